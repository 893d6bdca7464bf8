//! `gloss import`: texts of the reader's own, and their files back again.
//!
//! Owns how they are named on the command line. What is kept of them is the library's.

use crate::arguments::{Bring, Take};
use crate::nearest::likeness;
use crate::print;
use library::{Details, Document, Error, Examined, Kind, Library};
use serde::Serialize;
use std::path::Path;
use std::sync::Arc;

#[derive(Serialize)]
struct Brought<'a> {
    id: &'a str,
    title: &'a str,
    family: &'a str,
    version: &'a str,
    publisher: &'a str,
    date: Option<&'a str>,
    kind: &'static str,
    words: usize,
    sha256: &'a str,
    nearest: Option<Near<'a>>,
    follows: Option<&'a str>,
    diagnostics: Vec<&'a str>,
}

#[derive(Serialize)]
struct Near<'a> {
    id: &'a str,
    score: f64,
    exact: bool,
    words_changed: usize,
}

/// Keeps each file, with what is said of it or else guessed. One that cannot be kept stops the rest;
/// those before it are kept, and told.
pub fn run(options: &Bring, folder: &Path, json: bool) -> Result<(), Error> {
    let library = Library::open(folder)?;
    let mut kept = Vec::new();
    let outcome = options.files.iter().try_for_each(|path| {
        kept.push(keep(&library, path, options)?);
        Ok(())
    });
    if json {
        print::json(
            &kept.iter().map(|(document, seen)| brought(document, seen)).collect::<Vec<_>>(),
        )?;
    } else {
        kept.iter().try_for_each(|(document, seen)| line(&brought(document, seen)))?;
    }
    outcome
}

fn keep(
    library: &Library,
    path: &Path,
    options: &Bring,
) -> Result<(Arc<Document>, Examined), Error> {
    let bytes = library::read_file(path)?;
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    let seen = library.examine(&name, &bytes)?;
    let document = library.import(&name, &bytes, said(options, &seen.details))?;
    Ok((document, seen))
}

/// The guesses, but for what was said.
fn said(options: &Bring, guessed: &Details) -> Details {
    let or = |said: &Option<String>, guess: &str| said.clone().unwrap_or_else(|| guess.to_owned());
    Details {
        title: or(&options.title, &guessed.title),
        family: or(&options.family, &guessed.family),
        version: or(&options.edition, &guessed.version),
        publisher: or(&options.publisher, &guessed.publisher),
        date: options.date.clone().or_else(|| guessed.date.clone()),
        kind: if options.policy { Kind::Policy } else { guessed.kind },
        url: options.url.clone().or_else(|| guessed.url.clone()),
    }
}

fn brought<'a>(document: &'a Document, seen: &'a Examined) -> Brought<'a> {
    let info = &document.info;
    let mut diagnostics: Vec<&str> =
        document.text.diagnostics.iter().map(|odd| odd.message.as_str()).collect();
    diagnostics.dedup();
    Brought {
        id: &info.id,
        title: &info.title,
        family: &info.family,
        version: &info.version,
        publisher: &info.publisher,
        date: info.date.as_deref(),
        kind: print::kind(info.kind),
        words: info.words,
        sha256: &info.sha256,
        nearest: seen.nearest.texts.first().map(|near| Near {
            id: &near.id,
            score: near.score,
            exact: near.exact,
            words_changed: near.words_changed,
        }),
        follows: seen.follows.as_ref().map(|info| &*info.id),
        diagnostics,
    }
}

fn line(brought: &Brought) -> Result<(), Error> {
    print::line(&format!("{}  {} words  {}", brought.id, brought.words, brought.title))?;
    if let Some(Near { id, score, exact, words_changed }) = &brought.nearest {
        let how = likeness(*score, *exact, *words_changed);
        print::line(&format!("    nearest: {id}, {how}"))?;
    }
    brought.diagnostics.iter().try_for_each(|odd| print::line(&format!("    ! {odd}")))
}

/// Writes the file of an own text as it was brought.
pub fn original(options: &Take, folder: &Path) -> Result<(), Error> {
    let library = Library::open(folder)?;
    let (_, bytes) = library.original(&options.id)?;
    library::write_file(&options.output, &bytes)?;
    print::line(&format!("{}: {} bytes", options.output.display(), bytes.len()))
}
