//! The licences, and what is done to each.
//!
//! Owns the choice: half of the licences, those whose id's SHA-256 begins with an even figure, are for
//! tuning; what is told of is the other half. It judges nothing.

use crate::mutation::{ALL, NAMES, Stock, mutate};
use crate::read::Read;
use crate::sheet::{Done, Sheet};
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

impl Half {
    /// The half that a hash belongs to.
    pub fn of(hash: &str) -> Self {
        let first = hash.chars().next().and_then(|c| c.to_digit(16)).unwrap_or(0);
        if first.is_multiple_of(2) { Self::Tuning } else { Self::HeldOut }
    }
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
        .filter(|(hash, ..)| Half::of(hash) == half)
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

/// What clauses of a licence say, those that are neither short nor long.
pub fn bodies(read: &Read) -> Vec<String> {
    let body = |clause: &clause::Clause| read.text.of(clause.body).to_owned();
    let long = |body: &String| (12..80).contains(&text::words(body).count());
    read.outline.clauses.iter().map(body).filter(long).collect()
}

/// Those bodies of which little stands in the text.
pub fn foreign(content: &str, bodies: &[String]) -> Vec<String> {
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

/// What six changes at once are drawn from; the ways of printing are changes of their own. `None` for
/// a licence that is too short.
pub fn six(old: &Read, lot: &mut Rng) -> Option<Vec<Done>> {
    let alone = [Done::Renumbered, Done::Wrapped, Done::Quoted, Done::Renamed];
    let kinds: Vec<Done> = ALL.into_iter().filter(|done| !alone.contains(done)).collect();
    if old.outline.clauses.len() < FOR_SIX {
        return None;
    }
    Some((0..6).filter_map(|_| lot.choice(&kinds).copied()).collect())
}

/// The licence with clauses changed in each of these ways. `None` when no clause suits any.
pub fn changed(
    old: &Read,
    all: &[Done],
    foreign: &[String],
    lot: &mut Rng,
) -> Option<(Sheet, Read)> {
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
    some.then(|| {
        let new = Read::new(sheet.text(), name);
        (sheet, new)
    })
}

/// The licence with a name in the place of what it licenses.
pub fn named(old: &Read) -> Option<Read> {
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
