//! The builder of an outline.
//!
//! Owns which block is which clause and under which it stands. It reads labels by their neighbours
//! (see `place`), because licences print the same words as 1./a./i./*, start lists anew and
//! skip numbers; it reads what has no label by indents and neighbours (see `unmarked`). It never
//! drops or splits a block.

use crate::definition::{bracketed, inside, standalone};
use crate::heading::{is_heading, run_in, slug};
use crate::label::{Label, Reading};
use crate::part::{goes_on, names_policy, part_kind};
use crate::{
    Address, Clause, ClauseId, ClauseKind, Definition, Outline, Part, PartKind, date, reference,
};
use std::collections::HashMap;
use survey::{Survey, is_foreign};
use text::{Block, Diagnostic, Span, Text};

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
    let survey = Survey::new(text);
    let mut builder = Builder::new(text, survey.twin);
    for (i, block) in survey.blocks.iter().enumerate() {
        let role = match survey.title {
            Some(title) if title == i => Role::Title,
            Some(title) if i < title => Role::Line,
            _ if survey.postal[i] => Role::Line,
            _ => Role::Any,
        };
        builder.block(block, &survey.blocks[i + 1..], role);
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
        for range in standalone(body).into_iter().chain(bracketed(body)).chain(inside(body)) {
            let span = Span::new(base + range.start, base + range.end);
            all.push(Definition { term: body[range].to_owned(), span, clause: id });
        }
    }
    all.sort_by_key(|d| d.span);
    all.dedup_by_key(|d| d.span);
    all
}

/// What the survey of the whole text says of a block.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Role {
    /// It is the title.
    Title,
    /// It is a line above the title or of an address, and no heading.
    Line,
    /// Nothing.
    Any,
}

/// What a place on the stack stands for.
#[derive(Clone, Debug, PartialEq)]
enum Rung {
    /// A heading without number; a smaller rank stands over a larger. `set_in` when what it stands
    /// over stands further in.
    Heading { rank: u8, set_in: bool },
    /// A paragraph with a heading in its first words, over what stands further in.
    Section,
    /// A paragraph whose list follows.
    Lead,
    /// A clause with a number; `listed` in a list that a colon opens.
    Numbered { reading: Reading, listed: bool },
    /// An item without number.
    Bullet,
    /// An item without any mark; `set_in` when the list stands further in than its lead.
    Item { set_in: bool },
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
    /// How often each address was asked for.
    taken: HashMap<String, u32>,
    /// What the first clause of each address stands under.
    homes: HashMap<String, Option<ClauseId>>,
    /// How many unnumbered clauses stand under each address.
    counted: HashMap<String, u32>,
    /// For each part, whether it has a numbered clause, a heading or a section.
    begun: Vec<bool>,
    /// What addresses of the language without Latin letters begin with, in a text in two languages.
    twin: Option<&'static str>,
    /// Where the outline stands in the language of the present block.
    voice: Voice,
    /// Where it stands in the other.
    other: Voice,
}

/// Where an outline stands in one language of a text.
///
/// In a text that says everything in two languages each has its own numbers, headings and lists.
#[derive(Default)]
struct Voice {
    /// Whether it is the one without Latin letters.
    foreign: bool,
    /// The clauses that the next one may stand under, outermost first.
    stack: Vec<Level>,
    /// The clause before, and its indent. `None` at the beginning of a part.
    before: Option<(ClauseId, u8)>,
    /// The clause before, if it ends with a colon and has no label.
    lead: Option<(ClauseId, u8)>,
    /// The address of the last heading whose name was new.
    heading: Option<String>,
    /// The number of the present part that came last among those that stand under no other.
    numbering: Option<Reading>,
    /// The heading whose own list of letters came last: their addresses continue its.
    lettered: Option<ClauseId>,
    /// The number that came last behind each prefix of the present part: 4 for "2.4" behind `[2]`.
    dotted: HashMap<Vec<u32>, u32>,
    /// Whether the present part has a numbered clause, a heading or a section yet.
    begun: bool,
}

impl<'a> Builder<'a> {
    fn new(text: &'a Text, twin: Option<&'static str>) -> Self {
        Self {
            text,
            clauses: Vec::new(),
            parts: Vec::new(),
            diagnostics: Vec::new(),
            taken: HashMap::new(),
            homes: HashMap::new(),
            counted: HashMap::new(),
            begun: Vec::new(),
            twin,
            voice: Voice::default(),
            other: Voice { foreign: true, ..Voice::default() },
        }
    }

