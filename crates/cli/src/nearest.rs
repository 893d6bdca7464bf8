//! `gloss nearest`: what a text is.
//!
//! Owns how the nearest known texts are told. A near text is never told as the same.

use crate::print;
use library::{Document, Error, Limb, Near};
use serde::Serialize;
use std::sync::Arc;

/// How many known texts are told.
const MOST: usize = 5;

/// How many words of a clause that came or went are told.
const WORDS: usize = 14;

#[derive(Serialize)]
struct Told {
    id: String,
    score: f64,
    exact: bool,
    words_changed: usize,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    plus: Vec<Clause>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    minus: Vec<Clause>,
}

#[derive(Serialize)]
struct Clause {
    address: String,
    words: String,
}

impl From<Limb> for Clause {
    fn from(Limb { address, words }: Limb) -> Self {
        Self { address, words }
    }
}

impl From<Near> for Told {
    fn from(Near { id, score, exact, words_changed, distance: _ }: Near) -> Self {
        Self { id, score, exact, words_changed, plus: Vec::new(), minus: Vec::new() }
    }
}

/// Prints the known texts nearest to a text.
pub fn run(document: &Arc<Document>, own: &[Arc<Document>], json: bool) -> Result<(), Error> {
    let found = library::nearest(document, own, MOST)?;
    let mut texts: Vec<Told> = found.texts.into_iter().map(Told::from).collect();
    if let Some(first) = texts.first_mut() {
        first.plus = found.plus.into_iter().map(Clause::from).collect();
        first.minus = found.minus.into_iter().map(Clause::from).collect();
    }
    if json {
        return print::json(&texts);
    }
    if texts.is_empty() {
        return print::line("no known text shares its words");
    }
    for Told { id, score, exact, words_changed, plus, minus } in texts {
        print::line(&format!("{id}  {}", likeness(score, exact, words_changed)))?;
        for (sign, clauses) in [("plus", plus), ("minus", minus)] {
            for Clause { address, words } in clauses {
                print::line(&format!("    {sign} {address}  {}", beginning(&words)))?;
            }
        }
    }
    Ok(())
}

/// How alike two texts are, in words.
pub fn likeness(score: f64, exact: bool, words_changed: usize) -> String {
    if exact {
        return "word for word".to_owned();
    }
    format!("{:.1} % alike, {words_changed} words differ", floor(100.0 * score))
}

/// To one decimal place and never up: 99.96 % alike is not 100 %.
fn floor(percent: f64) -> f64 {
    (10.0 * percent).floor() / 10.0
}

/// The first words of a clause.
pub fn beginning(words: &str) -> String {
    let mut all = words.split_whitespace();
    let first: Vec<&str> = all.by_ref().take(WORDS).collect();
    let more = if all.next().is_some() { "…" } else { "" };
    first.join(" ") + more
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearly_the_same_never_rounds_to_the_same() {
        assert_eq!(format!("{:.1}", floor(99.999)), "99.9");
        assert_eq!(format!("{:.1}", floor(100.0)), "100.0");
    }

    #[test]
    fn a_long_clause_is_told_by_its_beginning() {
        assert_eq!(beginning("one two"), "one two");
        assert!(beginning(&"word ".repeat(20)).ends_with("word…"));
    }
}
