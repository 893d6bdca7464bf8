//! The finished pages → where each byte of the content stands.
//!
//! Owns the walk over typst's frames. All places are in points from the page's upper left corner,
//! y growing downwards.

use crate::runs::{Runs, Shows};
use std::collections::BTreeSet;
use std::ops::Range;
use typst::layout::{Abs, Frame, FrameItem, Point, Transform};
use typst::text::{Glyph, TextItem};
use typst_layout::PagedDocument;

/// One glyph of the text on a page.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Set {
    /// The bytes of the content that it shows. Empty for a hyphen that the typesetter added.
    pub bytes: Range<usize>,
    /// The page, from zero.
    pub page: usize,
    /// Its left and right edge.
    pub x: [f64; 2],
    /// The line on which it stands.
    pub baseline: f64,
    /// The size of its font.
    pub size: f64,
    /// Whether it stands there as it should.
    pub state: State,
}

/// Whether a glyph shows what it should.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// It does.
    Faithful,
    /// The font had no glyph.
    Missing,
    /// It shows another character.
    Other,
    /// It lies outside the paper.
    OffPage,
}

/// All glyphs of the text, in the content's order.
pub(crate) fn glyphs(content: &str, pages: &PagedDocument, runs: &Runs) -> Vec<Set> {
    let mut walk = Walk { content, runs, page: 0, width: 0.0, height: 0.0, set: Vec::new() };
    for (page, laid) in pages.pages().iter().enumerate() {
        walk.page = page;
        walk.width = laid.frame.width().to_pt();
        walk.height = laid.frame.height().to_pt();
        walk.frame(&laid.frame, Transform::identity());
    }
    let mut set = walk.set;
    set.sort_by_key(|glyph| (glyph.bytes.start, glyph.bytes.end));
    set
}

/// The characters on the pages that came out without a glyph, apparatus included.
pub(crate) fn without_glyph(pages: &PagedDocument) -> BTreeSet<char> {
    let mut characters = BTreeSet::new();
    for page in pages.pages() {
        collect_without_glyph(&page.frame, &mut characters);
    }
    characters
}

fn collect_without_glyph(frame: &Frame, into: &mut BTreeSet<char>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => collect_without_glyph(&group.frame, into),
            FrameItem::Text(item) => {
                for glyph in item.glyphs.iter().filter(|glyph| glyph.id == 0) {
                    let sign = item.text.get(glyph.range()).unwrap_or("");
                    // Of a letter with marks it is a mark that is wanting: plain letters are there.
                    into.extend(sign.chars().filter(|c| !c.is_ascii()));
                }
            }
            _ => {}
        }
    }
}

struct Walk<'a> {
    content: &'a str,
    runs: &'a Runs,
    page: usize,
    width: f64,
    height: f64,
    set: Vec<Set>,
}

impl Walk<'_> {
    fn frame(&mut self, frame: &Frame, transform: Transform) {
        for (place, item) in frame.items() {
            let transform = transform.pre_concat(Transform::translate(place.x, place.y));
            match item {
                FrameItem::Group(group) => {
                    self.frame(&group.frame, transform.pre_concat(group.transform));
                }
                FrameItem::Text(item) => self.text(item, transform),
                _ => {}
            }
        }
    }

    fn text(&mut self, item: &TextItem, transform: Transform) {
        let mut x = Abs::zero();
        for glyph in &item.glyphs {
            let advance = glyph.x_advance.at(item.size);
            self.glyph(item, glyph, x, advance, transform);
            x += advance;
        }
    }

    fn glyph(&mut self, item: &TextItem, glyph: &Glyph, x: Abs, advance: Abs, at: Transform) {
        let Some(run) = self.runs.get(glyph.span.0) else { return };
        let shown = item.text.get(glyph.range()).unwrap_or("");
        let (bytes, faithful) = match run.as_ {
            Shows::StandIn => (run.bytes.clone(), true),
            Shows::Words => {
                let start = run.bytes.start + usize::from(glyph.span.1);
                let bytes = start..start + shown.len();
                let same = self.content.get(bytes.clone()) == Some(shown);
                // At a soft hyphen the typesetter sets a hyphen of its own, which shows no byte.
                let added = !same && matches!(shown, "-" | "\u{2010}" | "\u{ad}");
                if added { (start..start, true) } else { (bytes, same) }
            }
        };
        let [left, right] = edges(item, glyph, shown, x, advance);
        let from = Point::new(left, Abs::zero()).transform(at);
        let to = Point::new(right, Abs::zero()).transform(at);
        let x = [from.x.to_pt().min(to.x.to_pt()), from.x.to_pt().max(to.x.to_pt())];
        let baseline = from.y.to_pt();
        let on_page = x[0] >= 0.0 && x[1] <= self.width && baseline > 0.0 && baseline < self.height;
        let state = match () {
            () if !faithful => State::Other,
            () if glyph.id == 0 => State::Missing,
            () if !on_page => State::OffPage,
            () => State::Faithful,
        };
        let size = item.size.to_pt();
        self.set.push(Set { bytes, page: self.page, x, baseline, size, state });
    }
}

/// A glyph's left and right edge in its line. Typst squeezes the blank half of CJK punctuation,
/// while readers of the file go by the font's own widths: there the wider of the two counts.
fn edges(item: &TextItem, glyph: &Glyph, shown: &str, x: Abs, advance: Abs) -> [Abs; 2] {
    let squeezable = |c: char| matches!(c, '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}' | '\u{2018}'..='\u{201d}');
    let natural = item.font.x_advance(glyph.id).map(|em| em.at(item.size));
    match natural {
        Some(natural)
            if shown.chars().any(squeezable) && natural > advance && advance > Abs::zero() =>
        {
            let start = x + glyph.x_offset.at(item.size);
            [start.min(x), (start + natural).max(x + advance)]
        }
        _ => [x, x + advance],
    }
}
