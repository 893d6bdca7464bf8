//! Settings by key.

use store::{Problem, Store};

#[test]
fn settings_are_kept_by_key() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("library.sqlite");
    let mut store = Store::open(&path).unwrap();
    assert_eq!(store.setting::<String>("theme").unwrap(), None);
    store.set_setting("theme", &"dark").unwrap();
    store.set_setting("theme", &"sepia").unwrap();
    store.set_setting("'; DROP TABLE setting; --", &vec!["<b>", "\0", "é"]).unwrap();
    drop(store);
    let store = Store::open(&path).unwrap();
    assert_eq!(store.setting("theme").unwrap(), Some("sepia".to_owned()));
    let list: Option<Vec<String>> = store.setting("'; DROP TABLE setting; --").unwrap();
    assert_eq!(list.unwrap(), ["<b>", "\0", "é"]);
}

#[test]
fn a_setting_of_another_kind_is_said_to_be_so() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(&folder.path().join("library.sqlite")).unwrap();
    store.set_setting("size", &"large").unwrap();
    let error = store.setting::<u8>("size").unwrap_err();
    assert!(matches!(error.problem, Problem::Value { .. }), "{error}");
    assert!(error.to_string().contains("the setting “size” cannot be read"), "{error}");
}
