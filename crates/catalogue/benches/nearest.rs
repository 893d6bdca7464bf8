//! How long it takes to find the nearest known text, against the crate askalono on the same texts and
//! queries in the same run.
//!
//! Owns the queries: every 26th text of the shelf with each ninth word left out.

use askalono::{Store, TextData};
use catalogue::nearest::Index;
use std::hint::black_box;
use std::time::{Duration, Instant};
use text::Format;

fn main() {
    let read = |text: &str| text::read(text.as_bytes(), Format::guess(text.as_bytes())).content;
    let references = catalogue::references();

    let (index, index_loading) = timed(|| {
        let texts: Vec<(&str, String)> = references.iter().map(|r| (r.id, read(r.text))).collect();
        Index::new(texts.iter().map(|(id, content)| (*id, &**content)))
    });
    let (store, store_loading) = timed(|| {
        let mut store = Store::new();
        for reference in references {
            store.add_license(reference.id.to_owned(), TextData::from(reference.text));
        }
        store
    });

    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    let (mut right, mut their_right) = (0, 0);
    let mut slowest = (Duration::ZERO, String::new());
    for reference in references.iter().step_by(26) {
        let words = reference.text.split_inclusive(char::is_whitespace).enumerate();
        let query: String = words.filter(|(i, _)| i % 9 != 8).map(|(_, word)| word).collect();
        let (near, took) = timed(|| index.nearest(&read(&query), 5));
        right += usize::from(near.first().is_some_and(|near| near.id == reference.id));
        if took > slowest.0 {
            let scores: Vec<String> = near.iter().map(|n| format!("{:.2}", n.score)).collect();
            let words = reference.text.split_whitespace().count();
            slowest = (took, format!("{}, {words} words: {}", reference.id, scores.join(" ")));
        }
        ours.push(took);
        let (found, took) = timed(|| store.analyze(&TextData::from(&*query)).name.to_owned());
        their_right += usize::from(black_box(found) == reference.id);
        theirs.push(took);
    }

    println!("{} texts, {} queries", references.len(), ours.len());
    println!("{:<24} {:>12} {:>12} {:>8}", "", "ours", "askalono", "ratio");
    row("loading", index_loading, store_loading);
    row("a query, median", median(&mut ours), median(&mut theirs));
    row("a query, slowest", ours[ours.len() - 1], theirs[theirs.len() - 1]);
    println!("{:<24} {right:>12} {their_right:>12}", "right text first");
    println!("our slowest query: {}", slowest.1);
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let made = black_box(work());
    (made, start.elapsed())
}

/// The middle one; sorts them.
fn median(times: &mut [Duration]) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

fn row(what: &str, ours: Duration, theirs: Duration) {
    println!(
        "{what:<24} {:>9.1} ms {:>9.1} ms {:>8.3}",
        1e3 * ours.as_secs_f64(),
        1e3 * theirs.as_secs_f64(),
        ours.as_secs_f64() / theirs.as_secs_f64()
    );
}
