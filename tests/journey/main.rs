//! Journeys: what a person does with the built app, in its real window, by mouse and keys.
//!
//! Owns the stories. Each looks only at what a person could see; how the window is driven stands in
//! the files beside this one. Every step leaves a picture in `target/journey/`.

#![cfg(target_os = "linux")]

mod app;
mod bus;
mod carrying;
mod changing;
mod dialog;
mod display;
mod exchanging;
mod frame;
mod keeping;
mod marking;
mod page;
mod pdf;
mod steps;
mod verdict;

use app::App;
use page::Page;
use serde_json::{Value, json};
use std::path::Path;
use steps::{folder, open_in_reader, travel};

/// Words with everything that could be taken for markup, another alphabet or another quote.
const NOTE: &str =
    r#"“In breach” isn't "at any time" – déjà vu, <script>document.title = 'stolen'</script> & 🦙"#;

#[test]
fn a_reader_compares_notes_loses_the_app_and_hands_over_a_pdf() {
    travel(async {
        let folder = folder("compare-note-export");
        let data = folder.join("library");

        let app = App::start(&data, &folder).await;
        open_compare(&app.page).await;
        step_to_the_improvement_ban(&app.page).await;
        see_it_gone_in_the_matrix(&app.page).await;
        open_in_reader(&app.page, "6").await;
        let words = mark_words(&app.page).await;
        write_note(&app.page).await;
        app.kill();

        let app = App::start(&data, &folder).await;
        open_in_reader(&app.page, "6").await;
        find_note_again(&app.page, &words).await;
        let file = folder.join("Llama 3.1, annotated.pdf");
        export(&app, &file).await;
        app.close().await;

        pdf::is_clean(&file);
        let read = pdf::annotations(&file);
        assert_eq!(read.len(), 1, "{read:?}");
        assert_eq!(read[0].note, NOTE);
        // In the window a clause's number hangs in the margin; in the text it stands before its words.
        assert_eq!(read[0].words, words.replace("Governing Law", "7. Governing Law"));
    });
}

