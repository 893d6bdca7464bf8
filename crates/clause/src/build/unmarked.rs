//! Clauses without a marker: headings, sections that a heading runs into, items, paragraphs.
//!
//! Owns which of these a block is and where it stands. Where the format says nothing, indents and the
//! neighbours decide: a copy of a web page has lost the numbers of its lists, but not their depth.

use super::{Builder, Level, Rung};
use crate::definition::standalone;
use crate::heading::{is_counted_heading, is_heading, is_phrase, run_in, slug, strong_to};
use crate::{ClauseId, ClauseKind, date};
use text::{Block, BlockKind, ends_in_small_word};

/// A heading in the case of a sentence stands over a paragraph of at least so many words; items of
/// a list are followed by items.
const FEWEST_WORDS_BELOW: usize = 8;

impl Builder<'_> {
    // ── headings ─────────────────────────────────────────────

    pub(super) fn is_heading(&self, block: &Block, words: &str, rest: &[Block]) -> bool {
        if matches!(block.kind, BlockKind::Heading(_)) {
            return true;
        }
        let strong = strong_to(self.text, block.span.end()).is_some_and(|s| s.contains(block.span));
        let Some(next) = rest.first().filter(|_| !date::has_date(words)) else {
            return words.starts_with("END OF ") && is_heading(words, strong);
        };
        // A short sentence over an item is not over a section; words behind a line that breaks off
        // go on with it.
        let stopped = words.ends_with('.') && next.marker.is_some();
        is_heading(words, strong) && !stopped && (strong || !self.is_unended(words))
            || is_counted_heading(words)
            || is_phrase(words) && self.stands_over(block, next)
    }

    /// Whether the clause before is running text that breaks off, as lines of a wrapped text do.
    fn is_unended(&self, words: &str) -> bool {
        let before = self.voice.before.map(|(id, _)| &self.clauses[id.0]);
        before.filter(|c| c.kind == ClauseKind::Paragraph).is_some_and(|c| {
            let above = self.text.of(c.span);
            let last = above.rsplit(' ').next().unwrap_or("");
            // Behind a name or an address a line may be a heading all the same, but not a long one or one
            // that ends as sentences do.
            let long = (words.split_whitespace().count() > FEWEST_WORDS_BELOW
                || words.ends_with('.'))
                && above.split_whitespace().count() > FEWEST_WORDS_BELOW;
            above.ends_with(',')
                || ends_in_small_word(above)
                || long && above.ends_with(char::is_alphanumeric) && !last.contains('/')
        })
    }

    /// Whether a short line could be the heading of the block below: what is above has ended, and
    /// what is below is a paragraph, or opens a list of its own.
    fn stands_over(&self, block: &Block, next: &Block) -> bool {
        let before = self.voice.before.map(|(id, _)| &self.clauses[id.0]);
        let above = before.map_or("", |c| self.text.of(c.span));
        let kind = before.map(|c| c.kind);
        let banner =
            matches!(kind, Some(ClauseKind::Title | ClauseKind::DateLine | ClauseKind::Heading));
        let line = !above.contains(' ');
        let ended = banner || line || above.ends_with(['.', '!', '?', '”', '"', ')']);
        let below = self.text.of(next.span).split_whitespace().count();
        let further_in = self.voice.stack.last().is_some_and(|l| {
            matches!(l.rung, Rung::Item { .. } | Rung::Bullet) && l.indent <= block.indent
        });
        ended && !further_in && next.marker.is_none() && below >= FEWEST_WORDS_BELOW
    }

    pub(super) fn heading(&mut self, block: &Block, words: &str) {
        let rank = match block.kind {
            BlockKind::Heading(level) => level,
            // Below every heading that the format itself knows.
            _ => 7,
        };
        while self.voice.stack.last().is_some_and(|l| match l.rung {
            Rung::Heading { rank: over, .. } => over >= rank,
            _ => true,
        }) {
            self.voice.stack.pop();
        }
        let parent = self.voice.stack.last().map(|l| l.id);
        let mut name = slug(words);
        if self.is_taken(&name)
            && let Some(over) = &self.voice.heading
        {
            // A heading that stands twice belongs to the one before that does not.
            name = format!("{over}.{name}");
        } else {
            self.voice.heading = Some(name.clone());
        }
        let id = self.add(block, ClauseKind::Heading, &name, parent);
        let clause = &mut self.clauses[id.0];
        let stop = usize::from(words.ends_with('.'));
        let end = clause.body.end().bytes() - stop;
        clause.heading = Some(text::Span::new(clause.body.start().bytes(), end));
        let rung = Rung::Heading { rank, set_in: false };
        self.voice.stack.push(Level { id, indent: block.indent, rung });
        self.begin();
    }

    // ── items ────────────────────────────────────────────────

    /// Adds the block as an item of a list whose marks are gone, if it is one.
    fn item(&mut self, block: &Block, rest: &[Block]) -> bool {
        let Some(set_in) = self.goes_on_with_items(block).or_else(|| self.opens_items(block, rest))
        else {
            return false;
        };
        self.add_bullet(block, Rung::Item { set_in });
        true
    }

    /// Whether the block goes on with a list of such items, and whether that stands further in. The
    /// stack is then cut back to what the list stands under.
    fn goes_on_with_items(&mut self, block: &Block) -> Option<bool> {
        let at = self.voice.stack.iter().rposition(|l| l.indent <= block.indent)?;
        let Level { id, indent, rung: Rung::Item { set_in } } = self.voice.stack[at] else {
            return None;
        };
        // At the margin of its lead a list ends with the item that ends like a sentence.
        let open = set_in || is_open_item(self.text.of(self.clauses[id.0].span));
        (open && indent == block.indent).then(|| {
            self.voice.stack.truncate(at);
            set_in
        })
    }

    /// Whether the block opens a list under the clause before it, and whether that stands further in.
    /// That clause is then on top of the stack.
    fn opens_items(&mut self, block: &Block, rest: &[Block]) -> Option<bool> {
        let (id, indent) = self.voice.before?;
        let words = self.text.of(block.span);
        let before = &self.clauses[id.0];
        let lead = self.text.of(before.span);
        let colon = lead.ends_with(':');
        let open = matches!(before.kind, ClauseKind::Paragraph | ClauseKind::Bullet)
            && before.label.is_none()
            && lead.ends_with(char::is_alphanumeric)
            && lead.split_whitespace().count() >= FEWEST_WORDS_BELOW;
        let banner =
            matches!(before.kind, ClauseKind::Heading | ClauseKind::Title | ClauseKind::DateLine);
        let quoted = words.starts_with(['“', '"', '‘', '\'', '<', '[', '©'])
            || words.to_lowercase().starts_with("copyright");
        if banner || quoted {
            return None;
        }
        let set_in = block.indent > indent;
        let list = if set_in && (colon || open) {
            // One paragraph further in is a quotation.
            let mut below = rest.iter().take_while(|b| b.indent >= block.indent);
            below.any(|b| b.indent == block.indent && b.marker.is_none())
        } else {
            colon && block.indent == indent && is_open_item(words)
        };
        if list && self.voice.stack.last().is_none_or(|l| l.id != id) {
            self.voice.stack.push(Level { id, indent, rung: Rung::Lead });
        }
        list.then_some(set_in)
    }

    // ── paragraphs ───────────────────────────────────────────

    /// Adds a paragraph: an item, a definition, a section under the heading that runs into it, or
    /// one that is counted.
    pub(super) fn paragraph(&mut self, block: &Block, words: &str, rest: &[Block]) {
        if self.item(block, rest) {
            self.open_lead(block, words);
            return;
        }
        let head = run_in(self.text, block.span)
            .filter(|head| head.end().bytes() + 1 < block.span.end().bytes())
            .filter(|head| !self.is_unended(self.text.of(*head)));
        let term = standalone(words).first().map(|r| slug(&words[r.clone()]));
        let defined = |l: &Level| self.clauses[l.id.0].kind == ClauseKind::Definition;
        if term.is_some()
            && let Some(at) = self.voice.stack.iter().position(defined)
        {
            // A definition ends the one before, with its list.
            self.voice.stack.truncate(at);
        }
        while self.voice.stack.last().is_some_and(|l| match &l.rung {
            // What stood further in below a heading was all that the heading stands over.
            Rung::Heading { set_in, .. } => *set_in && head.is_some() && l.indent >= block.indent,
            Rung::Section | Rung::Lead | Rung::Bullet | Rung::Item { .. } => {
                l.indent >= block.indent
            }
            Rung::Numbered { listed, .. } => {
                l.indent > block.indent || *listed && l.indent == block.indent
            }
        }) {
            self.voice.stack.pop();
        }
        let before = self.voice.before.map(|(id, _)| id);
        if let Some(Level { id, indent, rung: Rung::Heading { set_in, .. } }) =
            self.voice.stack.last_mut()
            && before == Some(*id)
        {
            *set_in = block.indent > *indent;
        }
        let (parent, sections) = match self.voice.stack.last() {
            Some(l) => (Some(l.id), matches!(l.rung, Rung::Heading { .. } | Rung::Section)),
            None => (None, true),
        };
        let term = term.filter(|_| sections || parent.is_some_and(|p| self.defines(p)));
        let up = parent.map(|p| self.bare(self.clauses[p.0].address.as_str()).to_owned());
        if let Some(term) = term {
            self.add(block, ClauseKind::Definition, &format!("def.{term}"), parent);
        } else if let Some(head) = head.filter(|_| sections) {
            let name = slug(self.text.of(head));
            let address = up.map_or(name.clone(), |up| format!("{up}.{name}"));
            let id = self.add(block, ClauseKind::Paragraph, &address, parent);
            self.clauses[id.0].heading = Some(head);
            self.voice.stack.push(Level { id, indent: block.indent, rung: Rung::Section });
            self.begin();
        } else {
            let under = match up {
                Some(up) if sections => format!("{up}."),
                Some(up) => format!("{up}.p"),
                None if self.voice.begun => "closing.".into(),
                None => "preamble.".into(),
            };
            let n = self.count(&under);
            let id = self.add(block, ClauseKind::Paragraph, &format!("{under}{n}"), parent);
            self.clauses[id.0].heading = head;
        }
        self.open_lead(block, words);
    }

    /// Keeps the clause that was just added in mind if it ends with the colon that a list follows.
    fn open_lead(&mut self, block: &Block, words: &str) {
        if words.ends_with(':') {
            self.voice.lead = Some((ClauseId(self.clauses.len() - 1), block.indent));
        }
    }

    /// Whether a clause is the section of the definitions.
    fn defines(&self, id: ClauseId) -> bool {
        let heading = self.clauses[id.0].heading.map_or("", |h| self.text.of(h));
        heading.to_lowercase().contains("definition")
    }
}

/// Whether an item that ends so is followed by another, or one that begins so follows a lead.
fn is_open_item(words: &str) -> bool {
    let words = words.trim_end();
    [";", "; and", "; or", ", and", ", or", ","].iter().any(|end| words.ends_with(end))
}
