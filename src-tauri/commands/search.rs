//! Search over texts and notes.
//!
//! Owns the command behind it. What is typed is a query, whatever it is.

use crate::commands::Shared;
use crate::off_window::off_window;
use crate::wire::{Failure, Found};
use std::sync::Arc;

/// The clauses and notes that a query finds, the best first, at most `limit` of each.
#[tauri::command]
pub(crate) async fn search(desk: Shared<'_>, query: String, limit: u32) -> Result<Found, Failure> {
    let desk = Arc::clone(&desk);
    off_window(move || Ok(Found::of(&desk.library()?.search(&query, limit as usize)?))).await
}
