//! What the window may ask for: one file for each of its views.
//!
//! Owns the list of commands; `permissions/commands.toml` names the same ones. Each but
//! those of `close`, `zoom` and the tray asks the library, off the window's thread, and converts the answer; none decides
//! anything.

mod close;
mod compare;
mod export;
mod folder;
mod import;
mod judging;
mod keeping;
mod matrix;
mod notes;
mod provenance;
mod read;
mod review;
mod search;
mod settings;
mod shelf;

use crate::desk::Desk;
use crate::wire::{Failure, FailureCode};
use library::Document;
use std::sync::Arc;
use tauri::ipc::Invoke;
use tauri::{State, WebviewWindow, Wry};
use tauri_plugin_dialog::DialogExt as _;

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
        judging::judge_edition,
        judging::set_own_judgement,
        judging::survey,
        judging::duties_of,
        judging::save_situation,
        judging::mark_duty,
        judging::save_checklist,
        notes::annotations_of,
        notes::add_annotation,
        notes::edit_annotation,
        notes::place_annotation,
        notes::remove_annotation,
        notes::restore_annotation,
        notes::annotation_history,
        notes::revert_annotation,
        notes::library_state,
        review::review,
        review::carry_notes,
        review::place_carried,
        review::leave_note,
        review::unleave_note,
        search::search,
        keeping::keeping,
        keeping::back_up,
        keeping::restore_backup,
        keeping::check_library,
        keeping::set_aside_library,
        keeping::reveal_backups,
        keeping::export_notes,
        folder::choose_library_folder,
        folder::look_at_usual_folder,
        folder::move_library,
        folder::use_library,
        folder::forget_library_folder,
        folder::reveal_library,
        keeping::import_notes,
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

/// Asks where, then writes a file; gives back where it lies. `None` when the reader cancels. `name` is
/// a plain name that is offered.
fn saved(
    window: &WebviewWindow,
    desk: &Desk,
    title: &str,
    name: &str,
    bytes: &[u8],
) -> Result<Option<String>, Failure> {
    let dialog = window.dialog().file().set_parent(window).set_title(title);
    let Some(chosen) = dialog.set_file_name(name).blocking_save_file() else { return Ok(None) };
    let path = chosen
        .into_path()
        .map_err(|error| Failure { code: FailureCode::Input, message: error.to_string() })?;
    library::write_file(&path, bytes)?;
    let shown = path.to_string_lossy().into_owned();
    desk.remember(path);
    Ok(Some(shown))
}

/// The built-in edition or reference with this id, or the reader's own text. The window names
/// editions, never files.
fn known(id: &str, desk: &Desk) -> Result<Arc<Document>, Failure> {
    Ok(desk.library()?.document(id)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use library::Place;

    #[test]
    fn a_path_is_no_edition() {
        let folder = tempfile::tempdir().unwrap();
        let desk = Desk::new(Place::Named(folder.path().to_owned()));
        for id in ["/etc/passwd", "Cargo.toml", "../x", "own-../x", "own-x", ""] {
            let failure = known(id, &desk).unwrap_err();
            assert_eq!(failure.code, FailureCode::Input, "{id}: {}", failure.message);
        }
    }
}
