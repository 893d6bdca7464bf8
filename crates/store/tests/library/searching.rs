//! Notes by their words.

use crate::example::{annotation, id, moment, selectors};
use crate::{hostile, older};
use annotation::{
    Annotation, Change, Colour, Link, Quote, Selectors, Sides, Stance, Status, Subject, Target,
};
use proptest::prelude::*;
use std::collections::BTreeMap;
use store::Store;
use store::search::{Field, FoundNotes, Query, Value};
use tempfile::TempDir;

fn open(folder: &TempDir) -> Store {
    Store::open(&folder.path().join("library.sqlite")).unwrap()
}

fn search(store: &Store, typed: &str) -> FoundNotes {
    let editions = |value: &Value| {
        let families = [("Fable", "fable-2"), ("Fable", "fable-3"), ("Saga", "saga")];
        let of = families.iter().filter(|(family, _)| value.fits(family));
        of.map(|(_, edition)| (*edition).to_owned()).collect()
    };
    store.search_notes(&Query::read(typed, &Default::default()), &editions, 10).unwrap()
}

/// The numbers of the notes that are found, the best first.
fn numbers(store: &Store, typed: &str) -> Vec<u64> {
    let found = search(store, typed);
    assert_eq!(found.total, found.hits.len(), "{typed}");
    let number = |id: &str| u64::from_str_radix(&id[24..], 16).unwrap();
    found.hits.iter().map(|hit| number(hit.annotation.id.as_str())).collect()
}

fn notes() -> [Annotation; 3] {
    let words = |exact: &str| Selectors {
        quote: Quote { exact: exact.to_owned(), prefix: String::new(), suffix: String::new() },
        ..selectors(7)
    };
    let link = |subject| Link { subject, stance: Stance::Contradicts };
    [
        Annotation {
            tags: ["EU", "open source"].into_iter().collect(),
            links: [link(Subject::Claim("can cut off access".into()))].into_iter().collect(),
            ..annotation(1, "fable-2", "Does it end « à l’été » or in winter?")
        },
        Annotation {
            target: Target::Change(Change {
                older: "fable-2".into(),
                sides: Sides::Changed { old: words("in winter"), new: words("in breach") },
            }),
            tags: ["source"].into_iter().collect(),
            links: [link(Subject::Category("output-use".into()))].into_iter().collect(),
            colour: Colour::new(5).unwrap(),
            status: Status::Done,
            author: "B. Writer".into(),
            ..annotation(2, "fable-3", "They may end it in breach.")
        },
        Annotation { target: Target::Edition, ..annotation(3, "saga", "Read it again in winter") },
    ]
}

#[test]
fn notes_are_found_by_what_they_say_and_what_is_said_of_them() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = open(&folder);
    for note in notes() {
        store.add(&note).unwrap();
    }
    for (typed, expected) in [
        ("winter", &[1, 2, 3][..]),
        ("ÉTÉ ", &[1]),
        ("\"in winter\"", &[1, 2, 3]),
        ("in win", &[1, 2, 3]),
        ("\"winter in\"", &[]),
        ("cut off ", &[1]),
        ("writer ", &[2]),
        ("in -may ", &[1, 3]),
        ("tag:EU ", &[1, 3]),
        ("tag:source ", &[2]),
        ("tag:\"open source\" tag:eu ", &[1]),
        ("tag:\"open source\" tag:scale ", &[]),
        ("-tag:EU ", &[]),
        ("in -tag:EU ", &[2]),
        ("colour:5 ", &[2]),
        ("colour:5 colour:3 ", &[1, 2, 3]),
        ("status:done ", &[2]),
        ("status:open in:notes ", &[1, 3]),
        ("author:reader ", &[1, 3]),
        ("author:\"a reader\" ", &[1, 3]),
        ("author:read", &[1, 3]),
        ("author:read ", &[]),
        ("category:output-use ", &[2]),
        ("family:saga ", &[3]),
        ("family:fable ", &[1, 2]),
        ("family:nobody ", &[]),
        ("in -family:fable ", &[3]),
        ("in:notes ", &[1, 2, 3]),
        ("in:texts winter ", &[]),
        ("", &[]),
    ] {
        let mut found = numbers(&store, typed);
        found.sort_unstable();
        assert_eq!(found, expected, "{typed}");
    }
}

#[test]
fn the_better_come_first() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = open(&folder);
    let tagged =
        Annotation { tags: ["breach"].into_iter().collect(), ..annotation(1, "mit", "one two") };
    for note in [
        tagged,
        annotation(2, "mit", "of breach"),
        annotation(3, "mit", "of breach"),
        annotation(4, "mit", "breach, and of it a long note with many other words in it"),
    ] {
        store.add(&note).unwrap();
    }
    assert_eq!(
        numbers(&store, "breach "),
        [1, 3, 2, 4],
        "its tag, then the newer, then the longer"
    );
    assert_eq!(numbers(&store, "breach of "), [3, 2, 4]);
    assert_eq!(numbers(&store, "breach and "), [4]);
}

