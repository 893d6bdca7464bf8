//! [`TextIndex`]: the file with the words of all texts.
//!
//! Owns how it is made, opened and kept in step. It holds nothing that cannot be made again: a file that
//! is missing, damaged or of another stamp is none, and whoever wants one makes it anew.

use super::texts::{CREATE, IndexedText, delete, index, insert, unindex};
use crate::error::{Problem, StoreError};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, Transaction};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Changes with the form of the file, and with how words are folded.
const FORM: &str = "1";

/// How long a change waits for another program's before it gives up. Nothing is lost with it.
const PATIENCE: Duration = Duration::from_secs(1);

/// How much FTS5 gathers in memory before it writes, in bytes; its own 1 MB makes for many merges.
const GATHERED: i64 = 64 << 20;

/// The pages that are kept in memory, in KiB: all that a usual question needs.
const CACHE: i64 = 32 << 10;

/// An open index of texts.
#[derive(Debug)]
pub struct TextIndex {
    pub(super) connection: Connection,
    pub(super) path: PathBuf,
}

impl TextIndex {
    /// Opens the index at `path`; `None` when there is none, or none with this stamp that can be used.
    pub fn open(path: &Path, stamp: &str) -> Option<Self> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags).ok()?;
        let kept: String = prepare(&connection)
            .and_then(|()| connection.query_row("SELECT value FROM stamp", [], |row| row.get(0)))
            .ok()?;
        (kept == whole(stamp)).then(|| Self { connection, path: path.to_owned() })
    }

    /// Makes the index at `path` of these texts, the more important ones first. What was there is
    /// replaced when all is done, and not before.
    ///
    /// # Errors
    /// As the disk has it; what was there is left as it was.
    pub fn build(
        path: &Path,
        stamp: &str,
        texts: impl IntoIterator<Item = IndexedText>,
    ) -> Result<Self, StoreError> {
        // Two programs may be making it at once, each its own.
        let making = beside(path, &format!(".{}.new", std::process::id()));
        let build = || {
            remove(&making)?;
            let mut connection = Connection::open(&making)?;
            // A crash leaves a file that nobody opens.
            connection.pragma_update(None, "journal_mode", "OFF")?;
            connection.pragma_update(None, "synchronous", "OFF")?;
            fill(&mut connection, stamp, texts)?;
            connection.close().map_err(|(_, error)| error)?;
            fs::File::open(&making)
                .and_then(|file| file.sync_all())
                .map_err(|error| told(&error))?;
            // The journal of the file that goes would be taken for one of the file that comes.
            remove(&beside(path, "-journal"))?;
            fs::rename(&making, path).map_err(|error| told(&error))
        };
        build().map_err(|problem: Problem| {
            // It is told what went wrong, not that the rest of it could not be tidied.
            let _ = fs::remove_file(&making);
            problem.at(path)
        })?;
        Self::open(path, stamp)
            .ok_or_else(|| Problem::Damaged("it was made just now".into()).at(path))
    }

    /// Makes an index of these texts in memory, for where the disk allows none.
    ///
    /// # Errors
    /// For a fault of the program.
    pub fn in_memory(
        stamp: &str,
        texts: impl IntoIterator<Item = IndexedText>,
    ) -> Result<Self, StoreError> {
        let path = PathBuf::from(":memory:");
        let build = || {
            let mut connection = Connection::open_in_memory()?;
            fill(&mut connection, stamp, texts)?;
            Ok(connection)
        };
        let connection = build().map_err(|problem: Problem| problem.at(&path))?;
        Ok(Self { connection, path })
    }

    /// Puts a text in, in the place of the one with its id.
    ///
    /// # Errors
    /// As the disk has it; the index is then as it was.
    pub fn put_text(&mut self, text: &IndexedText) -> Result<(), StoreError> {
        self.write(|file| {
            let mut wordings = delete(file, &text.id)?;
            wordings.extend(insert(file, text)?);
            wordings.sort_unstable();
            wordings.dedup();
            unindex(file, &wordings)?;
            index(file, &wordings)
        })
    }

    /// Takes a text out, if it is there.
    ///
    /// # Errors
    /// As the disk has it; the index is then as it was.
    pub fn drop_text(&mut self, id: &str) -> Result<(), StoreError> {
        self.write(|file| {
            let wordings = delete(file, id)?;
            unindex(file, &wordings)?;
            index(file, &wordings)
        })
    }

    /// The ids of the reader's own texts that are in it, each with its state.
    ///
    /// # Errors
    /// As the disk has it.
    pub fn own_texts(&self) -> Result<Vec<(String, String)>, StoreError> {
        let run = || {
            let sql = "SELECT id, state FROM text WHERE shelf = ?1 ORDER BY number";
            let mut select = self.connection.prepare_cached(sql)?;
            let own = super::Shelf::Own as i64;
            let texts = select.query_map([own], |row| Ok((row.get(0)?, row.get(1)?)))?;
            Ok(texts.collect::<Result<_, _>>()?)
        };
        run().map_err(|problem: Problem| problem.at(&self.path))
    }

    fn write(
        &mut self,
        change: impl FnOnce(&Transaction<'_>) -> Result<(), Problem>,
    ) -> Result<(), StoreError> {
        let Self { connection, path } = self;
        let run = || {
            let transaction =
                connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
            change(&transaction)?;
            Ok(transaction.commit()?)
        };
        run().map_err(|problem: Problem| problem.at(path))
    }
}

/// The stamp of the file, of which the form of the file is part.
fn whole(stamp: &str) -> String {
    format!("{FORM} {stamp}")
}

/// Makes tables and rows.
fn fill(
    connection: &mut Connection,
    stamp: &str,
    texts: impl IntoIterator<Item = IndexedText>,
) -> Result<(), Problem> {
    prepare(connection)?;
    let transaction = connection.transaction()?;
    transaction.execute_batch(CREATE)?;
    transaction.execute(
        "INSERT INTO clause_words (clause_words, rank) VALUES ('hashsize', ?1)",
        [GATHERED],
    )?;
    for text in texts {
        insert(&transaction, &text)?;
    }
    // Only now is it known where each wording stands; and in this order FTS5 takes them fastest.
    let wordings: Vec<i64> = transaction
        .prepare("SELECT number FROM wording ORDER BY number")?
        .query_map([], |row| row.get(0))?
        .collect::<Result<_, _>>()?;
    index(&transaction, &wordings)?;
    transaction.execute("INSERT INTO clause_words (clause_words) VALUES ('optimize')", [])?;
    // The stamp comes last: what has one is complete.
    transaction.execute("INSERT INTO stamp (value) VALUES (?1)", [whole(stamp)])?;
    Ok(transaction.commit()?)
}

/// Sets a connection up. What stands in the file is data.
fn prepare(connection: &Connection) -> Result<(), rusqlite::Error> {
    connection.busy_timeout(PATIENCE)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    connection.pragma_update(None, "cache_size", -CACHE)?;
    // Else SQLite plans a statement anew whenever its parameters are other ones, kept though it was.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.set_prepared_statement_cache_capacity(32);
    Ok(())
}

/// The file with this name beside `path`.
fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// Removes a file, if it is there.
fn remove(path: &Path) -> Result<(), Problem> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(told(&error)),
        _ => Ok(()),
    }
}

fn told(error: &std::io::Error) -> Problem {
    Problem::Disk(error.to_string())
}
