//! The one door for every front end: read, compare, annotate, export.
//!
//! Owns how the crates of the engine work together, so that the app, the command line and the
//! exports show the same values. It draws nothing and knows no wire format.

mod apart;
mod carrying;
mod cite;
mod comparing;
mod copy;
mod details;
mod document;
mod error;
mod exchange;
mod exporting;
mod file;
mod folder;
mod guess;
mod imports;
mod judging;
mod keeping;
mod library;
mod matrix;
mod moving;
mod nearest;
mod noted;
mod notes;
mod obliging;
mod place;
mod pointer;
mod provenance;
mod redline;
mod reviewing;
mod searching;
mod settings;
mod shelf;
mod tally;
mod telling;
mod topic;

pub use carrying::{Carried, CarriedNote};
pub use catalogue::nearest::Near;
pub use catalogue::openness::{Component, Release, State};
pub use catalogue::opinion::{Opinion, Stance};
pub use catalogue::reference::Reference;
pub use catalogue::{Fidelity, Kind, Words};
pub use cite::{Checked, Citation, check, cite, parse as parse_citation};
pub use comparing::{Cell, Column, Compared, Row, Run, Scope, Step, compare};
pub use copy::Fetched;
pub use details::Details;
pub use document::{
    Document, Info, Origin, bundle, edition, editions, find, read_file, reference_info, references,
};
pub use error::Error;
pub use exchange::{Imported, NotesFormat};
pub use exporting::{Pdf, PdfOptions, export_pdf, preview_pdf, today};
pub use file::write_file;
pub use folder::default_folder;
pub use imports::Examined;
pub use judging::{Judged, OwnJudgement, Surveyed, judged, survey};
pub use keeping::{Kept, SetAside, backup_folder, backups, library_file, set_aside};
pub use library::Library;
pub use matrix::{Mark, Matrix, MatrixCell, MatrixRow, Section, matrix};
pub use moving::Moved;
pub use nearest::{Limb, Nearest, nearest};
pub use notes::{NewNote, NewTarget, NoteEdit, PlacedNote};
pub use obliging::{Answers, Obligation, Obliged, Ticked, obliged};
pub use place::Place;
pub use pointer::Astray;
pub use provenance::{Differs, Provenance, provenance};
pub use redline::redline_html;
pub use reviewing::{Excerpt, Offer, Waiting};
pub use searching::{COUNTED, ClauseHit, Found, FoundPlace, IndexState, Named, NoteHit};
pub use settings::{Language, Settings, TEXT_SIZES, Theme, ZOOMS};
pub use shelf::{Family, Shelved};
pub use store::search::{Field, Filter, Part, Query, Snippet, Term, Value, Within};
pub use store::{Backup, Change as Act, Occasion, Version};
pub use tally::Tally;
pub use telling::{Evidence, Side, Telling, Told, What};
pub use topic::{Topic, first_words};
