//! Duties: what an edition asks of the reader, in their situation.
//!
//! Owns how the duties of a licence and of what it incorporates are put together, and what the reader
//! ticked. What the duties are is `finding`'s.

use crate::document::bundle;
use crate::judging::short;
use crate::{Document, Error, Library};
use finding::{Duties, Duty, Finding, Questions, Situation};
use jiff::Timestamp;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// What an edition asks.
#[derive(Clone, Debug)]
pub struct Obliged {
    /// Its text, then those of the policies that it incorporates.
    pub documents: Vec<Arc<Document>>,
    /// What it asks: what not to do, what to do, to ask and to know.
    pub duties: Vec<Obligation>,
}

/// A duty and where it comes from.
#[derive(Clone, Debug)]
pub struct Obligation {
    /// What is asked. Its `findings` are indexes into `places`' order.
    pub duty: Duty,
    /// The clauses that ask it: which of the documents, and which of its findings.
    pub places: Vec<(usize, usize)>,
}

/// What the reader noted of a duty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ticked {
    /// Whether it is done.
    pub done: bool,
    /// A note.
    pub note: String,
}

/// The questions' answers: for each question, the options that were chosen.
pub type Answers = BTreeMap<String, BTreeSet<String>>;

/// What a text and what it incorporates ask in a situation.
///
/// # Errors
/// When an answer is to no question, or a built-in text is missing.
pub fn obliged(document: &Arc<Document>, answers: &Answers) -> Result<Obliged, Error> {
    let situation = Situation::new(answers.clone(), Questions::built_in())
        .map_err(|error| Error::Input(error.to_string()))?;
    let documents = bundle(document)?;
    let mut places = Vec::new();
    let mut findings: Vec<Finding> = Vec::new();
    for (at, document) in documents.iter().enumerate() {
        places.extend((0..document.findings.len()).map(|finding| (at, finding)));
        findings.extend(document.findings.iter().cloned());
    }
    let duties = finding::duties(&findings, &situation, Duties::built_in());
    let duties = duties.into_iter().map(|duty| Obligation {
        places: duty.findings.iter().filter_map(|at| places.get(*at).copied()).collect(),
        duty,
    });
    Ok(Obliged { duties: duties.collect(), documents })
}

impl Library {
    /// The reader's situation as it was last answered. An answer to a question that there no longer is
    /// is left out.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn situation(&self) -> Result<Answers, Error> {
        let mut answers = Answers::new();
        for store::Answer { question, option } in self.store().situation()? {
            let known = Questions::built_in().get(&question);
            if known.is_some_and(|q| q.options.iter().any(|o| o.id == option)) {
                answers.entry(question).or_default().insert(option);
            }
        }
        Ok(answers)
    }

    /// Keeps the reader's situation; on disk when this returns.
    ///
    /// # Errors
    /// When an answer is to no question or it cannot be written.
    pub fn set_situation(&self, answers: &Answers) -> Result<(), Error> {
        Situation::new(answers.clone(), Questions::built_in())
            .map_err(|error| Error::Input(error.to_string()))?;
        let rows = answers.iter().flat_map(|(question, options)| {
            let row = |option: &String| store::Answer {
                question: question.clone(),
                option: option.clone(),
            };
            options.iter().map(row)
        });
        Ok(self.store().set_situation(&rows.collect())?)
    }

    /// What the reader ticked and noted of an edition's duties, by their ids.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn ticked(&self, document: &Document) -> Result<BTreeMap<String, Ticked>, Error> {
        let store = self.store();
        let mut ticked = BTreeMap::new();
        for id in crate::notes::ids(&document.info.id) {
            for state in store.duty_states(id)? {
                let kept = Ticked { done: state.done, note: state.note };
                ticked.entry(state.duty).or_insert(kept);
            }
        }
        Ok(ticked)
    }

    /// Ticks a duty and keeps a note on it; on disk when this returns.
    ///
    /// # Errors
    /// When there is no such duty, the note is too long or it cannot be written.
    pub fn tick(&self, document: &Document, duty: &str, ticked: Ticked) -> Result<(), Error> {
        if !Duties::built_in().has(duty) {
            return Err(Error::Input(format!("there is no duty “{duty}”")));
        }
        Ok(self.store().set_duty_state(&store::DutyState {
            edition: document.info.id.clone(),
            duty: duty.to_owned(),
            done: ticked.done,
            note: short(ticked.note)?,
            modified: Timestamp::now(),
        })?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(all: &[(&str, &str)]) -> Answers {
        let mut answers = Answers::new();
        for (question, option) in all {
            answers.entry((*question).into()).or_default().insert((*option).into());
        }
        answers
    }

    #[test]
    fn duties_lead_to_the_clauses_that_ask_them() {
        for document in crate::editions().unwrap() {
            let obliged =
                obliged(&document, &answers(&[("role", "host"), ("commercial", "yes")])).unwrap();
            for obligation in &obliged.duties {
                assert_eq!(obligation.places.len(), obligation.duty.findings.len());
                for (at, finding) in &obligation.places {
                    assert!(obliged.documents[*at].findings.get(*finding).is_some());
                }
            }
        }
    }

    #[test]
    fn a_situation_and_ticks_are_there_after_reopening() {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path()).unwrap();
        let document = crate::editions().unwrap().remove(0);
        let given = answers(&[("role", "host"), ("role", "user")]);
        library.set_situation(&given).unwrap();
        let duty = obliged(&document, &given).unwrap().duties.remove(0).duty.id;
        let ticked = Ticked { done: true, note: "<script>".into() };
        library.tick(&document, &duty, ticked.clone()).unwrap();
        drop(library);
        let library = Library::open(folder.path()).unwrap();
        assert_eq!(library.situation().unwrap(), given);
        assert_eq!(library.ticked(&document).unwrap()[&duty], ticked);
    }

    #[test]
    fn what_cannot_be_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path()).unwrap();
        let document = crate::editions().unwrap().remove(0);
        assert!(library.set_situation(&answers(&[("role", "king")])).is_err());
        assert!(obliged(&document, &answers(&[("mood", "good")])).is_err());
        assert!(library.tick(&document, "no.duty", Ticked::default()).is_err());
    }
}
