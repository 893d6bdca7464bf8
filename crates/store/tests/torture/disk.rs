//! A disk without room, and writes that fail.

use crate::acknowledged::{Acknowledged, Done, EDITION, acknowledge};
use crate::{example, kill};
use annotation::Annotation;
use std::fs::{self, File};
use std::io::Write;
use std::path::Path;
use std::process::{Command, ExitCode, Output, Stdio};
use std::{env, io};
use store::{Problem, Store, StoreError};

/// The bytes that are left to the library, each time: none, less than a page, and more.
const ROOM: [usize; 6] = [0, 1_000, 8_192, 40_000, 200_000, 1_000_000];

/// Fills a small disk of its own, again and again, and writes on when there is room.
///
/// # Errors
/// With what went wrong.
pub fn full_disk() -> Result<String, String> {
    let mount = r#"mount -t tmpfs -o size=6m tmpfs "$1""#;
    if !inside(mount).is_ok_and(|output| output.status.success()) {
        return Ok("full disk: skipped: cannot mount".into());
    }
    let output = inside(&format!(r#"{mount} && exec "$2" fill "$1""#));
    let output = output.map_err(|error| format!("full disk: {error}"))?;
    let told = String::from_utf8_lossy(&output.stdout);
    let summary = format!("full disk: {}", told.lines().last().unwrap_or("it said nothing"));
    if output.status.success() {
        Ok(summary)
    } else {
        Err(format!("{summary}\n{}", String::from_utf8_lossy(&output.stderr)))
    }
}

/// Runs a script in a space of its own, where it may mount; `$1` is a folder, `$2` this program.
fn inside(script: &str) -> io::Result<Output> {
    let folder = tempfile::tempdir()?;
    Command::new("unshare")
        .args(["--user", "--map-root-user", "--mount", "sh", "-c", script, "sh"])
        .arg(folder.path())
        .arg(env::current_exe()?)
        .stdin(Stdio::null())
        .output()
}

/// What runs on the small disk.
pub fn fill(folder: &Path) -> ExitCode {
    let path = folder.join("library.sqlite");
    let mut store = Store::open(&path).expect("a library");
    let mut kept: Vec<Annotation> = Vec::new();
    let mut refusals = 0;
    for room in ROOM {
        let filler = folder.join("filler");
        take_all_but(room, &filler);
        let refused = loop {
            let number = kept.len() as u64;
            let note = example::annotation(number, EDITION, &"long ".repeat(200));
            match store.add(&note) {
                Ok(_) => kept.push(note),
                Err(error) => break (note, error),
            }
        };
        let (note, error) = refused;
        assert!(is_full(&error), "{error}");
        // Tried again, it is refused again, and what was kept is there.
        let again = store.add(&note).expect_err("no room yet");
        assert!(is_full(&again), "{again}");
        refusals += 2;
        assert_eq!(store.annotations(EDITION).expect("readable"), kept);
        fs::remove_file(&filler).expect("room");
        store.add(&note).expect("there is room");
        kept.push(note);
        assert_eq!(store.check().expect("readable"), [""; 0]);
        assert_eq!(store.annotations(EDITION).expect("readable"), kept);
    }
    drop(store);
    let store = Store::open(&path).expect("a library");
    assert_eq!(store.annotations(EDITION).expect("readable"), kept);
    println!(
        "filled {} times; {} acknowledged notes, 0 lost; {refusals} refusals, all “the disk is \
         full”; written on each time",
        ROOM.len(),
        kept.len()
    );
    ExitCode::SUCCESS
}

fn is_full(error: &StoreError) -> bool {
    matches!(error.problem, Problem::DiskFull)
}

/// Takes all room of the disk but so many bytes.
fn take_all_but(room: usize, filler: &Path) {
    let mut file = File::create(filler).expect("a file");
    let mut length: usize = 0;
    for piece in [vec![0; 65_536], vec![0; 512]] {
        while let Ok(written) = file.write(&piece) {
            length += written;
        }
    }
    file.set_len(length.saturating_sub(room) as u64).expect("a shorter file");
}

/// The greatest size of a file, in the shell's blocks: less than a new library needs, and more.
const LIMITS: [u32; 8] = [1, 60, 150, 300, 301, 500, 1_000, 5_000];

/// Lets writes beyond some size fail, as a disk with a fault does.
///
/// # Errors
/// With what went wrong.
pub fn failing_writes() -> Result<String, String> {
    let script = r#"trap '' XFSZ && ulimit -f "$3" && exec "$1" exceed "$2""#;
    let (mut changes, mut refusals) = (0, 0);
    for limit in LIMITS {
        let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
        let output = Command::new("sh")
            .args(["-c", script, "sh"])
            .arg(env::current_exe().map_err(|error| error.to_string())?)
            .arg(folder.path())
            .arg(limit.to_string())
            .output();
        let Ok(output) = output else { return Ok("failing writes: skipped: no shell".into()) };
        if !output.status.success() {
            let said = String::from_utf8_lossy(&output.stderr);
            return Err(format!("failing writes, at {limit} blocks: {said}"));
        }
        let mut acknowledged = Acknowledged::default();
        for line in String::from_utf8_lossy(&output.stdout).lines() {
            match line.strip_prefix("refused: ") {
                Some(_) => refusals += 1,
                None => acknowledged.hear(line),
            }
        }
        let faults = kill::faults(&folder.path().join("library.sqlite"), &acknowledged);
        if !faults.is_empty() {
            return Err(format!("failing writes, at {limit} blocks: {}", faults.join("; ")));
        }
        changes += acknowledged.changes;
    }
    Ok(format!(
        "failing writes: {} sizes; {changes} acknowledged changes, 0 lost; {refusals} refusals; 0 \
         corrupt files",
        LIMITS.len()
    ))
}

/// What runs where writes fail.
pub fn exceed(folder: &Path) -> ExitCode {
    let refused = |error: &StoreError| {
        assert!(matches!(error.problem, Problem::Disk(_) | Problem::DiskFull), "{error}");
        println!("refused: {error}");
    };
    let mut store = match Store::open(&folder.join("library.sqlite")) {
        Ok(store) => store,
        Err(error) => {
            refused(&error);
            return ExitCode::SUCCESS;
        }
    };
    let mut failures = 0;
    for number in 0.. {
        let note = example::annotation(number, EDITION, &"long ".repeat(200));
        match store.add(&note) {
            Ok(_) => acknowledge(&note.id, Done::Added),
            Err(error) => {
                refused(&error);
                failures += 1;
            }
        }
        if failures == 5 {
            break;
        }
    }
    ExitCode::SUCCESS
}
