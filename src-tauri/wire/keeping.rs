//! The library's file: its backups, its health, and notes that come from and go to other files.
//!
//! Owns their shapes on the wire. A backup is named, never addressed by a path.

use crate::wire::count;
use library::Occasion;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The library and its backups.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Keeping {
    /// The folder of the library, for people.
    pub folder: String,
    /// Why it is that folder.
    pub place: LibraryPlace,
    /// What the library holds now; null while it cannot be read.
    pub now: Option<Holds>,
    /// The backups, the newest first.
    pub backups: Vec<Backup>,
}

/// Why the library is in its folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum LibraryPlace {
    /// No other one was chosen.
    Usual,
    /// The reader chose it.
    Chosen,
    /// It was named when the app was started, so that none can be chosen.
    Named,
}

/// A folder that the library may move to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Prospect {
    /// The folder, for people.
    pub folder: String,
    /// Whether it is the one in which the library lies when none is chosen.
    pub usual: bool,
    /// What the library holds that is there; null when there is none.
    pub holds: Option<Holds>,
}

/// A library that moved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Moved {
    /// The folder that it is in now, for people.
    pub folder: String,
    /// What its old file is called now, for people.
    pub left: String,
    /// How many backups came with it.
    pub backups: u32,
}

/// What a library file holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Holds {
    /// Annotations that are not removed.
    pub notes: u32,
    /// Editions with annotations.
    pub editions: u32,
    /// Texts of the reader's own.
    pub texts: u32,
    /// When an annotation was last changed, RFC 3339; null when there is none.
    pub latest: Option<String>,
    /// The file's size in bytes; more than four thousand million saturates.
    pub bytes: u32,
}

/// A backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Backup {
    /// Its file's name: what it is asked for by.
    pub name: String,
    /// When it was made, RFC 3339; empty when it cannot be read.
    pub at: String,
    /// Why it was made.
    pub why: BackupReason,
    /// What it holds; null when it cannot be read.
    pub holds: Option<Holds>,
    /// Why it cannot be read; empty when it can.
    pub trouble: String,
}

/// Why a backup was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum BackupReason {
    /// Its day had come, or the reader asked.
    Copy,
    /// Before a newer version of Glossator changed the file's form.
    Migration,
    /// Before another backup was put in its place.
    Restore,
    /// A person put it there or renamed it.
    Unknown,
}

/// A damaged library that was set aside.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct SetAside {
    /// Where it lies now, for people.
    pub path: String,
    /// The backup that stands in its place; null when an empty library does.
    pub restored: Option<String>,
}

/// What came of a file of notes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Imported {
    /// The file's name.
    pub file: String,
    /// How many notes are new here.
    pub added: u32,
    /// How many were newer than ours, which stands in their history now.
    pub replaced: u32,
    /// How many were removed here, changed elsewhere after that, and are back.
    pub restored: u32,
    /// How many were older than ours, and were kept in its history.
    pub kept: u32,
    /// How many were here already.
    pub same: u32,
    /// How many of them have no sure place in our text, and wait for review.
    pub unplaced: u32,
    /// Those of which something was left out that a note here does not keep: what, by its JSON pointer.
    pub left_out: Vec<Refused>,
    /// Those that could not be taken, with the reason.
    pub refused: Vec<Refused>,
    /// The ids of the editions that the notes stand beside.
    pub editions: Vec<String>,
}

/// A note that could not be taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Refused {
    /// Where it stands in the file: "item 3".
    pub place: String,
    /// Why.
    pub reason: String,
}

/// How notes are written to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum NotesFormat {
    /// W3C Web Annotations: all that there is, to be read again.
    Jsonld,
    /// For people.
    Markdown,
    /// For a spreadsheet.
    Csv,
}

impl Holds {
    /// What a library file holds.
    pub fn of(file: &library::Backup) -> Self {
        Self {
            notes: count(file.notes.values().sum()),
            editions: count(file.notes.len()),
            texts: count(file.own_texts),
            latest: file.last_change.map(|at| at.to_string()),
            bytes: u32::try_from(file.bytes).unwrap_or(u32::MAX),
        }
    }
}

impl Moved {
    /// A library that moved.
    pub fn of(moved: &library::Moved) -> Self {
        let library::Moved { folder, left, backups } = moved;
        Self {
            folder: folder.display().to_string(),
            left: left.display().to_string(),
            backups: count(*backups),
        }
    }
}

impl Backup {
    /// A backup that can be read.
    pub fn of(backup: &library::Backup) -> Self {
        let name = backup.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Self {
            name,
            at: backup.at.to_string(),
            why: backup.occasion.into(),
            holds: Some(Holds::of(backup)),
            trouble: String::new(),
        }
    }

    /// A file among the backups, be it readable or not.
    pub fn kept(kept: &library::Kept) -> Self {
        match &kept.backup {
            Ok(backup) => Self::of(backup),
            Err(error) => Self {
                name: kept.name.clone(),
                at: String::new(),
                why: BackupReason::Unknown,
                holds: None,
                trouble: error.problem.to_string(),
            },
        }
    }
}

impl From<Occasion> for BackupReason {
    fn from(occasion: Occasion) -> Self {
        match occasion {
            Occasion::Regular => Self::Copy,
            Occasion::BeforeVersion => Self::Migration,
            Occasion::BeforeRestore => Self::Restore,
            Occasion::Unknown => Self::Unknown,
        }
    }
}

impl Imported {
    /// What came of the file of this name.
    pub fn of(file: String, imported: &library::Imported, editions: Vec<String>) -> Self {
        let library::Imported {
            added,
            replaced,
            restored,
            kept,
            same,
            unplaced,
            left_out,
            refused,
        } = imported;
        let left_out = left_out
            .iter()
            .map(|(note, what)| Refused { place: note.to_string(), reason: what.join(", ") });
        let refused = refused
            .iter()
            .map(|one| Refused { place: one.place.clone(), reason: one.reason.clone() });
        Self {
            file,
            added: count(added.len()),
            replaced: count(replaced.len()),
            restored: count(restored.len()),
            kept: count(kept.len()),
            same: count(same.len()),
            unplaced: count(unplaced.len()),
            left_out: left_out.collect(),
            refused: refused.collect(),
            editions,
        }
    }
}

impl From<NotesFormat> for library::NotesFormat {
    fn from(format: NotesFormat) -> Self {
        match format {
            NotesFormat::Jsonld => Self::JsonLd,
            NotesFormat::Markdown => Self::Markdown,
            NotesFormat::Csv => Self::Csv,
        }
    }
}
