//! A pair as a page to hand over.
//!
//! Owns what the page says of a comparison: rows, their names and words. How it is set is the business
//! of `report`; where it is saved, of the front ends.

mod marks;

use crate::comparing::{Compared, Step};
use crate::exporting::facts;
use crate::tally::reads_the_same;
use crate::telling::place;
use crate::topic::first_words;
use crate::{Document, Error, Language};
use comparison::{Change, Op, Place, Relation, StandsFor};
use marks::Marks;
use report::redline::{Cell, Column, Named, Piece, Redline, Row, Sentence, Source, Weight};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

/// A comparison of two editions as one HTML page that needs nothing else.
///
/// # Errors
/// When it is not of two editions.
pub fn redline_html(compared: &Compared, language: Language) -> Result<String, Error> {
    let [old, new] = &compared.columns[..] else {
        let n = compared.columns.len();
        return Err(Error::Input(format!("{n} editions; a page shows two")));
    };
    let page = Page {
        language,
        marks: Marks::built_in(),
        sides: [&old.documents, &new.documents],
        steps: compared.rows.iter().flat_map(|row| row.steps.iter().flatten()).collect(),
    };
    Ok(report::redline::html(&page.redline(compared)))
}

/// What the page is made of.
struct Page<'a> {
    language: Language,
    marks: &'static Marks,
    sides: [&'a [Arc<Document>]; 2],
    steps: Vec<&'a Step>,
}

