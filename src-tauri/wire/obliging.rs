//! Duties and the situation that they depend on.
//!
//! Owns their shapes on the wire.

use crate::wire::judging::units;
use crate::wire::{EditionInfo, Proof, Verdict, Wording};
use finding::{Applies, Questions};
use library::{Answers, Obliged, Ticked};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// What a duty asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Act {
    /// Leave something.
    DoNot,
    /// Do something.
    Do,
    /// Ask the licensor.
    Ask,
    /// Be aware.
    Know,
}

/// An answer that the reader gave.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Answer {
    /// The id of the question.
    pub question: String,
    /// The id of the answer.
    pub option: String,
}

/// An answer that can be given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct QuestionOption {
    /// Its id.
    pub id: String,
    /// What it says.
    pub label: Wording,
}

/// A question about the reader's situation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Question {
    /// Its id.
    pub id: String,
    /// What is asked.
    pub ask: Wording,
    /// What helps to answer; may be empty.
    pub help: Wording,
    /// Whether several answers can be given.
    pub many: bool,
    /// The answers that can be given.
    pub options: Vec<QuestionOption>,
}

/// Something that the edition asks of the reader.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Duty {
    /// Unlike any other of the edition; stays from one answer to the next.
    pub key: String,
    /// What it asks for.
    pub act: Act,
    /// What to do.
    pub says: Wording,
    /// The clauses that ask for it.
    pub proofs: Vec<Proof>,
    /// The answers that make it apply; none where it applies to everyone.
    pub because: Vec<Answer>,
    /// Ids of the questions that decide whether it applies; none where it does.
    pub unanswered: Vec<String>,
    /// Whether the reader has ticked it.
    pub done: bool,
    /// The reader's note on it.
    pub note: String,
}

/// What an edition asks of the reader, in a situation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Duties {
    /// The licence.
    pub edition: EditionInfo,
    /// The texts of the bundle, the licence first.
    pub documents: Vec<EditionInfo>,
    /// What is asked about the situation.
    pub questions: Vec<Question>,
    /// What the reader answered.
    pub answers: Vec<Answer>,
    /// What is asked of the reader.
    pub duties: Vec<Duty>,
}

impl From<finding::Act> for Act {
    fn from(act: finding::Act) -> Self {
        match act {
            finding::Act::DoNot => Self::DoNot,
            finding::Act::Do => Self::Do,
            finding::Act::Ask => Self::Ask,
            finding::Act::Know => Self::Know,
        }
    }
}

impl From<finding::Answer> for Answer {
    fn from(finding::Answer { question, option }: finding::Answer) -> Self {
        Self { question, option }
    }
}

impl From<&finding::Question> for Question {
    fn from(question: &finding::Question) -> Self {
        let option = |o: &finding::Choice| QuestionOption {
            id: o.id.clone(),
            label: o.label.clone().into(),
        };
        Self {
            id: question.id.clone(),
            ask: question.ask.clone().into(),
            help: question.help.clone().into(),
            many: question.many,
            options: question.options.iter().map(option).collect(),
        }
    }
}

/// The answers of a window, by question.
pub(crate) fn by_question(given: Vec<Answer>) -> Answers {
    let mut answers = Answers::new();
    for Answer { question, option } in given {
        answers.entry(question).or_default().insert(option);
    }
    answers
}

impl Duties {
    /// What an edition asks, with what the reader answered and ticked.
    pub(crate) fn new(
        obliged: Obliged,
        answers: &Answers,
        ticked: &BTreeMap<String, Ticked>,
    ) -> Self {
        let units = units(&obliged.documents);
        let given = answers.iter().flat_map(|(question, options)| {
            options.iter().map(|o| Answer { question: question.clone(), option: o.clone() })
        });
        let duty = |obligation: library::Obligation| {
            let proofs = obligation.places.iter().map(|(at, finding)| {
                let document = &obliged.documents[*at];
                let of = (*at, &**document);
                Proof::new(of, &document.findings[*finding], Verdict::NotJudged, &units[*at])
            });
            let kept = ticked.get(&obligation.duty.id).cloned().unwrap_or_default();
            Duty {
                proofs: proofs.collect(),
                key: obligation.duty.id,
                act: obligation.duty.act.into(),
                says: obligation.duty.says.into(),
                because: obligation.duty.because.into_iter().map(Answer::from).collect(),
                unanswered: match obligation.duty.applies {
                    Applies::Yes => Vec::new(),
                    Applies::May { unanswered } => unanswered,
                },
                done: kept.done,
                note: kept.note,
            }
        };
        Self {
            edition: EditionInfo::new(&obliged.documents[0].info),
            documents: obliged.documents.iter().map(|d| EditionInfo::new(&d.info)).collect(),
            questions: Questions::built_in().all().iter().map(Question::from).collect(),
            answers: given.collect(),
            duties: obliged.duties.into_iter().map(duty).collect(),
        }
    }
}
