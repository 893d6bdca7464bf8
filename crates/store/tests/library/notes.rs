//! What is kept of an annotation, and what can be done with it.

use crate::example::{annotation, id, moment};
use crate::hostile;
use annotation::{Annotation, AnnotationId, Colour, Quote, Selectors};
use jiff::Timestamp;
use proptest::prelude::*;
use store::{Change, Problem, Store};
use tempfile::TempDir;
use text::Span;

fn open(folder: &TempDir) -> Store {
    Store::open(&folder.path().join("a folder/of its own/library.sqlite")).unwrap()
}

#[test]
fn a_note_is_there_after_the_file_is_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let kept = annotation(1, "llama-3.1", "a note");
    let mut store = open(&folder);
    store.add(&kept).unwrap();
    drop(store);
    let store = open(&folder);
    assert_eq!(store.annotations("llama-3.1").unwrap(), std::slice::from_ref(&kept));
    assert_eq!(store.annotation(&kept.id).unwrap(), Some(kept));
    assert_eq!(store.annotations("llama-3").unwrap(), []);
}

#[test]
fn hostile_words_come_back_as_they_were() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = open(&folder);
    let mut expected = Vec::new();
    let words = hostile::words();
    for (number, body) in (1..).zip(words.iter().map(String::as_str)) {
        let mut hostile = annotation(number, body, body);
        hostile.edition = "llama-2".into();
        hostile.author = body.into();
        hostile.selectors.address = body.into();
        hostile.selectors.quote =
            Quote { exact: body.into(), prefix: body.into(), suffix: body.into() };
        hostile.tags = [body, "plain"].into_iter().collect();
        store.add(&hostile).unwrap();
        expected.push(hostile);
    }
    drop(store);
    let store = open(&folder);
    assert_eq!(store.annotations("llama-2").unwrap(), expected);
    for hostile in expected {
        assert_eq!(store.history(&hostile.id).unwrap()[0].annotation, hostile);
    }
}

#[test]
fn annotations_come_in_the_order_of_the_text() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = open(&folder);
    for number in [30, 10, 20] {
        store.add(&annotation(number, "mit", "")).unwrap();
    }
    let mut early = annotation(40, "mit", "");
    early.selectors.position = Span::new(100, 111);
    store.add(&early).unwrap();
    let order: Vec<AnnotationId> =
        store.annotations("mit").unwrap().into_iter().map(|a| a.id).collect();
    assert_eq!(order, [id(10), id(40), id(20), id(30)]);
}

#[test]
fn a_change_replaces_and_the_history_keeps_what_was() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = open(&folder);
    let first = annotation(1, "llama-3", "first");
    let second = Annotation {
        body: "second".into(),
        colour: Colour::new(5).unwrap(),
        tags: ["new"].into_iter().collect(),
        modified: moment(2_000),
        ..first.clone()
    };
    store.add(&first).unwrap();
    store.update(&second).unwrap();
    assert_eq!(store.annotations("llama-3").unwrap(), std::slice::from_ref(&second));

    store.remove(&first.id, moment(3_000)).unwrap();
    assert_eq!(store.annotations("llama-3").unwrap(), []);
    assert_eq!(store.annotation(&first.id).unwrap(), None);
    assert_eq!(store.restore(&first.id, moment(4_000)).unwrap(), second);
    assert_eq!(store.annotations("llama-3").unwrap(), std::slice::from_ref(&second));

    let history: Vec<_> = store
        .history(&first.id)
        .unwrap()
        .into_iter()
        .map(|version| (version.change, version.at, version.annotation))
        .collect();
    assert_eq!(
        history,
        [
            (Change::Added, moment(1_000), first),
            (Change::Edited, moment(2_000), second.clone()),
            (Change::Removed, moment(3_000), second.clone()),
            (Change::Restored, moment(4_000), second),
        ]
    );
}

#[test]
fn what_cannot_be_done_is_refused_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = open(&folder);
    let note = annotation(1, "llama-3", "a note");
    let check = |result: Result<(), store::StoreError>, expected: &str| {
        let error = result.unwrap_err().to_string();
        assert!(error.ends_with(expected), "{error}");
    };
    let name = "00000000-0000-4000-8000-000000000001";
    check(store.update(&note), &format!("there is no annotation {name} that could be changed"));
    check(
        store.remove(&note.id, moment(1)),
        &format!("no annotation {name} that could be removed"),
    );
    store.add(&note).unwrap();
    check(store.add(&note), &format!("there is an annotation {name} already"));
    let restored = store.restore(&note.id, moment(2)).map(|_| ());
    check(restored, &format!("no annotation {name} that could be restored"));
    store.remove(&note.id, moment(3)).unwrap();
    check(
        store.remove(&note.id, moment(4)),
        &format!("no annotation {name} that could be removed"),
    );
    check(store.update(&note), &format!("no annotation {name} that could be changed"));
    assert!(matches!(store.add(&note).unwrap_err().problem, Problem::AnnotationExists(_)));
    assert_eq!(store.history(&note.id).unwrap().len(), 2);
}

#[test]
fn each_edition_is_counted_without_what_was_removed() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = open(&folder);
    assert!(store.annotation_counts().unwrap().is_empty());
    for (number, edition) in [(1, "llama-3"), (2, "llama-3"), (3, "mit"), (4, "apache-2.0")] {
        store.add(&annotation(number, edition, "")).unwrap();
    }
    store.remove(&id(2), moment(5)).unwrap();
    store.remove(&id(4), moment(5)).unwrap();
    let counts: Vec<_> = store.annotation_counts().unwrap().into_iter().collect();
    assert_eq!(counts, [("llama-3".to_owned(), 1), ("mit".to_owned(), 1)]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn any_annotation_comes_back(
        words in proptest::array::uniform7(any::<String>()),
        tags: Vec<String>,
        start: u32, end: u32,
        colour in 1u8..=5,
        // The whole range of a timestamp, to the nanosecond.
        seconds in -377_705_023_201i64..=253_402_207_200, nanoseconds in 0i32..1_000_000_000,
    ) {
        let folder = tempfile::tempdir().unwrap();
        let mut store = open(&folder);
        let [edition, exact, prefix, suffix, address, body, author] = words;
        let at = Timestamp::new(seconds, nanoseconds).unwrap_or(Timestamp::MAX);
        let kept = Annotation {
            id: id(7),
            edition,
            selectors: Selectors {
                quote: Quote { exact, prefix, suffix },
                position: Span::new(start as usize, end as usize),
                address,
                text_hash: String::new(),
            },
            colour: Colour::new(colour).unwrap(),
            body,
            tags: tags.into(),
            author,
            created: at,
            modified: at,
        };
        store.add(&kept).unwrap();
        prop_assert_eq!(store.annotations(&kept.edition).unwrap(), std::slice::from_ref(&kept));
        let version = store.history(&kept.id).unwrap().remove(0);
        prop_assert_eq!((version.at, version.annotation), (at, kept));
    }
}
