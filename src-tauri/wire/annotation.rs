//! Highlights and notes.
//!
//! Owns their shapes on the wire.

use crate::wire::{Range, Units};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A highlight, with a note when `body` is not empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Annotation {
    /// Its id.
    pub id: String,
    /// The id of the edition whose words it marks.
    pub edition: String,
    /// Where its words begin now, in UTF-16 code units into the text; null when they are nowhere.
    pub start: Option<u32>,
    /// Where they end.
    pub end: Option<u32>,
    /// What became of its words.
    pub status: AnnotationStatus,
    /// The words as they stood when it was made.
    pub quote: String,
    /// The address of the clause that they began in.
    pub address: String,
    /// One of the five colours.
    pub colour: Colour,
    /// The note as its author wrote it, in Markdown. Never markup: shown as text or made harmless.
    pub body: String,
    /// Its tags, in the author's order.
    pub tags: Vec<String>,
    /// Who wrote it; may be empty.
    pub author: String,
    /// When it was made, RFC 3339.
    pub created: String,
    /// When it was last changed, RFC 3339.
    pub modified: String,
}

/// What became of the words of an annotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum AnnotationStatus {
    /// They stand where they stood.
    Placed,
    /// They stand there with other typography.
    Edited,
    /// They stand in another clause.
    Moved,
    /// They are gone.
    Removed,
    /// A person has to say where they are.
    Unsure,
}

/// One of the five colours that a reader gives meanings, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(type = "1 | 2 | 3 | 4 | 5")]
pub struct Colour(pub u8);

impl Annotation {
    /// A note and where it stands, in the units of the text that it stands in.
    pub fn new(note: &library::PlacedNote, units: &Units) -> Self {
        let library::PlacedNote { annotation, anchoring } = note;
        let place = note.span().map(|span| units.range(span));
        Self {
            id: annotation.id.to_string(),
            edition: annotation.edition.clone(),
            start: place.map(|Range { start, .. }| start),
            end: place.map(|Range { end, .. }| end),
            status: anchoring.into(),
            quote: annotation.selectors.quote.exact.clone(),
            address: annotation.selectors.address.clone(),
            colour: Colour(annotation.colour.number()),
            body: annotation.body.clone(),
            tags: annotation.tags.to_vec(),
            author: annotation.author.clone(),
            created: annotation.created.to_string(),
            modified: annotation.modified.to_string(),
        }
    }
}

impl From<&annotation::Anchoring> for AnnotationStatus {
    fn from(anchoring: &annotation::Anchoring) -> Self {
        use annotation::Anchoring;
        match anchoring {
            Anchoring::Placed(_) => Self::Placed,
            Anchoring::Edited(_) => Self::Edited,
            Anchoring::Moved(_) => Self::Moved,
            Anchoring::Removed => Self::Removed,
            Anchoring::Unsure { .. } => Self::Unsure,
        }
    }
}