async fn open_compare(page: &Page) {
    page.shows(r#"[data-testid="shelf"]"#).await;
    let edition = r#"[data-testid="choose-llama-3.1"]"#;
    let folded = r#"[data-line="family Llama"]"#;
    page.shows(&format!("{edition}, {folded}")).await;
    if page.lacks(edition).await {
        page.click(folded).await;
    }
    page.picture("1 shelf").await;
    for id in ["llama-2", "llama-3", "llama-3.1"] {
        page.click(&format!(r#"[data-testid="choose-{id}"]"#)).await;
    }
    page.click(r#"[data-testid="compare-chosen"]"#).await;
    page.shows(r#"[data-testid="board"][data-editions="llama-2 llama-3 llama-3.1"]"#).await;
}

/// Steps by key through the changes to the clause that Llama 3.1 no longer has.
async fn step_to_the_improvement_ban(page: &Page) {
    const CURRENT: &str =
        r#"return document.querySelector('[data-testid="row"][aria-current]')?.dataset.rows"#;
    let count = r#"return document.querySelectorAll('[data-testid="change"]').length"#;
    let count = page.sees("a list of changes", count, vec![]).await.as_u64().unwrap_or_default();
    let mut seen = Vec::new();
    loop {
        page.press('n').await;
        let moved =
            format!("const row = (() => {{ {CURRENT} }})(); return row !== arguments[0] && row");
        let last = seen.last().cloned().unwrap_or(Value::Null);
        let row = page.sees("the next change", &moved, vec![last]).await;
        assert!(!seen.contains(&row), "the keys went in a circle without meeting 1.b.v: {seen:?}");
        seen.push(row);
        if !page.lacks(r#"[data-testid="row"][aria-current][data-address="1.b.v"]"#).await {
            break;
        }
        assert!((seen.len() as u64) < count, "1.b.v is not among the {count} changes");
    }
    let cells = r#"
        const row = document.querySelector('[data-testid="row"][aria-current]')
        return [...row.querySelectorAll('[data-testid="cell"]')].map((cell) => {
            const left = cell.cloneNode(true)
            left.querySelectorAll('del, .did').forEach((struck) => struck.remove())
            return {
                edition: cell.dataset.edition,
                address: cell.dataset.address ?? null,
                struck: [...cell.querySelectorAll('del')].map((del) => del.textContent).join(''),
                standing: cell.dataset.address ? left.textContent.trim() : '',
            }
        })"#;
    let cells = page.sees("the clause's cells", cells, vec![]).await;
    assert_eq!(cells[1]["edition"], "llama-3");
    assert_eq!(cells[1]["address"], "1.b.v");
    assert_eq!(cells[1]["standing"], "", "all of it is struck in Llama 3's column: {cells}");
    let struck = cells[1]["struck"].as_str().unwrap_or_default();
    assert!(struck.contains("to improve any other large language model"), "{struck}");
    assert_eq!(
        cells[2],
        json!({ "edition": "llama-3.1", "address": null, "struck": "", "standing": "" })
    );
    page.picture("2 compare").await;
}

/// Goes on to the matrix of the same editions and one more, and opens the words that went.
async fn see_it_gone_in_the_matrix(page: &Page) {
    page.press_with_ctrl('4').await;
    let editions = r#"[data-testid="matrix"][data-editions="llama-2 llama-3 llama-3.1"]"#;
    page.shows(editions).await;
    page.click(r#"[data-testid="edition-llama-3.2"]"#).await;
    page.shows(r#"[data-testid="matrix"][data-editions="llama-2 llama-3 llama-3.1 llama-3.2"]"#)
        .await;
    let row = r#"[data-testid="matrix-row"][data-address="1.b.v"]"#;
    let marks = r"
        const cells = document.querySelector(arguments[0])?.querySelectorAll('[data-mark]')
        return cells && [...cells].map((cell) => cell.dataset.mark)";
    let marks = page.sees("the clause's row", marks, vec![json!(row)]).await;
    assert_eq!(marks, json!(["first", "form", "gone", "absent"]));
    page.click(&format!(r#"{row} [data-mark="gone"]"#)).await;
    let struck =
        r#"return document.querySelector('[data-testid="matrix-redline"] del')?.textContent"#;
    let struck = page.sees("the words that went", struck, vec![]).await;
    let struck = struck.as_str().unwrap_or_default();
    assert!(struck.contains("to improve any other large language model"), "{struck}");
    page.picture("2b matrix").await;
}

/// Drags over words of two clauses, colours them by key, and gives the words.
async fn mark_words(page: &Page) -> String {
    let from = page.words("6", "if you are in breach").await;
    let to = page.words("7", "Governing Law and Jurisdiction").await;
    page.drag(from.start, to.end).await;
    page.shows(r#"[data-testid="pen"]"#).await;
    let selected = "return document.getSelection().toString().split(/\\s+/).join(' ')";
    let selected = page.sees("a selection", selected, vec![]).await;
    let words = selected.as_str().expect("words").to_owned();
    assert!(words.starts_with("if you are in breach of any term"), "{words}");
    assert!(words.ends_with("Governing Law and Jurisdiction"), "{words}");
    page.picture("3 words selected").await;
    page.press('3').await;
    page.shows(r#"[data-testid="highlight"].hl-3"#).await;
    page.sees("the words highlighted", HIGHLIGHTED, vec![json!(words)]).await;
    words
}

/// Whether the words of all highlights are those given.
const HIGHLIGHTED: &str = r#"
    const clauses = [...document.querySelectorAll('[data-testid="clause"]')].map((clause) =>
        [...clause.querySelectorAll('[data-testid="highlight"]')].map((mark) => mark.textContent).join(''))
    return clauses.filter((words) => words !== '').join(' ').split(/\s+/).join(' ') === arguments[0]"#;

async fn write_note(page: &Page) {
    page.click(r#"[data-testid="highlight"]"#).await;
    page.shows(r#"[data-testid="note-body"]:focus"#).await;
    page.write(NOTE).await;
    let typed =
        r#"return document.querySelector('[data-testid="note-body"]').value === arguments[0]"#;
    page.sees("the note as typed", typed, vec![json!(NOTE)]).await;
    // Not a moment is given beyond the word "Saved".
    page.shows(r#"[data-testid="saved"][data-state="saved"]"#).await;
}

async fn find_note_again(page: &Page, words: &str) {
    page.shows(r#"[data-testid="highlight"].hl-3"#).await;
    page.sees("the words highlighted", HIGHLIGHTED, vec![json!(words)]).await;
    let note = r#"return document.querySelector('[data-testid="note"] .body')?.innerText.trim() === arguments[0]"#;
    page.sees("the note as text", note, vec![json!(NOTE)]).await;
    assert!(page.lacks(r#"[data-testid="note"] script"#).await, "a note became markup");
    assert_ne!(page.title().await, "stolen", "a note ran");
    page.picture("4 note found again").await;
}

async fn export(app: &App, file: &Path) {
    let page = &app.page;
    page.click(r#"[data-testid="export"]"#).await;
    page.shows(r#"[data-testid="export-dialog"]"#).await;
    page.sees(
        "a page of the preview",
        r#"return document.querySelector('[data-testid="preview"]')?.naturalWidth > 0"#,
        vec![],
    )
    .await;
    page.picture("5 export").await;
    page.click(r#"[data-testid="export-save"]"#).await;
    dialog::save_as(&app.display, "Export as PDF", file).await;
    let told = r#"return document.querySelector('[data-testid="export-path"]')?.textContent === arguments[0]"#;
    page.sees("the file's path", told, vec![json!(file)]).await;
    page.picture("6 exported").await;
}

#[test]
fn a_closed_window_keeps_what_was_typed_in_the_last_moment() {
    travel(async {
        let folder = folder("close");
        let data = folder.join("library");

        let app = App::start(&data, &folder).await;
        open_in_reader(&app.page, "6").await;
        let words = mark_words(&app.page).await;
        write_note(&app.page).await;
        app.page.click(r#"[data-testid="note-tag"]"#).await;
        app.page.write("half typ").await;
        app.ask_to_close();
        app.ended().await;

        let app = App::start(&data, &folder).await;
        open_in_reader(&app.page, "6").await;
        find_note_again(&app.page, &words).await;
        let tags = r#"return document.querySelector('[data-testid="note"] .tags')?.textContent"#;
        assert_eq!(app.page.sees("the note's tags", tags, vec![]).await, "half typ");

        // A page that hangs holds the window for some seconds, and not for ever.
        app.page.hang().await;
        app.ended_when_asked_again_and_again().await;
    });
}

/// A licence of nobody's, with a title, a number and a day.
const BEES: &str = "Bee Licence 1.2\n\nEffective date: May 2, 2025\n\n1. You may keep bees. You may \
                    not sell the honey.\n\n2. You must name the keeper of the bees.\n";

/// The row of the reader's own text on the shelf.
const OWN: &str = r#"[data-testid^="shelf-own-bee-licence"]"#;

#[test]
fn a_text_is_brought_told_cited_taken_off_and_put_back() {
    travel(async {
        let folder = folder("bring");
        let data = folder.join("library");
        // A name that would like to be markup, and a file that is none.
        let file = folder.join("bees \"'<b>.txt");
        std::fs::write(&file, BEES).expect("the folder can be written");
        let broken = folder.join("broken.pdf");
        std::fs::write(&broken, "%PDF-1.7\n").expect("the folder can be written");

        let app = App::start_with(&data, &folder, &[&file, &broken]).await;
        let page = &app.page;
        let title = r#"return document.querySelector('[data-testid="said-title"]')?.value"#;
        assert_eq!(page.sees("the guessed title", title, vec![]).await, "Bee Licence 1.2");
        page.picture("1 what it is").await;
        page.click(r#"[data-testid="bring-add"]"#).await;
        let refused =
            r#"return document.querySelector('[data-testid="bring-refused"]')?.textContent"#;
        let refused = page.sees("why the other is refused", refused, vec![]).await;
        assert!(refused.as_str().is_some_and(|why| why.contains("broken.pdf")), "{refused}");
        page.picture("2 refused").await;
        page.click(r#"[data-testid="bring-cancel"]"#).await;

        page.click(r#"[data-testid="shelf-search"]"#).await;
        page.write("bee licence").await;
        page.click(&format!(r#"{OWN} [role="rowheader"]"#)).await;
        page.shows(r#"[data-testid="text"][data-edition^="own-bee-licence"]"#).await;
        page.press('q').await;
        page.shows(r#"[data-testid="toast"]"#).await;
        page.press('i').await;
        let read = r#"return document.querySelector('[data-testid="facts-read"]')?.textContent"#;
        let read = page.sees("what it was read from", read, vec![]).await;
        let read = read.as_str().unwrap_or_default();
        assert!(read.contains(&format!("{} bytes", BEES.len())), "{read}");
        page.picture("3 about this text").await;

        page.click(r#"[data-testid="about-take-off"]"#).await;
        page.shows(r#"[data-testid="shelf"]"#).await;
        let gone = "return document.querySelector(arguments[0]) === null";
        page.sees("the shelf without it", gone, vec![json!(OWN)]).await;
        page.press_with_ctrl('z').await;
        page.shows(OWN).await;

        // What is dropped crosses as bytes, and is the same file.
        let drop = r"
            const dropped = new DataTransfer()
            dropped.items.add(new File([arguments[0]], 'dropped é.txt', { type: 'text/plain' }))
            const at = { bubbles: true, cancelable: true, dataTransfer: dropped }
            document.body.dispatchEvent(new DragEvent('dragenter', at))
            document.body.dispatchEvent(new DragEvent('dragover', at))
            document.body.dispatchEvent(new DragEvent('drop', at))
            return true";
        page.sees("a drop", drop, vec![json!(BEES)]).await;
        page.shows(r#"[data-testid="held"]"#).await;
        page.picture("4 the same file").await;
        app.page.close().await;
    });
}

#[test]
fn the_window_is_shut_to_everything_but_the_apps_own_commands() {
    travel(async {
        let folder = folder("shut-window");
        let app = App::start(&folder.join("library"), &folder).await;
        app.page.shows(r#"[data-testid="shelf"]"#).await;

        let outside = r"
            const tell = (what) => (reason) => [what, String(reason?.message ?? reason)]
            return Promise.all([
                fetch('https://example.org').then(tell('reached'), tell('refused')),
                fetch('http://127.0.0.1:9').then(tell('reached'), tell('refused')),
                window.__TAURI_INTERNALS__.invoke('plugin:dialog|open').then(tell('reached'), tell('refused')),
                window.__TAURI_INTERNALS__.invoke('plugin:opener|open_path', { path: '/' }).then(tell('reached'), tell('refused')),
                window.__TAURI_INTERNALS__.invoke('plugin:window-state|filename').then(tell('reached'), tell('refused')),
                window.__TAURI_INTERNALS__.invoke('reveal', { path: '/etc/passwd' }).then(tell('reached'), tell('refused')),
                window.__TAURI_INTERNALS__.invoke('read_edition', { id: '/etc/passwd' }).then(tell('reached'), tell('refused')),
                window.__TAURI_INTERNALS__.invoke('keep_import', { token: 7, details: { title: 'x', family: '', version: '', publisher: '', date: null, kind: 'licence', url: null } }).then(tell('reached'), tell('refused')),
            ])";
        let answers = app.page.sees("what the window may do", outside, vec![]).await;
        let answers = answers.as_array().expect("answers");
        assert_eq!(answers.len(), 8);
        for answer in answers {
            assert_eq!(answer[0], "refused", "{answers:?}");
        }

        let inline = r#"
            const script = document.createElement('script')
            script.textContent = "document.title = 'inline'"
            document.body.append(script)
            const frame = document.createElement('iframe')
            frame.src = 'https://example.org'
            document.body.append(frame)
            try { Object.prototype.planted = 1 } catch { }
            return { title: document.title, planted: ({}).planted ?? null, tauri: typeof window.__TAURI__ }"#;
        let inline = app.page.sees("what a page may do", inline, vec![]).await;
        assert_ne!(inline["title"], "inline", "an inline script ran");
        assert_eq!(inline["planted"], Value::Null, "a prototype was changed");
        assert_eq!(inline["tauri"], "undefined");
        let denied = app.page.denied().await;
        assert!(denied.iter().any(|what| what.starts_with("connect-src")), "{denied:?}");
        assert!(denied.iter().any(|what| what.starts_with("script-src")), "{denied:?}");
        app.page.close().await;
    });
}
