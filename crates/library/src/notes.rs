//! Highlights, underlines and notes.
//!
//! Owns the way from words of a document to a stored annotation and back to where its words stand
//! now. A note is on disk before a call returns. Nothing is ever put on other words silently.

use crate::{Document, Error, Library};
use annotation::{
    Anchored, Annotation, AnnotationId, Change, Colour, Link, Mark, Selectors, Sides, Status, Tags,
    Target, select,
};
use clause::ClauseId;
use jiff::Timestamp;
use std::collections::HashMap;
use text::Span;

/// The longest note, in bytes; more is a mistake, not a note.
const LONGEST_NOTE: usize = 1_000_000;
/// An annotation and where its words stand now.
#[derive(Clone, Debug, PartialEq)]
pub struct PlacedNote {
    /// The annotation as stored.
    pub annotation: Annotation,
    /// Where its words stand in the text as it is now; `None` when it is about no words of it.
    pub anchoring: Option<Anchored>,
}

/// An annotation to be made.
#[derive(Clone, Debug)]
pub struct NewNote {
    /// What it is about.
    pub target: NewTarget,
    /// What it says.
    pub edit: NoteEdit,
}

/// What a new annotation is about.
#[derive(Clone, Debug)]
pub enum NewTarget {
    /// Words of the text.
    Words {
        /// Which, in bytes.
        span: Span,
        /// How they are marked.
        mark: Mark,
    },
    /// A clause, by its index in the outline.
    Clause(usize),
    /// The edition as a whole.
    Edition,
    /// What changed since an older edition; at least one side has words.
    Change {
        /// The id of the older edition.
        older: String,
        /// Words of the older text, in bytes.
        old: Option<Span>,
        /// Words of this text.
        new: Option<Span>,
    },
}

/// What an annotation shall say from now on.
#[derive(Clone, Debug)]
pub struct NoteEdit {
    /// The note, in Markdown; empty for a mere mark.
    pub body: String,
    /// The colour, 1 to 5.
    pub colour: u8,
    /// Its tags.
    pub tags: Vec<String>,
    /// What it speaks for or against.
    pub links: Vec<Link>,
    /// Whether something is left to do about it.
    pub status: Status,
}

impl NoteEdit {
    /// A mere mark of this colour, 1 to 5: no note, no tags, no links, open.
    pub fn mark(colour: u8) -> Self {
        let (body, tags, links) = (String::new(), Vec::new(), Vec::new());
        Self { body, colour, tags, links, status: Status::Open }
    }
}

impl PlacedNote {
    /// Where its words stand now; `None` when that is in doubt or they are gone.
    pub fn span(&self) -> Option<Span> {
        self.anchoring.as_ref()?.outcome.span()
    }

    /// What became of its words, in the field's one word for it: "placed".
    pub fn status(&self) -> &'static str {
        self.anchoring.as_ref().map_or("placed", |anchored| anchored.outcome.id())
    }
}

impl Library {
    /// The notes on a document, in the order of their places.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn notes(&self, document: &Document) -> Result<Vec<PlacedNote>, Error> {
        let mut annotations = self.store().annotations(&document.info.id)?;
        if let Some(former) = former_id(&document.info.id) {
            annotations.extend(self.store().annotations(former)?);
            annotations.sort_by_key(|one| one.selectors().map(|words| words.position.start()));
        }
        self.standing(document, annotations)
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

    /// Annotates an edition, under the author's name in the settings. The note is on disk when this
    /// returns.
    ///
    /// # Errors
    /// When the words are not of the text, the note is too long, or it cannot be written.
    pub fn add(&self, document: &Document, new: NewNote) -> Result<PlacedNote, Error> {
        self.add_as(new_id()?, document, new)
    }

    /// As [`Library::add`], under an id that whoever asks has made, a UUID. Asked again after a
    /// failure, which may have come when the note was kept already, it is added once.
    ///
    /// # Errors
    /// As for [`Library::add`]; when the id is none, or that of another note.
    pub fn add_once(
        &self,
        id: &str,
        document: &Document,
        new: NewNote,
    ) -> Result<PlacedNote, Error> {
        self.add_as(known_id(id)?, document, new)
    }

