//! Highlights and notes, and where they stand in a text.
//!
//! Owns what an annotation is ([`Annotation`]), how the place of words is kept ([`select`]) and
//! found again ([`anchor`]). It never stores anything, makes no ids and reads no clock: both are
//! arguments. It never puts a note on other words without saying so.
//!
//! ```
//! use annotation::{Anchoring, anchor, select};
//! use text::{Format, Span};
//!
//! let text = text::read(b"1. Grant. You may use it.\n\n2. Term. It ends in May.", Format::Plain);
//! let outline = clause::outline(&text);
//! let may = Span::new(14, 17);
//! let selectors = select(&text, &outline, may).unwrap();
//! assert_eq!(selectors.quote.exact, "may");
//! assert_eq!(selectors.address, "1");
//! assert_eq!(anchor(&selectors, &text, &outline), Anchoring::Placed(may));
//! ```

mod anchor;
mod annotation;
mod colour;
mod ground;
mod id;
mod occurrence;
mod reworded;
mod run;
mod select;
mod tags;

pub use anchor::{Anchoring, Doubt, OFFERS, anchor, anchor_all};
pub use annotation::Annotation;
pub use colour::{Colour, InvalidColour};
pub use id::{AnnotationId, InvalidId};
pub use select::{CONTEXT, Quote, Selectors, content_hash, select};
pub use tags::Tags;
