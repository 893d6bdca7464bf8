//! Characters to lines.
//!
//! Owns which characters stand on one line, and where words part on it. The order of lines is that in
//! which the page draws them: programs write column after column.

use super::glyph::Glyph;

/// Two characters are on one line if their baselines differ by less. Unit: their size. A raised sign
/// is within it, the next line is not.
const SAME_LINE: f64 = 0.45;
/// A gap of this width parts words. Unit: their size. Source: a space is seldom narrower than a
/// quarter, and letters are seldom spaced by an eighth.
const GAP: f64 = 0.17;
/// So far back a line may be gone on with, for overlapping characters. Unit: their size.
const OVERLAP: f64 = 0.6;

/// A stretch of a line that looks alike.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Run {
    pub(super) words: String,
    pub(super) strong: bool,
    pub(super) link: Option<usize>,
}

/// A line of a page.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    pub(super) runs: Vec<Run>,
    /// Its left end.
    pub(super) x: f64,
    /// Its right end.
    pub(super) end: f64,
    /// Its baseline, from the page's top.
    pub(super) y: f64,
    /// The size of its first letters.
    pub(super) size: f64,
    pub(super) invisible: bool,
    /// How wide its first word is.
    pub(super) first_word: f64,
}

impl Line {
    pub(super) fn words(&self) -> String {
        self.runs.iter().map(|run| run.words.as_str()).collect()
    }
}

/// The lines of a page.
pub(super) fn lines(glyphs: &[Glyph]) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    let mut last: Option<&Glyph> = None;
    let mut in_first_word = true;
    for glyph in glyphs {
        let blank = glyph.words.trim().is_empty();
        let goes_on = last.is_some_and(|last| {
            let size = last.size.max(glyph.size);
            (last.y - glyph.y).abs() < size * SAME_LINE && glyph.x > last.end - size * OVERLAP
        });
        match lines.last_mut().filter(|_| goes_on) {
            Some(line) => {
                let gap = last.is_some_and(|last| glyph.x - last.end > line.size * GAP);
                let words =
                    if gap && !blank { format!(" {}", glyph.words) } else { glyph.words.clone() };
                in_first_word &= !gap && !blank;
                if in_first_word {
                    line.first_word = glyph.end - line.x;
                }
                if !blank {
                    line.end = line.end.max(glyph.end);
                }
                line.push(glyph, words);
            }
            // A blank at a line's start says nothing of where the words begin.
            None if blank => continue,
            None => {
                let mut line = Line {
                    runs: Vec::new(),
                    x: glyph.x,
                    end: glyph.end,
                    y: glyph.y,
                    size: glyph.size,
                    invisible: glyph.invisible,
                    first_word: glyph.end - glyph.x,
                };
                in_first_word = true;
                line.push(glyph, glyph.words.clone());
                lines.push(line);
            }
        }
        last = Some(glyph);
    }
    lines
}

impl Line {
    fn push(&mut self, glyph: &Glyph, words: String) {
        match self.runs.last_mut() {
            Some(run) if run.strong == glyph.strong && run.link == glyph.link => {
                run.words.push_str(&words);
            }
            _ => self.runs.push(Run { words, strong: glyph.strong, link: glyph.link }),
        }
    }
}