    fn add_as(
        &self,
        id: AnnotationId,
        document: &Document,
        new: NewNote,
    ) -> Result<PlacedNote, Error> {
        let edition = &document.info.id;
        self.document(edition)?;
        let NewNote { target, edit } = new;
        let now = Timestamp::now();
        let blank = Annotation {
            id,
            edition: edition.clone(),
            target: self.target(document, target)?,
            colour: colour(edit.colour)?,
            body: String::new(),
            tags: Tags::default(),
            links: annotation::Links::default(),
            status: Status::default(),
            author: self.settings()?.author,
            created: now,
            modified: now,
        };
        let annotation = saying(blank, edit)?;
        self.keep_all_noted(document, &annotation)?;
        let kept = self.store().add(&annotation)?;
        self.stands(document, kept)
    }

    /// Changes a note; on disk when this returns. The former state stays in the note's history.
    ///
    /// # Errors
    /// When there is no such note, it is too long, or it cannot be written.
    pub fn edit(&self, id: &str, edit: NoteEdit) -> Result<PlacedNote, Error> {
        let annotation = self.annotation(id)?;
        let document = self.document(&annotation.edition)?;
        self.change(&document, saying(annotation, edit)?)
    }

    /// Puts a note on other words of its own text, at a person's word; on disk when this returns.
    ///
    /// # Errors
    /// When there is no such note, it is about no words of its text, the place has none, or it cannot
    /// be written.
    pub fn put(&self, id: &str, span: Span) -> Result<PlacedNote, Error> {
        let mut annotation = self.annotation(id)?;
        let document = self.document(&annotation.edition)?;
        let there = words(&document, span)?;
        let selectors = annotation.target.selectors_mut().ok_or_else(|| {
            Error::Input(format!("the note {id} is about no words of {}", document.info.id))
        })?;
        *selectors = there;
        self.change(&document, annotation)
    }

    /// What a note was, change by change, the first one first.
    ///
    /// # Errors
    /// When there never was such a note or the library cannot be read.
    pub fn history(&self, id: &str) -> Result<Vec<store::Version>, Error> {
        let versions = self.store().history(&known_id(id)?)?;
        if versions.is_empty() {
            return Err(Error::Input(format!("there is no note {id}")));
        }
        Ok(versions)
    }

    /// Makes a note what it was after a change, itself a change; `version` counts from 0.
    ///
    /// # Errors
    /// When there is no such note or version, or it cannot be written.
    pub fn revert(&self, id: &str, version: usize) -> Result<PlacedNote, Error> {
        self.annotation(id)?;
        let mut versions = self.history(id)?;
        if version >= versions.len() {
            return Err(Error::Input(format!("the note {id} has no version {version}")));
        }
        let former = versions.swap_remove(version).annotation;
        let document = self.document(&former.edition)?;
        self.change(&document, former)
    }

    /// The note with this id.
    ///
    /// # Errors
    /// When there is none, it is removed, or the library cannot be read.
    pub fn annotation(&self, id: &str) -> Result<Annotation, Error> {
        let found = self.store().annotation(&known_id(id)?)?;
        found.ok_or_else(|| Error::Input(format!("there is no note {id}")))
    }

