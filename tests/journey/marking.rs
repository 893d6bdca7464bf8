//! A reader marks words that no single paragraph holds, by mouse and by keyboard alone.
//!
//! Owns that story: whatever the page is made of, the words that are kept are those that were chosen.

use crate::app::App;
use crate::page::{Page, key};
use crate::steps::{folder, travel};
use serde_json::{Value, json};

/// A licence of nobody's with bold words, a list, and a footnote.
const WASPS: &str = "# Wasp Licence 1.0\n\n1. **You may** keep wasps in a garden[^1]:\n\n   - in a \
                     jar,\n   - in a *large* box.\n\n2. You may not sell the jar.\n\n[^1]: A garden is \
                     any place with **flowers**.\n";

#[test]
fn words_across_paragraphs_lists_and_a_footnote_are_marked_by_mouse_and_by_keys() {
    travel(async {
        let folder = folder("marking");
        let data = folder.join("library");
        let file = folder.join("wasps.md");
        std::fs::write(&file, WASPS).expect("the folder can be written");

        let app = App::start_with(&data, &folder, &[&file]).await;
        let page = &app.page;
        page.click(r#"[data-testid="bring-add"]"#).await;
        page.shows(TEXT).await;
        by_mouse(page).await;
        let underlined = by_keys(page).await;
        edit_undo_redo(page).await;
        app.kill();

        let app = App::start(&data, &folder).await;
        open_wasps(&app.page).await;
        let marks = marked(&app.page, 3).await;
        assert!(marks.as_array().is_some_and(|marks| marks.contains(&underlined)), "{marks}");
        app.page.picture("5 found again").await;
        app.close().await;
    });
}

/// The licence in the Reader.
const TEXT: &str = r#"[data-testid="text"][data-edition^="own-wasp-licence"]"#;

async fn open_wasps(page: &Page) {
    page.click(r#"[data-testid="shelf-search"]"#).await;
    page.write("wasp licence").await;
    page.click(r#"[data-testid^="shelf-own-wasp-licence"] [role="rowheader"]"#).await;
    page.shows(TEXT).await;
}

/// From bold words over a list to its last item, and once more over some of them.
async fn by_mouse(page: &Page) {
    let all = clauses(page).await;
    let (first, item) = (holding(&all, "keep wasps"), holding(&all, "large"));
    let from = page.words(&first, "You may").await;
    let to = page.words(&item, "box").await;
    page.drag(from.start, to.end).await;
    page.shows(r#"[data-testid="pen"]"#).await;
    page.press('2').await;
    page.shows(r#"[data-testid="highlight"].hl-2"#).await;
    let over = page.words(&first, "wasps in a garden").await;
    page.drag(over.start, over.end).await;
    page.shows(r#"[data-testid="pen"]"#).await;
    page.press('4').await;
    page.shows(r#"[data-testid="highlight"].hl-4"#).await;
    page.shows(r#"[data-testid="saved"][data-state="saved"]"#).await;
    page.picture("1 marked by mouse").await;
    let marks = marked(page, 2).await;
    let long = marks[0].as_str().unwrap_or_default();
    assert!(long.starts_with("You may keep wasps in a garden"), "{marks}");
    assert!(long.ends_with("in a large box"), "{marks}");
    assert_eq!(marks[1], "wasps in a garden");
}

/// From the second clause into the footnote, without the mouse; gives the words.
async fn by_keys(page: &Page) -> Value {
    page.press(key::ESCAPE).await;
    let all = clauses(page).await;
    let second = holding(&all, "sell the jar");
    page.press('v').await;
    page.shows(r#"[data-testid="caret"]"#).await;
    page.picture("2 a caret").await;
    // Down goes to the first word of the next clause.
    let at = r#"
        const caret = document.querySelector('[data-testid="caret"]')?.getBoundingClientRect()
        const clause = document.querySelector(`[data-testid="clause"][data-address="${arguments[0]}"]`)
        const { top, bottom } = clause.getBoundingClientRect()
        return caret && [top <= caret.top && caret.bottom <= bottom + 4]"#;
    for _ in 0..all.as_array().map_or(0, Vec::len) {
        if page.sees("where the caret is", at, vec![json!(second)]).await[0] == true {
            break;
        }
        page.press(key::DOWN).await;
    }
    let selected = "return document.getSelection().toString().includes('flowers')";
    for _ in 0..all.as_array().map_or(0, Vec::len) {
        page.press_with(&[key::SHIFT], key::DOWN).await;
        if page.sees("a look", &format!("return [(() => {{ {selected} }})()]"), vec![]).await[0]
            == true
        {
            break;
        }
    }
    page.picture("3 selected by keys").await;
    page.press('u').await;
    page.shows(r#"[data-testid="underline"]"#).await;
    page.shows(r#"[data-testid="saved"][data-state="saved"]"#).await;
    let marks = marked(page, 3).await;
    let words = marks.as_array().expect("marks").iter().find(|words| {
        let words = words.as_str().unwrap_or_default();
        words.starts_with("You may not sell the jar.") && words.contains("flowers")
    });
    words.unwrap_or_else(|| panic!("what the keys selected: {marks}")).clone()
}

/// A note is written, taken back and done again, and so is a mark.
async fn edit_undo_redo(page: &Page) {
    page.press(key::ESCAPE).await;
    page.click(r#"[data-testid="highlight"].hl-4"#).await;
    page.shows(r#"[data-testid="note-body"]:focus"#).await;
    page.write("which garden?").await;
    page.press_with_ctrl(key::ENTER).await;
    page.shows(r#"[data-testid="saved"][data-state="saved"]"#).await;
    let body = r#"return document.querySelector('[data-testid="note"] .body')?.innerText.trim()"#;
    assert_eq!(page.sees("the note", body, vec![]).await, "which garden?");
    page.press_with_ctrl('z').await;
    let gone = "return !document.body.innerText.includes('which garden?')";
    page.sees("the note taken back", gone, vec![]).await;
    page.press_with(&[key::CTRL, key::SHIFT], 'z').await;
    assert_eq!(page.sees("the note again", body, vec![]).await, "which garden?");
    page.shows(r#"[data-testid="saved"][data-state="saved"]"#).await;
    page.picture("4 undone and redone").await;
}

/// The clauses' addresses and words.
async fn clauses(page: &Page) -> Value {
    let all = r#"
        const clauses = [...document.querySelectorAll('[data-testid="clause"]')]
        return clauses.length > 3 && clauses.map((one) => [one.dataset.address, one.textContent])"#;
    page.sees("the clauses", all, vec![]).await
}

/// The address of the clause with these words.
fn holding(clauses: &Value, words: &str) -> String {
    let all = clauses.as_array().expect("clauses");
    let found = all.iter().find(|one| one[1].as_str().is_some_and(|text| text.contains(words)));
    let found = found.unwrap_or_else(|| panic!("no clause has “{words}”: {clauses}"));
    found[0].as_str().expect("an address").to_owned()
}

/// The words of the marks as they are stored, in the order of the text, once there are so many.
async fn marked(page: &Page, many: usize) -> Value {
    let stored = r"
        const edition = document.querySelector('[data-testid=text]').dataset.edition
        return window.__TAURI_INTERNALS__.invoke('annotations_of', { edition }).then((notes) =>
            notes.length === arguments[0] && notes.map((note) => note.quote.split(/\s+/).join(' ')))";
    page.sees("the marks as stored", stored, vec![json!(many)]).await
}
