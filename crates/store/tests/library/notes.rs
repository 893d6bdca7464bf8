//! What is kept of an annotation, and what can be done with it.

use crate::example::{annotation, id, moment, selectors};
use crate::{any, hostile};
use annotation::{
    Annotation, AnnotationId, Change as Changed, Colour, Link, Mark, Quote, Sides, Stance, Status,
    Subject, Target,
};
use proptest::prelude::*;
use rusqlite::Connection;
use store::{Change, Problem, Store};
use tempfile::TempDir;

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
        let mut words = selectors(7);
        words.address = body.into();
        words.quote = Quote { exact: body.into(), prefix: body.into(), suffix: body.into() };
        let sides = Sides::Changed { old: words.clone(), new: words };
        hostile.target = Target::Change(Changed { older: body.into(), sides });
        hostile.tags = [body, "plain"].into_iter().collect();
        let claim = Subject::Claim(body.into());
        hostile.links = [Link { subject: claim, stance: Stance::Supports }].into_iter().collect();
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
    early.target = Target::Clause(selectors(100));
    store.add(&early).unwrap();
    let mut whole = annotation(50, "mit", "");
    whole.target = Target::Edition;
    store.add(&whole).unwrap();
    let order: Vec<AnnotationId> =
        store.annotations("mit").unwrap().into_iter().map(|a| a.id).collect();
    assert_eq!(order, [id(50), id(10), id(40), id(20), id(30)]);
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
    let other = annotation(1, "llama-3", "another note");
    let taken = store.add(&other).map(|_| ());
    check(taken, &format!("there is an annotation {name} already"));
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

/// One annotation of each kind, with all that it can have.
fn one_of_each() -> Vec<Annotation> {
    let (old, new) = (selectors(10), selectors(20));
    let change = |sides| Target::Change(Changed { older: "llama-2".into(), sides });
    let targets = [
        Target::Words { selectors: new.clone(), mark: Mark::Highlight },
        Target::Words { selectors: new.clone(), mark: Mark::Underline },
        Target::Clause(new.clone()),
        Target::Edition,
        change(Sides::Added(new.clone())),
        change(Sides::Removed(old.clone())),
        change(Sides::Changed { old, new }),
    ];
    let link = |subject, stance| Link { subject, stance };
    let links = [
        link(Subject::Claim("cut off at any time".into()), Stance::Contradicts),
        link(Subject::Category("termination-breach".into()), Stance::Supports),
        link(Subject::Criterion("osd-5".into()), Stance::Unclear),
    ];
    (1..)
        .zip(targets)
        .map(|(number, target)| Annotation {
            target,
            links: links.iter().cloned().collect(),
            status: if number % 2 == 0 { Status::Done } else { Status::Open },
            ..annotation(number, "llama-3", "a note")
        })
        .collect()
}

#[test]
fn an_annotation_of_any_kind_becomes_one_of_any_other() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = open(&folder);
    store.add(&annotation(1, "llama-3", "first")).unwrap();
    for before in one_of_each() {
        for kind in [before, annotation(1, "llama-3", "plain")].into_iter().chain(one_of_each()) {
            let kind = Annotation { id: id(1), ..kind };
            store.update(&kind).unwrap();
            assert_eq!(store.annotations("llama-3").unwrap(), std::slice::from_ref(&kind));
            assert_eq!(store.annotation(&id(1)).unwrap().as_ref(), Some(&kind));
            assert_eq!(store.history(&id(1)).unwrap().pop().unwrap().annotation, kind);
        }
    }
}

#[test]
fn a_row_without_a_meaning_is_named_with_its_field() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.sqlite");
    for (set, field) in [
        ("annotation SET kind = 'page' WHERE id = :id", "kind: “page” is none"),
        ("annotation SET mark = '' WHERE id = :id", "mark: “” is none"),
        ("annotation SET kind = 'clause' WHERE id = :id", "the mark “highlight”"),
        ("annotation SET status = 'late' WHERE id = :id", "status: “late” is none"),
        ("annotation SET colour = 6 WHERE id = :id", "6 is no colour"),
        ("annotation SET created = 'soon' WHERE id = :id", "the moment “soon”"),
        (
            "annotation_link SET stance = 'doubts' WHERE annotation = :id",
            "stance: “doubts” is none",
        ),
        ("annotation_link SET kind = 'book' WHERE annotation = :id", "kind: “book” is none"),
    ] {
        let mut store = Store::open(&path).unwrap();
        let note = Annotation { links: one_of_each().remove(0).links, ..annotation(1, "mit", "") };
        store.add(&note).unwrap();
        let file = Connection::open(&path).unwrap();
        // A newer program may know other values.
        file.pragma_update(None, "ignore_check_constraints", true).unwrap();
        let sql = format!("UPDATE {}", set.replace(":id", &format!("'{}'", id(1))));
        assert!(file.execute(&sql, []).unwrap() > 0, "{sql}");
        for error in [
            store.annotations("mit").unwrap_err(),
            store.annotation(&id(1)).unwrap_err(),
            store.remove(&id(1), moment(2)).unwrap_err(),
        ] {
            let message = error.to_string();
            assert!(matches!(error.problem, Problem::Value { .. }), "{set}: {message}");
            assert!(message.contains(field), "{set}: {message}");
        }
        drop((store, file));
        std::fs::remove_file(&path).unwrap();
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn any_annotation_comes_back(kept in any::annotation()) {
        let folder = tempfile::tempdir().unwrap();
        let mut store = open(&folder);
        store.add(&kept).unwrap();
        prop_assert_eq!(store.annotations(&kept.edition).unwrap(), std::slice::from_ref(&kept));
        prop_assert_eq!(store.annotation(&kept.id).unwrap(), Some(kept.clone()));
        let version = store.history(&kept.id).unwrap().remove(0);
        prop_assert_eq!((version.at, version.annotation), (kept.modified, kept));
    }
}

#[test]
fn what_was_added_just_so_is_not_added_twice() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = open(&folder);
    let note = annotation(1, "llama-3", "a note");
    store.add(&note).unwrap();
    let again = Annotation { created: moment(1_005), modified: moment(1_005), ..note.clone() };
    assert_eq!(store.add(&again).unwrap(), note, "the moments are those of the first time");
    assert_eq!(store.history(&note.id).unwrap().len(), 1);

    // Whatever became of it meanwhile, it was added; unless it is gone.
    let edited = annotation(1, "llama-3", "changed");
    store.update(&edited).unwrap();
    assert_eq!(store.add(&again).unwrap(), edited);
    assert!(matches!(store.add(&edited).unwrap_err().problem, Problem::AnnotationExists(_)));
    store.remove(&note.id, moment(1_010)).unwrap();
    assert!(matches!(store.add(&again).unwrap_err().problem, Problem::AnnotationExists(_)));
    assert_eq!(store.history(&note.id).unwrap().len(), 3);
}
