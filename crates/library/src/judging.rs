//! Verdicts: what the rules find, what others say, what was released, and what the reader says.
//!
//! Owns how these stand beside each other for an edition and what it incorporates. The verdict is
//! `finding`'s; the reader's own is kept apart and never changes it.

use crate::document::bundle;
use crate::{Document, Error, Library};
use catalogue::Source;
use catalogue::openness::{Component, Release, State, releases_of};
use catalogue::opinion::{Opinion, opinions_on};
use finding::{
    Category, Criteria, Criterion, CriterionText, Finding, Judgement, Rests, Verdict, Wording,
    judge,
};
use jiff::Timestamp;
use std::collections::BTreeMap;
use std::sync::Arc;

/// The longest note on a verdict or a duty, in bytes.
const LONGEST_NOTE: usize = 100_000;

/// What of a model was released, component by component.
type Components = [(&'static Component, Option<&'static Release>)];

/// An edition as judged.
#[derive(Clone, Debug)]
pub struct Judged {
    /// Its text, then those of the policies that it incorporates.
    pub documents: Vec<Arc<Document>>,
    /// Its identifier in the SPDX licence list, if that says that OSI approved it.
    pub approved: Option<&'static str>,
    /// One for each criterion, definition by definition.
    pub judgements: Vec<Judgement>,
    /// What others say of it.
    pub opinions: Vec<&'static Opinion>,
    /// What of its model was released; empty when nothing is known of it.
    pub components: Vec<(&'static Component, Option<&'static Release>)>,
}

/// What the reader says of an edition and a criterion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnJudgement {
    /// What the reader found.
    pub verdict: Verdict,
    /// Why.
    pub note: String,
    /// When it last changed.
    pub modified: Timestamp,
}

/// An edition in a table of many.
#[derive(Clone, Debug)]
pub struct Surveyed {
    /// Its text.
    pub document: Arc<Document>,
    /// One for each criterion, in the order of [`Criterion::ALL`].
    pub verdicts: Vec<Verdict>,
    /// How many clauses of the bundle carry each category, in the order of [`Category::ALL`].
    pub clauses: Vec<usize>,
}

/// Judges a text with what it incorporates.
///
/// # Errors
/// When a built-in text is missing.
pub fn judged(document: &Arc<Document>) -> Result<Judged, Error> {
    let documents = bundle(document)?;
    let id = &document.info.id;
    let components = releases_of(id);
    Ok(Judged {
        approved: approved(id),
        judgements: verdicts(&documents, &components),
        opinions: opinions_on(id),
        components,
        documents,
    })
}

/// Every built-in licence by criteria and by categories.
///
/// # Errors
/// When a built-in text is missing.
pub fn survey() -> Result<Vec<Surveyed>, Error> {
    let licences = crate::editions()?.into_iter().filter(|d| d.info.kind == crate::Kind::Licence);
    let row = |document: Arc<Document>| {
        let documents = bundle(&document)?;
        let findings = || documents.iter().flat_map(|d| &d.findings);
        let clauses = |category| findings().filter(|f| f.category == category).count();
        Ok(Surveyed {
            verdicts: verdicts(&documents, &releases_of(&document.info.id))
                .into_iter()
                .map(|j| j.verdict)
                .collect(),
            clauses: Category::ALL.iter().map(|category| clauses(*category)).collect(),
            document,
        })
    };
    licences.map(row).collect()
}

/// The verdicts on the texts; where no text can show it, on what was released.
fn verdicts(documents: &[Arc<Document>], components: &Components) -> Vec<Judgement> {
    let findings: Vec<&[Finding]> = documents.iter().map(|d| &*d.findings).collect();
    let criteria = Criteria::built_in();
    let mut judgements = judge(&findings, criteria);
    for (judgement, text) in judgements.iter_mut().zip(criteria.all()) {
        let open = text.rests_on == Rests::Facts && judgement.verdict == Verdict::NotJudged;
        let Some((verdict, reason)) = open.then(|| by_release(text, components)).flatten() else {
            continue;
        };
        judgement.verdict = verdict;
        judgement.reason = reason.clone();
    }
    judgements
}

/// What the release of a criterion's components says of it; nothing when it has none, or none is known.
fn by_release<'a>(
    text: &'a CriterionText,
    components: &Components,
) -> Option<(Verdict, &'a Wording)> {
    let id = text.criterion.id();
    let of = components.iter().filter(|(component, _)| component.bears_on.iter().any(|b| b == id));
    let states: Vec<State> =
        of.map(|(_, release)| release.map_or(State::Unknown, |r| r.state)).collect();
    let criteria = Criteria::built_in();
    if states.is_empty() {
        None
    } else if states.contains(&State::NotReleased) {
        Some((Verdict::Fails, &text.fails))
    } else if states.iter().all(|state| *state == State::Released) {
        Some((Verdict::NotJudged, criteria.reason("facts-released")?))
    } else {
        Some((Verdict::Unclear, criteria.reason("facts-in-part")?))
    }
}

/// SPDX's identifier of a text that its list says OSI approved: set-up takes texts from there alone.
fn approved(id: &str) -> Option<&'static str> {
    if let Some(edition) = catalogue::edition(id) {
        return match &edition.source {
            Source::Spdx(id) => Some(id),
            Source::Scancode(_) | Source::Recipe(_) => None,
        };
    }
    catalogue::reference(id)?.spdx
}

