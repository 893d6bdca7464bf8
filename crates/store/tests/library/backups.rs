//! Backups: made, listed, thinned and put in the library's place.

use crate::damage;
use crate::example::{annotation, id, moment};
use crate::older;
use jiff::{SignedDuration, Timestamp};
use rusqlite::Connection;
use std::fs;
use std::path::{Path, PathBuf};
use store::{Backup, Occasion, Problem, Store, backup_folder, backups, preview, thin};
use tempfile::TempDir;

fn library(folder: &TempDir) -> PathBuf {
    folder.path().join("library.sqlite")
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn bodies(store: &Store) -> Vec<String> {
    store.annotations("mit").unwrap().into_iter().map(|note| note.body).collect()
}

fn names(folder: &Path) -> Vec<String> {
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name());
    let mut names: Vec<_> = files.map(|name| name.into_string().unwrap()).collect();
    names.sort();
    names
}

/// The names of the backups in the order in which they are listed.
fn listed(folder: &Path) -> Vec<String> {
    let name = |path: &Path| path.file_name().unwrap().to_str().unwrap().to_owned();
    let backups = backups(folder).unwrap().into_iter();
    backups.map(|backup| backup.map_or_else(|e| name(&e.path), |b| name(&b.path))).collect()
}

#[test]
fn a_backup_says_what_it_holds() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(&library(&folder)).unwrap();
    for (number, edition) in [(1, "mit"), (2, "mit"), (3, "llama-3"), (4, "mit")] {
        store.add(&annotation(number, edition, "a note")).unwrap();
    }
    store.remove(&id(4), moment(5_000)).unwrap();
    let folder = backup_folder(&library(&folder));
    assert_eq!(backups(&folder).unwrap().len(), 0, "there is no such folder yet");
    let made = store.back_up(&folder, at("2026-03-04T05:06:07.89Z")).unwrap();
    assert_eq!(names(&folder), ["library-2026-03-04T05-06-07Z.sqlite"], "one file");
    let expected = Backup {
        path: folder.join("library-2026-03-04T05-06-07Z.sqlite"),
        occasion: Occasion::Regular,
        at: at("2026-03-04T05:06:07Z"),
        bytes: fs::metadata(&made.path).unwrap().len(),
        version: 5,
        notes: [("llama-3".to_owned(), 1), ("mit".to_owned(), 2)].into(),
        own_texts: 0,
        last_change: Some(moment(5_000)),
    };
    assert_eq!(made, expected);
    assert_eq!(preview(&made.path).unwrap(), expected);

    // In the same second, neither takes the other's place.
    let second = store.back_up(&folder, at("2026-03-04T05:06:07.99Z")).unwrap();
    assert_eq!(second.path, folder.join("library-2026-03-04T05-06-07Z-2.sqlite"));
    assert_eq!(second.at, made.at);
    assert!(Store::open(&made.path).unwrap().check().unwrap().is_empty());
}

#[test]
fn backups_are_listed_newest_first_and_what_is_none_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(&library(&folder)).unwrap();
    store.add(&annotation(1, "mit", "a note")).unwrap();
    let folder = folder.path().join("backups");
    for moment in ["2026-01-01T00:00:00Z", "2026-01-03T00:00:00Z", "2026-01-02T00:00:00Z"] {
        store.back_up(&folder, at(moment)).unwrap();
    }
    fs::write(folder.join("library-2026-01-04T00-00-00Z.sqlite"), "a letter").unwrap();
    fs::write(folder.join("readme.txt"), "no backup").unwrap();
    assert_eq!(
        listed(&folder),
        [
            "library-2026-01-03T00-00-00Z.sqlite",
            "library-2026-01-02T00-00-00Z.sqlite",
            "library-2026-01-01T00-00-00Z.sqlite",
            "library-2026-01-04T00-00-00Z.sqlite",
        ]
    );
    let error = backups(&folder).unwrap().pop().unwrap().unwrap_err();
    assert!(matches!(error.problem, Problem::NotALibrary), "{error}");
    // Nothing that is no backup of ours is deleted, whatever its name.
    for name in ["mine.sqlite", "library-2026-01-01T00-00-00Z (copy).sqlite"] {
        fs::copy(folder.join("library-2026-01-01T00-00-00Z.sqlite"), folder.join(name)).unwrap();
    }
    let gone = thin(&folder, at("2036-01-01T00:00:00Z")).unwrap();
    assert_eq!(gone.len(), 2);
    assert_eq!(
        names(&folder),
        [
            "library-2026-01-01T00-00-00Z (copy).sqlite",
            "library-2026-01-03T00-00-00Z.sqlite",
            "library-2026-01-04T00-00-00Z.sqlite",
            "mine.sqlite",
            "readme.txt",
        ]
    );
}

