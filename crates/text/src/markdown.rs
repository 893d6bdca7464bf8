//! The reader for Markdown, on pulldown-cmark.
//!
//! Owns what is peculiar to licences in Markdown: printed numbers are kept as printed (a list that
//! runs 1, 3, 4 stays so), items that CommonMark takes for running text are items, and stray stars
//! are no words. HTML tags are dropped and their words kept; nothing is rendered.

use crate::entity::decoded;
use crate::html::{Piece, pieces};
use crate::marker::{is_bullet, marker_len};
use crate::plain::{is_line_end, joins_without_space, undecodable, write_line};
use crate::star::Starred;
use crate::{Block, BlockKind, Diagnostic, Link, Span, Text};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::ops::Range;

/// Reads Markdown.
pub(crate) fn read(source: &str) -> Text {
    let mut reader = Reader { source, starred: Starred::new(source), ..Reader::default() };
    for (event, range) in Parser::new_ext(source, Options::empty()).into_offset_iter() {
        reader.event(event, range);
    }
    reader.close();
    let mut diagnostics = undecodable(&reader.content);
    diagnostics.extend(reader.diagnostics);
    Text {
        content: reader.content,
        blocks: reader.blocks,
        strong: reader.strong,
        links: reader.links,
        diagnostics,
    }
}

/// The state of a reading.
#[derive(Default)]
struct Reader<'a> {
    source: &'a str,
    starred: Starred,
    /// The canonical text so far.
    content: String,
    blocks: Vec<Block>,
    strong: Vec<Span>,
    links: Vec<Link>,
    diagnostics: Vec<Diagnostic>,
    /// Where the open block begins in the canonical text.
    open: Option<usize>,
    /// The level of the heading that is open.
    heading: Option<u8>,
    /// How many lists are open.
    depth: u8,
    /// One step further in, for items that CommonMark missed.
    missed: bool,
    /// Whether a block of code is open.
    code: bool,
    /// Markers of items whose first words are still to come.
    markers: Vec<&'a str>,
    /// Where strong words began.
    strong_from: Option<usize>,
    /// Where a link's words began, and its address.
    link_from: Option<(usize, String)>,
}

