//! A neutral document → PDF, with its marks as real annotations; two texts side by side → HTML.
//!
//! Owns the [`Report`], the [`redline::Redline`] and everything that is known about these formats. It touches no clock and no network,
//! reads no file but the system's fonts (and those only for characters that the bundled ones lack),
//! and never lets a word of the text become markup or be lost: a file in which every visible
//! character does not stand exactly once is not made.
//!
//! ```no_run
//! # fn with(report: report::Report) -> Result<(), report::ReportError> {
//! let pdf = report::pdf(&report, report::Options::default())?;
//! assert!(pdf.bytes.starts_with(b"%PDF-1.7"));
//! # Ok(()) }
//! ```

mod annotate;
mod apparatus;
mod bookmarks;
mod error;
mod fonts;
mod frames;
mod integrity;
mod marked;
mod model;
mod pages;
mod paths;
mod preview;
mod quads;
pub mod redline;
mod runs;
#[cfg(test)]
mod sample;
mod shown;
mod strokes;
mod structure;
mod values;
mod words;
mod world;

pub use error::ReportError;
pub use model::{
    Apparatus, Block, BlockKind, Fact, Gloss, Group, Highlight, Ink, Line, Options, Paper, Report,
    Rgb, Shown, Style,
};

use pages::Pages;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// A finished file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// How many annotations mark words. A highlight over two pages counts twice.
    pub annotations: usize,
    /// What a person should know: a standard that could not be kept, a mark on nothing visible.
    pub warnings: Vec<String>,
}

/// A page of the file as a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// The page as an SVG element, its words as outlines.
    pub svg: String,
    /// Which page, from one.
    pub page: usize,
    /// How many pages the file has.
    pub pages: usize,
}

/// Makes the file. The same report and options give the same bytes on the same machine, and on
/// every machine when the bundled fonts have all characters.
///
/// # Errors
/// When the report's places do not fit its text, when a visible character of the text would be
/// lost, doubled or altered, or when the typesetter fails.
pub fn pdf(report: &Report, options: Options) -> Result<Pdf, ReportError> {
    contained(|| Pages::new(report, options)?.pdf())
}

/// One page of the file, `page` counting from one, as a picture.
///
/// # Errors
/// As for [`pdf`], and when there is no such page.
pub fn preview(report: &Report, options: Options, page: usize) -> Result<Preview, ReportError> {
    contained(|| Pages::new(report, options)?.preview(page))
}

/// Runs the typesetter such that a fault of its own ends this report alone, and gives back the
/// memory that it keeps for a next time (17 GB were seen after three large ones).
fn contained<T>(work: impl FnOnce() -> Result<T, ReportError>) -> Result<T, ReportError> {
    let result = catch_unwind(AssertUnwindSafe(work));
    typst::comemo::evict(0);
    result.unwrap_or_else(|panic| {
        let told = panic.downcast_ref::<String>().map(String::as_str);
        let told = told.or_else(|| panic.downcast_ref::<&str>().copied());
        Err(ReportError::Fault(told.unwrap_or("no reason given").to_owned()))
    })
}

#[cfg(test)]
mod tests;
