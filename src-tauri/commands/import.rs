//! Texts that the reader brings.
//!
//! Owns the commands that look at files, keep, describe, remove and give back. Which file is read is
//! asked by the system's own dialog or handed over by the system; the window names none. What is
//! dropped or pasted comes as bytes.

use crate::commands::Shared;
use crate::exports;
use crate::off_window::off_window;
use crate::tray::{Tray, Waiting};
use crate::wire::{Candidate, Details, EditionInfo, Examined, Failure, FailureCode};
use library::{Language, Library};
use std::path::PathBuf;
use std::sync::Arc;
use tauri::ipc::{Channel, InvokeBody, Request};
use tauri::{State, WebviewWindow};
use tauri_plugin_dialog::DialogExt;

/// The header that carries the name of a file whose bytes are the body: UTF-8, percent-encoded.
const FILE_NAME: &str = "file-name";

/// What the dialog offers first; any other file may be chosen too.
const ENDINGS: [&str; 9] =
    ["txt", "md", "markdown", "html", "htm", "pdf", "docx", "rtf", "license"];

/// Asks for files and looks at each. Empty when the reader cancels.
#[tauri::command]
pub(crate) async fn choose_files(
    window: WebviewWindow,
    desk: Shared<'_>,
    tray: State<'_, Arc<Tray>>,
) -> Result<Vec<Candidate>, Failure> {
    let (desk, tray) = (Arc::clone(&desk), Arc::clone(&tray));
    off_window(move || {
        let library = desk.library()?;
        let (title, all, texts) = match library.settings()?.language {
            Language::En => ("Add licences", "All files", "Texts"),
            Language::Fr => ("Ajouter des licences", "Tous les fichiers", "Textes"),
        };
        let dialog = window.dialog().file().set_parent(&window).set_title(title);
        let dialog = dialog.add_filter(all, &["*"]).add_filter(texts, &ENDINGS);
        let chosen = dialog.blocking_pick_files().unwrap_or_default();
        let paths: Vec<PathBuf> = chosen.into_iter().filter_map(|f| f.into_path().ok()).collect();
        looked_at(&paths, &library, &tray)
    })
    .await
}

/// Looks at bytes that were dropped or pasted: the body; its name stands in the header `file-name`.
#[tauri::command]
pub(crate) async fn examine_bytes(
    desk: Shared<'_>,
    tray: State<'_, Arc<Tray>>,
    request: Request<'_>,
) -> Result<Candidate, Failure> {
    let InvokeBody::Raw(bytes) = request.body() else {
        return Err(input("the file came without its bytes"));
    };
    let name = request
        .headers()
        .get(FILE_NAME)
        .map(tauri::http::HeaderValue::as_bytes)
        .unwrap_or_default();
    let name = percent_encoding::percent_decode(name).decode_utf8_lossy().into_owned();
    let (bytes, desk, tray) = (bytes.clone(), Arc::clone(&desk), Arc::clone(&tray));
    off_window(move || candidate(Ok((name, bytes)), &*desk.library()?, &tray)).await
}

/// Looks at the files that the system handed over since the last call.
#[tauri::command]
pub(crate) async fn handed_files(
    desk: Shared<'_>,
    tray: State<'_, Arc<Tray>>,
) -> Result<Vec<Candidate>, Failure> {
    let (desk, tray) = (Arc::clone(&desk), Arc::clone(&tray));
    off_window(move || {
        // Before anything is taken from the tray: what cannot be looked at now waits there.
        let library = desk.library()?;
        looked_at(&tray.take_handed(), &library, &tray)
    })
    .await
}

/// Tells the page, each time, that the system hands files over.
#[tauri::command]
pub(crate) async fn watch_files(
    tray: State<'_, Arc<Tray>>,
    page: Channel<()>,
) -> Result<(), Failure> {
    tray.watch(page);
    Ok(())
}

/// Keeps a file that was looked at.
#[tauri::command]
pub(crate) async fn keep_import(
    desk: Shared<'_>,
    tray: State<'_, Arc<Tray>>,
    token: u32,
    details: Details,
) -> Result<EditionInfo, Failure> {
    let (desk, tray) = (Arc::clone(&desk), Arc::clone(&tray));
    off_window(move || {
        let file = tray.waiting(token).ok_or_else(|| {
            input("this file was put aside because many others came; choose it again")
        })?;
        let kept = desk.library()?.import(&file.file_name, &file.bytes, details.into())?;
        tray.forget(token);
        Ok(EditionInfo::new(&kept.info))
    })
    .await
}

/// Lets go of a file that was looked at.
#[tauri::command]
pub(crate) async fn forget_import(tray: State<'_, Arc<Tray>>, token: u32) -> Result<(), Failure> {
    tray.forget(token);
    Ok(())
}

