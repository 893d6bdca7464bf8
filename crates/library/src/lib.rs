//! The one door for every front end: read, compare, annotate, export.
//!
//! Owns how the crates of the engine work together, so that the app, the command line and the
//! exports show the same values. It draws nothing and knows no wire format.

mod comparing;
mod document;
mod error;
mod exporting;
mod file;
mod folder;
mod nearest;
mod notes;
mod settings;
mod shelf;
mod tally;

pub use catalogue::Kind;
pub use catalogue::nearest::Near;
pub use catalogue::reference::Reference;
pub use comparing::{Cell, Column, Compared, Row, Run, Scope, Step, compare};
pub use document::{
    Document, Info, Origin, bundle, document, edition, editions, reference_info, references,
};
pub use error::Error;
pub use exporting::{Pdf, PdfOptions, export_pdf, preview_pdf, today};
pub use file::write_file;
pub use folder::default_folder;
pub use nearest::{Limb, Nearest, nearest};
pub use notes::{Library, NewNote, NoteEdit, PlacedNote};
pub use settings::{Language, Settings, TEXT_SIZES, Theme, ZOOMS};
pub use shelf::{Family, Shelved, shelf};
pub use tally::Tally;
