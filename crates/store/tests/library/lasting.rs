//! Files that are taken away, and ends that are not clean.

use crate::damage;
use crate::example::{annotation, moment};
use rusqlite::Connection;
use std::fs;
use std::path::{Path, PathBuf};
use store::{Problem, Store, backup_folder, backups, set_aside};
use tempfile::TempDir;

fn library(folder: &TempDir) -> PathBuf {
    folder.path().join("data/library.sqlite")
}

/// A library with so many notes.
fn filled(path: &Path, notes: u64) -> Store {
    let mut store = Store::open(path).unwrap();
    for number in 1..=notes {
        store.add(&annotation(number, "mit", "a note")).unwrap();
    }
    store
}

fn wal(path: &Path) -> PathBuf {
    path.with_file_name("library.sqlite-wal")
}

#[cfg(unix)]
#[test]
fn a_change_that_nobody_would_find_again_is_an_error() {
    type Taking = fn(&Path);
    let away = |path: &Path| path.with_file_name("elsewhere.sqlite");
    let takings: [(&str, Taking); 5] = [
        ("deleted", |path| fs::remove_file(path).unwrap()),
        ("its log deleted", |path| fs::remove_file(wal(path)).unwrap()),
        ("moved", |path| fs::rename(path, path.with_file_name("elsewhere.sqlite")).unwrap()),
        ("replaced", |path| {
            let copy = path.with_file_name("copy");
            fs::copy(path, &copy).unwrap();
            fs::rename(copy, path).unwrap();
        }),
        ("its folder moved", |path| {
            let folder = path.parent().unwrap();
            fs::rename(folder, folder.with_file_name("elsewhere")).unwrap();
        }),
    ];
    for (name, take) in takings {
        let folder = tempfile::tempdir().unwrap();
        let path = library(&folder);
        let mut store = filled(&path, 1);
        take(&path);
        for _ in 0..2 {
            for error in [
                store.add(&annotation(2, "mit", "late")).unwrap_err(),
                store.remove(&annotation(1, "mit", "").id, moment(9)).unwrap_err(),
                store.set_setting("theme", &"dark").unwrap_err(),
                store.back_up(&folder.path().join("backups"), moment(9)).unwrap_err(),
            ] {
                assert!(matches!(error.problem, Problem::Gone), "{name}: {error}");
            }
        }
        // What is in the window can still be read.
        assert_eq!(store.annotations("mit").unwrap().len(), 1, "{name}");
        if name == "moved" {
            fs::rename(away(&path), &path).unwrap();
            store.add(&annotation(2, "mit", "late")).unwrap();
            assert_eq!(Store::open(&path).unwrap().annotations("mit").unwrap().len(), 2);
        }
    }
}

#[cfg(unix)]
#[test]
fn a_library_behind_a_link_is_the_one_that_the_link_leads_to() {
    let folder = tempfile::tempdir().unwrap();
    let path = library(&folder);
    drop(filled(&path, 1));
    let link = folder.path().join("link.sqlite");
    std::os::unix::fs::symlink(&path, &link).unwrap();
    let mut store = Store::open(&link).unwrap();
    store.add(&annotation(2, "mit", "through the link")).unwrap();
    assert_eq!(Store::open(&path).unwrap().annotations("mit").unwrap().len(), 2);
    let other = folder.path().join("other.sqlite");
    drop(Store::open(&other).unwrap());
    fs::remove_file(&link).unwrap();
    std::os::unix::fs::symlink(&other, &link).unwrap();
    let error = store.add(&annotation(3, "mit", "late")).unwrap_err();
    assert!(matches!(error.problem, Problem::Gone), "{error}");
}

/// The files of a library as a killed program leaves them.
fn killed(path: &Path, killed: &Path) {
    fs::create_dir_all(killed.parent().unwrap()).unwrap();
    let store = filled(path, 300);
    // All is written back into the file; then the log gets something of its own.
    let file = Connection::open(path).unwrap();
    file.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())).unwrap();
    let mut store = store;
    store.set_setting("theme", &"dark").unwrap();
    fs::copy(path, killed).unwrap();
    fs::copy(wal(path), wal(killed)).unwrap();
}

