//! A stretch of the content → text elements, each under its own span.
//!
//! The words go in as values, so nothing in them can be markup. Here are cut: runs of bold, signs
//! that cannot be drawn, the anchors of notes, and words too long for a line.

use crate::runs::{LONGEST_RUN, Runs, Shows};
use crate::shown::{Repertoire, Shape, stand_in};
use std::ops::Range;
use typst::foundations::{Content, Label, NativeElement, Smart, Value};
use typst::introspection::MetadataElem;
use typst::layout::{Abs, BoxElem, HElem};
use typst::text::{FontWeight, NumberType, TextElem};

/// A word longer than this many characters may be broken, without a hyphen, so that none can run
/// into the margin: so many capitals just fill the line of the deepest item.
const LONGEST_WORD: usize = 24;
/// Where a long word such as a web address is best broken: behind one of these.
const JOINTS: &str = "/.?&=_,;:@#%~+|";
/// Ideographs and kana, which may be broken anywhere by their own rules, begin here.
const FIRST_IDEOGRAPH: char = '\u{2e80}';

/// What all stretches of one report share.
pub(crate) struct Setter<'a> {
    pub content: &'a str,
    pub repertoire: &'a Repertoire,
    /// Bold stretches, sorted, apart from each other.
    pub strong: Vec<Range<usize>>,
    /// (byte, mark), sorted: where the anchor of a mark stands.
    pub anchors: Vec<(usize, i64)>,
    pub anchor_label: Label,
    pub runs: Runs,
}

impl Setter<'_> {
    /// The stretch with the anchors that fall into it, its two ends included.
    pub(crate) fn body(&mut self, range: Range<usize>) -> Content {
        let from = self.anchors.partition_point(|a| a.0 < range.start);
        let to = self.anchors.partition_point(|a| a.0 <= range.end);
        let anchors = self.anchors[from..to].to_vec();
        let mut parts = Vec::new();
        let mut at = range.start;
        for (byte, mark) in anchors {
            self.words(at..byte, &mut parts);
            at = byte;
            let anchor = MetadataElem::new(Value::Int(mark)).pack();
            parts.push(anchor.labelled(self.anchor_label));
        }
        self.words(at..range.end, &mut parts);
        Content::sequence(parts)
    }

    /// The stretch without anchors.
    pub(crate) fn plain(&mut self, range: Range<usize>) -> Content {
        let mut parts = Vec::new();
        self.words(range, &mut parts);
        Content::sequence(parts)
    }

    fn words(&mut self, range: Range<usize>, parts: &mut Vec<Content>) {
        let mut from = range.start;
        for cut in cuts(self.content, range.clone()) {
            match cut {
                Cut::Break(at) => {
                    self.signs(from..at, parts);
                    // Typst drops a space of no width at all.
                    parts.push(HElem::new(Abs::pt(0.001).into()).pack());
                    from = at;
                }
                Cut::Together(together) => {
                    self.signs(from..together.start, parts);
                    from = together.end;
                    let mut inside = Vec::new();
                    self.signs(together, &mut inside);
                    let inside = Content::sequence(inside);
                    parts.push(BoxElem::new().with_body(Some(inside)).pack());
                }
            }
        }
        self.signs(from..range.end, parts);
    }

    fn signs(&mut self, range: Range<usize>, parts: &mut Vec<Content>) {
        let content = self.content;
        let mut from = range.start;
        for (offset, c) in content[range.clone()].char_indices() {
            let at = range.start + offset;
            if self.strong_edge(at) || at - from >= LONGEST_RUN {
                self.run(from..at, parts);
                from = at;
            }
            let sign = match self.repertoire.shape(c) {
                Shape::Itself | Shape::Inkless => continue,
                Shape::Space => " ".to_owned(),
                Shape::CodePoint | Shape::NoFont => stand_in(c),
            };
            self.run(from..at, parts);
            from = at + c.len_utf8();
            let span = self.runs.add(at..from, Shows::StandIn);
            let sign = TextElem::packed(sign.as_str())
                .spanned(span)
                .set(TextElem::number_type, Smart::Custom(NumberType::Lining));
            parts.push(self.weighted(at, sign));
        }
        self.run(from..range.end, parts);
    }

    fn run(&mut self, range: Range<usize>, parts: &mut Vec<Content>) {
        if range.is_empty() {
            return;
        }
        let span = self.runs.add(range.clone(), Shows::Words);
        let words = TextElem::packed(&self.content[range.clone()]).spanned(span);
        parts.push(self.weighted(range.start, words));
    }

    fn strong_edge(&self, at: usize) -> bool {
        at > 0 && self.is_strong(at) != self.is_strong(at - 1)
    }

    fn is_strong(&self, at: usize) -> bool {
        let next = self.strong.partition_point(|s| s.end <= at);
        self.strong.get(next).is_some_and(|s| s.start <= at)
    }

    fn weighted(&self, at: usize, content: Content) -> Content {
        if self.is_strong(at) {
            // A style, not `strong`: the element would be a tag of its own and cut the shaping.
            content.set(TextElem::weight, FontWeight::SEMIBOLD)
        } else {
            content
        }
    }
}

