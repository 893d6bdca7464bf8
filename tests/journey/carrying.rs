//! A reader carries notes to the next edition and decides about those whose words changed or went.
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
/// Words that Llama 3.1 says otherwise, and what it says.
const CHANGED: [&str; 2] =
    ["on the Meta Llama 3 version release date", "on the Llama 3.1 version release date"];

#[test]
fn notes_are_carried_one_is_confirmed_on_new_words_and_one_is_told_as_removed() {
    travel(async {
        let folder = folder("carry-review");
        let data = folder.join("library");

        let app = App::start(&data, &folder).await;
        let page = &app.page;
        open_edition(page, "llama-3", "Llama").await;
        mark(page, "1.b.v", GONE, '4').await;
        mark(page, "1.a", KEPT, '2').await;
        mark(page, "2", CHANGED[0], '5').await;
        page.picture("1 marked in Llama 3").await;

        page.press_with(&[key::SHIFT], 'C').await;
        page.click(r#"[data-testid="carry-to-llama-3.1"]"#).await;
        page.picture("2 where to").await;
        page.click(r#"[data-testid="carry-do"]"#).await;
        page.shows(r#"[data-testid="toast"]"#).await;
        page.picture("3 carried").await;

        open_edition(page, "llama-3.1", "Llama").await;
        page.shows(r#"[data-testid="highlight"].hl-2"#).await;
        for waiting in [".hl-4", ".hl-5"] {
            let mark = format!(r#"[data-testid="highlight"]{waiting}"#);
            assert!(page.lacks(&mark).await, "put on other words: {waiting}");
        }
        page.press('r').await;
        confirm_undo_redo(page).await;
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
        app.page.sees("the new words", MARKED, vec![json!(".hl-5"), json!(CHANGED[1])]).await;
        command(&app.page, "review").await;
        app.page.shows(r#"[data-testid="review-empty"]"#).await;
        app.page.picture("10 nothing waits").await;
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

/// Whether the words of the marks of a colour are those given.
const MARKED: &str = r#"
    const marks = [...document.querySelectorAll(`[data-testid="highlight"]${arguments[0]}`)]
    return marks.map((mark) => mark.textContent).join('').split(/\s+/).join(' ') === arguments[1]"#;

/// What waits with changed words.
const WAITS: &str = r#"[data-testid="review-item"][data-status="edited"]"#;

/// Puts the note on the words that the review offers; takes that back, and does it again.
async fn confirm_undo_redo(page: &Page) {
    offered(page).await;
    page.picture("4 new words offered").await;
    page.click(&format!(r#"{WAITS} [data-testid="review-confirm"]"#)).await;
    decided(page).await;
    stands_on_the_new_words(page).await;
    page.picture("5 on the new words").await;

    page.press_with_ctrl('z').await;
    let gone = r#"return document.querySelector('[data-testid="highlight"].hl-5') === null"#;
    page.sees("the note taken off the new words", gone, vec![]).await;
    page.press('r').await;
    offered(page).await;
    page.press_with(&[key::CTRL, key::SHIFT], 'z').await;
    decided(page).await;
    stands_on_the_new_words(page).await;
    page.picture("6 on them again").await;
    page.press('r').await;
}

/// Waits until the review offers the new words beside the old ones.
async fn offered(page: &Page) {
    page.shows(WAITS).await;
    let sides = r#"
        const item = document.querySelector(arguments[0])
        const plain = (side) => {
            const words = item?.querySelector(`[data-testid="${side}"]`)?.cloneNode(true)
            words?.querySelectorAll('.unseen').forEach((said) => said.remove())
            return words?.textContent ?? ''
        }
        const [old, now] = [plain('review-old'), plain('review-new')]
        return old.includes(arguments[1]) && now.includes(arguments[2])"#;
    page.sees("old and new words", sides, vec![json!(WAITS), json!(CHANGED[0]), json!(CHANGED[1])])
        .await;
}

/// Waits until nothing with changed words waits any more, and that is stored.
async fn decided(page: &Page) {
    let gone = "return document.querySelector(arguments[0]) === null";
    page.sees("the decision", gone, vec![json!(WAITS)]).await;
    page.shows(r#"[data-testid="saved"][data-state="saved"]"#).await;
}

/// Goes from the review to the text, where the words have their mark.
async fn stands_on_the_new_words(page: &Page) {
    open_edition(page, "llama-3.1", "Llama").await;
    let scroll = r#"
        const clause = document.querySelector('[data-testid="clause"][data-address="2"]')
        clause?.scrollIntoView({ block: 'center', behavior: 'instant' })
        return clause !== null"#;
    page.sees("the clause", scroll, vec![]).await;
    page.sees("the new words", MARKED, vec![json!(".hl-5"), json!(CHANGED[1])]).await;
}

async fn told_as_removed(page: &Page) {
    page.shows(r#"[data-testid="review-item"][data-status="removed"]"#).await;
    let items = r#"return document.querySelectorAll('[data-testid="review-item"]').length"#;
    assert_eq!(page.sees("what waits", items, vec![]).await, 1);
    let old = r#"return document.querySelector('[data-testid="review-old"]')?.textContent"#;
    let old = page.sees("the old words", old, vec![]).await;
    assert!(old.as_str().unwrap_or_default().contains(GONE), "{old}");
    page.shows(r#"[data-testid="review-gone"]"#).await;
    page.picture("7 told as removed").await;
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
    page.picture("8 other words chosen").await;
    page.click(r#"[data-testid="placing-put"]"#).await;
    page.shows(r#"[data-testid="saved"][data-state="saved"]"#).await;
    page.shows(r#"[data-testid="review-empty"], [data-testid="highlight"].hl-4"#).await;
    page.picture("9 put by hand").await;
}
