//! [`Store`]: one open library file.
//!
//! Owns how a file is opened and made durable. It knows no table.

use crate::error::{Problem, StoreError};
use crate::migration;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How long a change waits for another program's change before it gives up.
///
/// A change takes milliseconds; five seconds outlast a slow disk without looking hung for ever.
const PATIENCE: Duration = Duration::from_secs(5);

/// An open library file.
#[derive(Debug)]
pub struct Store {
    pub(crate) connection: Connection,
    pub(crate) path: PathBuf,
}

impl Store {
    /// Opens the library file at `path`; it and its folder are made if they are not there.
    ///
    /// An older file is brought up to date. A newer one, and one that is no library, are left as
    /// they are.
    ///
    /// # Errors
    /// [`Problem::Folder`], [`Problem::CannotOpen`], [`Problem::ReadOnly`], [`Problem::Locked`],
    /// [`Problem::NotALibrary`], [`Problem::Newer`], [`Problem::Damaged`], [`Problem::DiskFull`],
    /// [`Problem::Disk`].
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        Self::open_with(path, PATIENCE).map_err(|problem| problem.at(path))
    }

    pub(crate) fn open_with(path: &Path, patience: Duration) -> Result<Self, Problem> {
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            make_folder(folder).map_err(Problem::Folder)?;
        }
        if !may_be_a_database(path) {
            return Err(Problem::NotALibrary);
        }
        // Without SQLITE_OPEN_URI: a path is a path, even when it begins with "file:".
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_CREATE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut connection = Connection::open_with_flags(path, flags)?;
        prepare(&mut connection, patience)?;
        Ok(Self { connection, path: path.to_owned() })
    }
}

/// The size of the smallest page that SQLite has (SQLite, "Database File Format", 1.3.2).
const SMALLEST_PAGE: u64 = 512;

/// Whether SQLite may be let at the file. It tells what is no database by itself, save that it takes
/// a file of one byte for an empty one and writes over it.
///
/// A file with a rollback journal may be the rest of a power cut, which SQLite mends. The file is
/// only looked at from outside: to open and close it would take this process's locks off it, also
/// those of another open [`Store`] (SQLite, "How To Corrupt An SQLite Database File", 2.2).
fn may_be_a_database(path: &Path) -> bool {
    let mut journal = path.as_os_str().to_owned();
    journal.push("-journal");
    let length = fs::metadata(path).map_or(0, |file| if file.is_file() { file.len() } else { 0 });
    length == 0 || length >= SMALLEST_PAGE || Path::new(&journal).exists()
}

/// Checks that the file is ours to write, and sets the connection up.
fn prepare(connection: &mut Connection, patience: Duration) -> Result<(), Problem> {
    connection.busy_timeout(patience)?;
    // What stands in the file is data: it may not run functions or overwrite its own schema.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
    connection.pragma_update(None, "trusted_schema", false)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    // FULL: in WAL mode each commit waits until the log is on the disk.
    connection.pragma_update(None, "synchronous", "FULL")?;
    // On macOS fsync leaves data in the drive's cache; elsewhere these two change nothing.
    connection.pragma_update(None, "fullfsync", true)?;
    connection.pragma_update(None, "checkpoint_fullfsync", true)?;

    // Nothing has been written so far. SQLite opens what it may not write for reading, silently.
    migration::check(connection)?;
    if connection.is_readonly("main")? {
        return Err(Problem::ReadOnly);
    }
    let mode: String =
        connection.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get(0))?;
    if !mode.eq_ignore_ascii_case("wal") {
        return Err(Problem::CannotOpen(format!(
            "its file system has no write-ahead log, the journal stays in mode “{mode}”"
        )));
    }
    migration::migrate(connection)
}

/// Makes a folder so that a power cut right after cannot take it away again.
fn make_folder(folder: &Path) -> std::io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty());
    if let Some(parent) = parent {
        make_folder(parent)?;
    }
    match fs::create_dir(folder) {
        // Another program was quicker.
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists && folder.is_dir() => {}
        made => made?,
    }
    // Only Unix knows how to bring a folder's entry to the disk.
    #[cfg(unix)]
    fs::File::open(parent.unwrap_or(Path::new(".")))?.sync_all()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pragmas_hold() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("library.sqlite")).unwrap();
        let value = |pragma: &str| -> String {
            store
                .connection
                .pragma_query_value(None, pragma, |row| {
                    row.get::<_, rusqlite::types::Value>(0).map(|value| format!("{value:?}"))
                })
                .unwrap()
        };
        assert_eq!(value("journal_mode"), "Text(\"wal\")");
        assert_eq!(value("synchronous"), "Integer(2)");
        assert_eq!(value("foreign_keys"), "Integer(1)");
        assert_eq!(value("trusted_schema"), "Integer(0)");
        assert_eq!(value("busy_timeout"), "Integer(5000)");
    }

    #[test]
    fn a_locked_file_is_said_to_be_locked() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("library.sqlite");
        let other = Store::open(&path).unwrap();
        let mut store = Store::open_with(&path, Duration::from_millis(1)).unwrap();
        other.connection.execute_batch("BEGIN IMMEDIATE").unwrap();
        let error = store.set_setting("theme", &"dark").unwrap_err();
        assert!(matches!(error.problem, Problem::Locked), "{error}");
        other.connection.execute_batch("ROLLBACK").unwrap();
        store.set_setting("theme", &"dark").unwrap();
    }

    #[test]
    fn a_full_disk_is_said_to_be_full_and_keeps_what_there_was() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(&folder.path().join("library.sqlite")).unwrap();
        store.set_setting("small", &1).unwrap();
        let pages: i64 =
            store.connection.pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
        // SQLite answers a full disk and a full file with the same code.
        store
            .connection
            .pragma_update_and_check(None, "max_page_count", pages, |_| Ok(()))
            .unwrap();
        let error = store.set_setting("large", &"x".repeat(100_000)).unwrap_err();
        assert!(matches!(error.problem, Problem::DiskFull), "{error}");
        assert_eq!(store.setting("small").unwrap(), Some(1));
        assert_eq!(store.setting::<String>("large").unwrap(), None);
    }

    #[test]
    fn a_file_that_may_not_be_written_is_said_to_be_read_only() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("library.sqlite");
        drop(Store::open(&path).unwrap());
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY;
        let mut connection = Connection::open_with_flags(&path, flags).unwrap();
        let problem = prepare(&mut connection, PATIENCE).unwrap_err();
        assert!(matches!(problem, Problem::ReadOnly), "{problem}");
    }
}
