//! References from a clause to another.
//!
//! Owns how a reference is recognised and resolved. It never guesses: what does not resolve is said
//! to be elsewhere.

use crate::heading::slug;
use crate::{ClauseId, ClauseKind, Outline};
use regex::Regex;
use std::collections::HashMap;
use std::sync::LazyLock;
use text::{Span, Text};

/// Words that point to a clause or a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The words: "Section 1.b.i", "Sections 3, 4 and 7" gives one for each number.
    pub span: Span,
    /// Where they lead.
    pub target: Target,
}

/// Where a reference leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// To a clause of the same text.
    Own(ClauseId),
    /// To a section that this text does not have, or one of another document, as printed.
    Elsewhere(String),
}

/// A word for a clause and the first number behind it. The group `many` is there for a plural.
static FIRST: LazyLock<Regex> = LazyLock::new(|| {
    let word =
        r"(?:\b(?:[Ss]ection|[Cc]lause|[Aa]rticle|[Pp]aragraph)(?P<many>s)?\s+|§(?P<signs>§)?\s*)";
    Regex::new(&format!("{word}(?P<number>{NUMBER})")).expect("a constant pattern")
});

/// A further number of the same reference: ", 4", " and 7", " through 9".
static NEXT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(&format!(r"^(?:,? (?:and|or|to|through) |, |[-–])({NUMBER})"))
        .expect("a constant pattern")
});

/// A document or section by the name that it has in its title: "Attachment A", "Section IV".
static TITLED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"\b(?:(?i:Attachment|Exhibit|Schedule|Appendix|Annex) (?:[A-Z]|\d{1,2}|[IVX]{1,4})|(?i:Section|Article|Part) [IVXL]{1,5})\b",
    )
    .expect("a constant pattern")
});

/// Words behind a reference that lead out of this text: " of the … Agreement".
static ELSEWHERE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^,? (?:of|under|in) (?:the|that) (?:[^.;,]|\.\d){0,60}\b(?:Agreement|Licen[sc]e|Policy|Act|Regulation|Directive|Code|Terms)\b")
        .expect("a constant pattern")
});

/// "1", "1.b.i", "5(a)", "2.3(b)(ii)".
const NUMBER: &str = r"\d{1,3}(?:\.\d{1,3}|\.[a-z]{1,4}\b|\([a-zA-Z0-9]{1,4}\))*";

/// The references of a text.
pub(crate) fn references(text: &Text, outline: &Outline) -> Vec<Reference> {
    let named: HashMap<&str, ClauseId> =
        outline.iter().map(|(id, clause)| (clause.address.as_str(), id)).collect();
    let titled = titled(text, outline);
    let mut found = Vec::new();
    for (id, clause) in outline.iter() {
        let words = text.of(clause.body);
        let base = clause.body.start().bytes();
        for name in TITLED.find_iter(words) {
            let own = titled.get(&slug(name.as_str())).copied();
            // A title is no reference to itself.
            if own == Some(id) {
                continue;
            }
            let span = Span::new(base + name.start(), base + name.end());
            let target = match ELSEWHERE.find(&words[name.end()..]) {
                Some(whose) => Target::Elsewhere(format!("{}{}", name.as_str(), whose.as_str())),
                None => own.map_or_else(|| Target::Elsewhere(name.as_str().into()), Target::Own),
            };
            found.push(Reference { span, target });
        }
        for first in FIRST.captures_iter(words) {
            let (Some(whole), Some(number)) = (first.get(0), first.name("number")) else {
                continue;
            };
            if goes_on(words, number.end()) {
                continue;
            }
            let mut stretches = vec![(whole.start()..number.end(), number.as_str())];
            let mut end = number.end();
            let many = first.name("many").or(first.name("signs")).is_some();
            while let Some(more) = NEXT.captures(&words[end..]).and_then(|c| c.get(1)) {
                // "Section 2, 2024 edition" names one section.
                if !many || goes_on(words, end + more.end()) {
                    break;
                }
                stretches.push((end + more.start()..end + more.end(), more.as_str()));
                end += more.end();
            }
            let elsewhere = ELSEWHERE.find(&words[end..]).map(|m| m.as_str().trim());
            for (range, printed) in stretches {
                let span = Span::new(base + range.start, base + range.end);
                let target = match elsewhere {
                    Some(whose) => Target::Elsewhere(format!("{printed} {whose}")),
                    None => named.get(&*address(outline, clause.part, printed)).map_or_else(
                        || Target::Elsewhere(printed.to_owned()),
                        |id| Target::Own(*id),
                    ),
                };
                found.push(Reference { span, target });
            }
        }
    }
    found.sort_by_key(|reference| reference.span);
    found
}

/// The titles and headings that open with the name of a document or section, by that name.
fn titled(text: &Text, outline: &Outline) -> HashMap<String, ClauseId> {
    let mut all = HashMap::new();
    for (id, clause) in outline.iter() {
        let words = text.of(clause.body);
        let name = TITLED.find(words).filter(|name| {
            name.start() == 0 && matches!(clause.kind, ClauseKind::Title | ClauseKind::Heading)
        });
        if let Some(name) = name {
            all.entry(slug(name.as_str())).or_insert(id);
        }
    }
    all
}

/// Whether a number goes on behind byte `end`: "Section 1542" names no clause of a licence.
fn goes_on(words: &str, end: usize) -> bool {
    words[end..].starts_with(|c: char| c.is_ascii_digit())
}

/// The address that a printed number has in a part of the text.
fn address(outline: &Outline, part: usize, number: &str) -> String {
    let prefix = outline.parts.get(part).map_or("", |p| &p.prefix);
    format!("{prefix}{}", number.replace('(', ".").replace(')', ""))
}
