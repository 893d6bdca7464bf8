//! `gloss list`: the built-in editions and the reader's own texts, or the reference shelf.
//!
//! Owns how the catalogue is printed. It reads no file of its own.

use crate::print;
use library::{Document, Error, Info, Library};
use serde::Serialize;
use std::path::Path;
use std::sync::Arc;

#[derive(Serialize)]
struct Edition<'a> {
    id: &'a str,
    title: &'a str,
    family: &'a str,
    version: &'a str,
    publisher: &'a str,
    date: &'a str,
    kind: &'static str,
    words: usize,
    sha256: &'a str,
    source: &'a str,
}

impl<'a> From<&'a Info> for Edition<'a> {
    fn from(info: &'a Info) -> Self {
        Self {
            id: &info.id,
            title: &info.title,
            family: &info.family,
            version: known(&info.version),
            publisher: known(&info.publisher),
            date: info.date.as_deref().unwrap_or(UNKNOWN),
            kind: print::kind(info.kind),
            words: info.words,
            sha256: &info.sha256,
            source: &info.source,
        }
    }
}

/// What stands where nothing is known, so that nothing is left out silently.
const UNKNOWN: &str = "unknown";

/// Prints the built-in editions and, when a library lies in `folder`, the reader's own texts in it.
pub fn editions(folder: Option<&Path>, json: bool) -> Result<(), Error> {
    let mut documents = library::editions()?;
    documents.extend(own(folder)?);
    let infos: Vec<&Info> = documents.iter().map(|document| &document.info).collect();
    print(&infos, json)
}

/// The reader's own texts, when a library lies in `folder`.
pub fn own(folder: Option<&Path>) -> Result<Vec<Arc<Document>>, Error> {
    let library = folder.map(Library::there).transpose()?.flatten();
    library.map_or_else(|| Ok(Vec::new()), |library| library.imports())
}

fn known(value: &str) -> &str {
    if value.is_empty() { UNKNOWN } else { value }
}

/// Prints the reference shelf.
pub fn references(json: bool) -> Result<(), Error> {
    let infos: Vec<Info> = library::references().into_iter().map(library::reference_info).collect();
    print(&infos.iter().collect::<Vec<_>>(), json)
}

fn print(infos: &[&Info], json: bool) -> Result<(), Error> {
    let editions: Vec<Edition> = infos.iter().copied().map(Edition::from).collect();
    let widest = infos.iter().map(|info| info.id.len()).max().unwrap_or_default();
    if json {
        return print::json(&editions);
    }
    for edition in editions {
        print::line(&format!(
            "{:widest$}  {:10} {:>6} words  {}",
            edition.id, edition.date, edition.words, edition.title
        ))?;
    }
    Ok(())
}
