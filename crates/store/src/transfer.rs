//! [`Transfer`]: all that one file holds, put in the place of what another holds.
//!
//! Owns the use of SQLite's online backup. It is one transaction of the file that changes: others see
//! what was there until it ends, and if it does not end, ever.

use crate::error::Problem;
use crate::open::PATIENCE;
use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};
use std::thread;
use std::time::{Duration, Instant};

/// The time between two tries; short beside what a person notices.
const PAUSE: Duration = Duration::from_millis(20);

/// A transfer that has begun: nobody else can write to the file that is to change. Dropped, it
/// changes nothing.
pub(crate) struct Transfer<'a>(Backup<'a, 'a>);

impl<'a> Transfer<'a> {
    /// # Errors
    /// [`Problem::Locked`] when another program holds one of the files; else as the disk has it.
    pub(crate) fn begin(from: &'a Connection, to: &'a mut Connection) -> Result<Self, Problem> {
        let transfer = Self(Backup::new(from, to)?);
        transfer.step(0)?;
        Ok(transfer)
    }

    /// # Errors
    /// As for [`Transfer::begin`]; then the file holds what it held.
    pub(crate) fn finish(self) -> Result<(), Problem> {
        // All pages at once: between two steps, a change of the source would begin it anew.
        while self.step(-1)? != StepResult::Done {}
        Ok(())
    }

    /// Copies so many pages, all for -1, as soon as others let it.
    fn step(&self, pages: i32) -> Result<StepResult, Problem> {
        let end = Instant::now() + PATIENCE;
        loop {
            match self.0.step(pages)? {
                StepResult::Busy | StepResult::Locked if Instant::now() < end => {
                    thread::sleep(PAUSE);
                }
                StepResult::Busy | StepResult::Locked => return Err(Problem::Locked),
                done => return Ok(done),
            }
        }
    }
}
