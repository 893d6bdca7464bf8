//! Clauses that a query finds.
//!
//! Owns the questions that the texts' index is asked. Clauses with the same words are one hit.

use super::expression::{Expression, Facets, each, expression, whole};
use super::file::TextIndex;
use super::query::{Filter, Part, Query};
use super::ranked::{Index, Ranked, ranked};
use super::snippet::{Snippet, snippet};
use super::texts::{categories, is_reference};
use super::words::Facet;
use crate::error::{Problem, StoreError};
use rusqlite::Connection;
use text::Span;

/// A heading's words weigh four times, and stand among the clause's words too: whoever looks for
/// "termination" looks for the section before those that mention it. Facets weigh nothing.
const INDEX: Index = Index {
    rows: "SELECT rowid FROM clause_words WHERE clause_words MATCH ?1 ORDER BY rowid LIMIT ?2",
    weighed: "SELECT rowid, bm25(clause_words, 3.0, 1.0, 0.0) FROM clause_words
              WHERE clause_words MATCH ?1 ORDER BY rowid",
    count: "SELECT count(*)
            FROM (SELECT 1 FROM clause_words WHERE clause_words MATCH ?1 LIMIT ?2)",
    // Whoever searches here looks for the licences of models and for their own texts first.
    band: |row| i64::from(is_reference(row)),
};

/// The column of headings.
const HEADING: &str = "heading";

/// How many other places of the same words are told; of a usual disclaimer there are hundreds.
const OTHERS: usize = 12;

/// Clauses, the best first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FoundClauses {
    /// The first of them.
    pub hits: Vec<ClauseHit>,
    /// How many there are, each wording counted once, at most [`super::COUNTED`].
    pub total: usize,
}

/// The words of a clause, and where they stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClauseHit {
    /// The first place that the query's filters allow: in the reader's own texts, then in the catalogue,
    /// then on the reference shelf.
    pub place: ClausePlace,
    /// Its heading; empty when it has none.
    pub heading: String,
    /// The words that were found, as they stand there.
    pub snippet: Snippet,
    /// Other places that the filters allow, where the clause has the same words, in the same order; at
    /// most the first 12.
    pub others: Vec<ClausePlace>,
    /// How many other places there are.
    pub other_total: usize,
}

/// Where a clause stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClausePlace {
    /// The id of the text.
    pub text: String,
    /// The clause's address.
    pub address: String,
    /// Where its words stand in the text, the printed label left out.
    pub span: Span,
}

impl TextIndex {
    /// The best `limit` clauses for a query.
    ///
    /// # Errors
    /// [`Problem::Damaged`] and others as the disk has it: the index should then be made anew.
    pub fn search(&self, query: &Query, limit: usize) -> Result<FoundClauses, StoreError> {
        let run = || {
            // One state of the file, whatever another program puts in meanwhile.
            let file = self.connection.unchecked_transaction()?;
            let Some(expression) = clauses(query) else { return Ok(FoundClauses::default()) };
            let Ranked { rows, total } = ranked(&file, &INDEX, &expression, limit)?;
            let hits = rows.into_iter().map(|row| hit(&file, row, query));
            Ok(FoundClauses { hits: hits.collect::<Result<_, _>>()?, total })
        };
        run().map_err(|problem: Problem| problem.at(&self.path))
    }
}

/// The expression for a query; `None` when it asks for no clause.
fn clauses(query: &Query) -> Option<Expression> {
    let column = match query.of_clauses()? {
        Part::Words => None,
        Part::Headings => Some(HEADING),
    };
    if query.is_empty() {
        return None;
    }
    let families = query.filters.iter().filter_map(family).collect::<Vec<_>>();
    let mut facets: Facets =
        query.filters.iter().filter_map(category).map(|facet| vec![facet]).collect();
    facets.extend((!families.is_empty()).then_some(families));
    let without = &query.without_filters;
    let without: Vec<String> =
        without.iter().filter_map(|filter| family(filter).or_else(|| category(filter))).collect();
    let found = expression(query, &facets, &without, column);
    let words = !query.terms.is_empty() && column.is_none();
    let headed = words.then(|| expression(query, &facets, &without, Some(HEADING)).all);
    Some(Expression { headed, ..found })
}

