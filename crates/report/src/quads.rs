//! Stretches of the content → rectangles on the pages, one for each line.

use crate::frames::Set;
use std::ops::Range;

/// A rectangle around words of one line. Points from the page's upper left corner, y downwards.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Quad {
    /// The page, from zero.
    pub page: usize,
    pub left: f64,
    pub right: f64,
    pub top: f64,
    pub bottom: f64,
    /// The line on which the words stand.
    pub baseline: f64,
    /// The size of the words.
    pub size: f64,
}

/// How far words reach above and below their line, in sizes: with these a reader of the file finds
/// every letter inside, and the marks of neighbouring lines do not touch.
const ABOVE: f64 = 0.77;
const BELOW: f64 = 0.25;
/// Glyphs are of one line when their baselines differ by less than this many points.
const SAME_LINE: f64 = 0.6;
/// A gap wider than this many sizes is not bridged, so that nothing between is taken in.
const WIDEST_GAP: f64 = 0.1;

/// Finds the rectangles of stretches.
pub(crate) struct Quads<'a> {
    content: &'a str,
    glyphs: &'a [Set],
    longest: usize,
}

impl<'a> Quads<'a> {
    /// `glyphs` must be in the content's order.
    pub(crate) fn new(content: &'a str, glyphs: &'a [Set]) -> Self {
        let longest = glyphs.iter().map(|glyph| glyph.bytes.len()).max().unwrap_or(0);
        Self { content, glyphs, longest }
    }

    /// The rectangles of these stretches, page by page, line by line, left to right.
    pub(crate) fn of(&self, stretches: &[Range<usize>]) -> Vec<Quad> {
        let mut boxes: Vec<Quad> =
            stretches.iter().flat_map(|stretch| self.boxes(stretch.clone())).collect();
        boxes.retain(|b| b.right - b.left > 0.01);
        // Baselines of one line are equal but for rounding; half points sort them safely.
        boxes.sort_by(|a, b| {
            let line = |q: &Quad| (q.baseline * 2.0).round();
            a.page.cmp(&b.page).then(line(a).total_cmp(&line(b))).then(a.left.total_cmp(&b.left))
        });
        let mut quads: Vec<Quad> = Vec::new();
        for b in boxes {
            match quads.last_mut() {
                Some(last) if last.takes(&b) => {
                    last.right = last.right.max(b.right);
                    last.top = last.top.min(b.top);
                    last.bottom = last.bottom.max(b.bottom);
                }
                _ => quads.push(b),
            }
        }
        quads
    }

    fn boxes(&self, stretch: Range<usize>) -> impl Iterator<Item = Quad> {
        let from = self.glyphs.partition_point(|g| g.bytes.start + self.longest < stretch.start);
        let glyphs = self.glyphs[from..].iter().take_while({
            let end = stretch.end;
            move |g| g.bytes.start < end
        });
        glyphs.filter_map(move |glyph| {
            let bytes = &glyph.bytes;
            if bytes.is_empty() {
                // An added hyphen belongs to the stretch if the stretch goes on behind it.
                return (bytes.start > stretch.start).then(|| quad(glyph, glyph.x));
            }
            if bytes.end <= stretch.start {
                return None;
            }
            let [left, right] = glyph.x;
            // A ligature shows several characters; each is given an equal share of it.
            let share = |byte: usize| {
                let cut = byte.clamp(bytes.start, bytes.end);
                let count = |r: Range<usize>| self.content.get(r).map_or(0, |s| s.chars().count());
                let whole = count(bytes.clone()).max(1);
                #[allow(
                    clippy::cast_precision_loss,
                    reason = "a ligature has a handful of characters"
                )]
                let share = count(bytes.start..cut) as f64 / whole as f64;
                left + (right - left) * share
            };
            Some(quad(glyph, [share(stretch.start), share(stretch.end)]))
        })
    }
}

fn quad(glyph: &Set, [left, right]: [f64; 2]) -> Quad {
    Quad {
        page: glyph.page,
        left,
        right,
        top: glyph.baseline - ABOVE * glyph.size,
        bottom: glyph.baseline + BELOW * glyph.size,
        baseline: glyph.baseline,
        size: glyph.size,
    }
}

impl Quad {
    fn takes(&self, next: &Quad) -> bool {
        self.page == next.page
            && (self.baseline - next.baseline).abs() < SAME_LINE
            && next.left - self.right < WIDEST_GAP * next.size
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::frames::State;

    /// A line of glyphs ten points wide; `lengths` are their bytes.
    fn line(start: usize, page: usize, baseline: f64, lengths: &[usize]) -> Vec<Set> {
        let mut at = start;
        let mut x = 0.0;
        let mut glyphs = Vec::new();
        for length in lengths {
            let bytes = at..at + length;
            let state = State::Faithful;
            glyphs.push(Set { bytes, page, x: [x, x + 10.0], baseline, size: 10.0, state });
            at += length;
            x += 10.0;
        }
        glyphs
    }

    fn one(start: usize, end: usize) -> Vec<Range<usize>> {
        std::iter::once(start..end).collect()
    }

    fn sides(quads: &[Quad]) -> Vec<(usize, f64, f64)> {
        quads.iter().map(|q| (q.page, q.left, q.right)).collect()
    }

    #[test]
    fn each_line_has_its_own() {
        let mut glyphs = line(0, 0, 20.0, &[1, 1, 1]);
        glyphs.extend(line(3, 0, 35.0, &[1, 1, 1]));
        glyphs.extend(line(6, 1, 20.0, &[1, 1]));
        let quads = Quads::new("abcdefgh", &glyphs);
        assert_eq!(sides(&quads.of(&one(1, 8))), [(0, 10.0, 30.0), (0, 0.0, 30.0), (1, 0.0, 20.0)]);
        assert_eq!(sides(&quads.of(&[0..1, 2..3])), [(0, 0.0, 10.0), (0, 20.0, 30.0)]);
        assert!(quads.of(&[]).is_empty());
    }

    #[test]
    fn a_ligature_is_shared() {
        let glyphs = line(0, 0, 20.0, &[1, 2, 1]);
        let quads = Quads::new("afib", &glyphs);
        assert_eq!(sides(&quads.of(&one(1, 2))), [(0, 10.0, 15.0)]);
        assert_eq!(sides(&quads.of(&one(2, 4))), [(0, 15.0, 30.0)]);
    }

    #[test]
    fn an_added_hyphen_counts_inside_only() {
        let mut glyphs = line(0, 0, 20.0, &[1, 1]);
        glyphs.push(Set { bytes: 2..2, x: [20.0, 25.0], ..glyphs[1].clone() });
        glyphs.extend(line(2, 0, 35.0, &[1]));
        let quads = Quads::new("abc", &glyphs);
        assert_eq!(sides(&quads.of(&one(0, 2))), [(0, 0.0, 20.0)]);
        assert_eq!(sides(&quads.of(&one(0, 3))), [(0, 0.0, 25.0), (0, 0.0, 10.0)]);
    }
}
