//! What an annotation is about, as plain values.
//!
//! Owns the form that the tables and the history share, and which combinations of values have a
//! meaning. It runs no SQL.

use annotation::{Change, Mark, Quote, Selectors, Sides, Target};
use rusqlite::Row;
use serde::{Deserialize, Serialize};
use text::Span;

/// A target as values. What a kind of target has no use for is empty.
///
/// In the history it is JSON: fields may be added, each with a default; none may go.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Values {
    /// "words", "clause", "edition" or "change".
    #[serde(default = "words")]
    pub kind: String,
    /// "highlight" or "underline" for words; empty for the others.
    #[serde(default = "highlight")]
    pub mark: String,
    /// The words in the annotation's own edition.
    #[serde(flatten)]
    pub place: Place,
    /// The older side of a change.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub older: Option<Older>,
}

/// What every annotation was about before there were kinds.
fn words() -> String {
    "words".into()
}

/// How all words were marked before there were kinds.
fn highlight() -> String {
    Mark::Highlight.name().into()
}

/// The older side of a change, as values.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Older {
    /// The id of the older edition.
    pub edition: String,
    /// "added", "removed" or "changed".
    pub sides: String,
    /// The words in the older edition.
    #[serde(flatten)]
    pub place: Place,
}

/// Selectors as values; all empty where there are no words.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Place {
    pub exact: String,
    pub prefix: String,
    pub suffix: String,
    pub start: usize,
    pub end: usize,
    pub address: String,
    pub text_hash: String,
}

impl Values {
    pub(crate) fn of(target: &Target) -> Self {
        let (kind, mark, older) = match target {
            Target::Words { mark, .. } => ("words", mark.name(), None),
            Target::Clause(_) => ("clause", "", None),
            Target::Edition => ("edition", "", None),
            Target::Change(change) => ("change", "", Some(Older::of(change))),
        };
        let place = target.selectors().map(Place::of).unwrap_or_default();
        Self { kind: kind.into(), mark: mark.into(), place, older }
    }

    /// # Errors
    /// With the reason, when the values together mean nothing.
    pub(crate) fn into_target(self) -> Result<Target, String> {
        let Self { kind, mark, place, older } = self;
        match (kind.as_str(), mark.as_str(), older) {
            ("words", mark, None) => {
                let mark = Mark::named(mark).ok_or_else(|| format!("mark: “{mark}” is none"))?;
                Ok(Target::Words { selectors: place.into_selectors(), mark })
            }
            ("clause", "", None) => Ok(Target::Clause(place.into_selectors())),
            ("edition", "", None) if place.is_empty() => Ok(Target::Edition),
            ("change", "", Some(older)) => older.into_change(place).map(Target::Change),
            ("words" | "clause" | "edition" | "change", mark, older) => Err(format!(
                "kind: “{kind}” cannot be with the mark “{mark}”, {} an older edition and {} words",
                if older.is_some() { "with" } else { "without" },
                if place.is_empty() { "no" } else { "with" },
            )),
            (kind, ..) => Err(format!("kind: “{kind}” is none")),
        }
    }
}

impl Older {
    fn of(change: &Change) -> Self {
        let sides = match change.sides {
            Sides::Added(_) => "added",
            Sides::Removed(_) => "removed",
            Sides::Changed { .. } => "changed",
        };
        let place = change.sides.in_older().map(Place::of).unwrap_or_default();
        Self { edition: change.older.clone(), sides: sides.into(), place }
    }

    fn into_change(self, newer: Place) -> Result<Change, String> {
        let Self { edition, sides, place: older } = self;
        let sides = match sides.as_str() {
            "added" if older.is_empty() => Sides::Added(newer.into_selectors()),
            "removed" if newer.is_empty() => Sides::Removed(older.into_selectors()),
            "changed" => {
                Sides::Changed { old: older.into_selectors(), new: newer.into_selectors() }
            }
            "added" | "removed" => return Err(format!("sides: “{sides}” cannot have both")),
            _ => return Err(format!("sides: “{sides}” is none")),
        };
        Ok(Change { older: edition, sides })
    }
}

impl Place {
    fn of(selectors: &Selectors) -> Self {
        let Selectors { quote: Quote { exact, prefix, suffix }, position, address, text_hash } =
            selectors.clone();
        let (start, end) = (position.start().bytes(), position.end().bytes());
        Self { exact, prefix, suffix, start, end, address, text_hash }
    }

    fn into_selectors(self) -> Selectors {
        let Self { exact, prefix, suffix, start, end, address, text_hash } = self;
        let quote = Quote { exact, prefix, suffix };
        Selectors { quote, position: Span::new(start, end), address, text_hash }
    }

    fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The seven columns from the zero-based column `first` on.
    pub(crate) fn read(row: &Row<'_>, first: usize) -> Result<Self, rusqlite::Error> {
        Ok(Self {
            exact: row.get(first)?,
            prefix: row.get(first + 1)?,
            suffix: row.get(first + 2)?,
            start: row.get(first + 3)?,
            end: row.get(first + 4)?,
            address: row.get(first + 5)?,
            text_hash: row.get(first + 6)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(exact: &str) -> Place {
        Place { exact: exact.into(), end: exact.len(), ..Place::default() }
    }

    fn older(sides: &str, exact: &str) -> Older {
        Older { edition: "llama-2".into(), sides: sides.into(), place: place(exact) }
    }

    #[test]
    fn only_what_means_something_is_a_target() {
        let none = None::<Older>;
        for (kind, mark, exact, older, meant) in [
            ("words", "highlight", "may", none.clone(), Ok(())),
            ("words", "underline", "may", none.clone(), Ok(())),
            ("words", "underline", "", none.clone(), Ok(())),
            ("words", "", "may", none.clone(), Err("mark: “” is none")),
            ("words", "blink", "may", none.clone(), Err("mark: “blink” is none")),
            ("words", "highlight", "may", Some(older("added", "")), Err("with an older edition")),
            ("clause", "", "may", none.clone(), Ok(())),
            ("clause", "highlight", "may", none.clone(), Err("the mark “highlight”")),
            ("edition", "", "", none.clone(), Ok(())),
            ("edition", "", "may", none.clone(), Err("with words")),
            ("edition", "", "", Some(older("removed", "may")), Err("with an older edition")),
            ("change", "", "may", none, Err("without an older edition")),
            ("change", "", "may", Some(older("added", "")), Ok(())),
            ("change", "", "may", Some(older("added", "must")), Err("“added” cannot have both")),
            ("change", "", "", Some(older("removed", "must")), Ok(())),
            (
                "change",
                "",
                "may",
                Some(older("removed", "must")),
                Err("“removed” cannot have both"),
            ),
            ("change", "", "may", Some(older("changed", "must")), Ok(())),
            ("change", "", "may", Some(older("moved", "must")), Err("sides: “moved” is none")),
            ("page", "", "", None, Err("kind: “page” is none")),
        ] {
            let values =
                Values { kind: kind.into(), mark: mark.into(), place: place(exact), older };
            let case = format!("{values:?}");
            match (values.clone().into_target(), meant) {
                (Ok(target), Ok(())) => assert_eq!(Values::of(&target), values),
                (Err(reason), Err(words)) => assert!(reason.contains(words), "{case}: {reason}"),
                (target, _) => panic!("{case}: {target:?}"),
            }
        }
    }
}
