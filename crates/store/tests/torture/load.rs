//! [`Load`]: what a writer does until it is killed.

use crate::acknowledged::{Done, EDITION, acknowledge};
use crate::example;
use annotation::Annotation;
use jiff::{SignedDuration, Timestamp};
use std::path::Path;
use store::{Change, Problem, Store, StoreError};

/// What a writer does, over and over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Load {
    /// Adds notes, edits every second, removes every third.
    Notes,
    /// Adds notes so long that the log is written back into the file again and again.
    Checkpoints,
    /// Backs up between notes, and thins the backups.
    Backups,
    /// Puts a backup in the library's place between notes.
    Restorations,
    /// Opens a library of an older version, which is migrated.
    Migrations,
    /// Two writers at once on one file.
    Together,
}

impl Load {
    pub const ALL: [Self; 6] = [
        Self::Notes,
        Self::Checkpoints,
        Self::Backups,
        Self::Restorations,
        Self::Migrations,
        Self::Together,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Self::Notes => "notes",
            Self::Checkpoints => "checkpoints",
            Self::Backups => "backups",
            Self::Restorations => "restorations",
            Self::Migrations => "migrations",
            Self::Together => "two writers",
        }
    }

    /// After how many rounds a new library is begun. An old one is migrated but once, a new one made
    /// by two at once but once, and what was put aside for a restored backup is never deleted.
    pub fn rounds(self) -> u64 {
        match self {
            Self::Migrations => 1,
            Self::Together => 2,
            Self::Restorations => 8,
            _ => 25,
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|load| load.name() == name)
    }

    /// Works on the library at `path` until it is killed. Its notes are numbered from `first` on.
    pub fn write(self, path: &Path, first: u64) {
        let mut store = Store::open(path).expect("a library that opens");
        let backups = store::backup_folder(path);
        let mut last = None;
        for number in first.. {
            let body = if self == Self::Checkpoints { "long ".repeat(80_000) } else { "a".into() };
            add(&mut store, number, &body);
            let at = moment(number);
            match self {
                Self::Backups if number % 3 == 0 => {
                    store.back_up(&backups, at).expect("a backup");
                    store::thin(&backups, at).expect("a folder that can be thinned");
                }
                Self::Restorations if number % 6 == 0 => {
                    last = Some(store.back_up(&backups, at).expect("a backup"));
                }
                Self::Restorations if number % 6 == 3 => {
                    if let Some(backup) = &last {
                        store.restore_backup(&backup.path, &backups, at).expect("restored");
                    }
                }
                _ => {}
            }
        }
    }
}

/// A moment for each number, a few hours apart, so that there is something to thin.
fn moment(number: u64) -> Timestamp {
    let hours = i64::try_from(number % 100_000).expect("a small number") * 5;
    example::moment(1_700_000_000) + SignedDuration::from_hours(hours)
}

/// Adds a note; every second one is edited as well, every third removed.
fn add(store: &mut Store, number: u64, body: &str) {
    let mut note: Annotation = example::annotation(number % 1000, EDITION, body);
    note.id = example::id(number);
    patiently(|| store.add(&note).map(drop));
    acknowledge(&note.id, Done::Added);
    if number % 2 == 1 {
        note.body.push_str("edited");
        patiently(|| store.update(&note));
        acknowledge(&note.id, Done::Edited);
    }
    if number % 3 == 2 {
        patiently(|| store.remove(&note.id, example::moment(2_000)));
        acknowledge(&note.id, Done::Removed);
    }
}

/// Tries again while the other writer has the file, as a window does; it never pauses here, as a
/// person would.
fn patiently(mut change: impl FnMut() -> Result<(), StoreError>) {
    while let Err(error) = change() {
        assert!(matches!(error.problem, Problem::Locked), "{error}");
    }
}

/// Whether each note of the library is as the last entry of its history says, in every state that a
/// writer that was killed can leave.
pub fn agrees_with_history(store: &Store) -> bool {
    store.annotations(EDITION).is_ok_and(|notes| {
        notes.iter().all(|note| {
            store.history(&note.id).is_ok_and(|history| {
                history
                    .last()
                    .is_some_and(|last| last.change != Change::Removed && last.annotation == *note)
            })
        })
    })
}