/// Where the typesetter's own choice of line breaks is overruled.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Cut {
    /// A line may end here.
    Break(usize),
    /// No line may end within.
    Together(Range<usize>),
}

/// The cuts of a stretch, in order. A hyphen of the text must not end a line: readers of the file
/// (pdfium, pdfannots) take it for one of the typesetter's and drop it, and "non-exclusive" would
/// be copied as "nonexclusive".
fn cuts(content: &str, range: Range<usize>) -> Vec<Cut> {
    let mut cuts = Vec::new();
    let mut start = range.start;
    for word in content[range].split_inclusive(char::is_whitespace) {
        let end = start + word.trim_end().len();
        let mut from = start;
        for at in breaks(content, start..end) {
            cuts.extend(together(content, from..at));
            cuts.push(Cut::Break(at));
            from = at;
        }
        cuts.extend(together(content, from..end));
        start += word.len();
    }
    cuts
}

fn together(content: &str, range: Range<usize>) -> Option<Cut> {
    let inner = content[range.clone()].trim_end_matches(is_hyphen);
    inner.contains(is_hyphen).then_some(Cut::Together(range))
}

fn is_hyphen(c: char) -> bool {
    matches!(c, '-' | '\u{2010}')
}

/// Where a word that is too long for a line may be broken.
fn breaks(content: &str, word: Range<usize>) -> Vec<usize> {
    let mut breaks = Vec::new();
    let letters = &content[word.clone()];
    if letters.chars().count() <= LONGEST_WORD {
        return breaks;
    }
    let mut since = 0;
    let mut last = ' ';
    for (offset, c) in letters.char_indices() {
        let at_joint = JOINTS.contains(last) && !JOINTS.contains(c);
        // A chain of hyphens longer than a line has to end somewhere.
        let forced = since >= LONGEST_WORD && (!is_hyphen(last) || since >= 2 * LONGEST_WORD);
        if offset > 0 && !is_hyphen(c) && (at_joint || forced) {
            breaks.push(word.start + offset);
            since = 0;
        }
        last = c;
        since = if c >= FIRST_IDEOGRAPH { 0 } else { since + 1 };
    }
    breaks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_where_nothing_is_lost() {
        // `|` where a line may end, brackets around what stays together.
        let check = |text: &str, expected: &str| {
            let mut shown = String::new();
            let mut from = 0;
            for cut in cuts(text, 0..text.len()) {
                match cut {
                    Cut::Break(at) => {
                        shown.extend([&text[from..at], "|"]);
                        from = at;
                    }
                    Cut::Together(range) => {
                        shown.extend([&text[from..range.start], "[", &text[range.clone()], "]"]);
                        from = range.end;
                    }
                }
            }
            shown += &text[from..];
            assert_eq!(shown, expected);
        };
        check("a plain grant/licence, non- and", "a plain grant/licence, non- and");
        check("a (non-exclusive) grant", "a [(non-exclusive)] grant");
        check(
            "see https://example.org/a-long/path?x=1 there",
            "see https://|example.|org/|[a-long/]|path?|x=|1 there",
        );
        check(&"x".repeat(30), &format!("{}|{}", "x".repeat(24), "x".repeat(6)));
        check(&"法".repeat(40), &"法".repeat(40));
    }
}
