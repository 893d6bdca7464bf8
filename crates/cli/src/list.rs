//! `gloss list`: the built-in editions, or the reference shelf.
//!
//! Owns how the catalogue is printed. It reads no file of its own.

use crate::print;
use library::{Error, Info};
use serde::Serialize;

#[derive(Serialize)]
struct Edition<'a> {
    id: &'a str,
    title: &'a str,
    family: &'a str,
    version: &'a str,
    publisher: &'a str,
    date: Option<&'a str>,
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
            version: &info.version,
            publisher: &info.publisher,
            date: info.date.as_deref(),
            kind: match info.kind {
                library::Kind::Licence => "licence",
                library::Kind::Policy => "policy",
            },
            words: info.words,
            sha256: &info.sha256,
            source: &info.source,
        }
    }
}

/// Prints the built-in editions.
pub fn editions(json: bool) -> Result<(), Error> {
    let documents = library::editions()?;
    let infos: Vec<&Info> = documents.iter().map(|document| &document.info).collect();
    print(&infos, json)
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
        let date = edition.date.unwrap_or("undated");
        print::line(&format!(
            "{:widest$}  {date:10} {:>6} words  {}",
            edition.id, edition.words, edition.title
        ))?;
    }
    Ok(())
}
