//! The shelf.
//!
//! Owns the commands behind it, and where one edition stands among the others.

use crate::commands::Shared;
use crate::desk::Desk;
use crate::off_window::off_window;
use crate::wire::{Failure, Family, Listed, Shelf, ShelfEdition, Standing};
use std::collections::HashMap;
use std::sync::Arc;

/// Everything that is at hand, with the number of notes on each licence.
#[tauri::command]
pub(crate) async fn shelf(desk: Shared<'_>) -> Result<Shelf, Failure> {
    let desk = Arc::clone(&desk);
    off_window(move || {
        let library = desk.library()?;
        let (notes, families) = (library.note_counts()?, library.shelf()?);
        Ok(Shelf { families: families.iter().map(|f| Family::new(f, noted(&notes))).collect() })
    })
    .await
}

/// The licences of the reference shelf, by title, with the number of notes on each.
#[tauri::command]
pub(crate) async fn reference_shelf(desk: Shared<'_>) -> Result<Vec<Listed>, Failure> {
    let desk = Arc::clone(&desk);
    off_window(move || {
        let notes = desk.library()?.note_counts()?;
        let listed = |reference| Listed::new(reference, noted(&notes));
        Ok(library::references().into_iter().map(listed).collect())
    })
    .await
}

/// Where an edition stands: its family, and the licence and policy of its bundle. A text that is on
/// no shelf stands alone.
pub(crate) fn standing(id: &str, desk: &Desk) -> Result<Standing, Failure> {
    let library = desk.library()?;
    let (notes, families) = (library.note_counts()?, library.shelf()?);
    let all = || families.iter().flat_map(|f| f.editions.iter().map(move |e| (f, e)));
    let own = all().find(|(_, e)| e.document.info.id == id);
    let found = own.or_else(|| all().find(|(_, e)| e.policies.iter().any(|p| p.info.id == id)));
    let Some((family, edition)) = found else {
        return Ok(Standing { family: Vec::new(), licence: id.to_owned(), policy: None });
    };
    let is_policy = edition.document.info.id != id;
    let first = edition.policies.first().map(|policy| policy.info.id.as_str());
    Ok(Standing {
        family: family.editions.iter().map(|e| ShelfEdition::new(e, noted(&notes))).collect(),
        licence: edition.document.info.id.clone(),
        policy: if is_policy { Some(id) } else { first }.map(str::to_owned),
    })
}

fn noted(notes: &HashMap<String, usize>) -> impl Fn(&str) -> usize {
    |id| notes.get(id).copied().unwrap_or_default()
}
