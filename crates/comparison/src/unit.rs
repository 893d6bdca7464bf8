//! [`Side`]: all clauses of a side in one reading order, ready to be compared.
//!
//! Owns what pairing may know of a clause. It compares nothing.

use crate::token::{Token, Tokenizer};
use crate::{Document, Place};
use clause::{ClauseId, ClauseKind, PartKind};
use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

/// One side of a comparison.
pub(crate) struct Side<'a> {
    pub(crate) documents: &'a [Document<'a>],
    /// Every clause of every document, in reading order.
    pub(crate) units: Vec<Unit>,
    /// Where each document's units begin.
    first: Vec<usize>,
}

/// The document, and the part of it, that a clause stands in. Two sides' homes are the same when
/// they are equal: the licence's own text, the first attachment, the separate policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Home {
    pub(crate) document: usize,
    /// The part's kind, as a rank.
    kind: u8,
    /// Which of the parts of this kind.
    nth: usize,
}

/// A clause.
#[derive(Debug)]
pub(crate) struct Unit {
    pub(crate) place: Place,
    pub(crate) home: Home,
    pub(crate) kind: ClauseKind,
    /// Its own words, in bytes of the document's text: with the label, and without.
    pub(crate) span: Range<usize>,
    pub(crate) body: Range<usize>,
    /// Its tokens, those of the label first.
    all: Vec<Token>,
    /// How many of them are the label's.
    labels: usize,
    /// The same for clauses whose tokens have the same keys in the same order.
    pub(crate) exact: u64,
    /// Fingerprints of the address, of the heading, of the label; `None` where there is none.
    pub(crate) address: u64,
    pub(crate) heading: Option<u64>,
    pub(crate) label: Option<u64>,
}

impl<'a> Side<'a> {
    pub(crate) fn new(documents: &'a [Document<'a>]) -> Self {
        let mut side = Self { documents, units: Vec::new(), first: Vec::new() };
        for (index, document) in documents.iter().enumerate() {
            side.first.push(side.units.len());
            let tokenizer = Tokenizer::new(*document);
            let homes = homes(index, document);
            for (id, clause) in document.outline.iter() {
                let mut all = tokenizer.label(clause);
                let labels = all.len();
                all.extend(tokenizer.tokens(clause));
                let keys: Vec<u64> = all[labels..].iter().map(|t| t.key).collect();
                let of = |span: text::Span| {
                    fingerprint(&text::fold(document.text.of(span)).to_lowercase())
                };
                let fallback = Home { document: index, kind: 0, nth: 0 };
                side.units.push(Unit {
                    place: Place { document: index, clause: id },
                    home: homes.get(clause.part).copied().unwrap_or(fallback),
                    kind: clause.kind,
                    span: clause.span.range(),
                    body: clause.body.range(),
                    exact: fingerprint(&keys),
                    address: fingerprint(clause.address.as_str()),
                    heading: clause.heading.map(of),
                    label: clause.label.map(of),
                    all,
                    labels,
                });
            }
        }
        side
    }

    pub(crate) fn content(&self, unit: usize) -> &'a str {
        let document = self.units[unit].place.document;
        &self.documents[document].text.content
    }

    /// The unit of a clause of a document.
    pub(crate) fn unit(&self, document: usize, clause: ClauseId) -> Option<usize> {
        let at = self.first.get(document)? + clause.0;
        (self.units.get(at)?.place == Place { document, clause }).then_some(at)
    }
}

impl Unit {
    /// The tokens of its body.
    pub(crate) fn tokens(&self) -> &[Token] {
        &self.all[self.labels..]
    }

    /// The tokens of its label.
    pub(crate) fn label_tokens(&self) -> &[Token] {
        &self.all[..self.labels]
    }

    /// The tokens of its label and its body.
    pub(crate) fn all_tokens(&self) -> &[Token] {
        &self.all
    }
}

fn homes(document: usize, of: &Document) -> Vec<Home> {
    let mut counted: HashMap<u8, usize> = HashMap::new();
    of.outline
        .parts
        .iter()
        .map(|part| {
            let kind = match part.kind {
                PartKind::Main => 0,
                PartKind::Policy => 1,
                PartKind::Attachment => 2,
            };
            let count = counted.entry(kind).or_default();
            let home = Home { document, kind, nth: *count };
            *count += 1;
            home
        })
        .collect()
}

fn fingerprint<T: Hash + ?Sized>(value: &T) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
