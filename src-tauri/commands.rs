//! What the window may ask for: one file for each of its views.
//!
//! Owns the list of commands; `permissions/commands.toml` names the same ones. Each but
//! those of `close`, `zoom` and the tray asks the library, off the window's thread, and converts the answer; none decides
//! anything.

mod close;
mod compare;
mod export;
mod import;
mod matrix;
mod notes;
mod provenance;
mod read;
mod settings;
mod shelf;

use crate::desk::Desk;
use crate::wire::Failure;
use library::Document;
use std::sync::Arc;
use tauri::ipc::Invoke;
use tauri::{State, Wry};

/// What every command is handed.
type Shared<'a> = State<'a, Arc<Desk>>;

/// Answers every call of the window.
pub(crate) fn handler() -> impl Fn(Invoke<Wry>) -> bool + Send + Sync + 'static {
    tauri::generate_handler![
        shelf::shelf,
        shelf::reference_shelf,
        read::read_edition,
        compare::compare_editions,
        matrix::matrix,
        notes::add_annotation,
        notes::edit_annotation,
        notes::remove_annotation,
        notes::restore_annotation,
        settings::settings,
        settings::save_settings,
        settings::zoom,
        export::export_pdf,
        export::preview_pdf,
        export::reveal,
        import::choose_files,
        import::examine_bytes,
        import::handed_files,
        import::watch_files,
        import::keep_import,
        import::forget_import,
        import::import_details,
        import::describe_import,
        import::remove_import,
        import::restore_import,
        import::save_original,
        provenance::provenance,
        provenance::cite,
        provenance::what_is,
        provenance::publishers_copy,
        close::watch_close,
        close::close_window,
    ]
}

/// The built-in edition or reference with this id, or the reader's own text. The window names
/// editions, never files.
fn known(id: &str, desk: &Desk) -> Result<Arc<Document>, Failure> {
    Ok(desk.library()?.document(id)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::FailureCode;

    #[test]
    fn a_path_is_no_edition() {
        let folder = tempfile::tempdir().unwrap();
        let desk = Desk::new(folder.path().to_owned());
        for id in ["/etc/passwd", "Cargo.toml", "../x", "own-../x", "own-x", ""] {
            let failure = known(id, &desk).unwrap_err();
            assert_eq!(failure.code, FailureCode::Input, "{id}: {}", failure.message);
        }
    }
}
