//! The library's file: its backups, its soundness, and what is done when it is damaged.
//!
//! Owns when a backup is due, and that a backup is named and never addressed by a path. How one is
//! made, checked and put back is the business of `store`.

use crate::library::FILE;
use crate::{Error, Library};
use jiff::{SignedDuration, Timestamp};
use std::path::{Path, PathBuf};
use store::{Backup, Occasion, StoreError};

/// From this age on the newest backup is no longer that of today.
const A_DAY: SignedDuration = SignedDuration::from_hours(20);

/// A file among the backups.
#[derive(Debug)]
pub struct Kept {
    /// Its name in the folder, by which it is asked for.
    pub name: String,
    /// What it holds, or why it cannot be read.
    pub backup: Result<Backup, StoreError>,
}

/// A damaged library that was set aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    /// Where it lies now.
    pub path: PathBuf,
    /// The name of the backup that stands in its place; `None` when an empty library does.
    pub restored: Option<String>,
}

/// The file of the library in `folder`.
pub fn library_file(folder: &Path) -> PathBuf {
    folder.join(FILE)
}

/// The folder of the backups of the library in `folder`.
pub fn backup_folder(folder: &Path) -> PathBuf {
    store::backup_folder(&folder.join(FILE))
}

/// The backups of the library in `folder`, the newest first, be the library itself readable or not.
///
/// # Errors
/// When the folder cannot be read.
pub fn backups(folder: &Path) -> Result<Vec<Kept>, Error> {
    let found = store::backups(&backup_folder(folder))?;
    Ok(found
        .into_iter()
        .map(|backup| {
            let path = backup.as_ref().map_or_else(|error| &error.path, |backup| &backup.path);
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            Kept { name, backup }
        })
        .collect())
}

/// Sets the damaged library in `folder` aside, where nothing is overwritten, and puts the backup of
/// this name in its place, or an empty library.
///
/// # Errors
/// When there is no such backup or it is not sound, the library is open somewhere, or as the disk has
/// it. Until all is done the damaged file stands where it stood or beside.
pub fn set_aside(folder: &Path, backup: Option<&str>) -> Result<SetAside, Error> {
    let path = backup.map(|name| named(folder, name)).transpose()?;
    // A backup that is not sound must be found out before the library is moved.
    if let Some(path) = &path {
        store::preview(path)?;
    }
    let now = Timestamp::now();
    let aside = store::set_aside(&folder.join(FILE), now)?;
    let library = Library::open(folder)?;
    if let Some(path) = &path {
        library.store().restore_backup(path, &backup_folder(folder), now)?;
    }
    Ok(SetAside { path: aside, restored: backup.map(str::to_owned) })
}

/// The path of the backup of this name.
fn named(folder: &Path, name: &str) -> Result<PathBuf, Error> {
    let known = backups(folder)?.into_iter().find(|kept| kept.name == name);
    let known = known.ok_or_else(|| Error::Input(format!("there is no backup “{name}”")))?;
    Ok(known.backup?.path)
}

impl Library {
    /// What the library holds now, as a backup would.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn holds(&self) -> Result<Backup, Error> {
        Ok(store::preview(&self.folder().join(FILE))?)
    }

    /// Makes a backup, and deletes those that are due to go.
    ///
    /// # Errors
    /// When the library is damaged, or the backup cannot be written.
    pub fn back_up(&self) -> Result<Backup, Error> {
        let (folder, now) = (backup_folder(self.folder()), Timestamp::now());
        let made = self.store().back_up(&folder, now)?;
        store::thin(&folder, now)?;
        Ok(made)
    }

    /// Makes the backup of today, unless it is made or nothing changed since the last one; says
    /// whether it did.
    ///
    /// # Errors
    /// As [`Library::back_up`].
    pub fn back_up_daily(&self) -> Result<bool, Error> {
        let newest = backups(self.folder())?
            .into_iter()
            .filter_map(|kept| kept.backup.ok())
            .find(|backup| backup.occasion == Occasion::Regular);
        let due = match newest {
            Some(newest) => {
                let age = Timestamp::now().duration_since(newest.at);
                age > A_DAY && self.holds()?.last_change.is_some_and(|at| at > newest.at)
            }
            None => self.holds()?.last_change.is_some(),
        };
        if due {
            self.back_up()?;
        }
        Ok(due)
    }

    /// Puts the backup of this name in the library's place; what was there is backed up first, and
    /// that backup is given back.
    ///
    /// # Errors
    /// When there is no such backup, it is not sound, or it cannot be written. Then the library holds
    /// what it held.
    pub fn restore_backup(&self, name: &str) -> Result<Backup, Error> {
        let path = named(self.folder(), name)?;
        let folder = backup_folder(self.folder());
        let before = self.store().restore_backup(&path, &folder, Timestamp::now())?;
        self.forget_own();
        Ok(before)
    }

    /// Looks through the whole file; what is wrong with it, in sentences.
    ///
    /// # Errors
    /// When it cannot be read at all.
    pub fn check(&self) -> Result<Vec<String>, Error> {
        Ok(self.store().check()?)
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::{NewNote, NewTarget, NoteEdit};

    /// Adds a note on the first edition as a whole, and gives its id.
    pub(crate) fn note(library: &Library, body: &str) -> String {
        let document = crate::editions().unwrap().remove(0);
        let edit = NoteEdit { body: body.into(), ..NoteEdit::mark(1) };
        let note = NewNote { target: NewTarget::Edition, edit };
        library.add(&document, note).unwrap().annotation.id.to_string()
    }

    #[test]
    fn a_backup_is_made_once_a_day_and_only_of_what_changed() {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path()).unwrap();
        assert!(!library.back_up_daily().unwrap());
        note(&library, "one");
        assert!(library.back_up_daily().unwrap());
        note(&library, "two");
        assert!(!library.back_up_daily().unwrap());
        assert_eq!(backups(folder.path()).unwrap().len(), 1);
    }

    #[test]
    fn a_backup_is_put_back_by_its_name_and_what_was_there_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path()).unwrap();
        let first = note(&library, "one");
        library.back_up().unwrap();
        let second = note(&library, "two");
        let name = backups(folder.path()).unwrap().remove(0).name;
        let before = library.restore_backup(&name).unwrap();
        assert!(library.annotation(&first).is_ok() && library.annotation(&second).is_err());
        let before = before.path.file_name().unwrap().to_string_lossy().into_owned();
        library.restore_backup(&before).unwrap();
        assert!(library.annotation(&second).is_ok());
        for name in ["", "../library.sqlite", "library.sqlite", "/etc/passwd"] {
            let error = library.restore_backup(name).unwrap_err();
            assert!(error.to_string().contains("no backup"), "{name}: {error}");
        }
    }

    #[test]
    fn a_damaged_library_is_set_aside_and_its_backup_takes_its_place() {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path()).unwrap();
        let id = note(&library, "one");
        library.back_up().unwrap();
        drop(library);
        let file = folder.path().join(FILE);
        let damaged: Vec<u8> = b"SQLite format 3\0".iter().copied().chain([7; 9000]).collect();
        std::fs::write(&file, &damaged).unwrap();
        assert!(Library::open(folder.path()).is_err());
        let name = backups(folder.path()).unwrap().remove(0).name;
        let aside = set_aside(folder.path(), Some(&name)).unwrap();
        assert_eq!(std::fs::read(&aside.path).unwrap(), damaged);
        assert!(Library::open(folder.path()).unwrap().annotation(&id).is_ok());
    }
}
