//! A licence as lines that can be changed while it stays known which clause each came from.
//!
//! Owns the way from a text to lines and back. It decides no change.
#![allow(dead_code, reason = "the bench of annotations uses its own part of this file")]

use clause::Outline;
use std::ops::Range;
use text::{Block, BlockKind, Span, Text};

/// A clause of the old text, and what was done to it.
#[derive(Clone, Debug)]
pub struct Line {
    /// Its words, the printed marker included.
    pub words: String,
    /// Bytes of the marker at the start of the words, with the white space behind it.
    pub marker: usize,
    /// The clauses of the old text whose words it holds, in order; none if it is new.
    pub from: Vec<usize>,
    /// For each byte of the words, the byte of the old text that it is; `None` if it is new.
    pub origin: Vec<Option<usize>>,
    /// What was done to it.
    pub done: Option<Done>,
    kind: BlockKind,
    indent: u8,
    strong: Vec<Range<usize>>,
}

/// What was done to a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Done {
    Moved,
    MovedEdited,
    Edited,
    Split,
    Merged,
    Added,
    Removed,
    Renumbered,
    Wrapped,
    Quoted,
    Renamed,
    Dated,
    Amount,
    Modality,
}

/// A licence in the middle of being changed.
#[derive(Clone, Debug, Default)]
pub struct Sheet {
    pub lines: Vec<Line>,
    /// The clauses of the old text that were taken out.
    pub removed: Vec<usize>,
}

impl Sheet {
    /// The lines of a text; each block is one clause of its outline.
    pub fn new(text: &Text, outline: &Outline) -> Self {
        assert_eq!(text.blocks.len(), outline.clauses.len(), "a block is a clause");
        let lines = text.blocks.iter().zip(&outline.clauses).enumerate();
        let line = |(i, (block, clause)): (usize, (&Block, &clause::Clause))| {
            let range = block.span.range();
            let inside = |span: &&Span| block.span.contains(**span);
            let strong = text.strong.iter().filter(inside).map(|s| s.range());
            Line {
                words: text.of(block.span).to_owned(),
                marker: clause.body.range().start - range.start,
                from: vec![i],
                origin: range.clone().map(Some).collect(),
                done: None,
                kind: block.kind,
                indent: block.indent,
                strong: strong.map(|s| s.start - range.start..s.end - range.start).collect(),
            }
        };
        Self { lines: lines.map(line).collect(), removed: Vec::new() }
    }

    /// For each byte of the text that the lines make, the byte of the old text that it is; `None` if
    /// it is new, and for the breaks between lines.
    pub fn origin(&self) -> Vec<Option<usize>> {
        let mut origin = Vec::new();
        for (i, line) in self.lines.iter().enumerate() {
            origin.extend((i > 0).then_some(None));
            origin.extend_from_slice(&line.origin);
        }
        origin
    }

    /// The text that the lines make.
    pub fn text(&self) -> Text {
        let mut text = Text::default();
        for (i, line) in self.lines.iter().enumerate() {
            text.content.push_str(if i == 0 { "" } else { "\n" });
            let start = text.content.len();
            text.content.push_str(&line.words);
            text.blocks.push(Block {
                span: Span::new(start, text.content.len()),
                kind: line.kind,
                indent: line.indent,
                marker: line.printed_marker().map(|len| Span::new(start, start + len)),
            });
            let shown = line.strong.iter().filter(|s| !s.is_empty());
            text.strong.extend(shown.map(|s| Span::new(start + s.start, start + s.end)));
        }
        text
    }
}

impl Line {
    fn printed_marker(&self) -> Option<usize> {
        let len = self.words[..self.marker].trim_end().len();
        (len > 0).then_some(len)
    }

    /// Its words without the marker.
    pub fn body(&self) -> &str {
        &self.words[self.marker..]
    }

    /// Puts other words in the place of some: a range of bytes of `words`, the body's.
    pub fn replace(&mut self, range: Range<usize>, other: &str) {
        assert!(range.start >= self.marker, "a marker is set with `set_marker`");
        self.exchange(range, other);
    }

    /// Puts another marker, white space behind it included, in the place of its own.
    pub fn set_marker(&mut self, marker: &str) {
        self.exchange(0..self.marker, marker);
        self.marker = marker.len();
    }

    fn exchange(&mut self, range: Range<usize>, other: &str) {
        self.words.replace_range(range.clone(), other);
        self.origin.splice(range.clone(), other.bytes().map(|_| None));
        let place = |at: usize| match at {
            at if at <= range.start => at,
            at if at >= range.end => at - range.len() + other.len(),
            _ => range.start,
        };
        for strong in &mut self.strong {
            *strong = place(strong.start)..place(strong.end);
        }
    }

    /// Takes what stands behind a byte of `words` off it, as a line of the same sort.
    pub fn split_off(&mut self, at: usize, marker: &str) -> Self {
        let mut behind = self.clone();
        let rest = self.words[at..].trim_start();
        behind.words = format!("{marker}{rest}");
        behind.origin = marker.bytes().map(|_| None).collect();
        behind.origin.extend_from_slice(&self.origin[self.words.len() - rest.len()..]);
        behind.marker = marker.len();
        behind.strong.clear();
        behind.kind = if marker.is_empty() { BlockKind::Paragraph } else { self.kind };
        self.words.truncate(self.words[..at].trim_end().len());
        let end = self.words.len();
        self.origin.truncate(end);
        self.strong.iter_mut().for_each(|s| *s = s.start.min(end)..s.end.min(end));
        behind
    }

    /// Puts another line's words behind its own.
    pub fn append(&mut self, other: Self) {
        self.words.push(' ');
        self.words.push_str(other.body());
        self.origin.push(None);
        self.origin.extend_from_slice(&other.origin[other.marker..]);
        self.from.extend(other.from);
    }

    /// A clause that stood in no line.
    pub fn foreign(&self, words: &str) -> Self {
        Self {
            from: Vec::new(),
            origin: vec![None; words.len()],
            words: words.to_owned(),
            marker: 0,
            strong: Vec::new(),
            ..self.clone()
        }
    }
}
