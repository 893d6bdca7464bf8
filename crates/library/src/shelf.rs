//! The shelf: families with their editions, and what binds in each.
//!
//! Owns the order and the counts that the shelf shows. Editions are counted as bundles: a ban in a
//! policy binds through its licence.

use crate::document::{bundle, editions};
use crate::{Document, Error, Info, Library, Origin};
use catalogue::Kind;
use clause::{ClauseId, PartKind};
use finding::Group;
use std::collections::HashSet;
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

impl Library {
    /// All families, the reader's own texts among them: those with a history first, else in the
    /// catalogue's order and then in the order in which they came.
    ///
    /// # Errors
    /// As the disk has it.
    pub fn shelf(&self) -> Result<Vec<Family>, Error> {
        let mut texts = editions()?;
        texts.extend(self.imports()?);
        families(texts)
    }
}

fn families(texts: Vec<Arc<Document>>) -> Result<Vec<Family>, Error> {
    let with_a_licence: HashSet<String> =
        texts.iter().flat_map(|text| text.info.incorporates.clone()).collect();
    let mut families: Vec<Family> = Vec::new();
    for document in texts {
        // A policy stands with its licence, or by itself when no licence here makes it part of itself.
        let info = &document.info;
        if info.kind == Kind::Policy && with_a_licence.contains(&info.id) {
            continue;
        }
        let bundle = bundle(&document)?;
        let counts = counts(&bundle);
        let at = families.iter().position(|f| f.name == info.family).unwrap_or_else(|| {
            families.push(Family {
                name: info.family.clone(),
                publisher: info.publisher.clone(),
                editions: Vec::new(),
            });
            families.len() - 1
        });
        let editions = &mut families[at].editions;
        let place = place(editions, info);
        let policies = bundle[1..].to_vec();
        editions.insert(place, Shelved { document, policies, counts });
    }
    families.sort_by_key(|family| family.editions.len() == 1);
    Ok(families)
}

/// Where a text stands among the editions of its family: the catalogue's in their order, an own one
/// behind those that are no younger, or last when its date is not known.
fn place(editions: &[Shelved], info: &Info) -> usize {
    if info.origin != Origin::Import || info.date.is_none() {
        return editions.len();
    }
    let older = |edition: &Shelved| edition.document.info.date <= info.date;
    editions.iter().rposition(older).map_or(0, |last| last + 1)
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
        let families = families(editions().unwrap()).unwrap();
        let sizes: Vec<usize> = families.iter().map(|f| f.editions.len()).collect();
        assert!(sizes[0] > 1 && sizes.windows(2).all(|w| w[0] > 1 || w[1] == 1), "{sizes:?}");
        let dates: Vec<_> =
            families[0].editions.iter().map(|e| e.document.info.date.clone()).collect();
        assert!(dates.is_sorted(), "{dates:?}");
    }

    #[test]
    fn an_own_text_stands_in_its_family_by_its_date() {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path()).unwrap();
        let built_in = families(editions().unwrap()).unwrap();
        let date = |e: &Shelved| e.document.info.date.clone();
        let grown =
            |f: &&Family| f.editions.len() > 2 && date(&f.editions[0]) < date(&f.editions[1]);
        let known = built_in.iter().find(grown).expect("a family that grew");
        let (first, second) = (&known.editions[0], &known.editions[1]);
        let bring = |name: &str, family: &str, date: Option<&str>| {
            let bytes = format!("{name}\n\nKeep bees.");
            let seen = library.examine(name, bytes.as_bytes()).unwrap();
            let (family, date) = (family.to_owned(), date.map(str::to_owned));
            let details = crate::Details { family, date, ..seen.details };
            library.import(name, bytes.as_bytes(), details).unwrap().info.id.clone()
        };
        let between = bring("A", &known.name, date(first).as_deref());
        let undated = bring("B", &known.name, None);
        let alone = bring("C", "Bees", Some("2020"));
        let families = library.shelf().unwrap();
        let family = families.iter().find(|f| f.name == known.name).unwrap();
        let ids: Vec<_> = family.editions.iter().map(|e| &*e.document.info.id).collect();
        assert_eq!(ids[..3], [&*first.document.info.id, &*between, &*second.document.info.id]);
        assert_eq!(ids.last(), Some(&&*undated));
        assert_eq!(families.last().unwrap().editions[0].document.info.id, alone);
    }

    #[test]
    fn every_text_stands_on_the_shelf_once() {
        let families = families(editions().unwrap()).unwrap();
        let shelved = families.iter().flat_map(|f| &f.editions);
        let stands = |id: &str| {
            let of = |e: &&Shelved| {
                e.document.info.id == id || e.policies.iter().any(|p| p.info.id == id)
            };
            shelved.clone().filter(of).count()
        };
        for edition in editions().unwrap() {
            assert!(stands(&edition.info.id) >= 1, "{} stands nowhere", edition.info.id);
        }
    }

    #[test]
    fn a_policy_printed_twice_is_counted_once() {
        let families = families(editions().unwrap()).unwrap();
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
