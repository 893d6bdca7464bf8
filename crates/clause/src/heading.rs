//! Headings: those that stand alone and those that run into their clause.
//!
//! Owns what looks like a heading and the short names made of one. It never changes words.

use text::{Span, Text};

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

/// The heading at the start of a clause: its strong first words, or a short first sentence in title
/// case. Without its full stop.
pub(crate) fn run_in(text: &Text, body: Span) -> Option<Span> {
    let words = text.of(body);
    let start = body.start().bytes();
    let strong =
        text.strong.iter().find(|s| s.start().bytes() <= start + 2 && s.end().bytes() > start);
    let end = match strong {
        Some(strong) if strong.end() <= body.end() => strong.end().bytes() - start,
        _ => words.find(". ").unwrap_or(words.len()),
    };
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
