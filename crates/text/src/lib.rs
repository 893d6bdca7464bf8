//! Bytes of a licence → [`Text`]: decoding, format readers, unwrapping.
//!
//! Owns the canonical text and positions in it. It never looks for clauses and touches no file. Texts
//! ([`read`]) fail on nothing: odd content becomes a [`Diagnostic`]. A person's file ([`import`]) may
//! be a container that cannot be opened; then a [`ReadError`] says why.
//!
//! ```
//! let text = text::read(b"1. You may use, re-\n   produce and share.", text::Format::Plain);
//! assert_eq!(text.content, "1. You may use, re-produce and share.");
//! ```

mod abbreviation;
mod archive;
mod comment;
mod control;
mod decode;
mod docx;
mod entity;
mod error;
mod file;
mod format;
mod html;
mod markdown;
mod marker;
mod numeral;
mod page;
mod pdf;
mod plain;
mod position;
mod star;
mod text;
mod words;
mod writer;

pub use abbreviation::is_abbreviated;
pub use decode::decode;
pub use error::{Container, ReadError};
pub use file::{FileFormat, import};
pub use format::{Format, read};
pub use numeral::Numeral;
pub use plain::ends_in_small_word;
pub use position::{Pos, Span};
pub use text::{Block, BlockKind, Diagnostic, Link, Text};
pub use words::{Folded, Word, fold, is_word, sha256, word_hash, words};