impl Reader<'_> {
    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                self.close();
                self.heading = Some(level as u8);
            }
            Event::Start(Tag::List(_)) => {
                self.close();
                self.depth = self.depth.saturating_add(1);
            }
            Event::End(TagEnd::List(_)) => {
                self.close();
                self.depth = self.depth.saturating_sub(1);
            }
            Event::Start(Tag::Item) => {
                self.close();
                self.missed = false;
                let item = self.source[range].trim_start();
                self.markers.push(item.split(char::is_whitespace).next().unwrap_or(""));
            }
            Event::End(TagEnd::Item) => {
                // A number without words is printed all the same; a bullet without words is nothing.
                if self.markers.last().is_some_and(|marker| !is_bullet(marker)) {
                    self.begin();
                }
                self.markers.clear();
                self.close();
            }
            Event::Start(Tag::HtmlBlock) => {
                self.close();
                self.html(range);
                self.close();
            }
            Event::InlineHtml(_) => self.html(range),
            Event::Start(Tag::Strong) => self.strong_from = Some(self.content.len()),
            Event::End(TagEnd::Strong) => self.end_strong(),
            Event::Start(Tag::Link { dest_url, .. }) => {
                self.link_from = Some((self.content.len(), dest_url.into_string()));
            }
            Event::End(TagEnd::Link) => self.end_link(),
            Event::Start(Tag::CodeBlock(_)) => {
                self.close();
                self.code = true;
            }
            Event::End(TagEnd::CodeBlock) => {
                self.close();
                self.code = false;
            }
            Event::Start(Tag::Paragraph | Tag::BlockQuote(_))
            | Event::End(TagEnd::Paragraph | TagEnd::BlockQuote(_))
            | Event::HardBreak => self.close(),
            Event::End(TagEnd::Heading(_)) => {
                self.close();
                self.heading = None;
            }
            Event::Text(words) if !self.code => self.words(&words, range),
            Event::Text(words) | Event::Code(words) => self.verbatim(&words),
            Event::SoftBreak => self.soft_break(range.end),
            _ => {}
        }
    }

    /// Adds words of the open block. "**" that CommonMark left standing is a mark, not words.
    fn words(&mut self, words: &str, range: Range<usize>) {
        let at = self.source[range.clone()].find(words).map_or(range.start, |i| range.start + i);
        let mut from = 0;
        // The parser hands over literal stars one by one.
        let split = words.starts_with('*')
            && self.open.is_some_and(|open| open < self.content.len())
            && self.content.ends_with('*')
            && at > 0
            && self.starred.is_stray(self.source, at - 1);
        if split {
            self.content.pop();
            self.marks_begin_before(self.content.len());
            self.stray_stars();
            from = 1;
        }
        let pairs = |from: usize| words[from..].match_indices("**").map(move |(i, _)| from + i);
        while let Some(stray) = pairs(from).find(|i| self.starred.is_stray(self.source, at + i)) {
            self.verbatim(&words[from..stray]);
            self.stray_stars();
            from = stray + 2;
        }
        self.verbatim(&words[from..]);
    }

    /// Adds words as they are; line ends within them (code blocks have them) end the block.
    fn verbatim(&mut self, words: &str) {
        for line in words.split_inclusive(is_line_end) {
            let bare = line.trim_end_matches(is_line_end);
            self.piece(bare);
            if bare.len() < line.len() {
                self.close();
            }
        }
    }

    /// Marks that are open begin no later than byte `at`.
    fn marks_begin_before(&mut self, at: usize) {
        if let Some(from) = &mut self.strong_from {
            *from = at.min(*from);
        }
        if let Some((from, _)) = &mut self.link_from {
            *from = at.min(*from);
        }
    }

    /// Marks that opened before the block's first word begin with it, at byte `at`.
    fn marks_begin_at(&mut self, at: usize) {
        if let Some(from) = &mut self.strong_from {
            *from = at;
        }
        if let Some((from, _)) = &mut self.link_from {
            *from = at;
        }
    }

    fn piece(&mut self, piece: &str) {
        if self.open.is_none() {
            if piece.trim().is_empty() {
                return;
            }
            self.begin();
        }
        if piece.starts_with(char::is_whitespace) {
            self.space();
        }
        write_line(&mut self.content, piece.trim());
        if piece.ends_with(char::is_whitespace) {
            self.space();
        }
    }

    /// One space, unless the block begins here or has one already.
    fn space(&mut self) {
        let open = self.open.unwrap_or(self.content.len());
        if self.content.len() > open && !self.content.ends_with(' ') {
            self.content.push(' ');
        }
    }

    /// Opens a block, with its markers.
    fn begin(&mut self) {
        if !self.blocks.is_empty() {
            self.content.push('\n');
        }
        self.open = Some(self.content.len());
        for marker in std::mem::take(&mut self.markers) {
            self.content.push_str(marker);
            self.content.push(' ');
        }
        self.marks_begin_at(self.content.len());
    }

    /// Ends the open block.
    fn close(&mut self) {
        let Some(start) = self.open.take() else { return };
        let kept = self.content.trim_end_matches([' ', '\t', '\n']).len().max(start);
        self.content.truncate(kept);
        if self.content.len() == start {
            // All its words were marks: there is no block, and no line for it.
            self.content.truncate(start.saturating_sub(usize::from(!self.blocks.is_empty())));
            self.marks_begin_at(self.content.len());
            return;
        }
        let span = Span::new(start, self.content.len());
        if self.strong_from.is_some() {
            // A strong stretch that goes on in the next block begins anew there.
            self.end_strong();
            self.strong_from = Some(self.content.len());
        }
        if let Some((from, target)) = self.link_from.take() {
            self.push_link(from, target.clone());
            self.link_from = Some((self.content.len(), target));
        }
        let marker = marker_len(self.content.get(start..).unwrap_or(""));
        let marker = marker.map(|n| Span::new(start, start + n));
        let kind = match (self.heading, marker) {
            (Some(level), _) => BlockKind::Heading(level),
            (None, Some(_)) => BlockKind::Item,
            (None, None) => BlockKind::Paragraph,
        };
        self.missed &= marker.is_some();
        let indent = self.depth.saturating_add(u8::from(self.missed));
        self.blocks.push(Block { span, kind, indent, marker });
    }

    /// A line's end in running text: a space, nothing, or the start of an item that CommonMark
    /// did not see (a list that does not start with 1 cannot interrupt a paragraph).
    fn soft_break(&mut self, next: usize) {
        let rest = &self.source[next.min(self.source.len())..];
        let line = rest.lines().next().unwrap_or("").trim_start();
        let content = &self.content;
        let ended = content.trim_end().ends_with([':', ';', '.'])
            || self.missed && content.len() > self.open.unwrap_or(0);
        let item = marker_len(line).is_some_and(|n| !is_bullet(&line[..n]));
        if item && ended {
            self.close();
            self.missed = true;
        } else if !joins_without_space(content, line) {
            self.space();
        }
    }

    fn stray_stars(&mut self) {
        let at = self.content.len();
        self.diagnostics.push(Diagnostic {
            span: Span::new(at, at),
            message: "a stray “**” was read as a mark, not as words".into(),
        });
        if self.strong_from.is_some() {
            self.end_strong();
        } else {
            self.strong_from = Some(at);
        }
    }

    fn end_strong(&mut self) {
        let Some(from) = self.strong_from.take() else { return };
        let end = self.content.trim_end().len();
        if from < end {
            self.strong.push(Span::new(from, end));
        }
    }

    fn end_link(&mut self) {
        if let Some((from, target)) = self.link_from.take() {
            self.push_link(from, target);
        }
    }

    fn push_link(&mut self, from: usize, target: String) {
        let end = self.content.trim_end().len();
        if from < end {
            self.links.push(Link { span: Span::new(from, end), target });
        }
    }

    /// The words of a stretch of the source with HTML in it, without its tags.
    fn html(&mut self, range: Range<usize>) {
        let source = self.source;
        for piece in pieces(&source[range.clone()]) {
            let Piece::Words(words) = piece else {
                self.close();
                continue;
            };
            for (i, line) in source[range.start..][words].split('\n').enumerate() {
                if i > 0 && self.open.is_some() {
                    self.space();
                }
                self.piece(&decoded(line));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(source: &str) -> Vec<String> {
        let text = read(source);
        text.blocks
            .iter()
            .map(|b| {
                let kind = match b.kind {
                    BlockKind::Heading(n) => format!("h{n}"),
                    BlockKind::Paragraph => "p".into(),
                    BlockKind::Item => "i".into(),
                };
                format!("{kind}{} {}", b.indent, text.of(b.span))
            })
            .collect()
    }

    #[test]
    fn printed_numbers_stay_as_printed() {
        let source = "1. One\n    1. Sub\n    1. Again\n\n3. Three\n\n4. Four\n";
        assert_eq!(
            blocks(source),
            ["i1 1. One", "i2 1. Sub", "i2 1. Again", "i1 3. Three", "i1 4. Four"]
        );
    }

    #[test]
    fn items_that_cannot_interrupt_a_paragraph_are_items_all_the_same() {
        let source = "2. Do harm, including the following:\n    8. Arms\n    9. Drugs, \n    10. Fire\n3. Deceive\n";
        assert_eq!(
            blocks(source),
            [
                "i1 2. Do harm, including the following:",
                "i2 8. Arms",
                "i2 9. Drugs,",
                "i2 10. Fire",
                "i1 3. Deceive"
            ]
        );
    }

    #[test]
    fn escapes_stray_stars_links_and_tags_are_no_words() {
        let source = "1\\. **Terms**. See [https://a.example/x\\_y](https://a.example/x_y)[)](https://b.example).\n\n\
                      3**. Warranty**. NONE <span style=\"x\">here</span>\n";
        let text = read(source);
        assert_eq!(text.content, "1. Terms. See https://a.example/x_y).\n3. Warranty. NONE here");
        assert_eq!(text.of(text.links[0].span), "https://a.example/x_y");
        assert_eq!(text.links[1].target, "https://b.example");
        let strong: Vec<&str> = text.strong.iter().map(|s| text.of(*s)).collect();
        assert_eq!(strong, ["Terms", ". Warranty"]);
        assert_eq!(text.diagnostics.len(), 2);
    }

    #[test]
    fn headings_lists_and_wrapped_lines() {
        let source = "# Policy\n\n## Uses\nWe want non-\nexclusive use\nof it:\n\n* One\n    * Two\n        more\n* Three\n\nEnd.";
        assert_eq!(
            blocks(source),
            [
                "h10 Policy",
                "h20 Uses",
                "p0 We want non-exclusive use of it:",
                "i1 * One",
                "i2 * Two more",
                "i1 * Three",
                "p0 End."
            ]
        );
    }

    #[test]
    fn words_in_html_and_code_are_kept() {
        assert_eq!(
            blocks("<div><b>Keep</b> this</div>\n\n    and this\n"),
            ["p0 Keep this", "p0 and this"]
        );
    }

    #[test]
    fn what_only_looks_like_a_mark_stays() {
        for (source, words) in [
            (
                "Copyright <YEAR> <COPYRIGHT HOLDER>. All rights.",
                "Copyright <YEAR> <COPYRIGHT HOLDER>. All rights.",
            ),
            ("Fee is 2**8 dollars", "Fee is 2**8 dollars"),
            ("\\*\\*Note: 5 **10", "**Note: 5 **10"),
            ("You<br>may <span>not</span>", "You\nmay not"),
            ("2024. We changed it.", "2024. We changed it."),
            ("2. 1. deep", "2. 1. deep"),
            ("1.\n2. two", "1.\n2. two"),
            ("<p>if n < 5 users, no fee; and m > 3 do</p>", "if n < 5 users, no fee; and m > 3 do"),
            ("a\n\n\\*\\*\n\nb", "a\n**\nb"),
            ("x = 2 ** 3 and y = 4 ** 5", "x = 2 ** 3 and y = 4 ** 5"),
            ("so `x = 2** 3 **y` is", "so x = 2** 3 **y is"),
            ("Then:\n\n    x = 2** 3 **y\n", "Then:\nx = 2** 3 **y"),
            ("<p>&copy; 2024 A &amp; B</p>", "© 2024 A & B"),
            ("<p>a&#10;b &lt;YEAR&gt;</p>", "a b <YEAR>"),
        ] {
            assert_eq!(read(source).content, words, "{source}");
        }
    }

    #[test]
    fn a_paragraph_behind_a_missed_list_stands_at_the_margin() {
        assert_eq!(
            blocks("You will not:\n8. Arms\n9. Drugs\n\nEnd of it."),
            ["p0 You will not:", "i1 8. Arms", "i1 9. Drugs", "p0 End of it."]
        );
    }
}
