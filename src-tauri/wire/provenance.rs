//! Where a text is from.
//!
//! Owns the shape of that account on the wire.

use crate::wire::{EditionInfo, count};
use serde::Serialize;
use text::{FileFormat, Format};
use ts_rs::TS;

/// Where a text is from, and how what is shown differs from its file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Provenance {
    /// What it is.
    pub edition: EditionInfo,
    /// The commit of the publisher's repository.
    pub commit: Option<String>,
    /// The address that is asked for the publisher's present copy.
    pub asked: Option<String>,
    /// SHA-256 of the publisher's own file, when one was at hand.
    pub publisher_sha256: Option<String>,
    /// How near our text is to its publisher's; null for what is no edition of the catalogue.
    pub fidelity: Option<Fidelity>,
    /// When the reader brought it, RFC 3339.
    pub brought: Option<String>,
    /// How many bytes it was read from.
    pub size: u32,
    /// SHA-256 of these bytes.
    pub read_sha256: String,
    /// SHA-256 of the text that is shown, as UTF-8.
    pub text_sha256: String,
    /// The format that it was read as.
    pub format: TextFormat,
    /// How many spaces and line breaks of the file are not shown; null for files that are more than
    /// characters, as the next two are empty for them.
    pub spaces: Option<u32>,
    /// Signs of the file that are not shown.
    pub went: Vec<Sign>,
    /// Signs that are shown and are not in the file.
    pub came: Vec<Sign>,
    /// What was odd in the reading, each once.
    pub odd: Vec<String>,
}

/// A sign and how often.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[allow(missing_docs)]
pub struct Sign {
    pub sign: String,
    pub count: u32,
}

/// How near our text is to its publisher's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub enum Fidelity {
    /// Word for word the publisher's own file.
    Publisher,
    /// As the source gives it.
    Source,
    /// Known to be altered in the source.
    Altered {
        /// How, in one English sentence.
        en: String,
        /// The same in French.
        fr: String,
    },
}

/// A format of files.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)]
pub enum TextFormat {
    Plain,
    Markdown,
    Html,
    Docx,
    Pdf,
}

impl From<library::Provenance> for Provenance {
    fn from(found: library::Provenance) -> Self {
        let signs = |signs: &[(char, usize)]| -> Vec<Sign> {
            let sign =
                |(sign, n): &(char, usize)| Sign { sign: sign.to_string(), count: count(*n) };
            signs.iter().map(sign).collect()
        };
        Self {
            edition: EditionInfo::new(&found.info),
            commit: found.commit,
            asked: found.asked,
            publisher_sha256: found.publisher_sha256,
            fidelity: found.fidelity.map(|fidelity| match fidelity {
                library::Fidelity::Publisher => Fidelity::Publisher,
                library::Fidelity::Source => Fidelity::Source,
                library::Fidelity::Altered { how, how_fr } => {
                    Fidelity::Altered { en: how, fr: how_fr }
                }
            }),
            brought: found.brought.map(|at| at.to_string()),
            size: count(found.size),
            read_sha256: found.read_sha256,
            text_sha256: found.text_sha256,
            format: match found.format {
                FileFormat::Text(Format::Plain) => TextFormat::Plain,
                FileFormat::Text(Format::Markdown) => TextFormat::Markdown,
                FileFormat::Html => TextFormat::Html,
                FileFormat::Docx => TextFormat::Docx,
                FileFormat::Pdf => TextFormat::Pdf,
            },
            spaces: found.differs.as_ref().map(|differs| count(differs.spaces)),
            went: found.differs.as_ref().map(|differs| signs(&differs.went)).unwrap_or_default(),
            came: found.differs.as_ref().map(|differs| signs(&differs.came)).unwrap_or_default(),
            odd: found.odd,
        }
    }
}
