//! [`text::Text`] → [`Outline`]: headings, numbering, definitions, cross-references, addresses.
//!
//! Owns what a clause is and how it is named. It never compares, judges or changes words, and it
//! never fails: a text without structure is an outline of paragraphs.

mod address;
mod build;
mod date;
mod definition;
mod heading;
mod label;
mod outline;
mod part;
mod reference;

pub use address::Address;
pub use build::outline;
pub use date::iso_date;
pub use definition::Definition;
pub use label::{Label, Numeral, Reading, Sort};
pub use outline::{Clause, ClauseId, ClauseKind, Outline, Part, PartKind};
pub use reference::{Reference, Target};
