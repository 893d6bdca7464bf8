//! The licences, and what is done to each.
//!
//! Owns the choice: half of the licences, those whose id's SHA-256 begins with an even figure, are for
//! tuning; what is told of the comparison is told of the other half.

use crate::mutation::{ALL, NAMES, Stock, mutate};
use crate::sheet::{Done, Sheet};
use crate::truth::{Read, Tally, form, truth};
use fastrand::Rng;
use regex::Regex;
use std::collections::HashSet;
use text::Format;

/// Licences with fewer or more clauses than these are left out: nothing can move in the short ones.
const CLAUSES: std::ops::RangeInclusive<usize> = 10..=400;

/// A licence with fewer clauses is not changed in six ways at once.
const FOR_SIX: usize = 24;

/// Which licences.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Half {
    Tuning,
    HeldOut,
}

/// The first `most` licences of a half, by the hash of their ids.
pub fn licences(half: Half, most: usize) -> Vec<(&'static str, Read)> {
    let shelf = catalogue::references().iter();
    let shelf = shelf.map(|r| (r.id, r.text.as_bytes().to_vec(), Format::guess(r.text.as_bytes())));
    let editions = catalogue::editions().iter();
    let editions =
        editions.filter_map(|e| Some((e.id.as_str(), catalogue::bytes(&e.id)?, e.format)));
    let mut all: Vec<_> = shelf
        .chain(editions)
        .map(|(id, bytes, format)| (text::sha256(id.as_bytes()), id, bytes, format))
        .filter(|(hash, ..)| {
            let first = hash.chars().next().and_then(|c| c.to_digit(16)).unwrap_or(0);
            (first % 2 == 0) == (half == Half::Tuning)
        })
        .collect();
    all.sort_by(|a, b| a.0.cmp(&b.0));
    let read = |(_, id, bytes, format): (String, &'static str, Vec<u8>, Format)| {
        let text = text::read(&bytes, format);
        let outline = clause::outline(&text);
        (id, Read::new(Sheet::new(&text, &outline).text(), NAMES.0))
    };
    let suits = |(_, old): &(&str, Read)| CLAUSES.contains(&old.outline.clauses.len());
    all.into_iter().map(read).filter(suits).take(most).collect()
}

/// Changes each licence in each way, and one more time in six ways at once; a row for each way.
pub fn run(licences: &[(&str, Read)], seed: u64) -> Vec<(String, Tally)> {
    let bodies: Vec<Vec<String>> = licences.iter().map(|(_, old)| bodies(old)).collect();
    let mut rows: Vec<(String, Tally)> =
        ALL.iter().map(|done| (format!("{done:?}"), Tally::default())).collect();
    rows.push(("six at once".into(), Tally::default()));
    for (nth, (id, old)) in (0..).zip(licences) {
        let mut lot = Rng::with_seed(seed + nth);
        let other = lot.usize(0..bodies.len());
        let foreign = foreign(&old.text.content, &bodies[other]);
        for (row, done) in ALL.into_iter().enumerate() {
            rows[row].1 += one(id, old, done, &foreign, &mut lot).unwrap_or_default();
        }
        rows[ALL.len()].1 += several(id, old, &foreign, &mut lot).unwrap_or_default();
    }
    rows
}

/// The rows together.
pub fn all(rows: &[(String, Tally)]) -> Tally {
    let mut all = Tally::default();
    for (_, tally) in rows {
        all += tally.clone();
    }
    all
}

fn bodies(read: &Read) -> Vec<String> {
    let body = |clause: &clause::Clause| read.text.of(clause.body).to_owned();
    let long = |body: &String| (12..80).contains(&text::words(body).count());
    read.outline.clauses.iter().map(body).filter(long).collect()
}

/// Those bodies of which little stands in the text.
fn foreign(content: &str, bodies: &[String]) -> Vec<String> {
    let shingles = |words: &str| {
        let words: Vec<String> =
            text::words(words).map(|w| w.span.of(words).to_lowercase()).collect();
        words.windows(3).map(|w| w.join(" ")).collect::<HashSet<String>>()
    };
    let own = shingles(content);
    let strange = |body: &&String| {
        let body = shingles(body);
        body.iter().filter(|shingle| own.contains(*shingle)).count() * 5 < body.len()
    };
    bodies.iter().filter(strange).cloned().collect()
}

fn one(id: &str, old: &Read, done: Done, foreign: &[String], lot: &mut Rng) -> Option<Tally> {
    match done {
        Done::Renamed => changed(id, &named(old)?, &[done], foreign, lot),
        Done::Wrapped => Some(form(old, &Read::new(old.wrapped(), NAMES.0), id)),
        _ => changed(id, old, &[done], foreign, lot),
    }
}

fn several(id: &str, old: &Read, foreign: &[String], lot: &mut Rng) -> Option<Tally> {
    let alone = [Done::Renumbered, Done::Wrapped, Done::Quoted, Done::Renamed];
    let kinds: Vec<Done> = ALL.into_iter().filter(|done| !alone.contains(done)).collect();
    if old.outline.clauses.len() < FOR_SIX {
        return None;
    }
    let six: Vec<Done> = (0..6).filter_map(|_| lot.choice(&kinds).copied()).collect();
    changed(id, old, &six, foreign, lot)
}

/// `None` when the licence has no clause that suits.
fn changed(id: &str, old: &Read, all: &[Done], foreign: &[String], lot: &mut Rng) -> Option<Tally> {
    let mut sheet = Sheet::new(&old.text, &old.outline);
    let stock = Stock { outline: &old.outline, foreign };
    let mut some = false;
    for done in all {
        let before = sheet.clone();
        if mutate(&mut sheet, *done, &stock, lot) {
            some = true;
        } else {
            sheet = before;
        }
    }
    let name = if all == [Done::Renamed] { NAMES.1 } else { NAMES.0 };
    some.then(|| truth(old, &sheet, &Read::new(sheet.text(), name), id))
}

/// The licence with a name in the place of what it licenses.
fn named(old: &Read) -> Option<Read> {
    let general =
        Regex::new(r"\b[Tt]he (?:Software|Program|Work|Model|Materials|software)\b").ok()?;
    let mut sheet = Sheet::new(&old.text, &old.outline);
    let mut some = false;
    for line in &mut sheet.lines {
        let found: Vec<_> = general.find_iter(line.body()).map(|m| m.range()).collect();
        for range in found.into_iter().rev() {
            line.replace(range.start + line.marker..range.end + line.marker, NAMES.0);
            some = true;
        }
    }
    some.then(|| Read::new(sheet.text(), NAMES.0))
}
