//! Texts that the reader brings, and what they are.
//!
//! Owns their shapes on the wire. The bytes stay on this side: the window holds a number for them.

use crate::wire::{EditionInfo, EditionKind, count};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a person says of a text of their own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Details {
    /// Its title.
    pub title: String,
    /// Its family; the title when empty.
    pub family: String,
    /// Its version; empty when it has none.
    pub version: String,
    /// Who published it; empty when that is unknown.
    pub publisher: String,
    /// When it was published, ISO 8601, in full or in part.
    pub date: Option<String>,
    /// Licence or policy.
    pub kind: EditionKind,
    /// Where it is from.
    pub url: Option<String>,
}

/// A file that was looked at.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(tag = "of", rename_all = "kebab-case")]
pub enum Candidate {
    /// It is a text and can be kept.
    Text(Box<Examined>),
    /// It cannot be kept.
    Refused {
        /// The file, the place and the reason, in words for a person.
        message: String,
    },
}

/// A text that may be kept. Nothing of it is kept yet.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Examined {
    /// The number under which its bytes wait to be kept or forgotten.
    pub token: u32,
    /// The file's name, without its folder.
    pub file_name: String,
    /// How many bytes the file has.
    pub size: u32,
    /// How many words its text has.
    pub words: u32,
    /// SHA-256 of the file, hexadecimal.
    pub sha256: String,
    /// Guesses for what may be said of it.
    pub details: Details,
    /// The text of the library that is the same file.
    pub held: Option<EditionInfo>,
    /// What it is.
    pub likeness: Likeness,
    /// The edition that it seems to follow in its family.
    pub follows: Option<EditionInfo>,
    /// What was odd in the reading, each once.
    pub odd: Vec<String>,
}

/// The known texts that a text is nearest to.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct Likeness {
    /// The nearest first.
    pub texts: Vec<Near>,
    /// Clauses that the text has and the nearest one has not.
    pub plus: Vec<Limb>,
    /// Clauses that the nearest one has and the text has not.
    pub minus: Vec<Limb>,
}

/// A known text and how near it is.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Near {
    /// Its id, by which it is read.
    pub id: String,
    /// Its title.
    pub title: String,
    /// The share of words that are the same, in thousandths and never rounded up.
    pub thousandths: u32,
    /// Whether every word is the same and none is more or less.
    pub exact: bool,
    /// How many words differ.
    pub words_changed: u32,
}

/// A clause that only one of two texts has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Limb {
    /// Its address in its text.
    pub address: String,
    /// Its words.
    pub words: String,
}

/// What a publisher shows, beside our text.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Fetched {
    /// The address that it came from.
    pub address: String,
    /// It as a text that can be kept.
    pub examined: Examined,
    /// Whether it is the very file that our text was checked against; null when there was none.
    pub same_file: Option<bool>,
    /// Whether it has the same words as our text.
    pub same_words: bool,
    /// How many changes of substance lead from our text to it.
    pub substantive: u32,
    /// How many other changes do.
    pub formal: u32,
    /// Clauses that it has and ours has not.
    pub plus: Vec<Limb>,
    /// Clauses that ours has and it has not.
    pub minus: Vec<Limb>,
}

impl From<library::Details> for Details {
    fn from(details: library::Details) -> Self {
        let library::Details { title, family, version, publisher, date, kind, url } = details;
        Self { title, family, version, publisher, date, kind: kind.into(), url }
    }
}

impl From<Details> for library::Details {
    fn from(details: Details) -> Self {
        let Details { title, family, version, publisher, date, kind, url } = details;
        Self { title, family, version, publisher, date, kind: kind.into(), url }
    }
}

impl Examined {
    /// A text whose bytes wait under `token`. `title` tells the title of a known text.
    pub fn new(token: u32, seen: &library::Examined, title: impl Fn(&str) -> String) -> Self {
        Self {
            token,
            file_name: seen.file_name.clone(),
            size: count(seen.size),
            words: count(seen.document.info.words),
            sha256: seen.document.info.sha256.clone(),
            details: seen.details.clone().into(),
            held: seen.held.as_ref().map(EditionInfo::new),
            likeness: Likeness::new(&seen.nearest, title),
            follows: seen.follows.as_ref().map(EditionInfo::new),
            odd: odd(&seen.document),
        }
    }
}

impl Likeness {
    /// The wire's form of what is nearest. `title` tells the title of a known text.
    pub fn new(nearest: &library::Nearest, title: impl Fn(&str) -> String) -> Self {
        let texts = nearest.texts.iter().map(|near| Near {
            id: near.id.clone(),
            title: title(&near.id),
            thousandths: thousandths(near.score),
            exact: near.exact,
            words_changed: count(near.words_changed),
        });
        Self { texts: texts.collect(), plus: limbs(&nearest.plus), minus: limbs(&nearest.minus) }
    }
}

impl Fetched {
    /// What came from the publisher; its bytes wait under `token`.
    pub fn new(token: u32, fetched: &library::Fetched, title: impl Fn(&str) -> String) -> Self {
        Self {
            address: fetched.address.clone(),
            examined: Examined::new(token, &fetched.examined, title),
            same_file: fetched.same_file,
            same_words: fetched.same_words,
            substantive: count(fetched.tally.substantive),
            formal: count(fetched.tally.formal),
            plus: limbs(&fetched.plus),
            minus: limbs(&fetched.minus),
        }
    }
}

fn limbs(limbs: &[library::Limb]) -> Vec<Limb> {
    let limb =
        |limb: &library::Limb| Limb { address: limb.address.clone(), words: limb.words.clone() };
    limbs.iter().map(limb).collect()
}

/// What was odd in the reading of a text, each once, in its order.
pub(crate) fn odd(document: &library::Document) -> Vec<String> {
    let mut odd: Vec<String> = Vec::new();
    for diagnostic in &document.text.diagnostics {
        if !odd.contains(&diagnostic.message) {
            odd.push(diagnostic.message.clone());
        }
    }
    odd
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between 0 and 1000")]
fn thousandths(score: f64) -> u32 {
    (score.clamp(0.0, 1.0) * 1000.0).floor() as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearly_the_same_never_rounds_to_the_same() {
        assert_eq!(thousandths(0.9999), 999);
        assert_eq!(thousandths(1.0), 1000);
        assert_eq!(thousandths(f64::NAN), 0);
    }
}
