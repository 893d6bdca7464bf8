//! [`align`]: several sides in columns.
//!
//! Owns the rows: each follows one clause through all sides, and agrees with every comparison of
//! two neighbouring sides because it is made of them. It pairs nothing itself.

use crate::{Comparison, Document, Place, compare};
use std::collections::HashMap;

/// Sides in columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Alignment {
    /// The clauses, in the reading order of the last side; what went stands where it stood.
    pub rows: Vec<Row>,
    /// The comparison of each side with the one before, one fewer than the sides.
    pub steps: Vec<Comparison>,
}

/// A clause through all sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Where it stands on each side; `None` where it does not.
    pub cells: Vec<Option<Place>>,
    /// The change of each step: an index into its comparison's `changes`. `None` where neither side
    /// has the clause. Each change of each step belongs to exactly one row. The row of a twin or of a
    /// further part (see [`crate::StandsFor`]) has a cell on its own side alone, and its change says where the words went.
    pub steps: Vec<Option<usize>>,
}

/// Compares each side with the next and puts them in columns.
pub fn align(sides: &[&[Document]]) -> Alignment {
    let Some((first, _)) = sides.split_first() else { return Alignment::default() };
    let mut rows: Vec<Row> = first
        .iter()
        .enumerate()
        .flat_map(|(document, of)| {
            of.outline.iter().map(move |(clause, _)| Some(Place { document, clause }))
        })
        .map(|place| Row { cells: vec![place], steps: Vec::new() })
        .collect();
    let mut steps = Vec::new();
    for pair in sides.windows(2) {
        let comparison = compare(pair[0], pair[1]);
        rows = follow(rows, &comparison, steps.len());
        steps.push(comparison);
    }
    Alignment { rows, steps }
}

/// The rows with one more column. `before` is how many steps they have.
fn follow(rows: Vec<Row>, comparison: &Comparison, before: usize) -> Vec<Row> {
    let mut next = Vec::with_capacity(rows.len() + comparison.changes.len());
    let mut live: HashMap<Place, (Row, Vec<Row>)> = HashMap::new();
    // What went in an earlier step stays behind the clause that it stood behind.
    let mut last: Option<Place> = None;
    for mut row in rows {
        match (row.cells.last().copied().flatten(), last) {
            (Some(place), _) => {
                last = Some(place);
                live.insert(place, (row, Vec::new()));
            }
            (None, behind) => {
                row.cells.push(None);
                row.steps.push(None);
                match behind.and_then(|place| live.get_mut(&place)) {
                    Some((_, dead)) => dead.push(row),
                    None => next.push(row),
                }
            }
        }
    }
    for (index, change) in comparison.changes.iter().enumerate() {
        let old = change.old.filter(|_| change.stands_for.has_old());
        let new = change.new.filter(|_| change.stands_for.has_new());
        let (mut row, dead) = old.and_then(|place| live.remove(&place)).unwrap_or_else(|| {
            let row = Row { cells: vec![None; before + 1], steps: vec![None; before] };
            (row, Vec::new())
        });
        row.cells.push(new);
        row.steps.push(Some(index));
        next.push(row);
        next.extend(dead);
    }
    next
}
