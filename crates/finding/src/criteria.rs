//! [`Criteria`]: what each criterion means, as data.
//!
//! Owns what a file of `assets/criteria/` must hold, and which are compiled in. It gives no verdict; see
//! `verdict`.

use crate::{Criterion, Problem, RuleError, Wording};
use serde::Deserialize;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Name and content of each file of criteria, in the order in which they are shown.
const FILES: [(&str, &str); 2] = [
    ("osd.toml", include_str!("../../../assets/criteria/osd.toml")),
    ("osaid.toml", include_str!("../../../assets/criteria/osaid.toml")),
];

/// The sentences that say why a verdict is what it is.
const REASONS: (&str, &str) =
    ("reasons.toml", include_str!("../../../assets/criteria/reasons.toml"));

/// All criteria, by definition.
#[derive(Debug)]
pub struct Criteria {
    /// The definitions, as they are shown.
    pub sets: Vec<Set>,
    reasons: HashMap<String, Wording>,
}

/// A definition and its criteria.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Set {
    /// Its id: `osd`.
    pub id: String,
    /// Its name.
    pub name: Wording,
    /// Who publishes it.
    pub publisher: String,
    /// Which version of it the criteria were written from.
    pub version: String,
    /// Where it stands.
    pub source: String,
    /// Its criteria, in its own order.
    pub criteria: Vec<CriterionText>,
}

/// What a criterion means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CriterionText {
    /// Which.
    pub criterion: Criterion,
    /// Its number in the definition; empty where that has none.
    pub number: String,
    /// What it is called.
    pub title: Wording,
    /// What a licence must allow, or may ask, to meet it.
    pub meaning: Wording,
    /// Which clauses make it fail.
    pub fails: Wording,
    /// Where it stands.
    pub source: String,
    /// On what a verdict rests.
    pub rests_on: Rests,
}

/// On what a verdict on a criterion rests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rests {
    /// Met where no clause stands against it.
    Restrictions,
    /// Met where a clause gives the right.
    Grants,
    /// No licence alone can show it.
    Facts,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    set: SetEntry,
    criterion: Vec<CriterionEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SetEntry {
    id: String,
    name: Wording,
    publisher: String,
    version: String,
    source: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CriterionEntry {
    id: String,
    number: String,
    title: Wording,
    meaning: Wording,
    fails: Wording,
    source: String,
    rests_on: Rests,
}

impl Criteria {
    /// The criteria that ship, read at first use.
    ///
    /// # Panics
    /// When a file under `assets/criteria/` is wrong, which this crate's tests exclude.
    pub fn built_in() -> &'static Self {
        static BUILT_IN: LazyLock<Criteria> = LazyLock::new(|| {
            Criteria::parse(&FILES, REASONS).unwrap_or_else(|error| panic!("{error}"))
        });
        &BUILT_IN
    }

    fn parse(files: &[(&str, &str)], reasons: (&str, &str)) -> Result<Self, RuleError> {
        let error = |file: &str, entry: Option<&str>, field, problem| RuleError {
            file: file.to_owned(),
            rule: entry.map(str::to_owned),
            field,
            problem,
        };
        let toml =
            |file: &str, e: toml::de::Error| error(file, None, None, Problem::Toml(e.to_string()));
        let mut sets = Vec::new();
        let mut seen: Vec<Criterion> = Vec::new();
        for (name, content) in files {
            let file: File = toml::from_str(content).map_err(|e| toml(name, e))?;
            let mut criteria = Vec::new();
            for entry in file.criterion {
                let id = entry.id.clone();
                let problem = |problem| error(name, Some(&id), Some("id"), problem);
                let criterion = Criterion::from_id(&entry.id)
                    .ok_or_else(|| problem(Problem::Unknown(entry.id.clone())))?;
                if seen.contains(&criterion) {
                    return Err(problem(Problem::Twice));
                }
                seen.push(criterion);
                criteria.push(CriterionText {
                    criterion,
                    number: entry.number,
                    title: entry.title,
                    meaning: entry.meaning,
                    fails: entry.fails,
                    source: entry.source,
                    rests_on: entry.rests_on,
                });
            }
            let SetEntry { id, name, publisher, version, source } = file.set;
            sets.push(Set { id, name, publisher, version, source, criteria });
        }
        if let Some(missing) = Criterion::ALL.iter().find(|c| !seen.contains(c)) {
            let file = files.last().map_or("", |(name, _)| name);
            return Err(error(file, Some(missing.id()), None, Problem::Empty));
        }
        let (name, content) = reasons;
        let reasons: HashMap<String, Wording> =
            toml::from_str(content).map_err(|e| toml(name, e))?;
        if let Some(missing) =
            crate::verdict::Ground::NAMED.iter().find(|g| !reasons.contains_key(**g))
        {
            return Err(error(name, Some(missing), None, Problem::Empty));
        }
        Ok(Self { sets, reasons })
    }

    /// All criteria, definition by definition.
    pub fn all(&self) -> impl Iterator<Item = &CriterionText> {
        self.sets.iter().flat_map(|set| &set.criteria)
    }

    /// A sentence of `reasons.toml`, by its name.
    pub fn reason(&self, name: &str) -> Option<&Wording> {
        self.reasons.get(name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_criteria_that_ship_are_all_there_in_both_languages() {
        let built_in = Criteria::built_in();
        let all: Vec<Criterion> = built_in.all().map(|c| c.criterion).collect();
        assert_eq!(all, Criterion::ALL);
        for text in built_in.all() {
            for words in [&text.title, &text.meaning, &text.fails] {
                assert!(!words.en.is_empty() && !words.fr.is_empty(), "{text:?}");
            }
        }
    }

    #[test]
    fn mistakes_name_their_place() {
        let (name, good) = FILES[0];
        for (old, new, expected) in [
            ("\"osd-3\"", "\"osd-33\"", "osd.toml: “osd-33”: id: “osd-33” is not known"),
            ("\"osd-3\"", "\"osd-2\"", "osd.toml: “osd-2”: id: the id is used twice"),
        ] {
            let files = [(name, good.replace(old, new))];
            let files: Vec<(&str, &str)> = files.iter().map(|(n, c)| (*n, c.as_str())).collect();
            let error = Criteria::parse(&files, REASONS).unwrap_err();
            assert_eq!(error.to_string(), expected);
        }
        let error = Criteria::parse(&FILES[..1], REASONS).unwrap_err();
        assert_eq!(error.to_string(), "osd.toml: “osaid-use”: is empty");
        let error = Criteria::parse(&FILES, ("reasons.toml", "")).unwrap_err();
        assert!(error.to_string().starts_with("reasons.toml: “"), "{error}");
    }
}
