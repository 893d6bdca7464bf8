//! The words that are quoted for a rule.
//!
//! Owns which words of a passage are quoted: those that decide, with enough beside them to be read,
//! word for word. It changes no character; an ellipsis at the end tells that the sentence goes on.

use crate::Document;
use finding::Finding;
use text::Span;

/// The most words of a quotation. A passage of so many is quoted whole.
const WORDS: usize = 30;
/// From so many words before the first that decides, a sentence is quoted from its start ...
const FROM_START: usize = 14;
/// ... and from so many, a phrase.
const FROM_PHRASE: usize = 8;
/// Where a sentence is not quoted from its start, it opens with its first phrase, if that has so many
/// words: it may say to whom or what the rest applies.
const OPENING: std::ops::RangeInclusive<usize> = 2..=10;
/// How many more words are quoted so as to close inner quotation marks.
const TO_CLOSE: usize = 6;

/// What is quoted for a finding.
pub(crate) fn of_finding(document: &Document, finding: &Finding) -> String {
    let content = &document.text.content;
    let passage = finding.span;
    let words = words_in(content, passage);
    if words.len() <= WORDS {
        return bare(passage.of(content)).to_owned();
    }
    let first = finding.words.first().map_or(passage.start(), |span| span.start());
    let last = finding.words.last().map_or(passage.end(), |span| span.end());
    let decides = words.partition_point(|w| w.end() <= first).min(words.len() - 1);
    let decided = words.partition_point(|w| w.start() < last).max(decides + 1);
    let sentence = |i: &usize| *i == 0 || ends_sentence(content, words[i - 1]);
    let phrase = |i: &usize| sentence(i) || ends_phrase(content, words[i - 1], words[*i]);
    let start = (0..=decides).rev().find(sentence).unwrap_or(0);
    let (from, opening) = if decides - start <= FROM_START {
        (start, None)
    } else {
        let near = decides.saturating_sub(FROM_PHRASE)..=decides;
        let comma = (start..decides).find(|i| words[*i].of(content).ends_with(','));
        let comma = comma.filter(|comma| OPENING.contains(&(comma + 1 - start)));
        let opening = comma.map(|comma| joined(&words[start..=comma]).of(content));
        (near.rev().find(phrase).unwrap_or(decides), opening)
    };
    let most = (from + WORDS).min(words.len());
    let ends = |i: &usize| *i == words.len() || ends_sentence(content, words[i - 1]);
    let quoted = match (decided..=most).find(ends) {
        Some(to) => bare(joined(&words[from..to]).of(content)).to_owned(),
        None => cut(content, &words[from..], most - from),
    };
    match opening {
        Some(opening) => format!("{opening} … {quoted}"),
        None => quoted,
    }
}

/// What is quoted of words that came or went.
pub(crate) fn of_words(content: &str) -> String {
    let words = words_in(content, Span::new(0, content.len()));
    if words.len() <= WORDS { bare(content).to_owned() } else { cut(content, &words, WORDS) }
}

/// The first `most` words, or a few more where these close what was opened.
fn cut(content: &str, words: &[Span], most: usize) -> String {
    let open = |to: &usize| is_open(joined(&words[..*to]).of(content));
    let further = (most..=(most + TO_CLOSE).min(words.len())).find(|to| !open(to));
    format!("{} …", bare(joined(&words[..further.unwrap_or(most)]).of(content)))
}

/// Whether quotation marks were opened that are not closed.
fn is_open(words: &str) -> bool {
    let count = |mark: char| words.matches(mark).count();
    count('“') > count('”') || count('"') % 2 == 1
}

/// The words of a stretch as white space parts them.
fn words_in(content: &str, within: Span) -> Vec<Span> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in within.of(content).char_indices() {
        let at = at + within.start().bytes();
        match (c.is_whitespace(), start) {
            (false, None) => start = Some(at),
            (true, Some(from)) => {
                words.push(Span::new(from, at));
                start = None;
            }
            _ => {}
        }
    }
    words.extend(start.map(|from| Span::new(from, within.end().bytes())));
    words
}

fn joined(words: &[Span]) -> Span {
    let ends = words.first().zip(words.last());
    ends.map_or(Span::default(), |(a, b)| Span::new(a.start().bytes(), b.end().bytes()))
}

/// Without white space, the marks that end a phrase, and what only joins it to the one before: "and",
/// "or", a letter in brackets.
fn bare(words: &str) -> &str {
    let ends = ['.', ',', ';', ':'];
    let mut words = words.trim().trim_end_matches(ends).trim_start_matches(ends).trim();
    while let Some((first, rest)) = words.split_once(char::is_whitespace) {
        let marker = first.starts_with('(') && first.ends_with(')') && first.len() <= 5;
        if !(marker || matches!(first, "and" | "or" | ")")) {
            break;
        }
        words = rest.trim_start();
    }
    if words.contains('(') { words } else { words.trim_start_matches(')').trim_end_matches(')') }
}

fn ends_sentence(content: &str, word: Span) -> bool {
    word.of(content).ends_with(['.', ';', ':'])
}

fn ends_phrase(content: &str, word: Span, next: Span) -> bool {
    ends_sentence(content, word)
        || word.of(content).ends_with(',')
        || next.of(content).starts_with('(')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(source: &str) -> String {
        let text = text::read(source.as_bytes(), text::Format::Plain);
        let document = crate::document::judged(Document::bare(
            crate::Info::of_file("a.txt", &text::sha256(source.as_bytes())),
            text,
        ));
        let findings = document.findings.iter();
        let finding = findings.min_by_key(|f| f.words[0]).expect("a finding");
        of_finding(&document, finding)
    }

    #[test]
    fn a_short_passage_is_quoted_whole() {
        assert_eq!(
            quoted("1. You may not use the model for commercial purposes."),
            "You may not use the model for commercial purposes"
        );
    }

    #[test]
    fn of_a_long_passage_the_words_that_decide_are_quoted() {
        let source = "1. If one of your many friends asks you on any day of the year to bring along \
            the bread and the wine that was promised, you may not use the model for commercial \
            purposes; and you will come to the feast that is held every spring in the old town.";
        assert_eq!(quoted(source), "you may not use the model for commercial purposes");
        let source = source.replacen("If", "For guests, if", 1);
        assert_eq!(
            quoted(&source),
            "For guests, … you may not use the model for commercial purposes"
        );
    }

    #[test]
    fn what_goes_on_says_so_and_closes_its_marks() {
        let many = "word ".repeat(28) + "“a b c d” and so on";
        assert_eq!(of_words(&many), "word ".repeat(28) + "“a b c d” …");
        assert_eq!(of_words(", a b c;"), "a b c");
        assert_eq!(of_words("; and (B) show a badge"), "show a badge");
        assert_eq!(of_words(") that contains it"), "that contains it");
        assert_eq!(of_words(""), "");
    }
}
