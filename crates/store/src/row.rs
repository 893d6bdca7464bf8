//! The tables `annotation` and `annotation_change`: one row for each annotation, and one more for
//! the older side of a change.
//!
//! Owns how an annotation becomes rows, with its tags and links, and a row an annotation. Which
//! changes there are and that each is kept in the history is [`crate::annotation`]'s.

use crate::error::Problem;
use crate::target::{Older, Place, Values};
use crate::{instant, link, tag};
use annotation::{Annotation, AnnotationId, Colour, Links, Status, Tags};
use jiff::Timestamp;
use rusqlite::{ErrorCode, OptionalExtension, Row, Transaction, named_params};

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

/// Kinds of annotations. What was there before is highlighted words, and open.
pub(crate) const ADD_KINDS: &str = "
ALTER TABLE annotation ADD COLUMN kind TEXT NOT NULL DEFAULT 'words'
    CHECK (kind IN ('words', 'clause', 'edition', 'change'));
ALTER TABLE annotation ADD COLUMN mark TEXT NOT NULL DEFAULT 'highlight'
    CHECK (mark IN ('', 'highlight', 'underline'));
ALTER TABLE annotation ADD COLUMN status TEXT NOT NULL DEFAULT 'open'
    CHECK (status IN ('open', 'done'));
CREATE TABLE annotation_change (
    annotation TEXT    NOT NULL PRIMARY KEY REFERENCES annotation (id) ON DELETE CASCADE,
    older      TEXT    NOT NULL,
    sides      TEXT    NOT NULL CHECK (sides IN ('added', 'removed', 'changed')),
    exact      TEXT    NOT NULL,
    prefix     TEXT    NOT NULL,
    suffix     TEXT    NOT NULL,
    start      INTEGER NOT NULL CHECK (start >= 0),
    \"end\"      INTEGER NOT NULL CHECK (\"end\" >= start),
    address    TEXT    NOT NULL,
    text_hash  TEXT    NOT NULL
) STRICT, WITHOUT ROWID";

/// What [`RawRow::read`] reads, in its order, of the rows that a condition names.
macro_rules! select {
    ($condition:literal) => {
        concat!(
            "SELECT a.id, a.edition, a.colour, a.body, a.status, a.author, a.created, a.modified,
                a.removed, a.kind, a.mark,
                a.exact, a.prefix, a.suffix, a.start, a.\"end\", a.address, a.text_hash,
                c.older, c.sides,
                c.exact, c.prefix, c.suffix, c.start, c.\"end\", c.address, c.text_hash
             FROM annotation AS a LEFT JOIN annotation_change AS c ON c.annotation = a.id ",
            $condition
        )
    };
}

/// An annotation that the file holds, be it removed or not.
pub(crate) struct Held {
    pub annotation: Annotation,
    /// When it was removed, if it is.
    pub removed: Option<Timestamp>,
}

/// Puts a new annotation in.
///
/// # Errors
/// [`Problem::AnnotationExists`] when its id is taken, be it by a removed one.
pub(crate) fn insert(file: &Transaction<'_>, annotation: &Annotation) -> Result<(), Problem> {
    const SQL: &str = "
        INSERT INTO annotation (id, edition, exact, prefix, suffix, start, \"end\", address,
            text_hash, colour, body, author, created, modified, kind, mark, status)
        VALUES (:id, :edition, :exact, :prefix, :suffix, :start, :end, :address,
            :text_hash, :colour, :body, :author, :created, :modified, :kind, :mark, :status)";
    let values = Values::of(&annotation.target);
    match execute(file, SQL, annotation, &values) {
        Ok(_) => attach(file, annotation, values.older.as_ref()),
        // The types leave one constraint that can fail.
        Err(error) if error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => {
            Err(Problem::AnnotationExists(annotation.id.to_string()))
        }
        Err(error) => Err(error.into()),
    }
}

/// Puts an annotation in the place of the one with its id. Says whether there was one that is not
/// removed.
pub(crate) fn overwrite(file: &Transaction<'_>, annotation: &Annotation) -> Result<bool, Problem> {
    const SQL: &str = "
        UPDATE annotation SET edition = :edition, exact = :exact, prefix = :prefix,
            suffix = :suffix, start = :start, \"end\" = :end, address = :address,
            text_hash = :text_hash, colour = :colour, body = :body, author = :author,
            created = :created, modified = :modified, kind = :kind, mark = :mark, status = :status
        WHERE id = :id AND removed IS NULL";
    let values = Values::of(&annotation.target);
    let found = execute(file, SQL, annotation, &values)? == 1;
    if found {
        let id = annotation.id.as_str();
        tag::clear(file, id)?;
        link::clear(file, id)?;
        file.prepare_cached("DELETE FROM annotation_change WHERE annotation = ?1")?
            .execute([id])?;
        attach(file, annotation, values.older.as_ref())?;
    }
    Ok(found)
}

/// Marks an annotation as removed at a moment, or as not removed. Says whether that changed it.
pub(crate) fn set_removed(
    file: &Transaction<'_>,
    id: &AnnotationId,
    at: Option<Timestamp>,
) -> Result<bool, Problem> {
    let sql =
        "UPDATE annotation SET removed = ?2 WHERE id = ?1 AND (removed IS NULL) <> (?2 IS NULL)";
    let at = at.map(|at| at.to_string());
    Ok(file.prepare_cached(sql)?.execute((id.as_str(), at))? == 1)
}

