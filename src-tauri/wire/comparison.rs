//! Editions side by side.
//!
//! Owns their shapes on the wire, and what a row is called. The words of a cell travel as text, so
//! that no offset of one text can be taken for one of another.

use crate::wire::{ClauseKind, EditionInfo, Gained, Group, Wording, count};
use comparison::Place;
use library::Document;
use serde::Serialize;
use std::sync::Arc;
use ts_rs::TS;

/// What sort of difference a change is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// The name of the edition, on both sides its own.
    Name,
    /// A date.
    Date,
    /// One address on the net for another.
    Link,
    /// A printed number, letter or bullet.
    NumberLabel,
    /// Quotes, dashes, spaces, capitals.
    Typography,
    /// Words.
    Wording,
    /// A number, a sum, a length of time.
    Amount,
    /// May, must, must not.
    Modality,
    /// Whom, what and where a clause covers.
    Scope,
    /// A whole clause, sentence or limb.
    Clause,
}

/// What became of a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// The same.
    Same,
    /// Its words differ.
    Edited,
    /// It stands elsewhere.
    Moved,
    /// It stands elsewhere and its words differ.
    MovedEdited,
    /// Only its label differs.
    Renumbered,
    /// Of one clause several came.
    Split,
    /// Of several clauses one came.
    Merged,
    /// New.
    Added,
    /// Gone.
    Removed,
}

/// Words of a cell under the same marks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Run {
    /// The words.
    pub text: String,
    /// They are not in the column before: what kind of change that is.
    pub came: Option<Kind>,
    /// They are not in the column after: what kind of change that is.
    pub went: Option<Kind>,
}

/// A clause in one column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Cell {
    /// The id of the edition that it stands in; in a bundle, the licence's or a policy's.
    pub document: String,
    /// Its address there.
    pub address: String,
    /// Its place among that edition's clauses, from 0.
    pub at: u32,
    /// Its printed label.
    pub label: Option<String>,
    /// Whether it has a heading.
    pub heading: bool,
    /// Its words without the label.
    pub runs: Vec<Run>,
    /// Where it stood in the column before, when it moved; behind the title of its text where that is
    /// not the licence.
    pub elsewhere: Option<String>,
}

/// What became of a clause from one column to the next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Step {
    /// What became of it.
    pub relation: Relation,
    /// The kinds of its edits.
    pub kinds: Vec<Kind>,
    /// Whether one of them can change what the licence means.
    pub substance: bool,
    /// Rules that it carries and did not carry before.
    pub gained: Vec<Gained>,
    /// Rules that it carried and carries no more.
    pub lost: Vec<Gained>,
    /// Its address in the column before; behind the title of its text where that is not the licence.
    pub old_address: Option<String>,
    /// Its address in the column after, likewise.
    pub new_address: Option<String>,
}

/// A clause through all columns.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Row {
    /// Its address in the last column that has it.
    pub address: String,
    /// Its heading, else its first words.
    pub title: String,
    /// Whether `title` is its first words.
    pub serif: bool,
    /// How deep it stands.
    pub depth: u32,
    /// What it is.
    pub kind: ClauseKind,
    /// The clause in each column; null where there is none.
    pub cells: Vec<Option<Cell>>,
    /// What became of it from each column to the next; null where neither has it.
    pub steps: Vec<Option<Step>>,
}

/// One edition of a comparison.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Column {
    /// The edition.
    pub edition: EditionInfo,
    /// How many changes against the column before can change what it means; 0 for the first.
    pub substantive: u32,
    /// How many other changes there are.
    pub formal: u32,
    /// What it did, against the column before; what matters most first.
    pub told: Vec<Told>,
    /// How many clauses changed, in a sentence or two; null for the first column.
    pub count: Option<Wording>,
}

/// What happened to rules of a category between two sides as wholes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum What {
    /// The old side has none.
    Came,
    /// The new side has none.
    Went,
    /// There are more.
    More,
    /// There are fewer.
    Fewer,
    /// They have other words.
    Changed,
    /// A policy is printed inside one side alone.
    Printed,
}

/// A sentence that sums up what a column did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Told {
    /// What happened.
    pub what: What,
    /// The sentence.
    pub words: Wording,
    /// The group of what it is about; null where that is a whole document.
    pub group: Option<Group>,
    /// The row that shows it: an index into the rows.
    pub row: Option<u32>,
}

/// Editions side by side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Compared {
    /// One for each edition.
    pub columns: Vec<Column>,
    /// One for each clause that any of them has.
    pub rows: Vec<Row>,
}

impl From<&library::Compared> for Compared {
    fn from(compared: &library::Compared) -> Self {
        let rows = compared.rows.iter();
        Self {
            columns: (0..compared.columns.len()).filter_map(|i| Column::new(compared, i)).collect(),
            rows: rows.filter_map(|row| Row::new(row, &compared.columns)).collect(),
        }
    }
}

