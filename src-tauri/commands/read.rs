//! The reader.
//!
//! Owns the command behind it.

use crate::commands::{Shared, shelf};
use crate::off_window::off_window;
use crate::wire::{Failure, Reading};
use std::sync::Arc;

/// One text with all that is known about it.
#[tauri::command]
pub(crate) async fn read_edition(desk: Shared<'_>, id: String) -> Result<Reading, Failure> {
    let desk = Arc::clone(&desk);
    off_window(move || {
        let document = super::known(&id, &desk)?;
        let notes = desk.library()?.notes(&document)?;
        Ok(Reading::new(&document, shelf::standing(&id, &desk)?, &notes))
    })
    .await
}
