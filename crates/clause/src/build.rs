//! The builder of an outline.
//!
//! Owns which block is which clause and under which it stands. It reads labels by their neighbours
//! (see `Builder::place`), because licences print the same words as 1./a./i./*, start lists anew and
//! skip numbers. It never drops or splits a block.

use crate::definition::{bracketed, standalone};
use crate::heading::{is_heading, run_in, slug};
use crate::label::{Label, Reading};
use crate::{
    Address, Clause, ClauseId, ClauseKind, Definition, Outline, Part, PartKind, is_date_line,
    reference,
};
use regex::Regex;
use std::collections::HashMap;
use std::sync::LazyLock;
use text::{Block, BlockKind, Diagnostic, Span, Text};

/// Finds the clauses of a text.
///
/// ```
/// let text = text::read(b"1. Rights.\n  a. Grant. You may use it.\n  b. Limits.\n", text::Format::Plain);
/// let outline = clause::outline(&text);
/// let addresses: Vec<&str> = outline.clauses.iter().map(|c| c.address.as_str()).collect();
/// assert_eq!(addresses, ["1", "1.a", "1.b"]);
/// ```
pub fn outline(text: &Text) -> Outline {
    let mut builder = Builder::new(text);
    for (i, block) in text.blocks.iter().enumerate() {
        builder.block(block, text.blocks.get(i + 1));
    }
    let mut outline = builder.finish();
    outline.definitions = definitions(text, &outline);
    outline.references = reference::references(text, &outline);
    outline
}

fn definitions(text: &Text, outline: &Outline) -> Vec<Definition> {
    let mut all = Vec::new();
    for (id, clause) in outline.iter() {
        let body = text.of(clause.body);
        let base = clause.body.start().bytes();
        for range in standalone(body).into_iter().chain(bracketed(body)) {
            let span = Span::new(base + range.start, base + range.end);
            all.push(Definition { term: body[range].to_owned(), span, clause: id });
        }
    }
    all.sort_by_key(|d| d.span);
    all.dedup_by_key(|d| d.span);
    all
}

/// What a place on the stack stands for.
#[derive(Clone, Debug, PartialEq)]
enum Rung {
    /// A heading without number; a smaller rank stands over a larger.
    Heading { rank: u8 },
    /// A paragraph whose list follows.
    Lead,
    /// A clause with a number.
    Numbered { reading: Reading, listed: bool },
    /// An item without number.
    Bullet,
}

#[derive(Clone, Debug)]
struct Level {
    id: ClauseId,
    indent: u8,
    rung: Rung,
}

struct Builder<'a> {
    text: &'a Text,
    clauses: Vec<Clause>,
    parts: Vec<Part>,
    diagnostics: Vec<Diagnostic>,
    /// The clauses that the next one may stand under, outermost first.
    stack: Vec<Level>,
    /// The clause before, if it ends with a colon and has no label.
    lead: Option<(ClauseId, u8)>,
    /// How often each address was asked for.
    taken: HashMap<String, u32>,
    /// How many unnumbered clauses stand under each address.
    counted: HashMap<String, u32>,
    /// What the addresses of the present part begin with.
    prefix: String,
    /// Whether the present part has a numbered clause or a heading yet.
    begun: bool,
}

impl<'a> Builder<'a> {
    fn new(text: &'a Text) -> Self {
        Self {
            text,
            clauses: Vec::new(),
            parts: Vec::new(),
            diagnostics: Vec::new(),
            stack: Vec::new(),
            lead: None,
            taken: HashMap::new(),
            counted: HashMap::new(),
            prefix: String::new(),
            begun: false,
        }
    }

    fn block(&mut self, block: &Block, next: Option<&Block>) {
        let words = self.text.of(block.span);
        let first = self.parts.is_empty();
        if first {
            self.parts.push(Part { kind: PartKind::Main, title: None, span: block.span });
        } else if block.marker.is_none()
            && let Some(part) = self.new_part(words)
        {
            self.open_part(part, block);
            return;
        }
        let lead = self.lead.take();
        let label = block.marker.map(|m| Label::parse(self.text.of(m)));
        match label {
            Some(label) if label.is_bullet() => self.bullet(block, lead),
            Some(label) => self.numbered(block, &label, lead),
            None if first && is_title(words, block) => self.title(block),
            None if is_date_line(words) => {
                self.add(block, ClauseKind::DateLine, "date", None);
            }
            None if self.is_heading(block, words, next) => self.heading(block, words),
            None => self.paragraph(block, words),
        }
    }

