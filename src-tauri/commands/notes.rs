//! Highlights, underlines and notes.
//!
//! Owns the commands that make, change, remove and restore them. What a command gives back is on
//! disk.

use crate::commands::Shared;
use crate::desk::Desk;
use crate::off_window::off_window;
use crate::wire::{
    Annotation, AnnotationEdit, AnnotationVersion, Failure, NewTarget, Range, Units,
};
use library::{NewNote, PlacedNote};
use std::sync::Arc;

/// The annotations beside a text, in the order of their places.
#[tauri::command]
pub(crate) async fn annotations_of(
    desk: Shared<'_>,
    edition: String,
) -> Result<Vec<Annotation>, Failure> {
    let desk = Arc::clone(&desk);
    off_window(move || {
        let document = super::known(&edition, &desk)?;
        let units = Units::of(&document.text.content);
        let notes = desk.library()?.notes(&document)?;
        Ok(notes.iter().map(|note| Annotation::new(note, &units)).collect())
    })
    .await
}

/// Annotates words, a clause, a change or an edition. Offsets are UTF-16 code units. The id is made by
/// the window, a UUID, so that one that is asked for again is added once.
#[tauri::command]
pub(crate) async fn add_annotation(
    desk: Shared<'_>,
    id: String,
    edition: String,
    target: NewTarget,
    edit: AnnotationEdit,
) -> Result<Annotation, Failure> {
    let desk = Arc::clone(&desk);
    off_window(move || {
        let document = super::known(&edition, &desk)?;
        let units = Units::of(&document.text.content);
        let target = target
            .located(&units, |older| Ok(Units::of(&super::known(older, &desk)?.text.content)))?;
        let new = NewNote { target, edit: edit.into() };
        let note = desk.library()?.add_once(&id, &document, new)?;
        Ok(Annotation::new(&note, &units))
    })
    .await
}

/// Changes what an annotation says.
#[tauri::command]
pub(crate) async fn edit_annotation(
    desk: Shared<'_>,
    id: String,
    edit: AnnotationEdit,
) -> Result<Annotation, Failure> {
    let desk = Arc::clone(&desk);
    off_window(move || shown(&desk.library()?.edit(&id, edit.into())?, &desk)).await
}

/// Puts an annotation on other words of its own text.
#[tauri::command]
pub(crate) async fn place_annotation(
    desk: Shared<'_>,
    id: String,
    range: Range,
) -> Result<Annotation, Failure> {
    let desk = Arc::clone(&desk);
    off_window(move || {
        let edition = desk.library()?.annotation(&id)?.edition;
        let document = super::known(&edition, &desk)?;
        let span = Units::of(&document.text.content).span(range)?;
        shown(&desk.library()?.put(&id, span)?, &desk)
    })
    .await
}

/// What an annotation was, change by change.
#[tauri::command]
pub(crate) async fn annotation_history(
    desk: Shared<'_>,
    id: String,
) -> Result<Vec<AnnotationVersion>, Failure> {
    let desk = Arc::clone(&desk);
    off_window(move || {
        Ok(desk.library()?.history(&id)?.iter().map(AnnotationVersion::from).collect())
    })
    .await
}

/// Makes an annotation what it was after a change.
#[tauri::command]
pub(crate) async fn revert_annotation(
    desk: Shared<'_>,
    id: String,
    version: u32,
) -> Result<Annotation, Failure> {
    let desk = Arc::clone(&desk);
    off_window(move || shown(&desk.library()?.revert(&id, version as usize)?, &desk)).await
}

/// Takes an annotation away.
#[tauri::command]
pub(crate) async fn remove_annotation(desk: Shared<'_>, id: String) -> Result<(), Failure> {
    let desk = Arc::clone(&desk);
    off_window(move || Ok(desk.library()?.remove(&id)?)).await
}

/// Brings a removed annotation back as it was.
#[tauri::command]
pub(crate) async fn restore_annotation(
    desk: Shared<'_>,
    id: String,
) -> Result<Annotation, Failure> {
    let desk = Arc::clone(&desk);
    off_window(move || shown(&desk.library()?.restore(&id)?, &desk)).await
}

/// A number that is another one once anybody changed the library.
#[tauri::command]
pub(crate) async fn library_state(desk: Shared<'_>) -> Result<u32, Failure> {
    let desk = Arc::clone(&desk);
    off_window(move || Ok(desk.library()?.state()?)).await
}

/// A note as the window shows it.
pub(super) fn shown(note: &PlacedNote, desk: &Desk) -> Result<Annotation, Failure> {
    let document = super::known(&note.annotation.edition, desk)?;
    Ok(Annotation::new(note, &Units::of(&document.text.content)))
}
