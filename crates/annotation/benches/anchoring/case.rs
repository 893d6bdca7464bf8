//! [`Case`]: marked words of an old text, and what is true of them in a new one.
//!
//! Owns the drawing of the words, from a single one to paragraphs. It decides no truth.

use crate::pairs::pairs;
use crate::read::Read;
use annotation::{Pair, Selectors, Side, select};
use fastrand::Rng;
use text::{Span, words};

/// An old text, a new one, and words marked in the old one.
pub struct Work {
    /// What it is counted with.
    pub row: String,
    pub id: String,
    pub old: Read,
    pub new: Read,
    pub cases: Vec<Case>,
}

/// Marked words.
pub struct Case {
    /// In the old text.
    pub selectors: Selectors,
    pub truth: Truth,
}

/// What became of marked words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Truth {
    /// They stand here, to the byte.
    Stands(Span),
    /// Their clause was taken out.
    Removed,
    /// Some of them went, came or were parted.
    Changed,
    /// It cannot be told without reading.
    Unknown,
}

impl Work {
    /// The texts with words marked at these places, where they are words.
    pub fn new(row: &str, id: String, old: Read, new: Read, marks: Vec<(Span, Truth)>) -> Self {
        let case = |(span, truth)| {
            let selectors = select(&old.text, &old.outline, span)?;
            Some(Case { selectors, truth })
        };
        let cases = marks.into_iter().filter_map(case).collect();
        Self { row: row.to_owned(), id, old, new, cases }
    }

    pub fn sides(&self) -> (Side<'_>, Side<'_>) {
        (side(&self.old), side(&self.new))
    }

    /// What the comparison says that the clauses became.
    pub fn pairs(&self) -> Vec<Pair> {
        pairs(self.old.document(), self.new.document())
    }
}

fn side(read: &Read) -> Side<'_> {
    Side { text: &read.text, outline: &read.outline }
}

/// Words of a clause by lot: one, a few, a sentence's worth, all, or from it into the next ones.
pub fn mark(read: &Read, clause: usize, lot: &mut Rng) -> Option<Span> {
    let clauses = &read.outline.clauses;
    let own = clauses.get(clause)?;
    let places = |span: Span| -> Vec<Span> {
        let start = span.start().bytes();
        let all = words(read.text.of(span)).map(|word| word.span.range());
        all.map(|word| Span::new(start + word.start, start + word.end)).collect()
    };
    let here = places(own.body);
    let many = match lot.u8(..6) {
        0 | 1 => 1,
        2 => lot.usize(2..=5),
        3 => lot.usize(6..=20),
        4 => return Some(if lot.bool() { own.span } else { own.body }),
        _ => {
            let last = clauses.get(clause + lot.usize(1..=2))?;
            let (from, to) = (lot.choice(&here)?, lot.choice(places(last.body))?);
            return Some(Span::new(from.start().bytes(), to.end().bytes()));
        }
    };
    let many = many.min(here.len());
    let first = lot.usize(..=here.len() - many);
    let (from, to) = (here.get(first)?, here.get((first + many).checked_sub(1)?)?);
    Some(Span::new(from.start().bytes(), to.end().bytes()))
}