#[test]
fn what_a_killed_program_left_unfinished_goes_after_a_day() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&library(&folder)).unwrap();
    let folder = folder.path().join("backups");
    fs::create_dir(&folder).unwrap();
    let now = at("2026-01-03T00:00:00Z");
    for name in [
        "library-2026-01-01T23-59-59Z-abc.part",
        "library-2026-01-02T00-00-01Z-abc.part",
        "before-restore-2026-01-01T23-59-59Z-abc.part",
        "other.part",
    ] {
        fs::write(folder.join(name), "").unwrap();
    }
    store.back_up(&folder, now).unwrap();
    assert_eq!(
        names(&folder),
        [
            "library-2026-01-02T00-00-01Z-abc.part",
            "library-2026-01-03T00-00-00Z.sqlite",
            "other.part"
        ]
    );
}

#[test]
fn a_backup_takes_the_librarys_place_in_every_window() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(&library(&folder)).unwrap();
    let mut other = Store::open(&library(&folder)).unwrap();
    let backups = backup_folder(&library(&folder));
    store.add(&annotation(1, "mit", "first")).unwrap();
    let backup = store.back_up(&backups, moment(10)).unwrap();
    other.add(&annotation(2, "mit", "second")).unwrap();
    store.update(&annotation(1, "mit", "changed")).unwrap();

    let before = store.restore_backup(&backup.path, &backups, moment(20)).unwrap();
    assert_eq!(before.occasion, Occasion::BeforeRestore);
    assert_eq!((bodies(&store), bodies(&other)), (vec!["first".into()], vec!["first".into()]));
    // Both write on, and what was there can be had back.
    other.add(&annotation(3, "mit", "third")).unwrap();
    store.add(&annotation(4, "mit", "fourth")).unwrap();
    assert_eq!(bodies(&store), ["first", "third", "fourth"]);
    other.restore_backup(&before.path, &backups, moment(30)).unwrap();
    assert_eq!(bodies(&store), ["changed", "second"]);
    assert_eq!(store.check().unwrap(), [""; 0]);
    // Not by thinning either.
    thin(&backups, moment(1_000_000_000)).unwrap();
    assert!(before.path.exists());
    drop((store, other));
    assert_eq!(bodies(&Store::open(&library(&folder)).unwrap()), ["changed", "second"]);
}

#[test]
fn a_backup_of_an_older_version_is_brought_up_to_date_on_the_way() {
    for version in 1..=older::VERSIONS {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(&library(&folder)).unwrap();
        let backup = folder.path().join("old.sqlite");
        older::library(&backup, version);
        let bytes = fs::read(&backup).unwrap();
        let backups = backup_folder(&library(&folder));
        store.restore_backup(&backup, &backups, moment(10)).unwrap();
        assert_eq!(bodies(&store), ["from before"]);
        store.add(&annotation(2, "mit", "new")).unwrap();
        assert_eq!(store.history(&id(1)).unwrap().len(), 1);
        assert_eq!(fs::read(&backup).unwrap(), bytes, "the backup changed");
    }
}

#[test]
fn what_cannot_be_restored_is_refused_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(&library(&folder)).unwrap();
    for number in 1..=200 {
        store.add(&annotation(number, "mit", "a note")).unwrap();
    }
    let backups = folder.path().join("backups");
    let good = store.back_up(&backups, moment(10)).unwrap().path;
    let path = |name: &str| folder.path().join(name);
    fs::write(path("letter.sqlite"), "a letter").unwrap();
    fs::write(path("empty.sqlite"), "").unwrap();
    fs::copy(&good, path("damaged.sqlite")).unwrap();
    damage::pages(&path("damaged.sqlite"));
    fs::copy(&good, path("newer.sqlite")).unwrap();
    Connection::open(path("newer.sqlite"))
        .unwrap()
        .pragma_update(None, "user_version", 99)
        .unwrap();
    for (name, code) in [
        ("trigger", "CREATE TRIGGER t AFTER INSERT ON tag BEGIN DELETE FROM annotation; END"),
        ("view", "DROP TABLE setting; CREATE VIEW setting AS SELECT 'theme' AS key, '1' AS value"),
    ] {
        let path = path(&format!("{name}.sqlite"));
        fs::copy(&good, &path).unwrap();
        Connection::open(path).unwrap().execute_batch(code).unwrap();
    }
    for name in ["letter", "empty", "damaged", "newer", "missing", "trigger", "view"] {
        let backup = path(&format!("{name}.sqlite"));
        let error = store.restore_backup(&backup, &backups, moment(20)).unwrap_err();
        assert_eq!(error.path, backup, "{error}");
        let problem = error.problem;
        let expected = match name {
            "damaged" => matches!(problem, Problem::Damaged(_)),
            "newer" => matches!(problem, Problem::Newer { found: 99, .. }),
            "missing" => matches!(problem, Problem::CannotOpen(_)),
            _ => matches!(problem, Problem::NotALibrary),
        };
        assert!(expected, "{name}: {problem}");
    }
    assert_eq!(bodies(&store).len(), 200);
    assert_eq!(listed(&backups), [good.file_name().unwrap().to_str().unwrap()]);
    assert_eq!(names(&backups).len(), 1, "nothing is left unfinished");
}

