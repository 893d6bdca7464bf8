//! The shape of the files of questions and of duties.
//!
//! Owns which fields a file may have, and how a mistake in an entry names its place. What the fields
//! mean is checked in `question` and `topic` and explained to writers in `docs/duties.md`.

use crate::{Problem, RuleError, Wording};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;

/// The file of questions.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct QuestionFile {
    #[serde(default)]
    pub(crate) question: Vec<Question>,
}

/// One question.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Question {
    pub(crate) id: String,
    pub(crate) many: bool,
    pub(crate) ask: Words,
    pub(crate) help: Words,
    #[serde(default)]
    pub(crate) option: Vec<Choice>,
}

/// One answer that a question offers.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Choice {
    pub(crate) id: String,
    pub(crate) label: Words,
}

/// One file of duties.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DutyFile {
    #[serde(default)]
    pub(crate) duty: Vec<Duty>,
}

/// One duty.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Duty {
    pub(crate) id: String,
    pub(crate) category: String,
    /// None: all rules of the category that no duty names.
    pub(crate) rules: Option<Vec<String>>,
    pub(crate) act: String,
    #[serde(default)]
    pub(crate) when: BTreeMap<String, Vec<String>>,
    pub(crate) says: Words,
}

/// The same words in the languages of the app.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Words {
    en: String,
    fr: String,
}

/// Reads one file.
pub(crate) fn read<T: DeserializeOwned>(file: &str, content: &str) -> Result<T, RuleError> {
    toml::from_str(content).map_err(|error| RuleError {
        file: file.to_owned(),
        rule: None,
        field: None,
        problem: Problem::Toml(error.to_string()),
    })
}

/// The entry in which a mistake would be.
#[derive(Clone, Copy)]
pub(crate) struct Entry<'a> {
    pub(crate) file: &'a str,
    pub(crate) id: &'a str,
}

impl Entry<'_> {
    pub(crate) fn error(self, field: &'static str, problem: Problem) -> RuleError {
        let (file, rule) = (self.file.to_owned(), Some(self.id.to_owned()));
        RuleError { file, rule, field: Some(field), problem }
    }

    pub(crate) fn unknown(self, field: &'static str, value: &str) -> RuleError {
        self.error(field, Problem::Unknown(value.to_owned()))
    }

    pub(crate) fn filled(self, field: &'static str, empty: bool) -> Result<(), RuleError> {
        if empty { Err(self.error(field, Problem::Empty)) } else { Ok(()) }
    }

    pub(crate) fn words(self, field: &'static str, words: &Words) -> Result<Wording, RuleError> {
        let (en, fr) = (words.en.clone(), words.fr.clone());
        self.filled(field, en.trim().is_empty() || fr.trim().is_empty())?;
        Ok(Wording { en, fr })
    }
}
