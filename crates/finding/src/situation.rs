//! [`Situation`]: what a reader answered about themselves.
//!
//! Owns which answers fit the questions, and the two notations in which they may be written. What
//! follows from them is said in `duty`.

use crate::{Question, Questions};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use thiserror::Error;

/// Answers to some or all of the questions. The default answers none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Situation {
    /// Question id → ids of the options chosen; never an empty set.
    answers: BTreeMap<String, BTreeSet<String>>,
}

/// Answers that the questions do not know.
#[derive(Debug, Error)]
pub enum SituationError {
    /// Neither notation can be read; the message names line and column.
    #[error("{0}")]
    Syntax(String),
    /// There is no such question.
    #[error("there is no question “{named}”; the questions are {}", known.join(", "))]
    Question {
        /// The question as named.
        named: String,
        /// The ids of the questions that there are.
        known: Vec<String>,
    },
    /// The question offers no such option.
    #[error("“{question}” has no option “{named}”; its options are {}", known.join(", "))]
    Option {
        /// The question's id.
        question: String,
        /// The option as named.
        named: String,
        /// The ids of the options that there are.
        known: Vec<String>,
    },
    /// Several options of a question that takes one.
    #[error("“{question}” takes one option, not {given}")]
    Several {
        /// The question's id.
        question: String,
        /// How many were chosen.
        given: usize,
    },
}

/// The options chosen for a question: one word, or several in brackets.
#[derive(Deserialize)]
#[serde(untagged, expecting = "an answer must be an option’s id, or a list of such")]
enum Chosen {
    One(String),
    Several(Vec<String>),
}

impl Situation {
    /// Takes answers: ids of questions, each with the ids of the options chosen. A question without
    /// a chosen option is not answered.
    ///
    /// # Errors
    /// The first question or option that `questions` does not have, or a question that takes one
    /// option and was given several.
    pub fn new(
        answers: BTreeMap<String, BTreeSet<String>>,
        questions: &Questions,
    ) -> Result<Self, SituationError> {
        for (named, chosen) in &answers {
            let question = questions.get(named).ok_or_else(|| SituationError::Question {
                named: named.clone(),
                known: questions.all().iter().map(|q| q.id.clone()).collect(),
            })?;
            fits(question, chosen)?;
        }
        Ok(Self { answers: answers.into_iter().filter(|(_, chosen)| !chosen.is_empty()).collect() })
    }

    /// Reads answers written as TOML, or as a JSON object, which begins with `{`:
    /// `{"role": ["host"], "commercial": "yes"}`.
    ///
    /// # Errors
    /// What cannot be read, with line and column; else as [`Self::new`].
    pub fn parse(source: &str, questions: &Questions) -> Result<Self, SituationError> {
        let source = source.trim_start_matches('\u{feff}');
        let read: Result<BTreeMap<String, Chosen>, String> = if source.trim_start().starts_with('{')
        {
            serde_json::from_str(source).map_err(|error| error.to_string())
        } else {
            toml::from_str(source).map_err(|error| error.to_string())
        };
        let chosen = |given| match given {
            Chosen::One(option) => BTreeSet::from([option]),
            Chosen::Several(options) => options.into_iter().collect(),
        };
        let answers = read.map_err(SituationError::Syntax)?;
        Self::new(answers.into_iter().map(|(id, given)| (id, chosen(given))).collect(), questions)
    }

    /// The options chosen for a question; nothing when it is not answered.
    pub fn answer(&self, question: &str) -> Option<&BTreeSet<String>> {
        self.answers.get(question)
    }
}

/// Whether the question takes these options.
fn fits(question: &Question, chosen: &BTreeSet<String>) -> Result<(), SituationError> {
    if let Some(named) = chosen.iter().find(|option| !question.offers(option)) {
        return Err(SituationError::Option {
            question: question.id.clone(),
            named: named.clone(),
            known: question.options.iter().map(|choice| choice.id.clone()).collect(),
        });
    }
    if !question.many && chosen.len() > 1 {
        let (question, given) = (question.id.clone(), chosen.len());
        return Err(SituationError::Several { question, given });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(source: &str) -> Result<Situation, SituationError> {
        Situation::parse(source, Questions::built_in())
    }

    #[test]
    fn both_notations_say_the_same() {
        let json = parse(r#"{"role": ["host", "user"], "commercial": "yes"}"#).unwrap();
        let toml = parse("role = [\"user\", \"host\"]\ncommercial = [\"yes\"]\n").unwrap();
        assert_eq!(json, toml);
        let role: Vec<&str> = json.answer("role").unwrap().iter().map(String::as_str).collect();
        assert_eq!(role, ["host", "user"]);
        assert_eq!(
            parse("\u{feff} {\"role\": \"host\"}").unwrap(),
            parse("role = 'host'").unwrap()
        );
    }

    #[test]
    fn what_is_not_chosen_is_not_answered() {
        assert_eq!(parse("").unwrap(), Situation::default());
        assert_eq!(parse("{}").unwrap(), Situation::default());
        let empty = parse("role = []").unwrap();
        assert_eq!(empty, Situation::default());
        assert_eq!(empty.answer("role"), None);
    }

    #[test]
    fn what_the_questions_do_not_know_is_told_with_what_they_do() {
        for (source, expected) in [
            (
                r#"{"roles": ["host"]}"#,
                "there is no question “roles”; the questions are role, users, revenue, where, \
                 commercial, outputs, field, naming",
            ),
            (
                "role = ['user', 'hoster']",
                "“role” has no option “hoster”; its options are user, fine-tuner, host, \
                 product-maker, redistributor",
            ),
            ("commercial = ['yes', 'no']", "“commercial” takes one option, not 2"),
        ] {
            assert_eq!(parse(source).unwrap_err().to_string(), expected);
        }
        for (source, expected) in [
            ("role = 1", "an answer must be an option’s id, or a list of such"),
            (r#"{"role": {"host": true}}"#, "an answer must be an option’s id, or a list of such"),
            ("role = ", "line 1"),
            ("{\"role\": ", "line 1"),
            ("role = 'user'\nrole = 'host'", "line 2"),
        ] {
            let told = parse(source).unwrap_err().to_string();
            assert!(told.contains(expected), "{told}");
        }
    }
}
