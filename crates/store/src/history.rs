//! The table `annotation_history`: what every annotation was, change by change.
//!
//! Owns the versions, each written in the transaction of its change. Nothing is ever taken out.

use crate::error::{Problem, StoreError};
use crate::open::Store;
use crate::target::Values;
use crate::{instant, link};
use annotation::{Annotation, AnnotationId, Colour, Link, Links, Status};
use jiff::Timestamp;
use rusqlite::Transaction;
use serde::{Deserialize, Serialize};

pub(crate) const CREATE: &str = "
CREATE TABLE annotation_history (
    sequence   INTEGER PRIMARY KEY AUTOINCREMENT,
    annotation TEXT NOT NULL REFERENCES annotation (id),
    change     TEXT NOT NULL CHECK (change IN ('added', 'edited', 'removed', 'restored')),
    at         TEXT NOT NULL,
    state      TEXT NOT NULL CHECK (json_valid(state))
) STRICT;
CREATE INDEX annotation_history_annotation ON annotation_history (annotation, sequence)";

/// A version can also be one that came from elsewhere and was not taken, because what was there is
/// newer.
pub(crate) const ADD_TAKEN: &str = "
ALTER TABLE annotation_history ADD COLUMN taken INTEGER NOT NULL DEFAULT 1 CHECK (taken IN (0, 1))";

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
    /// An older version of it came from elsewhere, and is kept here only.
    SetAside,
}

impl Change {
    const ALL: [Self; 5] =
        [Self::Added, Self::Edited, Self::Removed, Self::Restored, Self::SetAside];

    /// How the file says it: `change` and `taken`.
    fn values(self) -> (&'static str, bool) {
        match self {
            Self::Added => ("added", true),
            Self::Edited => ("edited", true),
            Self::Removed => ("removed", true),
            Self::Restored => ("restored", true),
            Self::SetAside => ("edited", false),
        }
    }

    fn of(change: &str, taken: bool) -> Option<Self> {
        Self::ALL.into_iter().find(|known| known.values() == (change, taken))
    }
}

/// An annotation as one change left it.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// What was done.
    pub change: Change,
    /// When.
    pub at: Timestamp,
    /// The annotation after the change; for a removal, what was removed; for one that was set aside,
    /// the version that did not become the annotation.
    pub annotation: Annotation,
}

impl Store {
    /// All versions of an annotation, the first one first. Empty when there never was one.
    ///
    /// # Errors
    /// [`Problem::Value`] when a stored version has no meaning; else as the disk has it.
    pub fn history(&self, id: &AnnotationId) -> Result<Vec<Version>, StoreError> {
        self.read(|file| versions(file, id))
    }
}

/// As [`Store::history`].
pub(crate) fn versions(file: &Transaction<'_>, id: &AnnotationId) -> Result<Vec<Version>, Problem> {
    let mut select = file.prepare_cached(
        "SELECT change, taken, at, state FROM annotation_history
         WHERE annotation = ?1 ORDER BY sequence",
    )?;
    let mut rows = select.query([id.as_str()])?;
    let mut versions = Vec::new();
    while let Some(row) = rows.next()? {
        let (change, taken): (String, bool) = (row.get(0)?, row.get(1)?);
        let (at, state): (String, String) = (row.get(2)?, row.get(3)?);
        let unfit = |reason: String| Problem::value(format!("a version of {id}"), &reason);
        let state: State =
            serde_json::from_str(&state).map_err(|error| unfit(error.to_string()))?;
        versions.push(Version {
            change: Change::of(&change, taken)
                .ok_or_else(|| unfit(format!("“{change}” is no change")))?,
            at: instant::parse(&at)?,
            annotation: state.into_annotation(id.clone()).map_err(unfit)?,
        });
    }
    Ok(versions)
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
    let (name, taken) = change.values();
    file.prepare_cached(
        "INSERT INTO annotation_history (annotation, change, taken, at, state)
         VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute((annotation.id.as_str(), name, taken, at.to_string(), state))?;
    Ok(())
}

/// An annotation as JSON. Fields may be added, each with a default; none may go.
#[derive(Serialize, Deserialize)]
struct State {
    edition: String,
    #[serde(flatten)]
    target: Values,
    colour: u8,
    body: String,
    tags: Vec<String>,
    #[serde(default)]
    links: Vec<LinkState>,
    #[serde(default = "open")]
    status: String,
    author: String,
    created: String,
    modified: String,
}

/// A link as JSON.
#[derive(Serialize, Deserialize)]
struct LinkState {
    kind: String,
    words: String,
    stance: String,
}

/// What the status of every annotation was before there was one.
fn open() -> String {
    Status::Open.name().into()
}

impl State {
    fn of(annotation: &Annotation) -> Self {
        let Annotation {
            id: _,
            edition,
            target,
            colour,
            body,
            tags,
            links,
            status,
            author,
            created,
            modified,
        } = annotation;
        let link = |Link { subject, stance }: &Link| LinkState {
            kind: subject.kind().into(),
            words: subject.words().into(),
            stance: stance.name().into(),
        };
        Self {
            edition: edition.clone(),
            target: Values::of(target),
            colour: colour.number(),
            body: body.clone(),
            tags: tags.to_vec(),
            links: links.iter().map(link).collect(),
            status: status.name().into(),
            author: author.clone(),
            created: created.to_string(),
            modified: modified.to_string(),
        }
    }

    /// # Errors
    /// With the reason, when a value has no meaning.
    fn into_annotation(self, id: AnnotationId) -> Result<Annotation, String> {
        let moment = |text: &str| text.parse().map_err(|error: jiff::Error| error.to_string());
        let link = |link: &LinkState| link::parse(&link.kind, &link.words, &link.stance);
        Ok(Annotation {
            id,
            edition: self.edition,
            target: self.target.into_target()?,
            colour: Colour::new(self.colour).map_err(|error| error.to_string())?,
            body: self.body,
            tags: self.tags.into(),
            links: self.links.iter().map(link).collect::<Result<Links, _>>()?,
            status: Status::named(&self.status)
                .ok_or_else(|| format!("status: “{}” is none", self.status))?,
            author: self.author,
            created: moment(&self.created)?,
            modified: moment(&self.modified)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use annotation::{Mark, Target};

    #[test]
    fn a_version_from_before_there_were_kinds_is_highlighted_words() {
        let state: State = serde_json::from_str(
            r#"{"edition":"mit","exact":"seven","prefix":"a ","suffix":"","start":3,"end":8,
                "address":"1.b","text_hash":"hash","colour":3,"body":"a note","tags":["EU"],
                "author":"A. Reader","created":"2026-01-02T03:04:05Z",
                "modified":"2026-01-02T03:04:06Z"}"#,
        )
        .unwrap();
        let id = "00000000-0000-4000-8000-000000000001".parse().unwrap();
        let annotation = state.into_annotation(id).unwrap();
        let Target::Words { selectors, mark: Mark::Highlight } = annotation.target else {
            panic!("{:?}", annotation.target)
        };
        assert_eq!(selectors.quote.exact, "seven");
        assert_eq!(selectors.position, text::Span::new(3, 8));
        assert_eq!(annotation.status, Status::Open);
        assert!(annotation.links.is_empty());
    }
}
