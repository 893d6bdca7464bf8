//! How right and how fast comparisons are: licences changed by lot, the words of the Llama steps, and
//! times beside other tools'.
//!
//! Owns what is printed. `HALF=tuning` asks for the half of the licences that rules may be tuned on,
//! `SEED` for other lots, `LICENCES` for more of them, `WRONG=5` for the first five errors of each row.

#[path = "comparison/lots.rs"]
mod lots;
#[path = "comparison/mutation.rs"]
mod mutation;
#[path = "comparison/read.rs"]
mod read;
#[path = "comparison/run.rs"]
mod run;
#[path = "comparison/sheet.rs"]
mod sheet;
#[path = "comparison/speed.rs"]
mod speed;
#[path = "comparison/truth.rs"]
mod truth;

use catalogue::{Edition, Kind};
use lots::Half;
use std::collections::BTreeMap;
use truth::Tally;

/// How many licences of a half are changed.
const LICENCES: usize = 260;

/// How many editions of one family are compared with each other.
const EDITIONS: usize = 6;

fn main() {
    let tuning = std::env::var("HALF").is_ok_and(|half| half == "tuning");
    let half = if tuning { Half::Tuning } else { Half::HeldOut };
    let licences = lots::licences(half, number("LICENCES").unwrap_or(LICENCES));
    let rows = run::run(&licences, number("SEED").unwrap_or(0) as u64);
    println!(
        "{} licences of the {} half, each changed by lot",
        licences.len(),
        if tuning { "tuning" } else { "held-out" }
    );
    print(&rows);
    if tuning {
        return;
    }
    let family = family();
    speed::words(&family);
    speed::print("one family, each with each later one", &speed::editions(&family), true);
    let short = speed::print("100 KB", &[speed::long(100_000)], true);
    let long = speed::print("1 MB", &[speed::long(1_000_000)], true);
    let growth = (long.as_secs_f64() / short.as_secs_f64()).log10();
    println!("growth from 100 KB to 1 MB: n^{growth:.2}");
    speed::print("1 MB and 1 MB of other licences", &[speed::unrelated(1_000_000)], false);
}

/// The last licences of the family that has the most licences and policies.
fn family() -> Vec<&'static str> {
    let mut families: BTreeMap<&str, Vec<&Edition>> = BTreeMap::new();
    for edition in catalogue::editions() {
        families.entry(&edition.family).or_default().push(edition);
    }
    let largest = families.into_values().max_by_key(Vec::len).unwrap_or_default();
    let licences: Vec<&str> =
        largest.into_iter().filter(|e| e.kind == Kind::Licence).map(|e| e.id.as_str()).collect();
    licences[licences.len().saturating_sub(EDITIONS)..].to_vec()
}

/// A number that the caller set.
fn number(name: &str) -> Option<usize> {
    std::env::var(name).ok()?.parse().ok()
}

fn print(rows: &[(String, Tally)]) {
    let head = [
        "cases",
        "pair F1",
        "touched F1",
        "relation",
        "kind",
        "substance",
        "missed",
        "form",
        "untouched",
    ];
    print!("{:<13}", "");
    for head in head {
        print!("{head:>12}");
    }
    println!();
    for (name, tally) in rows.iter().chain([&("all".to_owned(), run::all(rows))]) {
        println!(
            "{name:<13}{:>12}{:>12.4}{:>12.4}{:>12.4}{:>12.4}{:>12}{:>12}{:>12.4}{:>12.5}",
            tally.cases,
            tally.pairs.f1(),
            tally.touched.f1(),
            tally.relation.share(),
            tally.kind.share(),
            tally.substance.of,
            tally.substance.of - tally.substance.right,
            tally.form.share(),
            tally.untouched.share(),
        );
    }
    let shown = number("WRONG").unwrap_or(0);
    for (name, tally) in rows {
        for wrong in tally.wrong.iter().take(shown) {
            println!("{name} · {wrong}");
        }
    }
}
