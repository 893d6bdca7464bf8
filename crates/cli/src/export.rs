//! `gloss export`: a file to hand over.
//!
//! Owns what is told of an export. How a file is made and written is the library's.

use crate::arguments::{Export, Format};
use crate::print;
use library::{Document, Error, Library, Origin, PdfOptions, Settings};
use report::{Paper, Shown};
use serde::Serialize;
use std::path::{Path, PathBuf};

#[derive(Serialize)]
struct Exported<'a> {
    path: &'a Path,
    pages: usize,
    annotations: usize,
    warnings: &'a [String],
}

/// Writes the file and says what is in it.
pub fn run(
    document: &Document,
    options: &Export,
    folder: impl FnOnce() -> Result<PathBuf, Error>,
    json: bool,
) -> Result<(), Error> {
    let Format::Pdf = options.format;
    let (notes, settings) = match document.info.origin {
        // A file bears no notes, and may be exported where no library can be made.
        Origin::File => (Vec::new(), Settings::default()),
        Origin::Catalogue | Origin::Reference | Origin::Import => {
            let library = Library::open(&folder()?)?;
            (library.notes(document)?, library.settings()?)
        }
    };
    let chosen = PdfOptions { findings: Shown::Printed, notes: Shown::Printed, paper: Paper::A4 };
    let pdf = library::export_pdf(document, &notes, &settings, chosen, library::today())?;
    library::write_file(&options.output, &pdf.bytes)?;
    let exported = Exported {
        path: &options.output,
        pages: pdf.pages,
        annotations: pdf.annotations,
        warnings: &pdf.warnings,
    };
    if json {
        return print::json(&exported);
    }
    print::line(&format!(
        "{}: {} pages, {} annotations",
        options.output.display(),
        exported.pages,
        exported.annotations
    ))?;
    exported.warnings.iter().try_for_each(|warning| print::line(&format!("! {warning}")))
}
