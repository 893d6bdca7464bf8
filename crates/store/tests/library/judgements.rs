//! The reader's own judgements: one for each edition and criterion, as it was given.

use crate::example::moment;
use crate::hostile;
use rusqlite::Connection;
use std::path::PathBuf;
use store::{Judgement, Problem, Store, Verdict};
use tempfile::TempDir;

fn path(folder: &TempDir) -> PathBuf {
    folder.path().join("library.sqlite")
}

fn judgement(edition: &str, criterion: &str, verdict: Verdict) -> Judgement {
    Judgement {
        edition: edition.to_owned(),
        criterion: criterion.to_owned(),
        verdict,
        note: "See 2: 700 million users.".to_owned(),
        created: moment(1_000),
        modified: moment(1_000),
    }
}

#[test]
fn judgements_are_there_after_the_file_is_opened_again_in_their_order() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(&path(&folder)).unwrap();
    assert_eq!(store.all_judgements().unwrap(), []);
    let [a, b, c, d] = [
        judgement("llama-3", "osd-1", Verdict::Meets),
        judgement("llama-3", "osd-5", Verdict::Fails),
        judgement("llama-3", "osd-6", Verdict::Unclear),
        judgement("mit", "osd-1", Verdict::NotJudged),
    ];
    for judgement in [&d, &c, &a, &b] {
        store.set_judgement(judgement).unwrap();
    }
    drop(store);
    let store = Store::open(&path(&folder)).unwrap();
    assert_eq!(store.judgements("llama-3").unwrap(), [a.clone(), b.clone(), c.clone()]);
    assert_eq!(store.judgements("mit").unwrap(), std::slice::from_ref(&d));
    assert_eq!(store.judgements("llama").unwrap(), []);
    assert_eq!(store.all_judgements().unwrap(), [a, b, c, d]);
}

#[test]
fn a_later_judgement_takes_the_place_and_keeps_when_the_first_was_made() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(&path(&folder)).unwrap();
    let other = judgement("llama-3", "osd-6", Verdict::Unclear);
    store.set_judgement(&other).unwrap();
    store.set_judgement(&judgement("llama-3", "osd-5", Verdict::Unclear)).unwrap();
    let later = Judgement {
        note: String::new(),
        created: moment(2_000),
        modified: moment(2_000),
        ..judgement("llama-3", "osd-5", Verdict::Fails)
    };
    store.set_judgement(&later).unwrap();
    let kept = Judgement { created: moment(1_000), ..later };
    assert_eq!(store.judgements("llama-3").unwrap(), [kept, other]);
}

#[test]
fn a_removed_judgement_is_gone_and_no_other_is() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(&path(&folder)).unwrap();
    let gone = judgement("llama-3", "osd-5", Verdict::Fails);
    let [a, b] = [("llama-3", "osd-6"), ("mit", "osd-5")]
        .map(|(edition, criterion)| judgement(edition, criterion, Verdict::Meets));
    for judgement in [&gone, &a, &b] {
        store.set_judgement(judgement).unwrap();
    }
    assert!(store.remove_judgement("llama-3", "osd-5").unwrap());
    assert!(!store.remove_judgement("llama-3", "osd-5").unwrap());
    assert!(!store.remove_judgement("llama-3", "' OR 1 --").unwrap());
    assert_eq!(store.all_judgements().unwrap(), [a.clone(), b.clone()]);
    // To undo is to set it again.
    store.set_judgement(&gone).unwrap();
    assert_eq!(store.all_judgements().unwrap(), [gone, a, b]);
}

#[test]
fn hostile_words_come_back_as_they_were() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(&path(&folder)).unwrap();
    let mut expected = Vec::new();
    for words in hostile::words() {
        let hostile =
            Judgement { note: words.clone(), ..judgement(&words, &words, Verdict::Fails) };
        store.set_judgement(&hostile).unwrap();
        expected.push(hostile);
    }
    drop(store);
    let mut store = Store::open(&path(&folder)).unwrap();
    for hostile in &expected {
        assert_eq!(store.judgements(&hostile.edition).unwrap(), std::slice::from_ref(hostile));
    }
    assert_eq!(store.all_judgements().unwrap().len(), expected.len());
    for hostile in &expected {
        assert!(store.remove_judgement(&hostile.edition, &hostile.criterion).unwrap());
    }
    assert_eq!(store.all_judgements().unwrap(), []);
}

#[test]
fn the_file_refuses_what_is_no_judgement() {
    let folder = tempfile::tempdir().unwrap();
    drop(Store::open(&path(&folder)).unwrap());
    let file = Connection::open(path(&folder)).unwrap();
    let insert = |values: &str| file.execute(&format!("INSERT INTO judgement VALUES {values}"), []);
    insert("('mit', 'osd-1', 'meets', '', 'x', 'x')").unwrap();
    for (values, reason) in [
        ("('mit', 'osd-1', 'fails', '', 'x', 'x')", "UNIQUE"),
        ("('mit', 'osd-2', 'perhaps', '', 'x', 'x')", "CHECK"),
        ("('mit', 'osd-2', 'Meets', '', 'x', 'x')", "CHECK"),
        ("('mit', 'osd-2', NULL, '', 'x', 'x')", "NOT NULL"),
        ("(NULL, 'osd-2', 'meets', '', 'x', 'x')", "NOT NULL"),
        ("('mit', 'osd-2', 'meets', x'00', 'x', 'x')", "cannot store BLOB"),
    ] {
        let error = insert(values).unwrap_err().to_string();
        assert!(error.contains(reason), "{values}: {error}");
    }
}

#[test]
fn a_row_without_a_meaning_is_named_with_its_field() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(&path(&folder)).unwrap();
    let sound = judgement("mit", "osd-5", Verdict::Meets);
    store.set_judgement(&sound).unwrap();
    store.set_judgement(&judgement("llama-3", "osd-5", Verdict::Fails)).unwrap();
    let file = Connection::open(path(&folder)).unwrap();
    // A newer program may know another verdict.
    file.pragma_update(None, "ignore_check_constraints", true).unwrap();
    for (set, field) in [
        ("verdict = 'perhaps'", "verdict: “perhaps” is none"),
        ("verdict = 'fails', created = 'soon'", "created: the moment “soon” cannot be read"),
        ("created = modified, modified = ''", "modified: the moment “” cannot be read"),
    ] {
        let sql = format!("UPDATE judgement SET {set} WHERE edition = 'llama-3'");
        assert_eq!(file.execute(&sql, []).unwrap(), 1);
        for result in [store.judgements("llama-3"), store.all_judgements()] {
            let error = result.unwrap_err();
            let message = error.to_string();
            assert!(message.starts_with(&path(&folder).display().to_string()), "{message}");
            assert!(message.contains("the judgement on llama-3 by osd-5 cannot"), "{message}");
            assert!(message.contains(field), "{message}");
            assert!(matches!(error.problem, Problem::Value { .. }), "{message}");
        }
        assert_eq!(store.judgements("mit").unwrap(), std::slice::from_ref(&sound));
    }
}
