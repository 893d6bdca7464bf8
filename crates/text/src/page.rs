//! The reader for HTML, saved pages as well as bare documents.
//!
//! Owns what a page's elements mean for its words: blocks, printed list markers, headings, links, and
//! what is no part of a licence (scripts, navigation, what the page hides). It runs no script, reads
//! no style sheet and follows no address.
//!
//! A tokenizer that follows the HTML standard tells tags from words; no tree is built, because trees
//! of hostile pages grow far beyond the page. What tags imply (a list item ends the one before) is
//! known here, in `elements`.

mod elements;
mod list;

use crate::plain;
use crate::writer::Writer;
use crate::{Diagnostic, Span, Text, words};
use elements::{Element, LeftOut, Open};
use html5gum::{DefaultEmitter, HtmlString, StartTag, Token, Tokenizer};
use list::{Counts, List};
use std::rc::Rc;

/// Reads a page.
pub(crate) fn read(source: &str) -> Text {
    let mut reader = Reader { counts: list::reversed(source), ..Reader::default() };
    for token in tokens(source) {
        match token {
            Token::StartTag(tag) => reader.start(&tag),
            Token::EndTag(tag) => reader.end(&name(&tag.name)),
            Token::String(words) => reader.words(&String::from_utf8_lossy(&words)),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    reader.finish()
}

/// The tokens of a page. Scripts and styles are one string each.
fn tokens(source: &str) -> impl Iterator<Item = Token> {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut tokens = Tokenizer::new_with_emitter(source, emitter);
    std::iter::from_fn(move || tokens.next().and_then(Result::ok))
}

fn name(name: &HtmlString) -> String {
    String::from_utf8_lossy(name).into_owned()
}

/// The value of an attribute.
fn attribute(tag: &StartTag<()>, name: &[u8]) -> Option<String> {
    tag.attributes.get(name).map(|value| String::from_utf8_lossy(value).into_owned())
}

/// A part of the page that may be all that matters of it.
#[derive(Clone, Copy, Debug)]
struct Part {
    first_block: usize,
    /// One behind the last; `None` while it is open.
    end_block: Option<usize>,
}

/// The state of a reading.
#[derive(Default)]
struct Reader {
    writer: Writer,
    open: Open,
    lists: Vec<List>,
    counts: Counts,
    /// How many `b` and `strong` are open.
    strong: usize,
    /// The words of a `pre` that is open.
    pre: Option<String>,
    mains: Vec<Part>,
    articles: Vec<Part>,
    navigation: usize,
    hidden: usize,
    drawn: usize,
}

impl Reader {
    fn start(&mut self, tag: &StartTag<()>) {
        let name = name(&tag.name);
        for closed in self.open.implied_by(&name) {
            self.ended(&closed);
        }
        let hides = elements::leaves_out(&name, |attribute_name| attribute(tag, attribute_name));
        if elements::is_void(&name) {
            if !self.open.is_hidden() && hides.is_none() {
                self.void(&name, tag);
            }
            return;
        }
        let formatting = elements::is_formatting(&name) && hides.is_none();
        if !formatting && !self.open.push(&name, hides) {
            self.writer.tell_once(
                "elements that stand in more than 512 others are read as if they stood beside them",
            );
        }
        if self.open.is_hidden() {
            return;
        }
        match name.as_str() {
            "b" | "strong" => self.strong += 1,
            "a" => {
                let target = attribute(tag, b"href").filter(|to| !to.starts_with('#'));
                self.writer.lead_to(target.map(Rc::from));
            }
            "q" => self.words("“"),
            _ => {}
        }
        self.writer.strong = self.strong > 0;
        if elements::is_block(&name) {
            self.writer.close();
        }
        match name.as_str() {
            "ol" | "ul" | "menu" | "dir" => {
                let start = attribute(tag, b"start").and_then(|n| n.trim().parse().ok());
                let backwards = tag.attributes.contains_key(b"reversed".as_slice());
                let count = if backwards { self.counts.next() } else { None };
                self.lists.push(List::new(&name, list::kind(tag), start, count));
                self.indent();
            }
            "dd" => self.indent(),
            "li" => {
                let value = attribute(tag, b"value").and_then(|n| n.trim().parse().ok());
                let marker = match self.lists.last_mut() {
                    Some(list) => list.item(value, list::kind(tag)),
                    None => Some("•".to_owned()),
                };
                self.writer.marker(marker.unwrap_or_default());
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.writer.heading = name[1..].parse().ok();
            }
            "pre" => self.pre = Some(String::new()),
            "table" => self.writer.tell_once("a table is read cell by cell, row after row"),
            "main" => self.mains.push(self.part()),
            "article" if self.open.count("article") == 1 => self.articles.push(self.part()),
            _ => {}
        }
        if tag.self_closing && name == "svg" {
            self.end("svg");
        }
    }

    fn void(&mut self, name: &str, tag: &StartTag<()>) {
        match (name, &mut self.pre) {
            ("br", Some(pre)) => pre.push('\n'),
            ("br" | "hr", None) => self.writer.close(),
            ("img", _) => {
                if let Some(alt) = attribute(tag, b"alt").filter(|alt| !alt.trim().is_empty()) {
                    let alt: String = alt.trim().chars().take(80).collect();
                    self.writer.tell(format!("a picture was left out: “{alt}”"));
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            // A stray end of these two is a tag of its own in the standard.
            "br" => self.writer.close(),
            "p" if !self.open.is_open("p") => self.writer.close(),
            _ => {}
        }
        if elements::is_formatting(name) {
            match name {
                "b" | "strong" => self.strong = self.strong.saturating_sub(1),
                "a" if !self.open.is_hidden() => self.writer.lead_to(None),
                "q" if !self.open.is_hidden() => self.words("”"),
                _ => {}
            }
            self.writer.strong = self.strong > 0;
        }
        for closed in self.open.end(name) {
            self.ended(&closed);
        }
    }

    /// An element has ended, by its own end tag or by another's.
    fn ended(&mut self, element: &Element) {
        if element.was_hidden {
            return;
        }
        if elements::is_block(&element.name) && element.name != "li" {
            self.end_pre(&element.name);
            self.writer.close();
        }
        match element.name.as_str() {
            "ol" | "ul" | "menu" | "dir" => {
                self.lists.pop();
                self.indent();
            }
            "dd" => self.indent(),
            "li" => self.writer.end_item(),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.writer.heading = None,
            "main" => end_part(&mut self.mains, self.writer.blocks()),
            "article" if self.open.count("article") == 0 => {
                end_part(&mut self.articles, self.writer.blocks());
            }
            _ => {}
        }
    }

    /// A `pre` ends: its lines are those of a plain text, wrapped by hand as such texts are.
    fn end_pre(&mut self, name: &str) {
        if name != "pre" {
            return;
        }
        if let Some(lines) = self.pre.take() {
            self.writer.append(&plain::read(&lines));
        }
    }

    fn words(&mut self, shown: &str) {
        let left_out = match self.open.hidden() {
            None => match &mut self.pre {
                Some(pre) => return pre.push_str(shown),
                None => return self.writer.words(shown),
            },
            Some(LeftOut::Machinery) => return,
            Some(LeftOut::Navigation) => &mut self.navigation,
            Some(LeftOut::Hidden) => &mut self.hidden,
            Some(LeftOut::Drawing) => &mut self.drawn,
        };
        *left_out += words(shown).count();
    }

    /// How far in blocks stand now: lists and descriptions that are open.
    fn indent(&mut self) {
        let depth = self.lists.len() + self.open.count("dd");
        self.writer.indent = u8::try_from(depth).unwrap_or(u8::MAX);
    }

    fn part(&self) -> Part {
        Part { first_block: self.writer.blocks(), end_block: None }
    }

    fn finish(mut self) -> Text {
        for closed in self.open.end_all() {
            self.ended(&closed);
        }
        let mut text = self.writer.finish();
        let parts = if self.mains.is_empty() { &self.articles } else { &self.mains };
        if let [part] = parts.as_slice() {
            let end = part.end_block.unwrap_or(text.blocks.len());
            keep_main_part(&mut text, part.first_block, end);
        }
        for (count, what) in [
            (self.navigation, "of the page's navigation"),
            (self.hidden, "that the page does not show"),
            (self.drawn, "inside drawings, forms and frames"),
        ] {
            if count > 0 {
                text.diagnostics.push(Diagnostic {
                    span: Span::new(0, 0),
                    message: format!("{count} words {what} were left out"),
                });
            }
        }
        text
    }
}

fn end_part(parts: &mut [Part], blocks: usize) {
    if let Some(part) = parts.last_mut() {
        part.end_block.get_or_insert(blocks);
    }
}

/// Keeps the blocks `first..end` alone if most of the page's words are in them.
fn keep_main_part(text: &mut Text, first: usize, end: usize) {
    let Some(kept) = text.blocks.get(first..end).filter(|kept| !kept.is_empty()) else { return };
    let stretch = Span::new(kept[0].span.start().bytes(), kept[kept.len() - 1].span.end().bytes());
    let (all, inside) = (words(&text.content).count(), words(text.of(stretch)).count());
    if inside == all || inside * 2 <= all {
        return;
    }
    let from = stretch.start().bytes();
    let moved = |span: Span| Span::new(span.start().bytes() - from, span.end().bytes() - from);
    let outside = [&text.content[..from], &text.content[stretch.end().bytes()..]];
    let lost: Vec<&str> =
        outside.iter().flat_map(|part| part.split_whitespace().take(6)).take(6).collect();
    let message = format!(
        "{} words around the page's main part were left out: “{} …”",
        all - inside,
        lost.join(" ")
    );
    let mut blocks = text.blocks[first..end].to_vec();
    for block in &mut blocks {
        block.span = moved(block.span);
        block.marker = block.marker.map(moved);
    }
    text.blocks = blocks;
    text.strong.retain(|span| stretch.contains(*span));
    text.links.retain(|link| stretch.contains(link.span));
    text.diagnostics.retain(|told| stretch.contains(told.span));
    text.strong.iter_mut().for_each(|span| *span = moved(*span));
    text.links.iter_mut().for_each(|link| link.span = moved(link.span));
    text.diagnostics.iter_mut().for_each(|told| told.span = moved(told.span));
    text.diagnostics.insert(0, Diagnostic { span: Span::new(0, 0), message });
    text.content = text.of(stretch).to_owned();
}

#[cfg(test)]
mod tests;
