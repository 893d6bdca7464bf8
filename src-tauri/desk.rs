//! [`Desk`]: what all commands share.
//!
//! Owns the open library, the folder that it may move to, and the paths that were just exported. It
//! answers nothing itself.

use crate::wire::{Failure, FailureCode};
use library::{Library, Place, Theme};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// What all commands share while the app runs.
#[derive(Debug)]
pub(crate) struct Desk {
    place: Place,
    library: Mutex<Option<Arc<Library>>>,
    considered: Mutex<Option<PathBuf>>,
    exported: Mutex<Vec<PathBuf>>,
}

impl Desk {
    /// A desk whose library lies in this place. Nothing is opened yet.
    pub fn new(place: Place) -> Self {
        Self {
            place,
            library: Mutex::default(),
            considered: Mutex::default(),
            exported: Mutex::default(),
        }
    }

    /// Where the library lies.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// The folder in which the library lies now.
    pub fn folder(&self) -> Result<PathBuf, Failure> {
        Ok(self.place.folder()?)
    }

    /// The library; opened at the first call, and again after a call that failed, so that a reader
    /// who made room on the disk needs no restart. When it was moved to another folder, be it by
    /// `gloss`, the one that is there now.
    pub fn library(&self) -> Result<Arc<Library>, Failure> {
        let mut open = self.library.lock().unwrap_or_else(PoisonError::into_inner);
        // Not before: whoever holds the library may be moving it. One whose drive was away is opened
        // anew: it may be another file now.
        let folder = self.folder().inspect_err(|_| *open = None)?;
        if let Some(library) = open.as_ref().filter(|library| library.folder() == folder) {
            return Ok(Arc::clone(library));
        }
        *open = None;
        let library = Arc::new(self.place.open()?);
        *open = Some(Arc::clone(&library));
        Ok(library)
    }

    /// Lets go of the library, so that `work` can move its file. Whoever asks for it meanwhile waits,
    /// and gets what is there then.
    pub fn closed<T>(&self, work: impl FnOnce(&Place) -> Result<T, Failure>) -> Result<T, Failure> {
        let mut open = self.library.lock().unwrap_or_else(PoisonError::into_inner);
        *open = None;
        work(&self.place)
    }

    /// A folder that the library may be moved to, if the reader wants it so.
    pub fn consider(&self, folder: PathBuf) {
        *self.considered.lock().unwrap_or_else(PoisonError::into_inner) = Some(folder);
    }

    /// The folder that was considered last.
    pub fn considered(&self) -> Result<PathBuf, Failure> {
        let considered = self.considered.lock().unwrap_or_else(PoisonError::into_inner);
        considered.clone().ok_or_else(|| Failure {
            code: FailureCode::Input,
            message: "no folder was chosen for the library".to_owned(),
        })
    }

    /// Reads what the first view shows, while the window is still being made. What goes wrong is told
    /// when the page asks.
    pub fn warm_up(self: &Arc<Self>) {
        let desk = Arc::clone(self);
        thread::spawn(move || {
            let Ok(library) = desk.library() else { return };
            let _ = library.shelf();
            // Not at the end: an end may be a power cut. What stands in its way is told in the
            // settings, where backups are looked for.
            let _ = library.back_up_daily();
            // The first search makes the index of all texts, which takes some seconds; once made it is
            // kept.
            let _ = library.search("", 1);
        });
    }

    /// How the app is to look, for the window before its page can ask. What stands in the way of the
    /// settings is told by the page, which asks for them again.
    pub fn theme(&self) -> Theme {
        let settings = self.library().and_then(|library| Ok(library.settings()?));
        settings.map(|settings| settings.theme).unwrap_or_default()
    }

    /// Remembers a file that was written at the reader's wish.
    pub fn remember(&self, path: PathBuf) {
        self.exported.lock().unwrap_or_else(PoisonError::into_inner).push(path);
    }

    /// Whether a file was written at the reader's wish since the app started.
    pub fn has_exported(&self, path: &Path) -> bool {
        let exported = self.exported.lock().unwrap_or_else(PoisonError::into_inner);
        exported.iter().any(|known| known == path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // Elsewhere an open library cannot be moved by another program.
    #[cfg(unix)]
    #[test]
    fn the_library_is_the_one_in_the_folder_that_counts_now() {
        let folder = tempfile::tempdir().unwrap();
        let [usual, drive, away] = ["usual", "drive", "away"].map(|name| folder.path().join(name));
        let desk = Desk::new(Place::Own { usual: usual.clone() });
        assert_eq!(desk.library().unwrap().folder(), usual);
        // Another program moves it.
        let elsewhere = Place::Own { usual: usual.clone() };
        elsewhere.move_to(&drive).unwrap();
        let before = desk.library().unwrap();
        assert_eq!(before.folder(), drive);
        std::fs::rename(&drive, &away).unwrap();
        let failure = desk.library().unwrap_err();
        assert_eq!(failure.code, FailureCode::Astray, "{}", failure.message);
        std::fs::rename(&away, &drive).unwrap();
        let after = desk.library().unwrap();
        assert!(after.folder() == drive && !Arc::ptr_eq(&before, &after));
        drop((before, after));
        let moved = desk.closed(|place| Ok(place.move_to(&usual)?)).unwrap();
        assert_eq!(desk.library().unwrap().folder(), moved.folder);
    }

    #[test]
    fn only_a_folder_that_was_looked_at_is_considered() {
        let desk = Desk::new(Place::Named("/nowhere".into()));
        assert_eq!(desk.considered().unwrap_err().code, FailureCode::Input);
        desk.consider("/a".into());
        desk.consider("/b".into());
        assert_eq!(desk.considered(), Ok(PathBuf::from("/b")));
    }
}
