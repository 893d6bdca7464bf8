//! What the reader asked to be carried to another edition, and decided about each annotation.

use crate::example::{annotation, id, moment};
use annotation::{Annotation, AnnotationId};
use store::{Carried, Carrying, Problem, Store};
use tempfile::TempDir;

const NEW: &str = "llama-3.1";

/// A library with the notes 1 and 2 on an older edition.
fn open(folder: &TempDir) -> Store {
    let mut store = Store::open(&folder.path().join("library.sqlite")).unwrap();
    for number in [1, 2] {
        store.add(&annotation(number, "llama-3", "")).unwrap();
    }
    store
}

/// What became of an annotation.
#[derive(Debug, PartialEq)]
enum Became {
    Open,
    Left,
    Note(AnnotationId),
}

fn became(store: &Store, source: u64) -> Became {
    let carried = store.carried(&id(source), NEW).unwrap();
    let all = store.carried_to(NEW).unwrap();
    assert_eq!(all.get(&id(source)), carried.as_ref());
    match carried {
        None => Became::Open,
        Some(Carried { result: None, .. }) => Became::Left,
        Some(Carried { result: Some(id), .. }) => Became::Note(id),
    }
}

#[test]
fn what_was_asked_for_is_kept_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = open(&folder);
    store.begin_carrying("llama-3", NEW, moment(20)).unwrap();
    store.begin_carrying("llama-2", NEW, moment(10)).unwrap();
    store.begin_carrying("llama-3", NEW, moment(30)).unwrap();
    store.begin_carrying("llama-3", "llama-4", moment(30)).unwrap();
    let carrying = |from: &str, at| Carrying { from: from.into(), to: NEW.into(), at: moment(at) };
    let asked = store.carryings_to(NEW).unwrap();
    assert_eq!(asked, [carrying("llama-2", 10), carrying("llama-3", 20)]);
    assert!(store.end_carrying("llama-2", NEW).unwrap());
    assert!(!store.end_carrying("llama-2", NEW).unwrap());
    assert_eq!(store.carryings_to(NEW).unwrap(), [carrying("llama-3", 20)]);
    assert_eq!(store.carryings_to("llama-3").unwrap(), []);
}

#[test]
fn a_decision_is_kept_with_its_result() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = open(&folder);
    assert_eq!(became(&store, 1), Became::Open);
    store.add_carried(&annotation(11, NEW, "carried"), &id(1), moment(5)).unwrap();
    store.leave(&id(2), NEW, moment(6)).unwrap();
    store.leave(&id(2), NEW, moment(7)).unwrap();
    drop(store);
    let store = Store::open(&folder.path().join("library.sqlite")).unwrap();
    let kept = |source| store.carried(&id(source), NEW).unwrap();
    assert_eq!(kept(1), Some(Carried { result: Some(id(11)), at: moment(5) }));
    assert_eq!(kept(2), Some(Carried { result: None, at: moment(6) }));
    assert_eq!(store.carried_to(NEW).unwrap().len(), 2);
    assert_eq!(store.carried(&id(1), "llama-4").unwrap(), None);
    assert_eq!(store.annotations(NEW).unwrap(), [annotation(11, NEW, "carried")]);
}

#[test]
fn undo_and_redo_need_nothing_of_their_own() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = open(&folder);
    // The note that was carried is taken away and brought back.
    store.add_carried(&annotation(11, NEW, ""), &id(1), moment(5)).unwrap();
    store.remove(&id(11), moment(6)).unwrap();
    assert_eq!(became(&store, 1), Became::Open);
    store.restore(&id(11), moment(7)).unwrap();
    assert_eq!(became(&store, 1), Became::Note(id(11)));
    // Taken away and carried anew; then that is undone, and what was before it.
    store.remove(&id(11), moment(8)).unwrap();
    store.add_carried(&annotation(12, NEW, ""), &id(1), moment(9)).unwrap();
    assert_eq!(became(&store, 1), Became::Note(id(12)));
    store.remove(&id(12), moment(10)).unwrap();
    assert_eq!(became(&store, 1), Became::Open);
    store.restore(&id(11), moment(11)).unwrap();
    assert_eq!(became(&store, 1), Became::Note(id(11)));
    // Left, then carried after all; then that is undone, and what was before it.
    store.leave(&id(2), NEW, moment(12)).unwrap();
    store.add_carried(&annotation(13, NEW, ""), &id(2), moment(13)).unwrap();
    assert_eq!(became(&store, 2), Became::Note(id(13)));
    store.remove(&id(13), moment(14)).unwrap();
    assert_eq!(became(&store, 2), Became::Left);
    assert!(store.unleave(&id(2), NEW).unwrap());
    assert!(!store.unleave(&id(2), NEW).unwrap());
    assert_eq!(became(&store, 2), Became::Open);
}

#[test]
fn what_cannot_be_carried_is_refused_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = open(&folder);
    store.add_carried(&annotation(11, NEW, ""), &id(1), moment(5)).unwrap();
    store.remove(&id(2), moment(6)).unwrap();
    let new = annotation(12, NEW, "");
    for (source, words) in [
        (1, "carried already, as 00000000-0000-4000-8000-00000000000b"),
        (2, "no annotation 00000000-0000-4000-8000-000000000002 that could be carried"),
        (3, "no annotation 00000000-0000-4000-8000-000000000003 that could be carried"),
    ] {
        for error in [
            store.add_carried(&new, &id(source), moment(7)).unwrap_err(),
            store.leave(&id(source), NEW, moment(7)).unwrap_err(),
        ] {
            assert!(error.to_string().contains(words), "{error}");
        }
    }
    store.restore(&id(2), moment(8)).unwrap();
    let taken = store.add_carried(&annotation(11, NEW, ""), &id(2), moment(9)).unwrap_err();
    assert!(matches!(taken.problem, Problem::AnnotationExists(_)), "{taken}");
    assert_eq!(store.carried_to(NEW).unwrap().len(), 1);
    assert_eq!(store.annotations(NEW).unwrap(), [annotation(11, NEW, "")]);
}

#[test]
fn what_was_carried_just_so_is_not_carried_twice() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = open(&folder);
    let result = store.add_carried(&annotation(11, NEW, "why?"), &id(1), moment(5)).unwrap();
    // Another try makes another id, and is made later.
    let again = Annotation {
        id: id(12),
        created: moment(1_005),
        modified: moment(1_005),
        ..result.clone()
    };
    assert_eq!(store.add_carried(&again, &id(1), moment(6)).unwrap(), result);
    assert_eq!(store.annotations(NEW).unwrap(), std::slice::from_ref(&result));
    assert_eq!(store.history(&result.id).unwrap().len(), 1);
    assert!(store.history(&again.id).unwrap().is_empty());
    assert_eq!(became(&store, 1), Became::Note(id(11)));
}