#[test]
fn a_damaged_library_is_not_backed_up() {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(&library(&folder)).unwrap();
    for number in 1..=200 {
        store.add(&annotation(number, "mit", "a note")).unwrap();
    }
    drop(store);
    damage::pages(&library(&folder));
    let store = Store::open(&library(&folder)).unwrap();
    let backups = folder.path().join("backups");
    let error = store.back_up(&backups, moment(10)).unwrap_err();
    assert!(matches!(error.problem, Problem::Damaged(_)), "{error}");
    assert_eq!(names(&backups), [""; 0]);
}

#[test]
fn an_older_library_is_backed_up_before_it_is_migrated() {
    for version in 1..=older::VERSIONS {
        let folder = tempfile::tempdir().unwrap();
        older::library(&library(&folder), version);
        let mut store = Store::open(&library(&folder)).unwrap();
        store.add(&annotation(2, "mit", "new")).unwrap();
        assert_eq!(bodies(&store), ["from before", "new"]);
        let backups = backup_folder(&library(&folder));
        assert_eq!(listed(&backups), ["before-version-5.sqlite"]);
        let backup = preview(&backups.join("before-version-5.sqlite")).unwrap();
        assert_eq!(backup.occasion, Occasion::BeforeVersion);
        assert_eq!(backup.version, i64::try_from(version).unwrap());
        assert_eq!(backup.notes, [("mit".to_owned(), 1)].into());
        drop(store);
        drop(Store::open(&library(&folder)).unwrap());
        assert_eq!(listed(&backups).len(), 1, "one for each migration");
    }
}

#[test]
fn where_no_backup_can_be_made_an_older_library_stays_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    older::library(&library(&folder), 3);
    fs::write(folder.path().join("backups"), "a file in the folder's place").unwrap();
    let error = Store::open(&library(&folder)).unwrap_err();
    assert!(matches!(error.problem, Problem::Disk(_)), "{error}");
    fs::remove_file(folder.path().join("backups")).unwrap();
    assert_eq!(preview(&library(&folder)).unwrap().version, 3);
    assert_eq!(bodies(&Store::open(&library(&folder)).unwrap()), ["from before"]);
}

#[test]
fn many_windows_may_open_an_older_library_at_once() {
    let folder = tempfile::tempdir().unwrap();
    older::library(&library(&folder), 2);
    std::thread::scope(|scope| {
        for number in 2..8 {
            let path = library(&folder);
            scope.spawn(move || {
                let mut store = Store::open(&path).unwrap();
                store.add(&annotation(number, "mit", "new")).unwrap();
            });
        }
    });
    assert_eq!(bodies(&Store::open(&library(&folder)).unwrap()).len(), 7);
    assert_eq!(listed(&backup_folder(&library(&folder))), ["before-version-5.sqlite"]);
}

#[test]
fn a_long_life_of_backups_is_thinned() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&library(&folder)).unwrap();
    let backups = folder.path().join("backups");
    let mut now = at("2024-01-01T10:00:00Z");
    for _ in 0..60 {
        now += SignedDuration::from_hours(7 * 24);
        store.back_up(&backups, now).unwrap();
        thin(&backups, now).unwrap();
    }
    let kept = listed(&backups);
    // Fourteen months, of which the last two week by week.
    assert!((14..=24).contains(&kept.len()), "{kept:?}");
    assert_eq!(kept[0], "library-2025-02-24T10-00-00Z.sqlite");
}
