//! [`matrix`]: clauses by editions: when each came, changed and went.
//!
//! Owns what is told of a clause in one edition, and that a clause which went and came back is one
//! row. Which clause became which between neighbours is `align`'s and stays as it is.

use crate::pairing;
use crate::similarity::Measure;
use crate::unit::Side;
use crate::{Alignment, Document, Row, align};

/// Clauses that are less alike (0 to 1000) are not taken for one that went and came back. Pairs of
/// neighbours may have been rewritten, since each stands where the other stood; over a gap there
/// is no such witness, and nearly all words must be there again.
const FLOOR_RETURNED: u64 = 800;

/// What is told of a clause in one edition of a matrix.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum State {
    /// It does not stand there.
    Absent,
    /// It stands there as in the edition before, but for form: a name, a date, a link, a number,
    /// typography, its place.
    Same,
    /// It stands there with a change of substance against the edition before.
    Edited,
    /// It stands there and not in the edition before; all clauses of the first edition are new.
    New,
}

impl State {
    /// Its name in data: "edited".
    pub fn id(self) -> &'static str {
        match self {
            Self::Absent => "absent",
            Self::Same => "same",
            Self::Edited => "edited",
            Self::New => "new",
        }
    }
}

impl Alignment {
    /// What is told of the clause of `row`, one of this alignment's, on the side `column`, zero-based.
    pub fn state(&self, row: &Row, column: usize) -> State {
        let stands = |column: usize| row.cells.get(column).copied().flatten().is_some();
        let Some(before) = column.checked_sub(1).filter(|before| stands(*before)) else {
            return if stands(column) { State::New } else { State::Absent };
        };
        let change = row.steps[before].map(|change| &self.steps[before].changes[change]);
        match (stands(column), change.is_some_and(|change| change.substance)) {
            (false, _) => State::Absent,
            (true, false) => State::Same,
            (true, true) => State::Edited,
        }
    }
}

/// Compares each side with the next, puts them in columns, and joins the rows of a clause that went
/// and came back in a later side.
///
/// Rows are joined when the two sides, compared with each other, pair the clauses and nearly all of
/// their words are the same. A joined row stands where the clause came back.
pub fn matrix(sides: &[&[Document]]) -> Alignment {
    let mut alignment = align(sides);
    let read: Vec<Side> = sides.iter().map(|side| Side::new(side)).collect();
    // The nearest return first: what went and came back twice is joined twice.
    for gap in 2..sides.len() {
        for went in 0..sides.len() - gap {
            join(&mut alignment.rows, &read, went, went + gap);
        }
    }
    alignment
}

/// Joins rows that end on the side `went` with those that begin on the side `back`.
fn join(rows: &mut Vec<Row>, sides: &[Side], went: usize, back: usize) {
    let unit = |row: &Row, column: usize| {
        row.cells[column].and_then(|place| sides[column].unit(place.document, place.clause))
    };
    let ends = |row: &Row| row.cells.iter().rposition(Option::is_some) == Some(went);
    let begins = |row: &Row| row.cells.iter().position(Option::is_some) == Some(back);
    if !rows.iter().any(ends) || !rows.iter().any(begins) {
        return;
    }
    let (old, new) = (&sides[went], &sides[back]);
    let (pairing, _) = pairing::pair(old, new);
    let measure = Measure::new(old, new);
    let mut ended: Vec<Option<Row>> = vec![None; old.units.len()];
    let mut kept = Vec::with_capacity(rows.len());
    let returns = |i: usize| {
        let j = pairing.of_old[i]?;
        let same = old.units[i].exact == new.units[j].exact;
        (same || measure.alike(i, j) >= FLOOR_RETURNED).then_some(j)
    };
    let began: Vec<usize> =
        rows.iter().filter(|r| begins(r)).filter_map(|r| unit(r, back)).collect();
    for row in rows.drain(..) {
        match unit(&row, went)
            .filter(|i| ends(&row) && returns(*i).is_some_and(|j| began.contains(&j)))
        {
            Some(i) => ended[i] = Some(row),
            None => kept.push(row),
        }
    }
    for row in &mut kept {
        let Some(j) = unit(row, back).filter(|_| begins(row)) else { continue };
        let Some(before) = pairing.of_new[j].and_then(|i| ended[i].take()) else { continue };
        for (cell, earlier) in row.cells.iter_mut().zip(before.cells) {
            *cell = cell.or(earlier);
        }
        for (step, earlier) in row.steps.iter_mut().zip(before.steps) {
            *step = step.or(earlier);
        }
    }
    *rows = kept;
}
