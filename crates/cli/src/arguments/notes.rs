//! The words of `gloss note` and `gloss carry`.
//!
//! Owns names, help and defaults. It runs nothing.

use clap::{Args, Subcommand, ValueEnum};
use std::path::PathBuf;

/// What to do with notes.
#[derive(Debug, Subcommand)]
pub enum Note {
    /// Annotate words, a clause or an edition; prints the new note's id.
    Add(NewNote),
    /// The highlights and notes of an edition, or of all.
    List {
        /// An edition.
        id: Option<String>,
    },
    /// One note.
    Show {
        /// The note's id.
        note: String,
    },
    /// Change what a note says; what is not said stays.
    Edit(NoteEdit),
    /// Take a note away; `gloss note restore` brings it back.
    Remove {
        /// The note's id.
        note: String,
    },
    /// Bring a removed note back.
    Restore {
        /// The note's id.
        note: String,
    },
    /// What a note was, change by change.
    History {
        /// The note's id.
        note: String,
    },
    /// The notes of an edition, or of all, as a file of open data.
    Export(NotesOut),
    /// Take in the notes of a file: W3C Web Annotation JSON-LD, or Hypothesis' JSON. A note that is
    /// here too is replaced when it was changed later there, and stays in the history.
    Import(NotesIn),
}

/// Which notes to write, and how.
#[derive(Debug, Args)]
pub struct NotesOut {
    /// An edition; all that have notes when left out.
    pub id: Option<String>,
    /// The format.
    #[arg(long, value_enum, default_value_t = NotesFormat::Jsonld)]
    pub format: NotesFormat,
    /// The file to write; standard output when left out.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
}

/// A format of notes.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum NotesFormat {
    /// W3C Web Annotation as JSON-LD: everything, to be read back.
    Jsonld,
    /// Markdown, to read.
    Md,
    /// A row for each note, for a spreadsheet.
    Csv,
}

/// Which file of notes to take in.
#[derive(Debug, Args)]
pub struct NotesIn {
    /// The file.
    pub file: PathBuf,
    /// The edition of notes that name none of ours; else the one that is published at their address.
    #[arg(long, value_name = "ID")]
    pub edition: Option<String>,
}

/// A new note.
#[derive(Debug, Args)]
pub struct NewNote {
    /// A built-in edition, or a text of the library.
    pub id: String,
    /// The words, as they stand in the text; they must stand there once.
    #[arg(long, required_unless_present_any = ["address", "whole"])]
    pub quote: Option<String>,
    /// The clause, by its address.
    #[arg(long, conflicts_with = "quote")]
    pub address: Option<String>,
    /// The edition as a whole.
    #[arg(long, conflicts_with_all = ["quote", "address"])]
    pub whole: bool,
    /// Underline the words rather than highlight them.
    #[arg(long, requires = "quote")]
    pub underline: bool,
    /// The note, in Markdown.
    #[arg(long, default_value = "")]
    pub body: String,
    /// One of the five colours.
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..=5))]
    pub colour: u8,
    /// A tag; may be given several times.
    #[arg(long = "tag")]
    pub tags: Vec<String>,
    /// A claim that the words bear out; may be given several times.
    #[arg(long, value_name = "CLAIM")]
    pub supports: Vec<String>,
    /// A claim that the words speak against; may be given several times.
    #[arg(long, value_name = "CLAIM")]
    pub contradicts: Vec<String>,
}

/// What a note shall say.
#[derive(Debug, Args)]
pub struct NoteEdit {
    /// The note's id.
    pub note: String,
    /// The note, in Markdown.
    #[arg(long)]
    pub body: Option<String>,
    /// One of the five colours.
    #[arg(long, value_parser = clap::value_parser!(u8).range(1..=5))]
    pub colour: Option<u8>,
    /// A tag, instead of those it has; may be given several times.
    #[arg(long = "tag")]
    pub tags: Option<Vec<String>>,
    /// What it asked is done.
    #[arg(long)]
    pub done: bool,
    /// Something is left to do about it.
    #[arg(long, conflicts_with = "done")]
    pub open: bool,
}

/// Whose notes to carry, and where.
#[derive(Debug, Args)]
pub struct Carry {
    /// The edition with the notes.
    pub old: String,
    /// The edition that they are carried to.
    pub new: String,
    /// Only say what would come of it.
    #[arg(long)]
    pub dry_run: bool,
}
