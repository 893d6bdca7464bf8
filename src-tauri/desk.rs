//! [`Desk`]: what all commands share.
//!
//! Owns the open library and the paths that were just exported. It answers nothing itself.

use crate::wire::Failure;
use library::{Library, Theme};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

/// What all commands share while the app runs.
#[derive(Debug)]
pub(crate) struct Desk {
    folder: PathBuf,
    library: Mutex<Option<Arc<Library>>>,
    exported: Mutex<Vec<PathBuf>>,
}

impl Desk {
    /// A desk whose library lies in `folder`. Nothing is opened yet.
    pub fn new(folder: PathBuf) -> Self {
        Self { folder, library: Mutex::new(None), exported: Mutex::new(Vec::new()) }
    }

    /// Where the library lies.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The library; opened at the first call, and again after a call that failed, so that a reader
    /// who made room on the disk needs no restart.
    pub fn library(&self) -> Result<Arc<Library>, Failure> {
        let mut open = self.library.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(library) = &*open {
            return Ok(Arc::clone(library));
        }
        let library = Arc::new(Library::open(&self.folder)?);
        *open = Some(Arc::clone(&library));
        Ok(library)
    }

    /// Lets go of the library, so that its file can be moved; the next call opens what is there then.
    pub fn close(&self) {
        *self.library.lock().unwrap_or_else(PoisonError::into_inner) = None;
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
