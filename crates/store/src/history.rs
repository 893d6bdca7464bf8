//! The table `annotation_history`: what every annotation was, change by change.
//!
//! Owns the versions, each written in the transaction of its change. Nothing is ever taken out.

use crate::error::{Problem, StoreError};
use crate::instant;
use crate::open::Store;
use annotation::{Annotation, AnnotationId, Colour, Quote, Selectors};
use jiff::Timestamp;
use rusqlite::Transaction;
use serde::{Deserialize, Serialize};
use text::Span;

pub(crate) const CREATE: &str = "
CREATE TABLE annotation_history (
    sequence   INTEGER PRIMARY KEY AUTOINCREMENT,
    annotation TEXT NOT NULL REFERENCES annotation (id),
    change     TEXT NOT NULL CHECK (change IN ('added', 'edited', 'removed', 'restored')),
    at         TEXT NOT NULL,
    state      TEXT NOT NULL CHECK (json_valid(state))
) STRICT;
CREATE INDEX annotation_history_annotation ON annotation_history (annotation, sequence)";

/// What was done to an annotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Change {
    /// It was made.
    Added,
    /// Its note, colour, tags or place changed.
    Edited,
    /// It was taken away, and can be restored.
    Removed,
    /// It was brought back.
    Restored,
}

impl Change {
    fn name(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Edited => "edited",
            Self::Removed => "removed",
            Self::Restored => "restored",
        }
    }

    fn named(name: &str) -> Option<Self> {
        [Self::Added, Self::Edited, Self::Removed, Self::Restored]
            .into_iter()
            .find(|change| change.name() == name)
    }
}

/// An annotation as one change left it.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// What was done.
    pub change: Change,
    /// When.
    pub at: Timestamp,
    /// The annotation after the change; for a removal, what was removed.
    pub annotation: Annotation,
}

impl Store {
    /// All versions of an annotation, the first one first. Empty when there never was one.
    ///
    /// # Errors
    /// [`Problem::Value`] when a stored version has no meaning; else as the disk has it.
    pub fn history(&self, id: &AnnotationId) -> Result<Vec<Version>, StoreError> {
        self.read(|file| {
            let mut select = file.prepare_cached(
                "SELECT change, at, state FROM annotation_history
                 WHERE annotation = ?1 ORDER BY sequence",
            )?;
            let mut rows = select.query([id.as_str()])?;
            let mut versions = Vec::new();
            while let Some(row) = rows.next()? {
                let change: String = row.get(0)?;
                let at: String = row.get(1)?;
                let state: String = row.get(2)?;
                let unfit = |reason: String| Problem::value(format!("a version of {id}"), &reason);
                let state: State =
                    serde_json::from_str(&state).map_err(|error| unfit(error.to_string()))?;
                versions.push(Version {
                    change: Change::named(&change)
                        .ok_or_else(|| unfit(format!("“{change}” is no change")))?,
                    at: instant::parse(&at)?,
                    annotation: state.into_annotation(id.clone()).map_err(unfit)?,
                });
            }
            Ok(versions)
        })
    }
}

/// Notes that `change` was made at `at` and left `annotation`.
pub(crate) fn append(
    file: &Transaction<'_>,
    change: Change,
    at: Timestamp,
    annotation: &Annotation,
) -> Result<(), Problem> {
    let state = serde_json::to_string(&State::of(annotation))
        .map_err(|error| Problem::Fault(error.to_string()))?;
    file.prepare_cached(
        "INSERT INTO annotation_history (annotation, change, at, state) VALUES (?1, ?2, ?3, ?4)",
    )?
    .execute((annotation.id.as_str(), change.name(), at.to_string(), state))?;
    Ok(())
}

/// An annotation as JSON. Fields may be added, each with a default; none may go.
#[derive(Serialize, Deserialize)]
struct State {
    edition: String,
    exact: String,
    prefix: String,
    suffix: String,
    start: usize,
    end: usize,
    address: String,
    text_hash: String,
    colour: u8,
    body: String,
    tags: Vec<String>,
    author: String,
    created: String,
    modified: String,
}

impl State {
    fn of(annotation: &Annotation) -> Self {
        let Annotation { id: _, edition, selectors, colour, body, tags, author, created, modified } =
            annotation.clone();
        let Selectors { quote: Quote { exact, prefix, suffix }, position, address, text_hash } =
            selectors;
        Self {
            edition,
            exact,
            prefix,
            suffix,
            start: position.start().bytes(),
            end: position.end().bytes(),
            address,
            text_hash,
            colour: colour.number(),
            body,
            tags: tags.into(),
            author,
            created: created.to_string(),
            modified: modified.to_string(),
        }
    }

    fn into_annotation(self, id: AnnotationId) -> Result<Annotation, String> {
        let moment = |text: &str| text.parse().map_err(|error: jiff::Error| error.to_string());
        Ok(Annotation {
            id,
            edition: self.edition,
            selectors: Selectors {
                quote: Quote { exact: self.exact, prefix: self.prefix, suffix: self.suffix },
                position: Span::new(self.start, self.end),
                address: self.address,
                text_hash: self.text_hash,
            },
            colour: Colour::new(self.colour).map_err(|error| error.to_string())?,
            body: self.body,
            tags: self.tags.into(),
            author: self.author,
            created: moment(&self.created)?,
            modified: moment(&self.modified)?,
        })
    }
}
