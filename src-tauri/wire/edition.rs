//! Editions and the shelf that they stand on.
//!
//! Owns their shapes on the wire.

use crate::wire::count;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What an edition is and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct EditionInfo {
    /// Its id: "llama-3.1".
    pub id: String,
    /// Its family: "Llama".
    pub family: String,
    /// Its version: "3.1"; empty where there is but one.
    pub version: String,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// The day it came out, ISO 8601, in full or in part.
    pub date: Option<String>,
    /// Licence or policy.
    pub kind: EditionKind,
    /// How many words its text has.
    pub words: u32,
    /// The ids of the editions that it makes part of itself.
    pub incorporates: Vec<String>,
    /// Where its publisher shows it.
    pub url: Option<String>,
    /// SHA-256 of the publisher's file, hexadecimal.
    pub sha256: String,
    /// How our text was made, in words.
    pub source: String,
    /// Which shelf it is from.
    pub origin: Origin,
}

/// Where a text is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// An edition of the catalogue: set-up checked its words.
    Catalogue,
    /// The reference shelf: as its source gives it.
    Reference,
    /// A text that the reader brought, kept in the library.
    Import,
    /// A file that is not kept.
    File,
}

/// Licence or policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum EditionKind {
    /// It grants rights by itself.
    Licence,
    /// It binds because a licence incorporates it.
    Policy,
}

/// How many clauses carry a rule of each group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[allow(missing_docs)] // The groups' own names; see `Group`.
pub struct Counts {
    pub restriction: u32,
    pub condition: u32,
    pub control: u32,
    pub risk: u32,
    pub grant: u32,
}

/// A licence on the shelf. Counts and notes are those of its bundle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct ShelfEdition {
    /// The licence.
    pub info: EditionInfo,
    /// The id of the policy that it incorporates.
    pub policy: Option<String>,
    /// What binds in it.
    pub counts: Counts,
    /// How many notes and highlights it bears.
    pub notes: u32,
}

/// The licences of one family, oldest first.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Family {
    /// Its name.
    pub name: String,
    /// Who publishes it.
    pub publisher: String,
    /// Its licences.
    pub editions: Vec<ShelfEdition>,
}

/// A licence of the reference shelf.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Listed {
    /// Its id, by which it is read as an edition is.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// How many notes and highlights it bears.
    pub notes: u32,
}

/// The curated licences; the others stand on the reference shelf.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Shelf {
    /// The families, in the catalogue's order.
    pub families: Vec<Family>,
}

impl Listed {
    /// The wire's form of a reference.
    pub fn new(reference: &library::Reference, notes: impl Fn(&str) -> usize) -> Self {
        Self {
            id: reference.id.to_owned(),
            title: reference.title.to_owned(),
            publisher: reference.publisher.to_owned(),
            notes: count(notes(reference.id)),
        }
    }
}

impl From<library::Kind> for EditionKind {
    fn from(kind: library::Kind) -> Self {
        match kind {
            library::Kind::Licence => Self::Licence,
            library::Kind::Policy => Self::Policy,
        }
    }
}

impl From<EditionKind> for library::Kind {
    fn from(kind: EditionKind) -> Self {
        match kind {
            EditionKind::Licence => Self::Licence,
            EditionKind::Policy => Self::Policy,
        }
    }
}

impl EditionInfo {
    /// The wire's form of what the library knows.
    pub fn new(info: &library::Info) -> Self {
        Self {
            id: info.id.clone(),
            family: info.family.clone(),
            version: info.version.clone(),
            title: info.title.clone(),
            publisher: info.publisher.clone(),
            date: info.date.clone(),
            kind: info.kind.into(),
            words: count(info.words),
            incorporates: info.incorporates.clone(),
            url: info.url.clone(),
            sha256: info.sha256.clone(),
            source: info.source.clone(),
            origin: match info.origin {
                library::Origin::Catalogue => Origin::Catalogue,
                library::Origin::Reference => Origin::Reference,
                library::Origin::Import => Origin::Import,
                library::Origin::File => Origin::File,
            },
        }
    }
}

impl ShelfEdition {
    /// A licence with the number of its notes, which `notes` tells for each edition's id.
    pub fn new(shelved: &library::Shelved, notes: impl Fn(&str) -> usize) -> Self {
        let [restriction, condition, control, risk, grant] = shelved.counts.map(count);
        let texts = std::iter::once(&shelved.document).chain(&shelved.policies);
        Self {
            info: EditionInfo::new(&shelved.document.info),
            policy: shelved.policies.first().map(|policy| policy.info.id.clone()),
            counts: Counts { restriction, condition, control, risk, grant },
            notes: count(texts.map(|text| notes(&text.info.id)).sum()),
        }
    }
}

impl Family {
    /// A family with the number of its licences' notes.
    pub fn new(family: &library::Family, notes: impl Fn(&str) -> usize) -> Self {
        Self {
            name: family.name.clone(),
            publisher: family.publisher.clone(),
            editions: family.editions.iter().map(|e| ShelfEdition::new(e, &notes)).collect(),
        }
    }
}
