//! `gloss compare`: what changed, clause by clause.
//!
//! Owns how a comparison is printed. It decides nothing about what changed.

use crate::Outcome;
use crate::arguments;
use crate::print::{self, Stretch};
use comparison::{Change, Kind, Op, Place, Relation};
use library::{Compared, Document, Error, Language, Scope, Side, Step, Telling};
use serde::Serialize;
use std::sync::Arc;

#[derive(Serialize)]
struct Answer<'a> {
    summary: Summary,
    told: Vec<Told<'a>>,
    changes: Vec<Row<'a>>,
    diagnostics: &'a [String],
}

#[derive(Serialize)]
struct Summary {
    substantive: usize,
    formal: usize,
    same: usize,
}

/// A sentence that sums up, with the first clause that shows it and how many more do.
#[derive(Serialize)]
struct Told<'a> {
    what: &'static str,
    category: Option<&'static str>,
    categories: Vec<&'static str>,
    address: Option<&'a str>,
    edition: Option<&'a str>,
    quote: Option<&'a str>,
    more: usize,
    sure: bool,
    en: &'a str,
    fr: &'a str,
}

#[derive(Serialize)]
struct Row<'a> {
    relation: &'static str,
    kinds: Vec<&'static str>,
    substance: bool,
    old_edition: Option<&'a str>,
    new_edition: Option<&'a str>,
    old_address: Option<&'a str>,
    new_address: Option<&'a str>,
    old: Option<Stretch>,
    new: Option<Stretch>,
    edits: Vec<Edit<'a>>,
    findings_added: Vec<&'static str>,
    findings_removed: Vec<&'static str>,
}

#[derive(Serialize)]
struct Edit<'a> {
    op: &'static str,
    kind: Option<&'static str>,
    text: &'a str,
}

/// Prints a comparison.
pub fn run(
    sides: &[Arc<Document>],
    options: &arguments::Compare,
    json: bool,
) -> Result<Outcome, Error> {
    let scope = if options.bundle { Scope::Bundle } else { Scope::Alone };
    let compared = library::compare(sides, scope)?;
    let [old, new] = &compared.columns[..] else {
        return Err(Error::Fault("a comparison of two sides has not two".into()));
    };
    let Some(comparison) = &new.comparison else {
        return Err(Error::Fault("a comparison was not made".into()));
    };
    let summary = Summary {
        substantive: comparison.summary.substantive,
        formal: comparison.summary.formal,
        same: comparison.summary.same,
    };
    let not = options.exit_code && summary.substantive > 0;
    let sides = Sides { old: &old.documents, new: &new.documents };
    let language = options.language();
    if let Some(path) = &options.html {
        let page = library::redline_html(&compared, language)?;
        if path.as_os_str() == "-" {
            print::file(&page)?;
        } else {
            library::write_file(path, page.as_bytes())?;
        }
        return Ok(if not { Outcome::Not } else { Outcome::Done });
    }
    if options.stat && !json {
        print::line(&format!(
            "{} of substance, {} of form, {} the same",
            summary.substantive, summary.formal, summary.same
        ))?;
        for diagnostic in &comparison.diagnostics {
            eprintln!("gloss: {}", print::shown(diagnostic));
        }
    } else if json {
        let changes = if options.stat {
            Vec::new()
        } else {
            steps(&compared).map(|s| sides.row(s)).collect()
        };
        let told = sides.told(&new.telling);
        print::json(&Answer { summary, told, changes, diagnostics: &comparison.diagnostics })?;
    } else {
        in_short(&new.telling, language)?;
        for step in steps(&compared).filter(|s| s.change.relation != Relation::Same) {
            sides.print(step)?;
        }
        for diagnostic in &comparison.diagnostics {
            print::line(&format!("! {diagnostic}"))?;
        }
    }
    Ok(if not { Outcome::Not } else { Outcome::Done })
}

/// The summary, a line a sentence, and an empty line.
fn in_short(telling: &Telling, language: Language) -> Result<(), Error> {
    let told = telling.told.iter().map(|told| &told.words).chain(&telling.count);
    for words in told {
        print::line(match language {
            Language::En => &words.en,
            Language::Fr => &words.fr,
        })?;
    }
    print::line("")
}

fn steps(compared: &Compared) -> impl Iterator<Item = &Step> {
    compared.rows.iter().flat_map(|row| row.steps.iter().flatten())
}

/// The texts of both sides.
struct Sides<'a> {
    old: &'a [Arc<Document>],
    new: &'a [Arc<Document>],
}

