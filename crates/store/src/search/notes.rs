//! The table `note_words`: the words by which notes are found.
//!
//! Owns what of a note is indexed and the questions that the index is asked. It changes in the
//! transaction in which the note does, and holds no note that is removed.

use super::expression::{Facets, each, expression, faceted, whole};
use super::query::{Filter, Query, Term, Value};
use super::ranked::{Index, Ranked, ranked};
use super::snippet::{Snippet, found, snippet};
use super::words::{APART, Facet, indexed};
use crate::error::{Problem, StoreError};
use crate::open::Store;
use crate::row;
use annotation::{Annotation, AnnotationId, Selectors, Subject, Target};
use rusqlite::Transaction;

/// Without content: the words stand in the notes' own rows, and what leaves the index is named by its
/// number, where an index with outside content would have to be told the very words that it holds.
pub(crate) const CREATE: &str = "
CREATE VIRTUAL TABLE note_words USING fts5 (
    body, quote, tags, claims, author, facets,
    content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '1 2 3 4'
)";

/// What the author wrote weighs more than what the licence says, a tag most of all: it is the author's
/// own word for what the note is about. Facets weigh nothing. Newer notes come first.
const INDEX: Index = Index {
    rows: "SELECT rowid FROM note_words WHERE note_words MATCH ?1 ORDER BY rowid DESC LIMIT ?2",
    weighed: "SELECT rowid, bm25(note_words, 4.0, 1.0, 6.0, 3.0, 1.0, 0.0) FROM note_words
              WHERE note_words MATCH ?1 ORDER BY rowid DESC",
    count: "SELECT count(*) FROM (SELECT 1 FROM note_words WHERE note_words MATCH ?1 LIMIT ?2)",
    band: |_| 0,
};

/// Notes, the best first.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct FoundNotes {
    /// The first of them.
    pub hits: Vec<NoteHit>,
    /// How many there are, at most [`super::COUNTED`].
    pub total: usize,
}

/// A note, and what of it was found.
#[derive(Clone, Debug, PartialEq)]
pub struct NoteHit {
    /// The note as stored.
    pub annotation: Annotation,
    /// Which of its words were found.
    pub field: Field,
    /// These words.
    pub snippet: Snippet,
}

/// Words of a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// What its author wrote.
    Body,
    /// A claim that it is linked with.
    Claim,
    /// The words that it is about.
    Quote,
    /// A tag.
    Tag,
    /// Its author's name.
    Author,
}

impl Store {
    /// The best `limit` notes for a query. `editions` says which editions are of a family: those to whose
    /// family's name a value fits.
    ///
    /// # Errors
    /// [`Problem::Value`] when a note's row has no meaning; else as the disk has it.
    pub fn search_notes(
        &self,
        query: &Query,
        editions: &dyn Fn(&Value) -> Vec<String>,
        limit: usize,
    ) -> Result<FoundNotes, StoreError> {
        if !query.of_notes() || query.is_empty() {
            return Ok(FoundNotes::default());
        }
        let Some(facets) = facets(&query.filters, editions) else {
            return Ok(FoundNotes::default());
        };
        let without =
            query.without_filters.iter().flat_map(|filter| alternatives(filter, editions));
        let without: Vec<String> = without.collect();
        let expression = expression(query, &facets, &without, None);
        self.read(|file| {
            let Ranked { rows, total } = ranked(file, &INDEX, &expression, limit)?;
            let hits = rows.into_iter().map(|number| hit(file, number, &query.terms));
            Ok(FoundNotes { hits: hits.collect::<Result<_, _>>()?, total })
        })
    }
}

/// Indexes a note as it is now.
pub(crate) fn put(file: &Transaction<'_>, annotation: &Annotation) -> Result<(), Problem> {
    let number = number(file, &annotation.id)?;
    let claims: Vec<String> = claims(annotation).map(indexed).collect();
    let quotes: Vec<String> = quotes(&annotation.target).map(indexed).collect();
    let tags: Vec<String> = annotation.tags.iter().map(|tag| indexed(tag)).collect();
    file.prepare_cached("DELETE FROM note_words WHERE rowid = ?1")?.execute([number])?;
    file.prepare_cached(
        "INSERT INTO note_words (rowid, body, quote, tags, claims, author, facets)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute((
        number,
        indexed(&annotation.body),
        quotes.join(APART),
        tags.join(APART),
        claims.join(APART),
        indexed(&annotation.author),
        facets_of(annotation).join(" "),
    ))?;
    Ok(())
}

/// Takes a note out of the index.
pub(crate) fn forget(file: &Transaction<'_>, id: &AnnotationId) -> Result<(), Problem> {
    let number = number(file, id)?;
    file.prepare_cached("DELETE FROM note_words WHERE rowid = ?1")?.execute([number])?;
    Ok(())
}

/// Indexes all notes of a file that has no index yet.
pub(crate) fn fill(file: &Transaction<'_>) -> Result<(), Problem> {
    let mut select = file.prepare("SELECT id FROM annotation WHERE removed IS NULL")?;
    let ids: Vec<String> = select.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    for id in ids {
        // What has no meaning is told when it is asked for, and keeps no library from being opened.
        let Ok(id) = AnnotationId::new(&id) else { continue };
        match row::find(file, &id) {
            Ok(Some(held)) => put(file, &held.annotation)?,
            Ok(None) | Err(Problem::Value { .. }) => {}
            Err(problem) => return Err(problem),
        }
    }
    Ok(())
}

