//! `gloss fetch`: the publisher's present copy of a text, beside ours.
//!
//! Owns how the answer is told. It is the one command that uses the network, and asks one address.

use crate::Outcome;
use crate::arguments::Fetch;
use crate::print;
use library::{Document, Error, Fetched, Library, Limb};
use serde::Serialize;
use std::path::Path;
use std::sync::Arc;

#[derive(Serialize)]
struct Told<'a> {
    address: &'a str,
    bytes: usize,
    sha256: &'a str,
    same_file: Option<bool>,
    same_words: bool,
    substantive: usize,
    formal: usize,
    plus: Vec<Clause<'a>>,
    minus: Vec<Clause<'a>>,
}

#[derive(Serialize)]
struct Clause<'a> {
    address: &'a str,
    words: &'a str,
}

/// Fetches the copy, tells how it differs, and writes it where that is asked.
pub fn run(
    document: &Arc<Document>,
    options: &Fetch,
    folder: &Path,
    json: bool,
) -> Result<Outcome, Error> {
    let fetched = Library::open(folder)?.publishers_copy(document)?;
    if let Some(output) = &options.output {
        library::write_file(output, &fetched.bytes)?;
    }
    let told = told(&fetched);
    if json {
        print::json(&told)?;
    } else {
        lines(&told)?;
    }
    let not = options.exit_code && !fetched.same_words;
    Ok(if not { Outcome::Not } else { Outcome::Done })
}

fn told(fetched: &Fetched) -> Told<'_> {
    fn clauses(limbs: &[Limb]) -> Vec<Clause<'_>> {
        limbs.iter().map(|Limb { address, words }| Clause { address, words }).collect()
    }
    Told {
        address: &fetched.address,
        bytes: fetched.bytes.len(),
        sha256: &fetched.examined.document.info.sha256,
        same_file: fetched.same_file,
        same_words: fetched.same_words,
        substantive: fetched.tally.substantive,
        formal: fetched.tally.formal,
        plus: clauses(&fetched.plus),
        minus: clauses(&fetched.minus),
    }
}

fn lines(told: &Told) -> Result<(), Error> {
    print::line(&format!("{}  {} bytes  SHA-256 {}", told.address, told.bytes, told.sha256))?;
    print::line(&match (told.same_file, told.same_words) {
        (Some(true), _) => "the very file that ours was checked against".to_owned(),
        (_, true) => "the same words as ours".to_owned(),
        _ => format!("{} changes of substance, {} of form", told.substantive, told.formal),
    })?;
    for (sign, clauses) in [("plus", &told.plus), ("minus", &told.minus)] {
        for clause in clauses {
            let words = crate::nearest::beginning(clause.words);
            print::line(&format!("    {sign} {}  {words}", clause.address))?;
        }
    }
    Ok(())
}
