//! A writer is killed at random moments; what it was told is kept must be there.
//!
//! The program starts itself again as the writer, which prints the id of each note once the store
//! has it. `cargo test -p store --test kill -- 1000` kills it a thousand times.

#[path = "library/example.rs"]
mod example;

use rusqlite::Connection;
use std::collections::HashSet;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::{env, io, thread};
use store::Store;

/// How often the writer is killed unless an argument says otherwise.
const ROUNDS: u64 = 15;
const EDITION: &str = "llama-3.1";

fn main() {
    let arguments: Vec<String> = env::args().collect();
    match arguments.get(1).map(String::as_str) {
        Some("write") => write(Path::new(&arguments[2]), arguments[3].parse().unwrap()),
        // Other arguments are the test runner's.
        count => kill(count.and_then(|count| count.parse().ok()).unwrap_or(ROUNDS)),
    }
}

/// Adds notes until it is killed; every second one is changed as well.
fn write(path: &Path, round: u64) {
    let mut store = Store::open(path).unwrap();
    for number in (round << 32).. {
        let mut note = example::annotation(number % 1000, EDITION, "added");
        note.id = example::id(number);
        store.add(&note).unwrap();
        acknowledge(&note.id, "added");
        if number % 2 == 1 {
            note.body = "edited".into();
            store.update(&note).unwrap();
            acknowledge(&note.id, "edited");
        }
    }
}

/// Prints a line; the reader takes only whole ones for said.
fn acknowledge(id: &annotation::AnnotationId, state: &str) {
    let mut out = io::stdout().lock();
    writeln!(out, "{id} {state}").unwrap();
    out.flush().unwrap();
}

fn kill(rounds: u64) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.sqlite");
    let mut chance = 0x9e37_79b9_7f4a_7c15_u64;
    let mut acknowledged = HashSet::new();
    for round in 1..=rounds {
        let mut writer = Command::new(env::current_exe().unwrap())
            .args(["write", path.to_str().unwrap(), &round.to_string()])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(writer.stdout.take().unwrap());
        // After so many lines and so many turns of the scheduler: at the start, between two changes
        // or within one. The numbers are the same in each run, the moments are not.
        for _ in 0..draw(&mut chance) % 12 {
            let line = line(&mut lines).expect("the writer ended by itself");
            acknowledged.insert(line);
        }
        for _ in 0..draw(&mut chance) % 400 {
            thread::yield_now();
        }
        writer.kill().unwrap();
        writer.wait().unwrap();
        while let Some(line) = line(&mut lines) {
            acknowledged.insert(line);
        }
        check(&path, &acknowledged, round);
    }
    assert!(!acknowledged.is_empty());
    println!("killed {rounds} times; all {} acknowledged changes are there", acknowledged.len());
}

/// The next whole line, without its end.
fn line(lines: &mut impl BufRead) -> Option<String> {
    let mut line = String::new();
    lines.read_line(&mut line).unwrap();
    line.strip_suffix('\n').map(str::to_owned)
}

/// xorshift64 (Marsaglia, 2003).
fn draw(state: &mut u64) -> u64 {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    *state
}

fn check(path: &Path, acknowledged: &HashSet<String>, round: u64) {
    let store = Store::open(path).unwrap();
    let mut kept = HashSet::new();
    for note in store.annotations(EDITION).unwrap() {
        if note.body == "edited" {
            kept.insert(format!("{} edited", note.id));
        }
        kept.insert(format!("{} added", note.id));
    }
    let lost: Vec<_> = acknowledged.difference(&kept).collect();
    assert!(lost.is_empty(), "round {round}: lost {lost:?}");

    let file = Connection::open(path).unwrap();
    let ask = |sql: &str| -> String { file.query_row(sql, [], |row| row.get(0)).unwrap() };
    assert_eq!(ask("PRAGMA integrity_check"), "ok", "round {round}");
    let changes = ask("SELECT CAST(count(*) AS TEXT) FROM annotation_history");
    assert_eq!(changes, kept.len().to_string(), "round {round}: a change without its history");
}
