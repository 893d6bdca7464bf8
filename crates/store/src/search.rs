//! Search over texts and notes.
//!
//! Owns what both indexes share: the language of queries, the words that are indexed, ranking and
//! snippets. The notes' index stands in the library file and changes with the notes ([`crate::Store`]);
//! the texts' is a file of its own that may be deleted at any time ([`TextIndex`]).

mod clauses;
mod expression;
mod file;
mod notes;
mod query;
mod ranked;
mod snippet;
mod texts;
mod words;

pub use clauses::{ClauseHit, ClausePlace, FoundClauses};
pub use file::TextIndex;
pub use notes::{Field, FoundNotes, NoteHit};
pub use query::{Filter, Part, Query, Term, Value, Within};
pub use ranked::COUNTED;
pub use snippet::Snippet;
pub use texts::{IndexedClause, IndexedText, Shelf};

pub(crate) use notes::{CREATE, fill, forget, put};
