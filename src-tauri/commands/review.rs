//! Notes that wait for a person, and notes carried to another edition.
//!
//! Owns the commands behind the review. What a command gives back is on disk.

use crate::commands::Shared;
use crate::off_window::off_window;
use crate::wire::{Annotation, Carried, Failure, Range, Review, ReviewItem, Units, count};
use std::collections::HashMap;
use std::sync::Arc;

/// The notes that wait on an edition.
#[tauri::command]
pub(crate) async fn review(desk: Shared<'_>, edition: String) -> Result<Review, Failure> {
    let desk = Arc::clone(&desk);
    off_window(move || {
        let document = super::known(&edition, &desk)?;
        let waiting = desk.library()?.review(&document)?;
        let mut units: HashMap<&str, Units> = HashMap::new();
        let items = waiting.iter().map(|one| {
            let of = || Units::of(&one.text.text.content);
            ReviewItem::new(one, units.entry(&one.text.info.id).or_insert_with(of))
        });
        Ok(Review { edition, items: items.collect() })
    })
    .await
}

/// Carries the notes of an edition to another one.
#[tauri::command]
pub(crate) async fn carry_notes(
    desk: Shared<'_>,
    from: String,
    to: String,
) -> Result<Carried, Failure> {
    let desk = Arc::clone(&desk);
    off_window(move || {
        let (old, new) = (super::known(&from, &desk)?, super::known(&to, &desk)?);
        let carried = desk.library()?.carry(&old, &new)?;
        let units = Units::of(&new.text.content);
        let placed: Vec<Annotation> = carried
            .notes
            .iter()
            .filter_map(|note| note.result.as_ref())
            .map(|note| Annotation::new(note, &units))
            .collect();
        let waiting = count(carried.notes.len() - placed.len());
        Ok(Carried { placed, waiting, before: count(carried.before) })
    })
    .await
}

/// Puts a waiting note of another edition on words of this one, as a new annotation.
#[tauri::command]
pub(crate) async fn place_carried(
    desk: Shared<'_>,
    id: String,
    edition: String,
    range: Range,
) -> Result<Annotation, Failure> {
    let desk = Arc::clone(&desk);
    off_window(move || {
        let document = super::known(&edition, &desk)?;
        let units = Units::of(&document.text.content);
        let note = desk.library()?.put_carried(&id, &document, units.span(range)?)?;
        Ok(Annotation::new(&note, &units))
    })
    .await
}

/// A waiting note is not to be put on words of the edition.
#[tauri::command]
pub(crate) async fn leave_note(
    desk: Shared<'_>,
    id: String,
    edition: String,
) -> Result<(), Failure> {
    let desk = Arc::clone(&desk);
    off_window(move || Ok(desk.library()?.leave(&id, &edition)?)).await
}

/// A note that was left waits again.
#[tauri::command]
pub(crate) async fn unleave_note(
    desk: Shared<'_>,
    id: String,
    edition: String,
) -> Result<(), Failure> {
    let desk = Arc::clone(&desk);
    off_window(move || Ok(desk.library()?.unleave(&id, &edition)?)).await
}
