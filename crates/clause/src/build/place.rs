//! Where a clause with a number stands.
//!
//! Owns the reading of a label by its neighbours. It adds no clause.

use super::{Builder, Level, Rung, path};
use crate::ClauseId;
use crate::label::{Label, Reading};
use text::Block;

impl Builder<'_> {
    /// Cuts the stack back to what the label's clause stands under, and says how the label reads.
    ///
    /// In this order: a list further in has ended, and so has one of bullets, with the lead that it
    /// stands under; a dotted number names what it stands under; a first label behind a lead opens a
    /// list; the label that comes next in an open list goes on with it; the same sort at the same
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
        while let Some(level) = self.stack.last() {
            let ended = match level.rung {
                Rung::Heading { .. } => false,
                Rung::Lead => bullets || level.indent >= indent,
                Rung::Numbered { .. } => level.indent > indent,
                Rung::Bullet => level.indent >= indent,
            };
            if !ended {
                break;
            }
            bullets = level.rung == Rung::Bullet;
            self.stack.pop();
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
        let top = self.stack.last().filter(|l| l.rung.is_listed() && l.indent < indent);
        let deeper = top.is_some();
        let before = ClauseId(self.clauses.len().saturating_sub(1));
        let announced =
            top.is_some_and(|l| lead.is_some() || l.id == before && self.announces(before));
        for at in (0..self.stack.len()).rev() {
            let level = &self.stack[at];
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
        for at in (0..self.stack.len()).rev() {
            let Rung::Numbered { reading, .. } = &self.stack[at].rung else { continue };
            if let Some(same) = label.readings.iter().find(|r| r.sort == reading.sort) {
                let same = same.clone();
                self.stack.truncate(at);
                self.note_gap(label, block);
                return same;
            }
        }
        self.open_list(lead);
        // Numbers go on across headings without one.
        let last = self.numbering.as_ref();
        let next = |r: &&Reading| {
            last.is_some_and(|last| r.sort == last.sort && r.value == last.value + 1)
        };
        if let Some(next) = label.readings.iter().find(next) {
            return next.clone();
        }
        self.note_gap(label, block);
        label.readings[0].clone()
    }

    /// Cuts the stack back to the clause that a dotted number names before its last dot.
    fn place_dotted(&mut self, dotted: &Reading, label: &Label, block: &Block) -> Reading {
        let up = self.stack.iter().rposition(|l| path(&l.rung).as_deref() == Some(&dotted.prefix));
        match up {
            Some(up) => self.stack.truncate(up + 1),
            None => self.stack.retain(|l| matches!(l.rung, Rung::Heading { .. })),
        }
        let before = self.dotted.insert(dotted.prefix.clone(), dotted.value).unwrap_or(0);
        if dotted.value != before + 1 {
            self.note_gap(label, block);
        }
        dotted.clone()
    }
}