#[test]
fn after_an_unclean_end_the_file_is_looked_through() {
    let folder = tempfile::tempdir().unwrap();
    let left = folder.path().join("killed/library.sqlite");
    killed(&library(&folder), &left);
    damage::pages(&left);
    let error = Store::open(&left).unwrap_err();
    assert!(matches!(error.problem, Problem::Damaged(_)), "{error}");
    assert!(fs::metadata(wal(&left)).unwrap().len() > 0, "the log is still there");

    // Undamaged, it is as it was.
    let left = folder.path().join("killed too/library.sqlite");
    fs::create_dir(left.parent().unwrap()).unwrap();
    fs::copy(library(&folder), &left).unwrap();
    let store = Store::open(&left).unwrap();
    assert_eq!(store.annotations("mit").unwrap().len(), 300);
    assert_eq!(store.check().unwrap(), [""; 0]);
}

#[test]
fn a_check_says_what_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let path = library(&folder);
    drop(filled(&path, 300));
    let store = Store::open(&path).unwrap();
    assert_eq!(store.check().unwrap(), [""; 0]);
    let file = Connection::open(&path).unwrap();
    file.pragma_update(None, "foreign_keys", false).unwrap();
    file.execute("INSERT INTO tag VALUES ('nobody', 'EU', 0)", []).unwrap();
    let found = store.check().unwrap();
    assert_eq!(found, ["a row of “tag” needs one of “annotation” that is not there"]);
    drop((store, file));
    damage::pages(&path);
    let found = Store::open(&path).unwrap().check().unwrap();
    assert!(!found.is_empty());
}

#[test]
fn a_damaged_library_is_set_aside_and_the_last_backup_takes_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let path = library(&folder);
    let store = filled(&path, 300);
    store.back_up(&backup_folder(&path), moment(10)).unwrap();
    drop(store);
    let left = folder.path().join("killed/library.sqlite");
    killed(&folder.path().join("another/library.sqlite"), &left);
    fs::copy(&left, &path).unwrap();
    fs::copy(wal(&left), wal(&path)).unwrap();
    damage::pages(&path);
    let bytes = [fs::read(&path).unwrap(), fs::read(wal(&path)).unwrap()];
    assert!(matches!(Store::open(&path).unwrap_err().problem, Problem::Damaged(_)));

    let now = "2026-01-02T03:04:05Z".parse().unwrap();
    let aside = set_aside(&path, now).unwrap();
    assert_eq!(aside.file_name().unwrap(), "damaged-2026-01-02T03-04-05Z.sqlite");
    let log = aside.with_file_name("damaged-2026-01-02T03-04-05Z.sqlite-wal");
    assert_eq!([fs::read(&aside).unwrap(), fs::read(log).unwrap()], bytes);
    assert!(!path.exists() && !wal(&path).exists());

    let mut store = Store::open(&path).unwrap();
    let last = backups(&backup_folder(&path)).unwrap().remove(0).unwrap();
    store.restore_backup(&last.path, &backup_folder(&path), moment(20)).unwrap();
    assert_eq!(store.annotations("mit").unwrap().len(), 300);

    // Open, it stays; and nothing is ever overwritten.
    let error = set_aside(&path, now).unwrap_err();
    assert!(matches!(error.problem, Problem::Locked), "{error}");
    drop(store);
    let second = set_aside(&path, now).unwrap();
    assert_eq!(second.file_name().unwrap(), "damaged-2026-01-02T03-04-05Z-2.sqlite");
    assert_eq!(fs::read(&aside).unwrap(), bytes[0]);
    let error = set_aside(&path, now).unwrap_err();
    assert!(matches!(error.problem, Problem::Disk(_)), "{error}");
}
