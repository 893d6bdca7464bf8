//! [`Address`]: the citable name of a clause.
//!
//! Owns how an address is written. It never decides which clause gets which.

use std::fmt;

/// A clause's citable name, unique in its outline: steps joined by dots.
///
/// Numbered clauses take their printed labels ("1.b.v"). Others get words a person understands:
/// "title", "date", "def.agreement", "preamble.1", "distribution", "prohibited-uses.*1.*3". A number
/// that the text has elsewhere gets the name of what it stands under ("duties.1"); a name that is used
/// twice all the same gets `[2]` the second time. In a text in two languages the clauses in the one
/// without Latin letters begin with "zh.", "ja." or "ko.". Clauses of a policy inside a licence begin with `AUP.`, those
/// of a second one with `AUP[2].`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address(String);

impl Address {
    pub(crate) fn new(steps: impl Into<String>) -> Self {
        Self(steps.into())
    }

    /// The address as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
