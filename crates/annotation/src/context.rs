//! [`Context`]: what stands around words, and how much of it stands around others.
//!
//! Owns the measure of neighbours, and how much it counts beside the words. It decides nothing.

use crate::select::{after, before};
use crate::{CONTEXT, Quote};
use std::ops::Range;
use text::{Span, fold};

/// Stands for the edge of a clause, which counts as a neighbour. No clause holds it.
const EDGE: char = '\n';

/// The characters around words that count: white space and typography do not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Context {
    before: Vec<char>,
    after: Vec<char>,
}

impl Context {
    /// What a quote keeps of it.
    pub fn quoted(quote: &Quote) -> Self {
        Self { before: plain(&quote.prefix), after: plain(&quote.suffix) }
    }

    /// What stands around a stretch, wherever clauses end: up to [`CONTEXT`] characters a side.
    pub fn around(content: &str, span: Span) -> Self {
        Self { before: plain(before(content, span)), after: plain(after(content, span)) }
    }

    /// What stands around a stretch of a clause's words up to these bounds.
    pub fn within(content: &str, span: Span, bounds: Range<usize>) -> Self {
        let (before, after) = (before(content, span), after(content, span));
        let room = span.start().bytes().saturating_sub(bounds.start);
        let start = before.len().checked_sub(room).filter(|at| before.is_char_boundary(*at));
        let mut front = plain(&before[start.unwrap_or(0)..]);
        if start.is_some() {
            front.insert(0, EDGE);
        }
        let room = bounds.end.saturating_sub(span.end().bytes());
        let end = Some(room).filter(|at| after.is_char_boundary(*at));
        let mut back = plain(&after[..end.unwrap_or(after.len())]);
        if end.is_some() {
            back.push(EDGE);
        }
        Self { before: front, after: back }
    }

    /// Which share of it stands around other words: 0 to 1, each side counting for half.
    pub fn share(&self, there: &Self) -> f64 {
        let sides = [
            share(self.before.iter().rev(), there.before.iter().rev()),
            share(self.after.iter(), there.after.iter()),
        ];
        match sides {
            [Some(before), Some(after)] => f64::midpoint(before, after),
            [Some(side), None] | [None, Some(side)] => side,
            // The quote was the whole text; what stands around it now is new.
            [None, None] => 1.0,
        }
    }
}

/// How sure it is that a place holds a quote: `words` is the share of it that stands there, `context`
/// the share of its neighbours.
///
/// Neighbours count as much as words do when the quote is as long as one side of them, for more when
/// it is shorter: "Materials" says little by itself, and a paragraph can do without.
pub(crate) fn score(quote: &str, words: f64, context: f64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "lengths of quotes are far below 2^52")]
    let [side, own] = [CONTEXT as f64, quote.trim().chars().count() as f64];
    let weight = side / (side + own);
    words * (1.0 - weight + weight * context)
}

fn plain(context: &str) -> Vec<char> {
    fold(context).chars().filter(|c| !c.is_whitespace()).collect()
}

/// Which share of `old` stands at the start of `new`; `None` when `old` is empty.
fn share<'a>(
    old: impl ExactSizeIterator<Item = &'a char>,
    new: impl Iterator<Item = &'a char>,
) -> Option<f64> {
    let all = old.len();
    let same = old.zip(new).take_while(|(a, b)| a == b).count();
    #[expect(clippy::cast_precision_loss, reason = "a few dozen characters")]
    (all > 0).then(|| same as f64 / all as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(old: &str, new: &str, expected: f64) {
        let parts = |line: &str| {
            let start = line.find('[').expect("a mark");
            let end = line.find(']').expect("a mark") - 1;
            let content = line.replace(['[', ']'], "");
            let len = content.len();
            Context::within(&content, Span::new(start, end), 0..len)
        };
        let share = parts(old).share(&parts(new));
        assert!((share - expected).abs() < 0.01, "{old} / {new}: {share}");
    }

    #[test]
    fn each_side_counts_for_half_and_an_edge_is_a_neighbour() {
        check("of the [work] in full", "of the  [work] in full", 1.0);
        check("of the [work] in full", "of the [work] alone", 0.5);
        check("[work]", "[work]", 1.0);
        check("[work]", "the [work]", 0.5);
        check("[work] here", "the [work] there", 0.0);
    }

    #[test]
    fn a_context_ends_with_its_clause() {
        let content = "before\nwork\nbehind";
        let context = Context::within(content, Span::new(7, 11), 7..11);
        assert_eq!((context.before, context.after), (vec![EDGE], vec![EDGE]));
    }

    #[test]
    fn the_shorter_the_words_the_more_their_neighbours_count() {
        let paragraph = "words ".repeat(60);
        assert!(score("it", 1.0, 0.0) < 0.1);
        assert!(score(&paragraph, 1.0, 0.0) > 0.9);
        assert!((score("any", 1.0, 1.0) - 1.0).abs() < 1e-9);
    }
}
