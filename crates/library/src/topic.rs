//! What a clause is about, in a few words of its own text.
//!
//! Owns the choice of those words: a defined term, a heading, the section with the clause's label, or
//! its first words. It looks at the shape of a text alone, never at which text it is.

use crate::Document;
use clause::{Clause, ClauseId, ClauseKind};

/// How many of a clause's words stand for it where it has no heading.
const FIRST_WORDS: usize = 8;

/// What a clause is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// "Additional Commercial Terms", "“Agreement”", "Redistribution and Use · i", "We reserve all
    /// rights not expressly given…".
    pub name: String,
    /// The clause's first words, where its name says where it stands and not what it says.
    pub begins: Option<String>,
}

/// The topic of a clause.
pub(crate) fn topic(document: &Document, id: ClauseId) -> Topic {
    let clause = document.outline.clause(id);
    let begins = || first_words(document.text.of(clause.body));
    let named = match clause.kind {
        ClauseKind::Definition => terms(document, id),
        ClauseKind::Title | ClauseKind::DateLine => None,
        ClauseKind::Heading | ClauseKind::Numbered | ClauseKind::Bullet | ClauseKind::Paragraph => {
            heading(document, clause)
        }
    };
    match (named, of_section(document, clause)) {
        (Some(name), _) => Topic { name, begins: None },
        (None, Some(name)) => Topic { name, begins: Some(begins()) },
        (None, None) => Topic { name: begins(), begins: None },
    }
}

/// The first words of a clause; an ellipsis tells that more follow.
pub fn first_words(body: &str) -> String {
    let mut words = body.split_whitespace();
    let first: Vec<&str> = words.by_ref().take(FIRST_WORDS).collect();
    let more = if words.next().is_some() { "…" } else { "" };
    first.join(" ") + more
}

/// The terms that a definition gives a meaning, in quotes.
fn terms(document: &Document, id: ClauseId) -> Option<String> {
    let own = document.outline.definitions.iter().filter(|definition| definition.clause == id);
    let quoted: Vec<String> = own.map(|definition| format!("“{}”", definition.term)).collect();
    (!quoted.is_empty()).then(|| quoted.join(", "))
}

fn heading(document: &Document, clause: &Clause) -> Option<String> {
    let words = document.text.of(clause.heading?).split_whitespace().collect::<Vec<_>>().join(" ");
    (!words.is_empty()).then_some(words)
}

/// The heading that a clause with a number or letter stands right under, with that number or letter.
fn of_section(document: &Document, clause: &Clause) -> Option<String> {
    if clause.kind != ClauseKind::Numbered {
        return None;
    }
    let heading = heading(document, document.outline.clause(clause.parent?))?;
    let printed = document.text.of(clause.label?);
    let label = printed.trim_matches(|c: char| !c.is_alphanumeric());
    (!label.is_empty()).then(|| format!("{heading} · {label}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Info;
    use crate::document::judged;
    use text::Format;

    fn topics(words: &str) -> Vec<String> {
        let text = text::read(words.as_bytes(), Format::Plain);
        let document = judged(Document::bare(Info::of_file("x.txt", ""), text));
        document.outline.iter().map(|(id, _)| topic(&document, id).name).collect()
    }

    #[test]
    fn a_clause_is_called_by_what_tells_it_apart() {
        let words = "BEE LICENCE AGREEMENT\n\n\
            “Hive” means a box with bees in it.\n\n\
            1. Keeping and Selling.\n\n\
            a. Grant of Rights. You may keep bees in any garden of yours.\n\n\
            b. You may sell honey, wax and what else they make to your neighbours.\n\n\
            We reserve everything that is not given to you in so many words here.\n";
        assert_eq!(
            topics(words),
            [
                "BEE LICENCE AGREEMENT",
                "“Hive”",
                "Keeping and Selling",
                "Grant of Rights",
                "Keeping and Selling · b",
                "We reserve everything that is not given to…",
            ]
        );
    }

    #[test]
    fn an_ellipsis_tells_that_more_follows() {
        for (body, said) in [
            ("You may use it.", "You may use it."),
            ("a b c d e f g h i", "a b c d e f g h…"),
            ("a b c d e f g h", "a b c d e f g h"),
            ("", ""),
        ] {
            assert_eq!(first_words(body), said);
        }
    }
}
