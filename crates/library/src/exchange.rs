//! Notes as open data: out to a file of others' programs, and in from a colleague's.
//!
//! Owns which notes go out with which texts, and what happens to those that come: they are placed on
//! the text where that is sure, and merged. Nothing of the reader's is deleted, and what is not
//! taken is told. How a note stands in a format is the business of `annotation` and of the modules
//! beneath.

mod markdown;
mod rows;

use crate::{Document, Error, Library, Settings};
use annotation::w3c::{Collection, Known, write, write_all};
use annotation::{Annotation, AnnotationId, Given, Refused, Selectors, Target, select};
use jiff::Timestamp;
use std::collections::BTreeMap;
use std::sync::Arc;
use store::Merged;

/// A format of notes as a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotesFormat {
    /// W3C Web Annotation as JSON-LD: everything, to be read back. One collection for one edition, a
    /// list of collections for all.
    JsonLd,
    /// To read: each note under its words.
    Markdown,
    /// A row for each note, for a spreadsheet.
    Csv,
}

/// What came of a file of notes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Imported {
    /// New here.
    pub added: Vec<AnnotationId>,
    /// Took the place of an older one here, which is in its history.
    pub replaced: Vec<AnnotationId>,
    /// Were removed here, changed elsewhere after that, and are back.
    pub restored: Vec<AnnotationId>,
    /// Did not hold, since what is here is as new or newer; they are in the history.
    pub kept: Vec<AnnotationId>,
    /// Are here already, just so.
    pub same: Vec<AnnotationId>,
    /// Those of the above whose words have no sure place in the text, and wait for the reader.
    pub unplaced: Vec<AnnotationId>,
    /// What stood in the file beyond what a note keeps: the note, and JSON pointers into it.
    pub left_out: Vec<(AnnotationId, Vec<String>)>,
    /// What was not taken, with place and reason.
    pub refused: Vec<Refused>,
}

/// The notes of one edition, with its text where that is here.
struct Sheet {
    id: String,
    document: Option<Arc<Document>>,
    annotations: Vec<Annotation>,
}

impl Library {
    /// The notes of an edition, or of all that have some, as a file of this format.
    ///
    /// # Errors
    /// When there is no such edition or the library cannot be read.
    pub fn export_notes(&self, id: Option<&str>, format: NotesFormat) -> Result<String, Error> {
        let sheets = match id {
            Some(id) => vec![self.sheet_of(self.document(id)?)?],
            None => self.sheets()?,
        };
        match format {
            NotesFormat::JsonLd => Ok(self.json_ld(&sheets, id.is_none())),
            NotesFormat::Markdown => {
                let Settings { language, colours, .. } = self.settings()?;
                Ok(sheets.iter().map(|s| markdown::page(&s.told(), &colours, language)).collect())
            }
            NotesFormat::Csv => {
                let annotations = sheets.iter().flat_map(|sheet| &sheet.annotations);
                rows::csv(annotations, &self.settings()?.colours)
            }
        }
    }

    /// Takes the notes of a file: W3C Web Annotation as JSON-LD, or Hypothesis' JSON. `name` names
    /// the file. Those of others that name no edition of ours go to `edition`, else to the one
    /// edition that is published at the address they are about.
    ///
    /// A note with the id of one here takes its place when it was changed later, and what was here
    /// stays in the history. All are on disk when this returns, or none is.
    ///
    /// # Errors
    /// When the file as a whole is none of these, there is no such edition, or the notes cannot be
    /// written.
    pub fn import_notes(
        &self,
        name: &str,
        bytes: &[u8],
        edition: Option<&str>,
    ) -> Result<Imported, Error> {
        let told = |reason: &dyn std::fmt::Display| Error::Input(format!("{name}: {reason}"));
        let json = std::str::from_utf8(bytes).map_err(|error| told(&error))?;
        let chosen = edition.map(|id| self.document(id)).transpose()?;
        let edition_of = |address: &str| match &chosen {
            Some(document) => Some(document.info.id.clone()),
            None => published_at(address),
        };
        let at = Timestamp::now();
        let given = Given { edition_of: &edition_of, at };
        let read = annotation::read(json, given).map_err(|refused| told(&refused))?;

        let mut imported = Imported { refused: read.refused, ..Imported::default() };
        let mut taken = Vec::new();
        for mut one in read.taken {
            match self.placed(&mut one.annotation) {
                Ok(true) => {}
                Ok(false) => imported.unplaced.push(one.annotation.id.clone()),
                Err(error) => {
                    let refused = Refused { place: one.place, reason: error.to_string() };
                    imported.refused.push(refused);
                    continue;
                }
            }
            if !one.left_out.is_empty() {
                imported.left_out.push((one.annotation.id.clone(), one.left_out));
            }
            taken.push(one.annotation);
        }
        let Merged { added, replaced, restored, kept, same } = self.store().merge(&taken, at)?;
        Ok(Imported { added, replaced, restored, kept, same, ..imported })
    }

