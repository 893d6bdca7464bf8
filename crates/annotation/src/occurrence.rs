//! Where the words of a quote stand in a text.
//!
//! Owns what counts as the same words: [`exact`] to the byte, [`apart_from_typography`] word for
//! word. It never chooses between several places.

use crate::Quote;
use crate::ground::FoldedWords;
use crate::run::{places, places_in};
use text::{Span, fold, is_word, words};

/// Every place where the quote stands to the byte, in reading order.
///
/// A quote that was whole words is not found inside others: "the" is not in "other".
pub(crate) fn exact(content: &str, quote: &Quote) -> Vec<Span> {
    let needle = quote.exact.as_str();
    let cut = Cut::of(quote);
    let whole = |at: &usize| {
        let starts = cut.front || !joins(&content[..*at], needle);
        starts && (cut.back || !joins(needle, &content[at + needle.len()..]))
    };
    let found = places_in(needle, content).into_iter().filter(whole);
    found.map(|at| Span::new(at, at + needle.len())).collect()
}

/// Every place where the quote stands word for word while typography, punctuation or white space
/// may differ, in reading order. Capitals count.
pub(crate) fn apart_from_typography(text: &FoldedWords, quote: &Quote) -> Vec<Span> {
    let needle = fold(&quote.exact);
    let wanted: Vec<Span> = words(&needle).map(|word| word.span).collect();
    let (Some(first), Some(last)) = (wanted.first(), wanted.last()) else { return Vec::new() };
    let cut = Cut::of(quote);
    let sought: Vec<&str> = wanted.iter().map(|word| word.of(&needle)).collect();
    // The words at a cut end are pieces of the text's; those between stand there as they are.
    let front = usize::from(cut.front && sought.len() > 1);
    let back = sought.len() - usize::from(cut.back && sought.len() > 1);
    let starts = if front < back {
        let here = (front..text.words.len()).map(|i| text.word(i));
        places(&sought[front..back], here)
    } else {
        (0..(text.words.len() + 1).saturating_sub(sought.len())).collect()
    };
    let ends = |start: &usize| {
        start + sought.len() <= text.words.len()
            && (front == 0 || text.word(*start).ends_with(sought[0]))
            && (back == sought.len() || text.word(start + back).starts_with(sought[back]))
    };
    let lead = needle[..first.start().bytes()].trim_start();
    let trail = needle[last.end().bytes()..].trim_end();
    starts
        .into_iter()
        .filter(ends)
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
        check_words(content, &quote("The \"Lic", "ence\" is n", "on"), &["ence” is n"]);
        check_words(content, &quote("is n", "on-trans", "fer"), &["on‑trans"]);
    }

    #[test]
    fn a_quote_that_repeats_itself_is_found_in_bounded_time() {
        // Compared place by place, 40,000 words at each of 40,000 places took a minute and more.
        let content = "a ".repeat(80_000);
        let exact_quote = quote("", content[..80_000].trim(), " ");
        assert_eq!(exact(&content, &exact_quote).len(), 40_001);
        let text = Text { content, ..Text::default() };
        let outline = clause::Outline::default();
        let ground = Ground::new(&text, &outline);
        let other = quote("", &"a\n".repeat(40_000), "");
        assert_eq!(apart_from_typography(ground.folded(), &other).len(), 40_001);
    }
}
