//! `gloss cite`: words with where they stand, and whether such a citation holds.
//!
//! Owns how a citation is asked for and how the answer is told. Its form is the library's.

use crate::Outcome;
use crate::arguments::{Arguments, Cite};
use crate::note::span;
use crate::print;
use library::{Checked, Citation, Error};
use serde::Serialize;
use std::io::Read as _;
use std::path::Path;

/// The most bytes of a citation: a citation is a few clauses, not a file by mistake.
const LONGEST: u64 = 1_000_000;

#[derive(Serialize)]
struct Told<'a> {
    edition: &'a str,
    address: &'a str,
    quote: &'a str,
    holds: bool,
    how: &'static str,
    found_at: Option<&'a str>,
}

/// Prints a citation, or checks one.
pub fn run(options: &Cite, arguments: &Arguments) -> Result<Outcome, Error> {
    if let Some(file) = &options.check {
        return check(&read(file)?, arguments);
    }
    let id = options.id.as_deref().unwrap_or_default();
    let document = arguments.text(id)?;
    let span = span(&document, options.quote.as_deref(), options.address.as_deref())?;
    print::line(&library::cite(&document, span)?)?;
    Ok(Outcome::Done)
}

fn check(cited: &str, arguments: &Arguments) -> Result<Outcome, Error> {
    let citation = library::parse_citation(cited)?;
    let document = arguments.text(&citation.edition)?;
    let checked = library::check(&citation, &document);
    let holds = matches!(checked, Checked::Holds | Checked::SameWords);
    let Citation { quote, edition, address, sha256 } = &citation;
    let (how, found_at, sentence) = match &checked {
        Checked::Holds => ("holds", None, format!("the words stand in {edition}, {address}")),
        Checked::SameWords => {
            let told =
                format!("the words stand in {edition}, {address}, in other signs or capitals");
            ("same-words", None, told)
        }
        Checked::Elsewhere(found) => {
            let told = format!("the words stand in {edition}, but in {found}, not in {address}");
            ("elsewhere", Some(&**found), told)
        }
        Checked::Absent => ("absent", None, format!("the words do not stand in {edition}")),
        Checked::OtherFile(ours) => {
            let told = format!("{edition} is here a file of SHA-256 {ours}, not {sha256}");
            ("other-file", None, told)
        }
    };
    if arguments.json {
        print::json(&Told { edition, address, quote, holds, how, found_at })?;
    } else {
        print::line(&sentence)?;
    }
    Ok(if holds { Outcome::Done } else { Outcome::Not })
}

/// A file, or standard input for "-".
fn read(file: &Path) -> Result<String, Error> {
    let told =
        |reason: &dyn std::fmt::Display| Error::Input(format!("{}: {reason}", file.display()));
    let mut bytes = Vec::new();
    if file == Path::new("-") {
        std::io::stdin().take(LONGEST).read_to_end(&mut bytes).map_err(|error| told(&error))?;
    } else {
        bytes = library::read_file(file)?;
    }
    String::from_utf8(bytes).map_err(|_| told(&"not UTF-8"))
}
