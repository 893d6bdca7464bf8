//! The shelf: families with their editions, and what binds in each.
//!
//! Owns the order and the counts that the shelf shows. Editions are counted as bundles: a ban in a
//! policy binds through its licence.

use crate::document::{bundle, editions};
use crate::{Document, Error};
use catalogue::Kind;
use clause::{ClauseId, PartKind};
use finding::Group;
use std::sync::Arc;

/// The licences of one family, oldest first.
#[derive(Clone, Debug)]
pub struct Family {
    /// Its name.
    pub name: String,
    /// Who publishes it.
    pub publisher: String,
    /// Its licences; policies stand with theirs.
    pub editions: Vec<Shelved>,
}

/// A licence on the shelf.
#[derive(Clone, Debug)]
pub struct Shelved {
    /// The licence.
    pub document: Arc<Document>,
    /// The texts that it incorporates.
    pub policies: Vec<Arc<Document>>,
    /// How many clauses carry a rule of each group, over the bundle, in the order of
    /// [`Group::ALL`]. A clause with two rules of a group counts once.
    pub counts: [usize; 5],
}

/// All built-in families: those with a history first, else in the catalogue's order.
pub fn shelf() -> Result<Vec<Family>, Error> {
    let mut families: Vec<Family> = Vec::new();
    for document in editions()?.into_iter().filter(|d| d.info.kind == Kind::Licence) {
        let bundle = bundle(&document)?;
        let info = &document.info;
        if families.last().is_none_or(|f| f.name != info.family) {
            families.push(Family {
                name: info.family.clone(),
                publisher: info.publisher.clone(),
                editions: Vec::new(),
            });
        }
        let counts = counts(&bundle);
        let shelved = Shelved { document, policies: bundle[1..].to_vec(), counts };
        if let Some(family) = families.last_mut() {
            family.editions.push(shelved);
        }
    }
    families.sort_by_key(|family| family.editions.len() == 1);
    Ok(families)
}

/// How many clauses of a bundle carry a rule of each group.
///
/// A policy that is printed inside the licence and also stands in the bundle as a text of its own
/// binds once, and is counted once.
fn counts(bundle: &[Arc<Document>]) -> [usize; 5] {
    let apart = bundle.iter().any(|d| d.info.kind == Kind::Policy);
    let counted = |document: &Document, clause: ClauseId| {
        let part = document.outline.clause(clause).part;
        !(apart && document.outline.parts[part].kind == PartKind::Policy)
    };
    Group::ALL.map(|group| {
        bundle
            .iter()
            .map(|document| {
                let mut clauses: Vec<_> = document
                    .findings
                    .iter()
                    .filter(|f| f.category.group() == group && counted(document, f.clause))
                    .map(|f| f.clause)
                    .collect();
                clauses.sort_unstable();
                clauses.dedup();
                clauses.len()
            })
            .sum()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn families_with_a_history_come_first_and_editions_by_age() {
        let families = shelf().unwrap();
        let sizes: Vec<usize> = families.iter().map(|f| f.editions.len()).collect();
        assert!(sizes[0] > 1 && sizes.windows(2).all(|w| w[0] > 1 || w[1] == 1), "{sizes:?}");
        let dates: Vec<_> =
            families[0].editions.iter().map(|e| e.document.info.date.clone()).collect();
        assert!(dates.is_sorted(), "{dates:?}");
    }

    #[test]
    fn a_policy_printed_twice_is_counted_once() {
        let families = shelf().unwrap();
        let inside =
            |e: &&Shelved| e.document.outline.parts.iter().any(|p| p.kind == PartKind::Policy);
        let twice =
            families.iter().flat_map(|f| &f.editions).find(inside).expect("Llama 3 prints it");
        let all =
            twice.document.findings.iter().filter(|f| f.category.group() == Group::Restriction);
        assert!(twice.counts[0] < all.count() + twice.policies[0].findings.len());
        let alone = counts(&[Arc::clone(&twice.document)]);
        assert!(alone[0] > 30, "alone, the printed policy counts: {alone:?}");
    }
}
