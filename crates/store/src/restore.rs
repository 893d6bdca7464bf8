//! Putting a backup in the library's place, and setting a damaged library aside.
//!
//! Owns the order of steps, by which nothing is lost whenever it ends. It makes no backup but the one
//! before a restoration.

use crate::backup::{self, Backup, Occasion};
use crate::error::{Problem, StoreError};
use crate::migration;
use crate::open::{self, Store, beside};
use crate::presence::Presence;
use crate::transfer::Transfer;
use jiff::Timestamp;
use rusqlite::Connection;
use std::fs::{self, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

impl Store {
    /// Puts what a backup holds in the place of what the library holds, in one transaction: other
    /// windows see the one or the other. What is there is backed up in `folder` first, and nobody can
    /// write between; that backup is given back. A backup of an older version is brought up to date
    /// on the way and stays as it is.
    ///
    /// # Errors
    /// [`Problem::Damaged`], [`Problem::NotALibrary`] and [`Problem::Newer`] for the backup; else as
    /// the disk has it. Then the library holds what it held.
    pub fn restore_backup(
        &mut self,
        path: &Path,
        folder: &Path,
        at: Timestamp,
    ) -> Result<Backup, StoreError> {
        let part = backup::part(folder, &backup::name(Occasion::Regular, at))
            .map_err(|problem| problem.at(folder))?;
        let sound = ready(path, &part).map_err(|problem| problem.at(path))?;
        let before = self.replace(&sound, folder, &backup::name(Occasion::BeforeRestore, at))?;
        backup::preview(&before)
    }

    /// Keeps what the library holds as a backup of this name, and puts `with` in its place.
    fn replace(
        &mut self,
        with: &Connection,
        folder: &Path,
        name: &str,
    ) -> Result<PathBuf, StoreError> {
        let Self { connection, path, footing, .. } = self;
        let library = |problem: Problem| problem.at(path);
        footing.check().map_err(library)?;
        // A connection of its own: the other one holds the lock for writing.
        let source = backup::open_to_read(path).map_err(library)?;
        let transfer = Transfer::begin(with, connection).map_err(library)?;
        let before =
            backup::keep_copy(&source, folder, name).map_err(|problem| problem.at(folder))?;
        transfer.finish().map_err(library)?;
        footing.check().map_err(library)?;
        Ok(before)
    }
}

/// Makes a copy of a backup at `part` that is sound and up to date.
fn ready(backup: &Path, part: &Path) -> Result<Connection, Problem> {
    backup::copy(&backup::open_backup(backup)?, part)?;
    let copy = Connection::open(part)?;
    copy.pragma_update(None, "foreign_keys", true)?;
    migration::migrate(&copy, |_| Ok(()))?;
    Ok(copy)
}

/// What SQLite keeps beside a library: its log and the log's index, and the journal of old days.
pub(crate) const COMPANIONS: [&str; 3] = ["-wal", "-shm", "-journal"];

/// Moves a damaged library out of the way, with what SQLite keeps beside it, so that a new one can
/// be made in its place. Says where it is: beside, under a name with the moment `at`. Nothing is
/// overwritten and nothing deleted.
///
/// # Errors
/// [`Problem::Locked`] when the library is open somewhere; else as the disk has it. Then it stands
/// where it stood.
pub fn set_aside(path: &Path, at: Timestamp) -> Result<PathBuf, StoreError> {
    let run = || {
        let real = fs::canonicalize(path)?;
        let _alone = Presence::alone(&real)?;
        let folder = real.parent().unwrap_or(Path::new("."));
        let everything = || COMPANIONS.into_iter().chain([""]);
        let aside = backup::free_name(folder, &format!("damaged-{}", backup::stamp(at)), |path| {
            everything().any(|one| beside(path, one).exists())
        });
        // All have their second name before one loses its first. The library itself is the last to
        // get one and the first to lose one: SQLite deletes a log without a library.
        let all: Vec<&str> = everything().filter(|one| beside(&real, one).exists()).collect();
        for one in &all {
            name_also(&beside(&real, one), &beside(&aside, one))?;
        }
        open::sync_folder(aside.parent().unwrap_or(Path::new(".")))?;
        for one in all.iter().rev() {
            fs::remove_file(beside(&real, one))?;
        }
        Ok(aside)
    };
    run().map_err(|problem: Problem| problem.at(path))
}

/// Gives a file a second name, or copies it where a file can have but one.
fn name_also(path: &Path, also: &Path) -> io::Result<()> {
    match fs::hard_link(path, also) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => {
            let mut copy = OpenOptions::new().write(true).create_new(true).open(also)?;
            io::copy(&mut fs::File::open(path)?, &mut copy)?;
            copy.sync_all()
        }
        linked => linked,
    }
}
