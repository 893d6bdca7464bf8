//! [`Moving`]: the library leaves its folder for another one.
//!
//! Owns the order of steps, by which a whole library stands under its name whenever it ends, and nothing
//! is overwritten or deleted. Which of two folders counts is said elsewhere, while nobody can write.

use crate::backup;
use crate::error::{Problem, StoreError};
use crate::open::{Store, beside, sync_folder};
use crate::restore::COMPANIONS;
use jiff::Timestamp;
use rusqlite::{Connection, OpenFlags};
use std::fs::{self, File, OpenOptions};
use std::io::{self, BufReader, ErrorKind, Read as _};
use std::path::{Path, PathBuf};

/// A library of which a whole copy stands in another folder. Nobody can write to it until this is
/// dropped or the library has left its name.
#[derive(Debug)]
pub struct Moving {
    /// Holds the lock for writing; none once the library has left.
    from: Option<Store>,
    path: PathBuf,
    to: PathBuf,
}

impl Store {
    /// Copies the library to the file `to`, as one state that nobody can write to any more. The copy was
    /// opened and checked, and is on the disk when this returns; its folder is made if it is not there.
    ///
    /// # Errors
    /// [`Problem::Taken`] when there is something at `to`; [`Problem::Damaged`] when the copy is not
    /// sound, because the library is not; else as the disk has it. Then nothing has moved.
    pub fn move_to(self, to: &Path, at: Timestamp) -> Result<Moving, StoreError> {
        self.hold().map_err(|problem| problem.at(&self.path))?;
        self.copied_to(to).map_err(|problem| problem.explained(to).at(to))?;
        let moving = Moving { path: self.path.clone(), from: Some(self), to: to.to_owned() };
        // Where it can be read it may still not be written: a drive may know no write-ahead log.
        match Self::open_there(to) {
            Ok(_) => Ok(moving),
            Err(error) => {
                moving.withdraw(at)?;
                Err(error)
            }
        }
    }

    /// Keeps everybody from writing, for as long as the store is open.
    fn hold(&self) -> Result<(), Problem> {
        // The file that stays behind is then whole without its log. Somebody who reads may stand in
        // the way; then the log stays with it.
        let _ = self.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
        self.connection.execute_batch("BEGIN IMMEDIATE")?;
        self.footing.check()
    }

    fn copied_to(&self, to: &Path) -> Result<(), Problem> {
        let folder = to.parent().unwrap_or(Path::new("."));
        let part = backup::part(folder, "library")?;
        // A log without its library would be taken for that of the one that comes.
        if COMPANIONS.into_iter().chain([""]).any(|one| is_there(&beside(to, one))) {
            return Err(Problem::Taken);
        }
        // A connection of its own: the other one holds the lock for writing.
        backup::copy(&backup::open_to_read(&self.path)?, &part)?;
        part.persist_noclobber(to).map_err(|error| match error.error {
            taken if taken.kind() == ErrorKind::AlreadyExists => Problem::Taken,
            error => Problem::from(error),
        })?;
        sync_folder(folder).map_err(Problem::from)
    }
}

impl Moving {
    /// Gives the library that was copied another name in its folder, with the moment `at`, so that
    /// nobody goes on writing in it: whoever has it open is told [`Problem::Gone`] at the next change.
    /// Says which file it is now.
    ///
    /// # Errors
    /// As the disk has it, and elsewhere than on Unix when the library is open somewhere else. Then it
    /// has its name.
    pub fn leave(&mut self, at: Timestamp) -> Result<PathBuf, StoreError> {
        if cfg!(not(unix)) {
            // There a file keeps its name while it is open.
            self.from = None;
        }
        let left = step_aside(&self.path, &format!("moved-{}", backup::stamp(at)))?;
        self.from = None;
        // Without a log it is one file. Whoever else has it open is left its log.
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        if let Ok(left) = Connection::open_with_flags(&left, flags) {
            let _ = left.pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(()));
        }
        Ok(left)
    }

    /// Gives the copy another name, because the library stays where it is.
    ///
    /// # Errors
    /// As the disk has it. Then the copy has its name.
    pub fn withdraw(self, at: Timestamp) -> Result<(), StoreError> {
        step_aside(&self.to, &format!("unfinished-{}", backup::stamp(at))).map(drop)
    }
}

/// Gives the library at `path` the name `name`, or one like it that is free, with what SQLite keeps
/// beside it. A link to a library is what is renamed, and not where it leads.
fn step_aside(path: &Path, name: &str) -> Result<PathBuf, StoreError> {
    let folder = path.parent().unwrap_or(Path::new("."));
    // The library first: never does it stand under its name without its log.
    let everything = || [""].into_iter().chain(COMPANIONS);
    let aside = backup::free_name(folder, name, |path| {
        everything().any(|one| is_there(&beside(path, one)))
    });
    let mut done = Vec::new();
    for one in everything().filter(|one| is_there(&beside(path, one))) {
        if let Err(error) = fs::rename(beside(path, one), beside(&aside, one)) {
            // Last of all the library, for the same reason.
            for one in done.into_iter().rev() {
                let _ = fs::rename(beside(&aside, one), beside(path, one));
            }
            return Err(Problem::from(error).at(path));
        }
        done.push(one);
    }
    sync_folder(folder).map_err(|error| Problem::from(error).at(folder))?;
    Ok(aside)
}

/// Whether something has this name, be it a link that leads nowhere.
fn is_there(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// Copies the backups in the folder `from` into the folder `to`, which is made if it is not there; those
/// that are there already, byte for byte, stay as they are. Says how many there are. Each copy is on the
/// disk when this returns.
///
/// # Errors
/// As the disk has it, with the path of the backup. What was copied until then stays.
pub fn copy_backups(from: &Path, to: &Path) -> Result<usize, StoreError> {
    let mut files = backup::files(from)?;
    files.retain(|path| path.is_file());
    for path in &files {
        copy_backup(path, to)?;
    }
    if !files.is_empty() {
        sync_folder(to).map_err(|error| Problem::from(error).at(to))?;
    }
    Ok(files.len())
}

fn copy_backup(path: &Path, folder: &Path) -> Result<(), StoreError> {
    let name = path.file_stem().unwrap_or_default().to_string_lossy();
    let mut source = File::open(path).map_err(|error| Problem::from(error).at(path))?;
    let place = backup::free_name(folder, &name, |there| {
        is_there(there) && !are_same(path, there).unwrap_or(false)
    });
    if place.exists() {
        return Ok(());
    }
    let mut run = || {
        let part = backup::part(folder, &name)?;
        let mut copy = OpenOptions::new().write(true).open(&part)?;
        io::copy(&mut source, &mut copy)?;
        // A backup that a person named is as old as its file.
        if let Ok(written) = source.metadata().and_then(|file| file.modified()) {
            let _ = copy.set_modified(written);
        }
        copy.sync_all()?;
        part.persist_noclobber(&place).map_err(|error| Problem::from(error.error))
    };
    run().map_err(|problem: Problem| problem.at(&place))
}

/// Whether two files are the same byte for byte.
fn are_same(one: &Path, other: &Path) -> io::Result<bool> {
    let (one, other) = (File::open(one)?, File::open(other)?);
    if one.metadata()?.len() != other.metadata()?.len() {
        return Ok(false);
    }
    let (one, other) = (BufReader::new(one).bytes(), BufReader::new(other).bytes());
    for (one, other) in one.zip(other) {
        if one? != other? {
            return Ok(false);
        }
    }
    Ok(true)
}
