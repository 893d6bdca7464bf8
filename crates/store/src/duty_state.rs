//! The table `duty_state`: which duties of an edition the reader has ticked, and notes on them.
//!
//! Owns their rows, one for each edition and duty that was ever touched. Which duties an edition has
//! is the caller's; it can be computed again.

use crate::error::{Problem, StoreError};
use crate::instant;
use crate::open::Store;
use jiff::Timestamp;
use rusqlite::{Row, named_params};

pub(crate) const CREATE: &str = "
CREATE TABLE duty_state (
    edition  TEXT    NOT NULL,
    duty     TEXT    NOT NULL,
    done     INTEGER NOT NULL CHECK (done IN (0, 1)),
    note     TEXT    NOT NULL,
    modified TEXT    NOT NULL,
    PRIMARY KEY (edition, duty)
) STRICT, WITHOUT ROWID";

/// The columns that [`read`] reads, in its order.
macro_rules! columns {
    () => {
        "edition, duty, done, note, modified"
    };
}

/// How far the reader is with a duty of an edition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DutyState {
    /// The edition's id.
    pub edition: String,
    /// The duty's key, unique in its edition.
    pub duty: String,
    /// Whether it is ticked.
    pub done: bool,
    /// What the reader notes on it; empty when nothing.
    pub note: String,
    /// When tick or note last changed.
    pub modified: Timestamp,
}

impl Store {
    /// Keeps how far the reader is with a duty, in the place of what was kept of it. It is on the
    /// disk when this returns.
    ///
    /// # Errors
    /// As the disk has it.
    pub fn set_duty_state(&mut self, state: &DutyState) -> Result<(), StoreError> {
        const SQL: &str = concat!(
            "INSERT INTO duty_state (",
            columns!(),
            ") VALUES (:edition, :duty, :done, :note, :modified)
            ON CONFLICT (edition, duty) DO UPDATE SET done = excluded.done, note = excluded.note,
                modified = excluded.modified"
        );
        let DutyState { edition, duty, done, note, modified } = state;
        self.write(|file| {
            file.prepare_cached(SQL)?.execute(named_params! {
                ":edition": edition,
                ":duty": duty,
                ":done": done,
                ":note": note,
                ":modified": modified.to_string(),
            })?;
            Ok(())
        })
    }

    /// What is kept of the duties of an edition, by the duty's key.
    ///
    /// # Errors
    /// [`Problem::Value`] when a row has no meaning; else as the disk has it.
    pub fn duty_states(&self, edition: &str) -> Result<Vec<DutyState>, StoreError> {
        self.read(|file| {
            let mut select = file.prepare_cached(concat!(
                "SELECT ",
                columns!(),
                " FROM duty_state WHERE edition = ?1 ORDER BY duty"
            ))?;
            let rows = select.query_and_then([edition], read)?;
            rows.collect()
        })
    }

    /// What is kept of the duties of all editions, by the edition's id, then by the duty's key.
    ///
    /// # Errors
    /// [`Problem::Value`] when a row has no meaning; else as the disk has it.
    pub fn all_duty_states(&self) -> Result<Vec<DutyState>, StoreError> {
        self.read(|file| {
            let mut select = file.prepare_cached(concat!(
                "SELECT ",
                columns!(),
                " FROM duty_state ORDER BY edition, duty"
            ))?;
            let rows = select.query_and_then([], read)?;
            rows.collect()
        })
    }
}

fn read(row: &Row<'_>) -> Result<DutyState, Problem> {
    let (edition, duty): (String, String) = (row.get(0)?, row.get(1)?);
    let modified: String = row.get(4)?;
    let modified = instant::parse(&modified).map_err(|problem| {
        let what = format!("what is kept of the duty {duty} of {edition}");
        Problem::value(what, &format!("modified: {problem}"))
    })?;
    Ok(DutyState { done: row.get(2)?, note: row.get(3)?, modified, edition, duty })
}
