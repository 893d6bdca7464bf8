//! The library's folder: another one is chosen, moved to or used.
//!
//! Owns the commands of that. A folder is chosen in the system's dialog and waits on the desk: the window
//! names none.

use crate::commands::Shared;
use crate::commands::keeping::revealed;
use crate::desk::Desk;
use crate::off_window::off_window;
use crate::wire::{Failure, FailureCode, Holds, Moved, Prospect};
use library::Language;
use std::path::PathBuf;
use std::sync::Arc;
use tauri::WebviewWindow;
use tauri_plugin_dialog::DialogExt as _;

/// Asks for a folder and looks at it; `None` when the reader cancels.
#[tauri::command]
pub(crate) async fn choose_library_folder(
    window: WebviewWindow,
    desk: Shared<'_>,
) -> Result<Option<Prospect>, Failure> {
    let desk = Arc::clone(&desk);
    off_window(move || {
        // Nothing is asked when no answer could be followed.
        desk.place().usual()?;
        // It may be asked for because the library, with the language in it, is not there.
        let settings = desk.library().and_then(|library| Ok(library.settings()?));
        let french = settings.is_ok_and(|settings| settings.language == Language::Fr);
        let title = if french { "Dossier de la bibliothèque" } else { "Folder of the library" };
        let asked = window.dialog().file().set_parent(&window).set_title(title);
        // Where no folder is shown, the dialog of GTK lets none be typed either.
        let asked = asked.set_directory(desk.folder().unwrap_or(desk.place().base().to_owned()));
        let Some(chosen) = asked.blocking_pick_folder() else { return Ok(None) };
        let folder = chosen
            .into_path()
            .map_err(|error| Failure { code: FailureCode::Input, message: error.to_string() })?;
        looked_at(&desk, folder).map(Some)
    })
    .await
}

/// Looks at the folder in which the library lies when none is chosen.
#[tauri::command]
pub(crate) async fn look_at_usual_folder(desk: Shared<'_>) -> Result<Prospect, Failure> {
    let desk = Arc::clone(&desk);
    off_window(move || looked_at(&desk, desk.place().usual()?.to_owned())).await
}

/// Moves the library to the folder that was looked at last.
#[tauri::command]
pub(crate) async fn move_library(desk: Shared<'_>) -> Result<Moved, Failure> {
    let desk = Arc::clone(&desk);
    off_window(move || {
        let folder = desk.considered()?;
        desk.closed(|place| Ok(Moved::of(&place.move_to(&folder)?)))
    })
    .await
}

/// Uses the library in the folder that was looked at last.
#[tauri::command]
pub(crate) async fn use_library(desk: Shared<'_>) -> Result<(), Failure> {
    let desk = Arc::clone(&desk);
    off_window(move || {
        let folder = desk.considered()?;
        desk.closed(|place| Ok(place.use_library_in(&folder)?))
    })
    .await
}

/// Goes back to the usual folder and what is there; an empty library where nothing is.
#[tauri::command]
pub(crate) async fn forget_library_folder(desk: Shared<'_>) -> Result<(), Failure> {
    let desk = Arc::clone(&desk);
    off_window(move || desk.closed(|place| Ok(place.forget_chosen()?))).await
}

/// Shows the library's file in the system's file manager.
#[tauri::command]
pub(crate) async fn reveal_library(desk: Shared<'_>) -> Result<(), Failure> {
    let desk = Arc::clone(&desk);
    off_window(move || revealed(&library::library_file(&desk.folder()?))).await
}

fn looked_at(desk: &Desk, folder: PathBuf) -> Result<Prospect, Failure> {
    let holds = desk.place().look_at(&folder)?;
    let prospect = Prospect {
        folder: folder.display().to_string(),
        usual: folder == desk.place().base(),
        holds: holds.as_ref().map(Holds::of),
    };
    desk.consider(folder);
    Ok(prospect)
}
