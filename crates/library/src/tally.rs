//! How many changes a reader counts.
//!
//! Owns what is one change to a person. A comparison lists every clause; a person counts a document
//! that is printed inside one edition only as one change, and clauses in other quotes as none. It
//! never hides a change: all of them stay in the comparison.

use crate::Document;
use crate::apart::{Side, Within, apart};
use comparison::{Change, Comparison, Kind, Relation, StandsFor};
use std::collections::HashSet;
use std::sync::Arc;

/// The changes from one edition to the next, as a reader counts them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Those that can change what the licence means.
    pub substantive: usize,
    /// Other changes of words, place or label.
    pub formal: usize,
    /// Clauses that read the same in the same place, be it in other quotes or spaces.
    pub same: usize,
}

/// Counts the changes between two bundles.
pub(crate) fn tally(
    comparison: &Comparison,
    old: &[Arc<Document>],
    new: &[Arc<Document>],
) -> Tally {
    let apart = apart(comparison, old, new);
    let within = |change: &Change| match (change.relation, change.old, change.new) {
        (Relation::Removed, Some(place), _) => Some(Within::of(Side::Old, old, place)),
        (Relation::Added, _, Some(place)) => Some(Within::of(Side::New, new, place)),
        _ => None,
    };
    let mut counted = HashSet::new();
    let mut tally = Tally::default();
    for change in comparison.changes.iter().filter(|change| !is_twin(change)) {
        let alone = within(change).filter(|key| apart.contains(key));
        if alone.is_some_and(|key| !counted.insert(key)) {
            continue;
        }
        *if change.substance {
            &mut tally.substantive
        } else if reads_the_same(change) {
            &mut tally.same
        } else {
            &mut tally.formal
        } += 1;
    }
    tally
}

/// Whether the change is of a clause that is told with another: one that its side has twice.
fn is_twin(change: &Change) -> bool {
    change.old.is_some()
        && change.new.is_some()
        && matches!(change.stands_for, StandsFor::Old | StandsFor::New)
}

/// Whether the clause has the same words in the same place, be it in other quotes or spaces.
pub(crate) fn reads_the_same(change: &Change) -> bool {
    match change.relation {
        Relation::Same => true,
        Relation::Edited => change.kinds.iter().all(|kind| *kind == Kind::Typography),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use crate::{Scope, compare, editions};
    use clause::PartKind;
    use std::sync::Arc;

    #[test]
    fn a_policy_printed_inside_one_edition_is_one_change() {
        let editions = editions().unwrap();
        let has = |document: &crate::Document, kind| {
            document.outline.parts.iter().any(|part| part.kind == kind)
        };
        let pair = editions.iter().filter(|d| has(d, PartKind::Policy)).find_map(|inside| {
            let later = editions.iter().find(|d| {
                d.info.family == inside.info.family
                    && d.info.kind == inside.info.kind
                    && d.info.date > inside.info.date
                    && !has(d, PartKind::Policy)
            })?;
            Some([inside, later])
        });
        let [inside, later] = pair.expect("Llama 3 prints its policy inside, and 3.1 does not");
        let sides = [inside, later].map(Arc::clone);
        let column = compare(&sides, Scope::Alone).unwrap().columns.remove(1);
        let all = column.comparison.expect("a second column").summary;
        let printed = inside.outline.clauses.iter().filter(|c| c.part > 0).count();
        assert_eq!(column.tally.substantive, all.substantive - printed + 1);
        assert!(column.tally.formal <= all.formal);
    }
}
