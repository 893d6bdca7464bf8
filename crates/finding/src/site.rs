//! What a clause is to a rule beside its words: a definition, an item of a list under a lead.
//!
//! Owns these questions, asked of the outline once. It knows no phrase.

use clause::{ClauseId, ClauseKind, Outline};
use std::collections::HashMap;
use text::{Span, Text};

/// How a clause ends that goes on in a list.
const OPENING: [char; 2] = [':', '—'];

/// The sites of all clauses.
pub(crate) struct Sites {
    /// For each clause, whether it opens with a defined term.
    defining: Vec<bool>,
    /// For each clause, whether others stand under it.
    parents: Vec<bool>,
    /// For each clause, the one that opens its list without standing above it.
    openers: Vec<Option<ClauseId>>,
}

impl Sites {
    pub(crate) fn new(text: &Text, outline: &Outline) -> Self {
        let mut parents = vec![false; outline.clauses.len()];
        for up in outline.clauses.iter().filter_map(|c| c.parent) {
            parents[up.0] = true;
        }
        Self { defining: defining(text, outline), parents, openers: openers(text, outline) }
    }

    pub(crate) fn kind(&self, outline: &Outline, id: ClauseId) -> ClauseKind {
        if self.defining[id.0] { ClauseKind::Definition } else { outline.clause(id).kind }
    }

    /// The clause that `id` stands under, and the one that opens the list that it stands in.
    pub(crate) fn above(&self, outline: &Outline, id: ClauseId) -> impl Iterator<Item = ClauseId> {
        [self.openers[id.0], outline.clause(id).parent].into_iter().flatten()
    }

    /// Whether a clause ends as a lead does: with a colon, or without a stop when others stand under
    /// it.
    pub(crate) fn is_open(&self, text: &Text, outline: &Outline, id: ClauseId) -> bool {
        let words = text.of(outline.clause(id).body).trim_end();
        words.ends_with(OPENING) || self.parents[id.0] && !words.ends_with(['.', '!', '?'])
    }
}

/// For each item of a list, the clause before its first item, when that ends as a lead does and the item
/// does not stand under it: an outline gives "You will not:" in a paragraph of its own no items.
fn openers(text: &Text, outline: &Outline) -> Vec<Option<ClauseId>> {
    let mut openers: Vec<Option<ClauseId>> = vec![None; outline.clauses.len()];
    let mut before: HashMap<Option<ClauseId>, ClauseId> = HashMap::new();
    let listed =
        |id: ClauseId| matches!(outline.clause(id).kind, ClauseKind::Numbered | ClauseKind::Bullet);
    for (id, clause) in outline.iter() {
        let sibling = before.insert(clause.parent, id);
        if !listed(id) {
            continue;
        }
        openers[id.0] = match sibling.filter(|s| listed(*s)) {
            Some(sibling) => openers[sibling.0],
            None => id.0.checked_sub(1).map(ClauseId).filter(|previous| {
                Some(*previous) != clause.parent
                    && text.of(outline.clause(*previous).body).trim_end().ends_with(OPENING)
            }),
        };
    }
    openers
}

/// The clauses that open with the term they define, quotes aside.
fn defining(text: &Text, outline: &Outline) -> Vec<bool> {
    let mut defining: Vec<bool> =
        outline.clauses.iter().map(|c| c.kind == ClauseKind::Definition).collect();
    for definition in &outline.definitions {
        let body = outline.clause(definition.clause).body;
        let before = Span::new(body.start().bytes(), definition.span.start().bytes());
        defining[definition.clause.0] |= !text.of(before).contains(char::is_alphanumeric);
    }
    defining
}
