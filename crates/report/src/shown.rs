//! What of a string can be printed as it is, and what stands for the rest.
//!
//! A control character, a private-use one or one that no font has would come out as an empty box,
//! and PDF/A and PDF/UA forbid those. Each is shown as `⟨U+XXXX⟩` instead, so that the reader sees
//! that something stands there; the annotation's `/Contents` keeps the original.

use crate::fonts::covers;
use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use typst_kit::fonts::FontStore;

/// The signs that a report can be printed with.
pub(crate) struct Repertoire {
    pub fonts: Arc<FontStore>,
    /// Characters that came out without a glyph though a font claims to have them.
    absent: BTreeSet<char>,
    known: RefCell<HashMap<char, Shape>>,
}

/// How a character is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// As it is.
    Itself,
    /// It has no ink, yet steers shaping (joiners, direction marks): given to the typesetter.
    Inkless,
    /// As a space: tabs, line separators and the like.
    Space,
    /// As `⟨U+XXXX⟩`, because it must never be drawn.
    CodePoint,
    /// As `⟨U+XXXX⟩`, because the fonts at hand do not have it.
    NoFont,
}

/// Whether the character leaves no ink, so that nobody can miss it: the default-ignorable ones
/// (Unicode 16, `DerivedCoreProperties.txt`) that steer shaping or line breaks.
pub(crate) fn is_inkless(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
        | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202c}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' | '\u{ffa0}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0100}'..='\u{e01ef}')
}

impl Repertoire {
    /// What these fonts have, but for characters already found wanting.
    pub(crate) fn new(fonts: Arc<FontStore>, absent: BTreeSet<char>) -> Self {
        Self { fonts, absent, known: RefCell::default() }
    }

    /// How the character is printed.
    pub(crate) fn shape(&self, c: char) -> Shape {
        if matches!(c, ' '..='~') {
            return Shape::Itself;
        }
        let known = self.known.borrow().get(&c).copied();
        known.unwrap_or_else(|| {
            let shape =
                if self.absent.contains(&c) { Shape::NoFont } else { shape(c, &self.fonts) };
            self.known.borrow_mut().insert(c, shape);
            shape
        })
    }

    /// A string as it is printed. Line breaks are kept; the text's own words never go through here.
    pub(crate) fn printable(&self, string: &str) -> String {
        let mut shown = String::with_capacity(string.len());
        for c in string.chars() {
            match self.shape(c) {
                Shape::Itself | Shape::Inkless => shown.push(c),
                Shape::Space if c == '\n' => shown.push('\n'),
                Shape::Space => shown.push(' '),
                Shape::CodePoint | Shape::NoFont => shown.push_str(&stand_in(c)),
            }
        }
        shown
    }
}

fn shape(c: char, fonts: &FontStore) -> Shape {
    let code = u32::from(c);
    match c {
        // Overrides reverse what one reads: shown, not obeyed.
        '\u{202d}' | '\u{202e}' => Shape::CodePoint,
        '\t' | '\n' | '\u{b}' | '\u{c}' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Shape::Space,
        _ if is_inkless(c) => Shape::Inkless,
        _ if c.is_control() => Shape::CodePoint,
        // Private use, noncharacters, tags, and the object and interlinear marks.
        '\u{e000}'..='\u{f8ff}'
        | '\u{f0000}'..='\u{10ffff}'
        | '\u{fdd0}'..='\u{fdef}'
        | '\u{e0000}'..='\u{e0fff}'
        | '\u{fff9}'..='\u{fffb}' => Shape::CodePoint,
        _ if code & 0xfffe == 0xfffe => Shape::CodePoint,
        _ if covers(fonts, c) => Shape::Itself,
        _ if c.is_whitespace() => Shape::Space,
        _ => Shape::NoFont,
    }
}

/// What stands for a character that cannot be drawn.
pub(crate) fn stand_in(c: char) -> String {
    format!("⟨U+{:04X}⟩", u32::from(c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fonts::bundled;

    #[test]
    fn what_cannot_be_drawn_is_named() {
        let repertoire = Repertoire::new(bundled(), BTreeSet::from(['§']));
        let check = |from: &str, to: &str| assert_eq!(repertoire.printable(from), to, "{from:?}");
        check("plain “words” 2(a)", "plain “words” 2(a)");
        check("§", "⟨U+00A7⟩");
        check("a\0b", "a⟨U+0000⟩b");
        check("\u{e000}\u{10fffd}", "⟨U+E000⟩⟨U+10FFFD⟩");
        check("\u{fffe}", "⟨U+FFFE⟩");
        check("a\tb\u{2028}c\nd", "a b c\nd");
        check("\u{202e}evil", "⟨U+202E⟩evil");
        check("soft\u{ad}hyphen", "soft\u{ad}hyphen");
        check("#import *x* $y$ <z>", "#import *x* $y$ <z>");
    }
}
