//! Bytes of a licence → [`Text`]: decoding, format readers, unwrapping.
//!
//! Owns the canonical text and positions in it. It never looks for clauses, touches no file, and
//! fails on nothing: odd content becomes a [`Diagnostic`].
//!
//! ```
//! let text = text::read(b"1. You may use, re-\n   produce and share.", text::Format::Plain);
//! assert_eq!(text.content, "1. You may use, re-produce and share.");
//! ```

mod abbreviation;
mod comment;
mod decode;
mod entity;
mod format;
mod html;
mod markdown;
mod marker;
mod plain;
mod position;
mod star;
mod text;
mod words;

pub use abbreviation::is_abbreviated;
pub use decode::decode;
pub use format::{Format, read};
pub use position::{Pos, Span};
pub use text::{Block, BlockKind, Diagnostic, Link, Text};
pub use words::{Folded, Word, fold, is_word, sha256, word_hash, words};
