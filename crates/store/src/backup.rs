//! Backups: copies of the library, each checked before it counts.
//!
//! Owns how one is made and named, what it holds, and which ones are deleted. A file in their folder
//! that is no library, or that bears another name than it would have been given here, is never
//! deleted.

use crate::error::{Problem, StoreError};
use crate::instant;
use crate::open::{PATIENCE, Store, make_folder};
use crate::soundness;
use crate::thinning::superfluous;
use crate::transfer::Transfer;
use crate::{annotation, import, migration, open};
use jiff::{SignedDuration, Timestamp, civil::DateTime, tz::Offset};
use rusqlite::{Connection, OpenFlags, OptionalExtension};
use std::collections::BTreeMap;
use std::fs::{self, OpenOptions};
use std::path::{Path, PathBuf};
use tempfile::{NamedTempFile, TempPath};

/// What a backup's file name ends in.
const ENDING: &str = ".sqlite";
/// What the name of a backup ends in that is not finished.
const UNFINISHED: &str = ".part";
/// The moment in a backup's name: UTC to the second, without colons, which Windows forbids.
const STAMP: &str = "%Y-%m-%dT%H-%M-%SZ";
/// The age from which an unfinished backup is taken for left behind by a program that was killed.
const LEFT_BEHIND: SignedDuration = SignedDuration::from_hours(24);

/// A backup and what it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Backup {
    /// Its file.
    pub path: PathBuf,
    /// Why it was made.
    pub occasion: Occasion,
    /// When, to the second: from its name, else when the file was last written.
    pub at: Timestamp,
    /// Its size.
    pub bytes: u64,
    /// The version of its tables.
    pub version: i64,
    /// How many annotations that are not removed each edition has; editions without are left out.
    pub notes: BTreeMap<String, usize>,
    /// How many texts of the reader's own it holds that are not removed.
    pub own_texts: usize,
    /// When an annotation in it last changed.
    pub last_change: Option<Timestamp>,
}

/// Why a backup was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Occasion {
    /// As a matter of course. Only these are ever deleted.
    Regular,
    /// Before another backup was put in the library's place.
    BeforeRestore,
    /// Before the library was brought to a newer version.
    BeforeVersion,
    /// It was brought here or renamed by a person.
    Unknown,
}

impl Occasion {
    /// What a backup's name begins with.
    fn prefix(self) -> &'static str {
        match self {
            Self::Regular => "library-",
            Self::BeforeRestore => "before-restore-",
            Self::BeforeVersion => "before-version-",
            Self::Unknown => "",
        }
    }
}

impl Store {
    /// Copies the library into a new file in `folder`, which is made if it is not there. The copy is
    /// one state of the library, whatever is written meanwhile; it was opened and checked, and is on
    /// the disk when this returns. Files that a killed program left unfinished a day ago go.
    ///
    /// # Errors
    /// [`Problem::Damaged`] when the copy is not sound, because the library is not; else as the disk
    /// has it, with the path of the backup.
    pub fn back_up(&self, folder: &Path, at: Timestamp) -> Result<Backup, StoreError> {
        self.footing.check().map_err(|problem| problem.at(&self.path))?;
        sweep(folder, at);
        let copy = keep_copy(&self.connection, folder, &name(Occasion::Regular, at));
        preview(&copy.map_err(|problem| problem.at(folder))?)
    }
}

/// The folder for the backups of the library at `path`, if there is no reason for another.
pub fn backup_folder(path: &Path) -> PathBuf {
    path.with_file_name("backups")
}

/// All backups in a folder, the newest first. Behind them, a file that is no library is named with
/// the reason. None when there is no such folder.
///
/// # Errors
/// As the disk has it.
pub fn backups(folder: &Path) -> Result<Vec<Result<Backup, StoreError>>, StoreError> {
    let mut backups: Vec<_> = files(folder)?.iter().map(|path| preview(path)).collect();
    backups.sort_by(|a, b| match (a, b) {
        (Ok(a), Ok(b)) => b.at.cmp(&a.at).then_with(|| b.path.cmp(&a.path)),
        (a, b) => b.is_ok().cmp(&a.is_ok()),
    });
    Ok(backups)
}

/// The files in a folder that have a backup's ending, in no order; none when there is no such folder.
pub(crate) fn files(folder: &Path) -> Result<Vec<PathBuf>, StoreError> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(Problem::from(error).at(folder)),
    };
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| Problem::from(error).at(folder))?.path();
        if path.to_string_lossy().ends_with(ENDING) {
            files.push(path);
        }
    }
    Ok(files)
}

