//! Search over the clauses of all texts and over the reader's notes.
//!
//! Owns which texts are searched, when their index is made and how it is kept in step with the reader's
//! own texts. What a query means and what it finds is `store`'s. The index is a file beside the library
//! that may be deleted at any time.

use crate::document::from_shelf;
use crate::{Document, Error, Library, editions};
use annotation::Annotation;
use clause::ClauseId;
use std::collections::{BTreeMap, BTreeSet};
use std::panic::resume_unwind;
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
pub use store::search::COUNTED;
use store::search::{
    ClausePlace, Field, FoundClauses, IndexedClause, IndexedText, Query, Shelf, Snippet, TextIndex,
    Value,
};
use store::{Import, Problem, StoreError};
use text::Span;

/// The name of the index's file in the library's folder.
const FILE: &str = "search.sqlite";

/// What was found, the best first.
#[derive(Clone, Debug)]
pub struct Found {
    /// What was asked, as it was understood.
    pub asked: Query,
    /// Clauses; at most as many as were asked for.
    pub clauses: Vec<ClauseHit>,
    /// How many clauses there are in all, at most [`COUNTED`]; those with the same words count once.
    pub clause_total: usize,
    /// Notes; at most as many as were asked for.
    pub notes: Vec<NoteHit>,
    /// How many notes there are in all, at most [`COUNTED`].
    pub note_total: usize,
    /// Whether clauses could be searched.
    pub index: IndexState,
}

/// Whether the texts' index could be asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum IndexState {
    /// It was asked.
    Ready,
    /// It was asked, but the disk does not take it, for this reason: it has to be made again next time.
    NotKept(String),
    /// It is being made, so that no clause is found yet.
    Building,
    /// There is none, for this reason, so that no clause is found.
    Failed(String),
}

/// A clause that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClauseHit {
    /// Where it stands.
    pub place: FoundPlace,
    /// Its heading; empty when it has none.
    pub heading: String,
    /// Words of it around the hits; never markup.
    pub snippet: Snippet,
    /// Where else a clause has the same words: the first such places, those of the catalogue before those
    /// of the reference shelf.
    pub others: Vec<FoundPlace>,
    /// How many other such places there are.
    pub other_total: usize,
}

/// A clause of a text, with what the text is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundPlace {
    /// The text.
    pub text: Named,
    /// The clause's address.
    pub address: String,
    /// Where its words stand, the printed label left out.
    pub span: Span,
}

/// A text by its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its family; for a text of the reference shelf its title.
    pub family: String,
    /// Its version; empty when it has none.
    pub version: String,
    /// The day it came out, ISO 8601, in full or in part.
    pub date: Option<String>,
}

/// A note that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct NoteHit {
    /// The note as stored.
    pub annotation: Annotation,
    /// The edition that it stands beside.
    pub text: Named,
    /// Which of its words were found.
    pub field: Field,
    /// These words; never markup.
    pub snippet: Snippet,
}

/// The texts' index of an open library.
#[derive(Debug, Default)]
pub(crate) struct Texts {
    shared: Arc<Shared>,
}

#[derive(Debug, Default)]
struct Shared {
    state: Mutex<State>,
    /// Told when the state is no longer [`State::Building`].
    built: Condvar,
}

#[derive(Debug, Default)]
enum State {
    /// Nobody has searched yet.
    #[default]
    Unopened,
    Building,
    /// With the reason, if it could not be kept on the disk.
    Ready(TextIndex, Option<String>),
    Failed(String),
}

/// Deletes the index of texts in a folder that the library left: it can be made again, and holds words of
/// the reader's own texts. Where it cannot be deleted, nothing comes of it.
pub(crate) fn forget_index(folder: &Path) {
    for companion in ["", "-journal", "-wal", "-shm"] {
        let _ = std::fs::remove_file(folder.join(format!("{FILE}{companion}")));
    }
}