impl Library {
    /// What the reader says of an edition, by criterion.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn own_judgements(
        &self,
        document: &Document,
    ) -> Result<BTreeMap<Criterion, OwnJudgement>, Error> {
        let store = self.store();
        let mut own = BTreeMap::new();
        for id in crate::notes::ids(&document.info.id) {
            for kept in store.judgements(id)? {
                let Some(criterion) = Criterion::from_id(&kept.criterion) else { continue };
                let verdict = from_store(kept.verdict);
                own.entry(criterion).or_insert(OwnJudgement {
                    verdict,
                    note: kept.note,
                    modified: kept.modified,
                });
            }
        }
        Ok(own)
    }

    /// Keeps what the reader says of an edition and a criterion; on disk when this returns.
    ///
    /// # Errors
    /// When the note is too long or it cannot be written.
    pub fn judge_own(
        &self,
        document: &Document,
        criterion: Criterion,
        verdict: Verdict,
        note: String,
    ) -> Result<OwnJudgement, Error> {
        let note = short(note)?;
        let modified = Timestamp::now();
        self.store().set_judgement(&store::Judgement {
            edition: document.info.id.clone(),
            criterion: criterion.id().to_owned(),
            verdict: to_store(verdict),
            note: note.clone(),
            created: modified,
            modified,
        })?;
        Ok(OwnJudgement { verdict, note, modified })
    }

    /// Takes back what the reader said of an edition and a criterion, if anything was.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn unjudge_own(&self, document: &Document, criterion: Criterion) -> Result<(), Error> {
        let mut store = self.store();
        for id in crate::notes::ids(&document.info.id) {
            store.remove_judgement(id, criterion.id())?;
        }
        Ok(())
    }
}

/// A note within its limit.
pub(crate) fn short(note: String) -> Result<String, Error> {
    if note.len() > LONGEST_NOTE {
        let n = note.len();
        return Err(Error::Input(format!("the note has {n} bytes; {LONGEST_NOTE} are the most")));
    }
    Ok(note)
}

fn from_store(verdict: store::Verdict) -> Verdict {
    match verdict {
        store::Verdict::Meets => Verdict::Meets,
        store::Verdict::Fails => Verdict::Fails,
        store::Verdict::Unclear => Verdict::Unclear,
        store::Verdict::NotJudged => Verdict::NotJudged,
    }
}

fn to_store(verdict: Verdict) -> store::Verdict {
    match verdict {
        Verdict::Meets => store::Verdict::Meets,
        Verdict::Fails => store::Verdict::Fails,
        Verdict::Unclear => store::Verdict::Unclear,
        Verdict::NotJudged => store::Verdict::NotJudged,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn opinions_name_criteria_that_there_are() {
        for opinion in catalogue::opinion::opinions() {
            for id in &opinion.criteria {
                assert!(Criterion::from_id(id).is_some(), "{}: {id}", opinion.title);
            }
        }
        for component in catalogue::openness::components() {
            for id in &component.bears_on {
                assert!(Criterion::from_id(id).is_some(), "{}: {id}", component.id);
            }
        }
    }

    #[test]
    fn a_verdict_rests_on_clauses_of_the_licence_or_of_its_policy() {
        let all = survey().unwrap();
        assert!(!all.is_empty());
        for row in &all {
            let judged = judged(&row.document).unwrap();
            let verdicts: Vec<Verdict> = judged.judgements.iter().map(|j| j.verdict).collect();
            assert_eq!(verdicts, row.verdicts);
            for because in judged.judgements.iter().flat_map(|j| &j.because) {
                assert!(judged.documents[because.document].findings.get(because.finding).is_some());
            }
        }
        let with_policy = all.iter().filter(|row| !row.document.info.incorporates.is_empty());
        let judged: Vec<Judged> = with_policy.map(|row| judged(&row.document).unwrap()).collect();
        let in_policy = |j: &Judged| {
            j.judgements.iter().flat_map(|j| &j.because).any(|because| because.document > 0)
        };
        assert!(judged.iter().any(in_policy));
    }

    #[test]
    fn what_was_kept_back_fails_what_asks_for_it() {
        let mut seen = 0;
        for row in survey().unwrap() {
            let judged = judged(&row.document).unwrap();
            for judgement in &judged.judgements {
                let id = judgement.criterion.id();
                let kept = judged.components.iter().any(|(component, release)| {
                    component.bears_on.iter().any(|b| b == id)
                        && release.is_some_and(|r| r.state == State::NotReleased)
                });
                if kept {
                    seen += 1;
                    assert_eq!(judgement.verdict, Verdict::Fails, "{}: {id}", row.document.info.id);
                }
            }
        }
        assert!(seen > 0);
    }

    #[test]
    fn what_spdx_lists_as_approved_fails_no_criterion() {
        for row in survey().unwrap() {
            let judged = judged(&row.document).unwrap();
            if judged.approved.is_some() {
                assert!(!row.verdicts.contains(&Verdict::Fails), "{}", row.document.info.id);
            }
        }
    }

    #[test]
    fn the_readers_own_judgement_is_kept_apart_and_can_be_taken_back() {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path()).unwrap();
        let document = crate::editions().unwrap().remove(0);
        let before = judged(&document).unwrap().judgements;
        let note = "'; DROP TABLE judgement;-- <b>".to_owned();
        library.judge_own(&document, Criterion::Osd5, Verdict::Unclear, note.clone()).unwrap();
        drop(library);
        let library = Library::open(folder.path()).unwrap();
        let own = library.own_judgements(&document).unwrap();
        assert_eq!(
            (own[&Criterion::Osd5].verdict, &own[&Criterion::Osd5].note),
            (Verdict::Unclear, &note)
        );
        assert_eq!(judged(&document).unwrap().judgements, before);
        library.unjudge_own(&document, Criterion::Osd5).unwrap();
        assert!(library.own_judgements(&document).unwrap().is_empty());
        let long = "x".repeat(LONGEST_NOTE + 1);
        assert!(library.judge_own(&document, Criterion::Osd5, Verdict::Meets, long).is_err());
    }
}
