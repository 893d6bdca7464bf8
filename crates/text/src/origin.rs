//! [`OriginMap`]: from the canonical text back to the source.
//!
//! Owns the offset map and the [`Writer`] that fills it, so that no reader can add words without
//! saying where they come from. It never looks at formats.

use crate::{Pos, Span};

/// For each stretch of a canonical text, where in the decoded source it stands.
///
/// Stretches that a reader put in itself (the space in place of a line break) have no origin.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OriginMap {
    /// Sorted by `canonical`; pieces never overlap in the canonical text.
    pieces: Vec<Piece>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Piece {
    /// Byte of the canonical text.
    canonical: usize,
    /// Byte of the decoded source.
    source: usize,
    /// Length in bytes, the same on both sides.
    len: usize,
}

impl OriginMap {
    /// The byte of the decoded source that the place was taken from, or `None` for a place that the
    /// reader put in.
    pub fn source_of(&self, pos: Pos) -> Option<usize> {
        let at = pos.bytes();
        let after = self.pieces.partition_point(|p| p.canonical <= at);
        let piece = self.pieces.get(after.checked_sub(1)?)?;
        (at < piece.canonical + piece.len).then(|| piece.source + (at - piece.canonical))
    }
}

/// A canonical text in the making.
#[derive(Debug, Default)]
pub(crate) struct Writer {
    content: String,
    origin: OriginMap,
}

impl Writer {
    /// How many bytes are written.
    pub(crate) fn len(&self) -> usize {
        self.content.len()
    }

    /// What is written so far.
    pub(crate) fn content(&self) -> &str {
        &self.content
    }

    /// Adds words that stand in the source from byte `source` on.
    pub(crate) fn verbatim(&mut self, words: &str, source: usize) {
        if words.is_empty() {
            return;
        }
        let canonical = self.content.len();
        self.content.push_str(words);
        if let Some(last) = self.origin.pieces.last_mut()
            && last.canonical + last.len == canonical
            && last.source + last.len == source
        {
            last.len += words.len();
            return;
        }
        self.origin.pieces.push(Piece { canonical, source, len: words.len() });
    }

    /// Adds words that do not stand in the source as they are.
    pub(crate) fn own(&mut self, words: &str) {
        self.content.push_str(words);
    }

    /// Takes white space off the end, but nothing before byte `floor`.
    pub(crate) fn trim_end(&mut self, floor: usize) {
        let kept = self.content.trim_end_matches([' ', '\t', '\n']).len().max(floor);
        self.truncate(kept);
    }

    /// Cuts everything from byte `len` on, with its origin.
    pub(crate) fn truncate(&mut self, len: usize) {
        self.content.truncate(len);
        while self.origin.pieces.pop_if(|p| p.canonical >= len).is_some() {}
        if let Some(last) = self.origin.pieces.last_mut() {
            last.len = last.len.min(len - last.canonical);
        }
    }

    /// The text and its map.
    pub(crate) fn finish(self) -> (String, OriginMap) {
        (self.content, self.origin)
    }

    /// The stretch from byte `start` to the end of what is written.
    pub(crate) fn since(&self, start: usize) -> Span {
        Span::new(start, self.content.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_leads_back_and_a_made_up_one_does_not() {
        let mut writer = Writer::default();
        writer.verbatim("non-", 10);
        writer.verbatim("exclusive", 15);
        writer.own(" ");
        writer.verbatim("use", 40);
        let (content, origin) = writer.finish();
        assert_eq!(content, "non-exclusive use");
        assert_eq!(origin.source_of(Pos::new(0)), Some(10));
        assert_eq!(origin.source_of(Pos::new(4)), Some(15));
        assert_eq!(origin.source_of(Pos::new(13)), None);
        assert_eq!(origin.source_of(Pos::new(14)), Some(40));
        assert_eq!(origin.source_of(Pos::new(17)), None);
    }

    #[test]
    fn what_is_cut_loses_its_origin() {
        let mut writer = Writer::default();
        writer.verbatim("one ", 0);
        writer.verbatim("two  ", 9);
        writer.trim_end(0);
        let (content, origin) = writer.finish();
        assert_eq!(content, "one two");
        assert_eq!(origin.source_of(Pos::new(6)), Some(11));
        assert_eq!(origin.source_of(Pos::new(7)), None);
    }
}
