//! Ticked duties, and the situation from which duties follow.

use crate::example::moment;
use crate::hostile;
use rusqlite::Connection;
use std::collections::BTreeSet;
use std::path::PathBuf;
use store::{Answer, DutyState, Problem, Store};
use tempfile::TempDir;

fn path(folder: &TempDir) -> PathBuf {
    folder.path().join("library.sqlite")
}

fn state(edition: &str, duty: &str, done: bool) -> DutyState {
    DutyState {
        edition: edition.to_owned(),
        duty: duty.to_owned(),
        done,
        note: "in NOTICE".to_owned(),
        modified: moment(1_000),
    }
}

fn answers(answers: &[(&str, &str)]) -> BTreeSet<Answer> {
    let answer = |(question, option): &(&str, &str)| Answer {
        question: (*question).into(),
        option: (*option).into(),
    };
    answers.iter().map(answer).collect()
}

#[test]
fn ticked_duties_are_there_after_the_file_is_opened_again_in_their_order() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(&path(&folder)).unwrap();
    assert_eq!(store.all_duty_states().unwrap(), []);
    let [a, b, c] = [
        state("llama-3", "naming", false),
        state("llama-3", "notice", true),
        state("mit", "notice", true),
    ];
    for state in [&c, &b, &a] {
        store.set_duty_state(state).unwrap();
    }
    drop(store);
    let store = Store::open(&path(&folder)).unwrap();
    assert_eq!(store.duty_states("llama-3").unwrap(), [a.clone(), b.clone()]);
    assert_eq!(store.duty_states("mit").unwrap(), std::slice::from_ref(&c));
    assert_eq!(store.duty_states("llama").unwrap(), []);
    assert_eq!(store.all_duty_states().unwrap(), [a, b, c]);
}

#[test]
fn a_duty_is_ticked_and_unticked_and_no_other_is() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(&path(&folder)).unwrap();
    let [first, same_duty, same_edition] = [
        state("llama-3", "notice", true),
        state("mit", "notice", true),
        state("llama-3", "naming", true),
    ];
    for state in [&first, &same_duty, &same_edition] {
        store.set_duty_state(state).unwrap();
    }
    let later = DutyState { done: false, note: String::new(), modified: moment(2_000), ..first };
    store.set_duty_state(&later).unwrap();
    assert_eq!(store.all_duty_states().unwrap(), [same_edition, later, same_duty]);
}

#[test]
fn the_file_refuses_what_is_no_state_of_a_duty() {
    let folder = tempfile::tempdir().unwrap();
    drop(Store::open(&path(&folder)).unwrap());
    let file = Connection::open(path(&folder)).unwrap();
    let insert = |values: &str| file.execute(&format!("INSERT INTO {values}"), []);
    insert("duty_state VALUES ('mit', 'notice', 1, '', 'x')").unwrap();
    insert("situation VALUES ('role', 'host')").unwrap();
    for (values, reason) in [
        ("duty_state VALUES ('mit', 'notice', 0, '', 'x')", "UNIQUE"),
        ("duty_state VALUES ('mit', 'naming', 2, '', 'x')", "CHECK"),
        ("duty_state VALUES ('mit', 'naming', 'yes', '', 'x')", "cannot store TEXT"),
        ("duty_state VALUES ('mit', 'naming', NULL, '', 'x')", "NOT NULL"),
        ("situation VALUES ('role', 'host')", "UNIQUE"),
        ("situation VALUES ('role', NULL)", "NOT NULL"),
        ("situation VALUES ('role', x'00')", "cannot store BLOB"),
    ] {
        let error = insert(values).unwrap_err().to_string();
        assert!(error.contains(reason), "{values}: {error}");
    }
}

#[test]
fn a_state_without_a_meaning_is_named_with_its_field() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(&path(&folder)).unwrap();
    store.set_duty_state(&state("mit", "notice", true)).unwrap();
    let file = Connection::open(path(&folder)).unwrap();
    file.execute("UPDATE duty_state SET modified = 'soon'", []).unwrap();
    for result in [store.duty_states("mit"), store.all_duty_states()] {
        let error = result.unwrap_err();
        let message = error.to_string();
        assert!(message.starts_with(&path(&folder).display().to_string()), "{message}");
        assert!(message.contains("the duty notice of mit cannot be read (modified: "), "{message}");
        assert!(matches!(error.problem, Problem::Value { .. }), "{message}");
    }
}

#[test]
fn a_situation_replaces_the_one_before_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(&path(&folder)).unwrap();
    assert_eq!(store.situation().unwrap(), BTreeSet::new());
    store.set_situation(&answers(&[("role", "host"), ("role", "user"), ("where", "EU")])).unwrap();
    let later = answers(&[("role", "fine-tuner"), ("role", "host"), ("users", "few")]);
    store.set_situation(&later).unwrap();
    drop(store);
    let mut store = Store::open(&path(&folder)).unwrap();
    assert_eq!(store.situation().unwrap(), later);
    store.set_situation(&BTreeSet::new()).unwrap();
    assert_eq!(store.situation().unwrap(), BTreeSet::new());
}

#[test]
fn a_situation_that_cannot_be_kept_whole_leaves_the_one_before_it() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(&path(&folder)).unwrap();
    let before = answers(&[("role", "host"), ("where", "EU")]);
    store.set_situation(&before).unwrap();
    // The last of the new answers fails, after the old ones went and the others came.
    let file = Connection::open(path(&folder)).unwrap();
    file.execute_batch(
        "CREATE TRIGGER stop BEFORE INSERT ON situation WHEN new.question = 'z'
         BEGIN SELECT RAISE (ABORT, 'stop'); END",
    )
    .unwrap();
    let error = store.set_situation(&answers(&[("a", "1"), ("z", "1")])).unwrap_err();
    assert!(error.to_string().contains("stop"), "{error}");
    assert_eq!(store.situation().unwrap(), before);
}

#[test]
fn hostile_words_come_back_as_they_were() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(&path(&folder)).unwrap();
    let mut states = Vec::new();
    let mut situation = BTreeSet::new();
    for words in hostile::words() {
        let hostile = DutyState { note: words.clone(), ..state(&words, &words, true) };
        store.set_duty_state(&hostile).unwrap();
        states.push(hostile);
        situation.insert(Answer { question: words.clone(), option: words });
    }
    store.set_situation(&situation).unwrap();
    drop(store);
    let store = Store::open(&path(&folder)).unwrap();
    for hostile in &states {
        assert_eq!(store.duty_states(&hostile.edition).unwrap(), std::slice::from_ref(hostile));
    }
    assert_eq!(store.all_duty_states().unwrap().len(), states.len());
    assert_eq!(store.situation().unwrap(), situation);
}
