//! A report set on pages, from which file and preview are made.
//!
//! Owns the order of the work: check, choose fonts, set, find every glyph again, prove that
//! nothing was lost. Only then can there be a file.

use crate::annotate::{Additions, annotate};
use crate::bookmarks::{Bookmark, bookmarks};
use crate::fonts::fonts_for;
use crate::frames::{glyphs, without_glyph};
use crate::marked::Marked;
use crate::quads::{Quad, Quads};
use crate::runs::Runs;
use crate::shown::Repertoire;
use crate::values::{inputs, strings};
use crate::world::ReportWorld;
use crate::{Highlight, Options, Pdf, Preview, Report, ReportError, integrity, preview};
use std::collections::BTreeSet;
use typst::diag::SourceDiagnostic;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

/// A report on its pages, with the place of every mark.
pub(crate) struct Pages<'a> {
    marked: Marked<'a>,
    laid: PagedDocument,
    highlights: Vec<Vec<Quad>>,
    findings: Vec<Vec<Quad>>,
    bookmarks: Vec<Bookmark>,
    warnings: Vec<String>,
}

impl<'a> Pages<'a> {
    /// Sets the report and proves that the pages hold all of its text.
    pub(crate) fn new(report: &'a Report, options: Options) -> Result<Self, ReportError> {
        let marked = Marked::new(report, options)?;
        let fonts = fonts_for(strings(&marked));
        let mut absent = BTreeSet::new();
        let (laid, runs, warnings) = loop {
            let set = set(&marked, options, &Repertoire::new(fonts.clone(), absent.clone()))?;
            let before = absent.len();
            absent.extend(without_glyph(&set.0));
            // Rarely a font promises a character and cannot set it: then its number is shown.
            if absent.len() == before {
                break set;
            }
        };
        let glyphs = glyphs(&report.content, &laid, &runs);
        integrity::check(report, &glyphs)?;
        let quads = Quads::new(&report.content, &glyphs);
        let highlights = marked.highlights.iter().map(|mark| quads.of(&mark.bytes)).collect();
        let findings = marked.findings.iter().map(|mark| quads.of(&mark.bytes)).collect();
        let bookmarks = bookmarks(report, &glyphs);
        Ok(Self { marked, laid, highlights, findings, bookmarks, warnings })
    }

    /// The file.
    pub(crate) fn pdf(&self) -> Result<Pdf, ReportError> {
        let mut warnings = self.warnings.clone();
        let bare = self.bare(&mut warnings)?;
        let additions = Additions {
            marked: &self.marked,
            highlights: &self.highlights,
            findings: &self.findings,
            bookmarks: &self.bookmarks,
        };
        let annotated = annotate(&bare, &additions)?;
        warnings.extend(annotated.warnings);
        let pages = self.laid.pages().len();
        Ok(Pdf { bytes: annotated.bytes, pages, annotations: annotated.annotations, warnings })
    }

    /// The file without annotations, after the strictest standard that can be kept.
    fn bare(&self, warnings: &mut Vec<String>) -> Result<Vec<u8>, ReportError> {
        let attempts: [(&[PdfStandard], bool, &str); 4] = [
            (&[PdfStandard::Ua_1, PdfStandard::A_2a], true, "PDF/A-2a"),
            (&[PdfStandard::Ua_1], true, "PDF/UA-1"),
            (&[], true, "tagged"),
            (&[], false, "without fault"),
        ];
        let mut refusal = String::new();
        for (standards, tagged, promise) in attempts {
            if standards.contains(&PdfStandard::A_2a)
                && let Some(id) = too_long_for_archive(&self.marked)
            {
                let reason = "has more words than PDF/A allows in a comment";
                warnings.push(format!("the file is not {promise}: highlight {id} {reason}"));
                continue;
            }
            let standards = PdfStandards::new(standards)
                .map_err(|error| ReportError::Writing(error.message().to_string()))?;
            let options = PdfOptions {
                // Stable for the same text, so that viewers keep their place in a new copy.
                ident: Smart::Custom(self.marked.report.title.clone()),
                creator: Smart::Custom(Some("Glossator".to_owned())),
                standards,
                tagged,
                ..PdfOptions::default()
            };
            match typst_pdf::pdf(&self.laid, &options) {
                Ok(bytes) => return Ok(bytes),
                Err(errors) => {
                    refusal = messages(&errors);
                    warnings.push(format!("the file is not {promise}: {refusal}"));
                }
            }
        }
        Err(ReportError::Writing(refusal))
    }

    /// One page, from one, as a picture.
    pub(crate) fn preview(&self, page: usize) -> Result<Preview, ReportError> {
        let pages = self.laid.pages().len();
        let missing = ReportError::NoPage { page, pages };
        let index = page.checked_sub(1);
        let Some((index, laid)) = index.and_then(|i| Some((i, self.laid.pages().get(i)?))) else {
            return Err(missing);
        };
        let svg = preview::svg(laid, index, &self.marked, &self.highlights, &self.findings);
        Ok(Preview { svg, page, pages })
    }
}

/// Pages, the runs on them, and the typesetter's warnings.
fn set(
    marked: &Marked,
    options: Options,
    repertoire: &Repertoire,
) -> Result<(PagedDocument, Runs, Vec<String>), ReportError> {
    let (inputs, runs) = inputs(marked, options, repertoire);
    let world = ReportWorld::new(inputs, repertoire.fonts.clone());
    let result = typst::compile::<PagedDocument>(&world);
    let warnings = result.warnings.iter().map(|w| w.message.to_string()).collect();
    let laid = result.output.map_err(|errors| ReportError::Setting(told(&world, &errors)))?;
    Ok((laid, runs, warnings))
}

/// The first highlight whose words do not fit into a string of PDF/A: 32,767 bytes, two for each
/// UTF-16 unit (ISO 19005-2, 6.1.13). The rest is room for what is put before a note's further parts.
fn too_long_for_archive<'a>(marked: &Marked<'a>) -> Option<&'a str> {
    const LONGEST: usize = (32_767 - 512) / 2;
    let units = |s: &str| s.encode_utf16().count();
    let too_long = |h: &&Highlight| {
        let tags: usize = h.tags.iter().map(|tag| units(tag) + 2).sum();
        [units(&h.note), units(&h.author), units(&h.id), tags].iter().any(|n| *n > LONGEST)
    };
    marked.highlights.iter().map(|mark| mark.what).find(too_long).map(|h| h.id.as_str())
}

fn messages(errors: &[SourceDiagnostic]) -> String {
    errors.iter().map(|e| e.message.as_str()).collect::<Vec<_>>().join("; ")
}

/// The typesetter's complaints, with the line of the template where each arose.
fn told(world: &ReportWorld, errors: &[SourceDiagnostic]) -> String {
    let told = errors.iter().map(|error| match world.template_line(error.span) {
        Some(line) => format!("{} (template, line {line})", error.message),
        None => error.message.to_string(),
    });
    told.collect::<Vec<_>>().join("; ")
}
