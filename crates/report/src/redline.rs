//! [`Redline`]: two texts side by side as a neutral document, and [`html`]: the same as one file.
//!
//! Owns the shape of what is handed over. It knows nothing of licences: whoever fills it decides what
//! changed, what that is called, and what stands beside what.

mod markup;
mod page;
mod words;

use crate::{Apparatus, Fact};

pub use page::html;

/// Two texts side by side.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Redline {
    /// What the file is called.
    pub title: String,
    /// The texts' own language as a BCP 47 tag ("en").
    pub language: String,
    /// The language of what is said around the texts.
    pub apparatus: Apparatus,
    /// The older and the newer side.
    pub sides: [Column; 2],
    /// What the changes come to, in sentences.
    pub summary: Vec<Sentence>,
    /// The clauses, in reading order.
    pub rows: Vec<Row>,
    /// What a person should know about the making.
    pub warnings: Vec<String>,
}

/// A side.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// What it is called.
    pub name: String,
    /// Its texts, and where each is from.
    pub texts: Vec<Source>,
}

/// A text of a side.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Source {
    /// Its title.
    pub title: String,
    /// Where it comes from, as label and value.
    pub facts: Vec<Fact>,
}

/// A sentence of the summary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its words.
    pub words: String,
    /// The row that shows it: an index into [`Redline::rows`].
    pub row: Option<usize>,
}

/// A clause of either side, or of both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it is called: its address, or its first words.
    pub name: String,
    /// How much what happened counts.
    pub weight: Weight,
    /// The sign of what happened ("◆"); empty for [`Weight::Same`].
    pub sign: String,
    /// What happened, in a word or two ("edited in substance").
    pub said: String,
    /// The kinds of change with the reason of each ("scope", "Whom a clause covers differs").
    pub kinds: Vec<Named>,
    /// What it did ("A duty came: branding").
    pub did: Vec<String>,
    /// The clause on the older and the newer side.
    pub cells: [Option<Cell>; 2],
    /// Where the older side's words stood, if not here: the row behind which they would stand.
    pub stood_behind: Option<usize>,
}

/// A name with its explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// The name.
    pub name: String,
    /// What it means here. May be empty.
    pub why: String,
}

/// How much a change counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// It reads the same.
    Same,
    /// Names, dates, links, numbers, typography, place.
    Form,
    /// It can change what the text means.
    Substance,
}

/// A clause on one side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Where it stands, as a person cites it.
    pub address: String,
    /// Its words, label included, cut where a mark begins or ends.
    pub pieces: Vec<Piece>,
}

/// Words under one mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// The words.
    pub words: String,
    /// Whether they stand on this side alone, and how much that counts; [`Weight::Same`] for words of
    /// both sides.
    pub weight: Weight,
}
