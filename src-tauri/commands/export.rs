//! Files that the reader takes away.
//!
//! Owns the commands that show, write and reveal them. Where a file goes is asked by the system's
//! own dialog, here: the window never names a path to be written.

use crate::commands::Shared;
use crate::desk::Desk;
use crate::exports;
use crate::off_window::off_window;
use crate::wire::{Exported, Failure, FailureCode, PdfOptions, Preview};
use library::{Document, Language, PlacedNote, Settings};
use std::path::PathBuf;
use std::sync::Arc;
use tauri::{Manager, WebviewWindow};
use tauri_plugin_dialog::DialogExt;

/// Asks where, then writes the annotated PDF there. `None` when the reader cancels.
#[tauri::command]
pub(crate) async fn export_pdf(
    window: WebviewWindow,
    desk: Shared<'_>,
    edition: String,
    options: PdfOptions,
) -> Result<Option<Exported>, Failure> {
    let desk = Arc::clone(&desk);
    off_window(move || {
        let source = Source::gather(&edition, &desk)?;
        let Some(chosen) = ask(&window, &source)? else { return Ok(None) };
        let path = exports::completed(chosen)?;
        // Anew: notes may have been stored while the dialog stood open.
        let Source { document, notes, settings } = Source::gather(&edition, &desk)?;
        let today = library::today();
        let pdf = library::export_pdf(&document, &notes, &settings, options.into(), today)?;
        library::write_file(&path, &pdf.bytes)?;
        let exported = Exported::new(path.to_string_lossy().into_owned(), &pdf);
        desk.remember(path);
        Ok(Some(exported))
    })
    .await
}

/// One page of the PDF as it would be written, counting from one.
#[tauri::command]
pub(crate) async fn preview_pdf(
    desk: Shared<'_>,
    edition: String,
    options: PdfOptions,
    page: usize,
) -> Result<Preview, Failure> {
    let desk = Arc::clone(&desk);
    off_window(move || {
        let Source { document, notes, settings } = Source::gather(&edition, &desk)?;
        let today = library::today();
        let page = library::preview_pdf(&document, &notes, &settings, options.into(), today, page)?;
        Ok(page.into())
    })
    .await
}

/// Shows a file that was exported since the app started in the system's file manager.
#[tauri::command]
pub(crate) async fn reveal(desk: Shared<'_>, path: PathBuf) -> Result<(), Failure> {
    let desk = Arc::clone(&desk);
    off_window(move || {
        if !desk.has_exported(&path) {
            let message =
                format!("{}: only a file that was just exported is shown", path.display());
            return Err(Failure { code: FailureCode::Input, message });
        }
        tauri_plugin_opener::reveal_item_in_dir(&path).map_err(|error| {
            let message =
                format!("{}: the file manager could not show it: {error}", path.display());
            Failure { code: FailureCode::Fault, message }
        })
    })
    .await
}

/// Everything that an export is made of.
struct Source {
    document: Arc<Document>,
    notes: Vec<PlacedNote>,
    settings: Settings,
}

impl Source {
    fn gather(edition: &str, desk: &Desk) -> Result<Self, Failure> {
        let document = super::known(edition, desk)?;
        let library = desk.library()?;
        let (notes, settings) = (library.notes(&document)?, library.settings()?);
        Ok(Self { document, notes, settings })
    }
}

fn ask(window: &WebviewWindow, source: &Source) -> Result<Option<PathBuf>, Failure> {
    let title = match source.settings.language {
        Language::En => "Export as PDF",
        Language::Fr => "Exporter en PDF",
    };
    let mut dialog = window
        .dialog()
        .file()
        .set_parent(window)
        .set_title(title)
        .set_file_name(exports::suggested_name(&source.document.info.title))
        .add_filter("PDF", &["pdf"]);
    if let Some(folder) = window.path().document_dir().ok().filter(|folder| folder.is_dir()) {
        dialog = dialog.set_directory(folder);
    }
    let Some(chosen) = dialog.blocking_save_file() else { return Ok(None) };
    chosen.into_path().map(Some).map_err(|error| {
        let message = format!("the place that was chosen is no file's: {error}");
        Failure { code: FailureCode::Input, message }
    })
}
