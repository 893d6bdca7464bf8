//! [`StoreError`]: why the library file could not be read or written.
//!
//! Owns the kinds that a person can do something about, and their words. It never shows a note.

use rusqlite::ErrorCode;
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// What went wrong with which file.
#[derive(Debug, thiserror::Error)]
#[error("{}: {problem}", path.display())]
pub struct StoreError {
    /// The library file.
    pub path: PathBuf,
    /// What went wrong.
    pub problem: Problem,
}

impl StoreError {
    /// Whether the file is damaged, so that it has to be set aside before anything can be kept.
    pub fn is_damage(&self) -> bool {
        matches!(self.problem, Problem::Damaged(_))
    }
}

/// What went wrong. After each of these the file holds what it held before; after [`Problem::Gone`]
/// that may be with the change, in a file that is not found.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Problem {
    /// The folder is not there and could not be made.
    #[error("the folder of the library cannot be made ({0})")]
    Folder(#[source] io::Error),
    /// The file cannot be opened: a folder has its name, or the system forbids it.
    #[error("the library cannot be opened ({0})")]
    CannotOpen(String),
    /// The file or its folder may not be written.
    #[error("the library cannot be written: the file or its folder is read-only")]
    ReadOnly,
    /// Another program has held the file for longer than is worth waiting.
    #[error("the library is in use by another program; nothing was saved, try again")]
    Locked,
    /// The file is no SQLite database; it was left as it was.
    #[error("this file is not a library of Glossator; it was left as it was")]
    NotALibrary,
    /// A newer Glossator wrote the file; it was left as it was.
    #[error(
        "the library has version {found}, and this Glossator reads up to version {known}; \
         it was left as it was: open it with a newer Glossator"
    )]
    Newer {
        /// The file's version.
        found: i64,
        /// The newest version that this program knows.
        known: i64,
    },
    /// The file is damaged.
    #[error("the library is damaged ({0})")]
    Damaged(String),
    /// The file is no longer what its name leads to, though it is open.
    #[error(
        "the library is no longer where it was: it was moved, deleted or replaced, or its drive was \
         taken away; nothing was saved"
    )]
    Gone,
    /// Where the library is to go there is one, or what was left of one.
    #[error("there is a library already, or something that belongs to one; it was left as it was")]
    Taken,
    /// The disk has no room left.
    #[error("the disk is full; nothing was saved")]
    DiskFull,
    /// The system could not read or write, for another reason.
    #[error("the disk could not be read or written ({0})")]
    Disk(String),
    /// No annotation has this id, or it is removed already, or it is not removed.
    #[error("there is no annotation {id} that could be {wanted}")]
    NoAnnotation {
        /// The id that was asked for.
        id: String,
        /// What was to be done with it: "changed", "removed", "restored", "carried".
        wanted: &'static str,
    },
    /// An annotation has this id already.
    #[error("there is an annotation {0} already")]
    AnnotationExists(String),
    /// What was to be carried is carried already, as the annotation with this id.
    #[error("it is carried already, as {0}")]
    AlreadyCarried(String),
    /// These bytes were brought before; the id is that of the text which they are.
    #[error("this text is in the library already, as {0}")]
    ImportExists(String),
    /// No import has this id, or it is removed.
    #[error("there is no text {0} in the library")]
    NoImport(String),
    /// A value in the file, or to be put in it, has no meaning.
    #[error("{what} cannot be read ({reason})")]
    Value {
        /// Which value: "the setting “theme”".
        what: String,
        /// What is wrong with it.
        reason: String,
    },
    /// A mistake of this program.
    #[error("the library could not do what was asked ({0})")]
    Fault(String),
}

impl Problem {
    /// This problem as one of the file at `path`.
    pub(crate) fn at(self, path: &Path) -> StoreError {
        StoreError { path: path.to_owned(), problem: self }
    }

    /// This problem of the library at `path`, with its cause where SQLite does not tell it: it says of
    /// many that a file cannot be opened or written, and not why.
    pub(crate) fn explained(self, path: &Path) -> Self {
        if !matches!(self, Self::CannotOpen(_) | Self::Disk(_)) {
            return self;
        }
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let tried = tempfile::tempfile_in(folder.unwrap_or(Path::new(".")))
            .and_then(|mut file| file.write_all(&[0; 8_192]));
        match tried.map_err(Self::from) {
            Err(cause @ (Self::ReadOnly | Self::DiskFull)) => cause,
            _ => self,
        }
    }

    /// A value of the file that has no meaning.
    pub(crate) fn value(what: impl Into<String>, reason: &impl ToString) -> Self {
        Self::Value { what: what.into(), reason: reason.to_string() }
    }
}

impl From<rusqlite::Error> for Problem {
    fn from(error: rusqlite::Error) -> Self {
        let reason = error.to_string();
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Locked,
            Some(ErrorCode::ReadOnly | ErrorCode::PermissionDenied) => Self::ReadOnly,
            Some(ErrorCode::NotADatabase) => Self::NotALibrary,
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged(reason),
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::CannotOpen) => Self::CannotOpen(reason),
            Some(ErrorCode::SystemIoFailure) => Self::Disk(reason),
            _ => Self::Fault(reason),
        }
    }
}

impl From<io::Error> for Problem {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::DiskFull,
            _ => Self::Disk(error.to_string()),
        }
    }
}
