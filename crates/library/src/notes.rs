//! The reader's library: highlights, notes and settings on disk.
//!
//! Owns the way from words of a document to a stored annotation and back to where its words stand
//! now. A note is on disk before a call returns. Nothing is ever put on other words silently.

use crate::{Document, Error, Settings};
use annotation::{Anchoring, Annotation, AnnotationId, Colour, Tags, anchor_all, select};
use jiff::Timestamp;
use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use store::{Import, Problem, Store, StoreError};
use text::Span;

/// The name of the library's file in its folder.
const FILE: &str = "library.sqlite";
/// The longest note, in bytes; more is a mistake, not a note.
const LONGEST_NOTE: usize = 1_000_000;
/// The name of the settings in the store.
const SETTINGS: &str = "settings";

/// An open library. Several may be open on one folder at once, in this process or in others.
#[derive(Debug)]
pub struct Library {
    store: Mutex<Store>,
    /// The reader's own texts as read, with the rows that they were read by.
    own: Mutex<HashMap<String, (Import, Arc<Document>)>>,
}

/// An annotation and where its words stand now.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedNote {
    /// The annotation as stored.
    pub annotation: Annotation,
    /// Where its words stand in the text as it is now.
    pub anchoring: Anchoring,
}

/// A highlight to be made.
#[derive(Clone, Debug)]
pub struct NewNote {
    /// The words.
    pub span: Span,
    /// The colour, 1 to 5.
    pub colour: u8,
    /// The note, in Markdown; empty for a mere highlight.
    pub body: String,
    /// Its tags.
    pub tags: Vec<String>,
}

/// What a note shall be from now on.
#[derive(Clone, Debug)]
pub struct NoteEdit {
    /// The note, in Markdown.
    pub body: String,
    /// The colour, 1 to 5.
    pub colour: u8,
    /// Its tags.
    pub tags: Vec<String>,
}

impl PlacedNote {
    /// Where its words stand now; `None` when that is in doubt or they are gone.
    pub fn span(&self) -> Option<Span> {
        self.anchoring.span()
    }

    /// What became of its words, in the field's one word for it: "placed".
    pub fn status(&self) -> &'static str {
        self.anchoring.id()
    }
}

impl Library {
    /// Opens the library in `folder`, making both when there is none.
    ///
    /// # Errors
    /// When folder or file cannot be made or read; what is there is left as it was.
    pub fn open(folder: &Path) -> Result<Self, Error> {
        let store = Mutex::new(Store::open(&folder.join(FILE))?);
        Ok(Self { store, own: Mutex::default() })
    }

    /// Opens the library in `folder`; `None` when there is none, and none is made.
    ///
    /// # Errors
    /// As [`Library::open`].
    pub fn there(folder: &Path) -> Result<Option<Self>, Error> {
        let is_there = folder.join(FILE).exists();
        is_there.then(|| Self::open(folder)).transpose()
    }

