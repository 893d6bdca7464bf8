//! `gloss list`: the built-in editions.
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
pub fn run(json: bool) -> Result<(), Error> {
    let documents = library::editions()?;
    let editions: Vec<Edition> = documents.iter().map(|d| (&d.info).into()).collect();
    if json {
        return print::json(&editions);
    }
    for edition in editions {
        let date = edition.date.unwrap_or("undated");
        print::line(&format!(
            "{:14} {date:10} {:>6} words  {}",
            edition.id, edition.words, edition.title
        ))?;
    }
    Ok(())
}
