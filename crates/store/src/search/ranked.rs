//! Which rows match, the best first.
//!
//! Owns the order. It knows no table.

use super::expression::Expression;
use crate::error::Problem;
use rusqlite::Connection;
use std::collections::HashSet;

/// How many matching rows are weighed at the most.
///
/// BM25 wants to know first how many rows each term stands in, and then the length of each row: for a word
/// that stands in 30,000 of 40,000 rows that takes 20 times as long as to walk them once, and tells little.
const WEIGHED: usize = 1_000;

/// How many matches are counted at the most: a total that reaches this may be larger.
///
/// Of 76,000 notes with "of the" nobody looks for the number, and to walk them to the end took longer than
/// all else of a search.
pub const COUNTED: usize = 10_000;

/// An index, by the questions that it is asked. The first parameter of each is an expression.
pub(crate) struct Index {
    /// The rows in the index's own order, which says what matters more by itself; at most as many as the
    /// second parameter says.
    pub rows: &'static str,
    /// Each row with its weight, less being better, in the same order.
    pub weighed: &'static str,
    /// The number of rows, at most the second parameter.
    pub count: &'static str,
    /// What comes before all else: rows of a lower band stand before those of a higher one.
    pub band: fn(i64) -> i64,
}

/// Rows that match.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Ranked {
    /// The best.
    pub rows: Vec<i64>,
    /// How many match, at most [`COUNTED`].
    pub total: usize,
}

/// The best `limit` rows of an index.
///
/// Those of a lower band come first. Of up to a thousand, those with the terms in order come first, then
/// the others, both by BM25. Of more, those with the terms in a heading, then those with them in order,
/// then the others, all in the index's own order.
pub(crate) fn ranked(
    file: &Connection,
    index: &Index,
    expression: &Expression,
    limit: usize,
) -> Result<Ranked, Problem> {
    let Expression { headed, in_order, all } = expression;
    let most = WEIGHED.max(limit);
    let first = rows(file, index, all, most)?;
    if first.len() < most {
        let total = first.len();
        let in_order = in_order.as_ref().map(|in_order| rows(file, index, in_order, most));
        let in_order: HashSet<i64> = in_order.transpose()?.into_iter().flatten().collect();
        let mut weighed = weighed(file, index, all)?;
        // The sort is stable: rows of one weight stay in the index's order.
        weighed.sort_by(|(a, a_weight), (b, b_weight)| {
            let place = |row: &i64| ((index.band)(*row), !in_order.contains(row));
            place(a).cmp(&place(b)).then(a_weight.total_cmp(b_weight))
        });
        let rows = weighed.into_iter().map(|(row, _)| row).take(limit).collect();
        return Ok(Ranked { rows, total });
    }
    let total = file.prepare_cached(index.count)?.query_row((all, COUNTED), |row| row.get(0))?;
    let (mut best, mut known) = (Vec::new(), HashSet::new());
    for closer in headed.iter().chain(in_order) {
        let more = rows(file, index, closer, limit)?;
        best.extend(more.into_iter().filter(|row| known.insert(*row)));
    }
    best.extend(first.into_iter().filter(|row| known.insert(*row)));
    // Stable as well.
    best.sort_by_key(|row| (index.band)(*row));
    best.truncate(limit);
    Ok(Ranked { rows: best, total })
}

fn rows(
    file: &Connection,
    index: &Index,
    expression: &str,
    most: usize,
) -> Result<Vec<i64>, rusqlite::Error> {
    let mut select = file.prepare_cached(index.rows)?;
    select.query_map((expression, most), |row| row.get(0))?.collect()
}

fn weighed(
    file: &Connection,
    index: &Index,
    expression: &str,
) -> Result<Vec<(i64, f64)>, rusqlite::Error> {
    let mut select = file.prepare_cached(index.weighed)?;
    select.query_map([expression], |row| Ok((row.get(0)?, row.get(1)?)))?.collect()
}
