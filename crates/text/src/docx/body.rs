//! The words of a Word document.
//!
//! Owns what the elements of its body mean: paragraphs, runs, links, fields, tracked changes, and
//! what cannot be shown as words. It asks `numbering` for numbers and `styles` for everything that a
//! paragraph inherits.

use super::numbering::Numbering;
use super::styles::{Look, NumberProperty, Styles, heading_level};
use super::xml::{Piece, Tag, elements, pieces};
use crate::ReadError;
use crate::words;
use crate::writer::Writer;
use std::collections::HashMap;
use std::rc::Rc;

/// Elements whose content is what the document said before it was changed.
const BEFORE_CHANGE: &[&str] = &[
    "del",
    "moveFrom",
    "pPrChange",
    "rPrChange",
    "sectPrChange",
    "tblPrChange",
    "tblGridChange",
    "tcPrChange",
    "trPrChange",
    "tblPrExChange",
    "numberingChange",
];

/// What a paragraph says of itself before its words come.
#[derive(Debug, Default)]
struct Paragraph {
    style: Option<String>,
    numbering: NumberProperty,
    outline: Option<i64>,
    /// Its mark was deleted: the next paragraph goes on with it.
    goes_on: bool,
}

/// What a part of the document is that is passed over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Skipped {
    /// Words that a change took away.
    Change,
    /// A picture, with the text boxes in it.
    Picture,
    /// Another way to show what was shown already.
    Fallback,
}

/// A field, such as a link: its instruction, and then its result.
#[derive(Debug, Default)]
struct Field {
    instruction: String,
    /// Whether its result has begun.
    shown: bool,
    /// Whether it stands in the instruction of another.
    instructs: bool,
    /// Where its result leads, or what it stands in.
    target: Option<Rc<str>>,
}

/// The reader of the body.
pub(super) struct Body<'a> {
    writer: Writer,
    styles: &'a Styles,
    numbering: Numbering,
    links: &'a HashMap<String, Rc<str>>,
    paragraph: Paragraph,
    /// The look of the paragraph's words, and that of the run.
    look: Look,
    run: Look,
    run_style: Option<String>,
    /// The names of open elements.
    open: Vec<String>,
    /// What is being passed over, and how many elements were open when it began.
    skipped: Option<(Skipped, usize)>,
    boxed_words: usize,
    fields: Vec<Field>,
    /// Links that are open as elements. One without an address has that of the link around it.
    hyperlinks: Vec<Option<Rc<str>>>,
    /// The ids of footnotes (first) and endnotes, in the order in which the text refers to them.
    notes: Vec<(usize, String)>,
    /// Whether the part's root is a document's.
    found: bool,
    hidden_words: usize,
}

impl<'a> Body<'a> {
    pub(super) fn new(
        styles: &'a Styles,
        numbering: Numbering,
        links: &'a HashMap<String, Rc<str>>,
    ) -> Self {
        Self {
            writer: Writer::default(),
            styles,
            numbering,
            links,
            paragraph: Paragraph::default(),
            look: Look::default(),
            run: Look::default(),
            run_style: None,
            open: Vec::new(),
            skipped: None,
            boxed_words: 0,
            fields: Vec::new(),
            hyperlinks: Vec::new(),
            notes: Vec::new(),
            found: false,
            hidden_words: 0,
        }
    }

    /// Whether a Word document's body was met.
    pub(super) fn is_document(&self) -> bool {
        self.found
    }

    pub(super) fn into_writer(mut self) -> Writer {
        if self.hidden_words > 0 {
            self.writer.tell(format!("{} words that Word hides were left out", self.hidden_words));
        }
        self.writer
    }

    /// Reads the document's part.
    pub(super) fn read(&mut self, source: &str) -> Result<(), ReadError> {
        for piece in pieces(source) {
            self.piece(piece?);
        }
        Ok(())
    }

    /// Writes the notes that the text refers to, each behind its number, at the end.
    pub(super) fn read_notes(&mut self, parts: &[String; 2]) -> Result<(), ReadError> {
        let mut notes: HashMap<(usize, String), &str> = HashMap::new();
        for (kind, source) in parts.iter().enumerate() {
            for (tag, content) in elements(source, &["footnote", "endnote"])? {
                notes.insert((kind, tag.value("id").unwrap_or("").to_owned()), content);
            }
        }
        for (at, note) in std::mem::take(&mut self.notes).into_iter().enumerate() {
            if let Some(content) = notes.remove(&note) {
                self.writer.marker(format!("[{}]", at + 1));
                self.read(content)?;
                self.writer.end_item();
            }
        }
        Ok(())
    }

