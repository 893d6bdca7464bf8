//! Where a clause with a number stands.
//!
//! Owns the reading of a label by its neighbours. It adds no clause.

use super::{Builder, Level, Rung, path};
use crate::ClauseId;
use crate::heading::{is_heading, run_in};
use crate::label::{Label, Reading};
use text::{Block, Span};

impl Builder<'_> {
    /// Cuts the stack back to what the label's clause stands under, and says how the label reads.
    ///
    /// In this order: a list further in has ended, and so has one of bullets, with the lead that it
    /// stands under; a dotted number names what it stands under; a first label behind a lead, or
    /// under a heading alone, opens a list; the label that comes next in an open list goes on with it; the same sort at the same
    /// place goes on with a gap or a double; a first label opens a list; a label further in opens
    /// one; a label of a known sort goes on with that; anything else opens a list.
    pub(super) fn place(
        &mut self,
        label: &Label,
        block: &Block,
        lead: Option<(ClauseId, u8)>,
    ) -> Reading {
        let indent = block.indent;
        let mut bullets = false;
        while let Some(level) = self.voice.stack.last() {
            let ended = match level.rung {
                Rung::Heading { .. } => false,
                Rung::Lead => bullets || level.indent >= indent,
                Rung::Section | Rung::Numbered { .. } => level.indent > indent,
                Rung::Bullet | Rung::Item { .. } => level.indent >= indent,
            };
            if !ended {
                break;
            }
            bullets = matches!(level.rung, Rung::Bullet | Rung::Item { .. });
            self.voice.stack.pop();
        }
        if let Some(dotted) = label.readings.iter().find(|r| !r.prefix.is_empty()) {
            return self.place_dotted(dotted, label, block);
        }
        let first = label.readings.iter().find(|r| r.value == 1);
        if let Some(first) = first
            && lead.is_some()
        {
            self.open_list(lead);
            return first.clone();
        }
        if let Some(first) = first
            && self.opens_below(block)
        {
            return first.clone();
        }
        let top = self.voice.stack.last().filter(|l| l.rung.is_listed() && l.indent < indent);
        let deeper = top.is_some();
        let before = self.voice.before.map(|(id, _)| id);
        let announced =
            top.is_some_and(|l| lead.is_some() || Some(l.id) == before && self.announces(l.id));
        let mut nexts: Vec<(usize, Reading)> = Vec::new();
        for at in (0..self.voice.stack.len()).rev() {
            let level = &self.voice.stack[at];
            let Rung::Numbered { reading, .. } = &level.rung else { continue };
            let next = label.readings.iter().find(|r| {
                r.sort == reading.sort && r.value == reading.value + 1 && reading.prefix.is_empty()
            });
            // Further in and right behind a colon it is under that, whatever its number: lists inside
            // lists may run on ("2:" has "3." and "4." when "1:" has "1." and "2."). Without a
            // colon a step in says little: numbers are set flush right as well.
            let inside = level.indent < indent && (first.is_some() || announced);
            if let Some(next) = next
                && !inside
            {
                nexts.push((at, next.clone()));
            }
        }
        if nexts.iter().any(|(at, _)| self.voice.stack[*at].indent == indent) {
            nexts.retain(|(at, _)| self.voice.stack[*at].indent == indent);
        }
        // Where "5." fits the list and the sections over it, it is one of those that have a heading
        // as it has, or none.
        let start = block.marker.map_or(block.span.start(), Span::end).bytes();
        let words = Span::new(start, block.span.end().bytes());
        let body = self.text.of(words).trim_start().len();
        let headed = self.is_headed(Span::new(words.end().bytes() - body, words.end().bytes()));
        let alike = |(at, _): &&(usize, Reading)| {
            self.is_headed(self.clauses[self.voice.stack[*at].id.0].body) == headed
        };
        if let Some((at, next)) = nexts.iter().find(alike).or(nexts.first()) {
            self.voice.stack.truncate(*at);
            return next.clone();
        }
        if let Some(Level { indent: there, rung: Rung::Numbered { reading, .. }, .. }) =
            self.voice.stack.last()
            && *there == indent
            && let Some(same) = label.readings.iter().find(|r| r.sort == reading.sort)
            && first.is_none_or(|f| f.sort == same.sort)
        {
            let same = same.clone();
            self.voice.stack.pop();
            self.note_gap(label, block);
            return same;
        }
        if let Some(first) = first {
            return first.clone();
        }
        if deeper {
            // Further in than its neighbour: a list of its own, wherever it begins to count.
            self.note_gap(label, block);
            return label.readings[0].clone();
        }
        for at in (0..self.voice.stack.len()).rev() {
            let Rung::Numbered { reading, .. } = &self.voice.stack[at].rung else { continue };
            if let Some(same) = label.readings.iter().find(|r| r.sort == reading.sort) {
                let same = same.clone();
                self.voice.stack.truncate(at);
                self.note_gap(label, block);
                return same;
            }
        }
        self.open_list(lead);
        // Numbers go on across headings without one.
        let last = self.voice.numbering.as_ref();
        let next = |r: &&Reading| {
            last.is_some_and(|last| r.sort == last.sort && r.value == last.value + 1)
        };
        if let Some(next) = label.readings.iter().find(next) {
            return next.clone();
        }
        self.note_gap(label, block);
        label.readings[0].clone()
    }

    /// Whether a first label opens a list under the clause right before it, though that has a number
    /// of the same sort: under a heading alone, or behind a colon. In a table of contents headings
    /// follow each other, and what begins again behind it is the text.
    fn opens_below(&self, block: &Block) -> bool {
        let Some(Level { id, indent, rung: Rung::Numbered { .. } }) = self.voice.stack.last()
        else {
            return false;
        };
        if *indent > block.indent || self.voice.before.is_none_or(|(before, _)| before != *id) {
            return false;
        }
        let alone = |id: ClauseId| {
            let clause = &self.clauses[id.0];
            let called = clause.heading.unwrap_or(clause.body).end().bytes();
            clause.label.is_some()
                && called + 1 >= clause.body.end().bytes()
                && self.is_headed(clause.body)
        };
        let listed = id.0.checked_sub(1).is_some_and(|above| alone(ClauseId(above)));
        self.announces(*id) || alone(*id) && !listed
    }

    /// Whether a clause with these words has a heading, or is nothing but one.
    fn is_headed(&self, body: Span) -> bool {
        run_in(self.text, body).is_some() || is_heading(self.text.of(body), false)
    }

    /// Cuts the stack back to the clause that a dotted number names before its last dot.
    fn place_dotted(&mut self, dotted: &Reading, label: &Label, block: &Block) -> Reading {
        let up =
            self.voice.stack.iter().rposition(|l| path(&l.rung).as_deref() == Some(&dotted.prefix));
        match up {
            Some(up) => self.voice.stack.truncate(up + 1),
            None => self.voice.stack.retain(|l| matches!(l.rung, Rung::Heading { .. })),
        }
        let before = self.voice.dotted.insert(dotted.prefix.clone(), dotted.value).unwrap_or(0);
        if dotted.value != before + 1 {
            self.note_gap(label, block);
        }
        dotted.clone()
    }
}
