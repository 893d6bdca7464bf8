//! Texts as the tests of this crate compare them.
#![allow(dead_code, reason = "each test file uses its own part of this one")]

use comparison::{Comparison, Document, Op, StandsFor};

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

/// All clauses of the old side with every edit refused, in the old side's order.
pub fn rejected(comparison: &Comparison, sides: &[Read]) -> Vec<String> {
    joined(comparison, sides, StandsFor::Old, Op::Delete)
}

/// All clauses of the new side with every edit accepted, in the new side's order.
pub fn accepted(comparison: &Comparison, sides: &[Read]) -> Vec<String> {
    joined(comparison, sides, StandsFor::New, Op::Insert)
}

fn joined(comparison: &Comparison, side: &[Read], own: StandsFor, op: Op) -> Vec<String> {
    let mut clauses = Vec::new();
    for change in &comparison.changes {
        if change.stands_for != StandsFor::Both && change.stands_for != own {
            continue;
        }
        let place = if own == StandsFor::Old { change.old } else { change.new };
        let place = place.expect("a change has a place on the side that it stands for");
        let text = &side[place.document].text;
        let words: String = change
            .edits
            .iter()
            .filter(|e| e.op == Op::Equal || e.op == op)
            .map(|e| text.of((if own == StandsFor::Old { e.old } else { e.new }).unwrap()))
            .collect();
        clauses.push((place, words));
    }
    clauses.sort_by_key(|(place, _)| *place);
    let places = clauses.len();
    clauses.dedup_by_key(|(place, _)| *place);
    assert_eq!(places, clauses.len(), "a clause stands in two changes");
    side.iter()
        .enumerate()
        .map(|(document, _)| {
            let own = clauses.iter().filter(|(place, _)| place.document == document);
            own.map(|(_, words)| words.as_str()).collect::<Vec<_>>().join("\n")
        })
        .collect()
}
