//! Where the words of a quote stand in a text.
//!
//! Owns what counts as the same words: [`exact`] to the byte, [`apart_from_typography`] word for
//! word. It never chooses between several places.

use crate::Quote;
use crate::ground::FoldedWords;
use text::{Span, fold, words};

/// Every place where the quote stands to the byte, in reading order.
///
/// A quote that was whole words is not found inside others: "the" is not in "other".
pub(crate) fn exact(content: &str, quote: &Quote) -> Vec<Span> {
    let needle = quote.exact.as_str();
    let Some(first) = needle.chars().next() else { return Vec::new() };
    let cut = Cut::of(quote);
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = content[from..].find(needle).map(|at| from + at) {
        let end = at + needle.len();
        let starts = cut.front || !joins(&content[..at], needle);
        let ends = cut.back || !joins(needle, &content[end..]);
        if starts && ends {
            found.push(Span::new(at, end));
        }
        // Places may overlap: "a a" stands twice in "a a a".
        from = at + first.len_utf8();
    }
    found
}

/// Every place where the quote stands word for word while typography, punctuation or white space
/// may differ, in reading order. Capitals count.
pub(crate) fn apart_from_typography(text: &FoldedWords, quote: &Quote) -> Vec<Span> {
    let needle = fold(&quote.exact);
    let wanted: Vec<Span> = words(&needle).map(|word| word.span).collect();
    let (Some(first), Some(last)) = (wanted.first(), wanted.last()) else { return Vec::new() };
    let cut = Cut::of(quote);
    let alike = |i: usize, word: &str| {
        let sought = wanted[i].of(&needle);
        let whole = word == sought;
        let alone = wanted.len() == 1;
        whole
            || (!alone && cut.front && i == 0 && word.ends_with(sought))
            || (!alone && cut.back && i + 1 == wanted.len() && word.starts_with(sought))
    };
    let lead = needle[..first.start().bytes()].trim_start();
    let trail = needle[last.end().bytes()..].trim_end();
    let starts = 0..(text.words.len() + 1).saturating_sub(wanted.len());
    starts
        .filter(|start| (0..wanted.len()).all(|i| alike(i, text.word(start + i))))
        .map(|start| {
            let plain = text.text.text.as_str();
            let mut from = text.words[start].end().bytes() - first.len();
            let mut to = text.words[start + wanted.len() - 1].start().bytes() + last.len();
            // The quote's own brackets, quotation marks and stops belong to it where they stand.
            if plain[..from].ends_with(lead) {
                from -= lead.len();
            }
            if plain[to..].starts_with(trail) {
                to += trail.len();
            }
            text.text.span(from..to)
        })
        .collect()
}

/// Whether a quote begins or ends inside a word.
struct Cut {
    front: bool,
    back: bool,
}

impl Cut {
    fn of(quote: &Quote) -> Self {
        Self { front: joins(&quote.prefix, &quote.exact), back: joins(&quote.exact, &quote.suffix) }
    }
}

/// Whether the last character of one stretch and the first of the next are of one word.
fn joins(before: &str, after: &str) -> bool {
    let is_word = |c: char| words(c.encode_utf8(&mut [0; 4])).next().is_some();
    before.chars().next_back().is_some_and(is_word) && after.chars().next().is_some_and(is_word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ground::Ground;
    use text::Text;

    fn quote(prefix: &str, exact: &str, suffix: &str) -> Quote {
        Quote { exact: exact.into(), prefix: prefix.into(), suffix: suffix.into() }
    }

    fn check_exact(content: &str, quote: &Quote, starts: &[usize]) {
        let found: Vec<usize> = exact(content, quote).iter().map(|s| s.start().bytes()).collect();
        assert_eq!(found, starts, "{content} / {quote:?}");
    }

    #[test]
    fn whole_words_are_found_as_whole_words() {
        check_exact("other the then the", &quote("", "the", " "), &[6, 15]);
        check_exact("other the", &quote("o", "the", "r"), &[1, 6]);
        check_exact("a a a", &quote("", "a a", ""), &[0, 2]);
        check_exact("été ici été", &quote("", "été", ""), &[0, 10]);
        check_exact("nothing", &quote("", "", ""), &[]);
    }

    fn check_words(content: &str, quote: &Quote, found: &[&str]) {
        let text = Text { content: content.into(), ..Text::default() };
        let outline = clause::Outline::default();
        let ground = Ground::new(&text, &outline);
        let spans = apart_from_typography(ground.folded(), quote);
        let words: Vec<&str> = spans.iter().map(|s| s.of(content)).collect();
        assert_eq!(words, found, "{quote:?}");
    }

    #[test]
    fn typography_and_white_space_may_differ() {
        let content = "The “Licence” is non‑transferable,\nas said (see © 1).";
        check_words(content, &quote("The ", "\"Licence\" is", " n"), &["“Licence” is"]);
        check_words(
            content,
            &quote("is ", "non-\ntransferable as", " s"),
            &["non‑transferable,\nas"],
        );
        check_words(content, &quote("said ", "(see (c) 1)", "."), &["(see © 1)"]);
        check_words(content, &quote("The \"Lic", "ence\" is", " n"), &["ence” is"]);
        check_words(content, &quote("The ", "\"licence\" is", " n"), &[]);
        check_words(content, &quote("The ", "…", " n"), &[]);
    }
}
