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

/// A quoted term at the start of a sentence that then says what it means.
static STANDALONE: LazyLock<Regex> = LazyLock::new(|| {
    let quoted = r#"["“][^"“”]{1,80}["”]"#;
    let pattern = format!(
        r"^(?:The term )?{quoted}(?:\s*(?:,|or|and|, or|and/or)\s*{quoted})*\s*(?:\([^()]{{0,120}}\)\s*)?(?:form)?,?\s*(?:shall mean|means?|refers? to|is defined|has the meaning|have the meaning|shall have the meaning|includes?)\b"
    );
    Regex::new(&pattern).expect("a constant pattern")
});

/// A quoted term in brackets behind the words that it stands for: (the “Mark”).
static BRACKETED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r#"\((?:[a-zA-Z,/ ]{0,60}\s)?["“]([^"“”]{1,80})["”](?:[a-zA-Z,/ ]{0,30}["“][^"“”]{1,80}["”])?\)"#)
        .expect("a constant pattern")
});

static QUOTED: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r#"["“]([^"“”]{1,80})["”]"#).expect("a constant pattern"));

/// The terms that a clause's body defines at its very start; empty when it is no definition.
pub(crate) fn standalone(body: &str) -> Vec<Range<usize>> {
    let Some(found) = STANDALONE.find(body) else { return Vec::new() };
    // Brackets hold other words, not further terms.
    let head = &body[..found.end()];
    let head = head.split('(').next().unwrap_or(head);
    terms(head)
}

/// The terms that a clause defines in brackets.
pub(crate) fn bracketed(body: &str) -> Vec<Range<usize>> {
    BRACKETED
        .find_iter(body)
        .flat_map(|m| {
            terms(m.as_str()).into_iter().map(move |t| t.start + m.start()..t.end + m.start())
        })
        .collect()
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
            ("“Works” (or “work”) shall mean all.", vec!["Works"]),
            ("By clicking “I Accept” below you agree.", vec![]),
            ("“I Accept” is what you click.", vec![]),
        ] {
            assert_eq!(of(body, &standalone(body)), terms, "{body}");
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
