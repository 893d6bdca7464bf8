//! The library's folder on the command line: said, moved, used, and missed.
#![cfg(unix)]

use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// Runs `gloss` as a reader whose home is `home` and who names no library.
fn gloss(home: &Path, words: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gloss"));
    command.args(words).current_dir(home).env("HOME", home).env("XDG_DATA_HOME", home.join("data"));
    command.env_remove("GLOSSATOR_DATA").output().expect("gloss runs")
}

fn stdout(output: &Output) -> String {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout.clone()).expect("UTF-8").trim().to_owned()
}

fn refused(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(3), "{output:?}");
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn it_is_moved_and_used_and_never_made_anew_where_it_is_missed() {
    let folder = tempfile::tempdir().unwrap();
    let home = folder.path();
    let usual = stdout(&gloss(home, &["folder"]));
    let usual = usual.as_str();
    assert!(usual.ends_with("org.glossator.desktop") && !Path::new(usual).exists());
    let add = ["note", "add", "llama-3.1", "--address", "6", "--body", "ours"];
    stdout(&gloss(home, &add));

    let moved = stdout(&gloss(home, &["--json", "folder", "--move", "a drive"]));
    let moved: Value = serde_json::from_str(&moved).unwrap();
    let drive = home.join("a drive");
    assert_eq!(moved["folder"], drive.to_str().unwrap(), "a relative folder is made absolute");
    assert!(moved["left"].as_str().unwrap().contains("moved-"), "{moved}");
    assert!(stdout(&gloss(home, &["note", "list"])).contains("ours"));
    assert!(drive.join("library.sqlite").exists());

    // The drive is taken away: everything that would look into the library says so.
    fs::rename(&drive, home.join("away")).unwrap();
    let commands: [&[&str]; 6] = [
        &["folder"],
        &["note", "list"],
        &add,
        &["list"],
        &["verdict", "mit"],
        &["folder", "--move", "other"],
    ];
    for words in commands {
        let told = refused(&gloss(home, words));
        assert!(told.contains("a drive") && told.contains("library-folder"), "{words:?}: {told}");
    }
    assert!(!drive.exists() && !Path::new(usual).join("library.sqlite").exists());
    assert!(stdout(&gloss(home, &["show", "mit"])).contains("MIT"), "it needs no library");

    assert_eq!(
        stdout(&gloss(home, &["folder", "--use", "away"])),
        home.join("away").to_str().unwrap()
    );
    assert!(stdout(&gloss(home, &["note", "list"])).contains("ours"));
    assert!(refused(&gloss(home, &["folder", "--use", "none"])).contains("no library"));
    let named = ["--data", "away", "folder", "--move", "x"];
    assert!(refused(&gloss(home, &named)).contains("--data"));
    let back = stdout(&gloss(home, &["folder", "--move", usual]));
    assert!(back.starts_with(usual) && back.contains("the old file stays as "), "{back}");
    assert!(stdout(&gloss(home, &["note", "list"])).contains("ours"));
    assert_eq!(gloss(home, &["folder", "--move", "a", "--use", "b"]).status.code(), Some(2));
}
