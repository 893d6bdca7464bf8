//! The W3C Web Annotation Data Model as JSON-LD, out and in.
//!
//! Owns how an annotation stands in that format ([`write`]) and what of it is understood ([`read`]).
//! What the model has no word for (a colour, a stance, a clause's address, bytes and the hash of the
//! text) stands under the prefix `glossator:`, so that what was written is read back to the byte. It
//! touches no file and looks nothing up.
//!
//! ```
//! use annotation::w3c::{Collection, read, write};
//! use annotation::{Annotation, Colour, Given, Links, Status, Tags, Target};
//!
//! let at = "2026-11-26T18:00:00Z".parse().unwrap();
//! let note = Annotation {
//!     id: "018f2b7c-0000-4000-8000-000000000001".parse().unwrap(),
//!     edition: "llama-3.1".into(),
//!     target: Target::Edition,
//!     colour: Colour::new(2).unwrap(),
//!     body: "The EU exclusion stands in the *policy*.".into(),
//!     tags: Tags::from_iter(["EU"]),
//!     links: Links::default(),
//!     status: Status::Open,
//!     author: "A. Reader".into(),
//!     created: at,
//!     modified: at,
//! };
//! let notes = [note];
//! let json = write(&Collection { edition: "llama-3.1", label: "Llama 3.1", annotations: &notes }, &[]);
//! let back = read(&json, Given { edition_of: &|_| None, at }).unwrap();
//! assert_eq!(back.taken[0].annotation, notes[0]);
//! ```

mod body;
mod iri;
mod item;
mod read;
mod selector;
mod sound;
mod target;
mod wire;
mod write;

pub use read::read;
pub(crate) use read::read_value;
pub(crate) use selector::quoted;
pub use write::{Collection, Known, write, write_all};

/// The context that the model asks for.
const CONTEXT: &str = "http://www.w3.org/ns/anno.jsonld";
/// The prefix of our own names in JSON.
const PREFIX: &str = "glossator:";
/// What that prefix stands for: a name of ours that is nobody's address.
const TERMS: &str = "urn:glossator:terms:";