impl Page<'_> {
    fn redline(&self, compared: &Compared) -> Redline {
        let french = self.language == Language::Fr;
        let [old, new] =
            place::names(&self.sides[0][0].info, &self.sides[1][0].info, self.speech());
        let side = |name: &String, bundle: &[Arc<Document>]| Column {
            name: name.clone(),
            texts: bundle
                .iter()
                .map(|d| Source { title: d.info.title.clone(), facts: facts(&d.info, french) })
                .collect(),
        };
        let column = &compared.columns[1];
        Redline {
            title: format!("{old} → {new}"),
            language: "en".to_owned(),
            apparatus: if french { report::Apparatus::French } else { report::Apparatus::English },
            sides: [side(&old, self.sides[0]), side(&new, self.sides[1])],
            summary: self.summary(compared),
            rows: self.rows(),
            warnings: column.comparison.iter().flat_map(|c| c.diagnostics.clone()).collect(),
        }
    }

    fn speech(&self) -> &'static crate::telling::phrases::Speech {
        let phrases = crate::telling::phrases::Phrases::built_in();
        if self.language == Language::Fr { &phrases.fr } else { &phrases.en }
    }

    fn pick<'w>(&self, words: &'w finding::Wording) -> &'w str {
        if self.language == Language::Fr { &words.fr } else { &words.en }
    }

    fn summary(&self, compared: &Compared) -> Vec<Sentence> {
        let telling = &compared.columns[1].telling;
        let told = telling.told.iter().map(|told| {
            let row = told
                .evidence
                .first()
                .and_then(|first| first.row(self.steps.iter().map(|s| Some(*s))));
            Sentence { words: self.pick(&told.words).to_owned(), row }
        });
        let count = telling
            .count
            .iter()
            .map(|words| Sentence { words: self.pick(words).to_owned(), row: None });
        told.chain(count).collect()
    }

    fn rows(&self) -> Vec<Row> {
        let stood = self.stood_behind();
        let steps = self.steps.iter().zip(stood);
        steps.map(|(step, stood_behind)| self.row(step, stood_behind)).collect()
    }

    /// For each row whose older words stood elsewhere, the row behind which they would stand: that of
    /// the nearest clause before them that stayed in its place.
    fn stood_behind(&self) -> Vec<Option<usize>> {
        let moved = |change: &Change| {
            change.stands_for == StandsFor::Both
                && matches!(change.relation, Relation::Moved | Relation::MovedEdited)
        };
        let mut at = HashMap::<Place, usize>::new();
        for (index, step) in self.steps.iter().enumerate() {
            if let Some(place) = step.change.old.filter(|_| !moved(&step.change)) {
                at.entry(place).or_insert(index);
            }
        }
        let before = |place: Place| {
            let ids = (0..place.clause.0).rev().map(clause::ClauseId);
            ids.map(|clause| Place { clause, ..place }).find_map(|place| at.get(&place)).copied()
        };
        let stood = self.steps.iter().enumerate().map(|(index, step)| {
            let place = step.change.old.filter(|_| moved(&step.change))?;
            before(place).filter(|behind| behind + 1 != index)
        });
        stood.collect()
    }

    fn row(&self, step: &Step, stood_behind: Option<usize>) -> Row {
        let change = &step.change;
        let weight = weight(change);
        let words = self.marks.relation(change.relation.id(), weight == Weight::Substance);
        let cells = [self.cell(change, 0), self.cell(change, 1)];
        let name = self.name(change, &cells);
        let (sign, said) = match weight {
            Weight::Same => (String::new(), String::new()),
            _ => (words.sign.clone(), self.pick(&words.words).to_owned()),
        };
        let (kinds, did) = match weight {
            Weight::Same => (Vec::new(), Vec::new()),
            _ => (self.kinds(change), self.did(step)),
        };
        Row { name, weight, sign, said, kinds, did, cells, stood_behind }
    }

    /// The clause on one side, in the row that is the place of its words.
    fn cell(&self, change: &Change, side: usize) -> Option<Cell> {
        let place = if side == 0 { change.old } else { change.new }?;
        // A twin stands for its own side alone.
        let stands_for = change.stands_for;
        let elsewhere = ![stands_for.tells_old(), stands_for.tells_new()][side];
        let document = &self.sides[side][place.document];
        let address = self.address(side, place);
        if elsewhere {
            return None;
        }
        let pieces = change.edits.iter().filter_map(|edit| {
            let span = if side == 0 { edit.old } else { edit.new }?;
            let weight = match (edit.op, edit.kind) {
                (Op::Equal, _) => Weight::Same,
                (_, Some(kind)) if !kind.is_substance() => Weight::Form,
                _ => Weight::Substance,
            };
            Some(Piece { words: document.text.of(span).to_owned(), weight })
        });
        Some(Cell { address, pieces: pieces.collect() })
    }

    /// Where a clause stands; behind its text's title where that is not the first.
    fn address(&self, side: usize, place: Place) -> String {
        let document = &self.sides[side][place.document];
        let address = place::address(document, place.clause, self.speech());
        let title = (place.document > 0).then(|| document.info.title.clone());
        title.into_iter().chain(address).collect::<Vec<_>>().join(", ")
    }

    /// The clause's address, or its first words where the text gives it none.
    fn name(&self, change: &Change, cells: &[Option<Cell>; 2]) -> String {
        let shown = cells.iter().flatten().last().map(|cell| cell.address.clone());
        if let Some(address) = shown.filter(|address| !address.is_empty()) {
            return marks::as_heading(&address);
        }
        let side = usize::from(change.new.is_some());
        let Some(place) = [change.old, change.new][side] else { return String::new() };
        let document = &self.sides[side][place.document];
        first_words(document.text.of(document.outline.clause(place.clause).body))
    }

    /// The kinds of a change, each with the reasons that its edits give.
    fn kinds(&self, change: &Change) -> Vec<Named> {
        let named = change.kinds.iter().map(|kind| {
            let mut seen = HashSet::new();
            let edits = change.edits.iter().filter(|edit| edit.kind == Some(*kind));
            let reasons = edits.filter_map(|edit| edit.reason).filter(|r| seen.insert(r.rule));
            let french = self.language == Language::Fr;
            let why: Vec<&str> = reasons.map(|r| if french { r.fr } else { r.en }).collect();
            Named { name: self.pick(self.marks.kind(*kind)).to_owned(), why: why.join("; ") }
        });
        named.collect()
    }

    fn did(&self, step: &Step) -> Vec<String> {
        let colon = if self.language == Language::Fr { "\u{a0}: " } else { ": " };
        let all = [(&step.gained, 0), (&step.lost, 1)];
        all.into_iter()
            .flat_map(|(findings, which)| findings.iter().map(move |finding| (finding, which)))
            .map(|(finding, which)| {
                let effect = self.marks.effect(finding.category.group(), which);
                let name = finding.category.name();
                format!("{}{colon}{}", self.pick(effect), marks::in_sentence(self.pick(&name)))
            })
            .collect()
    }
}

fn weight(change: &Change) -> Weight {
    if reads_the_same(change) {
        Weight::Same
    } else if change.substance {
        Weight::Substance
    } else {
        Weight::Form
    }
}
