//! The texts that are searched: every edition of the catalogue and all of the reference shelf.
//!
//! Owns the way from the embedded corpus to what is indexed. Findings are left out: which words have
//! which does not change what a search takes.

use store::search::{IndexedClause, IndexedText, Shelf};
use text::{Format, Text};

/// Categories that are given out in turn, so that filters find something.
const CATEGORIES: [&str; 4] = ["naming", "output-use", "termination-breach", "notice"];

pub fn all() -> Vec<IndexedText> {
    let editions = catalogue::editions().iter().filter_map(|edition| {
        let text = text::read(&catalogue::bytes(&edition.id)?, edition.format);
        Some(indexed(&edition.id, Shelf::Catalogue, &edition.family, &text))
    });
    let shelf = catalogue::references().iter().map(|reference| {
        let bytes = reference.text.as_bytes();
        let text = text::read(bytes, Format::guess(bytes));
        indexed(reference.id, Shelf::Reference, "", &text)
    });
    editions.chain(shelf).collect()
}

fn indexed(id: &str, shelf: Shelf, family: &str, text: &Text) -> IndexedText {
    let outline = clause::outline(text);
    let clauses = outline.clauses.iter().enumerate().map(|(i, clause)| IndexedClause {
        address: clause.address.to_string(),
        span: clause.body,
        words: text.of(clause.body).to_owned(),
        heading: clause.heading.map_or("", |heading| text.of(heading)).to_owned(),
        categories: CATEGORIES.get(i % 8).map(|id| (*id).to_owned()).into_iter().collect(),
    });
    IndexedText {
        id: id.to_owned(),
        shelf,
        family: family.to_owned(),
        state: String::new(),
        clauses: clauses.collect(),
    }
}
