//! Files that are no library of ours, and places where none can be.

use crate::example::annotation;
use rusqlite::Connection;
use std::fs;
use std::path::Path;
use store::{Problem, Store};

/// Opening must fail with a message that has these words, and leave the file as it is.
fn check_refused(path: &Path, words: &str) -> Problem {
    let before = fs::read(path).ok();
    let error = Store::open(path).unwrap_err();
    let message = error.to_string();
    assert!(message.contains(words), "{message}");
    assert!(message.starts_with(&path.display().to_string()), "{message}");
    assert_eq!(fs::read(path).ok(), before, "the file changed");
    error.problem
}

#[test]
fn garbage_is_refused_and_left_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in [
        ("text", b"This is a letter, not a library. ".repeat(100)),
        ("short", b"x".to_vec()),
        ("zeros", vec![0; 8192]),
        ("cut header", b"SQLite format 3\0\x10\0\x02\x02".to_vec()),
    ] {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        let problem = check_refused(&path, "was left as it was");
        assert!(matches!(problem, Problem::NotALibrary), "{name}: {problem}");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "{name} got company");
        fs::remove_file(path).unwrap();
    }
}

#[test]
fn another_programs_database_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("other.sqlite");
    let other = Connection::open(&path).unwrap();
    other.execute_batch("CREATE TABLE recipe (name TEXT); PRAGMA user_version = 1").unwrap();
    drop(other);
    assert!(matches!(check_refused(&path, "is not a library"), Problem::NotALibrary));
}

#[test]
fn a_newer_library_is_refused_with_both_versions() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.sqlite");
    Store::open(&path).unwrap().add(&annotation(1, "mit", "")).unwrap();
    let newer = Connection::open(&path).unwrap();
    newer.pragma_update(None, "user_version", 99).unwrap();
    drop(newer);
    let problem = check_refused(&path, "has version 99, and this Glossator reads up to version 5");
    assert!(matches!(problem, Problem::Newer { found: 99, known: 5 }));
}

#[test]
fn an_empty_file_becomes_a_library() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file:odd?mode=memory#name.sqlite");
    fs::write(&path, b"").unwrap();
    Store::open(&path).unwrap().add(&annotation(1, "mit", "")).unwrap();
    assert_eq!(Store::open(&path).unwrap().annotations("mit").unwrap().len(), 1);
}

#[test]
fn where_no_file_can_be_the_reason_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, b"").unwrap();
    let problem =
        check_refused(&file.join("library.sqlite"), "folder of the library cannot be made");
    assert!(matches!(problem, Problem::Folder(_)));
    let problem = check_refused(folder.path(), "cannot be opened");
    assert!(matches!(problem, Problem::CannotOpen(_)));
}

#[test]
fn a_damaged_library_is_said_to_be_damaged_and_left_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.sqlite");
    drop(Store::open(&path).unwrap());
    let mut bytes = fs::read(&path).unwrap();
    // Page 1 holds the schema behind the 100 bytes of the header.
    bytes[100..4096].fill(0xff);
    fs::write(&path, bytes).unwrap();
    assert!(matches!(check_refused(&path, "is damaged"), Problem::Damaged(_)));
}
