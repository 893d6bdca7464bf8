//! What the texts' index is made of, and how it is written.
//!
//! Owns the tables: a row for each text, for each wording that a clause has, and for each place where a
//! wording stands. The same words in many texts are indexed once, so that they are found once, with all
//! their places. It opens no file.

use super::words::{APART, Facet, indexed, tokens};
use crate::error::Problem;
use rusqlite::{Connection, OptionalExtension, named_params};
use std::collections::BTreeSet;
use text::Span;

pub(super) const CREATE: &str = "
CREATE TABLE stamp (value TEXT NOT NULL) STRICT;
CREATE TABLE text (
    number INTEGER PRIMARY KEY,
    id     TEXT    NOT NULL UNIQUE,
    shelf  INTEGER NOT NULL,
    family TEXT    NOT NULL,
    state  TEXT    NOT NULL
) STRICT;
CREATE TABLE wording (
    number  INTEGER PRIMARY KEY,
    hash    TEXT    NOT NULL UNIQUE,
    heading TEXT    NOT NULL,
    words   TEXT    NOT NULL
) STRICT;
CREATE TABLE place (
    wording    INTEGER NOT NULL REFERENCES wording (number),
    text       INTEGER NOT NULL REFERENCES text (number),
    start      INTEGER NOT NULL,
    \"end\"      INTEGER NOT NULL,
    address    TEXT    NOT NULL,
    categories TEXT    NOT NULL,
    words      TEXT,
    PRIMARY KEY (wording, text, start)
) STRICT, WITHOUT ROWID;
CREATE INDEX place_text ON place (text);
CREATE VIRTUAL TABLE clause_words USING fts5 (
    heading, words, facets,
    content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '1 2 3 4'
)";

/// A text as it is put into the index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexedText {
    /// Its id.
    pub id: String,
    /// Where it comes from.
    pub shelf: Shelf,
    /// Its family; empty where a text is of none, and no filter is to find it by one.
    pub family: String,
    /// Anything that tells it from what it was when it was indexed before, such as when it last changed.
    pub state: String,
    /// Its clauses.
    pub clauses: Vec<IndexedClause>,
}

/// Where a text comes from. Clauses of the reference shelf come after all others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shelf {
    /// The reader brought it.
    Own,
    /// It is an edition of the catalogue.
    Catalogue,
    /// It stands on the reference shelf.
    Reference,
}

/// A clause as it is put into the index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndexedClause {
    /// Its address.
    pub address: String,
    /// Where its words stand in the text.
    pub span: Span,
    /// Its own words, heading included, printed label left out.
    pub words: String,
    /// Its heading; empty when it has none.
    pub heading: String,
    /// The ids of the categories of its findings.
    pub categories: Vec<String>,
}

/// What parts the categories of a place. No id has it.
const COMMA: &str = ",";

/// Puts a text in, its wordings and places, and says which wordings have to be indexed for it.
pub(super) fn insert(file: &Connection, text: &IndexedText) -> Result<Vec<i64>, Problem> {
    let shelf = text.shelf as i64;
    let number =
        next(file, "SELECT max(number) FROM text WHERE number >= ?1 AND number < ?2", shelf)?;
    file.prepare_cached(
        "INSERT INTO text (number, id, shelf, family, state) VALUES (?1, ?2, ?3, ?4, ?5)",
    )?
    .execute((number, &text.id, shelf, &text.family, &text.state))?;
    let mut place = file.prepare_cached(
        "INSERT OR REPLACE INTO place (wording, text, start, \"end\", address, categories, words)
         VALUES (:wording, :text, :start, :end, :address, :categories, :words)",
    )?;
    let mut wordings = Vec::new();
    for clause in &text.clauses {
        if tokens(&clause.words).next().is_none() {
            continue;
        }
        let (wording, differs) = wording(file, text.shelf, clause)?;
        place.execute(named_params! {
            ":wording": wording,
            ":text": number,
            ":start": clause.span.start().bytes(),
            ":end": clause.span.end().bytes(),
            ":address": clause.address,
            ":categories": clause.categories.join(COMMA),
            ":words": differs.then_some(&clause.words),
        })?;
        wordings.push(wording);
    }
    wordings.sort_unstable();
    wordings.dedup();
    Ok(wordings)
}

