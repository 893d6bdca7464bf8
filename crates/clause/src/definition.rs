//! Defined terms.
//!
//! Owns how a definition is recognised. It never rewrites a term: “Agreement” stays as printed.

use crate::ClauseId;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;
use text::Span;

/// A term that the text gives a meaning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Definition {
    /// The term without quotes: `Llama Materials`.
    pub term: String,
    /// Where the term stands, quotes not included.
    pub span: Span,
    /// The clause that defines it.
    pub clause: ClauseId,
}

/// A quoted term. Texts mix their quotes: "Work“ and “Work" are quoted all the same.
const QUOTED_TERM: &str = r#"["“”„«][^"“”„«»]{1,80}["“”»]"#;

/// Words that say that a term has a meaning.
const MEANS: &str = r"(?:also )?(?:shall mean|means?|refers? to|shall refer to|is defined|has the meaning|have the meaning|shall have the meaning|includes?)\b";

/// A quoted term at the start of a sentence that then says what it means.
static STANDALONE: LazyLock<Regex> = LazyLock::new(|| {
    let pattern = format!(
        r"^(?:The terms? |(?:In|As used in|For the purposes? of) this \w+, (?:the terms? )?)?{QUOTED_TERM}(?:\s*(?:,|or|and|, or|and/or)\s*{QUOTED_TERM})*\s*(?:\([^()]{{0,120}}\)\s*)?(?:form)?[,:]?\s*{MEANS}"
    );
    Regex::new(&pattern).expect("a constant pattern")
});

/// A quoted term inside a clause, with words behind it that say what it means.
static INSIDE: LazyLock<Regex> = LazyLock::new(|| {
    let pattern = format!(r"\b(?:[Tt]he|[Tt]o|[Tt]erms?|,) {QUOTED_TERM} {MEANS}");
    Regex::new(&pattern).expect("a constant pattern")
});

/// A quoted term in brackets behind the words that it stands for: (the “Mark”).
static BRACKETED: LazyLock<Regex> = LazyLock::new(|| {
    let pattern = format!(
        r"\((?:[a-zA-Z,/ ]{{0,60}}\s)?{QUOTED_TERM}(?:[a-zA-Z,/ ]{{0,30}}{QUOTED_TERM})?\)"
    );
    Regex::new(&pattern).expect("a constant pattern")
});

/// Quoted words, or a bracket outside quotes: it holds other words, not further terms.
static QUOTED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"["“”„«]([^"“”„«»]{1,80})["“”»]|\([^()]*\)"#).expect("a constant pattern")
});

/// The terms that a clause's body defines at its very start; empty when it is no definition.
pub(crate) fn standalone(body: &str) -> Vec<Range<usize>> {
    let Some(found) = STANDALONE.find(body) else { return Vec::new() };
    terms(found.as_str())
}

/// The terms that a clause gives a meaning further inside.
pub(crate) fn inside(body: &str) -> Vec<Range<usize>> {
    INSIDE.find_iter(body).flat_map(|m| shifted(terms(m.as_str()), m.start())).collect()
}

/// The terms that a clause defines in brackets.
pub(crate) fn bracketed(body: &str) -> Vec<Range<usize>> {
    BRACKETED
        .find_iter(body)
        .flat_map(|m| {
            // The bracket itself is looked into.
            let inner = &m.as_str()[1..m.len() - 1];
            shifted(terms(inner), m.start() + 1)
        })
        .collect()
}

fn shifted(terms: Vec<Range<usize>>, by: usize) -> impl Iterator<Item = Range<usize>> {
    terms.into_iter().map(move |t| t.start + by..t.end + by)
}

fn terms(words: &str) -> Vec<Range<usize>> {
    QUOTED.captures_iter(words).filter_map(|c| c.get(1)).map(|m| m.range()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of<'a>(body: &'a str, found: &[Range<usize>]) -> Vec<&'a str> {
        found.iter().map(|r| &body[r.clone()]).collect()
    }

    #[test]
    fn definitions_at_the_start() {
        for (body, terms) in [
            ("“Agreement” means the terms.", vec!["Agreement"]),
            ("\"Licensee\" or \"you\" means you.", vec!["Licensee", "you"]),
            ("\"Work“ means all of it.", vec!["Work"]),
            ("“Model(s)\" means a model.", vec!["Model(s)"]),
            ("“We”, “us”: means the giver.", vec!["We", "us"]),
            ("As used in this agreement, \"Works\" means all.", vec!["Works"]),
            ("“Works” (or “work”) shall mean all.", vec!["Works"]),
            ("By clicking “I Accept” below you agree.", vec![]),
            ("“I Accept” is what you click.", vec![]),
        ] {
            assert_eq!(of(body, &standalone(body)), terms, "{body}");
        }
    }

    #[test]
    fn definitions_inside_a_clause() {
        for (body, terms) in [
            ("We give it. The “Model” means the model.", vec!["Model"]),
            ("To \"modify\" also means to train.", vec!["modify"]),
            ("He said “no” means no.", vec![]),
        ] {
            assert_eq!(of(body, &inside(body)), terms, "{body}");
        }
    }

    #[test]
    fn definitions_in_brackets() {
        for (body, terms) in [
            ("a license to use “X” (the “Mark”) solely", vec!["Mark"]),
            (
                "this Policy (“Policy”). (collectively, the “Materials”)",
                vec!["Policy", "Materials"],
            ),
            ("a file (“notice.txt” must be kept) of", vec![]),
        ] {
            assert_eq!(of(body, &bracketed(body)), terms, "{body}");
        }
    }
}
