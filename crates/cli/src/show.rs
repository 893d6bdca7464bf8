//! `gloss show`: a text with its clauses.
//!
//! Owns how an outline is printed. It never changes words.

use crate::print;
use clause::ClauseKind;
use library::{Document, Error};
use serde::Serialize;

#[derive(Serialize)]
struct Shown<'a> {
    id: &'a str,
    text: &'a str,
    clauses: Vec<Clause<'a>>,
    diagnostics: Vec<Diagnostic<'a>>,
}

#[derive(Serialize)]
struct Clause<'a> {
    address: &'a str,
    label: Option<&'a str>,
    heading: Option<&'a str>,
    kind: &'static str,
    depth: usize,
    start: usize,
    end: usize,
}

#[derive(Serialize)]
struct Diagnostic<'a> {
    start: usize,
    end: usize,
    message: &'a str,
}

/// Prints a text with its clauses.
pub fn run(document: &Document, json: bool) -> Result<(), Error> {
    let (text, outline) = (&document.text, &document.outline);
    if !json {
        for clause in &outline.clauses {
            let indent = "  ".repeat(clause.depth);
            print::line(&format!(
                "{:>12}  {indent}{}",
                clause.address.as_str(),
                text.of(clause.body)
            ))?;
        }
        return Ok(());
    }
    let clauses = outline.clauses.iter().map(|clause| Clause {
        address: clause.address.as_str(),
        label: clause.label.map(|s| text.of(s)),
        heading: clause.heading.map(|s| text.of(s)),
        kind: kind(clause.kind),
        depth: clause.depth,
        start: clause.span.start().bytes(),
        end: clause.span.end().bytes(),
    });
    let odd = text.diagnostics.iter().chain(&outline.diagnostics).map(|d| Diagnostic {
        start: d.span.start().bytes(),
        end: d.span.end().bytes(),
        message: &d.message,
    });
    print::json(&Shown {
        id: &document.info.id,
        text: &text.content,
        clauses: clauses.collect(),
        diagnostics: odd.collect(),
    })
}

fn kind(kind: ClauseKind) -> &'static str {
    match kind {
        ClauseKind::Title => "title",
        ClauseKind::DateLine => "date-line",
        ClauseKind::Definition => "definition",
        ClauseKind::Heading => "heading",
        ClauseKind::Numbered => "numbered",
        ClauseKind::Bullet => "bullet",
        ClauseKind::Paragraph => "paragraph",
    }
}
