//! The table `annotation`: the reader's highlights and notes.
//!
//! Owns their rows and what can be done with them. A removed one keeps its row and can be restored.

use crate::error::{Problem, StoreError};
use crate::history::{self, Change};
use crate::open::Store;
use crate::{instant, tag};
use annotation::{Annotation, AnnotationId, Colour, Quote, Selectors, Tags};
use jiff::Timestamp;
use rusqlite::{ErrorCode, OptionalExtension, Row, Transaction, named_params};
use std::collections::BTreeMap;
use text::Span;

pub(crate) const CREATE: &str = "
CREATE TABLE annotation (
    number    INTEGER PRIMARY KEY,
    id        TEXT    NOT NULL UNIQUE,
    edition   TEXT    NOT NULL,
    exact     TEXT    NOT NULL,
    prefix    TEXT    NOT NULL,
    suffix    TEXT    NOT NULL,
    start     INTEGER NOT NULL CHECK (start >= 0),
    \"end\"     INTEGER NOT NULL CHECK (\"end\" >= start),
    address   TEXT    NOT NULL,
    text_hash TEXT    NOT NULL,
    colour    INTEGER NOT NULL CHECK (colour BETWEEN 1 AND 5),
    body      TEXT    NOT NULL,
    author    TEXT    NOT NULL,
    created   TEXT    NOT NULL,
    modified  TEXT    NOT NULL,
    removed   TEXT
) STRICT;
CREATE INDEX annotation_edition ON annotation (edition, start) WHERE removed IS NULL";

/// The columns that [`RawRow`] reads, in its order.
macro_rules! columns {
    () => {
        "id, edition, exact, prefix, suffix, start, \"end\", address, text_hash, colour, body, \
         author, created, modified"
    };
}

impl Store {
    /// Keeps a new annotation. It is on the disk when this returns.
    ///
    /// # Errors
    /// [`Problem::AnnotationExists`] when its id is taken, be it by a removed one; else as the disk
    /// has it.
    pub fn add(&mut self, annotation: &Annotation) -> Result<(), StoreError> {
        self.write(|file| {
            insert(file, annotation)?;
            tag::replace(file, annotation.id.as_str(), &annotation.tags)?;
            history::append(file, Change::Added, annotation.modified, annotation)
        })
    }

    /// Puts `annotation` in the place of the one with its id. It is on the disk when this returns.
    ///
    /// # Errors
    /// [`Problem::NoAnnotation`] when there is none with its id or it is removed; else as the disk
    /// has it.
    pub fn update(&mut self, annotation: &Annotation) -> Result<(), StoreError> {
        self.write(|file| {
            overwrite(file, annotation)?;
            tag::replace(file, annotation.id.as_str(), &annotation.tags)?;
            history::append(file, Change::Edited, annotation.modified, annotation)
        })
    }

    /// Takes an annotation away at the moment `at`; [`Store::restore`] brings it back.
    ///
    /// # Errors
    /// [`Problem::NoAnnotation`] when there is none with this id or it is removed; else as the disk
    /// has it.
    pub fn remove(&mut self, id: &AnnotationId, at: Timestamp) -> Result<(), StoreError> {
        self.write(|file| {
            let removed = file
                .prepare_cached(
                    "UPDATE annotation SET removed = ?2 WHERE id = ?1 AND removed IS NULL",
                )?
                .execute((id.as_str(), at.to_string()))?;
            let annotation = (removed == 1).then(|| get(file, id)).transpose()?.flatten();
            let annotation = annotation.ok_or_else(|| missing(id, "removed"))?;
            history::append(file, Change::Removed, at, &annotation)
        })
    }

    /// Brings a removed annotation back at the moment `at`, as it was.
    ///
    /// # Errors
    /// [`Problem::NoAnnotation`] when there is none with this id or it is not removed; else as the
    /// disk has it.
    pub fn restore(&mut self, id: &AnnotationId, at: Timestamp) -> Result<Annotation, StoreError> {
        self.write(|file| {
            let restored = file
                .prepare_cached(
                    "UPDATE annotation SET removed = NULL WHERE id = ?1 AND removed IS NOT NULL",
                )?
                .execute([id.as_str()])?;
            let annotation = (restored == 1).then(|| get(file, id)).transpose()?.flatten();
            let annotation = annotation.ok_or_else(|| missing(id, "restored"))?;
            history::append(file, Change::Restored, at, &annotation)?;
            Ok(annotation)
        })
    }

    /// The annotation with this id; `None` when there is none or it is removed.
    ///
    /// # Errors
    /// [`Problem::Value`] when its row has no meaning; else as the disk has it.
    pub fn annotation(&self, id: &AnnotationId) -> Result<Option<Annotation>, StoreError> {
        self.read(|file| {
            let removed: Option<bool> = file
                .prepare_cached("SELECT removed IS NOT NULL FROM annotation WHERE id = ?1")?
                .query_row([id.as_str()], |row| row.get(0))
                .optional()?;
            if removed == Some(false) { get(file, id) } else { Ok(None) }
        })
    }

