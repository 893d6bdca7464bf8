//! How long an annotation takes.
//!
//! Owns the clock.

use crate::case::Work;
use crate::judge::selectors;
use annotation::{Selectors, carry_all};
use std::hint::black_box;
use std::time::{Duration, Instant};

/// How many notes a heavy reader has on one edition.
const NOTES: u32 = 5_000;

/// How often it is run; the fastest counts.
const TIMES: usize = 3;

/// Prints how long many notes take from one edition to another, of those with the longest texts.
pub fn print(works: &[Work]) {
    let Some(work) = works
        .iter()
        .filter(|work| !work.cases.is_empty())
        .max_by_key(|work| work.old.text.content.len() + work.new.text.content.len())
    else {
        return;
    };
    let notes: Vec<&Selectors> = selectors(work).cycle().take(NOTES as usize).collect();
    let (old, new) = work.sides();
    let compared = fastest(|| {
        black_box(work.pairs());
    });
    let pairs = work.pairs();
    let carried = fastest(|| {
        black_box(carry_all(notes.iter().copied(), old, new, &pairs));
    });
    println!(
        "\n{NOTES} notes, {} ({} KB and {} KB): {:.0} ms, {:.0} µs a note; the comparison {:.0} ms",
        work.id,
        work.old.text.content.len() / 1000,
        work.new.text.content.len() / 1000,
        1e3 * carried.as_secs_f64(),
        1e6 * carried.as_secs_f64() / f64::from(NOTES),
        1e3 * compared.as_secs_f64(),
    );
}

fn fastest(work: impl Fn()) -> Duration {
    let run = |_| {
        let start = Instant::now();
        work();
        start.elapsed()
    };
    (0..TIMES).map(run).min().unwrap_or_default()
}