fn number(file: &Transaction<'_>, id: &AnnotationId) -> Result<i64, Problem> {
    let sql = "SELECT number FROM annotation WHERE id = ?1";
    Ok(file.prepare_cached(sql)?.query_row([id.as_str()], |row| row.get(0))?)
}

/// Everything that a filter can ask of a note.
fn facets_of(annotation: &Annotation) -> Vec<String> {
    let Annotation { edition, target, colour, tags, links, status, author, .. } = annotation;
    let older = match target {
        Target::Change(change) => Some(&change.older),
        Target::Words { .. } | Target::Clause(_) | Target::Edition => None,
    };
    let editions = older.into_iter().chain([edition]);
    let categories = links.iter().filter_map(|link| match &link.subject {
        Subject::Category(id) => Some(id),
        Subject::Criterion(_) | Subject::Claim(_) => None,
    });
    let mut facets = vec![
        Facet::All.whole(""),
        Facet::Colour.whole(&colour.number().to_string()),
        Facet::Status.whole(status.name()),
        Facet::Author.each(author),
    ];
    facets.extend(editions.map(|id| Facet::Edition.whole(id)));
    facets.extend(tags.iter().map(|tag| Facet::Tag.whole(tag)));
    facets.extend(categories.map(|id| Facet::Category.whole(id)));
    facets
}

/// The words that a note is about, a change's older ones first.
fn quotes(target: &Target) -> impl Iterator<Item = &str> {
    let (older, newer) = match target {
        Target::Change(change) => (change.sides.in_older(), change.sides.in_newer()),
        other => (None, other.selectors()),
    };
    older.into_iter().chain(newer).map(|Selectors { quote, .. }| &*quote.exact)
}

fn claims(annotation: &Annotation) -> impl Iterator<Item = &str> {
    annotation.links.iter().filter_map(|link| match &link.subject {
        Subject::Claim(words) => Some(&**words),
        Subject::Category(_) | Subject::Criterion(_) => None,
    })
}

/// Filters as facets, of each list one; `None` when nothing can meet them.
fn facets(filters: &[Filter], editions: &dyn Fn(&Value) -> Vec<String>) -> Option<Facets> {
    let mut facets = Facets::new();
    // A note has several tags and categories, and one colour, author, status and family.
    let (mut colours, mut authors, mut statuses, mut families) = (None, None, None, None);
    for filter in filters {
        let any = match filter {
            Filter::In(_) => continue,
            Filter::Tag(_) | Filter::Category(_) => {
                facets.push(alternatives(filter, editions));
                continue;
            }
            Filter::Colour(_) => &mut colours,
            Filter::Author(_) => &mut authors,
            Filter::Status(_) => &mut statuses,
            Filter::Family(_) => &mut families,
        };
        any.get_or_insert_with(Vec::new).extend(alternatives(filter, editions));
    }
    facets.extend([colours, authors, statuses, families].into_iter().flatten());
    facets.iter().all(|any| !any.is_empty()).then_some(facets)
}

/// The facets of which one meets a filter.
fn alternatives(filter: &Filter, editions: &dyn Fn(&Value) -> Vec<String>) -> Vec<String> {
    match filter {
        Filter::In(_) => Vec::new(),
        Filter::Tag(value) => vec![whole(Facet::Tag, value)],
        Filter::Category(value) => vec![whole(Facet::Category, value)],
        Filter::Author(value) => vec![each(Facet::Author, value)],
        Filter::Colour(colour) => {
            vec![faceted(&Facet::Colour.whole(&colour.number().to_string()), false)]
        }
        Filter::Status(status) => vec![faceted(&Facet::Status.whole(status.name()), false)],
        Filter::Family(value) => {
            editions(value).iter().map(|id| faceted(&Facet::Edition.whole(id), false)).collect()
        }
    }
}

/// A note that was found.
fn hit(file: &Transaction<'_>, number: i64, terms: &[Term]) -> Result<NoteHit, Problem> {
    let lost = || Problem::Damaged("the index of notes has one that is not there".into());
    let annotation = row::numbered(file, number)?.ok_or_else(lost)?;
    let (field, snippet) = shown(&annotation, terms);
    Ok(NoteHit { annotation, field, snippet })
}

/// The words of a note in which a term stands; where none does, what its author wrote or marked.
fn shown(annotation: &Annotation, terms: &[Term]) -> (Field, Snippet) {
    let mut fields = vec![(Field::Body, &*annotation.body)];
    fields.extend(claims(annotation).map(|words| (Field::Claim, words)));
    fields.extend(quotes(&annotation.target).map(|words| (Field::Quote, words)));
    fields.extend(annotation.tags.iter().map(|tag| (Field::Tag, &**tag)));
    fields.push((Field::Author, &*annotation.author));
    let mut hits = fields.iter().filter_map(|(field, words)| Some((*field, found(words, terms)?)));
    hits.next().unwrap_or_else(|| {
        let said = fields.iter().find(|(_, words)| !words.trim().is_empty());
        let (field, words) = said.copied().unwrap_or((Field::Body, ""));
        (field, snippet(words, terms))
    })
}
