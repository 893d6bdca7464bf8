//! The lines under and through words, as paths.
//!
//! Owns their geometry once, for the file and the preview alike. Points from the page's upper left
//! corner, y downwards.

use crate::quads::Quad;
use crate::{Line, Style};

/// A path to be stroked.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Stroke {
    pub path: Vec<Step>,
    /// In points.
    pub width: f64,
    /// Lengths of dash and gap.
    pub dash: Option<[f64; 2]>,
    pub cap: Cap,
}

/// One step of a path.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Step {
    Move(f64, f64),
    Line(f64, f64),
    /// Two control points and the end.
    Curve([f64; 6]),
}

/// How dashes end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cap {
    Butt,
    Round,
}

/// How far below the baseline the first and the second line under the same words stand, in sizes.
const LANES: [f64; 2] = [0.25, 0.46];

/// The strokes of a group's line under the words of a quad. `lane` is 0, or 1 when another finding
/// already has a line there.
pub(crate) fn under(quad: &Quad, line: Line, lane: usize) -> Vec<Stroke> {
    let y = quad.baseline + LANES[lane.min(1)] * quad.size;
    match line {
        Line::Solid => vec![straight(quad, y, 1.1, None, Cap::Butt)],
        Line::Dashed => vec![straight(quad, y, 0.9, Some([3.2, 1.7]), Cap::Butt)],
        Line::Double => {
            [y - 0.75, y + 0.75].map(|y| straight(quad, y, 0.5, None, Cap::Butt)).into()
        }
        Line::Dotted => vec![straight(quad, y, 1.1, Some([0.0, 2.3]), Cap::Round)],
        Line::Wavy => vec![wave(quad, y, 0.7)],
    }
}

/// The strokes of a highlight that is no ground.
pub(crate) fn mark(quad: &Quad, style: Style) -> Vec<Stroke> {
    let at = |lift: f64| quad.baseline + lift * quad.size;
    match style {
        Style::Highlight => Vec::new(),
        Style::Underline => vec![straight(quad, at(0.14), 1.0, None, Cap::Butt)],
        Style::StrikeOut => vec![straight(quad, at(-0.22), 1.0, None, Cap::Butt)],
        Style::Squiggly => vec![wave(quad, at(0.16), 0.8)],
    }
}

fn straight(quad: &Quad, y: f64, width: f64, dash: Option<[f64; 2]>, cap: Cap) -> Stroke {
    let path = vec![Step::Move(quad.left, y), Step::Line(quad.right, y)];
    Stroke { path, width, dash, cap }
}

/// A sine, each half of it one cubic curve.
fn wave(quad: &Quad, y: f64, width: f64) -> Stroke {
    const HALF: f64 = 2.2;
    const HEIGHT: f64 = 1.3;
    let mut path = vec![Step::Move(quad.left, y)];
    let mut x = quad.left;
    let mut side = -HEIGHT;
    while x < quad.right - 0.1 {
        let end = (x + HALF).min(quad.right);
        let third = (end - x) * 0.364;
        path.push(Step::Curve([x + third, y + side, end - third, y + side, end, y]));
        x = end;
        side = -side;
    }
    Stroke { path, width, dash: None, cap: Cap::Round }
}

/// For each quad of each mark, the lane of its line: 0, or 1 where an earlier mark runs already.
pub(crate) fn lanes(marks: &[Vec<Quad>]) -> Vec<usize> {
    let mut lanes: Vec<usize> = Vec::with_capacity(marks.len());
    for (i, mark) in marks.iter().enumerate() {
        // Marks are in reading order: those that can overlap this one stand shortly before it.
        let crossed = marks[..i].iter().zip(&lanes).rev().take(32).any(|(other, lane)| {
            *lane == 0 && mark.iter().any(|q| other.iter().any(|o| cross(o, q)))
        });
        lanes.push(usize::from(crossed));
    }
    lanes
}

fn cross(a: &Quad, b: &Quad) -> bool {
    a.page == b.page
        && (a.baseline - b.baseline).abs() < 1.0
        && a.left < b.right - 0.1
        && b.left < a.right - 0.1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quad(left: f64, right: f64) -> Quad {
        Quad { page: 0, left, right, top: 10.0, bottom: 20.0, baseline: 18.0, size: 10.0 }
    }

    #[test]
    fn a_second_line_on_the_same_words_stands_lower() {
        let marks = [vec![quad(0.0, 50.0)], vec![quad(40.0, 60.0)], vec![quad(60.0, 90.0)]];
        assert_eq!(lanes(&marks), [0, 1, 0]);
    }

    #[test]
    fn a_wave_ends_where_its_words_end() {
        let [stroke] = under(&quad(0.0, 9.0), Line::Wavy, 0).try_into().unwrap();
        let Some(Step::Curve([.., x, _])) = stroke.path.last() else { panic!("no curve") };
        assert!((x - 9.0).abs() < 0.2);
    }
}
