//! The library goes to a folder that the reader chose, or one that is there already is used.
//!
//! Owns what is refused, and the order of copying, pointing and leaving: until all is done, the library is
//! where it was. How a library is copied and left is the business of `store`.

use crate::keeping::backup_folder;
use crate::library::FILE;
use crate::searching::forget_index;
use crate::{Error, Library, Place, pointer};
use jiff::Timestamp;
use std::fs;
use std::path::{Path, PathBuf};
use store::{Backup, Store};

/// A library that moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moved {
    /// The folder that it is in now.
    pub folder: PathBuf,
    /// What the old file is called now.
    pub left: PathBuf,
    /// How many backups came with it.
    pub backups: usize,
}

impl Place {
    /// What a folder holds that the library might move to: a library, or nothing of one. Nothing is
    /// changed or made.
    ///
    /// # Errors
    /// When the library was named; when it is in that folder, or the folder is inside its own; when the
    /// folder holds a library's file that cannot be read.
    pub fn look_at(&self, folder: &Path) -> Result<Option<Backup>, Error> {
        self.target(folder).and_then(|(_, folder)| held(&folder))
    }

    /// Moves the library to a folder, which is made if it is not there, with its backups; the usual
    /// folder is one like any other. Its old file stays in its folder under another name, and so do the
    /// backups there; the index of texts does not, which is made again.
    ///
    /// # Errors
    /// As [`Place::look_at`]; when there is a library in the folder; as the disk has it. Then the library
    /// is where it was.
    pub fn move_to(&self, folder: &Path) -> Result<Moved, Error> {
        self.move_pointed_by(point, folder)
    }

    fn move_pointed_by(
        &self,
        point: impl FnOnce(&Path, &Path) -> Result<(), Error>,
        folder: &Path,
    ) -> Result<Moved, Error> {
        let (usual, folder) = self.target(folder)?;
        if let Some(there) = held(&folder)? {
            let notes: usize = there.notes.values().sum();
            let reason = format!(
                "there is a library already, with {notes} notes and {} texts of the reader’s own; it was left as it was",
                there.own_texts
            );
            return Err(Error::Input(format!("{}: {reason}", there.path.display())));
        }
        let before = self.chosen()?;
        let from = self.folder()?;
        let file = from.join(FILE);
        if !file.exists() {
            return Err(Error::Input(format!("{}: there is no library", from.display())));
        }
        let store = Store::open_there(&file)?;
        let backups = store::copy_backups(&backup_folder(&from), &backup_folder(&folder))?;
        let now = Timestamp::now();
        let mut moving = store.move_to(&folder.join(FILE), now)?;
        let pointed = point(usual, &folder);
        let left = pointed.and_then(|()| Ok(moving.leave(now)?));
        match left {
            Ok(left) => {
                forget_index(&from);
                Ok(Moved { folder, left, backups })
            }
            Err(error) => {
                // Where even that fails, the pointer leads to the copy: that one stays.
                pointer::write(usual, before.as_deref())?;
                moving.withdraw(now)?;
                Err(error)
            }
        }
    }

    /// Uses the library that is in a folder. The present one stays where it is, as it is.
    ///
    /// # Errors
    /// As [`Place::look_at`]; when there is no library in the folder, or it cannot be written. Then the
    /// present one stays in use.
    pub fn use_library_in(&self, folder: &Path) -> Result<(), Error> {
        let (usual, folder) = self.target(folder)?;
        if held(&folder)?.is_none() || Library::there(&folder)?.is_none() {
            return Err(Error::Input(format!("{}: there is no library", folder.display())));
        }
        point(usual, &folder)
    }

    /// Goes back to the usual folder, whatever is there: the library that was chosen stays where it is.
    ///
    /// # Errors
    /// When the library was named, or as the disk has it.
    pub fn forget_chosen(&self) -> Result<(), Error> {
        pointer::write(self.usual()?, None)
    }

    /// The usual folder of the user's own library.
    ///
    /// # Errors
    /// When the library was named: then no folder can be chosen for it.
    pub fn usual(&self) -> Result<&Path, Error> {
        match self {
            Self::Own { usual } => Ok(usual),
            Self::Named(folder) => Err(Error::Input(format!(
                "{}: this library was named by --data or GLOSSATOR_DATA, so that no other folder can be \
                 chosen for it",
                folder.display()
            ))),
        }
    }

    /// The usual folder, and the one that was asked for as an absolute path, if the library may go there.
    fn target(&self, folder: &Path) -> Result<(&Path, PathBuf), Error> {
        let usual = self.usual()?;
        let no = |reason: &str| Error::Input(format!("{}: {reason}", folder.display()));
        let folder = std::path::absolute(folder).map_err(|error| no(&error.to_string()))?;
        if !pointer::may_be_pointed_to(&folder) {
            return Err(no("the path of the library’s folder has to be plain text on one line"));
        }
        // A library that is not where it should be can still be looked for elsewhere.
        let present = self.folder().ok();
        let there = real(&folder);
        for own in present.iter().map(PathBuf::as_path).chain([usual]) {
            let own = real(own);
            if there != own && there.starts_with(own) {
                return Err(no("it is inside the library’s own folder"));
            }
        }
        if present.is_some_and(|present| real(&present) == there) {
            return Err(no("the library is in this folder already"));
        }
        Ok((usual, folder))
    }
}

