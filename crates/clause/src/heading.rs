//! Headings: those that stand alone and those that run into their clause.
//!
//! Owns what looks like a heading and the short names made of one. It never changes words.

use text::{Pos, Span, Text, is_abbreviated};

/// The most words of a heading. Source: the longest in the Llama, RAIL and Apache texts has nine
/// ("Additional Liability and Accepting Warranty" and the like have fewer).
const MOST_WORDS: usize = 9;

/// Whether words that stand alone are a heading: few, without the end of a sentence, in title case
/// or capitals, or wholly strong.
pub(crate) fn is_heading(words: &str, strong: bool) -> bool {
    let count = words.split_whitespace().count();
    let open = !words.ends_with(['.', ';', ',', ':']);
    let copyright = words.to_ascii_lowercase().starts_with("copyright");
    (1..=MOST_WORDS).contains(&count) && open && !copyright && (strong || is_title_case(words))
}

/// The heading at the start of a clause: its strong first words, if they stand apart from what
/// follows, or a short first sentence in title case. Without its full stop.
pub(crate) fn run_in(text: &Text, body: Span) -> Option<Span> {
    let words = text.of(body);
    let start = body.start().bytes();
    let strong = strong_to(text, Pos::new(start + 1))
        .filter(|s| s.start().bytes() <= start + 2 && s.end() <= body.end())
        .map(|s| s.end().bytes() - start)
        .filter(|end| stands_apart(&words[..*end], &words[*end..]));
    let end = strong.unwrap_or_else(|| first_sentence(words));
    let head = words.get(..end)?.trim_end_matches(['.', ':', ' ', ';']);
    // A list item of one or two words is an item, not a heading over nothing.
    let alone = end >= words.trim_end_matches(['.', ':', ' ']).len();
    let closed = words.ends_with(['.', ':']) || strong.is_some();
    // Capitals before capitals are a sentence of a disclaimer.
    let shouted = !alone && is_capitals(words);
    let few = head.split_whitespace().count() <= MOST_WORDS && !head.is_empty();
    (few && !shouted && is_title_case(head) && (!alone || closed))
        .then(|| Span::new(start, start + head.len()))
}

/// The first strong stretch that reaches to `end` or further.
pub(crate) fn strong_to(text: &Text, end: Pos) -> Option<Span> {
    text.strong.get(text.strong.partition_point(|s| s.end() < end)).copied()
}

/// Whether strong words are set off from what follows by a full stop, a colon, a dash or the end:
/// in "**Commercial use** is prohibited" they are part of the sentence.
fn stands_apart(strong: &str, after: &str) -> bool {
    let next = after.trim_start();
    strong.ends_with(['.', ':'])
        || next.is_empty()
        || after.starts_with(['.', ':'])
        || next.starts_with(['–', '—'])
        || next.len() < after.len() && next.starts_with("- ")
}

/// Where the first sentence of `words` ends, its full stop not included.
fn first_sentence(words: &str) -> usize {
    let mut stops = words.match_indices(". ").map(|(at, _)| at);
    stops.find(|at| !is_abbreviated(&words[..*at])).unwrap_or(words.len())
}

/// Whether every word of more than three letters begins with a capital, and the first does.
fn is_title_case(words: &str) -> bool {
    let mut letters = words
        .split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
        .filter(|w| !w.is_empty());
    let capital = |w: &str| !w.starts_with(char::is_lowercase);
    let first = words.trim_start_matches(|c: char| !c.is_alphanumeric());
    first.starts_with(char::is_uppercase) && letters.all(|w| w.chars().count() <= 3 || capital(w))
}

fn is_capitals(words: &str) -> bool {
    !words.contains(char::is_lowercase)
}

/// A short name for an address: small letters and hyphens, from at most five words.
pub(crate) fn slug(words: &str) -> String {
    let lower = words.to_lowercase();
    let parts: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).take(5).collect();
    if parts.is_empty() { "unnamed".into() } else { parts.join("-") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use text::Format;

    #[test]
    fn headings_that_stand_alone() {
        assert!(is_heading("Prohibited Uses", false));
        assert!(is_heading("LIMITATION OF LIABILITY", false));
        assert!(is_heading("Why we do this", true));
        assert!(!is_heading("Violence or terrorism", false));
        assert!(!is_heading("You agree.", true));
        assert!(!is_heading("Copyright (c) 2023 Example", false));
    }

    #[test]
    fn headings_that_run_in() {
        for (source, heading) in [
            ("1. Grant of Rights. You are granted a right.", Some("Grant of Rights")),
            ("1. Redistribution and Use.", Some("Redistribution and Use")),
            ("1. **Term**. The term begins. **x** **y**", Some("Term")),
            ("1. No trademark licenses are granted. You agree.", None),
            ("1. IT IS PROVIDED “AS IS”. THERE IS NO WARRANTY.", None),
            ("1. **Commercial use** is prohibited.", None),
            ("1. **Term and End** – it begins. **x**", Some("Term and End")),
            ("1. **Term:** it begins. **x**", Some("Term")),
            ("1. Acme Platforms, Inc. shall own it.", None),
            ("1. U.S. Government Users. You agree.", Some("U.S. Government Users")),
            ("1. U.S. Government use is not allowed here.", None),
            ("1. Sexual solicitation", None),
            ("1. Guns and illegal weapons (including development)", None),
        ] {
            let text = text::read(source.as_bytes(), Format::guess(source.as_bytes()));
            let body = Span::new(3, text.content.len());
            assert_eq!(run_in(&text, body).map(|s| text.of(s)), heading, "{source}");
        }
    }

    #[test]
    fn slugs_hold_nothing_but_words() {
        assert_eq!(slug("Llama 3.1’s “Materials” <b>"), "llama-3-1-s-materials");
        assert_eq!(slug("…"), "unnamed");
    }
}
