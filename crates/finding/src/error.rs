//! [`RuleError`]: what is wrong with a file of rules, questions or duties, and where.
//!
//! Owns the words in which a lawyer is told of a mistake. It mends nothing.

use crate::{Category, PhraseError};
use thiserror::Error;

/// A file of rules, questions or duties that cannot be used.
#[derive(Debug, Error)]
#[error("{file}: {}{problem}", place(rule.as_deref(), *field))]
pub struct RuleError {
    /// The file's name as given.
    pub file: String,
    /// The id of the rule, lead, question or duty, when the mistake is inside one.
    pub rule: Option<String>,
    /// The field that holds the mistake.
    pub field: Option<&'static str>,
    /// What is wrong.
    pub problem: Problem,
}

/// What is wrong with such a file.
#[derive(Debug, Error)]
pub enum Problem {
    /// It is not TOML of the expected shape; the message names line and column.
    #[error("{0}")]
    Toml(String),
    /// A phrase cannot be read.
    #[error("“{phrase}”: {error}")]
    Phrase {
        /// The phrase as written.
        phrase: String,
        /// What is wrong with it.
        error: PhraseError,
    },
    /// A value that this field does not know.
    #[error("“{0}” is not known")]
    Unknown(String),
    /// The id was used before.
    #[error("the id is used twice")]
    Twice,
    /// The field must hold something.
    #[error("is empty")]
    Empty,
    /// Nothing says what must stand in the clause.
    #[error("the rule says nothing that must stand in the clause: give all, any, leads or under")]
    Nothing,
    /// No phrase marks the words that decide.
    #[error("no phrase marks deciding words with {{ }}")]
    Unmarked,
    /// A duty of one category names a rule of another.
    #[error("“{rule}” is no rule of {}", category.id())]
    OtherCategory {
        /// The rule's id as written.
        rule: String,
        /// The category of the duty that names it.
        category: Category,
    },
    /// Duties that share one rule do not share all.
    #[error("“{0}” is named by another duty beside other rules: name the same ones in both")]
    SharedRule(String),
    /// Another duty always goes before this one.
    #[error("“{duty}” would never be told: “{ahead}” fits every situation and goes before it")]
    NeverTold {
        /// The id of the duty that would never be told.
        duty: String,
        /// The id of the one before it.
        ahead: String,
    },
}

fn place(rule: Option<&str>, field: Option<&str>) -> String {
    let rule = rule.map_or(String::new(), |r| format!("“{r}”: "));
    let field = field.map_or(String::new(), |f| format!("{f}: "));
    rule + &field
}
