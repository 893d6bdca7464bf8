//! Documents that stand on one side of a comparison alone.
//!
//! Owns when the clauses of a printed document are one thing to a person: when none of them stands on
//! the other side. It never hides a change.

use crate::Document;
use comparison::{Comparison, Place, Relation};
use std::collections::HashSet;
use std::sync::Arc;

/// A side of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Side {
    /// The older.
    Old,
    /// The newer.
    New,
}

/// A document that stands within a side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Within {
    pub(crate) side: Side,
    /// Which of the side's texts.
    pub(crate) document: usize,
    /// Which part of that.
    pub(crate) part: usize,
}

impl Within {
    pub(crate) fn of(side: Side, bundle: &[Arc<Document>], place: Place) -> Self {
        let part = bundle[place.document].outline.clause(place.clause).part;
        Self { side, document: place.document, part }
    }
}

/// The documents of which no clause stands on the other side.
pub(crate) fn apart(
    comparison: &Comparison,
    old: &[Arc<Document>],
    new: &[Arc<Document>],
) -> HashSet<Within> {
    let (mut alone, mut shared) = (HashSet::new(), HashSet::new());
    for change in &comparison.changes {
        let sides = [(Side::Old, old, change.old), (Side::New, new, change.new)];
        let within = sides
            .into_iter()
            .filter_map(|(side, bundle, place)| place.map(|place| Within::of(side, bundle, place)));
        match change.relation {
            Relation::Added | Relation::Removed => alone.extend(within),
            _ => shared.extend(within),
        }
    }
    alone.retain(|within| !shared.contains(within));
    alone
}