    // ── documents inside the text ────────────────────────────

    /// Whether `words` are the title of a document printed inside this one.
    fn new_part(&self, words: &str) -> Option<PartKind> {
        static ATTACHMENT: LazyLock<Regex> = LazyLock::new(|| {
            Regex::new(r"(?i)^(?:attachment|exhibit|schedule|appendix|annex) (?:[a-z]|\d{1,2}|[ivx]{1,4})\b")
                .expect("a constant pattern")
        });
        if words.split_whitespace().count() > 12 || words.ends_with(['.', ';', ',', ':']) {
            return None;
        }
        if ATTACHMENT.is_match(words) {
            return Some(PartKind::Attachment);
        }
        let main = self.parts.first().and_then(|p| p.title);
        let main = main.map_or("", |id| self.text.of(self.clauses[id.0].span));
        (is_policy_title(words) && !is_policy_title(main)).then_some(PartKind::Policy)
    }

    fn open_part(&mut self, kind: PartKind, block: &Block) {
        self.stack.clear();
        self.lead = None;
        self.begun = false;
        let words = self.text.of(block.span);
        self.prefix = match kind {
            PartKind::Main => String::new(),
            PartKind::Policy => "AUP.".into(),
            PartKind::Attachment => {
                let name: Vec<&str> = words.split_whitespace().take(2).collect();
                format!("{}.", slug(&name.join(" ")))
            }
        };
        self.parts.push(Part { kind, title: None, span: block.span });
        self.title(block);
    }

    fn title(&mut self, block: &Block) {
        let id = self.add(block, ClauseKind::Title, "title", None);
        self.clauses[id.0].heading = Some(self.clauses[id.0].body);
        if let Some(part) = self.parts.last_mut() {
            part.title = Some(id);
        }
    }

    // ── clauses with a marker ────────────────────────────────

    fn numbered(&mut self, block: &Block, label: &Label, lead: Option<(ClauseId, u8)>) {
        let reading = self.place(label, block.indent, lead);
        let parent = self.stack.last().map(|l| l.id);
        let address = match parent.and_then(|p| self.named_by(p)) {
            Some(up) => {
                let step = label.step.rsplit('.').next().unwrap_or(&label.step);
                let own = if self.continues_prefix(&reading) { step } else { &label.step };
                format!("{}.{own}", self.bare(up.address.as_str()))
            }
            None => label.step.clone(),
        };
        let id = self.add(block, ClauseKind::Numbered, &address, parent);
        let listed = self.stack.last().is_some_and(|l| l.rung == Rung::Lead);
        let item = parent.is_some_and(|p| self.text.of(self.clauses[p.0].span).ends_with(':'));
        let clause = &mut self.clauses[id.0];
        clause.heading = run_in(self.text, clause.body).or_else(|| {
            // "1. DEFINITIONS" without full stop; an item of a list that a colon opens is none.
            (!item && is_heading(self.text.of(clause.body), false)).then_some(clause.body)
        });
        self.stack.push(Level {
            id,
            indent: block.indent,
            rung: Rung::Numbered { reading, listed },
        });
        self.begun = true;
    }

    /// The numbered clause whose address those under `id` continue: itself, or for a lead the clause
    /// that the lead stands in.
    fn named_by(&self, id: ClauseId) -> Option<&Clause> {
        let clause = &self.clauses[id.0];
        match clause.kind {
            ClauseKind::Numbered => Some(clause),
            ClauseKind::Paragraph => clause.parent.and_then(|up| self.named_by(up)),
            _ => None,
        }
    }

    /// Whether the clause on top of the stack is the one that a dotted number names before its dot.
    fn continues_prefix(&self, reading: &Reading) -> bool {
        reading.prefix.is_empty()
            || self.stack.last().is_some_and(|l| path(&l.rung) == Some(reading.prefix.clone()))
    }