    /// The notes on a document, in the order of their places.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn notes(&self, document: &Document) -> Result<Vec<PlacedNote>, Error> {
        let mut annotations = self.store().annotations(&document.info.id)?;
        if let Some(former) = former_id(&document.info.id) {
            annotations.extend(self.store().annotations(former)?);
            annotations.sort_by_key(|annotation| annotation.selectors.position.start());
        }
        let selectors = annotations.iter().map(|a| &a.selectors);
        let anchorings = anchor_all(selectors, &document.text, &document.outline);
        let placed = annotations.into_iter().zip(anchorings);
        Ok(placed.map(|(annotation, anchoring)| PlacedNote { annotation, anchoring }).collect())
    }

    /// How many notes each edition has.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn note_counts(&self) -> Result<HashMap<String, usize>, Error> {
        let mut counts = HashMap::new();
        for (id, count) in self.store().annotation_counts()? {
            let now = catalogue::edition(&id).map_or(id, |edition| edition.id.clone());
            *counts.entry(now).or_default() += count;
        }
        Ok(counts)
    }

    /// Highlights words of a built-in edition, under the author's name in the settings. The note is
    /// on disk when this returns.
    ///
    /// # Errors
    /// When the words are not of the text, the note is too long, or it cannot be written.
    pub fn add(&self, document: &Document, new: NewNote) -> Result<PlacedNote, Error> {
        let id = &document.info.id;
        self.document(id)?;
        let selectors = select(&document.text, &document.outline, new.span).ok_or_else(|| {
            let range = new.span.range();
            Error::Input(format!("{id}: bytes {} to {} are no words of it", range.start, range.end))
        })?;
        let now = Timestamp::now();
        let annotation = Annotation {
            id: new_id()?,
            edition: id.clone(),
            selectors,
            colour: colour(new.colour)?,
            body: body(new.body)?,
            tags: Tags::from(new.tags),
            author: self.settings()?.author,
            created: now,
            modified: now,
        };
        self.store().add(&annotation)?;
        Ok(placed(document, annotation))
    }

    /// Changes a note; on disk when this returns. The former state stays in the note's history.
    ///
    /// # Errors
    /// When there is no such note, it is too long, or it cannot be written.
    pub fn edit(&self, id: &str, edit: NoteEdit) -> Result<PlacedNote, Error> {
        let id = known_id(id)?;
        let store = self.store();
        let mut annotation = store
            .annotation(&id)?
            .ok_or_else(|| Error::Input(format!("there is no note {}", id.as_str())))?;
        drop(store);
        let document = self.document(&annotation.edition)?;
        annotation.colour = colour(edit.colour)?;
        annotation.body = body(edit.body)?;
        annotation.tags = Tags::from(edit.tags);
        annotation.modified = Timestamp::now();
        self.store().update(&annotation)?;
        Ok(placed(&document, annotation))
    }

    /// Takes a note away; [`Library::restore`] brings it back.
    ///
    /// # Errors
    /// When there is no such note or it cannot be written.
    pub fn remove(&self, id: &str) -> Result<(), Error> {
        Ok(self.store().remove(&known_id(id)?, Timestamp::now())?)
    }

    /// Brings a removed note back as it was.
    ///
    /// # Errors
    /// When no removed note has this id or it cannot be written.
    pub fn restore(&self, id: &str) -> Result<PlacedNote, Error> {
        let annotation = self.store().restore(&known_id(id)?, Timestamp::now())?;
        // It is restored whatever becomes of its text, and must not be told as not restored.
        Ok(match self.document(&annotation.edition) {
            Ok(document) => placed(&document, annotation),
            Err(_) => PlacedNote { annotation, anchoring: Anchoring::Removed },
        })
    }

    /// The reader's settings; the defaults where nothing was chosen.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn settings(&self) -> Result<Settings, Error> {
        match self.store().setting(SETTINGS) {
            Ok(kept) => Ok(Settings::from_stored(kept.unwrap_or_default()).within_limits()),
            Err(StoreError { problem: Problem::Value { .. }, .. }) => Ok(Settings::default()),
            Err(error) => Err(error.into()),
        }
    }

    /// Keeps settings, within their limits, and gives back what was kept.
    ///
    /// # Errors
    /// When they cannot be written.
    pub fn save_settings(&self, settings: Settings) -> Result<Settings, Error> {
        let settings = settings.within_limits();
        self.store().set_setting(SETTINGS, &settings)?;
        Ok(settings)
    }

    /// The store. A panic elsewhere leaves it whole, since each change is one transaction.
    /// The open file. Whoever holds it asks the library for nothing else.
    pub(crate) fn store(&self) -> MutexGuard<'_, Store> {
        self.store.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// An own text as it was last read, with the row that it was read by.
    pub(crate) fn remembered(&self, id: &str) -> Option<(Import, Arc<Document>)> {
        self.own.lock().unwrap_or_else(PoisonError::into_inner).get(id).cloned()
    }

    /// Keeps an own text as read.
    pub(crate) fn remember(&self, import: Import, document: &Arc<Document>) {
        let mut own = self.own.lock().unwrap_or_else(PoisonError::into_inner);
        own.insert(import.id.clone(), (import, Arc::clone(document)));
    }
}

/// The ids under which the reader may have kept something of an edition, the present one first.
pub(crate) fn ids(id: &str) -> impl Iterator<Item = &str> {
    std::iter::once(id).chain(former_id(id))
}

/// The id that an edition had on the reference shelf.
fn former_id(id: &str) -> Option<&'static str> {
    catalogue::edition(id).filter(|edition| edition.id == id)?.former_id()
}

fn placed(document: &Document, annotation: Annotation) -> PlacedNote {
    let anchoring = annotation::anchor(&annotation.selectors, &document.text, &document.outline);
    PlacedNote { annotation, anchoring }
}

