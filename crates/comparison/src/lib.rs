//! Two sides → [`Comparison`]; several sides → [`Alignment`], and the matrix of their clauses.
//!
//! Owns which clause became which, the redline of each pair, the kinds of change and what is
//! substance. A side is one document or a bundle: the licence first, then what it incorporates. It
//! reads no bytes, finds no clauses, and judges no licence; what a change *did* is told by the
//! findings of both sides, which stand elsewhere.
//!
//! ```
//! use comparison::{Document, Relation, compare};
//! let texts = ["1. You may use it.", "1. You must use it."]
//!     .map(|words| text::read(words.as_bytes(), text::Format::Plain));
//! let outlines = [clause::outline(&texts[0]), clause::outline(&texts[1])];
//! let side = |i: usize| [Document { id: "x", text: &texts[i], outline: &outlines[i], names: &[] }];
//! let comparison = compare(&side(0), &side(1));
//! assert_eq!(comparison.changes[0].relation, Relation::Edited);
//! assert!(comparison.changes[0].substance);
//! ```

mod align;
mod candidates;
mod clause_pair;
mod comparison;
mod cutting;
mod judge;
mod kind;
mod matrix;
mod order;
mod pairing;
mod parting;
mod phrases;
mod redline;
mod rules;
mod sentences;
mod similarity;
mod token;
mod unit;

pub use align::{Alignment, Row, align};
pub use clause_pair::{ClausePair, Step};
pub use comparison::{
    Change, Comparison, Document, Edit, Op, Place, Relation, StandsFor, Summary, compare,
};
pub use kind::{Kind, Reason};
pub use matrix::{State, matrix};
