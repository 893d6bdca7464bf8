//! [`Library`]: the reader's own things, in a folder on disk.
//!
//! Owns how it is opened, and the settings. What is kept in it is told in files of their own: notes,
//! judgements, duties, own texts.

use crate::searching::Texts;
use crate::{Document, Error, Settings};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use store::{Import, Problem, Store, StoreError};

/// The name of the library's file in its folder.
pub(crate) const FILE: &str = "library.sqlite";
/// The name of the settings in the store.
const SETTINGS: &str = "settings";

/// An open library. Several may be open on one folder at once, in this process or in others.
#[derive(Debug)]
pub struct Library {
    folder: PathBuf,
    store: Mutex<Store>,
    /// The reader's own texts as read, with the rows that they were read by.
    own: Mutex<HashMap<String, (Import, Arc<Document>)>>,
    texts: Texts,
}

impl Library {
    /// Opens the library in `folder`, making both when there is none.
    ///
    /// # Errors
    /// When folder or file cannot be made or read; what is there is left as it was.
    pub fn open(folder: &Path) -> Result<Self, Error> {
        Ok(Self::of(folder, Store::open(&folder.join(FILE))?))
    }

    /// Opens the library in `folder`; `None` when there is none, and none is made.
    ///
    /// # Errors
    /// As [`Library::open`].
    pub fn there(folder: &Path) -> Result<Option<Self>, Error> {
        let file = folder.join(FILE);
        let is_there = file.exists();
        Ok(is_there
            .then(|| Store::open_there(&file))
            .transpose()?
            .map(|store| Self::of(folder, store)))
    }

    fn of(folder: &Path, store: Store) -> Self {
        Self {
            folder: folder.to_owned(),
            store: Mutex::new(store),
            own: Mutex::default(),
            texts: Texts::default(),
        }
    }

    /// The reader's settings; the defaults where nothing was chosen.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn settings(&self) -> Result<Settings, Error> {
        match self.store().setting(SETTINGS) {
            Ok(kept) => Ok(Settings::from_stored(kept.unwrap_or_default()).within_limits()),
            Err(StoreError { problem: Problem::Value { .. }, .. }) => Ok(Settings::default()),
            Err(error) => Err(error.into()),
        }
    }

    /// Keeps settings, within their limits, and gives back what was kept.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn save_settings(&self, settings: Settings) -> Result<Settings, Error> {
        let settings = settings.within_limits();
        self.store().set_setting(SETTINGS, &settings)?;
        Ok(settings)
    }

    /// The open file; whoever holds it asks the library for nothing else. A panic elsewhere leaves it
    /// whole, since each change is one transaction.
    pub(crate) fn store(&self) -> MutexGuard<'_, Store> {
        self.store.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The index of all texts.
    pub(crate) fn texts(&self) -> &Texts {
        &self.texts
    }

    /// The folder that it lies in.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// A number that is another one once anybody changed the library, here or elsewhere.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn state(&self) -> Result<u32, Error> {
        Ok(self.store().state()?)
    }

    /// No own text is remembered any more: the rows that they were read by may be others now.
    pub(crate) fn forget_own(&self) {
        self.own.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// An own text as it was last read, with the row that it was read by.
    pub(crate) fn remembered(&self, id: &str) -> Option<(Import, Arc<Document>)> {
        self.own.lock().unwrap_or_else(PoisonError::into_inner).get(id).cloned()
    }

    /// Keeps an own text as read.
    pub(crate) fn remember(&self, import: Import, document: &Arc<Document>) {
        let mut own = self.own.lock().unwrap_or_else(PoisonError::into_inner);
        own.insert(import.id.clone(), (import, Arc::clone(document)));
    }
}
