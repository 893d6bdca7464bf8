//! [`select`] and [`select_clause`]: words of a text → [`Selectors`] by which they are found again.
//!
//! Owns what is kept of a place. The selectors follow the W3C Web Annotation Data Model (quote with
//! prefix and suffix, position), with the clause's address and a hash of the text beside them.

use clause::{ClauseId, Outline};
use text::{Span, Text};

/// How many characters of context a quote keeps on each side.
///
/// The figure of Hypothesis and of Apache Annotator: enough to tell the places of a common word
/// apart, short enough to outlive an edit in the neighbouring sentence.
pub const CONTEXT: usize = 32;

/// Four ways to find the same words, kept together because each survives what another does not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selectors {
    /// The words and their neighbours.
    pub quote: Quote,
    /// Where the words stood, in bytes of the text that `text_hash` names.
    pub position: Span,
    /// The address of the clause in which the words begin ("1.b.v"); empty when the text has none.
    pub address: String,
    /// The hash of the text they were made on; see [`content_hash`].
    pub text_hash: String,
}

/// Words as they stood, with up to [`CONTEXT`] characters on each side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The words themselves, to the byte.
    pub exact: String,
    /// The characters before them; fewer at the text's start.
    pub prefix: String,
    /// The characters after them; fewer at the text's end.
    pub suffix: String,
}

/// The selectors of a stretch of a text, which may cross clauses.
///
/// `None` when the stretch is empty or blank, reaches beyond the text or cuts a character.
pub fn select(text: &Text, outline: &Outline, span: Span) -> Option<Selectors> {
    let content = &text.content;
    content.get(span.range()).filter(|exact| !exact.trim().is_empty())?;
    Some(Selectors {
        quote: quote(content, span),
        position: span,
        address: address(content, outline, span).to_owned(),
        text_hash: content_hash(content),
    })
}

/// The words of a stretch that fits the text, with their neighbours.
pub(crate) fn quote(content: &str, span: Span) -> Quote {
    Quote {
        exact: span.of(content).to_owned(),
        prefix: before(content, span).to_owned(),
        suffix: after(content, span).to_owned(),
    }
}

/// The selectors of a clause: its number, its heading and its own words, without the clauses beneath.
///
/// `None` when the outline has no such clause or is another text's.
pub fn select_clause(text: &Text, outline: &Outline, clause: ClauseId) -> Option<Selectors> {
    select(text, outline, outline.clauses.get(clause.0)?.span)
}

/// The SHA-256 of a text's content as 64 hexadecimal digits.
///
/// Unlike [`text::word_hash`] every byte counts: the same hash means that the same position holds
/// the same words.
pub fn content_hash(content: &str) -> String {
    text::sha256(content.as_bytes())
}

/// The address of the clause that holds the stretch's first character that is not blank.
pub(crate) fn address<'a>(content: &str, outline: &'a Outline, span: Span) -> &'a str {
    let words = span.of(content);
    let first = span.start().bytes() + (words.len() - words.trim_start().len());
    outline.at(first).map_or("", |clause| outline.clause(clause).address.as_str())
}

/// The context before a stretch.
pub(crate) fn before(content: &str, span: Span) -> &str {
    let before = &content[..span.start().bytes()];
    let start = before.char_indices().rev().nth(CONTEXT - 1).map_or(0, |(at, _)| at);
    &before[start..]
}

/// The context after a stretch.
pub(crate) fn after(content: &str, span: Span) -> &str {
    let after = &content[span.end().bytes()..];
    let end = after.char_indices().nth(CONTEXT).map_or(after.len(), |(at, _)| at);
    &after[..end]
}

#[cfg(test)]
mod tests {
    use super::*;
    use text::Format;

    fn check(source: &str, span: Span) -> Option<Selectors> {
        let text = text::read(source.as_bytes(), Format::Plain);
        select(&text, &clause::outline(&text), span)
    }

    #[test]
    fn context_is_counted_in_characters() {
        let content = format!("{}word{}", "é".repeat(40), "→".repeat(40));
        let at = content.find("word").unwrap();
        let quote = check(&content, Span::new(at, at + 4)).unwrap().quote;
        assert_eq!((quote.prefix, quote.suffix), ("é".repeat(32), "→".repeat(32)));
    }

    #[test]
    fn the_edges_of_a_text_have_less_context() {
        let quote = check("short text", Span::new(0, 5)).unwrap().quote;
        assert_eq!((quote.prefix.as_str(), quote.suffix.as_str()), ("", " text"));
    }

    #[test]
    fn the_address_is_that_of_the_first_word() {
        let source = "1. Grant of rights.\n\n2. Term of this.";
        // The stretch begins with the line's end of clause 1.
        let selectors = check(source, Span::new(19, 27)).unwrap();
        assert_eq!(selectors.quote.exact, "\n2. Term");
        assert_eq!(selectors.address, "2");
    }

    #[test]
    fn what_is_no_stretch_of_words_has_no_selectors() {
        for span in [(0, 0), (5, 6), (3, 4), (0, 999), (998, 999)] {
            assert_eq!(check("caté au lait", Span::new(span.0, span.1)), None, "{span:?}");
        }
    }

    #[test]
    fn a_clause_is_its_number_heading_and_own_words() {
        let source = b"1. Grant. You may:\n\na. use it;\n\nb. share it.";
        let text = text::read(source, Format::Plain);
        let outline = clause::outline(&text);
        let quote =
            |n| select_clause(&text, &outline, ClauseId(n)).map(|s| (s.quote.exact, s.address));
        assert_eq!(quote(0), Some(("1. Grant. You may:".into(), "1".into())));
        assert_eq!(quote(2), Some(("b. share it.".into(), "1.b".into())));
        assert_eq!(quote(3), None);
        assert_eq!(select_clause(&Text::default(), &outline, ClauseId(0)), None);
    }

    #[test]
    fn the_hash_is_of_bytes() {
        // The figure is FIPS 180-4's example for "abc".
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(content_hash("abc"), abc);
        assert_ne!(content_hash("“a”"), content_hash("\"a\""));
    }
}