    /// The ids of the editions that notes stand beside, each once, in the order of the notes.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn editions_of<'a>(
        &self,
        notes: impl IntoIterator<Item = &'a AnnotationId>,
    ) -> Result<Vec<String>, Error> {
        let mut editions = Vec::new();
        for id in notes {
            let edition = self.store().annotation(id)?.map(|note| note.edition);
            editions.extend(edition.filter(|edition| !editions.contains(edition)));
        }
        Ok(editions)
    }

    fn change(&self, document: &Document, annotation: Annotation) -> Result<PlacedNote, Error> {
        let annotation = Annotation { modified: Timestamp::now(), ..annotation };
        self.keep_all_noted(document, &annotation)?;
        self.store().update(&annotation)?;
        self.stands(document, annotation)
    }

    fn target(&self, document: &Document, target: NewTarget) -> Result<Target, Error> {
        Ok(match target {
            NewTarget::Words { span, mark } => {
                Target::Words { selectors: words(document, span)?, mark }
            }
            NewTarget::Clause(index) => Target::Clause(clause_of(document, index)?),
            NewTarget::Edition => Target::Edition,
            NewTarget::Change { older, old, new } => {
                let before = self.document(&older)?;
                let old = old.map(|span| words(&before, span)).transpose()?;
                let new = new.map(|span| words(document, span)).transpose()?;
                let sides = match (old, new) {
                    (None, Some(new)) => Sides::Added(new),
                    (Some(old), None) => Sides::Removed(old),
                    (Some(old), Some(new)) => Sides::Changed { old, new },
                    (None, None) => {
                        return Err(Error::Input(format!(
                            "a change from {older} to {} needs words on one side",
                            document.info.id
                        )));
                    }
                };
                Target::Change(Change { older, sides })
            }
        })
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
        self.whatever_its_text(annotation)
    }

    /// The note with this id and where it stands.
    ///
    /// # Errors
    /// When there is none, it is removed, or the library cannot be read.
    pub fn note(&self, id: &str) -> Result<PlacedNote, Error> {
        self.whatever_its_text(self.annotation(id)?)
    }

    /// A note that is there whatever becomes of its text, and must not be told as missing.
    fn whatever_its_text(&self, annotation: Annotation) -> Result<PlacedNote, Error> {
        match self.document(&annotation.edition) {
            Ok(document) => self.stands(&document, annotation),
            Err(_) => Ok(PlacedNote { annotation, anchoring: None }),
        }
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

/// The selectors of words of a document.
pub(crate) fn words(document: &Document, span: Span) -> Result<Selectors, Error> {
    select(&document.text, &document.outline, span).ok_or_else(|| {
        let (id, range) = (&document.info.id, span.range());
        Error::Input(format!("{id}: bytes {} to {} are no words of it", range.start, range.end))
    })
}

fn clause_of(document: &Document, index: usize) -> Result<Selectors, Error> {
    let id = &document.info.id;
    let known = (index < document.outline.clauses.len()).then_some(ClauseId(index));
    known
        .and_then(|clause| annotation::select_clause(&document.text, &document.outline, clause))
        .ok_or_else(|| Error::Input(format!("{id}: there is no clause number {index}")))
}

/// An annotation that says what `edit` says.
fn saying(annotation: Annotation, edit: NoteEdit) -> Result<Annotation, Error> {
    let NoteEdit { body: written, colour: number, tags, links, status } = edit;
    Ok(Annotation {
        colour: colour(number)?,
        body: body(written)?,
        tags: Tags::from(tags),
        links: links.into_iter().collect(),
        status,
        ..annotation
    })
}

pub(crate) fn new_id() -> Result<AnnotationId, Error> {
    let id = uuid::Uuid::new_v4().to_string();
    AnnotationId::new(&id).map_err(|error| Error::Fault(error.to_string()))
}

pub(crate) fn known_id(id: &str) -> Result<AnnotationId, Error> {
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
        let tags = vec![" EU ".into(), "EU".into()];
        let edit = NoteEdit { body: body.into(), tags, ..NoteEdit::mark(2) };
        NewNote { target: NewTarget::Words { span, mark: Mark::Highlight }, edit }
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
    fn asked_again_with_its_id_a_note_is_added_once() {
        let (_folder, library) = library();
        let document = first_edition();
        let id = new_id().unwrap();
        let add =
            |body: &str| library.add_once(id.as_str(), &document, note(Span::new(0, 40), body));
        let first = add("why?").unwrap();
        assert_eq!(first.annotation.id, id);
        assert_eq!(add("why?").unwrap(), first);
        assert_eq!(library.notes(&document).unwrap(), [first]);
        assert_eq!(library.history(id.as_str()).unwrap().len(), 1);

        let another = add("another").unwrap_err();
        assert!(matches!(another, Error::Input(_)), "no other try can help: {another}");
        let none = library.add_once("1", &document, note(Span::new(0, 40), "")).unwrap_err();
        assert!(matches!(none, Error::Input(_)), "{none}");
        assert_eq!(library.notes(&document).unwrap().len(), 1);
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
        let edit = NoteEdit { body: "two".into(), ..NoteEdit::mark(5) };
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
        let black = NewNote { edit: NoteEdit::mark(9), ..note(Span::new(0, 10), "") };
        assert!(library.add(&document, black).unwrap_err().to_string().contains("no colour"));
        let long = note(Span::new(0, 10), &"x".repeat(LONGEST_NOTE + 1));
        assert!(library.add(&document, long).unwrap_err().to_string().contains("bytes"));
        assert!(matches!(library.remove("nobody"), Err(Error::Input(_))));
        assert!(matches!(library.restore("nobody"), Err(Error::Input(_))));
    }
}
