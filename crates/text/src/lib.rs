//! Bytes of a licence → [`Text`]: decoding, format readers, unwrapping.
//!
//! Owns the canonical text, positions in it and the way back to the source's bytes. It never looks
//! for clauses, touches no file, and fails on nothing: odd content becomes a [`Diagnostic`].
//!
//! ```
//! let text = text::read(b"1. You may use, re-\n   produce and share.", text::Format::Plain);
//! assert_eq!(text.content, "1. You may use, re-produce and share.");
//! ```

mod decode;
mod format;
mod html;
mod markdown;
mod marker;
mod origin;
mod plain;
mod position;
mod text;
mod words;

pub use format::{Format, read};
pub use origin::OriginMap;
pub use position::{Pos, Span};
pub use text::{Block, BlockKind, Diagnostic, Link, Text};
pub use words::{Folded, Word, fold, sha256, word_hash, words};
