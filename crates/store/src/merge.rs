//! Annotations from elsewhere, such as a colleague's file, joined with those that are here.
//!
//! Owns which of two versions holds: the one that was changed later. Nothing is deleted, and the
//! version that does not hold is in the history.

use crate::annotation::put;
use crate::error::{Problem, StoreError};
use crate::history::{self, Change};
use crate::open::Store;
use crate::row::{self, Held};
use annotation::{Annotation, AnnotationId};
use jiff::Timestamp;
use rusqlite::Transaction;

/// What became of annotations that came from elsewhere. Each is in one list, in the order in which
/// they came.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// New here.
    pub added: Vec<AnnotationId>,
    /// Took the place of an older one here, which is in the history.
    pub replaced: Vec<AnnotationId>,
    /// Were removed here, changed elsewhere after that, and are back.
    pub restored: Vec<AnnotationId>,
    /// Did not hold: what is here is as new or newer, or was removed later. They are in the history.
    pub kept: Vec<AnnotationId>,
    /// Are here already, just so.
    pub same: Vec<AnnotationId>,
}

impl Store {
    /// Joins annotations from elsewhere with those here, at the moment `at`. All are on the disk when
    /// this returns, or none is.
    ///
    /// # Errors
    /// [`Problem::Value`] when a row has no meaning; else as the disk has it.
    pub fn merge(&mut self, incoming: &[Annotation], at: Timestamp) -> Result<Merged, StoreError> {
        self.write(|file| {
            let mut merged = Merged::default();
            for annotation in incoming {
                let list = match merge_one(file, annotation, at)? {
                    Outcome::Added => &mut merged.added,
                    Outcome::Replaced => &mut merged.replaced,
                    Outcome::Restored => &mut merged.restored,
                    Outcome::Kept => &mut merged.kept,
                    Outcome::Same => &mut merged.same,
                };
                list.push(annotation.id.clone());
            }
            Ok(merged)
        })
    }
}

/// As the fields of [`Merged`].
enum Outcome {
    Added,
    Replaced,
    Restored,
    Kept,
    Same,
}

fn merge_one(
    file: &Transaction<'_>,
    incoming: &Annotation,
    at: Timestamp,
) -> Result<Outcome, Problem> {
    let Some(Held { annotation: ours, removed }) = row::find(file, &incoming.id)? else {
        put(file, Change::Added, at, incoming)?;
        return Ok(Outcome::Added);
    };
    match removed {
        Some(removed) if incoming.modified > removed => {
            put(file, Change::Restored, at, &ours)?;
            if *incoming != ours {
                put(file, Change::Edited, at, incoming)?;
            }
            Ok(Outcome::Restored)
        }
        None if *incoming == ours => Ok(Outcome::Same),
        None if incoming.modified > ours.modified => {
            put(file, Change::Edited, at, incoming)?;
            Ok(Outcome::Replaced)
        }
        _ => {
            // The file may come again, and what it says was mostly once said here.
            let known = history::versions(file, &incoming.id)?;
            if known.iter().all(|version| version.annotation != *incoming) {
                put(file, Change::SetAside, at, incoming)?;
            }
            Ok(Outcome::Kept)
        }
    }
}
