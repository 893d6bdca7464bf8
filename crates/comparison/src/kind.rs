//! [`Kind`]: what sort of difference a change is, and [`Reason`]: why it was judged so.
//!
//! Owns which kinds are form and which are substance. It decides nothing; see `judge`.

use serde::Deserialize;

/// What sort of difference a change is. The first five are form, the others substance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// The name of the edition, on both sides its own.
    Name,
    /// A date line, or one date for another.
    Date,
    /// One address on the net for another.
    Link,
    /// A printed number, letter or bullet, or a reference to a clause that has another number.
    NumberLabel,
    /// Quotes, dashes, signs, spaces, hyphens, capitals.
    Typography,
    /// Words that no rule knows.
    Wording,
    /// A number, a sum, a length of time.
    Amount,
    /// May, must, must not, shall, will.
    Modality,
    /// Whom, what and where a clause covers.
    Scope,
    /// A whole clause, sentence or limb.
    Clause,
}

impl Kind {
    /// Its name in data and on the wire: "number-label".
    pub fn id(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Date => "date",
            Self::Link => "link",
            Self::NumberLabel => "number-label",
            Self::Typography => "typography",
            Self::Wording => "wording",
            Self::Amount => "amount",
            Self::Modality => "modality",
            Self::Scope => "scope",
            Self::Clause => "clause",
        }
    }

    /// Whether such a difference can change what the licence means.
    pub fn is_substance(self) -> bool {
        self > Self::Typography
    }
}

/// Why an edit is of its kind: the rule that decided, with words for the reader.
///
/// The rules stand under `assets/kinds/`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reason {
    /// The rule's id: "modal-word".
    pub rule: &'static str,
    /// The reason in English, one sentence without a full stop.
    pub en: &'static str,
    /// The reason in French.
    pub fr: &'static str,
}
