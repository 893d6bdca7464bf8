//! A reader notes what changed, and comes back from the note to the change.
//!
//! Owns that story: whichever side the clause is on, the note leads to its row.

use crate::app::App;
use crate::page::{Page, key};
use crate::steps::{folder, open_edition, travel};
use serde_json::json;

/// The clause that Llama 3.1 no longer has, by its address in Llama 3, and a note on that.
const GONE: [&str; 2] = ["1.b.v", "why was it dropped?"];
/// A clause that both have, further down, and a note on what changed in it.
const BOTH: [&str; 2] = ["5.c", "only the name?"];

#[test]
fn a_note_on_a_change_leads_back_to_its_row() {
    travel(async {
        let folder = folder("changing");
        let app = App::start(&folder.join("library"), &folder).await;
        let page = &app.page;
        open_edition(page, "llama-3.1", "Llama").await;
        page.press_with_ctrl('3').await;
        for [address, words] in [GONE, BOTH] {
            note_on_the_change(page, address, words).await;
        }
        page.picture("1 noted").await;

        for [address, words] in [GONE, BOTH] {
            open_edition(page, "llama-3.1", "Llama").await;
            if page.lacks(r#"[data-testid="notes-list"]"#).await {
                page.click(r#"[data-testid="notes-list-open"]"#).await;
            }
            let at = r#"
                const notes = [...document.querySelectorAll('[data-testid="listed-note"]')]
                return notes.findIndex((note) => note.textContent.includes(arguments[0])) + 1 || null"#;
            let at = page.sees("the note in the list", at, vec![json!(words)]).await;
            page.picture(&format!("2 listed, {words}")).await;
            page.click(&format!(r#"li:nth-child({at}) > [data-testid="listed-note"]"#)).await;
            at_its_row(page, address).await;
            page.picture(&format!("3 at its row, {words}")).await;
        }

        page.click(r#"[data-testid="tab-shelf"]"#).await;
        page.click(r#"[data-testid="shelf-search"]"#).await;
        page.write("dropped").await;
        page.click(r#"[data-testid="note-hit"]"#).await;
        at_its_row(page, GONE[0]).await;
        page.picture("4 from the search").await;
        app.close().await;
    });
}

/// Steps by key to a change of the comparison and notes it.
async fn note_on_the_change(page: &Page, address: &str, words: &str) {
    const NEXT: &str = r#"
        const row = document.querySelector('[data-testid="row"][aria-current]')
        return row && row.dataset.rows !== arguments[0] && [row.dataset.rows, row.dataset.address]"#;
    page.shows(BOARD).await;
    let mut current = json!(["", ""]);
    while current[1] != address {
        page.press('n').await;
        current = page.sees("the next change", NEXT, vec![current[0].clone()]).await;
    }
    page.press_with(&[key::SHIFT], 'N').await;
    page.shows(r#"[data-testid="note-body"]:focus"#).await;
    page.write(words).await;
    page.press_with_ctrl(key::ENTER).await;
    page.shows(r#"[data-testid="saved"][data-state="saved"]"#).await;
}

/// The two editions side by side.
const BOARD: &str = r#"[data-testid="board"][data-editions="llama-3 llama-3.1"]"#;

/// Waits until the change is the one in hand, in sight.
async fn at_its_row(page: &Page, address: &str) {
    page.shows(BOARD).await;
    let in_sight = r#"
        const row = document.querySelector(
            `[data-testid="row"][aria-current][data-address="${arguments[0]}"]`)
        const board = document.querySelector('[data-testid="board"]')
        if (!row || !board) return false
        const [inner, outer] = [row, board].map((one) => one.getBoundingClientRect())
        return inner.top >= outer.top && inner.top < outer.bottom"#;
    page.sees("the change in sight", in_sight, vec![json!(address)]).await;
}