    fn piece(&mut self, piece: Piece) {
        match piece {
            Piece::Start(tag) => {
                if self.skipped.is_none() {
                    self.start(&tag);
                }
                self.open.push(tag.name);
            }
            Piece::End(name) => {
                self.open.pop();
                match self.skipped {
                    Some((what, depth)) if self.open.len() == depth => self.end_skipped(what),
                    Some(_) => {}
                    None => self.end(&name),
                }
            }
            Piece::Words(words) => self.words(&words),
        }
    }

    fn start(&mut self, tag: &Tag) {
        let name = tag.name.as_str();
        if BEFORE_CHANGE.contains(&name) {
            if self.within("pPr") && self.within("rPr") && name == "del" {
                self.paragraph.goes_on = true;
            }
            return self.skip(Skipped::Change);
        }
        match (self.open.last().map(String::as_str), name) {
            (_, "document") => self.found = true,
            (_, "ins" | "moveTo") => self.tell_of_changes(),
            (_, "drawing" | "pict" | "object") => self.skip(Skipped::Picture),
            (_, "Fallback") => self.skip(Skipped::Fallback),
            (_, "p") => self.begin_paragraph(),
            (Some("pPr"), "pStyle") => self.paragraph.style = tag.value("val").map(str::to_owned),
            (Some("pPr"), "outlineLvl") => self.paragraph.outline = tag.number(),
            (Some("numPr"), _) => self.paragraph.numbering.take(tag),
            (_, "r") => {
                self.run = Look::default();
                self.run_style = None;
            }
            (Some("rPr"), "rStyle") if !self.within("pPr") => {
                self.run_style = tag.value("val").map(str::to_owned);
            }
            (Some("rPr"), _) if !self.within("pPr") => self.run.take(tag),
            (_, "hyperlink") => {
                let target = tag.value("id").and_then(|id| self.links.get(id));
                self.begin_link(target.cloned());
            }
            (_, "fldChar") => self.field(tag.value("fldCharType").unwrap_or("")),
            (_, "fldSimple") => {
                self.begin_link(link_of(tag.value("instr").unwrap_or("")));
            }
            (_, "tab" | "ptab") if !self.within("pPr") => self.shown(" "),
            (_, "br") if matches!(tag.value("type"), Some("page" | "column")) => self.shown(" "),
            (_, "br" | "cr") => self.writer.close(),
            (_, "noBreakHyphen") => self.shown("\u{2011}"),
            (_, "sym") => self.symbol(tag),
            (_, "footnoteReference") => self.note(0, tag),
            (_, "endnoteReference") => self.note(1, tag),
            (_, "commentReference") => self.writer.tell("a comment was left out"),
            (_, "tbl") => self.writer.tell_once("a table is read cell by cell, row after row"),
            (_, "headerReference" | "footerReference") => {
                self.writer.tell_once("the heads and feet of the pages were left out");
            }
            _ => {}
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "pPr" => self.begin_words(),
            "p" if !self.paragraph.goes_on => {
                // A number without words is printed all the same.
                self.writer.end_item();
                self.writer.heading = None;
                self.writer.indent = 0;
            }
            "hyperlink" | "fldSimple" => {
                self.hyperlinks.pop();
                self.writer.lead_to(self.link());
            }
            _ => {}
        }
    }

    fn begin_paragraph(&mut self) {
        if !std::mem::take(&mut self.paragraph).goes_on {
            self.look = self.styles.look(None);
        }
    }

    /// A paragraph's properties are all known: its number is printed.
    fn begin_words(&mut self) {
        let paragraph = &self.paragraph;
        let style = paragraph.style.as_deref();
        self.look = self.styles.look(style);
        let told = paragraph.outline.map(|level| level + 1);
        self.writer.heading = told.map_or_else(|| self.styles.heading(style), heading_level);
        let styled = self.styles.numbering(style);
        if let Some(printed) = self.numbering.next(&paragraph.numbering, styled) {
            self.writer.indent = u8::try_from(printed.level + 1).unwrap_or(u8::MAX);
            self.writer.marker(printed.marker);
        }
    }

