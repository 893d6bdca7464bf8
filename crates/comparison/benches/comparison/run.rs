//! Each licence changed in each way, compared, and counted.
//!
//! Owns the rows. Which licences, and what is done to them, stands in `lots`; what is right in `truth`.

use crate::lots::{bodies, changed, foreign, named, six};
use crate::mutation::{ALL, NAMES};
use crate::read::Read;
use crate::sheet::Done;
use crate::truth::{Tally, form, truth};
use fastrand::Rng;
use text::{Format, Text};

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

fn one(id: &str, old: &Read, done: Done, foreign: &[String], lot: &mut Rng) -> Option<Tally> {
    match done {
        Done::Renamed => judged(id, &named(old)?, &[done], foreign, lot),
        Done::Wrapped => Some(form(old, &Read::new(wrapped(old), NAMES.0), id)),
        _ => judged(id, old, &[done], foreign, lot),
    }
}

fn several(id: &str, old: &Read, foreign: &[String], lot: &mut Rng) -> Option<Tally> {
    let six = six(old, lot)?;
    judged(id, old, &six, foreign, lot)
}

fn judged(id: &str, old: &Read, all: &[Done], foreign: &[String], lot: &mut Rng) -> Option<Tally> {
    let (sheet, new) = changed(old, all, foreign, lot)?;
    Some(truth(old, &sheet, &new, id))
}

/// The text as it looks in a file with lines of 72 signs.
fn wrapped(read: &Read) -> Text {
    let mut file = String::new();
    for block in &read.text.blocks {
        let margin = "    ".repeat(usize::from(block.indent));
        let mut line = margin.clone();
        for word in read.text.of(block.span).split_whitespace() {
            if line.len() + word.len() > 72 && line.len() > margin.len() {
                file.push_str(line.trim_end());
                file.push('\n');
                line.clone_from(&margin);
            }
            line.push_str(word);
            line.push(' ');
        }
        file.push_str(line.trim_end());
        file.push_str("\n\n");
    }
    text::read(file.as_bytes(), Format::Plain)
}
