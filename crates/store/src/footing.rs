//! [`Footing`]: whether the files that are open still stand where they stood.
//!
//! Owns the look. A file that was deleted, moved or replaced while it is open goes on to take writes,
//! and nobody finds them again: SQLite writes into a file without a name, or into the moved one.

use crate::error::Problem;
use crate::open::beside;
use std::path::{Path, PathBuf};
use std::{fs, io};

/// The library file and its write-ahead log, as they were when they were opened.
#[derive(Debug)]
pub(crate) struct Footing {
    files: [(PathBuf, Identity); 2],
}

/// What tells a file from another one with its name.
#[cfg(unix)]
type Identity = (u64, u64);

/// There, an open file can be neither deleted nor moved, so it is enough that one has its name.
#[cfg(not(unix))]
type Identity = ();

impl Footing {
    /// The footing of a library that is open at `path`, with its log at `real` and `-wal`.
    ///
    /// The log stays the same file for as long as a connection is open: SQLite makes it when the
    /// first one reads and deletes it when the last one closes.
    pub(crate) fn of(path: &Path, real: &Path) -> io::Result<Self> {
        let known = |path: PathBuf| identity(&path).map(|identity| (path, identity));
        // Absolute: the folder that relative names begin at may become another.
        let path = std::path::absolute(path)?;
        Ok(Self { files: [known(path)?, known(beside(real, "-wal"))?] })
    }

    /// Fails when one of the files is no longer what its name leads to.
    pub(crate) fn check(&self) -> Result<(), Problem> {
        let stands =
            |(path, known): &(PathBuf, Identity)| identity(path).is_ok_and(|found| found == *known);
        if self.files.iter().all(stands) { Ok(()) } else { Err(Problem::Gone) }
    }
}

#[cfg(unix)]
fn identity(path: &Path) -> io::Result<Identity> {
    use std::os::unix::fs::MetadataExt;
    fs::metadata(path).map(|file| (file.dev(), file.ino()))
}

#[cfg(not(unix))]
fn identity(path: &Path) -> io::Result<Identity> {
    fs::metadata(path).map(|_| ())
}
