//! Writes a canonical text block by block, for the readers whose source says where blocks end.
//!
//! Owns the form of what it writes: one line a block, one space between words, marks over whole
//! words. It knows no format.

use crate::marker::{is_bullet, marker_len};
use crate::plain::{is_line_end, joins_without_space, undecodable};
use crate::{Block, BlockKind, Diagnostic, Link, Span, Text};
use std::collections::HashMap;
use std::rc::Rc;

/// So many times the same thing is told; a page may have ten thousand pictures.
const MOST_ALIKE: usize = 100;
/// So much is told in all: each picture may have words of its own.
const MOST_TOLD: usize = 1_000;
/// So far back from a line's end it is looked for an address that the line's end cuts. Unit: bytes.
const LONGEST_ADDRESS: usize = 2_000;
/// The addresses of all links may take so much together: each block of a link has its own copy, and
/// a file that names one address once may show it a million times. Unit: bytes.
const MOST_ADDRESSES: usize = 16 << 20;

/// White space that is still to be written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    #[default]
    None,
    /// A line's end in the source; inside a word it stands for nothing.
    Line,
    Space,
}

/// A canonical text that is being written.
#[derive(Debug, Default)]
pub(crate) struct Writer {
    text: Text,
    /// Where the open block begins.
    open: Option<usize>,
    gap: Gap,
    /// The level of heading that blocks are, if they are headings.
    pub(crate) heading: Option<u8>,
    /// How far in blocks stand.
    pub(crate) indent: u8,
    /// Whether words are strong.
    pub(crate) strong: bool,
    /// Where words lead.
    link: Option<Rc<str>>,
    /// Markers whose first words are still to come.
    markers: Vec<String>,
    /// The marker that the open block began with.
    printed: Option<Span>,
    /// Where strong words that are being written began.
    strong_from: Option<usize>,
    /// Where the words of a link began, and its address.
    link_from: Option<(usize, Rc<str>)>,
    /// How much the addresses of links take.
    addresses: usize,
    told: HashMap<String, usize>,
}

impl Writer {
    /// The next block begins with this marker. Of an item in an item both are printed.
    pub(crate) fn marker(&mut self, marker: String) {
        self.close();
        if !marker.is_empty() {
            self.markers.push(marker);
        }
    }

    /// An item ends. A number without words is printed all the same; a bullet is nothing then.
    pub(crate) fn end_item(&mut self) {
        if self.markers.last().is_some_and(|marker| !is_bullet(marker)) {
            self.begin();
        }
        self.markers.clear();
        self.close();
    }

    /// Where the words that come lead, if they are a link's.
    pub(crate) fn lead_to(&mut self, target: Option<Rc<str>>) {
        let long = target.as_ref().is_some_and(|target| target.len() > LONGEST_ADDRESS);
        if long {
            self.tell_once("a link was left out whose address has more than 2,000 bytes");
        }
        self.link = target.filter(|_| !long);
    }

    /// Adds words to the open block, or opens one. White space in them is white space between words.
    pub(crate) fn words(&mut self, words: &str) {
        let mut rest = words;
        while !rest.is_empty() {
            let word = rest.trim_start_matches(is_gap);
            let gap = &rest[..rest.len() - word.len()];
            if !gap.is_empty() {
                // A line's end with an indent behind it is a line's end.
                let gap = if gap.contains(is_line_end) { Gap::Line } else { Gap::Space };
                self.gap = self.gap.max(gap);
            }
            let end = word.find(is_gap).unwrap_or(word.len());
            self.word(&word[..end]);
            rest = &word[end..];
        }
    }

    fn word(&mut self, word: &str) {
        // At a block's start even white space that does not break is none.
        let word = if self.open.is_none() { word.trim_start() } else { word };
        if word.is_empty() {
            return;
        }
        if self.open.is_none() {
            self.begin();
        }
        if self.gap != Gap::None {
            let content = &self.text.content;
            let near = content.floor_char_boundary(content.len().saturating_sub(LONGEST_ADDRESS));
            if self.gap == Gap::Space || !joins_without_space(&content[near..], word) {
                // A mark ends before the space, unless it holds for the word behind it too.
                self.settle_marks();
                self.text.content.push(' ');
            }
        }
        self.gap = Gap::None;
        self.settle_marks();
        let at = self.text.content.len();
        if self.strong && self.strong_from.is_none() {
            self.strong_from = Some(at);
        }
        if let (Some(target), None) = (&self.link, &self.link_from) {
            self.link_from = Some((at, target.clone()));
        }
        self.text.content.push_str(word);
    }

    /// Ends the marks that no longer hold.
    fn settle_marks(&mut self) {
        if !self.strong {
            self.end_strong();
        }
        if self.link_from.as_ref().map(|(_, target)| target) != self.link.as_ref() {
            self.end_link();
        }
    }

    fn end_strong(&mut self) {
        let end = self.text.content.len();
        if let Some(from) = self.strong_from.take().filter(|from| *from < end) {
            self.text.strong.push(Span::new(from, end));
        }
    }

    fn end_link(&mut self) {
        let end = self.text.content.len();
        if let Some((from, target)) = self.link_from.take().filter(|(from, _)| *from < end) {
            self.addresses += target.len();
            if self.addresses > MOST_ADDRESSES {
                self.tell_once("from here on links are left out: there are too many");
            } else {
                let link = Link { span: Span::new(from, end), target: target.as_ref().to_owned() };
                self.text.links.push(link);
            }
        }
    }

