//! Clauses → [`Finding`]s, by rules that are data; findings and a reader's situation → [`Duty`]s.
//!
//! Owns the categories, the language in which a rule says what must stand in a clause, the search
//! for it, and what a finding asks of whom. It never knows a licence by name, never judges whether
//! a licence is open, and reads no file: the rules, questions and duties that ship are compiled in
//! from `assets/`.
//!
//! ```
//! let text = text::read(b"1. Term. The licensor may terminate this licence if you breach it.", text::Format::Plain);
//! let outline = clause::outline(&text);
//! let found = finding::find(&text, &outline, finding::Rules::built_in());
//! assert_eq!(found[0].category.id(), "termination-breach");
//!
//! let questions = finding::Questions::built_in();
//! let situation = finding::Situation::parse(r#"role = ["user"]"#, questions)?;
//! let asked = finding::duties(&found, &situation, finding::Duties::built_in());
//! assert_eq!(asked[0].id, "termination-breach.keep-to");
//! # Ok::<(), finding::SituationError>(())
//! ```

mod built_in;
mod category;
mod criteria;
mod criterion;
mod duty;
mod error;
mod find;
mod finding;
mod fit;
mod phrase;
mod question;
mod reading;
mod rule;
mod schema;
mod sentence;
mod site;
mod situation;
mod situation_schema;
mod standing;
mod topic;
mod verdict;
mod vocabulary;
mod words;

pub use category::{Category, Group};
pub use criteria::{Criteria, CriterionText, Rests, Set};
pub use criterion::{Bearing, Criterion, Effect};
pub use duty::{Act, Answer, Applies, Duty, duties};
pub use error::{Problem, RuleError};
pub use find::find;
pub use finding::{Confidence, Finding, Wording};
pub use phrase::PhraseError;
pub use question::{Choice, Question, Questions};
pub use rule::Rules;
pub use situation::{Situation, SituationError};
pub use topic::Duties;
pub use verdict::{Because, Judgement, Verdict, judge};
