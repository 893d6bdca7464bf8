//! A reader carries notes to the next edition and decides about the one whose words went.
//!
//! Owns that story: nothing is put on other words without being asked, and what went stays visible.

use crate::app::App;
use crate::page::{Page, key};
use crate::steps::{command, folder, open_edition, travel};
use serde_json::json;

/// Words that Llama 3.1 left out, in the clause that it left out with them.
const GONE: &str = "to improve any other large language model";
/// Words that stand in both.
const KEPT: &str = "royalty-free limited license";

#[test]
fn notes_are_carried_and_the_one_on_the_improvement_ban_is_told_as_removed() {
    travel(async {
        let folder = folder("carry-review");
        let data = folder.join("library");

        let app = App::start(&data, &folder).await;
        let page = &app.page;
        open_edition(page, "llama-3", "Llama").await;
        mark(page, "1.b.v", GONE, '4').await;
        mark(page, "1.a", KEPT, '2').await;
        page.picture("1 marked in Llama 3").await;

        page.press_with(&[key::SHIFT], 'C').await;
        page.click(r#"[data-testid="carry-to-llama-3.1"]"#).await;
        page.picture("2 where to").await;
        page.click(r#"[data-testid="carry-do"]"#).await;
        page.shows(r#"[data-testid="toast"]"#).await;
        page.picture("3 carried").await;

        open_edition(page, "llama-3.1", "Llama").await;
        page.shows(r#"[data-testid="highlight"].hl-2"#).await;
        assert!(page.lacks(r#"[data-testid="highlight"].hl-4"#).await, "put on other words");
        page.press('r').await;
        told_as_removed(page).await;
        page.press('l').await;
        page.shows(r#"[data-testid="review-empty"]"#).await;
        page.press_with_ctrl('z').await;
        page.shows(r#"[data-testid="review-item"][data-status="removed"]"#).await;

        place_by_hand(page).await;
        app.kill();

        let app = App::start(&data, &folder).await;
        open_edition(&app.page, "llama-3.1", "Llama").await;
        app.page.shows(r#"[data-testid="highlight"].hl-2"#).await;
        app.page.shows(r#"[data-testid="highlight"].hl-4"#).await;
        command(&app.page, "review").await;
        app.page.shows(r#"[data-testid="review-empty"]"#).await;
        app.page.picture("7 nothing waits").await;
        app.close().await;
    });
}

/// Drags over words and colours them by key.
async fn mark(page: &Page, address: &str, words: &str, colour: char) {
    let scroll = r#"
        const clause = document.querySelector(`[data-testid="clause"][data-address="${arguments[0]}"]`)
        clause?.scrollIntoView({ block: 'center', behavior: 'instant' })
        return clause !== null"#;
    page.sees("the clause", scroll, vec![json!(address)]).await;
    let place = page.words(address, words).await;
    page.drag(place.start, place.end).await;
    page.shows(r#"[data-testid="pen"]"#).await;
    page.press(colour).await;
    page.shows(&format!(r#"[data-testid="highlight"].hl-{colour}"#)).await;
    page.shows(r#"[data-testid="saved"][data-state="saved"]"#).await;
}

async fn told_as_removed(page: &Page) {
    page.shows(r#"[data-testid="review-item"][data-status="removed"]"#).await;
    let items = r#"return document.querySelectorAll('[data-testid="review-item"]').length"#;
    assert_eq!(page.sees("what waits", items, vec![]).await, 1);
    let old = r#"return document.querySelector('[data-testid="review-old"]')?.textContent"#;
    let old = page.sees("the old words", old, vec![]).await;
    assert!(old.as_str().unwrap_or_default().contains(GONE), "{old}");
    page.shows(r#"[data-testid="review-gone"]"#).await;
    page.picture("4 told as removed").await;
}

/// Chooses other words for the note and puts it there.
async fn place_by_hand(page: &Page) {
    page.click(r#"[data-testid="review-hand"]"#).await;
    page.shows(r#"[data-testid="placing"]"#).await;
    let scroll = r#"
        const clause = document.querySelector('[data-testid="clause"][data-address="6"]')
        clause?.scrollIntoView({ block: 'center', behavior: 'instant' })
        return clause !== null"#;
    page.sees("the clause", scroll, vec![]).await;
    let place = page.words("6", "if you are in breach").await;
    page.drag(place.start, place.end).await;
    page.picture("5 other words chosen").await;
    page.click(r#"[data-testid="placing-put"]"#).await;
    page.shows(r#"[data-testid="saved"][data-state="saved"]"#).await;
    page.shows(r#"[data-testid="review-empty"], [data-testid="highlight"].hl-4"#).await;
    page.picture("6 put by hand").await;
}
