//! [`Text`]: what a reader makes of a file's bytes.
//!
//! Owns the shape of a canonical text: its words and its blocks. It reads no format itself and knows
//! nothing of clauses.

use crate::Span;

/// A licence as canonical text.
///
/// Each block is one line of `content` without a line break inside; blocks are joined by a single
/// `\n`. Marks of the source format (Markdown's stars, hard wraps, indents) are gone; the words and
/// their typography (quotes, dashes, capitals) are as the publisher wrote them.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Text {
    /// The canonical text. Every [`Span`] of this text counts its bytes.
    pub content: String,
    /// The blocks, in order; together with the single `\n` between them they are the whole content.
    pub blocks: Vec<Block>,
    /// Stretches that the source shows as strong (Markdown `**`), in order; none overlaps another or
    /// crosses a block's end.
    pub strong: Vec<Span>,
    /// Links whose address the source gives apart from, or as, their words.
    pub links: Vec<Link>,
    /// What a person should know about the reading: stray marks, undecodable bytes, and the like.
    pub diagnostics: Vec<Diagnostic>,
}

/// One block: a paragraph, a heading or an item of a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Block {
    /// Its words, the printed marker included.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
    /// How far it stands in, as a rank: 0 for the margin. Lists in Markdown count their nesting;
    /// plain text counts the distinct indents of the file, small to large.
    pub indent: u8,
    /// The printed marker at its start ("1.", "a.", "*", "(iv)"), when the source has one.
    /// It lies at the start of `span`.
    pub marker: Option<Span>,
}

/// What a block is, as far as the source's format says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading of the format (Markdown `#`), with its level from 1 to 6.
    Heading(u8),
    /// Running text.
    Paragraph,
    /// An item of a list, or a plain-text block that opens with a marker.
    Item,
}

/// Words that lead elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The words shown.
    pub span: Span,
    /// The address as the source gives it. Hostile until shown otherwise: never opened unasked.
    pub target: String,
}

/// Something odd in the source that was read all the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Where in the canonical text.
    pub span: Span,
    /// What is odd, in one sentence without a full stop.
    pub message: String,
}

impl Text {
    /// The words of a stretch of this text.
    pub fn of(&self, span: Span) -> &str {
        span.of(&self.content)
    }
}
