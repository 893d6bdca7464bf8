//! A page of the file as a picture for the screen.
//!
//! From the same pages as the file, so that what is seen is what is saved.

use crate::marked::Marked;
use crate::paths::LINE_SHADE;
use crate::quads::Quad;
use crate::strokes::{Cap, Step, Stroke, lanes, mark, under};
use crate::{Rgb, Style};
use std::fmt::Write;
use typst_layout::Page;
use typst_svg::SvgOptions;

/// The page as SVG, with the marks that the file carries as annotations.
pub(crate) fn svg(
    laid: &Page,
    page: usize,
    marked: &Marked,
    highlights: &[Vec<Quad>],
    findings: &[Vec<Quad>],
) -> String {
    let mut svg = typst_svg::svg(laid, &SvgOptions::default());
    let mut marks = String::from("<g style=\"mix-blend-mode:multiply\">");
    for (mark_, quads) in marked.highlights.iter().zip(highlights) {
        let what = mark_.what;
        for quad in quads.iter().filter(|q| q.page == page) {
            if what.style == Style::Highlight {
                let _ = write!(
                    marks,
                    "<rect x=\"{:.2}\" y=\"{:.2}\" width=\"{:.2}\" height=\"{:.2}\" fill=\"{}\" \
                     style=\"mix-blend-mode:multiply\"/>",
                    quad.left,
                    quad.top,
                    quad.right - quad.left,
                    quad.bottom - quad.top,
                    hex(what.colour, 1.0)
                );
            }
            for stroke in mark(quad, what.style) {
                draw(&stroke, &hex(what.colour, LINE_SHADE), &mut marks);
            }
        }
    }
    marks.push_str("</g><g>");
    for ((mark, quads), lane) in marked.findings.iter().zip(findings).zip(lanes(findings)) {
        let group = &marked.report.groups[mark.what.group];
        for quad in quads.iter().filter(|q| q.page == page) {
            for stroke in under(quad, group.line, lane) {
                draw(&stroke, &hex(group.colour, 1.0), &mut marks);
            }
        }
    }
    marks.push_str("</g>");
    let end = svg.rfind("</svg>").unwrap_or(svg.len());
    svg.insert_str(end, &marks);
    svg
}

fn hex(Rgb(red, green, blue): Rgb, shade: f64) -> String {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 255")]
    let [red, green, blue] = [red, green, blue].map(|c| (f64::from(c) * shade).round() as u8);
    format!("#{red:02x}{green:02x}{blue:02x}")
}

/// Writing into a string cannot fail.
fn draw(stroke: &Stroke, colour: &str, into: &mut String) {
    let _ = write!(
        into,
        "<path fill=\"none\" stroke=\"{colour}\" stroke-width=\"{:.2}\"",
        stroke.width
    );
    if let Some([dash, gap]) = stroke.dash {
        let _ = write!(into, " stroke-dasharray=\"{dash:.2} {gap:.2}\"");
    }
    if stroke.cap == Cap::Round {
        into.push_str(" stroke-linecap=\"round\"");
    }
    into.push_str(" d=\"");
    for step in &stroke.path {
        let _ = match step {
            Step::Move(x, y) => write!(into, "M{x:.2} {y:.2}"),
            Step::Line(x, y) => write!(into, "L{x:.2} {y:.2}"),
            Step::Curve([x1, y1, x2, y2, x, y]) => {
                write!(into, "C{x1:.2} {y1:.2} {x2:.2} {y2:.2} {x:.2} {y:.2}")
            }
        };
    }
    into.push_str("\"/>");
}
