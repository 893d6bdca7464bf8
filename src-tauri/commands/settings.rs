//! The settings.
//!
//! Owns the commands that read and keep them.

use crate::commands::Shared;
use crate::off_window::off_window;
use crate::wire::{Failure, Settings};
use std::sync::Arc;

/// The reader's settings.
#[tauri::command]
pub(crate) async fn settings(desk: Shared<'_>) -> Result<Settings, Failure> {
    let desk = Arc::clone(&desk);
    off_window(move || Ok(desk.library()?.settings()?.into())).await
}

/// Keeps settings and gives back what was kept.
#[tauri::command]
pub(crate) async fn save_settings(
    desk: Shared<'_>,
    settings: Settings,
) -> Result<Settings, Failure> {
    let desk = Arc::clone(&desk);
    off_window(move || Ok(desk.library()?.save_settings(settings.into())?.into())).await
}
