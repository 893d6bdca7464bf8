//! What the store costs beside a bare SQLite, and how it grows.
//!
//! `cargo xtask bench store`. Ratios of figures from one run; a bound that does not hold is said, and
//! the program ends with 1. `BENCH_NOTES` sets how many notes the large library has.

#[path = "../tests/library/example.rs"]
mod example;

use annotation::Annotation;
use rusqlite::{Connection, ToSql};
use std::hint::black_box;
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};
use std::{env, fs};
use store::Store;

/// What a durable note may cost, as a multiple of its bare insert with the same pragmas.
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

/// Durable notes, in turn with bare SQL and the same pragmas: the same rows in the same tables, and
/// a single row, which is a lower bound that no store with tags, a history and an index for its search
/// reaches.
fn cost(folder: &Path) -> bool {
    let path = folder.join("bare.sqlite");
    let mut store = Store::open(&folder.join("cost.sqlite")).expect("a library");
    drop(Store::open(&path).expect("a library"));
    let rows = bare(&path);
    let single = bare(&folder.join("single.sqlite"));
    single
        .execute_batch(
            "CREATE TABLE note (id TEXT NOT NULL UNIQUE, edition TEXT NOT NULL, body TEXT NOT NULL)
             STRICT",
        )
        .expect("a table");
    let (mut ours, mut same, mut one) = (Vec::new(), Vec::new(), Vec::new());
    for number in 0..2_000 {
        let note = note(number, "fable-1");
        ours.push(timed(|| drop(store.add(&note).expect("kept"))));
        same.push(timed(|| insert_rows(&rows, &note)));
        one.push(timed(|| {
            let mut insert = single.prepare_cached("INSERT INTO note VALUES (?1, ?2, ?3)");
            let insert = insert.as_mut().expect("SQL");
            insert.execute((note.id.as_str(), &note.edition, &note.body)).expect("kept");
        }));
    }
    let [ours, same, one] = [ours, same, one].map(|mut times| median(&mut times));
    let to = |other: Duration| ours.as_secs_f64() / other.as_secs_f64();
    println!(
        "a durable note: {ours:?}; its rows by bare SQL: {same:?}, ratio {:.2}, at most {COST}; a \
         single row: {one:?}, ratio {:.2}",
        to(same),
        to(one)
    );
    to(same) <= COST
}

/// A file with the store's pragmas.
fn bare(path: &Path) -> Connection {
    let file = Connection::open(path).expect("a file");
    file.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON",
    )
    .expect("pragmas");
    file
}

/// Puts the rows of a note into a library's tables, as the store does.
fn insert_rows(file: &Connection, note: &Annotation) {
    let execute = |sql: &str, values: &[&dyn ToSql]| {
        file.prepare_cached(sql).expect("SQL").execute(values).expect("kept");
    };
    let id = note.id.as_str();
    let moment = note.created.to_string();
    let quote = &note.selectors().expect("words").quote;
    file.execute_batch("BEGIN IMMEDIATE").expect("a lock");
    execute(
        "INSERT INTO annotation (id, edition, exact, prefix, suffix, start, \"end\", address,
            text_hash, colour, body, author, created, modified)
         VALUES (?1, ?2, ?3, ?4, ?5, 0, 11, '1.b.v', ?6, 3, ?7, ?8, ?9, ?9)",
        &[
            &id,
            &note.edition,
            &quote.exact,
            &quote.prefix,
            &quote.suffix,
            &"0".repeat(64),
            &note.body,
            &note.author,
            &moment,
        ],
    );
    let number = file.last_insert_rowid();
    for (place, tag) in note.tags.iter().enumerate() {
        execute("INSERT INTO tag VALUES (?1, ?2, ?3)", &[&id, tag, &place]);
    }
    execute(
        "INSERT INTO note_words (rowid, body, quote, tags, claims, author, facets)
         VALUES (?1, ?2, ?3, ?4, '', ?5, ?6)",
        &[&number, &note.body, &quote.exact, &note.tags.join(" "), &note.author, &note.edition],
    );
    execute(
        "INSERT INTO annotation_history (annotation, change, at, state)
         VALUES (?1, 'added', ?2, json_array(?3))",
        // As long as the store's own is.
        &[&id, &moment, &format!("{:450}", note.body)],
    );
    file.execute_batch("COMMIT").expect("kept");
}

/// All notes of one edition among others.
fn opening(folder: &Path) -> bool {
    let path = folder.join("opening.sqlite");
    let mut store = Store::open(&path).expect("a library");
    for (first, edition) in [(0, "fable-1"), (5_000, "fable-2"), (10_000, "fable-3")] {
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
    // A copy of the files while they are open is what a killed program leaves.
    store.set_setting("theme", &"dark").expect("kept");
    let left = folder.join("left.sqlite");
    for ending in ["", "-wal"] {
        let beside = |path: &Path| format!("{}{ending}", path.display());
        fs::copy(beside(&path), beside(&left)).expect("a copy");
    }
    let unclean = timed(|| drop(Store::open(&left).expect("a library")));
    drop(store);
    let open = timed(|| drop(Store::open(&path).expect("a library")));
    let store = Store::open(&path).expect("a library");
    let read = timed(|| assert!(!store.annotations("edition-7").expect("readable").is_empty()));
    let counts = timed(|| assert_eq!(store.annotation_counts().expect("readable").len(), 200));
    println!(
        "with {} notes: open {open:?}, after an unclean end {unclean:?}, one edition {read:?}, counts {counts:?}, integrity check \
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
