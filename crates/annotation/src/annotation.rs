//! [`Annotation`]: what a reader put beside an edition.
//!
//! Owns its shape. It never says where its words stand now; see [`crate::anchor`].

use crate::{AnnotationId, Colour, Links, Selectors, Status, Tags, Target};
use jiff::Timestamp;

/// A highlight, an underline or a note, on words, a clause, a change or an edition as a whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Annotation {
    /// Its own name, the same for ever.
    pub id: AnnotationId,
    /// The id of the edition that it stands beside: "llama-3.1". For a change, the newer one.
    pub edition: String,
    /// What it is about, as that stood when the annotation was made.
    pub target: Target,
    /// One of the five colours.
    pub colour: Colour,
    /// The note as its author wrote it, in Markdown; empty for a mere mark. Hostile until shown
    /// otherwise: it is shown as text or made harmless first, never used as markup.
    pub body: String,
    /// Tags, in the author's order.
    pub tags: Tags,
    /// What it speaks for or against, in the author's order.
    pub links: Links,
    /// Whether something is left to do about it.
    pub status: Status,
    /// Who wrote it, as they named themselves; may be empty.
    pub author: String,
    /// When it was made.
    pub created: Timestamp,
    /// When it was last changed; `created` if never.
    pub modified: Timestamp,
}

impl Annotation {
    /// The words that it is about in its own edition; `None` for the edition as a whole and for a
    /// change that only took words away.
    pub fn selectors(&self) -> Option<&Selectors> {
        self.target.selectors()
    }
}
