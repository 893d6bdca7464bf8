//! Diffs of token keys, bounded in work.
//!
//! Owns the choice of how fine a diff may be: word by word where that is cheap, sentence by sentence
//! first in very long clauses, and as a whole where even that does not help. It reads no words.

use crate::phrases::Stretch;
use crate::redline::Guard;
use crate::token::Token;
use similar::{Algorithm, DiffTag, capture_diff_slices_deadline};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

/// Up to so many tokens a side, a clause is compared word by word at once. The longest clauses of
/// licences have some 1,000.
const AT_ONCE: usize = 6_000;

/// The stretches of two clauses' tokens.
pub(crate) fn diff(
    old: &[Token],
    old_text: &str,
    new: &[Token],
    new_text: &str,
    guard: &mut Guard,
) -> Vec<Stretch> {
    let keys = |tokens: &[Token]| tokens.iter().map(|t| t.key).collect::<Vec<u64>>();
    let (olds, news) = (keys(old), keys(new));
    if olds.len().max(news.len()) <= AT_ONCE {
        return fine(&olds, 0, &news, 0, guard);
    }
    let (a, b) = (sentences(old, old_text), sentences(new, new_text));
    let prints = |keys: &[u64], all: &[Range<usize>]| {
        all.iter().map(|s| print(&keys[s.clone()])).collect::<Vec<u64>>()
    };
    let coarse = fine(&prints(&olds, &a), 0, &prints(&news, &b), 0, guard);
    let tokens = |all: &[Range<usize>], of: &Range<usize>, len: usize| {
        let start = all.get(of.start).map_or(len, |s| s.start);
        start..all.get(of.end).map_or(len, |s| s.start)
    };
    coarse
        .into_iter()
        .flat_map(|stretch| {
            let (Stretch::Same(o, n) | Stretch::Changed(o, n)) = &stretch;
            let (o, n) = (tokens(&a, o, olds.len()), tokens(&b, n, news.len()));
            match stretch {
                Stretch::Same(..) => vec![Stretch::Same(o, n)],
                Stretch::Changed(..) if o.len().max(n.len()) <= AT_ONCE => {
                    fine(&olds[o.clone()], o.start, &news[n.clone()], n.start, guard)
                }
                Stretch::Changed(..) => {
                    if !o.is_empty() && !n.is_empty() {
                        guard.too_long();
                    }
                    vec![Stretch::Changed(o, n)]
                }
            }
        })
        .collect()
}

/// The diff of keys that stand at `old_at` and `new_at` of their clauses.
fn fine(old: &[u64], old_at: usize, new: &[u64], new_at: usize, guard: &mut Guard) -> Vec<Stretch> {
    let ops = capture_diff_slices_deadline(Algorithm::Myers, old, new, guard.deadline());
    guard.look();
    ops.iter()
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
