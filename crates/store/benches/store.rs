//! What the store costs beside a bare SQLite, and how it grows.
//!
//! `cargo xtask bench store`. Ratios of figures from one run; a bound that does not hold is said, and
//! the program ends with 1. `BENCH_NOTES` sets how many notes the large library has.

#[path = "../tests/library/example.rs"]
mod example;

use annotation::Annotation;
use rusqlite::Connection;
use std::hint::black_box;
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};
use std::{env, fs};
use store::Store;

/// What a durable note may cost, as a multiple of one bare insert with the same pragmas.
const COST: f64 = 1.3;
/// How long the notes of an edition with 5,000 may take to be read.
const OPENING: Duration = Duration::from_millis(100);
/// How many notes the large library has.
const MANY: u64 = 1_000_000;

fn main() -> ExitCode {
    let folder = tempfile::tempdir().expect("a folder");
    let within = [cost(folder.path()), opening(folder.path()), growth(folder.path())];
    if within.contains(&false) { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

/// A note of usual length.
fn note(number: u64, edition: &str) -> Annotation {
    example::annotation(number, edition, "The text says “if you are in breach”, not “at any time”.")
}

/// Durable notes, in turn with bare inserts of the same words: one table, one row, the same pragmas.
fn cost(folder: &Path) -> bool {
    let mut store = Store::open(&folder.join("cost.sqlite")).expect("a library");
    let bare = Connection::open(folder.join("bare.sqlite")).expect("a file");
    bare.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
         CREATE TABLE note (id TEXT NOT NULL UNIQUE, edition TEXT NOT NULL, body TEXT NOT NULL) STRICT",
    )
    .expect("a table");
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for number in 0..2_000 {
        let note = note(number, "fable-1");
        ours.push(timed(|| store.add(&note).expect("kept")));
        theirs.push(timed(|| {
            let sql = "INSERT INTO note VALUES (?1, ?2, ?3)";
            let mut insert = bare.prepare_cached(sql).expect("SQL");
            insert.execute((note.id.as_str(), &note.edition, &note.body)).expect("kept");
        }));
    }
    let (ours, theirs) = (median(&mut ours), median(&mut theirs));
    let ratio = ours.as_secs_f64() / theirs.as_secs_f64();
    println!(
        "a durable note: {ours:?}; a bare insert: {theirs:?}; ratio {ratio:.2}, at most {COST}"
    );
    ratio <= COST
}

/// All notes of one edition among others.
fn opening(folder: &Path) -> bool {
    let path = folder.join("opening.sqlite");
    let mut store = Store::open(&path).expect("a library");
    for edition in ["fable-1", "fable-2", "fable-3"] {
        let first = edition.len() as u64 * 1_000_000;
        let notes: Vec<_> = (first..first + 5_000).map(|number| note(number, edition)).collect();
        store.merge(&notes, example::moment(5_000)).expect("kept");
    }
    drop(store);
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..30 {
        ours.push(timed(|| {
            let store = Store::open(&path).expect("a library");
            assert_eq!(store.annotations("fable-2").expect("readable").len(), 5_000);
        }));
        theirs.push(timed(|| assert_eq!(bare_rows(&path), 5_000)));
    }
    let (time, bare) = (median(&mut ours), median(&mut theirs));
    // Whatever else the machine does only adds to it.
    let fastest = ours[0];
    println!(
        "opening a library and 5,000 notes of an edition: {fastest:?}, at most {OPENING:?}; median \
         {time:?}, of a bare read of their rows {bare:?}"
    );
    fastest <= OPENING
}

/// Reads the main rows of an edition's notes, each value as text, and counts them.
fn bare_rows(path: &Path) -> usize {
    let file = Connection::open(path).expect("a file");
    let mut select =
        file.prepare("SELECT * FROM annotation WHERE edition = 'fable-2'").expect("SQL");
    let columns = select.column_count();
    let mut rows = select.query([]).expect("rows");
    let mut count = 0;
    while let Some(row) = rows.next().expect("a row") {
        for column in 0..columns {
            black_box(row.get::<_, rusqlite::types::Value>(column).expect("a value"));
        }
        count += 1;
    }
    count
}

/// A large library: its size for each note as it grows, and that it opens.
fn growth(folder: &Path) -> bool {
    let many = env::var("BENCH_NOTES").ok().and_then(|notes| notes.parse().ok()).unwrap_or(MANY);
    let path = folder.join("growth.sqlite");
    let mut store = Store::open(&path).expect("a library");
    let part = (many / 10).max(1);
    let mut sizes = Vec::new();
    for ten in 0..10 {
        let time = timed(|| {
            for thousand in 0..part.div_ceil(1_000) {
                let first = ten * part + thousand * 1_000;
                let last = (first + 1_000).min((ten + 1) * part);
                let notes: Vec<_> =
                    (first..last).map(|n| note(n, &format!("edition-{}", n % 200))).collect();
                store.merge(&notes, example::moment(5_000)).expect("kept");
            }
        });
        let size = fs::metadata(&path).expect("a file").len();
        sizes.push(size);
        let notes = (ten + 1) * part;
        println!("{notes} notes: {} bytes each, the last {part} in {time:?}", size / notes);
    }
    let backups = folder.join("backups");
    let at = example::moment(6_000);
    let backup = timed(|| drop(store.back_up(&backups, at).expect("a backup")));
    let check = timed(|| assert_eq!(store.check().expect("readable"), [""; 0]));
    drop(store);
    let open = timed(|| drop(Store::open(&path).expect("a library")));
    let store = Store::open(&path).expect("a library");
    let read = timed(|| assert!(!store.annotations("edition-7").expect("readable").is_empty()));
    let counts = timed(|| assert_eq!(store.annotation_counts().expect("readable").len(), 200));
    println!(
        "with {} notes: open {open:?}, one edition {read:?}, counts {counts:?}, integrity check \
         {check:?}, backup {backup:?}",
        part * 10
    );
    // The same number of notes each, after the first tenth.
    let (earlier, later) = (sizes[5] - sizes[1], sizes[9] - sizes[5]);
    let percent = later * 100 / earlier;
    println!("the later notes take {percent} % of the room of the earlier, at most 110");
    percent <= 110
}

fn timed(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}
