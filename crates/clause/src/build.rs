//! The builder of an outline.
//!
//! Owns which block is which clause and under which it stands. It reads labels by their neighbours
//! (see `place`), because licences print the same words as 1./a./i./*, start lists anew and
//! skip numbers. It never drops or splits a block.

use crate::definition::{bracketed, standalone};
use crate::heading::{is_heading, run_in, slug, strong_to};
use crate::label::{Label, Reading};
use crate::part::{goes_on, part_kind};
use crate::{
    Address, Clause, ClauseId, ClauseKind, Definition, Outline, Part, PartKind, date, reference,
};
use std::collections::HashMap;
use text::{Block, BlockKind, Diagnostic, Span, Text};

/// The most clauses that one may stand under. Source: the deepest address in ScanCode's 2,594
/// texts has nine steps; what nests far deeper was not meant so, and addresses and work would grow
/// with it.
const DEEPEST: usize = 16;

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
        builder.block(block, &text.blocks[i + 1..]);
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
    /// The number of the present part that came last among those that stand under no other.
    numbering: Option<Reading>,
    /// The number that came last behind each prefix of the present part: 4 for "2.4" behind `[2]`.
    dotted: HashMap<Vec<u32>, u32>,
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
            numbering: None,
            dotted: HashMap::new(),
            begun: false,
        }
    }

    fn block(&mut self, block: &Block, rest: &[Block]) {
        let words = self.text.of(block.span);
        let first = self.parts.is_empty();
        if first {
            self.push_part(PartKind::Main, String::new(), block);
        } else if block.marker.is_none()
            && let Some(kind) = self.new_part(block, rest)
        {
            self.open_part(kind, block);
            return;
        }
        let lead = self.lead.take();
        let label = block.marker.map(|m| Label::parse(self.text.of(m)));
        match label {
            Some(label) if label.is_bullet() => self.bullet(block, lead),
            Some(label) => self.numbered(block, &label, lead),
            None if first && is_title(words, block) => self.title(block),
            None if self.is_date_line(words) => {
                self.add(block, ClauseKind::DateLine, "date", None);
            }
            None if self.is_heading(block, words, rest) => self.heading(block, words),
            None => self.paragraph(block, words),
        }
    }

    // ── documents inside the text ────────────────────────────

    /// The kind of the document whose title the block is, if one begins there.
    fn new_part(&self, block: &Block, rest: &[Block]) -> Option<PartKind> {
        let kind = part_kind(self.text.of(block.span))?;
        if kind == PartKind::Attachment {
            return Some(kind);
        }
        // A policy is no part of a policy. Behind a title it names what the part is, and where the
        // numbers of the licence go on below, it is a heading among others.
        let main = self.parts.first().and_then(|p| p.title);
        let main = main.and_then(|id| part_kind(self.text.of(self.clauses[id.0].span)));
        let behind_title = self.clauses.last().is_some_and(|c| c.kind == ClauseKind::Title);
        let heading = self.numbering.as_ref().is_some_and(|last| goes_on(self.text, rest, last));
        (main != Some(kind) && !behind_title && !heading).then_some(kind)
    }

    fn push_part(&mut self, kind: PartKind, prefix: String, block: &Block) {
        self.parts.push(Part { kind, prefix, title: None, span: block.span });
    }

    fn open_part(&mut self, kind: PartKind, block: &Block) {
        self.stack.clear();
        self.lead = None;
        self.numbering = None;
        self.dotted.clear();
        self.begun = false;
        let words = self.text.of(block.span);
        let name = match kind {
            PartKind::Attachment => {
                let name: Vec<&str> = words.split_whitespace().take(2).collect();
                slug(&name.join(" "))
            }
            _ => "AUP".into(),
        };
        let name = self.unique(name);
        self.push_part(kind, format!("{name}."), block);
        self.title(block);
    }

    fn title(&mut self, block: &Block) {
        let id = self.add(block, ClauseKind::Title, "title", None);
        self.clauses[id.0].heading = Some(self.clauses[id.0].body);
        if let Some(part) = self.parts.last_mut() {
            part.title = Some(id);
        }
    }

    /// What the addresses of the present part begin with.
    fn prefix(&self) -> &str {
        self.parts.last().map_or("", |part| &part.prefix)
    }

    // ── clauses with a marker ────────────────────────────────

    fn numbered(&mut self, block: &Block, label: &Label, lead: Option<(ClauseId, u8)>) {
        let reading = self.place(label, block, lead);
        let parent = self.parent(block);
        if parent.is_none_or(|p| self.clauses[p.0].kind == ClauseKind::Heading) {
            self.numbering = Some(reading.clone());
        }
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
        let item = parent.is_some_and(|p| self.announces(p));
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

    /// Whether a clause ends with the colon that a list follows.
    fn announces(&self, id: ClauseId) -> bool {
        self.text.of(self.clauses[id.0].span).ends_with(':')
    }

    fn open_list(&mut self, lead: Option<(ClauseId, u8)>) {
        if let Some((id, indent)) = lead {
            self.stack.push(Level { id, indent, rung: Rung::Lead });
        }
    }

    /// The clause that the block's stands under, once the stack is cut back for it.
    fn parent(&mut self, block: &Block) -> Option<ClauseId> {
        if self.stack.len() > DEEPEST {
            self.stack.truncate(DEEPEST);
            self.note(block.span, "stands too deep and was read as standing higher".into());
        }
        self.stack.last().map(|l| l.id)
    }

    fn note_gap(&mut self, label: &Label, block: &Block) {
        let at = block.marker.unwrap_or(block.span);
        self.note(at, format!("“{}” does not follow the number before it", label.step));
    }

    fn note(&mut self, span: Span, message: String) {
        self.diagnostics.push(Diagnostic { span, message });
    }

    fn bullet(&mut self, block: &Block, lead: Option<(ClauseId, u8)>) {
        while self.stack.last().is_some_and(|l| {
            l.rung.is_listed() && l.indent > block.indent
                || l.rung == Rung::Bullet && l.indent == block.indent
        }) {
            self.stack.pop();
        }
        self.open_list(lead);
        let parent = self.parent(block);
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

    fn is_heading(&self, block: &Block, words: &str, rest: &[Block]) -> bool {
        let strong = strong_to(self.text, block.span.end()).is_some_and(|s| s.contains(block.span));
        let apart = !rest.is_empty() && !date::has_date(words);
        matches!(block.kind, BlockKind::Heading(_)) || apart && is_heading(words, strong)
    }

    fn is_date_line(&self, words: &str) -> bool {
        let titles = [self.parts.first(), self.parts.last()].into_iter().flatten();
        let titles = titles.filter_map(|part| part.title);
        let titles: Vec<&str> = titles.map(|id| self.text.of(self.clauses[id.0].body)).collect();
        date::is_date_line(words, &titles)
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
        let address = self.unique(format!("{}{address}", self.prefix()));
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

    /// The name with a count behind it, if the text has it already.
    fn unique(&mut self, name: String) -> String {
        let times = self.taken.entry(name.clone()).and_modify(|n| *n += 1).or_insert(1);
        if *times == 1 { name } else { format!("{name}[{times}]") }
    }

    /// An address without the part's prefix, which `add` puts before it again.
    fn bare<'b>(&self, address: &'b str) -> &'b str {
        address.strip_prefix(self.prefix()).unwrap_or(address)
    }

    /// How many clauses were counted under this name in this part, the new one included.
    fn count(&mut self, under: &str) -> u32 {
        let n = self.counted.entry(format!("{}{under}", self.prefix())).or_insert(0);
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

/// Whether the first block is the document's title.
fn is_title(words: &str, block: &Block) -> bool {
    matches!(block.kind, BlockKind::Heading(_))
        || words.split_whitespace().count() <= 15 && !words.ends_with(['.', ';', ',', ':'])
}

mod place;

#[cfg(test)]
mod tests;
