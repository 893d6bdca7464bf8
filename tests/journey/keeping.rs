//! A reader goes back to a backup, is led out of a damaged library, and puts the library elsewhere.
//!
//! Owns these stories: what is replaced is kept, what is damaged is never overwritten, and what is not
//! where it was put is never begun anew.

use crate::app::App;
use crate::page::{Page, key};
use crate::steps::{folder, open_in_reader, travel};
use serde_json::json;

#[test]
fn a_backup_is_restored_and_what_was_there_can_be_too() {
    travel(async {
        let folder = folder("backup-restore");
        let app = App::start(&folder.join("library"), &folder).await;
        let page = &app.page;
        note_on_the_text(page, "before the backup").await;
        open_backups(page).await;
        page.click(r#"[data-testid="back-up"]"#).await;
        page.shows(r#"[data-testid="backup"]"#).await;
        let name = r#"return document.querySelector('[data-testid="backup"]').dataset.backup"#;
        let name = page.sees("the backup's name", name, vec![]).await;
        page.picture("1 backed up").await;

        note_on_the_text(page, "after the backup").await;
        open_backups(page).await;
        let backup = format!(r#"[data-backup="{}"]"#, name.as_str().expect("a name"));
        page.click(&format!(r#"{backup} [data-testid="restore"]"#)).await;
        page.shows(r#"[data-testid="restore-dialog"]"#).await;
        page.picture("2 what would come back").await;
        page.click(r#"[data-testid="restore-do"]"#).await;
        page.sees("the dialog's end", GONE, vec![json!(r#"[data-testid="restore-dialog"]"#)]).await;
        assert_eq!(notes(page).await, json!(["before the backup"]));

        // What was there before stands among the backups, and can be brought back as well.
        open_backups(page).await;
        page.click(r#"[data-backup^="before-restore"] [data-testid="restore"]"#).await;
        page.click(r#"[data-testid="restore-do"]"#).await;
        page.sees("the dialog's end", GONE, vec![json!(r#"[data-testid="restore-dialog"]"#)]).await;
        assert_eq!(notes(page).await, json!(["after the backup", "before the backup"]));
        page.picture("3 both again").await;
        app.close().await;
    });
}

#[test]
fn a_damaged_library_is_set_aside_and_a_backup_put_in_its_place() {
    travel(async {
        let folder = folder("damaged");
        let data = folder.join("library");
        let app = App::start(&data, &folder).await;
        note_on_the_text(&app.page, "kept in a backup").await;
        open_backups(&app.page).await;
        app.page.click(r#"[data-testid="back-up"]"#).await;
        app.page.shows(r#"[data-testid="backup"]"#).await;
        app.kill();

        let file = data.join("library.sqlite");
        let mut damaged = std::fs::read(&file).expect("the library");
        let behind_the_head = 100..damaged.len();
        damaged[behind_the_head].fill(7);
        std::fs::write(&file, &damaged).expect("the library can be damaged");
        for log in ["library.sqlite-wal", "library.sqlite-shm"] {
            let _ = std::fs::remove_file(data.join(log));
        }

        let app = App::start(&data, &folder).await;
        let page = &app.page;
        page.shows(r#"[data-testid="damaged-dialog"]"#).await;
        page.picture("1 damaged").await;
        page.click(r#"[data-testid="damaged-backup"]"#).await;
        page.click(r#"[data-testid="damaged-do"]"#).await;
        let path = r#"return document.querySelector('[data-testid="damaged-path"]')?.textContent"#;
        let path = page.sees("where it lies now", path, vec![]).await;
        page.picture("2 set aside").await;
        page.click(r#"[data-testid="damaged-go-on"]"#).await;
        let aside = std::fs::read(path.as_str().expect("a path").trim()).expect("set aside");
        assert!(aside == damaged, "the damaged file was changed");
        assert_eq!(notes(page).await, json!(["kept in a backup"]));
        app.close().await;
    });
}

#[test]
fn the_library_moves_to_a_drive_and_is_missed_when_that_is_away() {
    travel(async {
        let folder = folder("library-folder");
        let home = folder.join("home");
        let drive = folder.join("a drive");
        for folder in [&home, &drive] {
            std::fs::create_dir(folder).expect("the folder can be written");
        }
        let app = App::start_at_home(&home, &folder).await;
        let page = &app.page;
        note_on_the_text(page, "goes along").await;
        open_backups(page).await;
        page.click(r#"[data-testid="back-up"]"#).await;
        page.shows(r#"[data-testid="backup"]"#).await;
        page.click(r#"[data-testid="move-library"]"#).await;
        crate::dialog::choose_folder(&app.display, "Folder of the library", &drive).await;
        page.shows(r#"[data-testid="folder-dialog"]"#).await;
        page.picture("1 what will be").await;
        page.click(r#"[data-testid="folder-do"]"#).await;
        page.shows(r#"[data-testid="folder-moved"]"#).await;
        page.picture("2 moved").await;
        page.press(key::ENTER).await;
        page.sees("the dialog's end", GONE, vec![json!(r#"[data-testid="folder-dialog"]"#)]).await;
        page.shows(r#"[data-testid="backup"]"#).await;
        assert_eq!(notes(page).await, json!(["goes along"]));
        assert!(drive.join("library.sqlite").exists());
        note_on_the_text(page, "written there").await;
        app.kill();

        let app = App::start_at_home(&home, &folder).await;
        assert_eq!(notes(&app.page).await, json!(["goes along", "written there"]));
        app.kill();

        let away = folder.join("away");
        std::fs::rename(&drive, &away).expect("the drive can be taken away");
        let app = App::start_at_home(&home, &folder).await;
        let page = &app.page;
        page.shows(r#"[data-testid="astray-dialog"]"#).await;
        page.picture("3 astray").await;
        page.click(r#"[data-testid="astray-do"]"#).await;
        page.shows(r#"[data-testid="trouble"]"#).await;
        assert!(!drive.exists(), "a library was begun in its place");
        std::fs::rename(&away, &drive).expect("the drive comes back");
        page.click(r#"[data-testid="astray-do"]"#).await;
        page.sees("the dialog's end", GONE, vec![json!(r#"[data-testid="astray-dialog"]"#)]).await;
        assert_eq!(notes(page).await, json!(["goes along", "written there"]));
        app.close().await;
    });
}

/// Whether nothing of a selector is there any more.
const GONE: &str = "return document.querySelector(arguments[0]) === null";

/// Writes a note on Llama 3.1 as a whole, by key.
async fn note_on_the_text(page: &Page, words: &str) {
    open_in_reader(page, "6").await;
    page.press_with(&[key::SHIFT], 'E').await;
    page.shows(r#"[data-testid="note-body"]:focus"#).await;
    page.write(words).await;
    page.press_with_ctrl(key::ENTER).await;
    page.shows(r#"[data-testid="saved"][data-state="saved"]"#).await;
}

async fn open_backups(page: &Page) {
    page.press_with_ctrl(',').await;
    page.shows(r#"[data-testid="settings"]"#).await;
    page.click(r#"[data-testid="settings-library"]"#).await;
    page.shows(r#"[data-testid="back-up"]"#).await;
}

/// The notes on Llama 3.1, in the order of the alphabet.
async fn notes(page: &Page) -> serde_json::Value {
    open_in_reader(page, "6").await;
    let bodies = r#"
        const notes = [...document.querySelectorAll('[data-testid="note"] .body')]
        return notes.length > 0 && notes.map((note) => note.innerText.trim()).sort()"#;
    page.sees("notes", bodies, vec![]).await
}
