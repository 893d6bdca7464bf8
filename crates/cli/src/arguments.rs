//! The command line's words.
//!
//! Owns names, help and defaults. It runs nothing.

mod notes;

use clap::{Args, Parser, Subcommand, ValueEnum};
use library::{Document, Error, Place};
use std::path::PathBuf;
use std::sync::Arc;

pub use notes::{Carry, NewNote, Note, NoteEdit, NotesFormat, NotesIn, NotesOut};

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
    /// The library's place.
    pub fn place(&self) -> Result<Place, Error> {
        self.data.clone().map_or_else(Place::own, |folder| Ok(Place::Named(folder)))
    }

    /// The library folder.
    pub fn folder(&self) -> Result<PathBuf, Error> {
        self.place()?.folder()
    }

    /// The library folder, for commands that do without a library; `None` when the system names no home
    /// folder. That the library is not where the reader put it is an error for them too: without what
    /// the reader has in it, their answer would be another one.
    pub fn folder_if_any(&self) -> Result<Option<PathBuf>, Error> {
        self.place().ok().map(|place| place.folder()).transpose()
    }

    /// The text that a name leads to: a built-in one, one of the library, or a file.
    pub fn text(&self, name: &str) -> Result<Arc<Document>, Error> {
        library::find(name, || self.folder())
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
    /// Clauses by editions: when each came, changed in substance and went.
    Matrix(Matrix),
    /// The clauses that bind, by category.
    Findings {
        /// An edition or a file.
        id: String,
    },
    /// How it stands to each criterion of the Open Source Definition and of the Open Source AI
    /// Definition, with the clauses that decide, what it incorporates taken in.
    Verdict {
        /// An edition or a file.
        id: String,
    },
    /// What it asks of you in your situation, clause by clause.
    Duties(Duties),
    /// End with 1 when a text has a clause of a forbidden category, and name the clauses; without a
    /// text, when the library file is not sound.
    Check(Check),
    /// The known texts that a text is nearest to, and what it has more and less than the nearest.
    Nearest {
        /// An edition or a file.
        id: String,
    },
    /// Where a text is from, and how what is shown differs from its file.
    Provenance {
        /// An edition or a file.
        id: String,
    },
    /// Words with where they stand, or with --check whether such a citation holds.
    Cite(Cite),
    /// Ask the publisher for the present copy and compare it; the one command that uses the network.
    Fetch(Fetch),
    /// Keep files as texts of your own: Markdown, plain text, HTML, PDF, DOCX.
    Import(Bring),
    /// The file of an own text, byte for byte as it was brought.
    Original(Take),
    /// Highlights, underlines and notes.
    #[command(subcommand)]
    Note(Note),
    /// Clauses of all texts, and notes, with these words.
    Search(Search),
    /// Carry the notes of one edition to another: what is sure is put there, the rest waits for you.
    Carry(Carry),
    /// Copy the library to its backups, or list those.
    Backup {
        /// List the backups instead.
        #[arg(long)]
        list: bool,
    },
    /// Put a backup in the place of the library, which is backed up first.
    Restore {
        /// The backup's name, as `gloss backup --list` has it.
        name: String,
    },
    /// Where the library lies; with an option, another folder for the app and `gloss`.
    Folder(Folder),
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
    /// Write the redline as one HTML page that needs nothing else; to standard output without FILE.
    #[arg(long, value_name = "FILE", num_args = 0..=1, default_missing_value = "-", conflicts_with = "stat")]
    pub html: Option<PathBuf>,
    /// The language of the summary and the page; else that of the system.
    #[arg(long, value_enum)]
    lang: Option<Language>,
    /// End with 1 when there is a change of substance.
    #[arg(long)]
    pub exit_code: bool,
}

impl Compare {
    /// The language that was asked for, else the system's where Glossator speaks it, else English.
    pub fn language(&self) -> library::Language {
        let asked = self.lang.map(|language| match language {
            Language::En => library::Language::En,
            Language::Fr => library::Language::Fr,
        });
        asked.unwrap_or_else(|| {
            let variables = ["LC_ALL", "LC_MESSAGES", "LANG"];
            let set = variables.into_iter().filter_map(|name| std::env::var(name).ok());
            of_locale(&set.into_iter().find(|value| !value.is_empty()).unwrap_or_default())
        })
    }
}

/// The language of a locale such as "fr_FR.UTF-8".
fn of_locale(locale: &str) -> library::Language {
    match locale.split(['_', '.', '@']).next() {
        Some("fr") => library::Language::Fr,
        _ => library::Language::En,
    }
}

