//! Closing the window.
//!
//! Owns the commands by which a page is told of it and lets it happen.

use crate::closing::Closing;
use crate::wire::{Failure, FailureCode};
use tauri::ipc::Channel;
use tauri::{State, WebviewWindow};

/// Tells the page, once, when the window is to close; the window then stays until the page closes
/// it, or for as long as [`Closing`] has patience.
#[tauri::command]
pub(crate) async fn watch_close(
    closing: State<'_, Closing>,
    page: Channel<()>,
) -> Result<(), Failure> {
    closing.watch(page);
    Ok(())
}

/// Closes the window without asking anybody.
#[tauri::command]
pub(crate) async fn close_window(window: WebviewWindow) -> Result<(), Failure> {
    window.destroy().map_err(|error| Failure {
        code: FailureCode::Fault,
        message: format!("the window cannot be closed: {error}"),
    })
}
