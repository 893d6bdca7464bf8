//! The library moves to another folder: whole, or not at all.

use crate::example::{annotation, id, moment};
use std::fs;
use std::path::{Path, PathBuf};
use store::{Problem, Store, backup_folder, copy_backups, preview};
use tempfile::TempDir;

fn filled(path: &Path) -> Store {
    let mut store = Store::open(path).unwrap();
    store.add(&annotation(1, "mit", "one")).unwrap();
    store
}

/// A library's file in an old and in a new folder.
fn places(folder: &TempDir) -> [PathBuf; 2] {
    ["old/library.sqlite", "a new “drive”/library.sqlite"].map(|name| folder.path().join(name))
}

/// The names in the folder of a file; none when there is no such folder.
fn beside(path: &Path) -> Vec<String> {
    let Ok(files) = fs::read_dir(path.parent().unwrap()) else { return Vec::new() };
    let files = files.map(|entry| entry.unwrap().file_name());
    let mut names: Vec<_> = files.map(|name| name.into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn it_holds_there_what_it_held_and_the_old_file_stays_under_another_name() {
    let folder = tempfile::tempdir().unwrap();
    let [from, to] = places(&folder);
    let left = filled(&from).move_to(&to, moment(7)).unwrap().leave(moment(7)).unwrap();
    assert_eq!(beside(&from), ["library.sqlite-open", "moved-1970-01-01T00-00-07Z.sqlite"]);
    assert_eq!(beside(&to), ["library.sqlite", "library.sqlite-open"]);
    assert_eq!(preview(&left).unwrap().notes["mit"], 1);
    let mut store = Store::open_there(&to).unwrap();
    assert_eq!(store.annotation(&id(1)).unwrap().unwrap().body, "one");
    store.add(&annotation(2, "mit", "two")).unwrap();
    // And back.
    store.move_to(&from, moment(7)).unwrap().leave(moment(7)).unwrap();
    assert_eq!(Store::open_there(&from).unwrap().annotations("mit").unwrap().len(), 2);
    // A second one in the same second has another name.
    let mut again = Store::open_there(&from).unwrap().move_to(&to, moment(7)).unwrap();
    let left = again.leave(moment(7)).unwrap();
    assert!(left.ends_with("moved-1970-01-01T00-00-07Z-2.sqlite"), "{}", left.display());
}

#[cfg(unix)]
#[test]
fn nobody_writes_meanwhile_and_whoever_has_it_open_is_told_after() {
    let folder = tempfile::tempdir().unwrap();
    let [from, to] = places(&folder);
    let mut other = filled(&from);
    let mut moving = Store::open(&from).unwrap().move_to(&to, moment(7)).unwrap();
    let error = other.add(&annotation(2, "mit", "meanwhile")).unwrap_err();
    assert!(matches!(error.problem, Problem::Locked), "{error}");
    let left = moving.leave(moment(7)).unwrap();
    for _ in 0..2 {
        let error = other.add(&annotation(2, "mit", "late")).unwrap_err();
        assert!(matches!(error.problem, Problem::Gone), "{error}");
        assert_eq!(other.annotations("mit").unwrap().len(), 1, "it can still be read");
    }
    drop((other, moving));
    for path in [&left, &to] {
        assert_eq!(preview(path).unwrap().notes["mit"], 1, "{}", path.display());
    }
}

#[cfg(unix)]
#[test]
fn a_link_leaves_and_where_it_leads_stays() {
    let folder = tempfile::tempdir().unwrap();
    let [from, to] = places(&folder);
    let real = folder.path().join("real.sqlite");
    drop(filled(&real));
    fs::create_dir(from.parent().unwrap()).unwrap();
    std::os::unix::fs::symlink(&real, &from).unwrap();
    let left = Store::open(&from).unwrap().move_to(&to, moment(7)).unwrap().leave(moment(7));
    assert!(fs::symlink_metadata(left.unwrap()).unwrap().is_symlink() && !from.exists());
    for path in [&real, &to] {
        assert_eq!(preview(path).unwrap().notes["mit"], 1, "{}", path.display());
    }
}

#[test]
fn what_is_withdrawn_does_not_stand_under_the_librarys_name() {
    let folder = tempfile::tempdir().unwrap();
    let [from, to] = places(&folder);
    let moving = filled(&from).move_to(&to, moment(7)).unwrap();
    moving.withdraw(moment(7)).unwrap();
    assert_eq!(beside(&to), ["library.sqlite-open", "unfinished-1970-01-01T00-00-07Z.sqlite"]);
    let mut store = Store::open_there(&from).unwrap();
    store.add(&annotation(2, "mit", "two")).unwrap();
}

#[test]
fn a_place_that_cannot_take_it_leaves_all_as_it_was() {
    type Spoiling = fn(&Path);
    fn write(to: &Path, name: &str) {
        fs::create_dir(to.parent().unwrap()).unwrap();
        fs::write(to.with_file_name(name), "somebody’s").unwrap();
    }
    let spoilings: [(&str, Spoiling); 6] = [
        ("its folder is a file", |to| fs::write(to.parent().unwrap(), "").unwrap()),
        ("a library", |to| drop(filled(to))),
        ("a file", |to| write(to, "library.sqlite")),
        ("a folder of that name", |to| fs::create_dir_all(to).unwrap()),
        ("a log", |to| write(to, "library.sqlite-wal")),
        ("a journal", |to| write(to, "library.sqlite-journal")),
    ];
    for (spoiled, spoil) in spoilings {
        let folder = tempfile::tempdir().unwrap();
        let [from, to] = places(&folder);
        let store = filled(&from);
        spoil(&to);
        let before = beside(&to);
        let error = store.move_to(&to, moment(7)).unwrap_err();
        assert!(error.path == to, "{spoiled}: {error}");
        assert_eq!(beside(&to), before, "{spoiled}");
        assert_eq!(beside(&from), ["library.sqlite", "library.sqlite-open"], "{spoiled}");
        let mut store = Store::open_there(&from).unwrap();
        store.add(&annotation(2, "mit", "two")).unwrap();
    }
}

#[test]
fn a_library_is_opened_only_where_there_is_one() {
    let folder = tempfile::tempdir().unwrap();
    let [_, path] = places(&folder);
    for _ in 0..2 {
        let error = Store::open_there(&path).unwrap_err();
        assert!(matches!(error.problem, Problem::CannotOpen(_)), "{error}");
        assert!(!path.exists());
        fs::create_dir_all(path.parent().unwrap()).unwrap();
    }
}

#[test]
fn backups_go_with_it_and_none_is_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let [old, new] = places(&folder);
    let store = filled(&old);
    let [from, to] = [backup_folder(&old), backup_folder(&new)];
    assert_eq!(copy_backups(&from, &to).unwrap(), 0);
    let made = store.back_up(&from, moment(7)).unwrap();
    fs::write(from.join("odd.sqlite"), "one").unwrap();
    fs::write(from.join("no backup.txt"), "").unwrap();
    fs::create_dir_all(&to).unwrap();
    fs::write(to.join("odd.sqlite"), "two").unwrap();
    let name = made.path.file_name().unwrap().to_str().unwrap();
    for _ in 0..2 {
        assert_eq!(copy_backups(&from, &to).unwrap(), 2);
        assert_eq!(beside(&to.join(name)), [name, "odd-2.sqlite", "odd.sqlite"]);
        assert_eq!(fs::read(to.join(name)).unwrap(), fs::read(&made.path).unwrap());
        let odd = ["odd-2.sqlite", "odd.sqlite"].map(|name| fs::read(to.join(name)).unwrap());
        assert_eq!(odd, [b"one", b"two"]);
    }
    assert_eq!(beside(&made.path).len(), 3, "they stay where they were");
    let error = copy_backups(&from, &from.join("odd.sqlite")).unwrap_err();
    assert!(error.to_string().contains("odd.sqlite"), "{error}");
}