fn new_id() -> Result<AnnotationId, Error> {
    let id = uuid::Uuid::new_v4().to_string();
    AnnotationId::new(&id).map_err(|error| Error::Fault(error.to_string()))
}

fn known_id(id: &str) -> Result<AnnotationId, Error> {
    AnnotationId::new(id).map_err(|error| Error::Input(error.to_string()))
}

fn colour(number: u8) -> Result<Colour, Error> {
    Colour::new(number).map_err(|error| Error::Input(error.to_string()))
}

fn body(body: String) -> Result<String, Error> {
    if body.len() > LONGEST_NOTE {
        let n = body.len();
        return Err(Error::Input(format!("the note has {n} bytes; {LONGEST_NOTE} are the most")));
    }
    Ok(body)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn library() -> (tempfile::TempDir, Library) {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path()).unwrap();
        (folder, library)
    }

    fn first_edition() -> std::sync::Arc<Document> {
        crate::editions().unwrap().remove(0)
    }

    fn note(span: Span, body: &str) -> NewNote {
        NewNote { span, colour: 2, body: body.into(), tags: vec![" EU ".into(), "EU".into()] }
    }

    #[test]
    fn a_note_is_there_after_reopening_and_its_words_are_text() {
        let (folder, library) = library();
        let document = first_edition();
        let body = "“Quote”, <script>alert(1)</script>, é, 🦙, '; DROP TABLE annotation;--";
        let span = Span::new(0, 40);
        let added = library.add(&document, note(span, body)).unwrap();
        drop(library);
        let library = Library::open(folder.path()).unwrap();
        let notes = library.notes(&document).unwrap();
        assert_eq!(notes, [added]);
        assert_eq!(notes[0].annotation.body, body);
        assert_eq!(notes[0].span(), Some(span));
        assert_eq!(*notes[0].annotation.tags, ["EU"]);
        assert_eq!(library.note_counts().unwrap()[&document.info.id], 1);
    }

    #[test]
    fn notes_made_when_a_text_stood_on_the_reference_shelf_are_there() {
        let (_folder, library) = library();
        let known = catalogue::editions().iter().find(|e| e.former_id().is_some()).unwrap();
        let document = crate::edition(&known.id).unwrap();
        let added = library.add(&document, note(Span::new(0, 10), "")).unwrap();
        let earlier = Annotation {
            id: new_id().unwrap(),
            edition: known.former_id().unwrap().to_owned(),
            ..added.annotation.clone()
        };
        library.store().add(&earlier).unwrap();
        assert_eq!(library.notes(&document).unwrap().len(), 2);
        assert_eq!(library.note_counts().unwrap(), HashMap::from([(known.id.clone(), 2)]));
        assert_eq!(crate::edition(&earlier.edition).unwrap().info.id, known.id);
    }

    #[test]
    fn a_note_is_edited_removed_and_restored() {
        let (_folder, library) = library();
        let document = first_edition();
        let added = library.add(&document, note(Span::new(0, 10), "one")).unwrap();
        let id = added.annotation.id.as_str();
        let edit = NoteEdit { body: "two".into(), colour: 5, tags: Vec::new() };
        assert_eq!(library.edit(id, edit).unwrap().annotation.body, "two");
        library.remove(id).unwrap();
        assert!(library.notes(&document).unwrap().is_empty());
        assert_eq!(library.restore(id).unwrap().annotation.body, "two");
        assert_eq!(library.notes(&document).unwrap().len(), 1);
    }

    #[test]
    fn what_cannot_be_is_refused_with_its_reason() {
        let (_folder, library) = library();
        let document = first_edition();
        let far = document.text.content.len();
        let outside = library.add(&document, note(Span::new(far, far + 5), ""));
        assert!(outside.unwrap_err().to_string().contains("no words"));
        let black = NewNote { colour: 9, ..note(Span::new(0, 10), "") };
        assert!(library.add(&document, black).unwrap_err().to_string().contains("no colour"));
        let long = note(Span::new(0, 10), &"x".repeat(LONGEST_NOTE + 1));
        assert!(library.add(&document, long).unwrap_err().to_string().contains("bytes"));
        assert!(matches!(library.remove("nobody"), Err(Error::Input(_))));
        assert!(matches!(library.restore("nobody"), Err(Error::Input(_))));
    }
}
