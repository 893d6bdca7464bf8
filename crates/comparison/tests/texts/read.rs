//! Texts as the tests of this crate compare them.
#![allow(dead_code, reason = "each test file uses its own part of this one")]

use comparison::{Change, Comparison, Document, Op, Place, Relation, StandsFor};
use std::collections::BTreeMap;
use text::Span;

/// A document read from plain text.
pub struct Read {
    pub text: text::Text,
    pub outline: clause::Outline,
    pub names: Vec<String>,
}

impl Read {
    pub fn new(words: &str, names: &[&str]) -> Self {
        let text = text::read(words.as_bytes(), text::Format::Plain);
        let outline = clause::outline(&text);
        Self { text, outline, names: names.iter().map(|n| (*n).to_owned()).collect() }
    }

    pub fn document(&self) -> Document<'_> {
        Document { id: "test", text: &self.text, outline: &self.outline, names: &self.names }
    }

    pub fn address(&self, place: comparison::Place) -> &str {
        self.outline.clause(place.clause).address.as_str()
    }
}

/// What a relation is when the sides are turned round.
pub fn inverse(relation: Relation) -> Relation {
    match relation {
        Relation::Added => Relation::Removed,
        Relation::Removed => Relation::Added,
        Relation::Split => Relation::Merged,
        Relation::Merged => Relation::Split,
        other => other,
    }
}

/// All clauses of the old side with every edit refused, in the old side's order.
pub fn rejected(comparison: &Comparison, sides: &[Read]) -> Vec<String> {
    joined(comparison, sides, StandsFor::Old, Op::Delete)
}

/// All clauses of the new side with every edit accepted, in the new side's order.
pub fn accepted(comparison: &Comparison, sides: &[Read]) -> Vec<String> {
    joined(comparison, sides, StandsFor::New, Op::Insert)
}

/// What a change tells of one side: the place of its clause, and its words where they stand.
fn told(change: &Change, own: StandsFor, op: Op) -> Option<(Place, Vec<Span>)> {
    let old = own == StandsFor::Old;
    let tells = if old { change.stands_for.tells_old() } else { change.stands_for.tells_new() };
    let place = if old { change.old } else { change.new };
    tells.then(|| {
        let edits = change.edits.iter().filter(|e| e.op == Op::Equal || e.op == op);
        let spans = edits.map(|e| if old { e.old } else { e.new }.expect("words on this side"));
        (place.expect("a place on the side that it tells"), spans.collect())
    })
}

fn joined(comparison: &Comparison, side: &[Read], own: StandsFor, op: Op) -> Vec<String> {
    let has = |c: &&Change| {
        if own == StandsFor::Old { c.stands_for.has_old() } else { c.stands_for.has_new() }
    };
    let homes: Vec<Place> = comparison
        .changes
        .iter()
        .filter(has)
        .filter_map(|c| if own == StandsFor::Old { c.old } else { c.new })
        .collect();
    let mut clauses: BTreeMap<Place, Vec<Span>> = BTreeMap::new();
    for (place, spans) in comparison.changes.iter().filter_map(|c| told(c, own, op)) {
        clauses.entry(place).or_default().extend(spans);
    }
    assert_eq!(homes.len(), clauses.len(), "a clause has one place");
    assert!(homes.iter().all(|place| clauses.contains_key(place)));
    side.iter()
        .enumerate()
        .map(|(document, read)| {
            let own = clauses.iter().filter(|(place, _)| place.document == document);
            let words = own.map(|(_, spans)| {
                let mut spans = spans.clone();
                spans.sort_by_key(|span| (span.start().bytes(), span.end().bytes()));
                for pair in spans.windows(2) {
                    assert_eq!(pair[0].end(), pair[1].start(), "words are told twice, or not");
                }
                spans.iter().map(|span| read.text.of(*span)).collect::<String>()
            });
            words.collect::<Vec<_>>().join("\n")
        })
        .collect()
}
