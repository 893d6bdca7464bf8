//! A colleague's annotations joined with one's own.

use crate::example::{annotation, id, moment};
use annotation::{Annotation, AnnotationId};
use proptest::prelude::*;
use store::{Change, Merged, Store};

/// The note with this number as it was when it changed at this second.
fn note(number: u64, seconds: i64, body: &str) -> Annotation {
    Annotation { modified: moment(seconds), ..annotation(number, "mit", body) }
}

fn ids(numbers: &[u64]) -> Vec<AnnotationId> {
    numbers.iter().map(|number| id(*number)).collect()
}

#[test]
fn each_of_a_colleagues_notes_finds_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(&folder.path().join("library.sqlite")).unwrap();
    for number in 1..=7 {
        store.add(&note(number, 2_000, "ours")).unwrap();
    }
    for number in [6, 7] {
        store.remove(&id(number), moment(4_000)).unwrap();
    }
    let theirs = [
        note(2, 2_000, "ours"),
        note(3, 3_000, "newer"),
        note(4, 1_500, "older"),
        note(5, 2_000, "at once"),
        note(6, 3_000, "before the removal"),
        note(7, 5_000, "after the removal"),
        note(8, 1_000, "unknown here"),
    ];
    let merged = store.merge(&theirs, moment(9_000)).unwrap();
    let expected = Merged {
        added: ids(&[8]),
        replaced: ids(&[3]),
        restored: ids(&[7]),
        kept: ids(&[4, 5, 6]),
        same: ids(&[2]),
    };
    assert_eq!(merged, expected);
    let here: Vec<_> = store.annotations("mit").unwrap();
    let bodies: Vec<_> = here.iter().map(|note| note.body.as_str()).collect();
    let expected = ["ours", "ours", "newer", "ours", "ours", "after the removal", "unknown here"];
    assert_eq!(bodies, expected);

    // What did not hold is in the history, in which nothing went.
    let history = |number| {
        let versions = store.history(&id(number)).unwrap().into_iter();
        versions.map(|v| (v.change, v.annotation.body)).collect::<Vec<_>>()
    };
    let added = (Change::Added, "ours".to_owned());
    let then = |change, body: &str| vec![added.clone(), (change, body.to_owned())];
    assert_eq!(history(2), std::slice::from_ref(&added));
    assert_eq!(history(3), then(Change::Edited, "newer"));
    assert_eq!(history(4), then(Change::SetAside, "older"));
    assert_eq!(history(5), then(Change::SetAside, "at once"));
    let back = [Change::Added, Change::Removed, Change::Restored, Change::Edited];
    assert_eq!(history(7).into_iter().map(|(change, _)| change).collect::<Vec<_>>(), back);
    let at: Vec<_> = store.history(&id(7)).unwrap().into_iter().map(|v| v.at).collect();
    assert_eq!(at[2..], [moment(9_000), moment(9_000)]);
}

#[test]
fn the_same_file_again_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(&folder.path().join("library.sqlite")).unwrap();
    store.add(&note(1, 2_000, "ours")).unwrap();
    let theirs = [note(1, 1_000, "older"), note(2, 1_000, "new")];
    store.merge(&theirs, moment(3_000)).unwrap();
    let again = store.merge(&theirs, moment(4_000)).unwrap();
    assert_eq!(again, Merged { kept: ids(&[1]), same: ids(&[2]), ..Merged::default() });
    assert_eq!(store.history(&id(1)).unwrap().len(), 2);
    assert_eq!(store.history(&id(2)).unwrap().len(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn nothing_is_lost_and_the_newest_holds(
        ours in proptest::collection::vec((0u64..6, 0i64..5, 0u8..3), 0..8),
        theirs in proptest::collection::vec((0u64..6, 0i64..5, 0u8..3), 0..8),
    ) {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(&folder.path().join("library.sqlite")).unwrap();
        let notes = |list: &[(u64, i64, u8)]| -> Vec<Annotation> {
            list.iter().map(|(id, at, body)| note(*id, *at, &body.to_string())).collect()
        };
        let (ours, theirs) = (notes(&ours), notes(&theirs));
        store.merge(&ours, moment(10)).unwrap();
        store.merge(&theirs, moment(20)).unwrap();
        for note in ours.iter().chain(&theirs) {
            let versions = store.history(&note.id).unwrap();
            prop_assert!(versions.iter().any(|version| version.annotation == *note));
            let here = store.annotation(&note.id).unwrap().unwrap();
            prop_assert!(here.modified >= note.modified);
        }
    }
}
