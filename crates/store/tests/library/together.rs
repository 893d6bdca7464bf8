//! Several stores on one file.

use crate::example::{annotation, moment};
use std::thread;
use store::Store;

#[test]
fn each_sees_what_the_other_wrote() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.sqlite");
    let mut one = Store::open(&path).unwrap();
    let mut two = Store::open(&path).unwrap();
    one.add(&annotation(1, "mit", "from one")).unwrap();
    two.add(&annotation(2, "mit", "from two")).unwrap();
    let bodies = |store: &Store| -> Vec<String> {
        store.annotations("mit").unwrap().into_iter().map(|a| a.body).collect()
    };
    assert_eq!(bodies(&one), ["from one", "from two"]);
    assert_eq!(bodies(&two), ["from one", "from two"]);
    two.remove(&annotation(1, "", "").id, moment(9)).unwrap();
    assert_eq!(bodies(&one), ["from two"]);
}

#[test]
fn many_may_make_the_file_at_once_and_write_in_turn() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("new/library.sqlite");
    thread::scope(|scope| {
        for writer in 0..6 {
            let path = &path;
            scope.spawn(move || {
                let mut store = Store::open(path).unwrap();
                for note in 0..10 {
                    store.add(&annotation(writer * 100 + note, "mit", "")).unwrap();
                }
            });
        }
    });
    let store = Store::open(&path).unwrap();
    assert_eq!(store.annotation_counts().unwrap()["mit"], 60);
}