impl Column {
    /// `None` for a column without a text, which the library never gives.
    fn new(compared: &library::Compared, at: usize) -> Option<Self> {
        let column = &compared.columns[at];
        let told = column.telling.told.iter().map(|told| {
            let steps = || compared.rows.iter().map(|row| row.steps[at - 1].as_ref());
            let first = told.evidence.first();
            Told {
                what: told.what.into(),
                words: told.words.clone().into(),
                group: told.categories.first().map(|category| category.group().into()),
                row: first.and_then(|first| first.row(steps())).map(count),
            }
        });
        Some(Self {
            edition: EditionInfo::new(&column.documents.first()?.info),
            substantive: count(column.tally.substantive),
            formal: count(column.tally.formal),
            told: told.collect(),
            count: column.telling.count.clone().map(Wording::from),
        })
    }
}

impl Row {
    /// `None` for a row without a cell, which the library never gives.
    fn new(row: &library::Row, columns: &[library::Column]) -> Option<Self> {
        let cells: Vec<_> = columns.iter().zip(&row.cells).collect();
        let (column, last) = cells.iter().rev().find_map(|(c, cell)| Some((c, cell.as_ref()?)))?;
        let (document, clause) = found(&column.documents, last.place);
        let heading = clause.heading.map(|span| document.text.of(span).to_owned());
        let shown = |(at, (column, cell)): (usize, &(&library::Column, &Option<library::Cell>))| {
            let before = at.checked_sub(1).map(|before| &columns[before].documents[..]);
            cell.as_ref().map(|cell| Cell::new(cell, &column.documents, before.unwrap_or_default()))
        };
        let steps = columns.windows(2).zip(&row.steps).map(|(sides, step)| {
            step.as_ref().map(|step| Step::new(step, &sides[0].documents, &sides[1].documents))
        });
        Some(Self {
            address: clause.address.to_string(),
            serif: heading.is_none(),
            title: heading.unwrap_or_else(|| library::first_words(document.text.of(clause.body))),
            depth: count(clause.depth),
            kind: clause.kind.into(),
            cells: cells.iter().enumerate().map(shown).collect(),
            steps: steps.collect(),
        })
    }
}

impl Cell {
    fn new(cell: &library::Cell, bundle: &[Arc<Document>], before: &[Arc<Document>]) -> Self {
        let (document, clause) = found(bundle, cell.place);
        let runs = cell.runs.iter().map(|run| Run {
            text: document.text.of(run.span).to_owned(),
            came: run.came.map(Kind::from),
            went: run.went.map(Kind::from),
        });
        Self {
            document: document.info.id.clone(),
            address: clause.address.to_string(),
            at: count(cell.place.clause.0),
            label: clause.label.map(|span| document.text.of(span).to_owned()),
            heading: clause.heading.is_some(),
            runs: runs.collect(),
            elsewhere: cell.moved_from.map(|place| address(before, place)),
        }
    }
}

impl Step {
    fn new(step: &library::Step, old: &[Arc<Document>], new: &[Arc<Document>]) -> Self {
        let change = &step.change;
        Self {
            relation: change.relation.into(),
            kinds: change.kinds.iter().copied().map(Kind::from).collect(),
            substance: change.substance,
            gained: step.gained.iter().map(Gained::from).collect(),
            lost: step.lost.iter().map(Gained::from).collect(),
            old_address: change.old.map(|place| address(old, place)),
            new_address: change.new.map(|place| address(new, place)),
        }
    }
}

fn found(bundle: &[Arc<Document>], place: Place) -> (&Document, &clause::Clause) {
    let document = &bundle[place.document];
    (document, document.outline.clause(place.clause))
}

/// Where a clause stands, for a person: behind the title of its text where that is not the licence.
fn address(bundle: &[Arc<Document>], place: Place) -> String {
    let (document, clause) = found(bundle, place);
    match place.document {
        0 => clause.address.to_string(),
        _ => format!("{}, {}", document.info.title, clause.address),
    }
}

impl From<comparison::Kind> for Kind {
    fn from(kind: comparison::Kind) -> Self {
        match kind {
            comparison::Kind::Name => Self::Name,
            comparison::Kind::Date => Self::Date,
            comparison::Kind::Link => Self::Link,
            comparison::Kind::NumberLabel => Self::NumberLabel,
            comparison::Kind::Typography => Self::Typography,
            comparison::Kind::Wording => Self::Wording,
            comparison::Kind::Amount => Self::Amount,
            comparison::Kind::Modality => Self::Modality,
            comparison::Kind::Scope => Self::Scope,
            comparison::Kind::Clause => Self::Clause,
        }
    }
}

impl From<library::What> for What {
    fn from(what: library::What) -> Self {
        match what {
            library::What::Came => Self::Came,
            library::What::Went => Self::Went,
            library::What::More => Self::More,
            library::What::Fewer => Self::Fewer,
            library::What::Changed => Self::Changed,
            library::What::Printed => Self::Printed,
        }
    }
}

impl From<comparison::Relation> for Relation {
    fn from(relation: comparison::Relation) -> Self {
        match relation {
            comparison::Relation::Same => Self::Same,
            comparison::Relation::Edited => Self::Edited,
            comparison::Relation::Moved => Self::Moved,
            comparison::Relation::MovedEdited => Self::MovedEdited,
            comparison::Relation::Renumbered => Self::Renumbered,
            comparison::Relation::Split => Self::Split,
            comparison::Relation::Merged => Self::Merged,
            comparison::Relation::Added => Self::Added,
            comparison::Relation::Removed => Self::Removed,
        }
    }
}
