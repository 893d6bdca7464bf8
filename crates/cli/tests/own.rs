//! Texts of the reader's own on the command line: brought, listed, compared, cited, taken out.

use serde_json::Value;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

const BEES: &str = "Bee Licence 1.2\n\n1. You may keep bees. You may not sell the honey.\n\n\
                    2. You must name the keeper of the bees.\n";

fn gloss(folder: &Path, words: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_gloss"));
    command.arg("--data").arg(folder.join("library")).args(words).current_dir(folder);
    command.output().expect("gloss runs")
}

fn json(folder: &Path, words: &[&str]) -> Value {
    let output = gloss(folder, &[&["--json"], words].concat());
    assert!(output.status.success(), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

fn stdout(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).expect("UTF-8")
}

#[test]
fn a_text_is_brought_listed_read_compared_and_taken_out() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    fs::write(folder.join("bees.txt"), BEES).unwrap();
    fs::write(folder.join("bees 2.txt"), BEES.replace("1.2", "1.3").replace("may not", "may"))
        .unwrap();
    let kept = json(folder, &["import", "bees.txt", "--date", "2024-05", "--publisher", "Hive"]);
    let first = kept[0]["id"].as_str().unwrap().to_owned();
    assert_eq!((&kept[0]["version"], &kept[0]["date"]), (&"1.2".into(), &"2024-05".into()));
    let next = json(folder, &["import", "bees 2.txt"]);
    let second = next[0]["id"].as_str().unwrap().to_owned();
    assert_eq!(next[0]["follows"], first, "the nearest text is the first edition");

    let list = json(folder, &["list"]);
    let listed: Vec<&str> =
        list.as_array().unwrap().iter().map(|e| e["id"].as_str().unwrap()).collect();
    assert!(listed.ends_with(&[&first, &second]), "{listed:?}");
    let shown = json(folder, &["show", &first]);
    assert!(shown["text"].as_str().unwrap().starts_with("Bee Licence 1.2\n1. You may keep"));
    let compared = json(folder, &["compare", &first, &second]);
    assert_eq!(compared["summary"]["substantive"], 1, "{compared}");
    let note = gloss(folder, &["note", "add", &first, "--address", "1", "--body", "honey"]);
    assert!(note.status.success());
    assert_eq!(json(folder, &["note", "list"])[0]["edition"], first);
    let from = json(folder, &["provenance", &first]);
    assert!(from["brought"].is_string() && from["bytes"] == BEES.len(), "{from}");

    assert!(gloss(folder, &["original", &first, "-o", "back.txt"]).status.success());
    assert_eq!(fs::read_to_string(folder.join("back.txt")).unwrap(), BEES);
}

#[test]
fn what_cannot_be_brought_is_refused_by_name_and_nothing_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    fs::write(folder.join("nothing.txt"), " \n").unwrap();
    fs::write(folder.join("bees.txt"), BEES).unwrap();
    for (words, part) in [
        (&["import", "nothing.txt"][..], "nothing.txt: there are no words"),
        (&["import", "no such file"], "no such file"),
        (&["import", "."], "not a file"),
        (&["import", "bees.txt", "--date", "May"], "“May” is no date"),
        (&["show", "own-bees-1234"], "there is no text own-bees-1234"),
        (&["original", "mit", "-o", "x"], "there is no text mit"),
    ] {
        let output = gloss(folder, words);
        assert_eq!(output.status.code(), Some(3), "{words:?}");
        let told = String::from_utf8_lossy(&output.stderr);
        assert!(told.contains(part), "{words:?}: {told}");
    }
    let own = json(folder, &["list"]);
    assert!(own.as_array().unwrap().iter().all(|e| !e["id"].as_str().unwrap().starts_with("own-")));
}

#[test]
fn a_citation_is_made_and_checked() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let cited = stdout(&gloss(folder, &["cite", "llama-3.1", "--address", "6"]));
    assert!(cited.contains("[llama-3.1 § 6 · sha256 "), "{cited}");
    assert!(!folder.join("library").exists(), "a built-in text needs no library");
    for (said, code, word) in [
        (cited.clone(), 0, "the words stand in llama-3.1, 6"),
        (cited.replace("§ 6", "§ 7"), 1, "but in 6, not in 7"),
        (cited.replacen("breach", "the mood", 1), 1, "do not stand"),
        (cited.replace("[llama-3.1", "[llama-3.2"), 1, "not "),
        ("nonsense".to_owned(), 3, ""),
    ] {
        fs::write(folder.join("cited.txt"), &said).unwrap();
        let output = gloss(folder, &["cite", "--check", "cited.txt"]);
        assert_eq!(output.status.code(), Some(code), "{said}");
        assert!(stdout(&output).contains(word), "{said}: {}", stdout(&output));
    }
    assert_eq!(gloss(folder, &["cite"]).status.code(), Some(2));
}
