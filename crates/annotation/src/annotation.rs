//! [`Annotation`]: a highlight or a note on words of an edition.
//!
//! Owns its shape. It never says where the words stand now; see [`crate::anchor`].

use crate::{AnnotationId, Colour, Selectors, Tags};
use jiff::Timestamp;

/// A highlight, with a note when `body` is not empty.
#[derive(Clone, Debug, PartialEq)]
pub struct Annotation {
    /// Its own name, the same for ever.
    pub id: AnnotationId,
    /// The id of the edition whose words it marks: "llama-3.1".
    pub edition: String,
    /// Which words, as they stood when it was made.
    pub selectors: Selectors,
    /// One of the five colours.
    pub colour: Colour,
    /// The note as its author wrote it, in Markdown. Hostile until shown otherwise: it is shown as
    /// text or made harmless first, never used as markup.
    pub body: String,
    /// Tags, in the author's order.
    pub tags: Tags,
    /// Who wrote it, as they named themselves; may be empty.
    pub author: String,
    /// When it was made.
    pub created: Timestamp,
    /// When it was last changed; `created` if never.
    pub modified: Timestamp,
}
