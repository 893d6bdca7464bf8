//! The shape of a rule file.
//!
//! Owns which fields a file may have. Their meaning is checked in `rule` and explained to writers in
//! `docs/rules.md`.

use serde::Deserialize;
use std::collections::BTreeMap;

/// One file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct File {
    #[serde(default)]
    pub(crate) words: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    pub(crate) lead: Vec<Lead>,
    #[serde(default)]
    pub(crate) rule: Vec<Rule>,
}

/// Words before a list that give its items their meaning.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Lead {
    pub(crate) id: String,
    pub(crate) any: Vec<String>,
    #[serde(default)]
    pub(crate) not: Vec<String>,
}

/// One rule.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Rule {
    pub(crate) id: String,
    pub(crate) category: String,
    pub(crate) confidence: String,
    #[serde(default)]
    pub(crate) fails: Vec<String>,
    #[serde(default)]
    pub(crate) unclear: Vec<String>,
    #[serde(default)]
    pub(crate) meets: Vec<String>,
    pub(crate) why: Why,
    pub(crate) source: String,
    #[serde(default)]
    pub(crate) kinds: Vec<String>,
    #[serde(default)]
    pub(crate) heading: Vec<String>,
    #[serde(default)]
    pub(crate) banners: bool,
    pub(crate) leads: Option<String>,
    pub(crate) under: Option<String>,
    #[serde(default)]
    pub(crate) all: Vec<String>,
    #[serde(default)]
    pub(crate) any: Vec<String>,
    #[serde(default)]
    pub(crate) not: Vec<String>,
    #[serde(default)]
    pub(crate) decide: Vec<String>,
    pub(crate) matches: Vec<String>,
    pub(crate) misses: Vec<String>,
}

/// The explanation in the languages of the app.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Why {
    pub(crate) en: String,
    pub(crate) fr: String,
}
