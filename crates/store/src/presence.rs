//! [`Presence`]: that a library is open here, for other programs to see.
//!
//! Owns the file beside the library on which this is told, by the system's advisory locks: they end
//! with a program however it ends. It keeps nobody out; SQLite has its own locks.

use crate::error::Problem;
use crate::open::beside;
use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

/// How long to wait while another program looks a library through that it just opened.
///
/// The look at a million notes took 15 seconds on two cores (`cargo xtask bench store`).
const PATIENCE: Duration = Duration::from_mins(1);

/// The time between two tries; short beside what a person notices.
const PAUSE: Duration = Duration::from_millis(20);

/// A library is open for as long as this is held.
#[derive(Debug)]
pub(crate) struct Presence {
    /// Closing the file ends its lock.
    _file: File,
}

impl Presence {
    /// Tells that the library at `path` is open here. If it was open nowhere, does `alone` first,
    /// while nobody else opens it.
    pub(crate) fn enter(
        path: &Path,
        alone: impl FnOnce() -> Result<(), Problem>,
    ) -> Result<Self, Problem> {
        let file = lock_file(path)?;
        match file.try_lock() {
            Ok(()) => {
                alone()?;
                file.unlock()?;
            }
            Err(TryLockError::WouldBlock) => {}
            // A file system without such locks: to look is safe, it only takes time.
            Err(TryLockError::Error(_)) => {
                alone()?;
                return Ok(Self { _file: file });
            }
        }
        let end = Instant::now() + PATIENCE;
        loop {
            match file.try_lock_shared() {
                Ok(()) => return Ok(Self { _file: file }),
                Err(TryLockError::WouldBlock) if Instant::now() < end => thread::sleep(PAUSE),
                Err(TryLockError::WouldBlock) => return Err(Problem::Locked),
                Err(TryLockError::Error(error)) => return Err(Problem::from(error)),
            }
        }
    }

    /// Keeps others from opening the library at `path` for as long as this is held.
    ///
    /// # Errors
    /// [`Problem::Locked`] when it is open somewhere.
    pub(crate) fn alone(path: &Path) -> Result<Self, Problem> {
        let file = lock_file(path)?;
        match file.try_lock() {
            Ok(()) | Err(TryLockError::Error(_)) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(Problem::Locked),
        }
    }
}

fn lock_file(path: &Path) -> Result<File, Problem> {
    let options = OpenOptions::new().create(true).append(true).clone();
    options.open(beside(path, "-open")).map_err(Problem::from)
}
