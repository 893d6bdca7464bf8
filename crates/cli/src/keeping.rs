//! `gloss backup`, `gloss restore`, `gloss folder`, and `gloss check` without a text: the library's own
//! file.
//!
//! Owns how backups and faults are printed. It names backups as the app does.

use crate::arguments::Folder;
use crate::{Outcome, print};
use library::{Backup, Error, Kept, Library, Place};
use serde::Serialize;
use std::path::Path;

#[derive(Serialize)]
struct Listed<'a> {
    name: &'a str,
    at: Option<String>,
    bytes: Option<u64>,
    notes: Option<usize>,
    editions: Option<usize>,
    own_texts: Option<usize>,
    /// Why it cannot be read.
    trouble: Option<String>,
}

/// Makes a backup now.
pub fn back_up(folder: &Path, json: bool) -> Result<(), Error> {
    let made = opened(folder)?.back_up()?;
    let name = name(&made);
    if json { print::json(&listed(&name, &made)) } else { print::line(&name) }
}

/// The backups, the newest first.
pub fn list(folder: &Path, json: bool) -> Result<(), Error> {
    let kept = library::backups(folder)?;
    let kept: Vec<Listed<'_>> = kept
        .iter()
        .map(|Kept { name, backup }| match backup {
            Ok(backup) => listed(name, backup),
            Err(error) => unread(name, error.problem.to_string()),
        })
        .collect();
    if json {
        return print::json(&kept);
    }
    kept.iter().try_for_each(|one| {
        let Listed { name, notes, bytes, trouble, .. } = one;
        print::line(&match (notes, bytes, trouble) {
            (Some(notes), Some(bytes), _) => format!("{name}  {notes} notes, {bytes} bytes"),
            (.., trouble) => format!("{name}  {}", trouble.as_deref().unwrap_or_default()),
        })
    })
}

/// Puts a backup in the library's place.
pub fn restore(folder: &Path, wanted: &str, json: bool) -> Result<(), Error> {
    let before = opened(folder)?.restore_backup(wanted)?;
    let name = name(&before);
    if json {
        return print::json(&listed(&name, &before));
    }
    print::line(&format!("{wanted} is in the library's place; what was there is kept as {name}"))
}

/// Says what is wrong with the library; 1 when something is.
pub fn check(folder: &Path, json: bool) -> Result<Outcome, Error> {
    let faults = opened(folder)?.check()?;
    if json {
        print::json(&faults)?;
    } else if faults.is_empty() {
        print::line("the library is sound")?;
    } else {
        faults.iter().try_for_each(|fault| print::line(fault))?;
    }
    Ok(if faults.is_empty() { Outcome::Done } else { Outcome::Not })
}

#[derive(Serialize)]
struct Lies {
    folder: String,
    /// What the old file of a library that moved is called now.
    left: Option<String>,
}

/// Says where the library lies, after it was moved there or another one taken into use.
pub fn folder(place: &Place, options: &Folder, json: bool) -> Result<(), Error> {
    let mut left = None;
    if let Some(folder) = &options.move_to {
        left = Some(place.move_to(folder)?.left.display().to_string());
    } else if let Some(folder) = &options.use_there {
        place.use_library_in(folder)?;
    }
    let folder = place.folder()?.display().to_string();
    if json {
        return print::json(&Lies { folder, left });
    }
    print::line(&folder)?;
    left.map_or(Ok(()), |left| print::line(&format!("the old file stays as {left}")))
}

/// The library in `folder`; none is made.
fn opened(folder: &Path) -> Result<Library, Error> {
    Library::there(folder)?
        .ok_or_else(|| Error::Input(format!("{}: there is no library", folder.display())))
}

fn name(backup: &Backup) -> String {
    backup.path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

fn listed<'a>(name: &'a str, backup: &Backup) -> Listed<'a> {
    Listed {
        name,
        at: Some(backup.at.to_string()),
        bytes: Some(backup.bytes),
        notes: Some(backup.notes.values().sum()),
        editions: Some(backup.notes.len()),
        own_texts: Some(backup.own_texts),
        trouble: None,
    }
}

fn unread(name: &str, trouble: String) -> Listed<'_> {
    let trouble = Some(trouble);
    Listed { name, at: None, bytes: None, notes: None, editions: None, own_texts: None, trouble }
}
