//! [`Finding`]: a rule that a clause carries, and the words that show it.
//!
//! Owns the shape of a finding. It finds nothing itself; see `find`.

use crate::{Bearing, Category, Criterion, Effect};
use clause::ClauseId;
use serde::Deserialize;
use text::Span;

/// A clause that carries a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The id of the rule that saw it, the first in the order of the rule files when several did.
    pub rule: String,
    /// What kind of rule the clause carries.
    pub category: Category,
    /// The clause.
    pub clause: ClauseId,
    /// The sentences of the clause that carry the rule; the clause's whole body, printed label left
    /// out, when that is all it says. Never part of a sentence.
    pub span: Span,
    /// The few words that decide, in reading order, within `span`, apart from one another. Never
    /// empty.
    pub words: Vec<Span>,
    /// The criteria that it bears on, and how; each at most once.
    pub bearings: Vec<Bearing>,
    /// How sure the rule is of what it sees.
    pub confidence: Confidence,
    /// What the clause does, in one sentence.
    pub why: Wording,
}

impl Finding {
    /// The ids of the criteria that it bears on: `osd-6`, `osaid-use`.
    pub fn criteria(&self) -> Vec<&'static str> {
        self.bearings.iter().map(|b| b.criterion.id()).collect()
    }

    /// What it does to a criterion, if it bears on it.
    pub fn effect(&self, criterion: Criterion) -> Option<Effect> {
        self.bearings.iter().find(|b| b.criterion == criterion).map(|b| b.effect)
    }
}

/// How sure a rule is of what it sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// The words usually say this; a person should look.
    Likely,
    /// The words say this.
    Sure,
}

/// The same words in the languages of the app.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Wording {
    /// English, British spelling.
    pub en: String,
    /// French.
    pub fr: String,
}
