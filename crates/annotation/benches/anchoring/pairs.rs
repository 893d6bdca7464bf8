//! What a comparison found, as this crate takes it.
//!
//! Owns the mapping, field to field, for the tests and the bench.

use annotation::{Pair, Step, Weight};
use comparison::{Document, Kind, compare};

/// The pairs of two documents' clauses.
pub fn pairs(old: Document, new: Document) -> Vec<Pair> {
    let weight = |kind: Kind| match kind {
        Kind::Modality => Weight::Modality,
        kind if kind.is_substance() => Weight::Substance,
        _ => Weight::Form,
    };
    let step = |step: &comparison::Step| Step {
        old: step.old,
        new: step.new,
        change: step.kind.map(weight),
    };
    let pair = |pair: comparison::ClausePair| Pair {
        old: pair.old.clause,
        new: pair.new.clause,
        stayed: pair.stayed,
        steps: pair.steps.iter().map(step).collect(),
    };
    compare(&[old], &[new]).clause_pairs().map(pair).collect()
}
