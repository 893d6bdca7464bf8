//! Highlights and notes.
//!
//! Owns the commands that make, change, remove and restore them. What a command gives back is on
//! disk.

use crate::commands::Shared;
use crate::desk::Desk;
use crate::off_window::off_window;
use crate::wire::{Annotation, Colour, Failure, Range, Units};
use library::{NewNote, NoteEdit, PlacedNote};
use std::sync::Arc;

/// Highlights the words between two places of a text, in UTF-16 code units.
#[tauri::command]
pub(crate) async fn add_annotation(
    desk: Shared<'_>,
    edition: String,
    start: u32,
    end: u32,
    colour: Colour,
    body: String,
    tags: Vec<String>,
) -> Result<Annotation, Failure> {
    let desk = Arc::clone(&desk);
    off_window(move || {
        let document = super::known(&edition, &desk)?;
        let units = Units::of(&document.text.content);
        let span = units.span(Range { start, end })?;
        let note =
            desk.library()?.add(&document, NewNote { span, colour: colour.0, body, tags })?;
        Ok(Annotation::new(&note, &units))
    })
    .await
}

/// Gives an annotation another note, colour and tags.
#[tauri::command]
pub(crate) async fn edit_annotation(
    desk: Shared<'_>,
    id: String,
    body: String,
    colour: Colour,
    tags: Vec<String>,
) -> Result<Annotation, Failure> {
    let desk = Arc::clone(&desk);
    off_window(move || {
        let edit = NoteEdit { body, colour: colour.0, tags };
        shown(&desk.library()?.edit(&id, edit)?, &desk)
    })
    .await
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

fn shown(note: &PlacedNote, desk: &Desk) -> Result<Annotation, Failure> {
    let document = super::known(&note.annotation.edition, desk)?;
    Ok(Annotation::new(note, &Units::of(&document.text.content)))
}
