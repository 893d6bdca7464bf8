//! Places in a text: [`Pos`] and [`Span`].
//!
//! Owns the one meaning of a position in the engine: zero-based bytes into the canonical UTF-8
//! text. It never converts to other units; the front ends do that at their own edge.

use std::ops::Range;

/// A place between two characters of a canonical text: zero-based, in bytes of UTF-8.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pos(u32);

impl Pos {
    /// The place `bytes` bytes from the start of the text.
    ///
    /// Texts are limited to 4 GiB, far above what any reader of this crate accepts; a larger value
    /// saturates.
    pub fn new(bytes: usize) -> Self {
        Self(u32::try_from(bytes).unwrap_or(u32::MAX))
    }

    /// How many bytes of the text stand before this place.
    pub fn bytes(self) -> usize {
        self.0 as usize
    }
}

/// A stretch of a canonical text, from `start` up to but without `end`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    start: Pos,
    end: Pos,
}

impl Span {
    /// The stretch between two byte positions. The smaller is taken as the start.
    pub fn new(a: usize, b: usize) -> Self {
        Self { start: Pos::new(a.min(b)), end: Pos::new(a.max(b)) }
    }

    /// Where the stretch begins.
    pub fn start(self) -> Pos {
        self.start
    }

    /// Where the stretch ends: the place behind its last character.
    pub fn end(self) -> Pos {
        self.end
    }

    /// The stretch as a range of bytes.
    pub fn range(self) -> Range<usize> {
        self.start.bytes()..self.end.bytes()
    }

    /// The length in bytes.
    pub fn len(self) -> usize {
        self.end.bytes() - self.start.bytes()
    }

    /// Whether the stretch holds nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies wholly within this stretch.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The words of this stretch. Empty when the stretch does not fit `content`.
    pub fn of(self, content: &str) -> &str {
        content.get(self.range()).unwrap_or("")
    }
}