/// What is said of an own text.
#[tauri::command]
pub(crate) async fn import_details(desk: Shared<'_>, id: String) -> Result<Details, Failure> {
    let desk = Arc::clone(&desk);
    off_window(move || Ok(desk.library()?.details(&id)?.into())).await
}

/// Says something else of an own text.
#[tauri::command]
pub(crate) async fn describe_import(
    desk: Shared<'_>,
    id: String,
    details: Details,
) -> Result<EditionInfo, Failure> {
    let desk = Arc::clone(&desk);
    off_window(move || {
        let described = desk.library()?.describe(&id, details.into())?;
        Ok(EditionInfo::new(&described.info))
    })
    .await
}

/// Takes an own text off the shelf.
#[tauri::command]
pub(crate) async fn remove_import(desk: Shared<'_>, id: String) -> Result<(), Failure> {
    let desk = Arc::clone(&desk);
    off_window(move || Ok(desk.library()?.remove_import(&id)?)).await
}

/// Brings an own text back that was taken off the shelf.
#[tauri::command]
pub(crate) async fn restore_import(desk: Shared<'_>, id: String) -> Result<EditionInfo, Failure> {
    let desk = Arc::clone(&desk);
    off_window(move || Ok(EditionInfo::new(&desk.library()?.restore_import(&id)?.info))).await
}

/// Asks where, then writes the file of an own text as it was brought; gives back where it lies.
/// `None` when the reader cancels.
#[tauri::command]
pub(crate) async fn save_original(
    window: WebviewWindow,
    desk: Shared<'_>,
    id: String,
) -> Result<Option<String>, Failure> {
    let desk = Arc::clone(&desk);
    off_window(move || {
        let library = desk.library()?;
        let (name, bytes) = library.original(&id)?;
        let title = match library.settings()?.language {
            Language::En => "Save the original file",
            Language::Fr => "Enregistrer le fichier d’origine",
        };
        super::saved(&window, &desk, title, &exports::plain_name(&name), &bytes)
    })
    .await
}

fn looked_at(paths: &[PathBuf], library: &Library, tray: &Tray) -> Result<Vec<Candidate>, Failure> {
    let read = |path: &PathBuf| {
        let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        candidate(library::read_file(path).map(|bytes| (name, bytes)), library, tray)
    };
    paths.iter().map(read).collect()
}

/// A file that can be kept, or why it cannot; only trouble with the library itself is a failure.
fn candidate(
    read: Result<(String, Vec<u8>), library::Error>,
    library: &Library,
    tray: &Tray,
) -> Result<Candidate, Failure> {
    let seen = read.and_then(|(name, bytes)| Ok((library.examine(&name, &bytes)?, bytes)));
    match seen {
        Ok((seen, bytes)) => {
            let token = tray.lay(Waiting { file_name: seen.file_name.clone(), bytes });
            let examined = Examined::new(token, &seen, |id| title(id, library));
            Ok(Candidate::Text(Box::new(examined)))
        }
        Err(library::Error::Input(message)) => Ok(Candidate::Refused { message }),
        Err(error) => Err(error.into()),
    }
}

/// The title of a known text.
pub(crate) fn title(id: &str, library: &Library) -> String {
    library.document(id).map_or_else(|_| id.to_owned(), |known| known.info.title.clone())
}

fn input(message: &str) -> Failure {
    Failure { code: FailureCode::Input, message: message.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::desk::Desk;
    use std::fs;

    #[test]
    fn a_file_is_looked_at_or_refused_by_name_and_nothing_is_kept() {
        let folder = tempfile::tempdir().unwrap();
        let desk = Desk::new(library::Place::Named(folder.path().join("library")));
        let library = desk.library().unwrap();
        let tray = Tray::default();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("bees.txt"), "Bee Licence\n\n1. Keep bees.\n").unwrap();
        fs::write(at("empty.txt"), "").unwrap();
        let paths = [at("bees.txt"), at("empty.txt"), at("gone.txt")];
        let looked = looked_at(&paths, &library, &tray).unwrap();
        let [
            Candidate::Text(bees),
            Candidate::Refused { message: empty },
            Candidate::Refused { message: gone },
        ] = &looked[..]
        else {
            panic!("{looked:?}")
        };
        assert_eq!((&*bees.file_name, &*bees.details.title), ("bees.txt", "Bee Licence"));
        assert!(empty.contains("empty.txt") && gone.contains("gone.txt"), "{empty} {gone}");
        assert!(tray.waiting(bees.token).is_some());
        assert!(library.imports().unwrap().is_empty());
    }
}