    fn block(&mut self, block: &Block, rest: &[Block], role: Role) {
        let words = self.text.of(block.span);
        if self.twin.is_some() && is_foreign(words) != self.voice.foreign {
            std::mem::swap(&mut self.voice, &mut self.other);
        }
        if self.parts.is_empty() {
            self.push_part(PartKind::Main, String::new(), block);
        } else if block.marker.is_none()
            && let Some(kind) = self.new_part(block, rest)
        {
            self.open_part(kind, block);
            return;
        }
        let lead = self.voice.lead.take();
        // A text in two languages has a title in each.
        let title = role == Role::Title
            || self.twin.is_some() && self.voice.before.is_none() && is_heading(words, false);
        let label = block.marker.map(|m| Label::parse(self.text.of(m)));
        match label {
            Some(label) if label.is_bullet() => self.bullet(block, lead),
            Some(label) => self.numbered(block, &label, lead),
            None if title => self.title(block),
            None if self.is_date_line(words) => {
                self.add(block, ClauseKind::DateLine, "date", None);
            }
            None if role != Role::Line && self.is_heading(block, words, rest) => {
                self.heading(block, words);
            }
            None => self.paragraph(block, words, rest),
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
        let numbering = self.voice.numbering.as_ref();
        let heading = match numbering {
            Some(last) => goes_on(self.text, rest, last),
            // Among headings without numbers "Use Restrictions" is one of them.
            None => !names_policy(self.text.of(block.span)),
        };
        (main != Some(kind) && !behind_title && !heading).then_some(kind)
    }

    fn push_part(&mut self, kind: PartKind, prefix: String, block: &Block) {
        self.parts.push(Part { kind, prefix, title: None, span: block.span });
        self.begun.push(false);
    }

    fn open_part(&mut self, kind: PartKind, block: &Block) {
        for voice in [&mut self.voice, &mut self.other] {
            *voice = Voice { foreign: voice.foreign, ..Voice::default() };
        }
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
            part.title.get_or_insert(id);
        }
    }

    /// What the addresses of the present part and language begin with.
    fn prefix(&self) -> String {
        let part = self.parts.last().map_or("", |part| &part.prefix);
        let voice = self.twin.filter(|_| self.voice.foreign).unwrap_or("");
        format!("{part}{voice}")
    }

    /// The present part has a numbered clause, a heading or a section.
    fn begin(&mut self) {
        self.voice.begun = true;
        if let Some(begun) = self.begun.last_mut() {
            *begun = true;
        }
    }

    // ── clauses with a marker ────────────────────────────────

    fn numbered(&mut self, block: &Block, label: &Label, lead: Option<(ClauseId, u8)>) {
        let reading = self.place(label, block, lead);
        let parent = self.parent(block);
        let outermost = parent.is_none_or(|p| self.named_by(p).is_none());
        let lettered = parent.is_some_and(|p| outermost && self.letters_section(&reading, p));
        if outermost {
            self.voice.numbering = Some(reading.clone());
        }
        let address = match parent.and_then(|p| self.named_by(p)) {
            Some(up) => {
                let step = label.step.rsplit('.').next().unwrap_or(&label.step);
                let own = if self.continues_prefix(&reading) { step } else { &label.step };
                format!("{}.{own}", self.bare(up.address.as_str()))
            }
            // Where the text has the number elsewhere, what it stands under tells the two apart; where
            // sections have no numbers, a letter says little without its section.
            None => match parent.filter(|p| lettered || self.stands_elsewhere(&label.step, *p)) {
                Some(p) => {
                    format!("{}.{}", self.bare(self.clauses[p.0].address.as_str()), label.step)
                }
                None => label.step.clone(),
            },
        };
        let id = self.add(block, ClauseKind::Numbered, &address, parent);
        let lead = self.voice.stack.last().is_some_and(|l| l.rung == Rung::Lead);
        let item = parent.is_some_and(|p| self.announces(p));
        let clause = &mut self.clauses[id.0];
        clause.heading = run_in(self.text, clause.body).or_else(|| {
            // "1. DEFINITIONS" without full stop; an item of a list that a colon opens is none.
            (!item && is_heading(self.text.of(clause.body), false)).then_some(clause.body)
        });
        self.voice.stack.push(Level {
            id,
            indent: block.indent,
            rung: Rung::Numbered { reading, listed: lead || item },
        });
        self.begin();
    }

    /// The numbered clause or definition whose address those under `id` continue: itself, or for a
    /// lead the clause that the lead stands in.
    fn named_by(&self, id: ClauseId) -> Option<&Clause> {
        let clause = &self.clauses[id.0];
        match clause.kind {
            ClauseKind::Numbered | ClauseKind::Definition => Some(clause),
            ClauseKind::Paragraph => clause.parent.and_then(|up| self.named_by(up)),
            _ => None,
        }
    }

    /// Whether the clause on top of the stack is the one that a dotted number names before its dot.
    fn continues_prefix(&self, reading: &Reading) -> bool {
        reading.prefix.is_empty()
            || self
                .voice
                .stack
                .last()
                .is_some_and(|l| path(&l.rung) == Some(reading.prefix.clone()))
    }

    /// Whether a clause ends with the colon that a list follows.
    fn announces(&self, id: ClauseId) -> bool {
        self.text.of(self.clauses[id.0].span).ends_with(':')
    }

    fn open_list(&mut self, lead: Option<(ClauseId, u8)>) {
        if let Some((id, indent)) = lead {
            self.voice.stack.push(Level { id, indent, rung: Rung::Lead });
        }
    }

    /// The clause that the block's stands under, once the stack is cut back for it.
    fn parent(&mut self, block: &Block) -> Option<ClauseId> {
        if self.voice.stack.len() > DEEPEST {
            self.voice.stack.truncate(DEEPEST);
            self.note(block.span, "stands too deep and was read as standing higher".into());
        }
        self.voice.stack.last().map(|l| l.id)
    }