/// What a backup holds. It is not changed, nor looked through: that is done when it is made and
/// before it is restored.
///
/// # Errors
/// [`Problem::NotALibrary`], [`Problem::Newer`], [`Problem::Damaged`]; else as the disk has it.
pub fn preview(path: &Path) -> Result<Backup, StoreError> {
    look(path).map_err(|problem| problem.at(path))
}

/// Deletes the regular backups in a folder that need not be kept at the moment `now`: kept are the
/// newest one, up to 24 of the last 24 hours, and the last of each day for two weeks, of each week
/// for eight weeks, of each month for two years. Says which went.
///
/// # Errors
/// As the disk has it.
pub fn thin(folder: &Path, now: Timestamp) -> Result<Vec<PathBuf>, StoreError> {
    let mut regular: Vec<Backup> = backups(folder)?.into_iter().flatten().collect();
    regular.retain(|backup| backup.occasion == Occasion::Regular);
    let moments: Vec<Timestamp> = regular.iter().map(|backup| backup.at).collect();
    let gone = superfluous(&moments, now);
    let mut deleted = Vec::new();
    for Backup { path, .. } in regular.into_iter().filter(|backup| gone.contains(&backup.at)) {
        match fs::remove_file(&path) {
            Ok(()) => deleted.push(path),
            // Another window was quicker.
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(error) => return Err(Problem::from(error).at(&path)),
        }
    }
    Ok(deleted)
}

/// Copies what `from` holds into a new file of this name in `folder`, checked and on the disk.
pub(crate) fn keep_copy(from: &Connection, folder: &Path, name: &str) -> Result<PathBuf, Problem> {
    let part = part(folder, name)?;
    copy(from, &part)?;
    let path = free_name(folder, name, Path::exists);
    part.persist(&path).map_err(|error| Problem::from(error.error))?;
    open::sync_folder(folder)?;
    Ok(path)
}

/// A new file in `folder` for a copy; it goes when it is dropped. Should the program be killed, it is
/// deleted as a backup of that name would be that was not finished.
pub(crate) fn part(folder: &Path, name: &str) -> Result<TempPath, Problem> {
    make_folder(folder)?;
    let mut part = tempfile::Builder::new();
    let prefix = format!("{name}-");
    let part = part.prefix(&prefix).suffix(UNFINISHED).tempfile_in(folder);
    // Closed before SQLite opens it: closing it later would drop SQLite's locks.
    part.map(NamedTempFile::into_temp_path).map_err(Problem::from)
}

/// Copies what `from` holds into the file at `to`, and makes sure that it can be read from there.
pub(crate) fn copy(from: &Connection, to: &Path) -> Result<(), Problem> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut copy = Connection::open_with_flags(to, flags)?;
    // Nobody reads it before it is whole, so it needs no journal and one sync.
    copy.pragma_update(None, "synchronous", "OFF")?;
    copy.pragma_update_and_check(None, "journal_mode", "OFF", |_| Ok(()))?;
    Transfer::begin(from, &mut copy)?.finish()?;
    copy.close().map_err(|(_, error)| error)?;
    // Opened anew, so that what is checked is what was written. A copy has the journal mode of its
    // source; without a log it is one file.
    let copy = Connection::open_with_flags(to, flags)?;
    copy.pragma_update(None, "synchronous", "OFF")?;
    copy.pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(()))?;
    migration::check(&copy)?;
    if let Some(fault) = soundness::faults(&copy)?.into_iter().next() {
        return Err(Problem::Damaged(fault));
    }
    copy.close().map_err(|(_, error)| error)?;
    let file = OpenOptions::new().write(true).open(to)?;
    file.sync_all().map_err(Problem::from)
}

/// Opens a backup, which may come from anywhere, for reading only.
///
/// # Errors
/// [`Problem::NotALibrary`] for an empty file, and for one with triggers or views: ours has none, and
/// they would be code in the library.
pub(crate) fn open_backup(path: &Path) -> Result<Connection, Problem> {
    let file = open_to_read(path)?;
    let code = "SELECT count(*) FROM sqlite_schema WHERE type IN ('trigger', 'view')";
    let code: i64 = file.query_row(code, [], |row| row.get(0))?;
    if code > 0 || migration::version(&file)? == 0 {
        return Err(Problem::NotALibrary);
    }
    Ok(file)
}

