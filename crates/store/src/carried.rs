//! The tables `carrying` and `carried`: to which edition annotations were carried, and what became
//! of each.
//!
//! Owns what the reader asked for and decided. Where an annotation's words stand in the other edition
//! is for others to find.
//!
//! A decision is a row, and none is rewritten: one whose result is removed does not count until the
//! result is restored, so that undo needs nothing of its own.

use crate::annotation::{begun_as, put};
use crate::error::{Problem, StoreError};
use crate::history::Change;
use crate::open::Store;
use crate::{instant, row};
use annotation::{Annotation, AnnotationId};
use jiff::Timestamp;
use rusqlite::{Row, Transaction};
use std::collections::HashMap;

/// `result` is null where the reader left the annotation behind.
pub(crate) const CREATE: &str = "
CREATE TABLE carrying (
    edition  TEXT NOT NULL,
    source   TEXT NOT NULL,
    at       TEXT NOT NULL,
    PRIMARY KEY (edition, source)
) STRICT, WITHOUT ROWID;
CREATE TABLE carried (
    number     INTEGER PRIMARY KEY,
    annotation TEXT    NOT NULL REFERENCES annotation (id),
    edition    TEXT    NOT NULL,
    result     TEXT    UNIQUE REFERENCES annotation (id),
    at         TEXT    NOT NULL
) STRICT;
CREATE INDEX carried_edition ON carried (edition, annotation);
CREATE UNIQUE INDEX carried_left ON carried (edition, annotation) WHERE result IS NULL";

/// The decisions that count now, the last of each annotation behind the others.
macro_rules! select {
    ($condition:literal) => {
        concat!(
            "SELECT c.annotation, c.result, c.at
             FROM carried AS c LEFT JOIN annotation AS a ON a.id = c.result
             WHERE a.removed IS NULL AND ",
            $condition,
            " ORDER BY c.result IS NOT NULL, c.number"
        )
    };
}

/// That the reader asked for one edition's annotations to be carried to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carrying {
    /// The id of the edition whose annotations are carried.
    pub from: String,
    /// The id of the edition to which they are.
    pub to: String,
    /// When it was first asked for.
    pub at: Timestamp,
}

/// What the reader decided about one annotation in another edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carried {
    /// The annotation that was made there; `None` when the reader left it behind.
    pub result: Option<AnnotationId>,
    /// When.
    pub at: Timestamp,
}

impl Store {
    /// Notes that the annotations of `from` are to be carried to `to`. Asked again, it stays as it is.
    ///
    /// # Errors
    /// As the disk has it.
    pub fn begin_carrying(
        &mut self,
        from: &str,
        to: &str,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        self.write(|file| {
            file.prepare_cached(
                "INSERT INTO carrying (edition, source, at) VALUES (?1, ?2, ?3)
                 ON CONFLICT (edition, source) DO NOTHING",
            )?
            .execute((to, from, at.to_string()))?;
            Ok(())
        })
    }

    /// Undoes [`Store::begin_carrying`]; what was carried stays. Says whether it was asked for.
    ///
    /// # Errors
    /// As the disk has it.
    pub fn end_carrying(&mut self, from: &str, to: &str) -> Result<bool, StoreError> {
        self.write(|file| {
            let sql = "DELETE FROM carrying WHERE edition = ?1 AND source = ?2";
            Ok(file.prepare_cached(sql)?.execute([to, from])? == 1)
        })
    }

    /// From which editions annotations are carried to this one, by when that was asked for.
    ///
    /// # Errors
    /// [`Problem::Value`] when a row has no meaning; else as the disk has it.
    pub fn carryings_to(&self, edition: &str) -> Result<Vec<Carrying>, StoreError> {
        let mut carryings = self.read(|file| {
            let sql = "SELECT source, edition, at FROM carrying WHERE edition = ?1";
            let mut select = file.prepare_cached(sql)?;
            let rows = select.query_and_then([edition], |row| {
                let at: String = row.get(2)?;
                Ok(Carrying { from: row.get(0)?, to: row.get(1)?, at: instant::parse(&at)? })
            })?;
            rows.collect::<Result<Vec<_>, Problem>>()
        })?;
        carryings.sort_by_key(|carrying| carrying.at);
        Ok(carryings)
    }

