//! How right and how fast annotations are anchored and carried: licences changed by lot, all editions
//! of each family, and the same cases beside an approximate quote match without a floor.
//!
//! Owns what is printed. `TUNING=1` asks for the half that figures may be tuned on, with its worst
//! cases; `LICENCES` for fewer or more licences, `SEED` for other lots, `WORST` for more of the worst,
//! `UNREAD` for so many of those that were placed while nothing is known of them.

#[path = "anchoring/case.rs"]
mod case;
#[path = "anchoring/edition.rs"]
mod edition;
#[path = "anchoring/judge.rs"]
mod judge;
#[path = "../../comparison/benches/comparison/lots.rs"]
mod lots;
#[path = "anchoring/mutated.rs"]
mod mutated;
#[path = "../../comparison/benches/comparison/mutation.rs"]
mod mutation;
#[path = "anchoring/pairs.rs"]
mod pairs;
#[path = "../../comparison/benches/comparison/read.rs"]
mod read;
#[path = "anchoring/rival.rs"]
mod rival;
#[path = "../../comparison/benches/comparison/sheet.rs"]
mod sheet;
#[path = "anchoring/speed.rs"]
mod speed;

use case::Work;
use judge::Tally;
use lots::Half;
use std::collections::BTreeMap;

/// How many licences of a half are changed.
const LICENCES: usize = 260;

/// How many of the worst cases of a row are shown.
const WORST: usize = 3;

fn main() {
    let tuning = std::env::var_os("TUNING").is_some();
    let half = if tuning { Half::Tuning } else { Half::HeldOut };
    let shown = number("WORST").unwrap_or(if tuning { 4 * WORST } else { WORST });
    let seed = number("SEED").unwrap_or(0) as u64;
    println!("half: {}", if tuning { "tuning" } else { "held out" });

    let licences = lots::licences(half, number("LICENCES").unwrap_or(LICENCES));
    let mutated = mutated::works(&licences, seed);
    println!("{} licences changed by lot to {} texts", licences.len(), mutated.len());
    print("followed from the text as it was, which is kept", &mutated, judge::carried, shown);
    print("found by the quote alone, where no text was kept", &mutated, judge::anchored, shown);

    let editions = edition::works(half, seed);
    println!("\n{} pairs of editions of one family", editions.len());
    print("carried to another edition", &editions, judge::carried, shown);

    speed::print(&editions);
    for (name, works) in [("changed texts", &mutated), ("editions", &editions)] {
        rival::print(name, works);
    }
}

fn print(title: &str, works: &[Work], judge: fn(&Work) -> Tally, shown: usize) {
    println!("\n{title}");
    Tally::print_head();
    let mut rows: BTreeMap<&str, Tally> = BTreeMap::new();
    let mut all = Tally::default();
    for work in works {
        let tally = judge(work);
        all += tally.clone();
        *rows.entry(&work.row).or_default() += tally;
    }
    for (name, tally) in &rows {
        tally.print(name);
    }
    all.print("all");
    let unread = number("UNREAD").unwrap_or(0).min(all.unread.len());
    for nth in 0..unread {
        println!("  not known · {}", all.unread[nth * all.unread.len() / unread]);
    }
    for (name, tally) in &rows {
        for wrong in tally.worst.iter().take(shown) {
            println!("  {name} · {wrong}");
        }
    }
}

/// A number that the caller set.
fn number(name: &str) -> Option<usize> {
    std::env::var(name).ok()?.parse().ok()
}
