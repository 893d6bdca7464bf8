//! The command line's words.
//!
//! Owns names, help and defaults. It runs nothing.

use clap::{Args, Parser, Subcommand, ValueEnum};
use library::Error;
use std::path::PathBuf;

/// Read, compare and annotate the licences of AI models.
///
/// ID is the id of a built-in edition (see `gloss list`) or the path of a file.
#[derive(Debug, Parser)]
#[command(name = "gloss", version)]
pub struct Arguments {
    /// Print JSON. Positions are bytes into the canonical UTF-8 text.
    #[arg(long, global = true)]
    pub json: bool,
    /// The library folder, with the notes; the app's own when left out.
    #[arg(long, global = true, value_name = "DIR", env = "GLOSSATOR_DATA")]
    data: Option<PathBuf>,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

impl Arguments {
    /// The library folder.
    pub fn folder(&self) -> Result<PathBuf, Error> {
        self.data.clone().map_or_else(library::default_folder, Ok)
    }
}

/// What `gloss` can do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// The built-in editions.
    List {
        /// The reference shelf instead: every other licence that is built in, as its source gives it.
        #[arg(long)]
        reference: bool,
    },
    /// A text with its clauses.
    Show {
        /// An edition or a file.
        id: String,
    },
    /// What changed from one text to another, clause by clause.
    Compare(Compare),
    /// The clauses that bind, by category.
    Findings {
        /// An edition or a file.
        id: String,
    },
    /// The known texts that a text is nearest to, and what it has more and less than the nearest.
    Nearest {
        /// An edition or a file.
        id: String,
    },
    /// Highlights and notes.
    #[command(subcommand)]
    Note(Note),
    /// A file to hand over.
    Export(Export),
}

/// What to compare, and how to tell it.
#[derive(Debug, Args)]
pub struct Compare {
    /// The older side.
    pub old: String,
    /// The newer side.
    pub new: String,
    /// Take in what each side incorporates, such as its acceptable-use policy.
    #[arg(long)]
    pub bundle: bool,
    /// Print the counts alone.
    #[arg(long)]
    pub stat: bool,
    /// End with 1 when there is a change of substance.
    #[arg(long)]
    pub exit_code: bool,
}

/// What to do with notes.
#[derive(Debug, Subcommand)]
pub enum Note {
    /// Highlight words, with or without a note; prints the new note's id.
    Add(NewNote),
    /// The highlights and notes of an edition, or of all.
    List {
        /// An edition.
        id: Option<String>,
    },
}

/// A new note.
#[derive(Debug, Args)]
pub struct NewNote {
    /// A built-in edition.
    pub id: String,
    /// The words, as they stand in the text; they must stand there once.
    #[arg(long, conflicts_with = "address", required_unless_present = "address")]
    pub quote: Option<String>,
    /// The clause, by its address.
    #[arg(long)]
    pub address: Option<String>,
    /// The note, in Markdown.
    #[arg(long, default_value = "")]
    pub body: String,
    /// One of the five colours.
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u8).range(1..=5))]
    pub colour: u8,
    /// A tag; may be given several times.
    #[arg(long = "tag")]
    pub tags: Vec<String>,
}

/// What to export.
#[derive(Debug, Args)]
pub struct Export {
    /// A built-in edition or a file.
    pub id: String,
    /// The format.
    #[arg(long, value_enum, default_value_t = Format::Pdf)]
    pub format: Format,
    /// The file to write.
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
}

/// A format of an export.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Format {
    /// Annotated PDF.
    Pdf,
}