/// Has the pointer name a folder; the usual one needs no pointer.
fn point(usual: &Path, folder: &Path) -> Result<(), Error> {
    let chosen = (real(usual) != real(folder)).then_some(folder);
    pointer::write(usual, chosen)
}

/// What the library in a folder holds; `None` when there is none.
fn held(folder: &Path) -> Result<Option<Backup>, Error> {
    let file = folder.join(FILE);
    let is_there = fs::symlink_metadata(&file).is_ok();
    Ok(is_there.then(|| store::preview(&file)).transpose()?)
}

/// A path without links, as far as it is there.
fn real(path: &Path) -> PathBuf {
    let found = path.ancestors().find_map(|there| {
        let rest = path.strip_prefix(there).ok()?;
        Some(fs::canonicalize(there).ok()?.join(rest))
    });
    found.unwrap_or_else(|| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keeping::tests::note;
    use crate::{NewNote, NewTarget, NoteEdit, backups};

    /// A place with a library in its usual folder that holds a note and a backup, and the note's id.
    fn begun() -> (tempfile::TempDir, Place, String) {
        let folder = tempfile::tempdir().unwrap();
        let place = Place::Own { usual: folder.path().join("usual") };
        let library = place.open().unwrap();
        let id = note(&library, "one");
        library.back_up().unwrap();
        (folder, place, id)
    }

    fn names(folder: &Path) -> Vec<String> {
        let Ok(files) = fs::read_dir(folder) else { return Vec::new() };
        let files = files.map(|entry| entry.unwrap().file_name());
        let mut names: Vec<_> = files.map(|name| name.into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn it_moves_with_its_notes_and_backups_and_back_again() {
        let (folder, place, id) = begun();
        let drive = folder.path().join("a drive/é");
        let index = place.base().join("search.sqlite");
        fs::write(&index, "words").unwrap();
        assert_eq!(place.look_at(&drive).unwrap(), None);
        assert!(!drive.exists(), "to look makes nothing");
        let moved = place.move_to(&drive).unwrap();
        assert_eq!((&moved.folder, moved.backups), (&drive, 1));
        assert_eq!(place.folder().unwrap(), drive);
        let library = place.open().unwrap();
        assert!(library.annotation(&id).is_ok());
        assert_eq!(backups(&drive).unwrap().len(), 1);
        assert_eq!(backups(place.base()).unwrap().len(), 1, "the originals stay");
        assert!(!index.exists(), "its words are the reader’s own");
        let left = store::preview(&moved.left).unwrap();
        assert_eq!(left.notes.values().sum::<usize>(), 1, "the old file is whole");
        let second = note(&library, "two");
        drop(library);

        let back = place.move_to(place.base()).unwrap();
        assert_eq!((back.folder.as_path(), back.backups), (place.base(), 1));
        assert!(!pointer::path(place.base()).exists(), "the usual folder needs no pointer");
        assert_eq!(backups(place.base()).unwrap().len(), 1, "the same backup is not kept twice");
        assert!(place.open().unwrap().annotation(&second).is_ok());
        assert!(back.left.starts_with(&drive) && !drive.join(FILE).exists());
    }

    #[cfg(unix)]
    #[test]
    fn a_window_that_has_the_old_file_open_loses_no_note() {
        let (folder, place, _) = begun();
        let window = place.open().unwrap();
        place.move_to(&folder.path().join("drive")).unwrap();
        let document = crate::editions().unwrap().remove(0);
        let late = NewNote { target: NewTarget::Edition, edit: NoteEdit::mark(2) };
        let error = window.add(&document, late).unwrap_err();
        assert!(error.to_string().contains("no longer where it was"), "{error}");
        assert_eq!(place.open().unwrap().holds().unwrap().notes.values().sum::<usize>(), 1);
    }

    #[test]
    fn a_library_that_is_there_is_not_written_over_and_can_be_used() {
        let (folder, place, id) = begun();
        let drive = folder.path().join("drive");
        let other = note(&Library::open(&drive).unwrap(), "other");
        assert_eq!(place.look_at(&drive).unwrap().unwrap().notes.values().sum::<usize>(), 1);
        let error = place.move_to(&drive).unwrap_err().to_string();
        assert!(error.contains("with 1 notes and 0 texts"), "{error}");
        assert!(place.open().unwrap().annotation(&id).is_ok());
        place.use_library_in(&drive).unwrap();
        assert!(place.open().unwrap().annotation(&other).is_ok());
        assert!(backups(&drive).unwrap().is_empty(), "it is used as it is");
        place.use_library_in(place.base()).unwrap();
        assert!(place.open().unwrap().annotation(&id).is_ok());
        assert!(!pointer::path(place.base()).exists());
        let empty = folder.path().join("empty");
        assert!(place.use_library_in(&empty).unwrap_err().to_string().contains("no library"));
        assert!(!empty.exists());
    }

    #[test]
    fn what_does_not_fit_is_refused_and_nothing_moves() {
        let (folder, place, id) = begun();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("file"), "").unwrap();
        fs::create_dir_all(at("backups a file")).unwrap();
        fs::write(at("backups a file/backups"), "").unwrap();
        fs::create_dir_all(at("odd")).unwrap();
        fs::write(at("odd").join(FILE), "not ours").unwrap();
        fs::create_dir_all(at("log")).unwrap();
        fs::write(at("log/library.sqlite-wal"), "not ours").unwrap();
        let inside = place.base().join("backups");
        let before = names(place.base());
        for (target, part) in [
            (place.base().to_owned(), "already"),
            (place.base().join("../usual"), "already"),
            (inside, "inside"),
            (place.base().join("new/deeper"), "inside"),
            (at("file"), "file"),
            (at("file/in it"), "file"),
            (at("backups a file"), "backups"),
            (at("odd"), "not a library"),
            (at("log"), "already"),
            (at("a\nb"), "one line"),
        ] {
            let error = place.move_to(&target).unwrap_err().to_string();
            assert!(error.contains(part), "{}: {error}", target.display());
            assert_eq!(place.folder().unwrap(), place.base());
            assert_eq!(names(place.base()), before, "{}", target.display());
            assert!(place.open().unwrap().annotation(&id).is_ok());
        }
        assert_eq!(fs::read(at("odd").join(FILE)).unwrap(), b"not ours");
    }

    #[test]
    fn a_pointer_that_cannot_be_written_leaves_the_library_where_it_was() {
        type Failing = fn(&Path, &Path) -> Result<(), Error>;
        let failing: [Failing; 2] = [
            |_, _| Err(Error::Input("no room".into())),
            |usual, folder| point(usual, folder).and(Err(Error::Input("no room".into()))),
        ];
        for (i, failing) in failing.into_iter().enumerate() {
            let (folder, place, id) = begun();
            let before = names(place.base());
            let drive = folder.path().join("drive");
            let error = place.move_pointed_by(failing, &drive).unwrap_err();
            assert_eq!(error.to_string(), "no room", "{i}");
            assert_eq!(names(place.base()), before, "{i}");
            assert!(place.open().unwrap().annotation(&id).is_ok(), "{i}");
            assert_eq!(place.look_at(&drive).unwrap(), None, "{i}: the copy has another name");
            place.move_to(&drive).unwrap();
        }
    }

    #[test]
    fn a_named_library_stays_where_it_was_named() {
        let (folder, place, _) = begun();
        let named = Place::Named(place.base().to_owned());
        let drive = folder.path().join("drive");
        let refused = [
            named.move_to(&drive).map(drop),
            named.use_library_in(&drive),
            named.look_at(&drive).map(drop),
            named.forget_chosen(),
        ];
        for error in refused.map(Result::unwrap_err) {
            assert!(error.to_string().contains("--data"), "{error}");
        }
    }

    #[test]
    fn without_a_library_nothing_moves_and_none_is_made() {
        let folder = tempfile::tempdir().unwrap();
        let place = Place::Own { usual: folder.path().join("usual") };
        let error = place.move_to(&folder.path().join("drive")).unwrap_err();
        assert!(error.to_string().contains("there is no library"), "{error}");
        assert_eq!(names(folder.path()), [""; 0]);
    }

    #[test]
    fn a_library_that_is_astray_is_found_again_or_given_up() {
        let (folder, place, id) = begun();
        let [drive, elsewhere] = ["drive", "elsewhere"].map(|name| folder.path().join(name));
        place.move_to(&drive).unwrap();
        fs::rename(&drive, &elsewhere).unwrap();
        assert!(matches!(place.move_to(&folder.path().join("new")), Err(Error::Astray(_))));
        assert!(place.look_at(&elsewhere).unwrap().is_some());
        place.use_library_in(&elsewhere).unwrap();
        assert!(place.open().unwrap().annotation(&id).is_ok());
        fs::rename(&elsewhere, &drive).unwrap();
        assert_eq!(place.look_at(place.base()).unwrap(), None, "the old file has another name");
        place.forget_chosen().unwrap();
        assert!(place.open().unwrap().annotation(&id).is_err(), "an empty one, as was asked for");
        place.use_library_in(&drive).unwrap();
        assert!(place.open().unwrap().annotation(&id).is_ok());
    }
}
