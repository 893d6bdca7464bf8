//! A reader hands notes to a colleague as a file, and takes in those of others.
//!
//! Owns that story: what was handed over arrives on its words, and never twice.

use crate::app::App;
use crate::dialog;
use crate::page::{Page, key};
use crate::steps::{command, folder, open_in_reader, travel};
use serde_json::{Value, json};
use std::path::Path;

/// Words of Llama 3.1 that the reader marks.
const OURS: &str = "if you are in breach";
/// What the reader writes: nothing in it may become markup on the way.
const NOTE: &str = "=1+1 “who says so?” <b>bold</b> `code`";
/// Words of Llama 3.1 that somebody marked in Hypothesis.
const THEIRS: &str = "royalty-free limited license";

#[test]
fn notes_go_out_and_come_in_and_are_never_doubled() {
    travel(async {
        let folder = folder("exchange");
        let file = folder.join("notes handed over.jsonld");
        let ours = App::start(&folder.join("ours"), &folder).await;
        mark_and_note(&ours.page).await;
        export(&ours, &file).await;
        ours.close().await;
        let written = std::fs::read_to_string(&file).expect("the file was written");
        assert!(written.contains(OURS), "{written}");

        let theirs = App::start(&folder.join("theirs"), &folder).await;
        let page = &theirs.page;
        assert_eq!(import(&theirs, &file).await, json!({ "added": 1 }));
        page.picture("3 taken in").await;
        page.click(CLOSE).await;
        stands(page, ".hl-3", OURS).await;
        let body =
            r#"return document.querySelector('[data-testid="note"] .body')?.innerText.trim()"#;
        assert_eq!(page.sees("the note", body, vec![]).await, NOTE);
        assert!(page.lacks(r#"[data-testid="note"] .body b"#).await, "a note became markup");
        page.picture("4 on its words").await;

        assert_eq!(import(&theirs, &file).await, json!({ "same": 1 }));
        page.picture("5 the same again").await;
        page.click(CLOSE).await;
        assert_eq!(quotes(page).await, json!([OURS]));

        let others = folder.join("from Hypothesis.json");
        std::fs::write(&others, hypothesis()).expect("the folder can be written");
        assert_eq!(import(&theirs, &others).await, json!({ "added": 1, "refused": 1 }));
        page.picture("6 from Hypothesis").await;
        page.click(CLOSE).await;
        stands(page, ".hl-1", THEIRS).await;
        page.picture("7 beside ours").await;
        assert_eq!(import(&theirs, &others).await, json!({ "same": 1, "refused": 1 }));
        page.click(CLOSE).await;
        assert_eq!(quotes(page).await, json!([THEIRS, OURS]));
        theirs.close().await;
    });
}

/// What Hypothesis exports of two notes: one on Llama 3.1 where it is published, and one on a page
/// that is no text of ours.
fn hypothesis() -> String {
    let text = library::edition("llama-3.1").expect("a built-in edition");
    let address = text.info.url.as_deref().expect("an address");
    let row = |id: &str, page: &str| {
        json!({
            "id": id,
            "uri": page,
            "created": "2025-02-03T10:00:00.000000+00:00",
            "updated": "2025-02-03T10:00:00.000000+00:00",
            "user": "acct:somebody@example.org",
            "text": "no royalty at all?",
            "tags": ["royalty"],
            "target": [{ "source": page, "selector": [
                { "type": "TextQuoteSelector", "exact": THEIRS, "prefix": "", "suffix": "" },
            ] }],
        })
    };
    let rows = [
        row("AAAAAAAAAAAAAAAAAAAAAA", address),
        row("BBBBBBBBBBBBBBBBBBBBBB", "https://example.org/elsewhere"),
    ];
    json!({ "annotations": rows }).to_string()
}

async fn mark_and_note(page: &Page) {
    open_in_reader(page, "6").await;
    let words = page.words("6", OURS).await;
    page.drag(words.start, words.end).await;
    page.shows(r#"[data-testid="pen"]"#).await;
    page.press('3').await;
    page.click(r#"[data-testid="highlight"].hl-3"#).await;
    page.shows(r#"[data-testid="note-body"]:focus"#).await;
    page.write(NOTE).await;
    page.press_with_ctrl(key::ENTER).await;
    page.shows(r#"[data-testid="saved"][data-state="saved"]"#).await;
    page.picture("1 written").await;
}

async fn open_files(page: &Page) {
    page.press_with_ctrl(',').await;
    page.shows(r#"[data-testid="settings"]"#).await;
    page.click(r#"[data-testid="settings-library"]"#).await;
}

/// Writes the notes of the text at hand to a file.
async fn export(app: &App, file: &Path) {
    command(&app.page, "Export the notes of this text: Web Annotation").await;
    dialog::save_as(&app.display, "Export notes", file).await;
    let told = r#"
        return document.querySelector('[data-testid="toast"]')?.textContent.includes(arguments[0])"#;
    app.page.sees("where it was written", told, vec![json!(file)]).await;
    app.page.picture("2 handed over").await;
}

/// The button that closes what is told of a file.
const CLOSE: &str = r#"[data-testid="notes-file-close"]"#;

/// Takes in a file; gives how many notes became what, as the report tells it.
async fn import(app: &App, file: &Path) -> Value {
    open_files(&app.page).await;
    app.page.click(r#"[data-testid="import-notes"]"#).await;
    dialog::open(&app.display, "Import notes", file).await;
    let told = r#"
        const dialog = document.querySelector('[data-testid="notes-file-dialog"]')
        const lines = [...(dialog?.querySelectorAll('[data-testid^="imported-"]') ?? [])]
        const line = (one) => [one.dataset.testid.replace('imported-', ''), parseInt(one.textContent)]
        return lines.length > 0 && Object.fromEntries(lines.map(line))"#;
    app.page.sees("what came of the file", told, vec![]).await
}

/// Waits until words of Llama 3.1, and no others, have marks of a colour.
async fn stands(page: &Page, colour: &str, words: &str) {
    open_in_reader(page, "6").await;
    let marked = r#"
        const marks = [...document.querySelectorAll(`[data-testid="highlight"]${arguments[0]}`)]
        marks[0]?.scrollIntoView({ block: 'center', behavior: 'instant' })
        return marks.map((mark) => mark.textContent).join('') === arguments[1]"#;
    page.sees("the words marked", marked, vec![json!(colour), json!(words)]).await;
}

/// The words of all notes on Llama 3.1 as they are stored, in the order of the text.
async fn quotes(page: &Page) -> Value {
    let stored = r"
        return window.__TAURI_INTERNALS__.invoke('annotations_of', { edition: 'llama-3.1' })
            .then((notes) => notes.map(({ quote }) => quote))";
    page.sees("the notes as stored", stored, vec![]).await
}
