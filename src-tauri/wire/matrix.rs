//! Clauses by editions.
//!
//! Owns their shapes on the wire. The words of a cell are asked for by comparing its edition with the
//! one before.

use crate::wire::{EditionInfo, Kind, Relation};
use library::Document;
use serde::Serialize;
use std::sync::Arc;
use ts_rs::TS;

/// Clauses by editions: when each came, changed and went.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Matrix {
    /// The editions, in the order asked for.
    pub editions: Vec<EditionInfo>,
    /// One for each clause that any of them has.
    pub rows: Vec<MatrixRow>,
}

/// A clause through all editions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct MatrixRow {
    /// What it is about, in the text's own words.
    pub topic: String,
    /// Its first words, where the topic says where it stands and not what it says.
    pub begins: Option<String>,
    /// Its address in the last edition that has it.
    pub address: String,
    /// Where in that edition's bundle it stands.
    pub section: Section,
    /// One for each edition.
    pub cells: Vec<MatrixCell>,
}

/// A clause in one edition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct MatrixCell {
    /// Where it stands; null where it does not.
    pub stands: Option<Stands>,
    /// What is shown of it.
    pub mark: Mark,
    /// What became of it from the edition before; null in the first edition, and where neither has it.
    pub change: Option<Became>,
}

/// Where a clause stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Stands {
    /// The id of the text; in a bundle, the licence's or a policy's.
    pub document: String,
    /// Its address there.
    pub address: String,
}

/// What became of a clause from one edition to the next.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Became {
    /// What became of it.
    pub relation: Relation,
    /// The kinds of its edits.
    pub kinds: Vec<Kind>,
    /// Whether one of them can change what the licence means.
    pub substance: bool,
}

/// What is shown of a clause in one edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Mark {
    /// It stands in the first edition.
    First,
    /// It came with this edition.
    New,
    /// As in the edition before.
    Same,
    /// Changed in form.
    Form,
    /// Changed in substance.
    Edited,
    /// Not here any more; its words are, in another row.
    Moved,
    /// It went with this edition.
    Gone,
    /// Neither here nor in the edition before.
    Absent,
}

/// Where in a bundle a clause stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Section {
    /// In the edition's own text.
    Own,
    /// In a policy printed inside it.
    Inside,
    /// In a text apart that it incorporates.
    Incorporated,
}

impl From<&library::Matrix> for Matrix {
    fn from(matrix: &library::Matrix) -> Self {
        let licences = matrix.editions.iter().filter_map(|bundle| bundle.first());
        let rows = matrix.rows.iter();
        Self {
            editions: licences.map(|document| EditionInfo::new(&document.info)).collect(),
            rows: rows.filter_map(|row| MatrixRow::new(row, &matrix.editions)).collect(),
        }
    }
}

impl MatrixRow {
    /// `None` for a row without a cell, which the library never gives.
    fn new(row: &library::MatrixRow, editions: &[Vec<Arc<Document>>]) -> Option<Self> {
        let cells = row.cells.iter().zip(editions);
        let (place, bundle) =
            cells.clone().rev().find_map(|(c, bundle)| Some((c.place?, bundle)))?;
        let document = &bundle[place.document];
        Some(Self {
            topic: row.topic.name.clone(),
            begins: row.topic.begins.clone(),
            address: document.outline.clause(place.clause).address.to_string(),
            section: row.section.into(),
            cells: cells.map(|(cell, bundle)| MatrixCell::new(cell, bundle)).collect(),
        })
    }
}

impl MatrixCell {
    fn new(cell: &library::MatrixCell, bundle: &[Arc<Document>]) -> Self {
        let stands = cell.place.map(|place| {
            let document = &bundle[place.document];
            Stands {
                document: document.info.id.clone(),
                address: document.outline.clause(place.clause).address.to_string(),
            }
        });
        let change = cell.change.as_ref().map(|change| Became {
            relation: change.relation.into(),
            kinds: change.kinds.iter().copied().map(Kind::from).collect(),
            substance: change.substance,
        });
        Self { stands, mark: cell.mark().into(), change }
    }
}

impl From<library::Mark> for Mark {
    fn from(mark: library::Mark) -> Self {
        match mark {
            library::Mark::First => Self::First,
            library::Mark::New => Self::New,
            library::Mark::Same => Self::Same,
            library::Mark::Form => Self::Form,
            library::Mark::Edited => Self::Edited,
            library::Mark::Moved => Self::Moved,
            library::Mark::Gone => Self::Gone,
            library::Mark::Absent => Self::Absent,
        }
    }
}

impl From<library::Section> for Section {
    fn from(section: library::Section) -> Self {
        match section {
            library::Section::Own => Self::Own,
            library::Section::Inside => Self::Inside,
            library::Section::Incorporated => Self::Incorporated,
        }
    }
}