impl<'a> Sides<'a> {
    fn told(&self, telling: &'a Telling) -> Vec<Told<'a>> {
        let told = telling.told.iter().map(|told| {
            let first = told.evidence.first();
            let stands = first.and_then(|first| match first.side {
                Side::Old => at(self.old, Some(first.place)),
                Side::New => at(self.new, Some(first.place)),
            });
            Told {
                what: told.what.id(),
                category: told.categories.first().map(|category| category.id()),
                categories: told.categories.iter().map(|category| category.id()).collect(),
                address: stands.map(|(_, clause)| clause.address.as_str()),
                edition: stands.map(|(document, _)| document.info.id.as_str()),
                quote: first.map(|first| first.quote.as_str()),
                more: told.evidence.len().saturating_sub(1),
                sure: told.confidence == finding::Confidence::Sure,
                en: &told.words.en,
                fr: &told.words.fr,
            }
        });
        let count = telling.count.iter().map(|words| Told {
            what: "count",
            category: None,
            categories: Vec::new(),
            address: None,
            edition: None,
            quote: None,
            more: 0,
            sure: true,
            en: &words.en,
            fr: &words.fr,
        });
        told.chain(count).collect()
    }

    fn row(&self, step: &'a Step) -> Row<'a> {
        let change = &step.change;
        let (old, new) = (at(self.old, change.old), at(self.new, change.new));
        Row {
            relation: change.relation.id(),
            kinds: change.kinds.iter().map(|k| k.id()).collect(),
            substance: change.substance,
            old_edition: old.map(|(d, _)| d.info.id.as_str()),
            new_edition: new.map(|(d, _)| d.info.id.as_str()),
            old_address: old.map(|(_, c)| c.address.as_str()),
            new_address: new.map(|(_, c)| c.address.as_str()),
            old: old.map(|(_, c)| c.span.into()),
            new: new.map(|(_, c)| c.span.into()),
            edits: self.edits(change),
            findings_added: step.gained.iter().map(|f| f.category.id()).collect(),
            findings_removed: step.lost.iter().map(|f| f.category.id()).collect(),
        }
    }

    fn edits(&self, change: &Change) -> Vec<Edit<'a>> {
        let (old, new) = (at(self.old, change.old), at(self.new, change.new));
        change
            .edits
            .iter()
            .map(|edit| {
                let (op, text) = match edit.op {
                    Op::Equal => ("equal", words(new, edit.new)),
                    Op::Insert => ("insert", words(new, edit.new)),
                    Op::Delete => ("delete", words(old, edit.old)),
                };
                Edit { op, kind: edit.kind.map(Kind::id), text }
            })
            .collect()
    }

    /// One change for a terminal: deletions in `[-…-]`, insertions in `{+…+}`.
    fn print(&self, step: &'a Step) -> Result<(), Error> {
        let row = self.row(step);
        let sign = if row.substance { '◆' } else { '◇' };
        let addresses = match (row.old_address, row.new_address) {
            (Some(old), Some(new)) if old == new => old.to_owned(),
            (Some(old), Some(new)) => format!("{old} → {new}"),
            (Some(one), None) | (None, Some(one)) => one.to_owned(),
            (None, None) => String::new(),
        };
        let kinds = if row.kinds.is_empty() {
            String::new()
        } else {
            format!(" ({})", row.kinds.join(", "))
        };
        print::line(&format!("{sign} {addresses}  {}{kinds}", row.relation))?;
        let mut redline = String::from("    ");
        for edit in &row.edits {
            let (open, close) = match edit.op {
                "insert" => ("{+", "+}"),
                "delete" => ("[-", "-]"),
                _ => ("", ""),
            };
            redline.extend([open, edit.text, close]);
        }
        print::line(&redline)?;
        for (sign, findings) in [('+', &row.findings_added), ('-', &row.findings_removed)] {
            for finding in findings {
                print::line(&format!("    {sign} {finding}"))?;
            }
        }
        Ok(())
    }
}

fn at(side: &[Arc<Document>], place: Option<Place>) -> Option<(&Document, &clause::Clause)> {
    let place = place?;
    let document = side.get(place.document)?;
    Some((document, document.outline.clause(place.clause)))
}

fn words<'a>(side: Option<(&'a Document, &clause::Clause)>, span: Option<text::Span>) -> &'a str {
    side.zip(span).map_or("", |((document, _), span)| document.text.of(span))
}
