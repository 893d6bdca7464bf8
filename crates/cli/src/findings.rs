//! `gloss findings`: the clauses that bind, by category.
//!
//! Owns how findings are printed. It finds and judges nothing.

use crate::print::{self, Stretch, address};
use finding::Confidence;
use library::{Document, Error};
use serde::Serialize;

#[derive(Serialize)]
struct Found<'a> {
    findings: Vec<Finding<'a>>,
}

#[derive(Serialize)]
struct Finding<'a> {
    category: &'static str,
    group: &'static str,
    rule: &'a str,
    address: &'a str,
    start: usize,
    end: usize,
    words: Vec<Stretch>,
    quote: &'a str,
    criteria: Vec<&'static str>,
    confidence: &'static str,
    why: &'a str,
}

/// Prints the findings of a text, in reading order.
pub fn run(document: &Document, json: bool) -> Result<(), Error> {
    let findings = document.findings.iter().map(|f| Finding {
        category: f.category.id(),
        group: f.category.group().id(),
        rule: &f.rule,
        address: address(document, f.clause),
        start: f.span.start().bytes(),
        end: f.span.end().bytes(),
        words: f.words.iter().map(|s| (*s).into()).collect(),
        quote: document.text.of(f.span),
        criteria: f.criteria(),
        confidence: match f.confidence {
            Confidence::Sure => "sure",
            Confidence::Likely => "likely",
        },
        why: &f.why.en,
    });
    if json {
        return print::json(&Found { findings: findings.collect() });
    }
    for finding in findings {
        print::line(&format!(
            "{:>12}  {:20} {}\n{:14}“{}”",
            finding.address, finding.category, finding.why, "", finding.quote
        ))?;
    }
    Ok(())
}
