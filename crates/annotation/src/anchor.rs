//! [`anchor`]: where the words of an annotation stand in a text now.
//!
//! Owns the decision between the places that [`crate::occurrence`] finds. It is built to doubt: only
//! words that are the same to the byte, among the same neighbours or in the same clause, are
//! [`Anchoring::Placed`], and where two places are as good as each other a person is asked.
//! See `docs/decisions/annotation-anchoring.md`.

use crate::ground::Ground;
use crate::select::{address, after, before};
use crate::{CONTEXT, Quote, Selectors, occurrence, reworded};
use clause::Outline;
use std::fmt;
use text::{Span, Text, fold};

/// Where an annotation stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Anchoring {
    /// On exactly its words, where they were. The only outcome that needs no look.
    Placed(Span),
    /// On the same words, whose typography, punctuation or white space changed.
    Edited(Span),
    /// On exactly its words, which stand in a clause with another address.
    Moved(Span),
    /// Nowhere until a person says so.
    Unsure {
        /// Why it is not placed.
        doubt: Doubt,
        /// Places to offer, the likeliest first; at most [`OFFERS`].
        candidates: Vec<Span>,
    },
    /// Nowhere: the words are gone, and nothing like them is left.
    Removed,
}

/// Why an annotation was not placed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Doubt {
    /// Its words stand in several places, and nothing tells these apart.
    Ambiguous,
    /// Its words stand here, but are so short that, among other neighbours, they may be others.
    Elsewhere,
    /// Its words are gone; something like them is left.
    Reworded,
    /// It quotes no words.
    NoWords,
}

/// How many places are offered for an annotation in doubt: what a person looks through.
pub const OFFERS: usize = 8;

/// The share of the context that must still stand around short words for them to be the same ones.
///
/// Half is all of it on one side, so that an edit on the other side does not matter.
const SAME_NEIGHBOURS: f64 = 0.5;

/// By how much of the context the best place must be ahead of the next for the context to decide.
///
/// A quarter is half of one side: more than a name that changed, less than the whole side.
const MARGIN: f64 = 0.25;

/// Finds the words of an annotation in a text, be it the one it was made on or a corrected one.
pub fn anchor(selectors: &Selectors, text: &Text, outline: &Outline) -> Anchoring {
    place(selectors, &Ground::new(text, outline))
}

/// As [`anchor`], for many annotations of one text: what they share is worked out once.
pub fn anchor_all<'a>(
    selectors: impl IntoIterator<Item = &'a Selectors>,
    text: &Text,
    outline: &Outline,
) -> Vec<Anchoring> {
    let ground = Ground::new(text, outline);
    selectors.into_iter().map(|one| place(one, &ground)).collect()
}

fn place(selectors: &Selectors, ground: &Ground<'_>) -> Anchoring {
    let Selectors { quote, position, text_hash, .. } = selectors;
    if quote.exact.trim().is_empty() {
        return Anchoring::Unsure { doubt: Doubt::NoWords, candidates: Vec::new() };
    }
    if *text_hash == ground.hash && position.of(ground.content) == quote.exact {
        return Anchoring::Placed(*position);
    }
    let same = occurrence::exact(ground.content, quote);
    if !same.is_empty() {
        return match choose(&same, selectors, ground) {
            Ok(found) if found.same_address => Anchoring::Placed(found.span),
            Ok(found) => Anchoring::Moved(found.span),
            Err(unsure) => unsure,
        };
    }
    let alike = occurrence::apart_from_typography(ground.folded(), quote);
    if !alike.is_empty() {
        return choose(&alike, selectors, ground)
            .map_or_else(|unsure| unsure, |found| Anchoring::Edited(found.span));
    }
    match reworded::nearest(ground.folded(), quote) {
        Some(near) => Anchoring::Unsure { doubt: Doubt::Reworded, candidates: vec![near] },
        None => Anchoring::Removed,
    }
}

/// A place where the words stand, and what speaks for it.
#[derive(Clone, Copy)]
struct Candidate {
    span: Span,
    /// Which share of the quote's context stands around it, 0 to 1.
    context: f64,
    /// Whether its clause has the address that the words had.
    same_address: bool,
    /// How far it is from where the words were, in bytes.
    distance: usize,
}

