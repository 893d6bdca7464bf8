//! Where a text is from, how it is cited, and what its publisher shows now.
//!
//! Owns the commands behind these. Only `publishers_copy` leads to the network, and it runs when the
//! reader presses for it.

use crate::commands::{Shared, import};
use crate::off_window::off_window;
use crate::tray::{Tray, Waiting};
use crate::wire::{Failure, Fetched, Likeness, Provenance, Range, Units};
use std::sync::Arc;
use tauri::State;

/// Where a text is from, and how what is shown differs from its file.
#[tauri::command]
pub(crate) async fn provenance(desk: Shared<'_>, id: String) -> Result<Provenance, Failure> {
    let desk = Arc::clone(&desk);
    off_window(move || {
        let document = super::known(&id, &desk)?;
        Ok(library::provenance(&document, Some(&*desk.library()?))?.into())
    })
    .await
}

/// The citation of the words between two places of a text, in UTF-16 code units.
#[tauri::command]
pub(crate) async fn cite(
    desk: Shared<'_>,
    edition: String,
    start: u32,
    end: u32,
) -> Result<String, Failure> {
    let desk = Arc::clone(&desk);
    off_window(move || {
        let document = super::known(&edition, &desk)?;
        let span = Units::of(&document.text.content).span(Range { start, end })?;
        Ok(library::cite(&document, span)?)
    })
    .await
}

/// The known texts that a text is nearest to.
#[tauri::command]
pub(crate) async fn what_is(desk: Shared<'_>, id: String) -> Result<Likeness, Failure> {
    let desk = Arc::clone(&desk);
    off_window(move || {
        let document = super::known(&id, &desk)?;
        let library = desk.library()?;
        let nearest = library.nearest(&document)?;
        Ok(Likeness::new(&nearest, |id| import::title(id, &library)))
    })
    .await
}

/// Asks the publisher for the present copy of a text and compares it with ours. It waits as a file
/// that was looked at, to be kept or forgotten.
#[tauri::command]
pub(crate) async fn publishers_copy(
    desk: Shared<'_>,
    tray: State<'_, Arc<Tray>>,
    id: String,
) -> Result<Fetched, Failure> {
    let (desk, tray) = (Arc::clone(&desk), Arc::clone(&tray));
    off_window(move || {
        let document = super::known(&id, &desk)?;
        let library = desk.library()?;
        let fetched = library.publishers_copy(&document)?;
        let file_name = fetched.examined.file_name.clone();
        let token = tray.lay(Waiting { file_name, bytes: fetched.bytes.clone() });
        Ok(Fetched::new(token, &fetched, |id| import::title(id, &library)))
    })
    .await
}
