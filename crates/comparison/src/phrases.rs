//! From a diff of tokens to stretches that a person reads as phrases.
//!
//! Owns the merging of small equal islands and the sliding of a change to where a phrase begins. It
//! keeps every token: the stretches still cover both sides in order.

use crate::token::{Class, Token};
use std::ops::Range;

/// A stretch of both sides, as ranges of tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Stretch {
    /// Tokens with the same keys, one for one.
    Same(Range<usize>, Range<usize>),
    /// Tokens that stand for one another as a whole; one range may be empty.
    Changed(Range<usize>, Range<usize>),
}

impl Stretch {
    /// The same with the sides the other way round.
    pub(crate) fn turned(self) -> Self {
        match self {
            Self::Same(o, n) => Self::Same(n, o),
            Self::Changed(o, n) => Self::Changed(n, o),
        }
    }
}

/// An island of at most so many words between two changes may join them. With three, a clause with
/// two small changes reads as rewritten.
const ISLAND: usize = 2;

/// Makes a diff readable. `content` is the text that the old tokens stand in.
pub(crate) fn phrases(
    stretches: Vec<Stretch>,
    old: &[Token],
    content: &str,
    new: &[Token],
) -> Vec<Stretch> {
    let mut read: Vec<Stretch> = Vec::with_capacity(stretches.len());
    for stretch in stretches {
        match (stretch, read.last_mut()) {
            (Stretch::Changed(o, n), Some(Stretch::Changed(p, q))) => {
                (p.end, q.end) = (o.end, n.end);
            }
            (stretch, _) => read.push(stretch),
        }
        let [.., Stretch::Changed(a, b), Stretch::Same(island, _), Stretch::Changed(c, d)] =
            &read[..]
        else {
            continue;
        };
        let size =
            |o: &Range<usize>, n: &Range<usize>| words(&old[o.clone()]).max(words(&new[n.clone()]));
        if is_island(&old[island.clone()], content, size(a, b), size(c, d)) {
            let joined = Stretch::Changed(a.start..c.end, b.start..d.end);
            read.truncate(read.len() - 3);
            read.push(joined);
        }
    }
    slide(&mut read, old, new);
    read
}

fn words(tokens: &[Token]) -> usize {
    tokens.iter().filter(|t| t.is_word()).count()
}

/// Whether equal tokens between changes of `before` and `behind` words are too few to read apart.
/// A sentence's end always parts.
fn is_island(tokens: &[Token], content: &str, before: usize, behind: usize) -> bool {
    let words = words(tokens);
    let parts = tokens.iter().any(|t| matches!(t.of(content), "." | ";" | ":"));
    let smaller = before.min(behind);
    !parts && words <= ISLAND && if words == 0 { smaller > 0 } else { smaller > words }
}

/// Slides a pure insertion or deletion to begin where a phrase does, if the tokens allow it: of
/// "a, b, and" it marks ", b" rather than "b,".
fn slide(read: &mut [Stretch], old: &[Token], new: &[Token]) {
    for at in 1..read.len().saturating_sub(1) {
        let (left, rest) = read.split_at_mut(at);
        let (Some(Stretch::Same(lo, ln)), [Stretch::Changed(o, n), Stretch::Same(ro, rn), ..]) =
            (left.last_mut(), rest)
        else {
            continue;
        };
        let (tokens, changed) = match (Range::is_empty(o), Range::is_empty(n)) {
            (true, false) => (new, &*n),
            (false, true) => (old, &*o),
            _ => continue,
        };
        let room = lo.len().min(changed.start).saturating_sub(1);
        let mut best = (rating(tokens, changed), 0);
        let mut shift = 0;
        while shift < room
            && tokens[changed.start - shift - 1].key == tokens[changed.end - shift - 1].key
        {
            shift += 1;
            let moved = changed.start - shift..changed.end - shift;
            let rated = rating(tokens, &moved);
            if rated > best.0 {
                best = (rated, shift);
            }
        }
        let shift = best.1;
        for range in [lo, ln] {
            range.end -= shift;
        }
        for range in [o, n] {
            *range = range.start - shift..range.end - shift;
        }
        for range in [ro, rn] {
            range.start -= shift;
        }
    }
}

/// How well a stretch reads as a phrase: it ends with a sentence, or begins behind a sign, or
/// begins with one.
fn rating(tokens: &[Token], stretch: &Range<usize>) -> u8 {
    let sign = |at: Option<usize>| {
        at.and_then(|at| tokens.get(at)).is_some_and(|t| t.class == Class::Sign)
    };
    let ends = sign(stretch.end.checked_sub(1));
    let begins = sign(Some(stretch.start));
    let behind = sign(stretch.start.checked_sub(1));
    match (behind, begins, ends) {
        (true, false, true) => 3,
        (_, true, false) => 2,
        (false, false, false) => 1,
        _ => 0,
    }
}
