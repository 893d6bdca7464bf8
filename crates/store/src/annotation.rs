//! What can be done with annotations: the reader's highlights, underlines and notes.
//!
//! Owns the changes there are. Each ends in [`put`], which alone writes an annotation. A removed one
//! keeps its rows and can be restored.

use crate::error::{Problem, StoreError};
use crate::history::{self, Change};
use crate::open::Store;
use crate::row::{self, Held};
use crate::search;
use annotation::{Annotation, AnnotationId};
use jiff::Timestamp;
use rusqlite::{Connection, Transaction};
use std::collections::BTreeMap;

impl Store {
    /// Keeps a new annotation, and gives it as it stands. It is on the disk when this returns.
    ///
    /// One that was added just so before is not added twice, so that whoever was told that it failed
    /// can try again: the file may have taken it all the same, see [`Problem::Gone`].
    ///
    /// # Errors
    /// [`Problem::AnnotationExists`] when its id is taken, be it by a removed one; else as the disk
    /// has it.
    pub fn add(&mut self, annotation: &Annotation) -> Result<Annotation, StoreError> {
        self.write(|file| match put(file, Change::Added, annotation.modified, annotation) {
            Ok(()) => Ok(annotation.clone()),
            Err(taken @ Problem::AnnotationExists(_)) => {
                begun_as(file, &annotation.id, annotation)?.ok_or(taken)
            }
            Err(problem) => Err(problem),
        })
    }

    /// Puts `annotation` in the place of the one with its id. It is on the disk when this returns.
    ///
    /// # Errors
    /// [`Problem::NoAnnotation`] when there is none with its id or it is removed; else as the disk
    /// has it.
    pub fn update(&mut self, annotation: &Annotation) -> Result<(), StoreError> {
        self.write(|file| put(file, Change::Edited, annotation.modified, annotation))
    }

    /// Takes an annotation away at the moment `at`; [`Store::restore`] brings it back.
    ///
    /// # Errors
    /// [`Problem::NoAnnotation`] when there is none with this id or it is removed; else as the disk
    /// has it.
    pub fn remove(&mut self, id: &AnnotationId, at: Timestamp) -> Result<(), StoreError> {
        self.write(|file| {
            let held = row::find(file, id)?.ok_or_else(|| missing(id, Change::Removed))?;
            put(file, Change::Removed, at, &held.annotation)
        })
    }

    /// Brings a removed annotation back at the moment `at`, as it was.
    ///
    /// # Errors
    /// [`Problem::NoAnnotation`] when there is none with this id or it is not removed; else as the
    /// disk has it.
    pub fn restore(&mut self, id: &AnnotationId, at: Timestamp) -> Result<Annotation, StoreError> {
        self.write(|file| {
            let held = row::find(file, id)?.ok_or_else(|| missing(id, Change::Restored))?;
            put(file, Change::Restored, at, &held.annotation)?;
            Ok(held.annotation)
        })
    }

    /// The annotation with this id; `None` when there is none or it is removed.
    ///
    /// # Errors
    /// [`Problem::Value`] when its row has no meaning; else as the disk has it.
    pub fn annotation(&self, id: &AnnotationId) -> Result<Option<Annotation>, StoreError> {
        self.read(|file| {
            let held = row::find(file, id)?.filter(|held| held.removed.is_none());
            Ok(held.map(|held| held.annotation))
        })
    }

    /// The annotations of an edition that are not removed, by where they stood in the text, then by
    /// when they were made. Those without words there come first.
    ///
    /// # Errors
    /// [`Problem::Value`] when a row has no meaning; else as the disk has it.
    pub fn annotations(&self, edition: &str) -> Result<Vec<Annotation>, StoreError> {
        self.read(|file| row::of_edition(file, edition))
    }

    /// How many annotations each edition has that are not removed; editions without are left out.
    ///
    /// # Errors
    /// As the disk has it.
    pub fn annotation_counts(&self) -> Result<BTreeMap<String, usize>, StoreError> {
        self.read(|file| counts(file))
    }
}

/// As [`Store::annotation_counts`], of a file of any version.
pub(crate) fn counts(file: &Connection) -> Result<BTreeMap<String, usize>, Problem> {
    let mut select = file.prepare_cached(
        "SELECT edition, count(*) FROM annotation WHERE removed IS NULL GROUP BY edition",
    )?;
    let counts = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(counts.collect::<Result<_, _>>()?)
}

/// Makes one change of an annotation, whole. Every write of one goes through here, so that its rows,
/// its history and what it is found by cannot disagree.
///
/// `annotation` is what the change leaves; for a removal, what is removed; for one set aside, the
/// version that did not become the annotation.
///
/// # Errors
/// [`Problem::AnnotationExists`] for an id to be added that is taken, [`Problem::NoAnnotation`] when
/// there is none that could be so changed.
pub(crate) fn put(
    file: &Transaction<'_>,
    change: Change,
    at: Timestamp,
    annotation: &Annotation,
) -> Result<(), Problem> {
    let id = &annotation.id;
    let done = match change {
        Change::Added => row::insert(file, annotation).map(|()| true),
        Change::Edited => row::overwrite(file, annotation),
        Change::Removed => row::set_removed(file, id, Some(at)),
        Change::Restored => row::set_removed(file, id, None),
        Change::SetAside => Ok(true),
    };
    if !done? {
        return Err(missing(id, change));
    }
    match change {
        Change::Added | Change::Edited | Change::Restored => search::put(file, annotation)?,
        Change::Removed => search::forget(file, id)?,
        Change::SetAside => {}
    }
    history::append(file, change, at, annotation)
}

/// The annotation with this id as it stands, when it is not removed and began as `annotation` does: with
/// all that this has but its id and its moments.
pub(crate) fn begun_as(
    file: &Transaction<'_>,
    id: &AnnotationId,
    annotation: &Annotation,
) -> Result<Option<Annotation>, Problem> {
    let Some(Held { annotation: there, removed: None }) = row::find(file, id)? else {
        return Ok(None);
    };
    let first = history::versions(file, id)?.into_iter().next();
    let began = first.is_some_and(|first| {
        let Annotation { created, modified, .. } = first.annotation;
        first.annotation == Annotation { id: id.clone(), created, modified, ..annotation.clone() }
    });
    Ok(began.then_some(there))
}

/// There is no annotation with this id that could be changed so.
fn missing(id: &AnnotationId, change: Change) -> Problem {
    let wanted = match change {
        Change::Removed => "removed",
        Change::Restored => "restored",
        Change::Added | Change::Edited | Change::SetAside => "changed",
    };
    Problem::NoAnnotation { id: id.to_string(), wanted }
}
