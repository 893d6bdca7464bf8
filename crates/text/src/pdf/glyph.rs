//! The characters that the pages of a PDF show, each with its place.
//!
//! Owns the measures: the page stands upright, its top left corner is the origin, the unit is the
//! typographic point. It joins nothing.

use crate::{Container, ReadError};
use hayro_cmap::BfString;
use hayro_interpret::font::Glyph as Drawn;
use hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache,
    InterpreterSettings, Paint, PathDrawMode, SoftMask, interpret_page,
};
use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, Name, Rect as Corners, String as Bytes};
use hayro_syntax::page::Page;
use kurbo::{Affine, BezPath, Point, Rect};
use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::rc::Rc;

/// A file that draws more was made to keep a machine busy. Unit: characters and lines. A page of text
/// has about three thousand.
const MOST_DRAWN: usize = 2_000_000;
/// The same for areas that are begun, which take far longer. A page has some dozens.
const MOST_AREAS: usize = 150_000;
/// The same for the links of a page, among which each of its characters looks for its own.
const MOST_LINKS: usize = 500;
/// A glyph's outline is drawn in units of which an em has so many. Source: `OutlineGlyph::outline`.
const EM: f64 = 1000.0;
/// How wide a character is taken to be when its font does not say. Unit: em.
const USUAL_WIDTH: f64 = 0.5;
/// From this weight on letters are strong; 400 is regular, 700 bold.
const STRONG: u32 = 600;

/// A character on a page.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Glyph {
    /// What it says; U+FFFD when the file does not tell.
    pub(super) words: String,
    /// Where its left end is on the baseline.
    pub(super) x: f64,
    /// Its baseline, from the page's top.
    pub(super) y: f64,
    /// Where the next character begins.
    pub(super) end: f64,
    /// The size of its letters.
    pub(super) size: f64,
    pub(super) strong: bool,
    /// Whether it is there to be found and not to be seen, as behind a scanned page.
    pub(super) invisible: bool,
    /// Which of the file's links it is part of.
    pub(super) link: Option<usize>,
}

/// The characters of all pages, in the order in which they are drawn.
#[derive(Debug, Default)]
pub(super) struct Shown {
    pub(super) pages: Vec<Vec<Glyph>>,
    /// The addresses that links lead to.
    pub(super) links: Vec<Rc<str>>,
    /// Characters that stand upright no more: along the side of a page, or across it.
    pub(super) turned: usize,
    /// Pictures.
    pub(super) pictures: usize,
}

impl Shown {
    pub(super) fn glyphs(&self) -> usize {
        self.pages.iter().flatten().filter(|glyph| !glyph.words.trim().is_empty()).count()
    }
}

/// Lists what the pages of a plain PDF show.
pub(super) fn shown(plain: Vec<u8>) -> Result<Shown, ReadError> {
    let damaged = |_| ReadError::Damaged(Container::Pdf);
    let pdf = Pdf::new(plain).map_err(damaged)?;
    let mut pen = Pen::default();
    // The interpreter cannot be stopped from within but by unwinding.
    let drawn = catch_unwind(AssertUnwindSafe(|| {
        let cache = InterpreterCache::new();
        for page in pdf.pages().iter() {
            let upright = Affine::new(page.initial_transform(true).as_coeffs());
            pen.page(page, upright);
            let settings = InterpreterSettings::default();
            let area = Rect::new(0.0, 0.0, 1.0, 1.0);
            let mut context = Context::new(upright, area, &cache, pdf.xref(), settings);
            interpret_page(page, &mut context, &mut pen);
        }
    }));
    match drawn {
        Ok(()) => Ok(pen.shown),
        Err(cause) if cause.is::<TooMuch>() => Err(ReadError::TooLarge(Container::Pdf)),
        Err(_) => Err(ReadError::Damaged(Container::Pdf)),
    }
}

/// Why drawing was stopped.
struct TooMuch;

/// Takes down what is drawn.
#[derive(Default)]
struct Pen {
    shown: Shown,
    drawn: usize,
    areas: usize,
    /// Whether a font's letters are strong, by the font's key.
    strong: HashMap<u128, bool>,
    /// The places of the page's links, with the links.
    places: Vec<(Rect, usize)>,
}

