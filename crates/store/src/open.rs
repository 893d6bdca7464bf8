//! [`Store`]: one open library file.
//!
//! Owns how a file is opened and made durable. It knows no table.

use crate::backup::{self, backup_folder};
use crate::error::{Problem, StoreError};
use crate::footing::Footing;
use crate::presence::Presence;
use crate::{migration, soundness};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};
use std::{fs, io, thread};

/// How long a change waits for another program's change before it gives up.
///
/// A change takes milliseconds; five seconds outlast a slow disk without looking hung for ever.
pub(crate) const PATIENCE: Duration = Duration::from_secs(5);

/// An open library file.
///
/// When the file is moved, deleted or replaced, or its drive taken away, each change fails with
/// [`Problem::Gone`] until it is back, or is opened anew.
#[derive(Debug)]
pub struct Store {
    // Closed before the presence ends: then nobody takes the file for left behind.
    pub(crate) connection: Connection,
    pub(crate) path: PathBuf,
    pub(crate) footing: Footing,
    _presence: Presence,
}

impl Store {
    /// Opens the library file at `path`; it and its folder are made if they are not there.
    ///
    /// An older file is brought up to date, after a backup of it in [`backup_folder`]. A newer one,
    /// and one that is no library, are left as they are. After an end that was not clean, such as a
    /// power cut, the file is looked through if nobody else has it open.
    ///
    /// # Errors
    /// [`Problem::Folder`], [`Problem::CannotOpen`], [`Problem::ReadOnly`], [`Problem::Locked`],
    /// [`Problem::NotALibrary`], [`Problem::Newer`], [`Problem::Damaged`], [`Problem::DiskFull`],
    /// [`Problem::Disk`].
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        Self::open_with(path, PATIENCE).map_err(|problem| problem.explained(path).at(path))
    }

    /// Opens the library file at `path`, which has to be there: neither it nor its folder is made.
    ///
    /// # Errors
    /// As [`Store::open`]; [`Problem::CannotOpen`] when there is no file.
    pub fn open_there(path: &Path) -> Result<Self, StoreError> {
        Self::opened(path, OpenFlags::empty(), PATIENCE)
            .map_err(|problem| problem.explained(path).at(path))
    }

    pub(crate) fn open_with(path: &Path, patience: Duration) -> Result<Self, Problem> {
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            make_folder(folder).map_err(Problem::Folder)?;
        }
        Self::opened(path, OpenFlags::SQLITE_OPEN_CREATE, patience)
    }

    fn opened(path: &Path, making: OpenFlags, patience: Duration) -> Result<Self, Problem> {
        if !may_be_a_database(path) {
            return Err(Problem::NotALibrary);
        }
        // Without SQLITE_OPEN_URI: a path is a path, even when it begins with "file:".
        let flags = making | OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags)?;
        prepare(&connection, patience)?;
        // SQLite keeps its log beside the file that a link leads to.
        let real = fs::canonicalize(path)?;
        let presence = Presence::enter(&real, || {
            // The last to close a library deletes its log, unless it was killed.
            let unclean = fs::metadata(beside(&real, "-wal")).is_ok_and(|log| log.len() > 0);
            if unclean { soundness::quick_check(&connection) } else { Ok(()) }
        })?;
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
        use_log(&connection, patience)?;
        migrate(&connection, path)?;
        let footing = Footing::of(path, &real).map_err(|_| Problem::Gone)?;
        Ok(Self { connection, path: path.to_owned(), footing, _presence: presence })
    }
}

/// Brings the file up to date, with a backup before.
fn migrate(connection: &Connection, path: &Path) -> Result<(), Problem> {
    let mut kept = None;
    let migrated = migration::migrate(connection, |to| {
        // A connection of its own: the other one holds the lock for writing.
        let source = backup::open_to_read(path)?;
        let name = format!("before-version-{to}");
        kept = Some(backup::keep_copy(&source, &backup_folder(path), &name)?);
        Ok(())
    });
    if migrated.is_err()
        && let Some(backup) = kept
    {
        // The library is as it was. One backup for each try would fill the disk.
        let _ = fs::remove_file(backup);
    }
    migrated
}

/// The file beside a library whose name is the library's with this ending.
pub(crate) fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut beside = path.as_os_str().to_owned();
    beside.push(ending);
    beside.into()
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
    let length = fs::metadata(path).map_or(0, |file| if file.is_file() { file.len() } else { 0 });
    length == 0 || length >= SMALLEST_PAGE || beside(path, "-journal").exists()
}

/// Sets the connection up, and checks that the file is ours to write, without writing anything.
fn prepare(connection: &Connection, patience: Duration) -> Result<(), Problem> {
    connection.busy_timeout(patience)?;
    // Should it be refused, its log is not written back into it: what is damaged stays as it is.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
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

    // What a search of a hundred thousand notes goes through, in KiB; SQLite's own 2 MB hold a tenth of it.
    connection.pragma_update(None, "cache_size", -(16 << 10))?;
    // Else SQLite plans a statement anew whenever its parameters are other ones, kept though it was.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.set_prepared_statement_cache_capacity(64);

    migration::check(connection)?;
    // SQLite opens what it may not write for reading, silently.
    if connection.is_readonly("main")? {
        return Err(Problem::ReadOnly);
    }
    Ok(())
}

/// Puts the file in the mode in which readers and a writer do not wait for each other.
fn use_log(connection: &Connection, patience: Duration) -> Result<(), Problem> {
    const PAUSE: Duration = Duration::from_millis(5);
    let end = Instant::now() + patience;
    let mode: String = loop {
        let set = connection.pragma_update_and_check(None, "journal_mode", "WAL", |row| row.get(0));
        match set.map_err(Problem::from) {
            // Another program makes the same new file. For this one change SQLite does not wait by
            // itself: it holds a lock for reading already.
            Err(Problem::Locked) if Instant::now() < end => thread::sleep(PAUSE),
            set => break set?,
        }
    };
    if !mode.eq_ignore_ascii_case("wal") {
        return Err(Problem::CannotOpen(format!(
            "its file system has no write-ahead log, the journal stays in mode “{mode}”"
        )));
    }
    Ok(())
}

/// Makes a folder so that a power cut right after cannot take it away again.
///
/// # Errors
/// As the disk has it.
pub fn make_folder(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty());
    if let Some(parent) = parent {
        make_folder(parent)?;
    }
    match fs::create_dir(folder) {
        // Another program was quicker.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && folder.is_dir() => {}
        made => made?,
    }
    sync_folder(parent.unwrap_or(Path::new(".")))
}

/// Brings the names of a folder's files to the disk; only Unix knows how.
///
/// # Errors
/// As the disk has it.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    #[cfg(unix)]
    fs::File::open(folder)?.sync_all()?;
    #[cfg(not(unix))]
    let _ = folder;
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
    fn a_statement_that_is_kept_is_not_planned_anew() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("library.sqlite")).unwrap();
        let sql = "SELECT id FROM annotation WHERE edition = ?1 AND removed IS NULL LIMIT ?2";
        for limit in 2..6 {
            let mut kept = store.connection.prepare_cached(sql).unwrap();
            assert!(!kept.exists(("mit", limit)).unwrap());
            assert_eq!(kept.get_status(rusqlite::StatementStatus::RePrepare), 0);
        }
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
        let connection = Connection::open_with_flags(&path, flags).unwrap();
        let problem = prepare(&connection, PATIENCE).unwrap_err();
        assert!(matches!(problem, Problem::ReadOnly), "{problem}");
    }
}
