//! [`Anchored`]: what became of an annotation's words, how sure that is, and why.
//!
//! Owns the outcomes and the words for them. It decides nothing; see [`crate::anchor`] and
//! [`crate::carry`].

use std::fmt;
use text::Span;

/// What became of an annotation's words in a text, and how sure that is.
#[derive(Clone, Debug, PartialEq)]
pub struct Anchored {
    /// What became of them.
    pub outcome: Anchoring,
    /// How sure it is that the likeliest place holds these words, from 0 to 1: which share of them
    /// stands there, and which of their neighbours, who count for more the fewer words there are.
    /// 0 where there is no place.
    pub score: f64,
    /// How far that place is ahead of the next, from 0 to 1, by the share of words and neighbours
    /// that stand there; 1 where there is no other, 0 where there is no place.
    pub margin: f64,
}

/// What became of an annotation's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Anchoring {
    /// On exactly its words, where they were. The only outcome that needs no look.
    Placed(Span),
    /// On the words that its own became, or on its own among others.
    Edited(Span, Difference),
    /// On exactly its words, which stand in another clause.
    Moved(Span),
    /// Nowhere until a person says so.
    Unsure {
        /// Why it is not placed.
        doubt: Doubt,
        /// Places to offer, the likeliest first; at most [`OFFERS`].
        candidates: Vec<Span>,
    },
    /// Nowhere: the words are gone, and nothing like them is left.
    Removed(Loss),
}

/// What differs from the words that were marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Difference {
    /// Typography, punctuation or white space.
    Typography,
    /// The number or letter of a clause.
    Number,
    /// The words.
    Words,
    /// Nothing; but their neighbours changed so that the same words may say something else.
    Neighbours,
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
    /// Its words do not stand in the older edition as it is now.
    Unfounded,
}

/// What was lost with the words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Loss {
    /// The words themselves.
    Words,
    /// Their place: the same words are left, so short that among other neighbours they are others.
    Place,
    /// The whole clause.
    Clause,
    /// The clause, while the same words still stand in another, where they stood before as well.
    Copy,
}

/// How many places are offered for an annotation in doubt: what a person looks through.
pub const OFFERS: usize = 8;

impl Anchored {
    /// On no place at all.
    pub(crate) fn nowhere(outcome: Anchoring) -> Self {
        Self { outcome, score: 0.0, margin: 0.0 }
    }

    /// In doubt between places, the likeliest first.
    pub(crate) fn unsure(doubt: Doubt, mut candidates: Vec<Span>, score: f64, margin: f64) -> Self {
        candidates.truncate(OFFERS);
        Self { outcome: Anchoring::Unsure { doubt, candidates }, score, margin }
    }
}

impl Anchoring {
    /// Where to draw it; `None` while nobody knows.
    pub fn span(&self) -> Option<Span> {
        match self {
            Self::Placed(span) | Self::Edited(span, _) | Self::Moved(span) => Some(*span),
            Self::Unsure { .. } | Self::Removed(_) => None,
        }
    }

    /// The places for a person to choose from, the likeliest first; none once it is removed.
    pub fn places(&self) -> &[Span] {
        match self {
            Self::Placed(span) | Self::Edited(span, _) | Self::Moved(span) => {
                std::slice::from_ref(span)
            }
            Self::Unsure { candidates, .. } => candidates,
            Self::Removed(_) => &[],
        }
    }

    /// The outcome as one word: "placed", "edited", "moved", "unsure" or "removed".
    pub fn id(&self) -> &'static str {
        match self {
            Self::Placed(_) => "placed",
            Self::Edited(..) => "edited",
            Self::Moved(_) => "moved",
            Self::Unsure { .. } => "unsure",
            Self::Removed(_) => "removed",
        }
    }

    /// The reason's name, by which the app finds its sentence: "edited-number".
    pub fn reason(&self) -> &'static str {
        self.told().0
    }

    /// The reason's name and its sentence in English.
    fn told(&self) -> (&'static str, &'static str) {
        match self {
            Self::Placed(_) => ("placed", "the words stand where they were"),
            Self::Edited(_, difference) => match difference {
                Difference::Typography => (
                    "edited-typography",
                    "the words are the same, their typography or punctuation changed",
                ),
                Difference::Number => {
                    ("edited-number", "the words are the same, their clause's number changed")
                }
                Difference::Words => ("edited-words", "the words changed"),
                Difference::Neighbours => (
                    "edited-neighbours",
                    "the words are the same, and what stands around them changed",
                ),
            },
            Self::Moved(_) => ("moved", "the words stand in another clause"),
            Self::Unsure { doubt, .. } => match doubt {
                Doubt::Ambiguous => (
                    "unsure-ambiguous",
                    "the words stand in several places that nothing tells apart",
                ),
                Doubt::Elsewhere => {
                    ("unsure-elsewhere", "the words stand among others than before")
                }
                Doubt::Reworded => {
                    ("unsure-reworded", "the words are gone, and similar ones stand here")
                }
                Doubt::NoWords => ("unsure-no-words", "the annotation quotes no words"),
                Doubt::Unfounded => {
                    ("unsure-unfounded", "the words do not stand in the older edition as it is now")
                }
            },
            Self::Removed(loss) => match loss {
                Loss::Words => ("removed-words", "the words no longer stand in this text"),
                Loss::Place => {
                    ("removed-place", "the words no longer stand among any of their neighbours")
                }
                Loss::Clause => ("removed-clause", "their clause no longer stands in this text"),
                Loss::Copy => (
                    "removed-copy",
                    "their clause is gone, and the same words stand in another as before",
                ),
            },
        }
    }
}

/// The reason in a sentence without a full stop.
impl fmt::Display for Anchoring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.told().1)
    }
}
