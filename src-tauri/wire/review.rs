//! Notes that wait for a person: those whose words changed, and those carried from another edition.
//!
//! Owns their shapes on the wire. Offsets are UTF-16 code units into the text that they are in: the
//! edition that is reviewed, or one that it incorporates.

use crate::wire::{Annotation, AnnotationStatus, Range, Units};
use annotation::{Anchoring, Difference, Doubt, Loss};
use library::{PlacedNote, Waiting};
use serde::Serialize;
use ts_rs::TS;

/// What waits on an edition.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Review {
    /// The id of the edition.
    pub edition: String,
    /// What waits, in the order of where it stood.
    pub items: Vec<ReviewItem>,
}

/// A note that is not put on words until a person says so.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct ReviewItem {
    /// The note. Of another edition when it is carried from there; else of this one.
    pub note: Annotation,
    /// What became of its words in this edition. Never "placed".
    pub status: AnnotationStatus,
    /// Why, as a name that the window has words for.
    pub reason: ReviewReason,
    /// How sure it is that the first offer is these words, 0 to 1.
    pub score: f64,
    /// By how much the first offer is ahead of the next, 0 to 1.
    pub margin: f64,
    /// Its words where it was made.
    pub old: Excerpt,
    /// Places to put it on, the likeliest first; none when its words are gone.
    pub offers: Vec<Offer>,
}

/// Why a note waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum ReviewReason {
    /// The words are the same, their typography, punctuation or white space changed.
    Typography,
    /// The words are the same, the number of their clause changed.
    Number,
    /// Other words stand in their place.
    Reworded,
    /// The words are the same, and what stands around them may turn them into something else.
    Neighbours,
    /// The words stand in another clause.
    OtherClause,
    /// The words stand in several places that nothing tells apart.
    Ambiguous,
    /// The words stand among others than before.
    Elsewhere,
    /// Words like these stand here, and may be what became of them.
    Alike,
    /// The clause is gone, and nothing like the words is left.
    ClauseGone,
    /// The clause is gone; the same words stand in another, as they did before.
    CopyLeft,
    /// The words are gone from where they stood, and stand elsewhere as before.
    PlaceGone,
    /// The words are gone, though their clause is there.
    WordsGone,
    /// It quotes no words.
    NoWords,
    /// The words do not stand in the older edition as it is now.
    Unfounded,
}

/// Words with their neighbours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Excerpt {
    /// The id of the edition.
    pub edition: String,
    /// The address of the clause that they begin in.
    pub address: String,
    /// What stands before them.
    pub before: String,
    /// The words.
    pub words: String,
    /// What stands after them.
    pub after: String,
}

/// A place that a note may be put on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Offer {
    /// Where, in the text that the excerpt names.
    pub range: Range,
    /// What stands there; of the edition that is reviewed, or of one that it incorporates.
    pub excerpt: Excerpt,
}

/// What came of carrying the notes of one edition to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Carried {
    /// Those that stand on exactly their words now, as new annotations of the other edition.
    pub placed: Vec<Annotation>,
    /// How many wait for a person.
    pub waiting: u32,
    /// How many had been carried, or left, before.
    pub before: u32,
}

impl ReviewItem {
    /// What waits on an edition. `units` are those of [`Waiting::text`].
    pub fn new(waiting: &Waiting, units: &Units) -> Self {
        let Waiting { note, anchored, old, offers, text } = waiting;
        // Where it stands in a text of its own says nothing here; its words are those of `old`.
        let own = note.edition == text.info.id;
        let placed =
            PlacedNote { annotation: note.clone(), anchoring: own.then(|| anchored.clone()) };
        Self {
            note: Annotation::new(&placed, units),
            status: (&anchored.outcome).into(),
            reason: (&anchored.outcome).into(),
            score: anchored.score,
            margin: anchored.margin,
            old: old.into(),
            offers: offers
                .iter()
                .map(|offer| Offer {
                    range: units.range(offer.span),
                    excerpt: (&offer.excerpt).into(),
                })
                .collect(),
        }
    }
}

impl From<&library::Excerpt> for Excerpt {
    fn from(excerpt: &library::Excerpt) -> Self {
        let library::Excerpt { edition, address, before, words, after } = excerpt.clone();
        Self { edition, address, before, words, after }
    }
}

impl From<&Anchoring> for ReviewReason {
    fn from(outcome: &Anchoring) -> Self {
        match outcome {
            // Never asked: what is placed does not wait.
            Anchoring::Placed(_) | Anchoring::Edited(_, Difference::Typography) => Self::Typography,
            Anchoring::Edited(_, Difference::Number) => Self::Number,
            Anchoring::Edited(_, Difference::Words) => Self::Reworded,
            Anchoring::Edited(_, Difference::Neighbours) => Self::Neighbours,
            Anchoring::Moved(_) => Self::OtherClause,
            Anchoring::Unsure { doubt, .. } => match doubt {
                Doubt::Ambiguous => Self::Ambiguous,
                Doubt::Elsewhere => Self::Elsewhere,
                Doubt::Reworded => Self::Alike,
                Doubt::NoWords => Self::NoWords,
                Doubt::Unfounded => Self::Unfounded,
            },
            Anchoring::Removed(Loss::Words) => Self::WordsGone,
            Anchoring::Removed(Loss::Clause) => Self::ClauseGone,
            Anchoring::Removed(Loss::Copy) => Self::CopyLeft,
            Anchoring::Removed(Loss::Place) => Self::PlaceGone,
        }
    }
}