/// Opens a library for reading only, as it is.
pub(crate) fn open_to_read(path: &Path) -> Result<Connection, Problem> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let file = Connection::open_with_flags(path, flags)?;
    file.busy_timeout(PATIENCE)?;
    file.pragma_update(None, "trusted_schema", false)?;
    file.pragma_update(None, "cell_size_check", true)?;
    migration::check(&file)?;
    Ok(file)
}

fn look(path: &Path) -> Result<Backup, Problem> {
    let file = open_backup(path)?;
    let entry = fs::metadata(path)?;
    let (occasion, at) = told(&file_name(path));
    let written = || {
        let written = entry.modified().ok().map(Timestamp::try_from);
        written.and_then(Result::ok).unwrap_or_default()
    };
    // Not the file's length: what stands in a library's log is not in its file yet.
    let bytes: u64 = file.query_row(
        "SELECT page_count * page_size FROM pragma_page_count, pragma_page_size",
        [],
        |row| row.get(0),
    )?;
    let last_change: Option<String> = file
        .query_row("SELECT at FROM annotation_history ORDER BY sequence DESC LIMIT 1", [], |row| {
            row.get(0)
        })
        .optional()?;
    Ok(Backup {
        path: path.to_owned(),
        occasion,
        at: at.unwrap_or_else(written),
        bytes,
        version: migration::version(&file)?,
        notes: annotation::counts(&file)?,
        own_texts: import::count(&file)?,
        last_change: last_change.as_deref().map(instant::parse).transpose()?,
    })
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// The name of a backup without its ending.
pub(crate) fn name(occasion: Occasion, at: Timestamp) -> String {
    format!("{}{}", occasion.prefix(), stamp(at))
}

/// A moment as names have it.
pub(crate) fn stamp(at: Timestamp) -> String {
    Offset::UTC.to_datetime(at).strftime(STAMP).to_string()
}

/// What the name of a file here tells, if it was given here: the occasion, the moment, what follows.
fn given(name: &str) -> Option<(Occasion, Timestamp, &str)> {
    [Occasion::Regular, Occasion::BeforeRestore].into_iter().find_map(|occasion| {
        let rest = name.strip_prefix(occasion.prefix())?;
        let (stamp, rest) = rest.split_at_checked(STAMP_LENGTH)?;
        let at = Offset::UTC.to_timestamp(DateTime::strptime(STAMP, stamp).ok()?).ok()?;
        Some((occasion, at, rest))
    })
}

/// The occasion and the moment that a backup's name tells.
fn told(name: &str) -> (Occasion, Option<Timestamp>) {
    if name.starts_with(Occasion::BeforeVersion.prefix()) {
        return (Occasion::BeforeVersion, None);
    }
    let given = given(name).filter(|(.., rest)| {
        // As `free_name` gives them; a person's "… (copy)" is that person's.
        rest.strip_suffix(ENDING).is_some_and(|number| {
            number.is_empty() || number.strip_prefix('-').is_some_and(|n| n.parse::<u32>().is_ok())
        })
    });
    given.map_or((Occasion::Unknown, None), |(occasion, at, _)| (occasion, Some(at)))
}

/// The length of a moment in a name: "2026-01-02T03-04-05Z".
const STAMP_LENGTH: usize = 20;

/// The first of `name.sqlite`, `name-2.sqlite`, … in `folder` that is not `taken`. Two windows may choose
/// the same one in the same moment.
pub(crate) fn free_name(folder: &Path, name: &str, taken: impl Fn(&Path) -> bool) -> PathBuf {
    let mut path = folder.join(format!("{name}{ENDING}"));
    let mut number = 1;
    while taken(&path) {
        number += 1;
        path = folder.join(format!("{name}-{number}{ENDING}"));
    }
    path
}

/// Deletes what killed programs left unfinished. That it fails is no reason not to back up.
fn sweep(folder: &Path, now: Timestamp) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.flatten().map(|entry| entry.path()) {
        let left_behind = given(&file_name(&path)).is_some_and(|(_, at, rest)| {
            rest.ends_with(UNFINISHED) && now.duration_since(at) > LEFT_BEHIND
        });
        if left_behind {
            let _ = fs::remove_file(path);
        }
    }
}