    /// Cuts the stack back to what the label's clause stands under, and says how the label reads.
    ///
    /// In this order: a list further in has ended; the label that comes next in an open list goes
    /// on with it; the same sort at the same place goes on with a gap or a double; a first label
    /// opens a list; a label of a known sort goes on with that; anything else opens a list.
    fn place(&mut self, label: &Label, indent: u8, lead: Option<(ClauseId, u8)>) -> Reading {
        while self.stack.last().is_some_and(|l| l.indent > indent && l.rung.is_listed()) {
            self.stack.pop();
        }
        let first = label.readings.iter().find(|r| r.value == 1 && r.prefix.is_empty());
        if let Some(dotted) = label.readings.iter().find(|r| !r.prefix.is_empty()) {
            let up =
                self.stack.iter().rposition(|l| path(&l.rung).as_deref() == Some(&dotted.prefix));
            match up {
                Some(up) => self.stack.truncate(up + 1),
                None => self.stack.retain(|l| matches!(l.rung, Rung::Heading { .. })),
            }
            return dotted.clone();
        }
        for at in (0..self.stack.len()).rev() {
            let level = &self.stack[at];
            let Rung::Numbered { reading, .. } = &level.rung else { continue };
            let next = label.readings.iter().find(|r| {
                r.sort == reading.sort && r.value == reading.value + 1 && reading.prefix.is_empty()
            });
            if let Some(next) = next
                && !(first.is_some() && indent > level.indent)
            {
                let next = next.clone();
                self.stack.truncate(at);
                return next;
            }
        }
        if let Some(Level { indent: there, rung: Rung::Numbered { reading, .. }, .. }) =
            self.stack.last()
            && *there == indent
            && let Some(same) = label.readings.iter().find(|r| r.sort == reading.sort)
            && first.is_none_or(|f| f.sort == same.sort)
        {
            let same = same.clone();
            self.stack.pop();
            self.note_gap(label);
            return same;
        }
        if let Some(first) = first {
            self.open_list(lead);
            return first.clone();
        }
        if self.stack.last().is_some_and(|l| l.rung.is_listed() && l.indent < indent) {
            // Further in than its neighbour: a list of its own, wherever it begins to count.
            self.note_gap(label);
            return label.readings[0].clone();
        }
        for at in (0..self.stack.len()).rev() {
            let Rung::Numbered { reading, .. } = &self.stack[at].rung else { continue };
            if let Some(same) = label.readings.iter().find(|r| r.sort == reading.sort) {
                let same = same.clone();
                self.stack.truncate(at);
                self.note_gap(label);
                return same;
            }
        }
        self.open_list(lead);
        self.note_gap(label);
        label.readings[0].clone()
    }

    fn open_list(&mut self, lead: Option<(ClauseId, u8)>) {
        if let Some((id, indent)) = lead {
            self.stack.push(Level { id, indent, rung: Rung::Lead });
        }
    }

    fn note_gap(&mut self, label: &Label) {
        let at = self.clauses.last().map_or(0, |c| c.span.end().bytes());
        self.diagnostics.push(Diagnostic {
            span: Span::new(at, at),
            message: format!("“{}” does not follow the number before it", label.step),
        });
    }

    fn bullet(&mut self, block: &Block, lead: Option<(ClauseId, u8)>) {
        while self.stack.last().is_some_and(|l| {
            l.rung.is_listed() && l.indent > block.indent
                || l.rung == Rung::Bullet && l.indent == block.indent
        }) {
            self.stack.pop();
        }
        self.open_list(lead);
        let parent = self.stack.last().map(|l| l.id);
        let under = parent.map_or(String::new(), |p| {
            format!("{}.", self.bare(self.clauses[p.0].address.as_str()))
        });
        let n = self.count(&format!("{under}*"));
        let id = self.add(block, ClauseKind::Bullet, &format!("{under}*{n}"), parent);
        let clause = &mut self.clauses[id.0];
        clause.heading = run_in(self.text, clause.body);
        self.stack.push(Level { id, indent: block.indent, rung: Rung::Bullet });
    }

    // ── clauses without a marker ─────────────────────────────

    fn is_heading(&self, block: &Block, words: &str, next: Option<&Block>) -> bool {
        let strong = self.text.strong.iter().any(|s| s.contains(block.span));
        let next = next.is_some();
        matches!(block.kind, BlockKind::Heading(_)) || next && is_heading(words, strong)
    }

    fn heading(&mut self, block: &Block, words: &str) {
        let rank = match block.kind {
            BlockKind::Heading(level) => level,
            // Below every heading that the format itself knows.
            _ => 7,
        };
        while self.stack.last().is_some_and(|l| match l.rung {
            Rung::Heading { rank: over } => over >= rank,
            _ => true,
        }) {
            self.stack.pop();
        }
        let parent = self.stack.last().map(|l| l.id);
        let id = self.add(block, ClauseKind::Heading, &slug(words), parent);
        self.clauses[id.0].heading = Some(self.clauses[id.0].body);
        self.stack.push(Level { id, indent: block.indent, rung: Rung::Heading { rank } });
        self.begun = true;
    }

