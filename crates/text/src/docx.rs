//! The reader for Word documents.
//!
//! Owns which parts of the archive are read, and in which order. What a paragraph's style and number
//! are is told by `styles` and `numbering`; `body` writes the words.

mod body;
mod numbering;
mod styles;
mod xml;

use crate::archive::Archive;
use crate::decode::decode;
use crate::writer::Writer;
use crate::{Container, ReadError, Text};
use body::Body;
use numbering::Numbering;
use std::collections::HashMap;
use std::rc::Rc;
use styles::Styles;
use xml::{Piece, pieces};

/// Where the document stands when the archive does not say. Source: ECMA-376 part 1, 11.3.10; the
/// name is Word's.
const USUAL: &str = "word/document.xml";

/// Reads a Word document.
///
/// Tracked changes are read as accepted, notes go to the end, and pictures, text boxes, comments and
/// the heads and feet of pages are left out; each is told in a diagnostic.
pub(crate) fn read(bytes: &[u8]) -> Result<Text, ReadError> {
    let mut archive = Archive::new(bytes)?;
    let main = match archive.part("_rels/.rels")? {
        Some(relations) => main_part(&decode(&relations))?,
        None => USUAL.to_owned(),
    };
    let document = archive.part(&main)?.ok_or(ReadError::NoDocument)?;
    let (folder, file) = main.rsplit_once('/').unwrap_or(("", &main));
    let mut beside = |name: &str| -> Result<String, ReadError> {
        let path = if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") };
        Ok(archive.part(&path)?.map(|bytes| decode(&bytes)).unwrap_or_default())
    };
    let styles = Styles::read(&beside("styles.xml")?)?;
    let numbering = Numbering::read(&beside("numbering.xml")?, &styles)?;
    let links = links(&beside(&format!("_rels/{file}.rels"))?)?;
    let notes = [beside("footnotes.xml")?, beside("endnotes.xml")?];
    let mut body = Body::new(&styles, numbering, &links);
    body.read(&decode(&document))?;
    if !body.is_document() {
        return Err(ReadError::NoDocument);
    }
    body.read_notes(&notes)?;
    Ok(Writer::finish(body.into_writer()))
}

/// The path of the document's own part.
fn main_part(relations: &str) -> Result<String, ReadError> {
    for piece in pieces(relations) {
        if let Piece::Start(tag) = piece?
            && tag.name == "Relationship"
            && tag.value("Type").is_some_and(|kind| kind.ends_with("/officeDocument"))
        {
            return Ok(tag.value("Target").unwrap_or(USUAL).trim_start_matches('/').to_owned());
        }
    }
    Ok(USUAL.to_owned())
}

/// Where the document's links lead, by their ids.
fn links(relations: &str) -> Result<HashMap<String, Rc<str>>, ReadError> {
    let mut links = HashMap::new();
    for piece in pieces(relations) {
        if let Piece::Start(tag) = piece?
            && tag.value("Type").is_some_and(|kind| kind.ends_with("/hyperlink"))
            && let (Some(id), Some(target)) = (tag.value("Id"), tag.value("Target"))
        {
            links.insert(id.to_owned(), target.into());
        }
    }
    Ok(links)
}

/// What a part that is no proper XML means.
fn damaged() -> ReadError {
    ReadError::Damaged(Container::Docx)
}

#[cfg(test)]
mod tests;
