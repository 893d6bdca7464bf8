//! The library's file, its backups, and files of notes.
//!
//! Owns the commands behind the settings of the library. The window names backups, never paths.

use crate::commands::Shared;
use crate::desk::Desk;
use crate::off_window::off_window;
use crate::wire::{
    Backup, Failure, FailureCode, Holds, Imported, Keeping, LibraryPlace, NotesFormat, SetAside,
};
use library::{Language, Place};
use std::path::Path;
use std::sync::Arc;
use tauri::WebviewWindow;
use tauri_plugin_dialog::DialogExt as _;

/// The library and its backups, be it readable or not.
#[tauri::command]
pub(crate) async fn keeping(desk: Shared<'_>) -> Result<Keeping, Failure> {
    let desk = Arc::clone(&desk);
    off_window(move || told(&desk)).await
}

/// Makes a backup now.
#[tauri::command]
pub(crate) async fn back_up(desk: Shared<'_>) -> Result<Backup, Failure> {
    let desk = Arc::clone(&desk);
    off_window(move || Ok(Backup::of(&desk.library()?.back_up()?))).await
}

/// Puts a backup in the place of the library, which is backed up first.
#[tauri::command]
pub(crate) async fn restore_backup(desk: Shared<'_>, name: String) -> Result<Keeping, Failure> {
    let desk = Arc::clone(&desk);
    off_window(move || {
        desk.library()?.restore_backup(&name)?;
        told(&desk)
    })
    .await
}

/// Looks through the whole library file.
#[tauri::command]
pub(crate) async fn check_library(desk: Shared<'_>) -> Result<Vec<String>, Failure> {
    let desk = Arc::clone(&desk);
    off_window(move || Ok(desk.library()?.check()?)).await
}

/// Sets a damaged library aside and puts a backup, or an empty library, in its place.
#[tauri::command]
pub(crate) async fn set_aside_library(
    desk: Shared<'_>,
    backup: Option<String>,
) -> Result<SetAside, Failure> {
    let desk = Arc::clone(&desk);
    off_window(move || {
        desk.closed(|place| {
            let library::SetAside { path, restored } =
                library::set_aside(&place.folder()?, backup.as_deref())?;
            Ok(SetAside { path: path.display().to_string(), restored })
        })
    })
    .await
}

/// Shows the folder of the backups in the system's file manager.
#[tauri::command]
pub(crate) async fn reveal_backups(desk: Shared<'_>) -> Result<(), Failure> {
    let desk = Arc::clone(&desk);
    off_window(move || {
        let folder = desk.folder()?;
        let backups = library::backup_folder(&folder);
        revealed(if backups.is_dir() { &backups } else { &folder })
    })
    .await
}

/// Shows a file or folder in the system's file manager.
pub(super) fn revealed(shown: &Path) -> Result<(), Failure> {
    tauri_plugin_opener::reveal_item_in_dir(shown).map_err(|error| {
        let message = format!("{}: the file manager could not show it: {error}", shown.display());
        Failure { code: FailureCode::Fault, message }
    })
}

/// Asks where, then writes the notes of an edition, or all; `None` when the reader cancels.
#[tauri::command]
pub(crate) async fn export_notes(
    window: WebviewWindow,
    desk: Shared<'_>,
    edition: Option<String>,
    format: NotesFormat,
) -> Result<Option<String>, Failure> {
    let desk = Arc::clone(&desk);
    off_window(move || {
        let library = desk.library()?;
        let written = library.export_notes(edition.as_deref(), format.into())?;
        let french = library.settings()?.language == Language::Fr;
        let title = if french { "Exporter les notes" } else { "Export notes" };
        let ending = match format {
            NotesFormat::Jsonld => "jsonld",
            NotesFormat::Markdown => "md",
            NotesFormat::Csv => "csv",
        };
        // An id is a plain name.
        let name = format!("{}.{ending}", edition.as_deref().unwrap_or("notes"));
        super::saved(&window, &desk, title, &name, written.as_bytes())
    })
    .await
}

/// Asks for a file of notes and takes them in; `None` when the reader cancels.
#[tauri::command]
pub(crate) async fn import_notes(
    window: WebviewWindow,
    desk: Shared<'_>,
    edition: Option<String>,
) -> Result<Option<Imported>, Failure> {
    let desk = Arc::clone(&desk);
    off_window(move || {
        let library = desk.library()?;
        let french = library.settings()?.language == Language::Fr;
        let title = if french { "Importer des notes" } else { "Import notes" };
        let asked = window.dialog().file().set_parent(&window).set_title(title);
        let asked = asked.add_filter("JSON", &["json", "jsonld"]);
        let Some(chosen) = asked.blocking_pick_file() else { return Ok(None) };
        let path = chosen
            .into_path()
            .map_err(|error| Failure { code: FailureCode::Input, message: error.to_string() })?;
        let bytes = library::read_file(&path)?;
        let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        // What it brings can be many; the way back is to put this backup in its place.
        library.back_up()?;
        let imported = library.import_notes(&file, &bytes, edition.as_deref())?;
        let editions = library.editions_of(imported.added.iter().chain(&imported.replaced))?;
        Ok(Some(Imported::of(file, &imported, editions)))
    })
    .await
}

fn told(desk: &Desk) -> Result<Keeping, Failure> {
    let folder = desk.folder()?;
    let kept = library::backups(&folder)?;
    // What stands in the library's way is told by the command that wants something of it.
    let now = desk.library().and_then(|library| Ok(library.holds()?)).ok();
    Ok(Keeping {
        folder: folder.display().to_string(),
        place: match desk.place() {
            Place::Named(_) => LibraryPlace::Named,
            Place::Own { usual } if *usual == folder => LibraryPlace::Usual,
            Place::Own { .. } => LibraryPlace::Chosen,
        },
        now: now.as_ref().map(Holds::of),
        backups: kept.iter().map(Backup::kept).collect(),
    })
}