fn family(filter: &Filter) -> Option<String> {
    let Filter::Family(value) = filter else { return None };
    Some(each(Facet::Family, value))
}

fn category(filter: &Filter) -> Option<String> {
    let Filter::Category(value) = filter else { return None };
    Some(whole(Facet::Category, value))
}

/// Whether the query's filters are of the kind that not every place of a wording may meet.
fn asks_of_places(query: &Query) -> bool {
    query.filters.iter().any(|f| matches!(f, Filter::Family(_) | Filter::Category(_)))
}

/// Whether the filters allow a place.
fn allows(query: &Query, in_family: &str, has: &str) -> bool {
    let families = || {
        query.filters.iter().filter_map(|filter| match filter {
            Filter::Family(value) => Some(value),
            _ => None,
        })
    };
    let mut wanted = query.filters.iter().filter_map(|filter| match filter {
        Filter::Category(value) => Some((Facet::Category.whole(&value.written), value.may_go_on)),
        _ => None,
    });
    let has: Vec<String> = categories(has).map(|id| Facet::Category.whole(id)).collect();
    (families().next().is_none() || families().any(|family| family.fits(in_family)))
        && wanted.all(|(facet, may_go_on)| {
            has.iter().any(|id| *id == facet || may_go_on && id.starts_with(&facet))
        })
}

/// A wording with its places.
fn hit(file: &Connection, wording: i64, query: &Query) -> Result<ClauseHit, Problem> {
    let (heading, words): (String, String) = file
        .prepare_cached("SELECT heading, words FROM wording WHERE number = ?1")?
        .query_row([wording], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let (mut places, total) = if asks_of_places(query) {
        let mut places = places(file, wording, None)?;
        let allowed = |p: &Stood| allows(query, &p.family, &p.categories);
        // Two filters may be met by two places.
        if places.iter().any(allowed) {
            places.retain(allowed);
        }
        let total = places.len();
        (places, total)
    } else {
        let total = file
            .prepare_cached("SELECT count(*) FROM place WHERE wording = ?1")?
            .query_row([wording], |row| row.get(0))?;
        (places(file, wording, Some(1 + OTHERS))?, total)
    };
    places.truncate(1 + OTHERS);
    let mut places = places.into_iter();
    let first = places.next().ok_or_else(|| Problem::Damaged("words that stand nowhere".into()))?;
    Ok(ClauseHit {
        snippet: snippet(first.words.as_deref().unwrap_or(&words), &query.terms),
        place: first.place,
        heading,
        others: places.map(|stood| stood.place).collect(),
        other_total: total.saturating_sub(1),
    })
}

/// A place with what the filters ask of it.
struct Stood {
    place: ClausePlace,
    family: String,
    categories: String,
    /// The words as they stand there, where their typography is another than usual.
    words: Option<String>,
}

/// The places of a wording, at most `most`, in the order of their texts.
fn places(
    file: &Connection,
    wording: i64,
    most: Option<usize>,
) -> Result<Vec<Stood>, rusqlite::Error> {
    let mut select = file.prepare_cached(
        "SELECT id, address, start, \"end\", family, categories, words
         FROM place JOIN text ON number = text WHERE wording = ?1 ORDER BY text, start LIMIT ?2",
    )?;
    // A negative limit is none.
    let most = most.map_or(-1, |most| i64::try_from(most).unwrap_or(i64::MAX));
    let rows = select.query_map((wording, most), |row| {
        Ok(Stood {
            place: ClausePlace {
                text: row.get(0)?,
                address: row.get(1)?,
                span: Span::new(row.get(2)?, row.get(3)?),
            },
            family: row.get(4)?,
            categories: row.get(5)?,
            words: row.get(6)?,
        })
    })?;
    rows.collect()
}

#[cfg(test)]
mod tests;
