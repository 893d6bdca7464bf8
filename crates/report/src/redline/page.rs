//! The redline as one HTML page.
//!
//! Owns what stands where on it. The page needs nothing else: no script, no other file, no network,
//! and a policy in its head forbids them. The same redline gives the same bytes.

use super::markup::Markup;
use super::words::Words;
use super::{Cell, Column, Piece, Redline, Row, Sentence, Weight};
use crate::Fact;

const STYLE: &str = include_str!("style.css");
const POLICY: &str = "<meta charset=\"utf-8\">\
    <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\
    <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\
    <meta name=\"color-scheme\" content=\"light dark\">\
    <meta name=\"referrer\" content=\"no-referrer\">";

/// The redline as one self-contained HTML page.
pub fn html(redline: &Redline) -> String {
    let words = redline.apparatus.redline();
    let mut page = Markup::default();
    page.own("<!DOCTYPE html>\n");
    page.element("html", &[("lang", words.language)], |html| {
        html.element("head", &[], |head| {
            head.own(POLICY);
            head.said("title", &[], &redline.title);
            head.element("style", &[], |style| style.own(STYLE));
        });
        html.own("\n");
        html.element("body", &[], |body| whole(body, redline, words));
    });
    page.own("\n");
    page.finish()
}

fn whole(body: &mut Markup, redline: &Redline, words: &Words) {
    body.element("nav", &[("class", "skip")], |nav| {
        nav.said("a", &[("href", "#summary")], words.to_summary);
        nav.own(" ");
        nav.said("a", &[("href", "#clauses")], words.to_changes);
    });
    body.element("header", &[], |header| header.said("h1", &[], &redline.title));
    body.element("main", &[], |main| {
        main.element("section", &[("id", "summary"), ("aria-labelledby", "short")], |section| {
            section.said("h2", &[("id", "short")], words.in_short);
            summary(section, &redline.summary);
        });
        main.element("section", &[("id", "texts"), ("aria-labelledby", "sources")], |section| {
            section.said("h2", &[("id", "sources")], words.texts);
            section.element("div", &[("class", "pair")], |pair| {
                for (side, which) in redline.sides.iter().zip([words.older, words.newer]) {
                    pair.element("div", &[], |column| source(column, side, which));
                }
            });
        });
        if !redline.warnings.is_empty() {
            main.element("section", &[("class", "warnings")], |section| {
                section.said("h2", &[], words.warnings);
                section.element("ul", &[], |list| {
                    redline.warnings.iter().for_each(|warning| list.said("li", &[], warning));
                });
            });
        }
        main.element(
            "section",
            &[("id", "clauses"), ("aria-labelledby", "by-clause")],
            |section| {
                section.said("h2", &[("id", "by-clause")], words.clauses);
                key(section, words);
                section.element(
                    "div",
                    &[("class", "pair heads"), ("aria-hidden", "true")],
                    |heads| {
                        redline.sides.iter().for_each(|side| heads.said("p", &[], &side.name));
                    },
                );
                Clauses { redline, words }.all(section);
            },
        );
    });
    body.element("footer", &[], |footer| footer.said("p", &[], words.foot));
}

fn summary(section: &mut Markup, sentences: &[Sentence]) {
    section.element("ul", &[("class", "short")], |list| {
        for Sentence { words, row } in sentences {
            list.element("li", &[], |item| match row {
                Some(row) => item.said("a", &[("href", &format!("#c{row}"))], words),
                None => item.words(words),
            });
        }
    });
}

fn source(column: &mut Markup, side: &Column, which: &str) {
    column.element("h3", &[], |heading| {
        heading.said("span", &[("class", "which")], which);
        heading.own(" ");
        heading.words(&side.name);
    });
    for text in &side.texts {
        if side.texts.len() > 1 || text.title != side.name {
            column.said("p", &[("class", "title")], &text.title);
        }
        column.element("dl", &[], |list| {
            for Fact { label, value } in &text.facts {
                list.element("div", &[], |fact| {
                    fact.said("dt", &[], label);
                    fact.said("dd", &[], value);
                });
            }
        });
    }
}

fn key(section: &mut Markup, words: &Words) {
    section.element("p", &[("class", "key")], |key| {
        key.said("span", &[("class", "label")], words.key);
        for (class, name, said) in [
            ("substance", "ins", words.key_came),
            ("substance", "del", words.key_went),
            ("form", "ins", words.key_form),
        ] {
            key.own(" ");
            key.said(name, &[("class", class)], said);
        }
    });
}

fn heading(heading: &mut Markup, row: &Row) {
    if !row.sign.is_empty() {
        heading.said("span", &[("class", "sign"), ("aria-hidden", "true")], &row.sign);
        heading.own(" ");
    }
    heading.said("span", &[("class", "name")], &row.name);
    if !row.said.is_empty() {
        heading.own(" ");
        heading.said("span", &[("class", "said")], &row.said);
    }
}

/// The clauses, and what they need to know of one another.
struct Clauses<'a> {
    redline: &'a Redline,
    words: &'a Words,
}

