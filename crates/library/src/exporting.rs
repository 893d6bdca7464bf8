//! Exports: a document with its notes and findings as a report, and the report as a file.
//!
//! Owns what a report says of a licence: the facts on its first page, what is glossed, what the
//! colours mean. How it is set is the business of `report`; where it is saved, of the front ends.

mod marked;

use crate::{Document, Error, Info, Language, PlacedNote, Settings};
use clause::ClauseKind;
use finding::Group;
use jiff::{ZonedDateTime, civil::Date};
use report::{
    Apparatus, Block, BlockKind, Fact, Gloss, Highlight, Ink, Line, Options, Paper, Preview,
    Report, ReportError, Rgb, Shown,
};

pub use report::Pdf;

/// What the reader wants in the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PdfOptions {
    /// Whether findings are underlined and glossed.
    pub findings: Shown,
    /// Whether highlights and notes are in the file.
    pub notes: Shown,
    /// The size of the pages.
    pub paper: Paper,
}

/// The five highlight colours, as in the app's light theme.
const INKS: [Rgb; 5] = [
    Rgb(0xf8, 0xe3, 0x8c),
    Rgb(0xc9, 0xe6, 0xb8),
    Rgb(0xbf, 0xdc, 0xf2),
    Rgb(0xf3, 0xc6, 0xcf),
    Rgb(0xdc, 0xcd, 0xf0),
];

/// The present day where the reader is.
pub fn today() -> Date {
    ZonedDateTime::now().date()
}

/// A document with its notes as annotated PDF. `today` is printed as the day of the report.
///
/// # Errors
/// When the file cannot be made. Nothing is left out silently: notes without a sure place are named
/// in the warnings.
pub fn export_pdf(
    document: &Document,
    notes: &[PlacedNote],
    settings: &Settings,
    options: PdfOptions,
    today: Date,
) -> Result<Pdf, Error> {
    let mut pdf = report::pdf(&report(document, notes, settings, today), chosen(options))
        .map_err(|e| told(&document.info, &e))?;
    if options.notes == Shown::Printed {
        pdf.warnings.extend(notes.iter().filter_map(|note| marked::unprinted(document, note)));
    }
    Ok(pdf)
}

/// One page of what [`export_pdf`] would make; `page` counts from 1.
///
/// # Errors
/// As for [`export_pdf`], and when there is no such page.
pub fn preview_pdf(
    document: &Document,
    notes: &[PlacedNote],
    settings: &Settings,
    options: PdfOptions,
    today: Date,
    page: usize,
) -> Result<Preview, Error> {
    report::preview(&report(document, notes, settings, today), chosen(options), page)
        .map_err(|e| told(&document.info, &e))
}

fn chosen(options: PdfOptions) -> Options {
    Options { findings: options.findings, highlights: options.notes, paper: options.paper }
}

fn told(info: &Info, error: &ReportError) -> Error {
    let message = format!("{}: the PDF could not be made: {error}", info.title);
    match error {
        ReportError::TooLong { .. } | ReportError::NoPage { .. } => Error::Input(message),
        _ => Error::Fault(message),
    }
}

fn report(document: &Document, notes: &[PlacedNote], settings: &Settings, today: Date) -> Report {
    let french = settings.language == Language::Fr;
    let text = &document.text;
    let blocks = document.outline.clauses.iter().map(|clause| Block {
        span: clause.span,
        kind: match clause.kind {
            ClauseKind::Title => BlockKind::Title,
            ClauseKind::Heading => BlockKind::Heading(1),
            ClauseKind::Numbered | ClauseKind::Bullet => {
                BlockKind::Item { depth: u8::try_from(clause.depth).unwrap_or(u8::MAX) }
            }
            ClauseKind::DateLine | ClauseKind::Definition | ClauseKind::Paragraph => {
                BlockKind::Paragraph
            }
        },
        address: (clause.kind == ClauseKind::Numbered).then(|| clause.address.to_string()),
        label: clause.label,
        heading: clause.heading,
    });
    let highlights = notes.iter().filter_map(|note| {
        Some(Highlight {
            id: note.annotation.id.to_string(),
            spans: vec![marked::span(document, note)?],
            style: marked::style(&note.annotation.target),
            colour: INKS[usize::from(note.annotation.colour.number() - 1)],
            author: note.annotation.author.clone(),
            note: marked::said(&note.annotation, settings.language),
            created: note.annotation.created,
            modified: note.annotation.modified,
            tags: note.annotation.tags.to_vec(),
        })
    });
    let inks = INKS
        .iter()
        .zip(&settings.colours)
        .map(|(colour, meaning)| Ink { colour: *colour, meaning: meaning.clone() });
    let findings = document.findings.iter().map(|f| {
        let (name, why) = (f.category.name(), &f.why);
        Gloss {
            words: f.words.clone(),
            group: Group::ALL.iter().position(|g| *g == f.category.group()).unwrap_or_default(),
            name: if french { name.fr } else { name.en },
            why: if french { why.fr.clone() } else { why.en.clone() },
        }
    });
    Report {
        title: document.info.title.clone(),
        facts: facts(&document.info, french),
        language: "en".to_owned(),
        apparatus: if french { Apparatus::French } else { Apparatus::English },
        prepared_by: settings.author.clone(),
        date: today,
        content: text.content.clone(),
        blocks: blocks.collect(),
        strong: text.strong.clone(),
        highlights: highlights.collect(),
        inks: inks.collect(),
        groups: Group::ALL.map(|group| printed(group, french)).to_vec(),
        findings: findings.collect(),
    }
}

/// Where the text comes from, as the first page tells it.
pub(crate) fn facts(info: &Info, french: bool) -> Vec<Fact> {
    let pick = |en: &str, fr: &str| if french { fr } else { en }.to_owned();
    let fact = |label: String, value: Option<&str>| {
        value.filter(|v| !v.is_empty()).map(|v| Fact { label, value: v.to_owned() })
    };
    [
        fact(pick("Publisher", "Éditeur"), Some(&info.publisher)),
        fact(pick("Edition", "Édition"), Some(&info.version)),
        fact(pick("Date", "Date"), info.date.as_deref()),
        fact(pick("Published at", "Publié à"), info.url.as_deref()),
        fact(pick("SHA-256", "SHA-256"), Some(&info.sha256)),
        fact(pick("This text", "Ce texte"), Some(&info.source)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

/// A group of findings as it is printed: the app's colours and lines.
fn printed(group: Group, french: bool) -> report::Group {
    let (en, fr, colour, line) = match group {
        Group::Restriction => ("Restrictions", "Restrictions", Rgb(0xa8, 0x27, 0x1f), Line::Solid),
        Group::Condition => ("Conditions", "Conditions", Rgb(0x8a, 0x5a, 0x00), Line::Dashed),
        Group::Control => ("Control", "Contrôle", Rgb(0x63, 0x39, 0x9a), Line::Double),
        Group::Risk => ("Law and risk", "Droit et risque", Rgb(0x4b, 0x60, 0x70), Line::Dotted),
        Group::Grant => ("Grants", "Droits accordés", Rgb(0x1b, 0x6e, 0x4e), Line::Wavy),
    };
    report::Group { name: if french { fr } else { en }.to_owned(), colour, line }
}