/// A language of sentences.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Language {
    /// English.
    En,
    /// French.
    Fr,
}

/// Whose duties, and in which situation.
#[derive(Debug, Args)]
pub struct Duties {
    /// An edition or a file.
    pub id: String,
    /// Answers as JSON or TOML, such as `role = ["host"]`; those kept by the app when left out.
    #[arg(long, value_name = "FILE")]
    pub situation: Option<PathBuf>,
}

/// What may not be in a text.
#[derive(Debug, Args)]
pub struct Check {
    /// An edition or a file; the library itself when left out.
    #[arg(requires = "forbid")]
    pub id: Option<String>,
    /// Categories, such as `non-commercial,output-use`.
    #[arg(long, requires = "id", value_delimiter = ',', value_name = "CATEGORY")]
    pub forbid: Vec<String>,
}

/// Which editions, in which order.
#[derive(Debug, Args)]
pub struct Matrix {
    /// Two to twelve editions or files, the oldest first.
    #[arg(required = true, num_args = 2..=12)]
    pub ids: Vec<String>,
    /// Take in what each edition incorporates, such as its acceptable-use policy.
    #[arg(long)]
    pub bundle: bool,
}

/// What to cite, or what citation to check.
#[derive(Debug, Args)]
pub struct Cite {
    /// An edition or a file.
    #[arg(required_unless_present = "check")]
    pub id: Option<String>,
    /// The words, as they stand in the text; they must stand there once.
    #[arg(long, conflicts_with = "address", required_unless_present_any = ["address", "check"])]
    pub quote: Option<String>,
    /// The clause, by its address.
    #[arg(long)]
    pub address: Option<String>,
    /// A file with a citation, - for standard input; ends with 1 when it does not hold.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["id", "quote", "address"])]
    pub check: Option<PathBuf>,
}

/// Which text's publisher to ask.
#[derive(Debug, Args)]
pub struct Fetch {
    /// An edition.
    pub id: String,
    /// Write what came to this file.
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// End with 1 when its words differ from ours.
    #[arg(long)]
    pub exit_code: bool,
}

/// Which files to keep. What is not said is guessed from the text.
#[derive(Debug, Args)]
pub struct Bring {
    /// The files.
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    /// The title.
    #[arg(long)]
    pub title: Option<String>,
    /// The family.
    #[arg(long)]
    pub family: Option<String>,
    /// The version.
    #[arg(long = "edition", value_name = "VERSION")]
    pub edition: Option<String>,
    /// Who published it.
    #[arg(long)]
    pub publisher: Option<String>,
    /// When it was published: 2024-07-23, 2024-07 or 2024.
    #[arg(long)]
    pub date: Option<String>,
    /// It is a policy rather than a licence.
    #[arg(long)]
    pub policy: bool,
    /// Where it is from.
    #[arg(long)]
    pub url: Option<String>,
}

/// Which file to take out.
#[derive(Debug, Args)]
pub struct Take {
    /// The id of an own text.
    pub id: String,
    /// The file to write.
    #[arg(short, long, value_name = "FILE")]
    pub output: PathBuf,
}

/// What to look for.
#[derive(Debug, Args)]
pub struct Search {
    /// Words, "phrases", beginnings (termin*), -words to be left out, and filters: in:texts,
    /// in:headings, in:notes, family:, category:, tag:, colour:, author:, status:.
    pub query: String,
    /// At most so many clauses, and so many notes.
    #[arg(long, default_value_t = 20, value_name = "N")]
    pub limit: usize,
}

/// Which folder the library is to have.
#[derive(Debug, Args)]
pub struct Folder {
    /// Move the library and its backups to this folder; the old file stays under another name.
    #[arg(long = "move", value_name = "DIR", conflicts_with = "use_there")]
    pub move_to: Option<PathBuf>,
    /// Use the library that is in this folder; the present one stays where it is.
    #[arg(long = "use", value_name = "DIR")]
    pub use_there: Option<PathBuf>,
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_locale_has_its_language() {
        for locale in ["fr", "fr_FR.UTF-8", "fr_CA", "fr@euro"] {
            assert_eq!(of_locale(locale), library::Language::Fr, "{locale}");
        }
        for locale in ["", "C", "en_GB.UTF-8", "frp_IT", "de_DE"] {
            assert_eq!(of_locale(locale), library::Language::En, "{locale}");
        }
    }
}
