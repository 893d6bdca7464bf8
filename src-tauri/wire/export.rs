//! Files that the reader takes away.
//!
//! Owns the shapes of what is asked for and what was made.

use crate::wire::count;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What the reader wants in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PdfOptions {
    /// Whether findings are underlined and glossed.
    pub findings: bool,
    /// Whether highlights and notes are in the file.
    pub notes: bool,
    /// The size of the pages.
    pub paper: Paper,
}

/// The size of the pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Paper {
    /// ISO A4.
    A4,
    /// US Letter.
    Letter,
}

/// One page of the file as a picture.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Preview {
    /// The page as an SVG element.
    pub svg: String,
    /// Which page, from one.
    pub page: u32,
    /// How many pages the file has.
    pub pages: u32,
}

/// A file that was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Exported {
    /// Where it lies. To be shown, and handed back to `reveal`.
    pub path: String,
    /// How many pages it has.
    pub pages: u32,
    /// How many of its annotations mark words.
    pub annotations: u32,
    /// What the reader should know: notes without a sure place, or less than the usual standard.
    pub warnings: Vec<String>,
}

impl From<PdfOptions> for library::PdfOptions {
    fn from(options: PdfOptions) -> Self {
        let shown = |wanted| if wanted { report::Shown::Printed } else { report::Shown::LeftOut };
        Self {
            findings: shown(options.findings),
            notes: shown(options.notes),
            paper: match options.paper {
                Paper::A4 => report::Paper::A4,
                Paper::Letter => report::Paper::Letter,
            },
        }
    }
}

impl From<report::Preview> for Preview {
    fn from(preview: report::Preview) -> Self {
        Self { svg: preview.svg, page: count(preview.page), pages: count(preview.pages) }
    }
}

impl Exported {
    /// The file that was written to `path`.
    pub fn new(path: String, pdf: &library::Pdf) -> Self {
        let warnings = pdf.warnings.clone();
        Self { path, pages: count(pdf.pages), annotations: count(pdf.annotations), warnings }
    }
}
