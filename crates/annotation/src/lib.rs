//! Highlights and notes, and where they stand in a text.
//!
//! Owns what an annotation is ([`Annotation`]), how the place of words is kept ([`select`]), found
//! again ([`anchor`]) and followed into another edition ([`carry`]), and how annotations leave and
//! come as open data ([`w3c`], [`hypothesis`]). It never stores anything, makes no ids and reads no
//! clock: both are arguments. It never puts a note on other words without saying so.
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
//! assert_eq!(anchor(&selectors, &text, &outline).outcome, Anchoring::Placed(may));
//! ```

mod anchor;
mod annotation;
mod carry;
mod colour;
mod context;
mod ground;
pub mod hypothesis;
mod id;
mod incoming;
mod json;
mod link;
mod name;
mod occurrence;
mod outcome;
mod pair;
mod reworded;
mod run;
mod select;
mod status;
mod tags;
mod target;
mod trace;
pub mod w3c;

pub use anchor::{anchor, anchor_all};
pub use annotation::Annotation;
pub use carry::{Side, carry, carry_all};
pub use colour::{Colour, InvalidColour};
pub use id::{AnnotationId, InvalidId};
pub use incoming::{Given, LIMITS, Limits, Read, Refused, Taken, read};
pub use link::{Link, Links, Stance, Subject};
pub use outcome::{Anchored, Anchoring, Difference, Doubt, Loss, OFFERS};
pub use pair::{Pair, Step, Weight};
pub use select::{CONTEXT, Quote, Selectors, content_hash, select, select_clause};
pub use status::Status;
pub use tags::Tags;
pub use target::{Change, Mark, Sides, Target};