impl Clauses<'_> {
    /// Rows that are the same are folded; each that moved leaves a line where it stood.
    fn all(&self, out: &mut Markup) {
        let rows = &self.redline.rows;
        let mut left = vec![Vec::new(); rows.len()];
        for (index, row) in rows.iter().enumerate() {
            if let Some(behind) = row.stood_behind.and_then(|at| left.get_mut(at)) {
                behind.push(index);
            }
        }
        let mut at = 0;
        while at < rows.len() {
            let same = |i: &usize| rows[*i].weight == Weight::Same;
            // A fold ends behind a row where another stood, so that its line stands there too.
            let mut end = at;
            while end < rows.len() && same(&end) && (end == at || left[end - 1].is_empty()) {
                end += 1;
            }
            if end > at {
                self.fold(out, at..end);
            } else {
                end = at + 1;
                self.row(out, at);
            }
            left[end - 1].iter().for_each(|moved| self.stub(out, *moved));
            at = end;
        }
    }

    fn fold(&self, out: &mut Markup, range: std::ops::Range<usize>) {
        let names = &self.redline.rows[range.clone()];
        let (first, last) = (&names[0].name, &names[names.len() - 1].name);
        let count = (self.words.same)(names.len());
        out.element("details", &[], |details| {
            details.element("summary", &[], |summary| {
                summary.words(&count);
                let named =
                    if first == last { first.clone() } else { format!("{first} – {last}") };
                summary.own(" ");
                summary.said("span", &[("class", "names")], &named);
            });
            range.for_each(|index| self.row(details, index));
        });
        out.own("\n");
    }

    /// Where a clause stood that stands elsewhere now.
    fn stub(&self, out: &mut Markup, moved: usize) {
        let row = &self.redline.rows[moved];
        let address = row.cells[0].as_ref().map_or("", |cell| cell.address.as_str());
        out.element("p", &[("class", "stub"), ("id", &format!("s{moved}"))], |stub| {
            stub.own("⇅ ");
            stub.words(address);
            stub.own(" ");
            stub.said("a", &[("href", &format!("#c{moved}"))], self.words.moved);
        });
    }

    fn row(&self, out: &mut Markup, index: usize) {
        let row = &self.redline.rows[index];
        let class = match row.weight {
            Weight::Same => "row same",
            Weight::Form => "row form",
            Weight::Substance => "row substance",
        };
        let (id, named) = (format!("c{index}"), format!("n{index}"));
        let attributes = [("class", class), ("id", &id), ("aria-labelledby", &named)];
        out.element("section", &attributes.map(|(name, value)| (name, value as &str)), |section| {
            section.element("h3", &[("id", &named)], |h| heading(h, row));
            section.element("div", &[("class", "pair")], |pair| {
                self.cell(pair, row, 0);
                self.cell(pair, row, 1);
            });
            self.told(section, row, index);
        });
        out.own("\n");
    }

    fn cell(&self, pair: &mut Markup, row: &Row, side: usize) {
        let class = if side == 0 { "cell old" } else { "cell new" };
        pair.element("div", &[("class", class)], |out| {
            out.element("p", &[("class", "vh")], |name| name.words(&self.redline.sides[side].name));
            match &row.cells[side] {
                Some(Cell { address, pieces }) => {
                    if address.to_lowercase() != row.name.to_lowercase() {
                        out.said("p", &[("class", "address")], address);
                    }
                    let attributes = [("class", "words"), ("lang", self.redline.language.as_str())];
                    out.element("p", &attributes, |words| {
                        for piece in pieces {
                            self.piece(words, piece, side);
                        }
                    });
                }
                None => out.said("p", &[("class", "absent")], self.words.not_here),
            }
        });
    }

    /// What changed is told in words too, for those who hear the page or read it as plain text.
    fn piece(&self, out: &mut Markup, piece: &Piece, side: usize) {
        let class = match piece.weight {
            Weight::Same => return out.words(&piece.words),
            Weight::Form => "form",
            Weight::Substance => "substance",
        };
        let (name, opens) =
            if side == 0 { ("del", self.words.deleted) } else { ("ins", self.words.inserted) };
        let language = [("class", "vh"), ("lang", self.words.language)];
        // A reader sees words come and go, not the spaces beside them.
        let inner = piece.words.trim();
        let (before, after) = piece.words.split_once(inner).unwrap_or(("", ""));
        out.words(before);
        out.element(name, &[("class", class)], |change| {
            change.said("span", &language, opens);
            change.words(inner);
            change.said("span", &language, self.words.end);
        });
        out.words(after);
    }

    fn told(&self, section: &mut Markup, row: &Row, index: usize) {
        if row.kinds.is_empty() && row.did.is_empty() && row.stood_behind.is_none() {
            return;
        }
        section.element("ul", &[("class", "told")], |list| {
            for did in &row.did {
                list.said("li", &[("class", "did")], did);
            }
            for kind in &row.kinds {
                list.element("li", &[], |item| {
                    item.said("b", &[], &kind.name);
                    if !kind.why.is_empty() {
                        item.words(self.words.colon);
                        item.words(&kind.why);
                    }
                });
            }
            if row.stood_behind.is_some() {
                list.element("li", &[], |item| {
                    item.said("a", &[("href", &format!("#s{index}"))], self.words.stood);
                });
            }
        });
    }
}

#[cfg(test)]
mod tests;
