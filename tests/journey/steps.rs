//! What several journeys begin with.
//!
//! Owns the frame of a journey and the way into a text. It tells no story of its own.

use crate::page::{Page, key};
use serde_json::json;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

/// Where pictures and exported files go.
pub fn folder(name: &str) -> PathBuf {
    let target = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let folder = target.parent().expect("the target folder").join("journey").join(name);
    if folder.exists() {
        std::fs::remove_dir_all(&folder).expect("the last journey's files can be removed");
    }
    std::fs::create_dir_all(&folder).expect("the target folder can be written");
    folder
}

/// No journey takes longer, on the slowest machine.
const LONGEST: Duration = Duration::from_mins(6);

/// Only one window at a time has the keyboard.
static KEYBOARD: Mutex<()> = Mutex::new(());

pub fn travel(journey: impl Future<Output = ()>) {
    let _keyboard = KEYBOARD.lock().unwrap_or_else(PoisonError::into_inner);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    // A driver that never answers must not hold up everything else for ever.
    let timely = async { tokio::time::timeout(LONGEST, journey).await };
    runtime.expect("a runtime").block_on(timely).expect("the journey comes to an end");
}

/// Opens Llama 3.1 from the shelf and goes to a section by the outline.
pub async fn open_in_reader(page: &Page, section: &str) {
    open_edition(page, "llama-3.1", "Llama").await;
    let entry = r#"
        const entries = [...document.querySelectorAll('[data-testid="outline"] [data-entry]')]
        const labelled = (entry) => entry.querySelector('.label')?.textContent.trim()
        return entries.find((entry) => labelled(entry)?.replace(/\.$/, '') === arguments[0])?.dataset.entry"#;
    let entry = page.sees("the section in the outline", entry, vec![json!(section)]).await;
    let entry = entry.as_str().expect("an entry's number").to_owned();
    page.click(&format!(r#"[data-testid="outline"] [data-entry="{entry}"]"#)).await;
    page.shows(&format!(r#"[data-testid="clause"][data-address="{section}"]"#)).await;
}

/// Opens an edition of a family from the shelf.
pub async fn open_edition(page: &Page, id: &str, family: &str) {
    page.click(r#"[data-testid="tab-shelf"]"#).await;
    page.shows(r#"[data-testid="shelf"]"#).await;
    let edition = format!(r#"[data-testid="shelf-{id}"]"#);
    let folded = format!(r#"[data-line="family {family}"]"#);
    page.shows(&format!("{edition}, {folded}")).await;
    if page.lacks(&edition).await {
        page.click(&folded).await;
    }
    page.click(&format!(r#"{edition} [role="rowheader"]"#)).await;
    page.shows(&format!(r#"[data-testid="text"][data-edition="{id}"]"#)).await;
}

/// Chooses a command of the palette by words of its name.
pub async fn command(page: &Page, words: &str) {
    page.press_with_ctrl('k').await;
    page.shows(r#"[data-testid="palette-input"]:focus"#).await;
    page.write(words).await;
    let found = r#"
        const hit = document.querySelector('[data-testid="palette-hit"][aria-selected="true"]')
            ?? document.querySelector('[data-testid="palette-hit"]')
        return hit?.textContent.toLowerCase().includes(arguments[0].toLowerCase())"#;
    page.sees("the command", found, vec![json!(words)]).await;
    page.press(key::ENTER).await;
}