    /// Places a note that never was on a text of ours, where its place is sure. Says whether it has
    /// a sure place.
    ///
    /// # Errors
    /// When its edition, or the older one of a change, is not here.
    fn placed(&self, annotation: &mut Annotation) -> Result<bool, Error> {
        let document = self.document(&annotation.edition)?;
        if let Target::Change(change) = &annotation.target {
            self.document(&change.older)?;
        }
        let Some(selectors) = annotation.target.selectors_mut() else { return Ok(true) };
        let anchoring = annotation::anchor(selectors, &document.text, &document.outline);
        let Some(span) = anchoring.outcome.span() else { return Ok(false) };
        if selectors.text_hash.is_empty()
            && let Some(found) = select(&document.text, &document.outline, span)
        {
            *selectors = found;
        }
        self.keep_noted(&document.text, selectors)?;
        Ok(true)
    }

    /// The notes of all editions that have some, in the order of their ids. One whose text is gone
    /// is among them.
    fn sheets(&self) -> Result<Vec<Sheet>, Error> {
        let mut ids: Vec<String> = self.note_counts()?.into_keys().collect();
        ids.sort();
        let sheet = |id: String| {
            if let Ok(document) = self.document(&id) {
                return self.sheet_of(document);
            }
            let annotations = self.store().annotations(&id)?;
            Ok(Sheet { id, document: None, annotations })
        };
        ids.into_iter().map(sheet).collect()
    }

    fn sheet_of(&self, document: Arc<Document>) -> Result<Sheet, Error> {
        let notes = self.notes(&document)?;
        let annotations = notes.into_iter().map(|note| note.annotation).collect();
        Ok(Sheet { id: document.info.id.clone(), document: Some(document), annotations })
    }

    fn json_ld(&self, sheets: &[Sheet], several: bool) -> String {
        let mut texts = BTreeMap::new();
        for sheet in sheets {
            for id in sheet.annotations.iter().flat_map(editions_of) {
                // A note kept under an edition's former id is written with the text all the same.
                if !texts.contains_key(id)
                    && let Ok(document) = self.document(id)
                {
                    texts.insert(id, document);
                }
            }
        }
        let known: Vec<Known<'_>> = texts
            .iter()
            .map(|(id, document)| Known {
                edition: id,
                content: &document.text.content,
                address: document.info.url.as_deref(),
            })
            .collect();
        let collections: Vec<Collection<'_>> = sheets.iter().map(Sheet::collection).collect();
        match &collections[..] {
            [one] if !several => write(one, &known),
            all => write_all(all, &known),
        }
    }
}

impl Sheet {
    fn title(&self) -> &str {
        self.document.as_ref().map_or(&self.id, |document| &document.info.title)
    }

    fn collection(&self) -> Collection<'_> {
        Collection { edition: &self.id, label: self.title(), annotations: &self.annotations }
    }

    fn told(&self) -> markdown::Page<'_> {
        let info = self.document.as_ref().map(|document| &document.info);
        let facts =
            info.map(|info| [Some(&*info.publisher), info.date.as_deref(), info.url.as_deref()]);
        let facts = facts.into_iter().flatten().flatten().filter(|fact| !fact.is_empty());
        markdown::Page {
            title: self.title(),
            facts: std::iter::once(&*self.id).chain(facts).collect(),
            annotations: &self.annotations,
        }
    }
}

/// The ids of the editions that an annotation names.
fn editions_of(annotation: &Annotation) -> impl Iterator<Item = &str> {
    let older = match &annotation.target {
        Target::Change(change) => Some(&*change.older),
        Target::Words { .. } | Target::Clause(_) | Target::Edition => None,
    };
    std::iter::once(&*annotation.edition).chain(older)
}

/// The edition of the catalogue that is published at an address; `None` when none is or several are.
fn published_at(address: &str) -> Option<String> {
    let bare = |address: &str| {
        let page = address.split_once('#').map_or(address, |(page, _)| page);
        // The same page by http and by https.
        let page = page.split_once("://").map_or(page, |(_, page)| page);
        page.trim_end_matches('/').to_owned()
    };
    let asked = bare(address);
    let mut there = catalogue::editions()
        .iter()
        .filter(|edition| edition.url.as_deref().is_some_and(|url| bare(url) == asked));
    let first = there.next()?;
    there.next().is_none().then(|| first.id.clone())
}

/// The words of an annotation on either side, the newer first, with the edition of each.
fn quoted(annotation: &Annotation) -> Vec<(&str, &Selectors)> {
    let own = annotation.selectors().map(|selectors| (&*annotation.edition, selectors));
    let older = match &annotation.target {
        Target::Change(change) => change.sides.in_older().map(|old| (&*change.older, old)),
        Target::Words { .. } | Target::Clause(_) | Target::Edition => None,
    };
    own.into_iter().chain(older).collect()
}

#[cfg(test)]
mod tests;
