//! What holds of every comparison, on real licences.

#[path = "texts/read.rs"]
mod read;

use comparison::{Comparison, Relation, compare};
use read::{Read, accepted, rejected};

/// Every so many licences of the shelf one is tried.
const STEP: usize = 37;

/// Licences that have nothing to do with one another, but for what all licences say.
fn licences() -> Vec<Read> {
    catalogue::references().iter().step_by(STEP).map(|r| Read::new(r.text, &[])).collect()
}

fn compared(old: &Read, new: &Read) -> Comparison {
    compare(&[old.document()], &[new.document()])
}

#[test]
fn all_accepted_is_new_and_all_rejected_is_old() {
    for pair in licences().chunks_exact(2) {
        let comparison = compared(&pair[0], &pair[1]);
        assert_eq!(accepted(&comparison, &pair[1..]), [pair[1].text.content.clone()]);
        assert_eq!(rejected(&comparison, &pair[..1]), [pair[0].text.content.clone()]);
    }
}

#[test]
fn a_licence_does_not_differ_from_itself() {
    for licence in licences() {
        let changes = compared(&licence, &licence).changes;
        assert!(changes.iter().all(|c| c.relation == Relation::Same && c.old == c.new));
    }
}

#[test]
fn turned_round_is_the_inverse() {
    for pair in licences().chunks_exact(2) {
        let told = |old: &Read, new: &Read, turned: bool| {
            let mut all: Vec<_> = compared(old, new)
                .changes
                .iter()
                .map(|c| {
                    let relation = if turned { read::inverse(c.relation) } else { c.relation };
                    let (from, to) = if turned { (c.new, c.old) } else { (c.old, c.new) };
                    (from, to, relation)
                })
                .collect();
            all.sort();
            all
        };
        assert_eq!(told(&pair[0], &pair[1], false), told(&pair[1], &pair[0], true));
    }
}

#[test]
fn other_quotes_are_no_substance() {
    for licence in licences() {
        // A block is one line; read once more, so that quotes alone differ.
        let words = licence.text.content.replace('\n', "\n\n");
        let straight = words.replace(['“', '”'], "\"").replace(['’', '‘'], "'");
        let comparison = compared(&Read::new(&words, &[]), &Read::new(&straight, &[]));
        assert_eq!(comparison.summary.substantive, 0, "{words:.200}");
    }
}