/// Takes a text out, and says which wordings have to be indexed anew for it.
pub(super) fn delete(file: &Connection, id: &str) -> Result<Vec<i64>, Problem> {
    let mut select = file.prepare_cached(
        "SELECT DISTINCT wording FROM place WHERE text = (SELECT number FROM text WHERE id = ?1)",
    )?;
    let wordings: Vec<i64> = select.query_map([id], |row| row.get(0))?.collect::<Result<_, _>>()?;
    file.prepare_cached("DELETE FROM place WHERE text = (SELECT number FROM text WHERE id = ?1)")?
        .execute([id])?;
    file.prepare_cached("DELETE FROM text WHERE id = ?1")?.execute([id])?;
    Ok(wordings)
}

/// Indexes these wordings as they are now; one that stands nowhere is taken out.
pub(super) fn index(file: &Connection, wordings: &[i64]) -> Result<(), Problem> {
    let mut stands = file.prepare_cached("SELECT 1 FROM place WHERE wording = ?1 LIMIT 1")?;
    let mut read = file.prepare_cached("SELECT heading, words FROM wording WHERE number = ?1")?;
    let mut facets = file.prepare_cached(
        "SELECT DISTINCT family, categories FROM place JOIN text ON text = number WHERE wording = ?1",
    )?;
    let mut insert = file.prepare_cached(
        "INSERT INTO clause_words (rowid, heading, words, facets) VALUES (?1, ?2, ?3, ?4)",
    )?;
    for number in wordings {
        if !stands.exists([number])? {
            file.prepare_cached("DELETE FROM wording WHERE number = ?1")?.execute([number])?;
            continue;
        }
        let (heading, words): (String, String) =
            read.query_row([number], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let mut stood = facets.query([number])?;
        // Each once: BM25 counts them into the length of a row.
        let mut all = BTreeSet::from([Facet::All.whole("")]);
        while let Some(row) = stood.next()? {
            let (family, categories): (String, String) = (row.get(0)?, row.get(1)?);
            all.extend(Some(Facet::Family.each(&family)).filter(|words| !words.is_empty()));
            all.extend(self::categories(&categories).map(|id| Facet::Category.whole(id)));
        }
        let all: Vec<String> = all.into_iter().collect();
        insert.execute((number, indexed(&heading), indexed(&words), all.join(APART)))?;
    }
    Ok(())
}

/// Takes these wordings out of the index, to be put in anew.
pub(super) fn unindex(file: &Connection, wordings: &[i64]) -> Result<(), Problem> {
    let mut delete = file.prepare_cached("DELETE FROM clause_words WHERE rowid = ?1")?;
    for number in wordings {
        delete.execute([number])?;
    }
    Ok(())
}

/// The number of a clause's wording, and whether the clause differs from it in typography.
///
/// A new one gets a number by what it is, since the index weighs the first of many first: the reader's
/// own texts, then the catalogue, then headings of the reference shelf, then the rest.
fn wording(
    file: &Connection,
    shelf: Shelf,
    clause: &IndexedClause,
) -> Result<(i64, bool), Problem> {
    let hash = text::word_hash(&clause.words);
    // Half of SHA-256 tells words apart as surely as is needed here, in half the space.
    let hash = &hash[..32];
    let known: Option<(i64, bool)> = file
        .prepare_cached("SELECT number, words <> ?2 FROM wording WHERE hash = ?1")?
        .query_row((hash, &clause.words), |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    if let Some(known) = known {
        return Ok(known);
    }
    let band = shelf as i64 + i64::from(shelf == Shelf::Reference && clause.heading.is_empty());
    let number =
        next(file, "SELECT max(number) FROM wording WHERE number >= ?1 AND number < ?2", band)?;
    file.prepare_cached(
        "INSERT INTO wording (number, hash, heading, words) VALUES (?1, ?2, ?3, ?4)",
    )?
    .execute((number, hash, &clause.heading, &clause.words))?;
    Ok((number, false))
}

/// How many numbers a band has: more than there can be clauses.
const BAND: i64 = 1 << 32;

/// Whether the wording of this number stands on the reference shelf alone.
pub(super) fn is_reference(number: i64) -> bool {
    number >= Shelf::Reference as i64 * BAND
}

/// The next number of a band.
fn next(file: &Connection, last: &str, band: i64) -> Result<i64, Problem> {
    let first = band * BAND;
    let last: Option<i64> =
        file.prepare_cached(last)?.query_row((first, first + BAND), |row| row.get(0))?;
    Ok(last.map_or(first, |last| last + 1))
}

/// The categories that a place has, as it keeps them.
pub(super) fn categories(kept: &str) -> impl Iterator<Item = &str> {
    kept.split(COMMA).filter(|id| !id.is_empty())
}
