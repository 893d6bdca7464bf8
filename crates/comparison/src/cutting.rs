//! Where the words of a split or merged clause are cut.
//!
//! Owns the way from a clause and its parts to pairs of portions that can be redlined one by one. The
//! portions of the whole clause lie end to end, so that no word is told twice or left out.

use crate::Relation;
use crate::pairing::Pairing;
use crate::parting::{Parted, Parts};
use crate::phrases::Stretch;
use crate::redline::{self, Portion};
use crate::token::Token;
use crate::unit::Side;
use std::collections::HashMap;
use std::ops::Range;

/// A part of a split or merged clause on both sides.
pub(crate) struct Cut<'a> {
    /// [`Relation::Split`] or [`Relation::Merged`].
    pub(crate) relation: Relation,
    pub(crate) old: Portion<'a>,
    pub(crate) new: Portion<'a>,
}

/// The cuts, by the old and the new clause.
pub(crate) type Cuts<'a> = HashMap<(usize, usize), Cut<'a>>;

/// How much of a part's words (0 to 1000) must stand in its portion, in order.
const FLOOR_MATCHED: usize = 500;

/// Cuts every clause that was split or merged. What is no part of one after all, since its words
/// stand there in another order, is taken out of `parts`. `coarse` grows by one for each stretch that
/// was too long to be compared word by word.
pub(crate) fn cuts<'a>(
    old: &'a Side,
    new: &'a Side,
    pairing: &Pairing,
    parts: &mut Parts,
    coarse: &mut usize,
) -> Cuts<'a> {
    let mut cuts = Cuts::new();
    for Parted { whole: i, parts: mut pieces } in parts.split(pairing) {
        let whole = Portion::whole(old, i);
        let found = |all: Portion, coarse: &mut usize| {
            redline::stretches((old, whole), (new, all), pairing, coarse)
        };
        let places = cut(new, &mut pieces, &mut parts.split_from, found, coarse);
        if pieces.len() < 2 {
            continue;
        }
        cuts.extend(pieces.iter().zip(portions(whole, &places)).map(|(j, old)| {
            let new = part(new, *j, &old);
            ((i, *j), Cut { relation: Relation::Split, old, new })
        }));
    }
    for Parted { whole: j, parts: mut pieces } in parts.merged(pairing) {
        let whole = Portion::whole(new, j);
        let found = |all: Portion, coarse: &mut usize| {
            let found = redline::stretches((old, all), (new, whole), pairing, coarse);
            found.into_iter().map(Stretch::turned).collect()
        };
        let places = cut(old, &mut pieces, &mut parts.merged_into, found, coarse);
        if pieces.len() < 2 {
            continue;
        }
        cuts.extend(pieces.iter().zip(portions(whole, &places)).map(|(i, new)| {
            let old = part(old, *i, &new);
            ((*i, j), Cut { relation: Relation::Merged, old, new })
        }));
    }
    cuts
}

/// The tokens of the whole before which its further parts begin. Parts that do not stand in the whole
/// in their order are taken out of `pieces` and of `parts`, the worst first.
fn cut(
    side: &Side,
    pieces: &mut Vec<usize>,
    parts: &mut [Option<usize>],
    found: impl Fn(Portion, &mut usize) -> Vec<Stretch>,
    coarse: &mut usize,
) -> Vec<usize> {
    loop {
        let (tokens, ends) = joined(side, pieces);
        let all = Portion { tokens: &tokens, ..Portion::whole(side, pieces[0]) };
        let stretches = found(all, coarse);
        let worst = (0..pieces.len())
            .filter(|nth| parts[pieces[*nth]].is_some())
            .map(|nth| (matched(&stretches, &piece(&ends, nth, tokens.len())), nth))
            .min()
            .filter(|(matched, _)| *matched < FLOOR_MATCHED);
        let Some((_, nth)) = worst else { return places(&stretches, &ends) };
        parts[pieces.remove(nth)] = None;
    }
}

/// Which of the joined tokens are the part's.
fn piece(ends: &[usize], nth: usize, len: usize) -> Range<usize> {
    let start = if nth == 0 { 0 } else { ends[nth - 1] };
    start..ends.get(nth).copied().unwrap_or(len)
}

/// How many of a part's tokens stand in the whole, of 1000.
fn matched(stretches: &[Stretch], piece: &Range<usize>) -> usize {
    let same = stretches.iter().map(|stretch| match stretch {
        Stretch::Same(_, parts) => {
            parts.end.min(piece.end).saturating_sub(parts.start.max(piece.start))
        }
        Stretch::Changed(..) => 0,
    });
    1000 * same.sum::<usize>() / piece.len().max(1)
}

/// The tokens of all parts, and behind which of them each part but the last ends. The label of a
/// further part is read as words: "(ii)" may have stood inside the whole clause.
fn joined(side: &Side, parts: &[usize]) -> (Vec<Token>, Vec<usize>) {
    let mut tokens = Vec::new();
    let mut ends = Vec::new();
    for (nth, part) in parts.iter().enumerate() {
        let unit = &side.units[*part];
        tokens.extend_from_slice(if nth == 0 { unit.tokens() } else { unit.all_tokens() });
        ends.push(tokens.len());
    }
    ends.pop();
    (tokens, ends)
}

/// A part as it is compared with its portion of the whole: with its label as words, if the portion
/// begins with them.
fn part<'a>(side: &'a Side, unit: usize, of: &Portion) -> Portion<'a> {
    let part = Portion::whole(side, unit);
    let label = part.unit.label_tokens();
    let keys = |tokens: &[Token]| tokens.iter().map(|t| t.key).collect::<Vec<u64>>();
    let begins = of.bytes.0 > of.unit.span.start
        && !label.is_empty()
        && of.tokens.get(..label.len()).is_some_and(|first| keys(first) == keys(label));
    if begins {
        Portion { tokens: part.unit.all_tokens(), body: part.bytes.0, ..part }
    } else {
        part
    }
}

/// The tokens of the whole before which its further parts begin: of the stretches, the first side is
/// the whole, the second the parts.
fn places(stretches: &[Stretch], ends: &[usize]) -> Vec<usize> {
    let place = |end: &usize| {
        let mut behind = 0;
        for stretch in stretches {
            match stretch {
                Stretch::Same(whole, parts) if parts.contains(end) => {
                    return whole.start + end - parts.start;
                }
                // Words that went at the seam went from the part before it.
                Stretch::Same(whole, parts) | Stretch::Changed(whole, parts)
                    if parts.start <= *end =>
                {
                    behind = whole.end;
                }
                _ => break,
            }
        }
        behind
    };
    ends.iter().map(place).collect()
}

/// The portions of a clause that begin at its start and at `places`.
fn portions<'a>(whole: Portion<'a>, places: &[usize]) -> Vec<Portion<'a>> {
    let mut starts = vec![0];
    starts.extend(places);
    let byte = |token: usize| {
        let next = whole.tokens.get(token).map(|t| t.start);
        next.unwrap_or(whole.bytes.1)
    };
    let ends = places.iter().copied().chain([whole.tokens.len()]);
    let ranges: Vec<Range<usize>> =
        starts.iter().zip(ends).map(|(start, end)| *start..end).collect();
    let last = ranges.len() - 1;
    ranges
        .into_iter()
        .enumerate()
        .map(|(n, tokens)| {
            let start = if n == 0 { whole.bytes.0 } else { byte(tokens.start) };
            let end = if n == last { whole.bytes.1 } else { byte(tokens.end) };
            let body = whole.body.max(start);
            Portion { tokens: &whole.tokens[tokens], bytes: (start, end), body, ..whole }
        })
        .collect()
}
