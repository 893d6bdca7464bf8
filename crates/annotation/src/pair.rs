//! [`Pair`]: which clause of an older edition became which of another, as plain data.
//!
//! Owns the shape in which [`crate::carry`] takes what a comparison found. It compares nothing, and
//! trusts no pair: words that are said to be kept are looked at all the same.

use clause::ClauseId;
use text::Span;

/// An old clause, or a part of it, and what it became.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair {
    /// The clause of the older edition.
    pub old: ClauseId,
    /// The clause of the other.
    pub new: ClauseId,
    /// Whether it stands where it stood between its neighbours.
    pub stayed: bool,
    /// Its redline: end to end, the steps are the old part on the one side and the new one on the
    /// other.
    pub steps: Vec<Step>,
}

/// A stretch of a redline, on both sides.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// The words in the older edition; an empty stretch where words came.
    pub old: Span,
    /// The words in the other; an empty stretch where words went.
    pub new: Span,
    /// What the difference weighs; `None` where both have the same bytes.
    pub change: Option<Weight>,
}

/// What a difference can do to the words around it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// Nothing: a name, a date, a link, a number, typography.
    Form,
    /// It can change what they mean.
    Substance,
    /// It can turn them into their opposite: may, must, must not.
    Modality,
}