/// Runs a statement that takes every field of an annotation but those that have tables of their own.
fn execute(
    file: &Transaction<'_>,
    sql: &str,
    annotation: &Annotation,
    values: &Values,
) -> Result<usize, rusqlite::Error> {
    let Annotation {
        id,
        edition,
        target: _,
        colour,
        body,
        tags: _,
        links: _,
        status,
        author,
        created,
        modified,
    } = annotation;
    let Values { kind, mark, place, older: _ } = values;
    file.prepare_cached(sql)?.execute(named_params! {
        ":id": id.as_str(),
        ":edition": edition,
        ":exact": place.exact,
        ":prefix": place.prefix,
        ":suffix": place.suffix,
        ":start": place.start,
        ":end": place.end,
        ":address": place.address,
        ":text_hash": place.text_hash,
        ":colour": colour.number(),
        ":body": body,
        ":author": author,
        ":created": created.to_string(),
        ":modified": modified.to_string(),
        ":kind": kind,
        ":mark": mark,
        ":status": status.name(),
    })
}

/// Gives an annotation its rows in other tables, where it has none.
fn attach(
    file: &Transaction<'_>,
    annotation: &Annotation,
    older: Option<&Older>,
) -> Result<(), Problem> {
    let id = annotation.id.as_str();
    tag::insert(file, id, &annotation.tags)?;
    link::insert(file, id, &annotation.links)?;
    if let Some(Older { edition, sides, place }) = older {
        file.prepare_cached(
            "INSERT INTO annotation_change (annotation, older, sides, exact, prefix, suffix, start,
                \"end\", address, text_hash)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
        )?
        .execute((
            id,
            edition,
            sides,
            &place.exact,
            &place.prefix,
            &place.suffix,
            place.start,
            place.end,
            &place.address,
            &place.text_hash,
        ))?;
    }
    Ok(())
}

/// The annotation with this id, removed or not.
pub(crate) fn find(file: &Transaction<'_>, id: &AnnotationId) -> Result<Option<Held>, Problem> {
    let raw = file
        .prepare_cached(select!("WHERE a.id = ?1"))?
        .query_row([id.as_str()], RawRow::read)
        .optional()?;
    let Some(raw) = raw else { return Ok(None) };
    let removed = raw.removed.as_deref().map(instant::parse).transpose()?;
    Ok(Some(Held { annotation: attached(file, raw)?, removed }))
}

/// The annotation whose row has this number, removed or not.
pub(crate) fn numbered(file: &Transaction<'_>, number: i64) -> Result<Option<Annotation>, Problem> {
    let raw = file
        .prepare_cached(select!("WHERE a.number = ?1"))?
        .query_row([number], RawRow::read)
        .optional()?;
    raw.map(|raw| attached(file, raw)).transpose()
}

/// An annotation with what stands of it in other tables.
fn attached(file: &Transaction<'_>, raw: RawRow) -> Result<Annotation, Problem> {
    let (tags, links) = (tag::of(file, &raw.id)?, link::of(file, &raw.id)?);
    raw.into_annotation(tags, links)
}

/// The annotations of an edition that are not removed, by where they stood, then by when they came.
pub(crate) fn of_edition(
    file: &Transaction<'_>,
    edition: &str,
) -> Result<Vec<Annotation>, Problem> {
    let mut tags = tag::of_edition(file, edition)?;
    let mut links = link::of_edition(file, edition)?;
    let mut select = file.prepare_cached(select!(
        "WHERE a.edition = ?1 AND a.removed IS NULL ORDER BY a.start, a.number"
    ))?;
    let mut rows = select.query([edition])?;
    let mut annotations = Vec::new();
    while let Some(row) = rows.next()? {
        let raw = RawRow::read(row)?;
        let tags = tags.remove(&raw.id).unwrap_or_default().into();
        let links = links.remove(&raw.id).unwrap_or_default().into_iter().collect();
        annotations.push(raw.into_annotation(tags, links)?);
    }
    Ok(annotations)
}

/// A row as SQLite has it, before its values are known to have a meaning.
struct RawRow {
    id: String,
    edition: String,
    colour: u8,
    body: String,
    status: String,
    author: String,
    created: String,
    modified: String,
    removed: Option<String>,
    target: Values,
}

impl RawRow {
    fn read(row: &Row<'_>) -> Result<Self, rusqlite::Error> {
        let older = match row.get::<_, Option<String>>(18)? {
            Some(edition) => {
                Some(Older { edition, sides: row.get(19)?, place: Place::read(row, 20)? })
            }
            None => None,
        };
        Ok(Self {
            id: row.get(0)?,
            edition: row.get(1)?,
            colour: row.get(2)?,
            body: row.get(3)?,
            status: row.get(4)?,
            author: row.get(5)?,
            created: row.get(6)?,
            modified: row.get(7)?,
            removed: row.get(8)?,
            target: Values {
                kind: row.get(9)?,
                mark: row.get(10)?,
                place: Place::read(row, 11)?,
                older,
            },
        })
    }

    fn into_annotation(self, tags: Tags, links: Links) -> Result<Annotation, Problem> {
        let what = format!("the annotation {}", self.id);
        let unfit = |reason: &dyn ToString| Problem::value(&*what, &reason.to_string());
        Ok(Annotation {
            id: AnnotationId::new(&self.id).map_err(|error| unfit(&error))?,
            edition: self.edition,
            target: self.target.into_target().map_err(|reason| unfit(&reason))?,
            colour: Colour::new(self.colour).map_err(|error| unfit(&error))?,
            body: self.body,
            tags,
            links,
            status: Status::named(&self.status)
                .ok_or_else(|| unfit(&format!("status: “{}” is none", self.status)))?,
            author: self.author,
            created: instant::parse(&self.created)?,
            modified: instant::parse(&self.modified)?,
        })
    }
}