/// The one place among those found that the words must be, or why there is none.
fn choose(
    found: &[Span],
    selectors: &Selectors,
    ground: &Ground<'_>,
) -> Result<Candidate, Anchoring> {
    let mut ranked: Vec<Candidate> = found
        .iter()
        .map(|span| Candidate {
            span: *span,
            context: context(&selectors.quote, ground.content, *span),
            same_address: address(ground.content, ground.outline, *span) == selectors.address,
            distance: span.start().bytes().abs_diff(selectors.position.start().bytes()),
        })
        .collect();
    // Nearness never decides, since a passage put in before the words moves them onto the place of
    // others; it only says what is offered first.
    ranked.sort_by(|a, b| {
        b.context
            .total_cmp(&a.context)
            .then(b.same_address.cmp(&a.same_address))
            .then(a.distance.cmp(&b.distance))
    });
    let unsure = |doubt| {
        let candidates = ranked.iter().take(OFFERS).map(|c| c.span).collect();
        Err(Anchoring::Unsure { doubt, candidates })
    };
    let Some(best) = ranked.first() else { return unsure(Doubt::NoWords) };
    let mut rivals = ranked[1..].iter().take_while(|c| best.context - c.context < MARGIN);
    // The address tells equals apart, never the better from the worse: after a renumbering it
    // names another clause.
    let alone = rivals.clone().next().is_none();
    let told_by_address = best.same_address && rivals.all(|c| !c.same_address);
    if !(alone || told_by_address) {
        return unsure(Doubt::Ambiguous);
    }
    let long = selectors.quote.exact.trim().chars().count() >= CONTEXT;
    if best.context < SAME_NEIGHBOURS && !long {
        return unsure(Doubt::Elsewhere);
    }
    Ok(*best)
}

/// Which share of the quote's context stands around a place: 0 to 1, each side counting for half.
fn context(quote: &Quote, content: &str, span: Span) -> f64 {
    let (old_before, new_before) = (plain(&quote.prefix), plain(before(content, span)));
    let (old_after, new_after) = (plain(&quote.suffix), plain(after(content, span)));
    let sides = [
        share(old_before.iter().rev(), new_before.iter().rev()),
        share(old_after.iter(), new_after.iter()),
    ];
    match sides {
        [Some(before), Some(after)] => f64::midpoint(before, after),
        [Some(side), None] | [None, Some(side)] => side,
        // The quote was the whole text; what stands around it now is new.
        [None, None] => 1.0,
    }
}

/// The characters of a context that count: white space and typography do not.
fn plain(context: &str) -> Vec<char> {
    fold(context).chars().filter(|c| !c.is_whitespace()).collect()
}

/// Which share of `old` stands at the start of `new`; `None` when `old` is empty.
fn share<'a>(
    old: impl ExactSizeIterator<Item = &'a char>,
    new: impl Iterator<Item = &'a char>,
) -> Option<f64> {
    let all = old.len();
    let same = old.zip(new).take_while(|(a, b)| a == b).count();
    #[expect(clippy::cast_precision_loss, reason = "a few dozen characters")]
    (all > 0).then(|| same as f64 / all as f64)
}

impl Anchoring {
    /// Where to draw it; `None` while nobody knows.
    pub fn span(&self) -> Option<Span> {
        match self {
            Self::Placed(span) | Self::Edited(span) | Self::Moved(span) => Some(*span),
            Self::Unsure { .. } | Self::Removed => None,
        }
    }

    /// The outcome as one word: "placed", "edited", "moved", "unsure" or "removed".
    pub fn id(&self) -> &'static str {
        match self {
            Self::Placed(_) => "placed",
            Self::Edited(_) => "edited",
            Self::Moved(_) => "moved",
            Self::Unsure { .. } => "unsure",
            Self::Removed => "removed",
        }
    }
}

/// The reason in a sentence without a full stop.
impl fmt::Display for Anchoring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Placed(_) => "the words stand where they were",
            Self::Edited(_) => "the words are the same, their typography or punctuation changed",
            Self::Moved(_) => "the words stand in another clause",
            Self::Unsure { doubt, .. } => match doubt {
                Doubt::Ambiguous => "the words stand in several places that nothing tells apart",
                Doubt::Elsewhere => "the words stand among others than before",
                Doubt::Reworded => "the words are gone, and similar ones stand here",
                Doubt::NoWords => "the annotation quotes no words",
            },
            Self::Removed => "the words no longer stand in this text",
        })
    }
}