    fn paragraph(&mut self, block: &Block, words: &str) {
        while self.stack.last().is_some_and(|l| match &l.rung {
            Rung::Heading { .. } => false,
            Rung::Lead | Rung::Bullet => l.indent >= block.indent,
            Rung::Numbered { listed, .. } => {
                l.indent > block.indent || *listed && l.indent == block.indent
            }
        }) {
            self.stack.pop();
        }
        let parent = self.stack.last().map(|l| l.id);
        let term = standalone(words).first().map(|r| slug(&words[r.clone()]));
        let top = parent.is_none_or(|p| self.clauses[p.0].kind == ClauseKind::Heading);
        let id = if let Some(term) = term.filter(|_| top) {
            self.add(block, ClauseKind::Definition, &format!("def.{term}"), parent)
        } else {
            let under = match parent.map(|p| &self.clauses[p.0]) {
                Some(up) if up.kind == ClauseKind::Heading => {
                    format!("{}.", self.bare(up.address.as_str()))
                }
                Some(up) => format!("{}.p", self.bare(up.address.as_str())),
                None if self.begun => "closing.".into(),
                None => "preamble.".into(),
            };
            let n = self.count(&under);
            self.add(block, ClauseKind::Paragraph, &format!("{under}{n}"), parent)
        };
        if words.ends_with(':') {
            self.lead = Some((id, block.indent));
        }
    }

    // ── all clauses ──────────────────────────────────────────

    fn add(
        &mut self,
        block: &Block,
        kind: ClauseKind,
        address: &str,
        parent: Option<ClauseId>,
    ) -> ClauseId {
        let id = ClauseId(self.clauses.len());
        let address = format!("{}{address}", self.prefix);
        let times = self.taken.entry(address.clone()).and_modify(|n| *n += 1).or_insert(1);
        let address = if *times == 1 { address } else { format!("{address}[{times}]") };
        let words = self.text.of(block.span);
        let start = block.span.start().bytes();
        let body = block.marker.map_or(start, |m| {
            let after = m.end().bytes() - start;
            start + words.len() - words[after..].trim_start().len()
        });
        let mut depth = 0;
        let mut up = parent;
        while let Some(over) = up {
            depth += usize::from(self.clauses[over.0].label.is_some());
            up = self.clauses[over.0].parent;
        }
        if let Some(part) = self.parts.last_mut() {
            part.span = Span::new(part.span.start().bytes(), block.span.end().bytes());
        }
        self.clauses.push(Clause {
            address: Address::new(address),
            label: block.marker,
            heading: None,
            kind,
            depth,
            span: block.span,
            body: Span::new(body, block.span.end().bytes()),
            parent,
            part: self.parts.len() - 1,
        });
        id
    }

    /// An address without the part's prefix, which `add` puts before it again.
    fn bare<'b>(&self, address: &'b str) -> &'b str {
        address.strip_prefix(&self.prefix).unwrap_or(address)
    }

    /// How many clauses were counted under this name in this part, the new one included.
    fn count(&mut self, under: &str) -> u32 {
        let n = self.counted.entry(format!("{}{under}", self.prefix)).or_insert(0);
        *n += 1;
        *n
    }

    fn finish(self) -> Outline {
        Outline {
            clauses: self.clauses,
            parts: self.parts,
            diagnostics: self.diagnostics,
            ..Outline::default()
        }
    }
}

impl Rung {
    /// Whether the rung is an item that a smaller indent ends.
    fn is_listed(&self) -> bool {
        matches!(self, Self::Numbered { .. } | Self::Bullet)
    }
}

/// The numbers of a clause with figures, the prefix included.
fn path(rung: &Rung) -> Option<Vec<u32>> {
    let Rung::Numbered { reading, .. } = rung else { return None };
    let mut path = reading.prefix.clone();
    path.push(reading.value);
    (reading.sort.numeral == crate::Numeral::Decimal).then_some(path)
}

fn is_policy_title(words: &str) -> bool {
    let words = words.to_ascii_lowercase();
    words.ends_with("use policy")
        || words.ends_with("use restrictions") && words.split(' ').count() <= 4
}

/// Whether the first block is the document's title.
fn is_title(words: &str, block: &Block) -> bool {
    matches!(block.kind, BlockKind::Heading(_))
        || words.split_whitespace().count() <= 15 && !words.ends_with(['.', ';', ',', ':'])
}

#[cfg(test)]
mod tests;