    /// The annotations of an edition that are not removed, by where they stood in the text, then by
    /// when they were made.
    ///
    /// # Errors
    /// [`Problem::Value`] when a row has no meaning; else as the disk has it.
    pub fn annotations(&self, edition: &str) -> Result<Vec<Annotation>, StoreError> {
        self.read(|file| {
            let mut tags = tag::of_edition(file, edition)?;
            let mut select = file.prepare_cached(concat!(
                "SELECT ",
                columns!(),
                " FROM annotation WHERE edition = ?1 AND removed IS NULL
                 ORDER BY start, number"
            ))?;
            let mut rows = select.query([edition])?;
            let mut annotations = Vec::new();
            while let Some(row) = rows.next()? {
                let raw = RawRow::read(row)?;
                let tags = tags.remove(&raw.id).unwrap_or_default();
                annotations.push(raw.into_annotation(tags.into())?);
            }
            Ok(annotations)
        })
    }

    /// How many annotations each edition has that are not removed; editions without are left out.
    ///
    /// # Errors
    /// As the disk has it.
    pub fn annotation_counts(&self) -> Result<BTreeMap<String, usize>, StoreError> {
        self.read(|file| {
            let mut select = file.prepare_cached(
                "SELECT edition, count(*) FROM annotation WHERE removed IS NULL GROUP BY edition",
            )?;
            let counts = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
            Ok(counts.collect::<Result<_, _>>()?)
        })
    }
}

fn missing(id: &AnnotationId, wanted: &'static str) -> Problem {
    Problem::NoAnnotation { id: id.to_string(), wanted }
}

fn insert(file: &Transaction<'_>, annotation: &Annotation) -> Result<(), Problem> {
    const SQL: &str = concat!(
        "INSERT INTO annotation (",
        columns!(),
        ") VALUES (:id, :edition, :exact, :prefix, :suffix, :start, :end, :address, :text_hash,
            :colour, :body, :author, :created, :modified)"
    );
    match execute(file, SQL, annotation) {
        Ok(_) => Ok(()),
        // The types leave one constraint that can fail.
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => {
            Err(Problem::AnnotationExists(annotation.id.to_string()))
        }
        Err(error) => Err(error.into()),
    }
}

fn overwrite(file: &Transaction<'_>, annotation: &Annotation) -> Result<(), Problem> {
    const SQL: &str = "UPDATE annotation SET edition = :edition, exact = :exact, prefix = :prefix,
            suffix = :suffix, start = :start, \"end\" = :end, address = :address,
            text_hash = :text_hash, colour = :colour, body = :body, author = :author,
            created = :created, modified = :modified
        WHERE id = :id AND removed IS NULL";
    match execute(file, SQL, annotation)? {
        0 => Err(missing(&annotation.id, "changed")),
        _ => Ok(()),
    }
}

/// Runs a statement that takes every field of an annotation but its tags.
fn execute(
    file: &Transaction<'_>,
    sql: &str,
    annotation: &Annotation,
) -> Result<usize, rusqlite::Error> {
    let Annotation { id, edition, selectors, colour, body, tags: _, author, created, modified } =
        annotation;
    let Selectors { quote, position, address, text_hash } = selectors;
    file.prepare_cached(sql)?.execute(named_params! {
        ":id": id.as_str(),
        ":edition": edition,
        ":exact": quote.exact,
        ":prefix": quote.prefix,
        ":suffix": quote.suffix,
        ":start": position.start().bytes(),
        ":end": position.end().bytes(),
        ":address": address,
        ":text_hash": text_hash,
        ":colour": colour.number(),
        ":body": body,
        ":author": author,
        ":created": created.to_string(),
        ":modified": modified.to_string(),
    })
}

/// The annotation with this id, removed or not.
fn get(file: &Transaction<'_>, id: &AnnotationId) -> Result<Option<Annotation>, Problem> {
    let raw = file
        .prepare_cached(concat!("SELECT ", columns!(), " FROM annotation WHERE id = ?1"))?
        .query_row([id.as_str()], RawRow::read)
        .optional()?;
    raw.map(|raw| raw.into_annotation(tag::of(file, id.as_str())?)).transpose()
}

/// A row as SQLite has it, before its values are known to have a meaning.
struct RawRow {
    id: String,
    edition: String,
    quote: Quote,
    start: usize,
    end: usize,
    address: String,
    text_hash: String,
    colour: u8,
    body: String,
    author: String,
    created: String,
    modified: String,
}

impl RawRow {
    fn read(row: &Row<'_>) -> Result<Self, rusqlite::Error> {
        Ok(Self {
            id: row.get(0)?,
            edition: row.get(1)?,
            quote: Quote { exact: row.get(2)?, prefix: row.get(3)?, suffix: row.get(4)? },
            start: row.get(5)?,
            end: row.get(6)?,
            address: row.get(7)?,
            text_hash: row.get(8)?,
            colour: row.get(9)?,
            body: row.get(10)?,
            author: row.get(11)?,
            created: row.get(12)?,
            modified: row.get(13)?,
        })
    }

    fn into_annotation(self, tags: Tags) -> Result<Annotation, Problem> {
        let what = || format!("the annotation {}", self.id);
        Ok(Annotation {
            id: AnnotationId::new(&self.id).map_err(|error| Problem::value(what(), &error))?,
            colour: Colour::new(self.colour).map_err(|error| Problem::value(what(), &error))?,
            edition: self.edition,
            selectors: Selectors {
                quote: self.quote,
                position: Span::new(self.start, self.end),
                address: self.address,
                text_hash: self.text_hash,
            },
            body: self.body,
            tags,
            author: self.author,
            created: instant::parse(&self.created)?,
            modified: instant::parse(&self.modified)?,
        })
    }
}
