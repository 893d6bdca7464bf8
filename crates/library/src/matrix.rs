//! Clauses by editions: when each came, changed and went.
//!
//! Owns what a matrix looks like to a reader: its rows with their topics, and where in a bundle each
//! stands. What became of a clause is decided in `comparison`.

use crate::comparing::Scope;
use crate::document::bundle;
use crate::tally::reads_the_same;
use crate::topic::{Topic, topic};
use crate::{Document, Error};
use clause::PartKind;
use comparison::{Alignment, Change, Place, Relation, State};
use std::sync::Arc;

/// The fewest and the most editions of a matrix.
const EDITIONS: std::ops::RangeInclusive<usize> = 2..=12;

/// Clauses by editions.
#[derive(Clone, Debug)]
pub struct Matrix {
    /// The texts of each edition, the licence first, in the order asked for.
    pub editions: Vec<Vec<Arc<Document>>>,
    /// One for each clause that any of them has; one for a clause that went and came back.
    pub rows: Vec<MatrixRow>,
    /// What a person should know about the making of each comparison.
    pub diagnostics: Vec<String>,
}

/// A clause through all editions.
#[derive(Clone, Debug)]
pub struct MatrixRow {
    /// What it is about, in words of the last edition that has it.
    pub topic: Topic,
    /// Where in that edition's bundle it stands.
    pub section: Section,
    /// One for each edition.
    pub cells: Vec<MatrixCell>,
}

/// A clause in one edition.
#[derive(Clone, Debug)]
pub struct MatrixCell {
    /// Where it stands; `None` where it does not.
    pub place: Option<Place>,
    /// What is told of it.
    pub state: State,
    /// What became of it from the edition before to this one. `None` in the first edition, and where
    /// neither has it.
    pub change: Option<Change>,
}

/// What a reader is shown of a clause in one edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Mark {
    /// It stands in the first edition of the matrix.
    First,
    /// It came with this edition.
    New,
    /// It reads as in the edition before.
    Same,
    /// It changed in form: a name, a date, a link, a number, its place.
    Form,
    /// It changed in substance.
    Edited,
    /// It does not stand here any more; its words do, in another row.
    Moved,
    /// It went with this edition.
    Gone,
    /// It stands neither here nor in the edition before.
    Absent,
}

impl MatrixCell {
    /// What a reader is shown: the state, with the manner of what is the same or absent.
    pub fn mark(&self) -> Mark {
        match (self.state, &self.change) {
            (State::New, None) => Mark::First,
            (State::New, Some(_)) => Mark::New,
            (State::Edited, _) => Mark::Edited,
            (State::Same, Some(change)) if !reads_the_same(change) => Mark::Form,
            (State::Same, _) => Mark::Same,
            (State::Absent, None) => Mark::Absent,
            (State::Absent, Some(change)) => match change.relation {
                Relation::Removed => Mark::Gone,
                Relation::Same
                | Relation::Edited
                | Relation::Moved
                | Relation::MovedEdited
                | Relation::Renumbered
                | Relation::Split
                | Relation::Merged
                | Relation::Added => Mark::Moved,
            },
        }
    }
}

/// Where in a bundle a clause stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Section {
    /// In the edition's own text.
    Own,
    /// In a policy that is printed inside it.
    Inside,
    /// In a text apart that it incorporates.
    Incorporated,
}

/// Makes the matrix of editions.
///
/// # Errors
/// When there are fewer than two or more than twelve, or what one incorporates cannot be read.
pub fn matrix(documents: &[Arc<Document>], scope: Scope) -> Result<Matrix, Error> {
    if !EDITIONS.contains(&documents.len()) {
        let n = documents.len();
        return Err(Error::Input(format!("{n} editions; a matrix has two to twelve")));
    }
    let read = |document: &Arc<Document>| match scope {
        Scope::Alone => Ok(vec![Arc::clone(document)]),
        Scope::Bundle => bundle(document),
    };
    let editions: Vec<Vec<Arc<Document>>> = documents.iter().map(read).collect::<Result<_, _>>()?;
    let sides: Vec<Vec<comparison::Document>> =
        editions.iter().map(|bundle| bundle.iter().map(|d| d.compared()).collect()).collect();
    let sides: Vec<&[comparison::Document]> = sides.iter().map(Vec::as_slice).collect();
    let alignment = comparison::matrix(&sides);
    let rows = alignment.rows.iter().filter_map(|of| row(&alignment, of, &editions)).collect();
    let told = alignment.steps.iter().zip(editions.windows(2)).flat_map(|(step, sides)| {
        let between = format!("{} → {}", name(&sides[0]), name(&sides[1]));
        step.diagnostics.iter().map(move |what| format!("{between}: {what}"))
    });
    let diagnostics = told.collect();
    Ok(Matrix { editions, rows, diagnostics })
}

/// `None` for a row without a cell, which an alignment never has.
fn row(
    alignment: &Alignment,
    of: &comparison::Row,
    editions: &[Vec<Arc<Document>>],
) -> Option<MatrixRow> {
    let mut standing = of.cells.iter().zip(editions).rev();
    let (place, bundle) = standing.find_map(|(cell, bundle)| Some(((*cell)?, bundle)))?;
    let document = &bundle[place.document];
    let cells = of.cells.iter().enumerate().map(|(column, place)| {
        let step = column.checked_sub(1).and_then(|step| Some((step, of.steps[step]?)));
        MatrixCell {
            place: *place,
            state: alignment.state(of, column),
            change: step.map(|(step, change)| alignment.steps[step].changes[change].clone()),
        }
    });
    Some(MatrixRow {
        topic: topic(document, place.clause),
        section: section(document, place),
        cells: cells.collect(),
    })
}

fn section(document: &Document, place: Place) -> Section {
    if place.document > 0 {
        return Section::Incorporated;
    }
    let part = document.outline.clause(place.clause).part;
    match document.outline.parts.get(part).map(|part| part.kind) {
        Some(PartKind::Policy) => Section::Inside,
        Some(PartKind::Main | PartKind::Attachment) | None => Section::Own,
    }
}

fn name(bundle: &[Arc<Document>]) -> &str {
    bundle.first().map_or("", |document| &document.info.id)
}
