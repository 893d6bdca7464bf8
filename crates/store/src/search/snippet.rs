//! [`Snippet`]: the words around what was found.
//!
//! Owns where hits stand in a text and which stretch of it is shown. Never markup: the words are as they
//! stand in the text, hostile until shown otherwise, with the hits' places beside them.

use super::query::Term;
use super::words::is;
use std::ops::Range;

/// How many characters are shown at the most: about two lines of a list of results.
const LONGEST: usize = 240;
/// How many characters are shown before the first hit.
const BEFORE: usize = 60;

/// A stretch of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snippet {
    /// Its words, as they stand in the text.
    pub words: String,
    /// Where the hits stand, in bytes of `words`, in order and apart from one another.
    pub hits: Vec<Range<usize>>,
    /// Whether the text goes on before.
    pub cut_before: bool,
    /// Whether the text goes on behind.
    pub cut_after: bool,
}

/// The stretch of `content` where the terms stand; its beginning where none does.
pub(crate) fn snippet(content: &str, terms: &[Term]) -> Snippet {
    found(content, terms).unwrap_or_else(|| shown(content, stretch(content, 0), Vec::new()))
}

/// The stretch of `content` where the terms stand; `None` where none does.
pub(crate) fn found(content: &str, terms: &[Term]) -> Option<Snippet> {
    let words = words(content);
    let mut places = places(content, &words, terms).peekable();
    let stretch = stretch(content, places.peek()?.start);
    let mut hits: Vec<Range<usize>> = Vec::new();
    for hit in places.take_while(|hit| hit.start < stretch.end) {
        let hit = hit.start - stretch.start..hit.end.min(stretch.end) - stretch.start;
        match hits.last_mut() {
            Some(last) if joins(&content[stretch.clone()], last, &hit) => {
                last.end = last.end.max(hit.end);
            }
            _ => hits.push(hit),
        }
    }
    Some(shown(content, stretch, hits))
}

fn shown(content: &str, stretch: Range<usize>, hits: Vec<Range<usize>>) -> Snippet {
    Snippet {
        hits,
        cut_before: !content[..stretch.start].trim().is_empty(),
        cut_after: !content[stretch.end..].trim().is_empty(),
        words: content[stretch].to_owned(),
    }
}

fn words(content: &str) -> Vec<Range<usize>> {
    text::words(content).map(|word| word.span.range()).collect()
}

/// Where the terms stand, by where each place begins.
fn places<'a>(
    content: &'a str,
    words: &'a [Range<usize>],
    terms: &'a [Term],
) -> impl Iterator<Item = Range<usize>> + 'a {
    let stands = move |term: &Term, at: usize| {
        let last = term.words.len() - 1;
        let words = words.get(at..=at + last)?;
        let mut wanted = term.words.iter().zip(words).enumerate();
        let fits = wanted.all(|(i, (word, place))| {
            is(&content[place.clone()], word, term.may_go_on && i == last)
        });
        fits.then(|| words[0].start..words[last].end)
    };
    (0..words.len()).flat_map(move |at| terms.iter().filter_map(move |term| stands(term, at)))
}

/// Whether what is found touches what was found before, or has only blanks between.
fn joins(content: &str, last: &Range<usize>, hit: &Range<usize>) -> bool {
    content.get(last.end..hit.start).is_none_or(|between| between.trim().is_empty())
}

/// What of `content` is shown, from a little before the first hit on, cut between words.
fn stretch(content: &str, hit: usize) -> Range<usize> {
    if content.char_indices().nth(LONGEST).is_none() {
        return 0..content.len();
    }
    let before = content[..hit].char_indices().rev().nth(BEFORE).map(|(at, _)| at);
    let start = before.map_or(0, |at| {
        let blank = content[at..hit].find(char::is_whitespace);
        blank.map_or(hit, |blank| at + blank)
    });
    let start = hit.min(start + content[start..].len() - content[start..].trim_start().len());
    let rest = &content[start..];
    let Some((most, _)) = rest.char_indices().nth(LONGEST) else { return start..content.len() };
    let end = rest[..most].rfind(char::is_whitespace).unwrap_or(most);
    let end = rest[..end].trim_end().len();
    // A word that is longer than all that is shown is cut.
    start..start + if start + end <= hit { most } else { end }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::Query;
    use proptest::prelude::*;

    /// The snippet with its hits in brackets, and dots where the text goes on.
    fn told(content: &str, typed: &str) -> String {
        let query = Query::read(typed, &Default::default());
        let Snippet { mut words, hits, cut_before, cut_after } = snippet(content, &query.terms);
        for hit in hits.iter().rev() {
            words.insert(hit.end, ']');
            words.insert(hit.start, '[');
        }
        let dots = |cut| if cut { "…" } else { "" };
        format!("{}{words}{}", dots(cut_before), dots(cut_after))
    }

    #[test]
    fn hits_are_marked() {
        for (content, typed, expected) in [
            ("Meta may terminate this.", "may term", "Meta [may terminate] this."),
            ("Meta may, too, terminate.", "terminate may ", "Meta [may], too, [terminate]."),
            ("Any TIME; any other time.", "\"any time\"", "[Any TIME]; any other time."),
            ("a non-exclusive right", "non-exclusive ", "a [non-exclusive] right"),
            ("La durée est É.", "duree e", "La [durée est É]."),
            ("Terms, term, terminate", "term ", "Terms, [term], terminate"),
            ("<b>may</b>", "may ", "<b>[may]</b>"),
            ("a a a", "\"a a\"", "[a a a]"),
            ("no hit", "may ", "no hit"),
            ("", "may ", ""),
        ] {
            assert_eq!(told(content, typed), expected, "{content}");
        }
    }

    #[test]
    fn a_long_text_is_shown_around_its_first_hit() {
        let content = format!("{} end {}", "word ".repeat(100), "more ".repeat(100));
        let told = told(&content, "end ");
        assert!(told.starts_with("…word word") && told.ends_with("more…"), "{told}");
        assert!(told.contains(" [end] more"), "{told}");
        assert!(told.chars().count() <= LONGEST + 4, "{told}");
        assert_eq!(snippet(&"x".repeat(1_000), &[]).words.len(), LONGEST);
    }

    proptest! {
        #[test]
        fn any_snippet_is_a_stretch_of_the_text(
            content in "([a-cé“ \u{2028}\u{301}\u{1f999}]{0,12}[ .]?){0,60}", typed in "[a-cé\" ]{0,8}"
        ) {
            let query = Query::read(&typed, &Default::default());
            let found = snippet(&content, &query.terms);
            prop_assert!(content.contains(&found.words));
            prop_assert!(found.words.chars().count() <= LONGEST);
            let mut end = 0;
            for hit in &found.hits {
                prop_assert!(end <= hit.start && hit.start < hit.end);
                prop_assert!(found.words.get(hit.clone()).is_some());
                end = hit.end;
            }
            if let Some(hit) = super::found(&content, &query.terms) {
                prop_assert!(!hit.hits.is_empty(), "{:?}", hit);
            }
        }
    }
}