impl Pen {
    fn page(&mut self, page: &Page<'_>, upright: Affine) {
        self.shown.pages.push(Vec::new());
        self.places.clear();
        let notes = page.raw().get::<Array<'_>>(b"Annots".as_slice());
        for note in notes.iter().flat_map(Array::iter::<Dict<'_>>) {
            if note.get::<Name<'_>>(b"Subtype".as_slice()).as_deref() != Some(b"Link") {
                continue;
            }
            let action = note.get::<Dict<'_>>(b"A".as_slice());
            let target = action.and_then(|action| action.get::<Bytes<'_>>(b"URI".as_slice()));
            let place = note.get::<Corners>(b"Rect".as_slice());
            if let (Some(target), Some(place)) = (target, place) {
                let place = Rect::new(place.x0, place.y0, place.x1, place.y1);
                self.places.push((upright.transform_rect_bbox(place), self.shown.links.len()));
                self.shown.links.push(String::from_utf8_lossy(target.as_bytes()).into());
            }
            self.count();
            if self.places.len() > MOST_LINKS {
                resume_unwind(Box::new(TooMuch));
            }
        }
    }

    fn count(&mut self) {
        self.drawn += 1;
        if self.drawn > MOST_DRAWN {
            resume_unwind(Box::new(TooMuch));
        }
    }

    fn count_area(&mut self) {
        self.areas += 1;
        if self.areas > MOST_AREAS {
            resume_unwind(Box::new(TooMuch));
        }
    }

    fn is_strong(&mut self, glyph: &Drawn<'_>) -> bool {
        let Drawn::Outline(outline) = glyph else { return false };
        *self.strong.entry(outline.font_cache_key()).or_insert_with(|| {
            outline.font_data().is_some_and(|font| {
                let named = font.postscript_name.is_some_and(|name| name.contains("Bold"));
                named || font.weight.is_some_and(|weight| weight >= STRONG)
            })
        })
    }
}

impl<'a> Device<'a> for Pen {
    fn draw_glyph(
        &mut self,
        glyph: &Drawn<'a>,
        transform: Affine,
        glyph_transform: Affine,
        _: &Paint<'a>,
        mode: &GlyphDrawMode,
    ) {
        self.count();
        let words = match glyph.as_unicode() {
            Some(BfString::Char(c)) => c.to_string(),
            Some(BfString::String(words)) => words,
            None => char::REPLACEMENT_CHARACTER.to_string(),
        };
        let place = transform * glyph_transform;
        let width = match glyph {
            Drawn::Outline(outline) => outline.advance_width().map(f64::from),
            Drawn::Type3(_) => None,
        };
        let start = place * Point::ZERO;
        let end = place * Point::new(width.unwrap_or(USUAL_WIDTH * EM), 0.0);
        let size = (place * Point::new(0.0, EM) - start).hypot();
        if (end.y - start.y).abs() > (end.x - start.x).abs() || end.x < start.x {
            self.shown.turned += 1;
            return;
        }
        let middle = Point::new(f64::midpoint(start.x, end.x), start.y - size / 4.0);
        let link = self.places.iter().find(|(place, _)| place.contains(middle));
        let link = link.map(|(_, link)| *link);
        let glyph = Glyph {
            words,
            x: start.x,
            y: start.y,
            end: end.x,
            size,
            strong: self.is_strong(glyph),
            invisible: matches!(mode, GlyphDrawMode::Invisible),
            link,
        };
        let Some(page) = self.shown.pages.last_mut() else { return };
        // Letters that are filled and drawn round come twice.
        let again = page.last().is_some_and(|last| {
            last.words == glyph.words
                && (last.x - glyph.x).abs() < size / 10.0
                && (last.y - glyph.y).abs() < size / 10.0
        });
        let measured = [glyph.x, glyph.y, glyph.end, glyph.size].iter().all(|n| n.is_finite());
        if !again && measured {
            page.push(glyph);
        }
    }

    fn draw_image(&mut self, _: Image<'a, '_>, _: Affine) {
        self.count_area();
        self.shown.pictures += 1;
    }

    fn draw_path(&mut self, _: &BezPath, _: Affine, _: &Paint<'a>, _: &PathDrawMode) {
        self.count();
    }

    fn push_clip_path(&mut self, _: &ClipPath) {
        self.count_area();
    }

    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {
        self.count_area();
    }

    fn set_soft_mask(&mut self, _: Option<SoftMask<'a>>) {}

    fn set_blend_mode(&mut self, _: BlendMode) {}

    fn pop_clip_path(&mut self) {}

    fn pop_transparency_group(&mut self) {}
}
