//! Whether a library file is sound.
//!
//! Owns the questions to SQLite and the form of the answers. It mends nothing.

use crate::error::{Problem, StoreError};
use crate::open::Store;
use rusqlite::{Connection, OpenFlags, Row};

impl Store {
    /// Looks the whole file through and says what is wrong with it, one sentence each; nothing when
    /// it is sound. Takes seconds for a very large library.
    ///
    /// # Errors
    /// As the disk has it. That the file is damaged is an answer, not an error.
    pub fn check(&self) -> Result<Vec<String>, StoreError> {
        // A connection of its own, because this one remembers pages as they were.
        let run = || {
            let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
            faults(&Connection::open_with_flags(&self.path, flags)?)
        };
        match run() {
            Ok(faults) => Ok(faults),
            Err(problem @ (Problem::Damaged(_) | Problem::NotALibrary)) => {
                Ok(vec![problem.to_string()])
            }
            Err(problem) => Err(problem.at(&self.path)),
        }
    }
}

/// Everything that is wrong with a file, one sentence each.
pub(crate) fn faults(file: &Connection) -> Result<Vec<String>, Problem> {
    let mut faults = answers(file, "PRAGMA integrity_check", |row| row.get(0))?;
    faults.retain(|answer| answer != "ok");
    faults.extend(answers(file, "PRAGMA foreign_key_check", |row| {
        let (table, number, other): (String, Option<i64>, String) =
            (row.get(0)?, row.get(1)?, row.get(2)?);
        let number = number.map_or("a row".into(), |number| format!("row {number}"));
        Ok(format!("{number} of “{table}” needs one of “{other}” that is not there"))
    })?);
    Ok(faults)
}

/// Fails when pages of the file do not hang together. Quicker than [`faults`]: it does not compare
/// tables with their indexes.
pub(crate) fn quick_check(file: &Connection) -> Result<(), Problem> {
    let found = answers(file, "PRAGMA quick_check(1)", |row| row.get(0))?;
    match found.into_iter().find(|answer| answer != "ok") {
        Some(fault) => Err(Problem::Damaged(fault)),
        None => Ok(()),
    }
}

fn answers(
    file: &Connection,
    question: &str,
    read: impl Fn(&Row<'_>) -> Result<String, rusqlite::Error>,
) -> Result<Vec<String>, Problem> {
    let mut question = file.prepare(question)?;
    let answers = question.query_map([], |row| read(row))?;
    Ok(answers.collect::<Result<_, _>>()?)
}