    /// Keeps a new annotation as what `source` became in its edition, at the moment `at`, and gives it
    /// as it stands. Both are on the disk when this returns.
    ///
    /// When `source` became just such a one there before, that is the one: see [`Store::add`].
    ///
    /// # Errors
    /// [`Problem::NoAnnotation`] when there is no `source` or it is removed,
    /// [`Problem::AlreadyCarried`] when it has become one there that is not removed,
    /// [`Problem::AnnotationExists`] as for [`Store::add`]; else as the disk has it.
    pub fn add_carried(
        &mut self,
        annotation: &Annotation,
        source: &AnnotationId,
        at: Timestamp,
    ) -> Result<Annotation, StoreError> {
        self.write(|file| {
            let before = standing(file, source, &annotation.edition)?;
            if let Some(result) = before {
                let there = begun_as(file, &result, annotation)?;
                return there.ok_or_else(|| Problem::AlreadyCarried(result.to_string()));
            }
            put(file, Change::Added, at, annotation)?;
            file.prepare_cached(
                "INSERT INTO carried (annotation, edition, result, at) VALUES (?1, ?2, ?3, ?4)",
            )?
            .execute((
                source.as_str(),
                &annotation.edition,
                annotation.id.as_str(),
                at.to_string(),
            ))?;
            Ok(annotation.clone())
        })
    }

    /// Notes that the reader leaves `source` behind in `edition`. Left again, it stays as it is.
    ///
    /// # Errors
    /// As for [`Store::add_carried`], but that no id can be taken.
    pub fn leave(
        &mut self,
        source: &AnnotationId,
        edition: &str,
        at: Timestamp,
    ) -> Result<(), StoreError> {
        self.write(|file| {
            if let Some(result) = standing(file, source, edition)? {
                return Err(Problem::AlreadyCarried(result.to_string()));
            }
            file.prepare_cached(
                "INSERT INTO carried (annotation, edition, at) VALUES (?1, ?2, ?3)
                 ON CONFLICT (edition, annotation) WHERE result IS NULL DO NOTHING",
            )?
            .execute((source.as_str(), edition, at.to_string()))?;
            Ok(())
        })
    }

    /// Undoes [`Store::leave`]. Says whether it was left.
    ///
    /// # Errors
    /// As the disk has it.
    pub fn unleave(&mut self, source: &AnnotationId, edition: &str) -> Result<bool, StoreError> {
        self.write(|file| {
            let sql =
                "DELETE FROM carried WHERE edition = ?1 AND annotation = ?2 AND result IS NULL";
            Ok(file.prepare_cached(sql)?.execute([edition, source.as_str()])? == 1)
        })
    }

    /// What became of an annotation in another edition; `None` while that is open, as it is again
    /// when its result was removed.
    ///
    /// # Errors
    /// [`Problem::Value`] when a row has no meaning; else as the disk has it.
    pub fn carried(
        &self,
        source: &AnnotationId,
        edition: &str,
    ) -> Result<Option<Carried>, StoreError> {
        self.read(|file| of(file, source, edition))
    }

    /// As [`Store::carried`], for all annotations of which something became in an edition.
    ///
    /// # Errors
    /// [`Problem::Value`] when a row has no meaning; else as the disk has it.
    pub fn carried_to(&self, edition: &str) -> Result<HashMap<AnnotationId, Carried>, StoreError> {
        self.read(|file| {
            let mut select = file.prepare_cached(select!("c.edition = ?1"))?;
            select.query_and_then([edition], read)?.collect()
        })
    }
}

/// What `source` became in an edition and still is; `None` when that can be decided.
///
/// # Errors
/// [`Problem::NoAnnotation`] when there is no `source` or it is removed.
fn standing(
    file: &Transaction<'_>,
    source: &AnnotationId,
    edition: &str,
) -> Result<Option<AnnotationId>, Problem> {
    if row::find(file, source)?.is_none_or(|held| held.removed.is_some()) {
        return Err(Problem::NoAnnotation { id: source.to_string(), wanted: "carried" });
    }
    Ok(of(file, source, edition)?.and_then(|carried| carried.result))
}

/// As [`Store::carried`].
fn of(
    file: &Transaction<'_>,
    source: &AnnotationId,
    edition: &str,
) -> Result<Option<Carried>, Problem> {
    let mut select = file.prepare_cached(select!("c.edition = ?1 AND c.annotation = ?2"))?;
    let last = select.query_and_then([edition, source.as_str()], read)?.last();
    Ok(last.transpose()?.map(|(_, carried)| carried))
}

fn read(row: &Row<'_>) -> Result<(AnnotationId, Carried), Problem> {
    let (source, result): (String, Option<String>) = (row.get(0)?, row.get(1)?);
    let at: String = row.get(2)?;
    let id = |id: String| {
        AnnotationId::new(&id).map_err(|error| Problem::value("what was carried", &error))
    };
    let carried = Carried { result: result.map(id).transpose()?, at: instant::parse(&at)? };
    Ok((id(source)?, carried))
}