    /// What follows goes on with the word that the open block ends with, without its hyphen.
    pub(crate) fn take_back_hyphen(&mut self) {
        if self.open.is_some() && self.text.content.ends_with(['-', '\u{ad}']) {
            self.text.content.pop();
            self.gap = Gap::None;
        }
    }

    fn begin(&mut self) {
        self.close();
        if !self.text.blocks.is_empty() {
            self.text.content.push('\n');
        }
        let start = self.text.content.len();
        self.open = Some(start);
        for marker in std::mem::take(&mut self.markers) {
            if self.text.content.len() > start {
                self.text.content.push(' ');
            }
            self.text.content.push_str(&marker);
            self.printed.get_or_insert(Span::new(start, self.text.content.len()));
        }
        if self.text.content.len() > start {
            self.gap = Gap::Space;
        }
    }

    /// Ends the open block.
    pub(crate) fn close(&mut self) {
        self.gap = Gap::None;
        let printed = self.printed.take();
        let Some(start) = self.open.take() else { return };
        let kept = self.text.content.trim_end().len().max(start);
        self.text.content.truncate(kept);
        self.end_strong();
        self.end_link();
        let content = &self.text.content;
        let worded = printed.filter(|marker| marker.end().bytes() < content.len());
        let marker = worded
            .or_else(|| marker_len(&content[start..]).map(|len| Span::new(start, start + len)));
        let kind = match (self.heading, marker) {
            (Some(level), _) => BlockKind::Heading(level),
            (None, Some(_)) => BlockKind::Item,
            (None, None) => BlockKind::Paragraph,
        };
        let span = Span::new(start, content.len());
        self.text.blocks.push(Block { span, kind, indent: self.indent, marker });
    }

    /// Adds the blocks of a text that another reader made, each this far further in.
    pub(crate) fn append(&mut self, text: &Text) {
        self.end_item();
        for block in &text.blocks {
            if !self.text.blocks.is_empty() {
                self.text.content.push('\n');
            }
            let start = self.text.content.len();
            self.text.content.push_str(text.of(block.span));
            let marker = block.marker.map(|marker| Span::new(start, start + marker.len()));
            let span = Span::new(start, self.text.content.len());
            let indent = block.indent.saturating_add(self.indent);
            self.text.blocks.push(Block { span, indent, marker, ..*block });
        }
    }

    /// Tells something about this place.
    pub(crate) fn tell(&mut self, message: impl Into<String>) {
        if self.text.diagnostics.len() >= MOST_TOLD {
            return;
        }
        let message = message.into();
        let times = self.told.entry(message.clone()).or_default();
        *times += 1;
        if *times <= MOST_ALIKE {
            let at = self.text.content.len();
            self.text.diagnostics.push(Diagnostic { span: Span::new(at, at), message });
        }
    }

    /// The same, unless it was told before.
    pub(crate) fn tell_once(&mut self, message: &str) {
        if !self.told.contains_key(message) {
            self.tell(message);
        }
    }

    /// How many blocks are written, the open one left out.
    pub(crate) fn blocks(&self) -> usize {
        self.text.blocks.len()
    }

    /// The text.
    pub(crate) fn finish(mut self) -> Text {
        self.end_item();
        let whole = self.text.content.len();
        let mut diagnostics = undecodable(&self.text.content);
        diagnostics.append(&mut self.text.diagnostics);
        for diagnostic in &mut diagnostics {
            let at = |pos: crate::Pos| pos.bytes().min(whole);
            diagnostic.span = Span::new(at(diagnostic.span.start()), at(diagnostic.span.end()));
        }
        Text { diagnostics, ..self.text }
    }
}

/// White space that parts words and may be written as one space.
fn is_gap(c: char) -> bool {
    c.is_whitespace() && c != '\u{a0}' && c != '\u{202f}'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_marks_and_markers_stand_where_they_belong() {
        let mut writer = Writer::default();
        writer.marker("1.".into());
        writer.strong = true;
        writer.words(" Gr");
        writer.words("ant ");
        writer.words("of");
        writer.strong = false;
        writer.words(" rights, see ");
        writer.lead_to(Some("https://a.example".into()));
        writer.words("this\n   page");
        writer.lead_to(None);
        writer.words(".\u{a0} ");
        writer.close();
        writer.marker("2.".into());
        writer.end_item();
        writer.marker("•".into());
        writer.end_item();
        writer.words("a non-\nexclusive right");
        let text = writer.finish();
        assert_eq!(text.content, "1. Grant of rights, see this page.\n2.\na non-exclusive right");
        assert_eq!(text.of(text.strong[0]), "Grant of");
        assert_eq!(text.of(text.links[0].span), "this page");
        assert_eq!(text.blocks[0].marker.map(|m| text.of(m)), Some("1."));
        assert_eq!(text.blocks[1].marker, None);
        assert_eq!((text.strong.len(), text.links.len(), text.blocks.len()), (1, 1, 3));
    }

    #[test]
    fn marks_that_end_and_begin_again_at_once_are_one() {
        let mut writer = Writer::default();
        for (words, strong) in [("One", true), (" ", false), ("two", true), (" three", false)] {
            writer.strong = strong;
            writer.words(words);
        }
        let text = writer.finish();
        assert_eq!(text.strong.iter().map(|s| text.of(*s)).collect::<Vec<_>>(), ["One two"]);
    }

    #[test]
    fn the_same_is_not_told_without_end() {
        let mut writer = Writer::default();
        for _ in 0..MOST_ALIKE + 5 {
            writer.tell("a picture");
        }
        writer.tell_once("a picture");
        assert_eq!(writer.finish().diagnostics.len(), MOST_ALIKE);
    }
}
