//! The settings.
//!
//! Owns the commands that read, keep and apply them.

use crate::commands::Shared;
use crate::off_window::off_window;
use crate::wire::{Failure, FailureCode, Settings};
use std::sync::Arc;
use tauri::WebviewWindow;

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

/// Draws the window as large as this, in percent, held to what is allowed.
#[tauri::command]
pub(crate) async fn zoom(window: WebviewWindow, percent: u16) -> Result<(), Failure> {
    let percent = percent.clamp(*library::ZOOMS.start(), *library::ZOOMS.end());
    window.set_zoom(f64::from(percent) / 100.0).map_err(|error| Failure {
        code: FailureCode::Fault,
        message: format!("the window cannot be drawn at {percent} %: {error}"),
    })
}
