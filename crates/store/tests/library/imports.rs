//! Texts that the reader brought: kept byte for byte, never twice, never lost.

use jiff::Timestamp;
use store::{Import, Problem, Store};

fn now() -> Timestamp {
    "2026-03-04T05:06:07Z".parse().unwrap()
}

fn import(id: &str, bytes: &[u8]) -> Import {
    Import {
        id: id.to_owned(),
        sha256: text::sha256(bytes),
        file_name: "a 'b'\n\"; DROP TABLE import;--.txt".into(),
        title: "Ours".into(),
        family: "Llama".into(),
        version: "3.1b".into(),
        publisher: String::new(),
        date: Some("2026-01".into()),
        is_policy: false,
        url: Some("https://a.example/LICENSE".into()),
        added: now(),
        modified: now(),
    }
}

#[test]
fn an_import_comes_back_byte_for_byte_after_reopening() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.sqlite");
    let bytes: Vec<u8> = (0..=255).cycle().take(3_000_000).collect();
    let kept = import("own-a", &bytes);
    assert_eq!(Store::open(&path).unwrap().add_import(&kept, &bytes).unwrap(), "own-a");
    let store = Store::open(&path).unwrap();
    assert_eq!(store.imports().unwrap(), std::slice::from_ref(&kept));
    assert_eq!(store.import("own-a").unwrap(), Some(kept.clone()));
    assert_eq!(store.import_of(&kept.sha256).unwrap(), Some(kept));
    assert_eq!(store.original("own-a").unwrap(), Some(bytes));
    assert_eq!(store.original("own-b").unwrap(), None);
}

#[test]
fn the_same_bytes_are_noticed_and_come_back_under_their_old_id() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(&folder.path().join("library.sqlite")).unwrap();
    store.add_import(&import("own-a", b"words"), b"words").unwrap();
    let again = import("own-b", b"words");
    let error = store.add_import(&again, b"words").unwrap_err();
    assert!(matches!(&error.problem, Problem::ImportExists(id) if id == "own-a"), "{error}");
    assert_eq!(store.imports().unwrap().len(), 1);

    store.remove_import("own-a", now()).unwrap();
    assert_eq!(store.imports().unwrap(), []);
    assert_eq!(store.import("own-a").unwrap(), None);
    assert_eq!(store.original("own-a").unwrap().as_deref(), Some(&b"words"[..]));
    let said = Import { title: "Anew".into(), ..again };
    assert_eq!(store.add_import(&said, b"words").unwrap(), "own-a");
    assert_eq!(store.import("own-a").unwrap().unwrap().title, "Anew");
}

#[test]
fn what_is_said_of_an_import_changes_and_its_file_does_not() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(&folder.path().join("library.sqlite")).unwrap();
    let first = import("own-a", b"words");
    store.add_import(&first, b"words").unwrap();
    let said = Import { title: "Theirs".into(), is_policy: true, date: None, ..first };
    store.update_import(&said).unwrap();
    assert_eq!(store.import("own-a").unwrap(), Some(said.clone()));
    store.remove_import("own-a", now()).unwrap();
    let missing = |problem: Problem| matches!(problem, Problem::NoImport(id) if id == "own-a");
    assert!(missing(store.update_import(&said).unwrap_err().problem));
    assert!(missing(store.remove_import("own-a", now()).unwrap_err().problem));
    store.restore_import("own-a").unwrap();
    assert_eq!(store.import("own-a").unwrap(), Some(said));
    assert!(matches!(
        store.restore_import("own-b").unwrap_err().problem,
        Problem::NoImport(id) if id == "own-b"
    ));
}
