//! `gloss provenance`: where a text is from, and how what is shown differs from its file.
//!
//! Owns how the account is printed. It knows nothing of its own.

use crate::print;
use library::{Document, Error, Fidelity, Library, Origin};
use serde::Serialize;
use std::path::PathBuf;
use text::{FileFormat, Format};

#[derive(Serialize)]
struct Told {
    id: String,
    title: String,
    publisher: String,
    date: Option<String>,
    url: Option<String>,
    commit: Option<String>,
    publisher_sha256: Option<String>,
    source: String,
    fidelity: Option<&'static str>,
    altered: Option<String>,
    brought: Option<String>,
    format: &'static str,
    bytes: usize,
    bytes_sha256: String,
    text_sha256: String,
    spaces_dropped: Option<usize>,
    signs_dropped: Option<Vec<(char, usize)>>,
    signs_added: Option<Vec<(char, usize)>>,
    diagnostics: Vec<String>,
}

/// Prints the account of a text.
pub fn run(
    document: &Document,
    folder: impl FnOnce() -> Result<PathBuf, Error>,
    json: bool,
) -> Result<(), Error> {
    let library = match document.info.origin {
        Origin::Import => Some(Library::open(&folder()?)?),
        Origin::Catalogue | Origin::Reference | Origin::File => None,
    };
    let found = library::provenance(document, library.as_ref())?;
    let (fidelity, altered) = match found.fidelity {
        None => (None, None),
        Some(Fidelity::Publisher) => (Some("publisher"), None),
        Some(Fidelity::Source) => (Some("source"), None),
        Some(Fidelity::Altered { how, .. }) => (Some("altered"), Some(how)),
    };
    let told = Told {
        id: found.info.id,
        title: found.info.title,
        publisher: found.info.publisher,
        date: found.info.date,
        url: found.info.url,
        commit: found.commit,
        publisher_sha256: found.publisher_sha256,
        source: found.info.source,
        fidelity,
        altered,
        brought: found.brought.map(|at| at.to_string()),
        format: format(found.format),
        bytes: found.size,
        bytes_sha256: found.read_sha256,
        text_sha256: found.text_sha256,
        spaces_dropped: found.differs.as_ref().map(|differs| differs.spaces),
        signs_dropped: found.differs.as_ref().map(|differs| differs.went.clone()),
        signs_added: found.differs.map(|differs| differs.came),
        diagnostics: found.odd,
    };
    if json { print::json(&told) } else { lines(&told) }
}

fn lines(told: &Told) -> Result<(), Error> {
    let signs = |signs: &Option<Vec<(char, usize)>>| {
        let all: Vec<String> =
            signs.iter().flatten().map(|(sign, n)| format!("{n} × {sign}")).collect();
        (!all.is_empty()).then(|| all.join(", "))
    };
    let some = |value: &str| (!value.is_empty()).then(|| value.to_owned());
    for (name, value) in [
        ("id", some(&told.id)),
        ("title", some(&told.title)),
        ("publisher", some(&told.publisher)),
        ("date", told.date.clone()),
        ("address", told.url.clone()),
        ("commit", told.commit.clone()),
        ("publisher's file", told.publisher_sha256.as_ref().map(|hash| format!("SHA-256 {hash}"))),
        ("this text", some(&told.source)),
        ("altered", told.altered.clone()),
        ("brought", told.brought.clone()),
        ("read from", Some(format!("{} bytes, {}", told.bytes, told.format))),
        ("", Some(format!("SHA-256 {}", told.bytes_sha256))),
        ("shown text", Some(format!("SHA-256 {}", told.text_sha256))),
        ("spaces dropped", told.spaces_dropped.map(|n| n.to_string())),
        ("signs dropped", signs(&told.signs_dropped)),
        ("signs added", signs(&told.signs_added)),
    ] {
        if let Some(value) = value {
            print::line(&format!("{name:>16}  {value}"))?;
        }
    }
    told.diagnostics.iter().try_for_each(|odd| print::line(&format!("{:>16}  {odd}", "!")))
}

fn format(format: FileFormat) -> &'static str {
    match format {
        FileFormat::Text(Format::Plain) => "plain text",
        FileFormat::Text(Format::Markdown) => "Markdown",
        FileFormat::Html => "HTML",
        FileFormat::Docx => "DOCX",
        FileFormat::Pdf => "PDF",
    }
}
