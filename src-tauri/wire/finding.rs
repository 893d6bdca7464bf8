//! Findings: the rules that clauses carry.
//!
//! Owns their shapes on the wire.

use crate::wire::{Range, Units, count};
use serde::Serialize;
use ts_rs::TS;

/// What a rule does to the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Group {
    /// What you may not do.
    Restriction,
    /// What you must do.
    Condition,
    /// What the licensor keeps in hand.
    Control,
    /// Law and risk.
    Risk,
    /// What you are given.
    Grant,
}

/// The same words in the languages of the app.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Wording {
    /// English.
    pub en: String,
    /// French.
    pub fr: String,
}

/// How sure a rule is of what it sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Confidence {
    /// The words say this.
    Sure,
    /// The words usually say this; a person should look.
    Likely,
}

/// A clause that carries a rule. Offsets are UTF-16 code units into the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Finding {
    /// The id of the rule that saw it.
    pub rule: String,
    /// The id of its category.
    pub category: String,
    /// The category's group.
    pub group: Group,
    /// The category's short name.
    pub name: Wording,
    /// The clause's address.
    pub address: String,
    /// The clause: an index into the reading's clauses.
    pub clause: u32,
    /// Where the words that carry the rule begin.
    pub start: u32,
    /// Where they end.
    pub end: u32,
    /// The few words that decide.
    pub words: Vec<Range>,
    /// Ids of the criteria that it bears on.
    pub criteria: Vec<String>,
    /// How sure the rule is.
    pub confidence: Confidence,
    /// What the clause does, in one sentence.
    pub why: Wording,
}

/// A rule that came with a change, or went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Gained {
    /// The id of its category.
    pub category: String,
    /// The category's group.
    pub group: Group,
    /// The category's short name.
    pub name: Wording,
    /// The id of the rule that saw it.
    pub rule: String,
}

impl From<finding::Group> for Group {
    fn from(group: finding::Group) -> Self {
        match group {
            finding::Group::Restriction => Self::Restriction,
            finding::Group::Condition => Self::Condition,
            finding::Group::Control => Self::Control,
            finding::Group::Risk => Self::Risk,
            finding::Group::Grant => Self::Grant,
        }
    }
}

impl From<finding::Wording> for Wording {
    fn from(finding::Wording { en, fr }: finding::Wording) -> Self {
        Self { en, fr }
    }
}

impl From<finding::Confidence> for Confidence {
    fn from(confidence: finding::Confidence) -> Self {
        match confidence {
            finding::Confidence::Sure => Self::Sure,
            finding::Confidence::Likely => Self::Likely,
        }
    }
}

impl Finding {
    /// A finding of a text, in the text's units.
    pub fn new(finding: &finding::Finding, outline: &clause::Outline, units: &Units) -> Self {
        let Range { start, end } = units.range(finding.span);
        Self {
            rule: finding.rule.clone(),
            category: finding.category.id().to_owned(),
            group: finding.category.group().into(),
            name: finding.category.name().into(),
            address: outline.clause(finding.clause).address.to_string(),
            clause: count(finding.clause.0),
            start,
            end,
            words: finding.words.iter().map(|span| units.range(*span)).collect(),
            criteria: finding.criteria().into_iter().map(str::to_owned).collect(),
            confidence: finding.confidence.into(),
            why: finding.why.clone().into(),
        }
    }
}

impl From<&finding::Finding> for Gained {
    fn from(finding: &finding::Finding) -> Self {
        Self {
            category: finding.category.id().to_owned(),
            group: finding.category.group().into(),
            name: finding.category.name().into(),
            rule: finding.rule.clone(),
        }
    }
}
