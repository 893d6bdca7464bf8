//! Diffs of token keys, bounded in work.
//!
//! Owns the choice of how fine a diff may be: word by word where that is cheap, sentence by sentence
//! first in very long clauses, and as a whole where even that does not help. The bounds are lengths,
//! not times, so that the same clauses always give the same diff. It reads no words.

use crate::Place;
use crate::phrases::Stretch;
use crate::token::Token;
use clause::ClauseId;
use similar::{Algorithm, DiffTag, capture_diff_slices};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

/// Up to so many tokens a side, a clause is compared word by word at once. The longest clauses of
/// licences have some 1,000; two clauses of this length, the same words in disorder, take some 30 ms.
const AT_ONCE: usize = 6_000;

/// What is compared of a side.
pub(crate) struct Keyed<'a> {
    tokens: &'a [Token],
    content: &'a str,
    /// For each token, a key by which it is paired first, narrower than its own.
    narrow: Vec<u64>,
}

impl<'a> Keyed<'a> {
    /// See [`Token::narrow`] for `leads`.
    pub(crate) fn new(
        tokens: &'a [Token],
        content: &'a str,
        leads: impl Fn(ClauseId) -> Option<Place>,
    ) -> Self {
        let narrow = tokens.iter().map(|t| t.narrow(content, &leads)).collect();
        Self { tokens, content, narrow }
    }

    fn printed(&self) -> impl Iterator<Item = &'a str> {
        let content = self.content;
        self.tokens.iter().map(move |t| t.of(content))
    }

    fn wide(&self, of: Range<usize>) -> Vec<u64> {
        self.tokens[of].iter().map(|t| t.key).collect()
    }
}

/// The stretches of two clauses' tokens. `coarse` grows by one for each that was too long to be
/// compared word by word.
///
/// Of several shortest diffs the algorithm takes one by which side it is given first, so the sides are
/// put in an order of their own: which is called new may not matter.
pub(crate) fn diff(old: &Keyed, new: &Keyed, coarse: &mut usize) -> Vec<Stretch> {
    let keys = old.tokens.iter().map(|t| t.key).cmp(new.tokens.iter().map(|t| t.key));
    let order = keys.then_with(|| old.printed().cmp(new.printed()));
    if order.is_gt() {
        in_order(new, old, coarse).into_iter().map(Stretch::turned).collect()
    } else {
        in_order(old, new, coarse)
    }
}

fn in_order(old: &Keyed, new: &Keyed, coarse: &mut usize) -> Vec<Stretch> {
    let (olds, news) = (0..old.tokens.len(), 0..new.tokens.len());
    if olds.len().max(news.len()) <= AT_ONCE {
        return words(old, olds, new, news);
    }
    let (a, b) = (sentences(old.tokens, old.content), sentences(new.tokens, new.content));
    let prints = |side: &Keyed, all: &[Range<usize>]| {
        all.iter().map(|s| print(&side.wide(s.clone()))).collect::<Vec<u64>>()
    };
    let by_sentence = fine(&prints(old, &a), 0, &prints(new, &b), 0);
    let tokens = |all: &[Range<usize>], of: &Range<usize>, len: usize| {
        let start = all.get(of.start).map_or(len, |s| s.start);
        start..all.get(of.end).map_or(len, |s| s.start)
    };
    by_sentence
        .into_iter()
        .flat_map(|stretch| {
            let (Stretch::Same(o, n) | Stretch::Changed(o, n)) = &stretch;
            let (o, n) = (tokens(&a, o, olds.len()), tokens(&b, n, news.len()));
            match stretch {
                Stretch::Same(..) => vec![Stretch::Same(o, n)],
                Stretch::Changed(..) if o.len().max(n.len()) <= AT_ONCE => words(old, o, new, n),
                Stretch::Changed(..) => {
                    *coarse += usize::from(!o.is_empty() && !n.is_empty());
                    vec![Stretch::Changed(o, n)]
                }
            }
        })
        .collect()
}

/// The diff of two ranges of tokens: by the narrow keys, and what they leave apart by the wide
/// ones. Of "Sections 3, 4 and 7" and "Sections 4 and 7" the 3 went, though 3 and 4 are alike as
/// references; of "Section 3" and "Section 4" one stands for the other.
fn words(old: &Keyed, olds: Range<usize>, new: &Keyed, news: Range<usize>) -> Vec<Stretch> {
    let (a, b) = (&old.narrow[olds.clone()], &new.narrow[news.clone()]);
    fine(a, olds.start, b, news.start)
        .into_iter()
        .flat_map(|stretch| match stretch {
            Stretch::Changed(o, n) if !o.is_empty() && !n.is_empty() => {
                fine(&old.wide(o.clone()), o.start, &new.wide(n.clone()), n.start)
            }
            other => vec![other],
        })
        .collect()
}

/// The diff of keys that stand at `old_at` and `new_at` of their clauses.
fn fine(old: &[u64], old_at: usize, new: &[u64], new_at: usize) -> Vec<Stretch> {
    capture_diff_slices(Algorithm::Myers, old, new)
        .iter()
        .map(|op| {
            let (tag, o, n) = op.as_tag_tuple();
            let (o, n) = (o.start + old_at..o.end + old_at, n.start + new_at..n.end + new_at);
            match tag {
                DiffTag::Equal => Stretch::Same(o, n),
                DiffTag::Delete | DiffTag::Insert | DiffTag::Replace => Stretch::Changed(o, n),
            }
        })
        .collect()
}

fn print(keys: &[u64]) -> u64 {
    let mut hasher = DefaultHasher::new();
    keys.hash(&mut hasher);
    hasher.finish()
}

/// The sentences of a clause: each ends behind a full stop, a semicolon or a colon.
fn sentences(tokens: &[Token], content: &str) -> Vec<Range<usize>> {
    let mut all = Vec::new();
    let mut start = 0;
    for (i, token) in tokens.iter().enumerate() {
        if matches!(token.of(content), "." | ";" | ":") {
            all.push(start..i + 1);
            start = i + 1;
        }
    }
    if start < tokens.len() {
        all.push(start..tokens.len());
    }
    all
}