    fn words(&mut self, shown: &str) {
        match (self.skipped, self.open.last().map(String::as_str)) {
            (None, Some("t")) => self.shown(shown),
            (None, Some("instrText")) => {
                if let Some(field) = self.fields.last_mut() {
                    field.instruction.push_str(shown);
                }
            }
            (Some((Skipped::Picture, _)), Some("t")) => self.boxed_words += words(shown).count(),
            _ => {}
        }
    }

    /// Words of a run.
    fn shown(&mut self, shown: &str) {
        if self.fields.last().is_some_and(|field| field.instructs || !field.shown) {
            return;
        }
        let styled = self.styles.look_of_run(self.run_style.as_deref());
        let look = self.run.or(styled).or(self.look);
        if look.hidden == Some(true) {
            self.hidden_words += words(shown).count();
            return;
        }
        self.writer.strong = look.strong == Some(true);
        if look.capitals == Some(true) {
            self.writer.words(&shown.to_uppercase());
        } else {
            self.writer.words(shown);
        }
    }

    fn symbol(&mut self, tag: &Tag) {
        let code = tag.value("char").and_then(|code| u32::from_str_radix(code, 16).ok());
        match code.and_then(char::from_u32) {
            Some(c) if !('\u{e000}'..='\u{f8ff}').contains(&c) => self.shown(&c.to_string()),
            _ => self.writer.tell("a sign of a font of signs was left out"),
        }
    }

    fn note(&mut self, kind: usize, tag: &Tag) {
        self.notes.push((kind, tag.value("id").unwrap_or("").to_owned()));
        let number = self.notes.len();
        self.shown(&format!("[{number}]"));
        self.writer.tell_once("notes stand at the end of the text, each behind its number");
    }

    fn begin_link(&mut self, target: Option<Rc<str>>) {
        let around = || self.hyperlinks.last().cloned().flatten();
        self.hyperlinks.push(target.or_else(around));
        self.writer.lead_to(self.link());
    }

    fn field(&mut self, what: &str) {
        match what {
            "begin" => {
                let around = self.fields.last();
                self.fields.push(Field {
                    instructs: around.is_some_and(|around| around.instructs || !around.shown),
                    target: around.and_then(|around| around.target.clone()),
                    ..Field::default()
                });
            }
            "separate" => {
                if let Some(field) = self.fields.last_mut() {
                    field.shown = true;
                    field.target = link_of(&field.instruction).or(field.target.take());
                }
            }
            _ => {
                self.fields.pop();
            }
        }
        self.writer.lead_to(self.link());
    }

    /// Where words here lead.
    fn link(&self) -> Option<Rc<str>> {
        let element = self.hyperlinks.last().cloned().flatten();
        element.or_else(|| self.fields.last().and_then(|field| field.target.clone()))
    }

    fn skip(&mut self, what: Skipped) {
        self.skipped = Some((what, self.open.len()));
        self.boxed_words = 0;
    }

    fn end_skipped(&mut self, what: Skipped) {
        self.skipped = None;
        match (what, self.boxed_words) {
            (Skipped::Change, _) => self.tell_of_changes(),
            (Skipped::Picture, 0) => self.writer.tell("a picture was left out"),
            (Skipped::Picture, count) => {
                self.writer.tell(format!("a text box of {count} words was left out"));
            }
            (Skipped::Fallback, _) => {}
        }
    }

    fn tell_of_changes(&mut self) {
        self.writer.tell_once("tracked changes: the text is read as if all of them were accepted");
    }

    fn within(&self, name: &str) -> bool {
        // A paragraph's or a run's properties are never deep.
        self.open.iter().rev().take(6).any(|open| open == name)
    }
}

/// The address that a field's instruction names. Source: 17.16.5.25.
fn link_of(instruction: &str) -> Option<Rc<str>> {
    let rest = instruction.trim().strip_prefix("HYPERLINK")?.trim_start();
    let quoted = rest.strip_prefix('"').and_then(|rest| rest.split('"').next());
    let target = quoted.or_else(|| rest.split_whitespace().next())?;
    (!target.is_empty() && !target.starts_with('\\')).then(|| target.into())
}
