//! Clauses → [`Finding`]s, by rules that are data.
//!
//! Owns the categories, the language in which a rule says what must stand in a clause, and the
//! search for it. It never knows a licence by name, never judges whether a licence is open, and
//! reads no file: the rules that ship are compiled in from `assets/rules/`.
//!
//! ```
//! let text = text::read(b"1. Term. The licensor may terminate this licence if you breach it.", text::Format::Plain);
//! let outline = clause::outline(&text);
//! let found = finding::find(&text, &outline, finding::Rules::built_in());
//! assert_eq!(found[0].category.id(), "termination-breach");
//! ```

mod built_in;
mod category;
mod criteria;
mod criterion;
mod error;
mod find;
mod finding;
mod phrase;
mod reading;
mod rule;
mod schema;
mod sentence;
mod verdict;
mod words;

pub use category::{Category, Group};
pub use criteria::{Criteria, CriterionText, Rests, Set};
pub use criterion::{Bearing, Criterion, Effect};
pub use error::{Problem, RuleError};
pub use find::find;
pub use finding::{Confidence, Finding, Wording};
pub use phrase::PhraseError;
pub use rule::Rules;
pub use verdict::{Because, Judgement, Verdict, judge};