impl Library {
    /// Searches clauses and notes; at most `limit` of each are given, and all are counted.
    ///
    /// The first search begins to make the texts' index when there is none, and does not wait for it.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn search(&self, typed: &str, limit: usize) -> Result<Found, Error> {
        let asked = Query::read(typed, &self.settings()?.colours);
        let imports = self.store().imports()?;
        let of_family = |value: &Value| ids_of_family(value, &imports);
        // Two files: neither waits for the other.
        let ((found, index), notes) = thread::scope(|scope| {
            let texts = scope.spawn(|| self.search_texts(&asked, &imports, limit));
            let notes = self.store().search_notes(&asked, &of_family, limit);
            (texts.join().unwrap_or_else(|panic| resume_unwind(panic)), notes)
        });
        let notes = notes?;
        Ok(Found {
            asked,
            clauses: found.hits.into_iter().map(|hit| clause_hit(hit, &imports)).collect(),
            clause_total: found.total,
            notes: notes.hits.into_iter().map(|hit| note_hit(hit, &imports)).collect(),
            note_total: notes.total,
            index,
        })
    }

    /// Waits until the texts' index is made, for those who would rather wait than search again.
    ///
    /// Returns at once when it is not being made.
    pub fn wait_for_index(&self) {
        let mut state = self.texts().shared.lock();
        while matches!(*state, State::Building) {
            state = self.texts().shared.built.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Where the words of a note that was found stand in its text as it is now; `None` when that is in
    /// doubt, they are gone, or it is about no words.
    pub fn span_now(&self, annotation: &Annotation) -> Option<Span> {
        let document = self.document(&annotation.edition).ok()?;
        self.stands(&document, annotation.clone()).ok()?.span()
    }

    /// Clauses, and whether they could be searched.
    fn search_texts(
        &self,
        asked: &Query,
        imports: &[Import],
        limit: usize,
    ) -> (FoundClauses, IndexState) {
        let shared = &self.texts().shared;
        let mut state = shared.lock();
        if matches!(*state, State::Unopened) {
            let path = self.folder().join(FILE);
            *state = match TextIndex::open(&path, &stamp()) {
                Some(index) => State::Ready(index, None),
                None => build(shared, &path),
            };
        }
        let (index, not_kept) = match &mut *state {
            State::Ready(index, not_kept) => (index, not_kept.clone()),
            State::Failed(reason) => {
                return (FoundClauses::default(), IndexState::Failed(reason.clone()));
            }
            State::Building | State::Unopened => {
                return (FoundClauses::default(), IndexState::Building);
            }
        };
        let found =
            self.keep_in_step(index, imports).and_then(|()| Ok(index.search(asked, limit)?));
        match found {
            Ok(found) => {
                let told = not_kept.map_or(IndexState::Ready, IndexState::NotKept);
                (found, told)
            }
            // The index can be made again, and no trouble with it may keep notes from being found.
            Err(error) => {
                if let Error::Store(StoreError {
                    path,
                    problem: Problem::Damaged(_) | Problem::NotALibrary,
                }) = &error
                    && path.ends_with(FILE)
                {
                    let _ = std::fs::remove_file(path);
                }
                *state = State::Unopened;
                (FoundClauses::default(), IndexState::Failed(error.to_string()))
            }
        }
    }

    /// Puts into the index what the reader brought since, here or in another program, and takes out what
    /// is gone.
    fn keep_in_step(&self, index: &mut TextIndex, imports: &[Import]) -> Result<(), Error> {
        let mut there: BTreeMap<String, String> = index.own_texts()?.into_iter().collect();
        for import in imports {
            let now = format!("{} {}", import.sha256, import.modified);
            if there.remove(&import.id).as_ref() != Some(&now) {
                index.put_text(&indexed(&*self.document(&import.id)?, Shelf::Own, now))?;
            }
        }
        for gone in there.keys() {
            index.drop_text(gone)?;
        }
        Ok(())
    }
}

impl Shared {
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What the index is made of. One that was made of something else is made anew.
fn stamp() -> String {
    format!("{} {}", env!("CARGO_PKG_VERSION"), catalogue::fingerprint())
}

/// Begins to make the index; what it comes to is put into the shared state.
fn build(shared: &Arc<Shared>, path: &Path) -> State {
    let (shared, path) = (Arc::clone(shared), path.to_owned());
    let make = move || {
        // A panic would leave everybody waiting.
        let made = std::panic::catch_unwind(|| made(&path));
        let made = made.unwrap_or_else(|_| State::Failed("the program's own fault".to_owned()));
        *shared.lock() = made;
        shared.built.notify_all();
    };
    match thread::Builder::new().name("search index".to_owned()).spawn(make) {
        Ok(_) => State::Building,
        Err(error) => State::Failed(error.to_string()),
    }
}

/// The index in its file, or in memory where the disk does not take it.
fn made(path: &Path) -> State {
    let told = |error: StoreError| error.to_string();
    let not_kept = match TextIndex::build(path, &stamp(), built_in()) {
        Ok(index) => return State::Ready(index, None),
        Err(error) => told(error),
    };
    match TextIndex::in_memory(&stamp(), built_in()) {
        Ok(index) => State::Ready(index, Some(not_kept)),
        Err(error) => State::Failed(told(error)),
    }
}

/// Every built-in text, one at a time: those of the reference shelf are too many to be kept as read. An
/// edition that cannot be read is told wherever it is opened, and keeps no other from being found.
fn built_in() -> impl Iterator<Item = IndexedText> {
    let editions = editions().unwrap_or_default().into_iter();
    let editions = editions.map(|document| indexed(&document, Shelf::Catalogue, String::new()));
    let shelf = catalogue::references().iter();
    let shelf = shelf.map(|one| indexed(&from_shelf(one), Shelf::Reference, String::new()));
    editions.chain(shelf)
}

/// A text as it is indexed.
fn indexed(document: &Document, shelf: Shelf, state: String) -> IndexedText {
    let mut categories: BTreeMap<ClauseId, BTreeSet<&str>> = BTreeMap::new();
    for finding in &document.findings {
        categories.entry(finding.clause).or_default().insert(finding.category.id());
    }
    let clauses = document.outline.iter().map(|(id, clause)| IndexedClause {
        address: clause.address.to_string(),
        span: clause.body,
        words: document.text.of(clause.body).to_owned(),
        heading: clause.heading.map_or("", |heading| document.text.of(heading)).to_owned(),
        categories: categories.get(&id).into_iter().flatten().map(|id| (*id).to_owned()).collect(),
    });
    // On the reference shelf a text has its title for a family, and is of none.
    let family = if shelf == Shelf::Reference { "" } else { &document.info.family };
    IndexedText {
        id: document.info.id.clone(),
        shelf,
        family: family.to_owned(),
        state,
        clauses: clauses.collect(),
    }
}

/// The ids of all texts of the families that a value fits, former ids among them: notes keep the id that
/// their text had.
fn ids_of_family(value: &Value, imports: &[Import]) -> Vec<String> {
    let editions = catalogue::editions().iter().filter(|edition| value.fits(&edition.family));
    let editions = editions.flat_map(|edition| crate::notes::ids(&edition.id));
    let own = imports.iter().filter(|import| value.fits(&import.family));
    editions.chain(own.map(|import| &*import.id)).map(str::to_owned).collect()
}

/// What a text is called. An own text that is gone is called by its id.
fn named(id: &str, imports: &[Import]) -> Named {
    if let Some(edition) = catalogue::edition(id) {
        return Named {
            id: edition.id.clone(),
            title: edition.title.clone(),
            family: edition.family.clone(),
            version: edition.version.clone(),
            date: edition.date.clone(),
        };
    }
    if let Some(import) = imports.iter().find(|import| import.id == id) {
        return Named {
            id: id.to_owned(),
            title: import.title.clone(),
            family: import.family.clone(),
            version: import.version.clone(),
            date: import.date.clone(),
        };
    }
    let title = catalogue::reference(id).map_or(id, |one| one.title).to_owned();
    Named { id: id.to_owned(), family: title.clone(), title, version: String::new(), date: None }
}

fn found_place(place: ClausePlace, imports: &[Import]) -> FoundPlace {
    let ClausePlace { text, address, span } = place;
    FoundPlace { text: named(&text, imports), address, span }
}

fn clause_hit(hit: store::search::ClauseHit, imports: &[Import]) -> ClauseHit {
    let store::search::ClauseHit { place, heading, snippet, others, other_total } = hit;
    ClauseHit {
        place: found_place(place, imports),
        heading,
        snippet,
        others: others.into_iter().map(|place| found_place(place, imports)).collect(),
        other_total,
    }
}

fn note_hit(hit: store::search::NoteHit, imports: &[Import]) -> NoteHit {
    let store::search::NoteHit { annotation, field, snippet } = hit;
    NoteHit { text: named(&annotation.edition, imports), annotation, field, snippet }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn search(library: &Library, typed: &str) -> Found {
        library.search(typed, 50).unwrap()
    }

    /// One test, since to make the index takes a while.
    #[test]
    fn clauses_and_own_texts_are_found_once_the_index_is_made() {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path()).unwrap();
        assert_eq!(search(&library, "in:notes").index, IndexState::Building);
        library.wait_for_index();
        let found = search(&library, "\"may terminate this agreement\"");
        assert_eq!(found.index, IndexState::Ready);
        assert!(found.clause_total > 5 && found.notes.is_empty(), "{}", found.clause_total);
        for hit in &found.clauses {
            let document = crate::edition(&hit.place.text.id).unwrap();
            let clause = document.outline.find(&hit.place.address).unwrap();
            let span = document.outline.clause(clause).body;
            assert_eq!(span, hit.place.span);
            assert!(document.text.of(span).contains(&hit.snippet.words));
            assert!(!hit.snippet.hits.is_empty());
        }
        assert!(found.clauses.iter().any(|hit| hit.other_total > 1));
        assert!(search(&library, "family:llama category:naming").clause_total > 0);

        let bees = b"Bee Licence 1.2\n\n1. You may not sell the zumbled honey.";
        let details = library.examine("bees.txt", bees).unwrap().details;
        let own = library.import("bees.txt", bees, details).unwrap();
        assert_eq!(search(&library, "zumbled").clauses[0].place.text.id, own.info.id);
        drop(library);
        let library = Library::open(folder.path()).unwrap();
        let again = search(&library, "zumbled");
        assert_eq!((again.index, again.clause_total), (IndexState::Ready, 1));
        library.remove_import(&own.info.id).unwrap();
        assert_eq!(search(&library, "zumbled").clause_total, 0);
    }
}
