//! Strokes and grounds in the language of PDF content streams.

use crate::quads::Quad;
use crate::strokes::{Cap, Step, Stroke, lanes, mark, under};
use crate::{Group, Highlight, Rgb, Style};
use lopdf::{ObjectId, Stream, dictionary};
use std::collections::BTreeMap;
use std::fmt::Write;

use crate::annotate::numbers;

/// How much darker than its ground a highlight's line is drawn, so that a pale ink shows as a line.
pub(crate) const LINE_SHADE: f64 = 0.66;

/// What a viewer draws for the annotation. Multiplied with the page, so that the words stay black;
/// no group of its own, for inside one there would be nothing to multiply with.
pub(crate) fn appearance(
    what: &Highlight,
    quads: &[Quad],
    rect: [f64; 4],
    height: f64,
    multiply: ObjectId,
) -> Stream {
    let mut content = String::from("/Multiply gs\n");
    if what.style == Style::Highlight {
        let _ = writeln!(content, "{} rg", triple(what.colour, 1.0));
        for q in quads {
            let (bottom, width) = (height - q.bottom, q.right - q.left);
            let _ = writeln!(
                content,
                "{:.2} {bottom:.2} {width:.2} {:.2} re",
                q.left,
                q.bottom - q.top
            );
        }
        content.push_str("f\n");
    } else {
        let _ = writeln!(content, "{} RG", triple(what.colour, LINE_SHADE));
        for stroke in quads.iter().flat_map(|q| mark(q, what.style)) {
            draw(&stroke, height, &mut content);
        }
    }
    let dictionary = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Form",
        "FormType" => 1,
        "BBox" => numbers(rect),
        "Resources" => dictionary! { "ExtGState" => dictionary! { "Multiply" => multiply } },
    };
    Stream::new(dictionary, content.into_bytes())
}

/// The findings' lines, page by page. `groups` and `marks` belong together.
pub(crate) fn underlines(
    groups: &[&Group],
    marks: &[Vec<Quad>],
    heights: &[f64],
) -> BTreeMap<usize, Vec<u8>> {
    let mut pages: BTreeMap<usize, String> = BTreeMap::new();
    for ((group, quads), lane) in groups.iter().zip(marks).zip(lanes(marks)) {
        for quad in quads {
            let content = pages.entry(quad.page).or_default();
            let _ = writeln!(content, "{} RG", triple(group.colour, 1.0));
            for stroke in under(quad, group.line, lane) {
                draw(&stroke, heights[quad.page], content);
            }
        }
    }
    pages.into_iter().map(|(page, content)| (page, content.into_bytes())).collect()
}

fn triple(Rgb(red, green, blue): Rgb, shade: f64) -> String {
    let [red, green, blue] = [red, green, blue].map(|c| f64::from(c) / 255.0 * shade);
    format!("{red:.3} {green:.3} {blue:.3}")
}

/// Writing into a string cannot fail.
fn draw(stroke: &Stroke, height: f64, content: &mut String) {
    let cap = match stroke.cap {
        Cap::Butt => 0,
        Cap::Round => 1,
    };
    let _ = write!(content, "{:.2} w {cap} J ", stroke.width);
    let _ = match stroke.dash {
        Some([dash, gap]) => writeln!(content, "[{dash:.2} {gap:.2}] 0 d"),
        None => writeln!(content, "[] 0 d"),
    };
    for step in &stroke.path {
        let _ = match *step {
            Step::Move(x, y) => writeln!(content, "{x:.2} {:.2} m", height - y),
            Step::Line(x, y) => writeln!(content, "{x:.2} {:.2} l", height - y),
            Step::Curve([x1, y1, x2, y2, x, y]) => writeln!(
                content,
                "{x1:.2} {:.2} {x2:.2} {:.2} {x:.2} {:.2} c",
                height - y1,
                height - y2,
                height - y
            ),
        };
    }
    content.push_str("S\n");
}
