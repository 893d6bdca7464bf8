//! Whether a text has the words that the catalogue expects of it.

use catalogue::{Edition, Source, trail};
use text::Span;

/// Why the text of this edition is refused, naming the first word that differs where that can be told;
/// `None` when it has the right words.
pub fn refusal(edition: &Edition, text: &str) -> Option<String> {
    let content = text::read(text.as_bytes(), edition.format).content;
    let hash = text::word_hash(&content);
    if hash == edition.word_hash {
        return None;
    }
    let source = match &edition.source {
        Source::Scancode(key) => format!("ScanCode's text {key}"),
        Source::Spdx(id) => format!("SPDX's text {id}"),
        Source::Recipe(name) => format!("what the recipe {name} makes"),
    };
    let place = match &edition.word_trail {
        None => "the catalogue has no trail of its words".to_owned(),
        Some(trail) => trail::first_difference(trail, &content).map_or_else(
            || "no word differs by its trail".to_owned(),
            |at| format!("the first differing word is {}", near(&content, at)),
        ),
    };
    Some(format!(
        "{}: {source} has other words than the catalogue expects: {place} (word hash {hash}, expected {})",
        edition.id, edition.word_hash
    ))
}

/// The word with this number (from zero) between its neighbours: `… if you [may] not …`.
pub fn near(content: &str, at: usize) -> String {
    const NEIGHBOURS: usize = 4;
    let words: Vec<Span> = text::words(content).map(|word| word.span).collect();
    let Some(word) = words.get(at) else {
        return format!("number {}, behind the end of our text", at + 1);
    };
    let before = words[at.saturating_sub(NEIGHBOURS)].start().bytes();
    let after = words[(at + NEIGHBOURS).min(words.len() - 1)].end().bytes();
    let word = word.range();
    let line = |text: &str| text.replace('\n', " ");
    format!(
        "number {}, “{}[{}]{}”",
        at + 1,
        line(&content[before..word.start]),
        &content[word.clone()],
        line(&content[word.end..after])
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_shown_between_its_neighbours() {
        let content = "One, two three\nfour five six seven";
        assert_eq!(near(content, 0), "number 1, “[One], two three four five”");
        assert_eq!(near(content, 5), "number 6, “two three four five [six] seven”");
        assert_eq!(near(content, 7), "number 8, behind the end of our text");
    }

    #[test]
    fn a_text_is_refused_at_its_first_differing_word() {
        let mut edition = catalogue::editions()[0].clone();
        let right = "You may use and share it.";
        edition.word_hash = text::word_hash(right);
        edition.word_trail = Some(trail::of(right));
        assert_eq!(refusal(&edition, "You may\nuse and “share” it"), None);
        let told = refusal(&edition, "You may not use and share it.").expect("a word too many");
        assert!(told.contains("number 3, “You may [not] use and share it”"), "{told}");
        assert!(told.starts_with(&edition.id) && told.contains(&edition.word_hash), "{told}");
        edition.word_trail = None;
        let told = refusal(&edition, "You may not use and share it.").expect("a word too many");
        assert!(told.contains("no trail"), "{told}");
    }
}