    fn note_gap(&mut self, label: &Label, block: &Block) {
        let at = block.marker.unwrap_or(block.span);
        self.note(at, format!("“{}” does not follow the number before it", label.step));
    }

    fn note(&mut self, span: Span, message: String) {
        self.diagnostics.push(Diagnostic { span, message });
    }

    fn bullet(&mut self, block: &Block, lead: Option<(ClauseId, u8)>) {
        while self.voice.stack.last().is_some_and(|l| {
            l.rung.is_listed() && l.indent > block.indent
                || matches!(l.rung, Rung::Bullet | Rung::Item { .. }) && l.indent == block.indent
        }) {
            self.voice.stack.pop();
        }
        self.open_list(lead);
        self.add_bullet(block, Rung::Bullet);
    }

    /// Adds the block as an item without a number under what the stack leads to.
    fn add_bullet(&mut self, block: &Block, rung: Rung) {
        let parent = self.parent(block);
        let under = parent.map_or(String::new(), |p| {
            format!("{}.", self.bare(self.clauses[p.0].address.as_str()))
        });
        let n = self.count(&format!("{under}*"));
        let id = self.add(block, ClauseKind::Bullet, &format!("{under}*{n}"), parent);
        let clause = &mut self.clauses[id.0];
        clause.heading = run_in(self.text, clause.body);
        self.voice.stack.push(Level { id, indent: block.indent, rung });
    }

    // ── clauses without a marker: see `unmarked` ─────────────

    fn is_date_line(&self, words: &str) -> bool {
        let titles = [self.parts.first(), self.parts.last()].into_iter().flatten();
        let titles = titles.filter_map(|part| part.title);
        let titles: Vec<&str> = titles.map(|id| self.text.of(self.clauses[id.0].body)).collect();
        date::is_date_line(words, &titles)
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
        let address = format!("{}{address}", self.prefix());
        self.homes.entry(address.clone()).or_insert(parent);
        let address = self.unique(address);
        let words = self.text.of(block.span);
        let start = block.span.start().bytes();
        let body = block.marker.map_or(start, |m| {
            let after = m.end().bytes() - start;
            start + words.len() - words[after..].trim_start().len()
        });
        let mut depth = 0;
        let mut up = parent;
        while let Some(over) = up {
            let clause = &self.clauses[over.0];
            // A heading stands over its clauses; what has, or had, a number holds them.
            let holds = match clause.kind {
                ClauseKind::Numbered | ClauseKind::Bullet | ClauseKind::Definition => true,
                ClauseKind::Paragraph => clause.heading.is_some(),
                ClauseKind::Title | ClauseKind::DateLine | ClauseKind::Heading => false,
            };
            depth += usize::from(holds);
            up = clause.parent;
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
        self.voice.before = Some((id, block.indent));
        id
    }

    /// The name with a count behind it, if the text has it already.
    fn unique(&mut self, name: String) -> String {
        let times = self.taken.entry(name.clone()).and_modify(|n| *n += 1).or_insert(1);
        if *times == 1 { name } else { format!("{name}[{times}]") }
    }

    /// Whether an address is given already.
    fn is_taken(&self, address: &str) -> bool {
        self.taken.contains_key(&format!("{}{address}", self.prefix()))
    }

    /// Whether an address is given to a clause that stands under another than `parent`.
    fn stands_elsewhere(&self, address: &str, parent: ClauseId) -> bool {
        let home = self.homes.get(&format!("{}{address}", self.prefix()));
        home.is_some_and(|home| *home != Some(parent))
    }

    /// An address without the part's prefix, which `add` puts before it again.
    fn bare<'b>(&self, address: &'b str) -> &'b str {
        address.strip_prefix(&self.prefix()).unwrap_or(address)
    }

    /// How many clauses were counted under this name in this part, the new one included.
    fn count(&mut self, under: &str) -> u32 {
        let n = self.counted.entry(format!("{}{under}", self.prefix())).or_insert(0);
        *n += 1;
        *n
    }

    fn finish(mut self) -> Outline {
        // Where nothing follows it there is no preamble: the paragraphs are the text.
        for clause in &mut self.clauses {
            let part = &self.parts[clause.part];
            let own = clause.address.as_str().strip_prefix(&part.prefix);
            if !self.begun[clause.part]
                && let Some(number) = own.and_then(|own| own.strip_prefix("preamble."))
            {
                clause.address = Address::new(format!("{}p{number}", part.prefix));
            }
        }
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
        matches!(self, Self::Numbered { .. } | Self::Bullet | Self::Item { .. })
    }
}

/// The numbers of a clause with figures, the prefix included.
fn path(rung: &Rung) -> Option<Vec<u32>> {
    let Rung::Numbered { reading, .. } = rung else { return None };
    let mut path = reading.prefix.clone();
    path.push(reading.value);
    (reading.sort.numeral == crate::Numeral::Decimal).then_some(path)
}

mod place;
mod survey;
mod unmarked;

#[cfg(test)]
mod tests;
