//! Where words that are gone may have been reworded.
//!
//! Owns the measure of likeness: the share of the quote's pairs of neighbouring words that stand
//! within as many words of the text. It never says that a likeness is the quote.

use crate::Quote;
use crate::ground::FoldedWords;
use std::collections::HashMap;
use text::{Span, fold, words};

/// The share of pairs above which a stretch is worth showing to a person.
///
/// One word changed in ten spoils two pairs in nine, so that half leaves room for several changes
/// in a sentence, while sentences on other matters share a tenth of their pairs or less.
const WORTH_SHOWING: f64 = 0.5;

/// How many pairs must stand there at least: two words stand together in any licence.
const FEWEST_PAIRS: usize = 2;

/// The stretch of the text that is most like the quote, when one is like it enough, and the share of
/// the quote's pairs that stand there. Pairs count where both words, by their numbers, may be taken.
pub(crate) fn nearest(
    text: &FoldedWords,
    quote: &Quote,
    may_take: impl Fn(usize) -> bool,
) -> Option<(Span, f64)> {
    let sought = fold(&quote.exact).to_lowercase();
    let sought: Vec<Option<u32>> =
        words(&sought).map(|word| text.number(word.span.of(&sought))).collect();
    let mut wanted: HashMap<(u32, u32), i32> = HashMap::new();
    for pair in sought.windows(2) {
        if let [Some(first), Some(second)] = *pair {
            *wanted.entry((first, second)).or_default() += 1;
        }
    }
    let length = sought.len().checked_sub(1).filter(|n| *n > 0)?;
    if wanted.is_empty() {
        return None;
    }

    // A window of as many pairs as the quote has is pushed over the text; `wanted` counts what is
    // still missing in it, below zero what it has too often. Of equals, one is taken that begins
    // as the quote goes on from there.
    let here = &text.numbered;
    let pair = |first: usize| {
        (may_take(first) && may_take(first + 1)).then(|| (here[first], here[first + 1]))
    };
    let mut held = 0usize;
    let (mut best, mut best_end) = ((0usize, false), 0usize);
    for end in 1..here.len() {
        if let Some(missing) = pair(end - 1).and_then(|pair| wanted.get_mut(&pair)) {
            held += usize::from(*missing > 0);
            *missing -= 1;
        }
        if let Some(gone) = end.checked_sub(length + 1)
            && let Some(missing) = pair(gone).and_then(|pair| wanted.get_mut(&pair))
        {
            *missing += 1;
            held -= usize::from(*missing > 0);
        }
        let begins =
            end.checked_sub(length).and_then(pair).is_some_and(|p| wanted.contains_key(&p));
        if (held, begins) > best {
            (best, best_end) = ((held, begins), end);
        }
    }
    #[expect(clippy::cast_precision_loss, reason = "counts of words are far below 2^52")]
    let share = best.0 as f64 / length as f64;
    let start = text.words.get(best_end.saturating_sub(length))?.start();
    let end = text.words.get(best_end)?.end();
    (share >= WORTH_SHOWING && best.0 >= FEWEST_PAIRS)
        .then(|| (text.text.span(start.bytes()..end.bytes()), share))
}

#[cfg(test)]
mod tests {
    use crate::{Quote, ground::Ground};
    use text::Text;

    fn check(content: &str, exact: &str, found: Option<&str>) {
        let text = Text { content: content.into(), ..Text::default() };
        let outline = clause::Outline::default();
        let ground = Ground::new(&text, &outline);
        let quote = Quote { exact: exact.into(), prefix: String::new(), suffix: String::new() };
        let nearest = super::nearest(ground.folded(), &quote, |_| true);
        assert_eq!(nearest.map(|(span, _)| span.of(content)), found, "{exact}");
        assert_eq!(super::nearest(ground.folded(), &quote, |_| false), None, "{exact}");
    }

    #[test]
    fn like_stretches_are_found_and_unlike_ones_are_not() {
        let content =
            "Preface. You may freely use and copy the model for any purpose. It ends in May.";
        check(content, "You may use and copy the model", Some("You may freely use and copy the"));
        check(content, "the model for no purpose", Some("the model for any purpose"));
        check(content, "You shall not share the weights with anyone", None);
        check(content, "model", None);
        check(content, "any purpose", None);
        check(content, "the the the the model", None);
        check("", "You may use", None);
    }
}