#[test]
fn what_was_found_is_shown() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = open(&folder);
    for note in notes() {
        store.add(&note).unwrap();
    }
    for (typed, number, field, words) in [
        ("été ", 1, Field::Body, "été"),
        ("access ", 1, Field::Claim, "access"),
        ("winter in:notes status:done ", 2, Field::Quote, "winter"),
        ("\"open source\" ", 1, Field::Tag, "open source"),
        ("writer ", 2, Field::Author, "Writer"),
    ] {
        let found = search(&store, typed);
        let hit = found.hits.iter().find(|hit| hit.annotation.id == id(number)).unwrap();
        let shown = &hit.snippet.words[hit.snippet.hits[0].clone()];
        assert_eq!((hit.field, shown), (field, words), "{typed}");
    }
    let unsought = &search(&store, "colour:5 ").hits[0];
    assert_eq!(
        (unsought.field, &*unsought.snippet.words),
        (Field::Body, "They may end it in breach.")
    );
}

#[test]
fn a_note_is_found_as_it_is_now_and_not_when_it_is_removed() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = open(&folder);
    let note = annotation(1, "mit", "first words");
    store.add(&note).unwrap();
    store.update(&Annotation { body: "other words".into(), ..note.clone() }).unwrap();
    assert_eq!(numbers(&store, "first "), [0; 0]);
    assert_eq!(numbers(&store, "other "), [1]);
    store.remove(&note.id, moment(2)).unwrap();
    assert_eq!((numbers(&store, "other "), numbers(&store, "in:notes ")), (vec![], vec![]));
    store.restore(&note.id, moment(3)).unwrap();
    assert_eq!(numbers(&store, "other "), [1]);
    let newer = Annotation { body: "merged".into(), modified: moment(9_000), ..note };
    store.merge(&[newer, annotation(2, "mit", "merged too")], moment(9_001)).unwrap();
    drop(store);
    let store = open(&folder);
    assert_eq!((numbers(&store, "other "), numbers(&store, "merged ")), (vec![], vec![1, 2]));
}

#[test]
fn what_was_refused_leaves_the_index_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = open(&folder);
    let note = annotation(1, "mit", "first");
    store.add(&note).unwrap();
    assert!(store.add(&Annotation { body: "second".into(), ..note }).is_err());
    assert_eq!((numbers(&store, "first "), numbers(&store, "second ")), (vec![1], vec![]));
}

#[test]
fn notes_from_before_there_was_an_index_are_found() {
    let folder = tempfile::tempdir().unwrap();
    for version in 1..=older::VERSIONS {
        let path = folder.path().join(version.to_string());
        older::library(&path, version);
        let store = Store::open(&path).unwrap();
        for typed in ["before ", "tag:EU ", "author:reader colour:2 status:open \"seven words\" "] {
            assert_eq!(numbers(&store, typed), [1], "{typed} in version {version}");
        }
    }
}

#[test]
fn hostile_words_are_words() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = open(&folder);
    let words = hostile::words();
    for (number, words) in (1..).zip(&words) {
        let tags = [words].into_iter().collect();
        store
            .add(&Annotation { author: words.clone(), tags, ..annotation(number, "mit", words) })
            .unwrap();
    }
    for typed in &words {
        for typed in [typed, &format!("tag:\"{typed}\""), &format!("author:{typed} -\"{typed}\"")] {
            search(&store, typed);
        }
    }
    assert_eq!(numbers(&store, "DROP TABLE annotation "), [3]);
    assert_eq!(numbers(&store, "<script>alert(1)</script> "), [4]);
    assert_eq!(
        numbers(&store, "tag:\"<script>alert(1)</script><img src=x onerror=alert(1)>\" "),
        [4]
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]
    #[test]
    fn the_index_never_disagrees_with_the_notes(
        changes in proptest::collection::vec((0u64..4, 0u8..4, "[xyz]{1,2}( [xyz]{1,2}){0,3}"), 1..24)
    ) {
        let folder = tempfile::tempdir().unwrap();
        let mut store = open(&folder);
        let mut held: BTreeMap<u64, String> = BTreeMap::new();
        let mut removed: BTreeMap<u64, String> = BTreeMap::new();
        for (number, change, words) in changes {
            let note = Annotation { tags: [].into_iter().collect::<Vec<String>>().into(), ..annotation(number, "mit", &words) };
            match change {
                0 => if let Ok(there) = store.add(&note) { held.insert(number, there.body); },
                1 => if store.update(&note).is_ok() { held.insert(number, words); },
                2 => if store.remove(&note.id, moment(5)).is_ok() {
                    let gone = held.remove(&number).expect("it was there");
                    removed.insert(number, gone);
                },
                _ => if store.restore(&note.id, moment(6)).is_ok() {
                    let back = removed.remove(&number).expect("it was removed");
                    held.insert(number, back);
                },
            }
        }
        for word in ["x", "y", "xy", "zx"] {
            let mut found = numbers(&store, &format!("{word} "));
            found.sort_unstable();
            let stands = |words: &str| words.split(' ').any(|one| one == word);
            let expected: Vec<u64> =
                held.iter().filter(|(_, words)| stands(words)).map(|(number, _)| *number).collect();
            prop_assert_eq!(found, expected, "{}", word);
        }
    }
}
