//! Lines to paragraphs.
//!
//! Owns which lines of a page belong together, which are headings, and how far in they stand. As in
//! plain text, two lines are one paragraph when the first word of the second would not have fitted on
//! the first.

use super::glyph::Shown;
use super::line::Line;
use crate::Text;
use crate::marker::marker_len;
use crate::plain::ends_in_small_word;
use crate::words;
use crate::writer::Writer;
use std::collections::{HashMap, HashSet};

/// A line that is so much farther from the one before than lines are stands apart. Unit: the usual
/// distance.
const APART: f64 = 1.3;
/// Lines that begin within so much of each other stand equally far in. Unit: points.
const ALIKE: f64 = 4.0;
/// Letters that are so much larger than most are a heading's. Unit: the size of most.
const LARGER: f64 = 1.15;
/// No heading is longer. Unit: characters.
const LONGEST_HEADING: usize = 120;

/// What is usual in a file.
struct Usual {
    /// The size of most letters.
    size: f64,
    /// From one baseline to the next. Unit: the size of the letters.
    leading: f64,
    /// The sizes of headings, largest first.
    headings: Vec<f64>,
    /// Where paragraphs begin, from the left.
    indents: Vec<f64>,
}

/// Writes the lines of all pages.
pub(super) fn write(pages: &[Vec<Line>], shown: &Shown, running: &[String]) -> Text {
    let usual = Usual::of(pages);
    let known = whole_words(pages);
    let mut writer = Writer::default();
    let mut before: Option<(&Line, f64)> = None;
    let mut broken = 0;
    for page in pages {
        let right = page.iter().map(|line| line.end).fold(0.0, f64::max);
        for line in page {
            let new = before.is_none_or(|(above, right)| !usual.goes_on(above, right, line));
            if new {
                writer.close();
                writer.heading = usual.heading(line);
                writer.indent = usual.indent(line);
            }
            let broken_off =
                before.filter(|_| !new).and_then(|(above, _)| rest_of(above, line, &known));
            broken += usize::from(broken_off.is_some());
            write_line(&mut writer, line, shown, !new, broken_off.is_some());
            before = Some((line, right));
        }
    }
    tell(&mut writer, pages, shown, running, broken);
    writer.finish()
}

fn write_line(writer: &mut Writer, line: &Line, shown: &Shown, goes_on: bool, unbroken: bool) {
    if unbroken {
        writer.take_back_hyphen();
    } else if goes_on {
        writer.words("\n");
    }
    for run in &line.runs {
        writer.strong = run.strong;
        writer.lead_to(run.link.and_then(|link| shown.links.get(link)).cloned());
        writer.words(&run.words);
    }
    writer.strong = false;
    writer.lead_to(None);
}

fn tell(
    writer: &mut Writer,
    pages: &[Vec<Line>],
    shown: &Shown,
    running: &[String],
    broken: usize,
) {
    if !running.is_empty() {
        let words: Vec<String> = running.iter().map(|words| format!("“{words}”")).collect();
        writer.tell(format!(
            "what stands on page after page was left out, such as {}",
            words.join(", ")
        ));
    }
    if broken > 0 {
        writer.tell(format!("{broken} words that a line's end broke were put together"));
    }
    if pages.iter().flatten().any(|line| line.invisible) {
        writer.tell(
            "some words are an invisible layer, as text recognition makes it: they may differ from \
             what the page shows",
        );
    }
    if shown.turned > 0 {
        writer.tell(format!(
            "{} characters that do not run from left to right were left out",
            shown.turned
        ));
    }
    if shown.pictures > 0 {
        writer.tell(format!("{} pictures were left out", shown.pictures));
    }
}

/// The words of the file that no line's end breaks.
fn whole_words(pages: &[Vec<Line>]) -> HashSet<String> {
    let mut known = HashSet::new();
    for line in pages.iter().flatten() {
        let line = line.words();
        let whole = line.trim_end().trim_end_matches('-');
        let all: Vec<&str> = words(whole).map(|word| word.span.of(whole)).collect();
        let kept = if whole.len() < line.trim_end().len() {
            all.len().saturating_sub(1)
        } else {
            all.len()
        };
        known.extend(all[..kept].iter().map(|word| word.to_lowercase()));
    }
    known
}

/// Whether a hyphen at a line's end was put there by the line's end: the whole word is in the file
/// elsewhere, its parts are not. Gives the whole word.
fn rest_of(above: &Line, line: &Line, known: &HashSet<String>) -> Option<String> {
    let (above, line) = (above.words(), line.words());
    let head = above.trim_end().strip_suffix(['-', '\u{ad}'])?;
    let head =
        words(head).last().map(|word| word.span.of(head)).filter(|word| head.ends_with(word))?;
    let line = line.trim_start();
    let rest =
        words(line).next().map(|word| word.span.of(line)).filter(|word| line.starts_with(word))?;
    let whole = format!("{head}{rest}").to_lowercase();
    let parts = known.contains(&head.to_lowercase()) && known.contains(&rest.to_lowercase());
    (rest.starts_with(char::is_lowercase) && known.contains(&whole) && !parts).then_some(whole)
}

impl Usual {
    fn of(pages: &[Vec<Line>]) -> Self {
        let mut sizes: HashMap<i64, usize> = HashMap::new();
        for line in pages.iter().flatten() {
            *sizes.entry(tenths(line.size)).or_default() += line.words().len();
        }
        let most = sizes.iter().max_by_key(|(size, count)| (**count, **size));
        let size =
            most.map_or(10.0, |(size, _)| f64::from(i32::try_from(*size).unwrap_or(100)) / 10.0);
        let mut leadings: Vec<f64> = pages
            .iter()
            .flat_map(|page| page.windows(2))
            .map(|pair| (pair[1].y - pair[0].y) / pair[0].size.max(1.0))
            .filter(|leading| (0.8..2.5).contains(leading))
            .collect();
        leadings.sort_by(f64::total_cmp);
        let leading = leadings.get(leadings.len() / 3).copied().unwrap_or(1.2);
        let mut headings: Vec<f64> =
            pages.iter().flatten().map(|line| line.size).filter(|s| *s > size * LARGER).collect();
        headings.sort_by(|a, b| b.total_cmp(a));
        headings.dedup_by(|a, b| tenths(*a) == tenths(*b));
        let mut usual = Self { size, leading, headings, indents: Vec::new() };
        let mut starts = Vec::new();
        for page in pages {
            let right = page.iter().map(|line| line.end).fold(0.0, f64::max);
            let first = page.first().map(|line| line.x);
            let later = page.windows(2).filter(|pair| !usual.goes_on(&pair[0], right, &pair[1]));
            starts.extend(first.into_iter().chain(later.map(|pair| pair[1].x)));
        }
        starts.sort_by(f64::total_cmp);
        starts.dedup_by(|a, b| *a - *b < ALIKE);
        usual.indents = starts;
        usual
    }

    /// Whether a line goes on with the paragraph of the one above, whose page's words end at `right`.
    fn goes_on(&self, above: &Line, right: f64, line: &Line) -> bool {
        if tenths(above.size) != tenths(line.size)
            && (above.size - line.size).abs() > 0.15 * self.size
        {
            return false;
        }
        let down = line.y - above.y;
        // The next column, or the next page.
        let elsewhere = down <= 0.0;
        if !elsewhere && down > above.size * self.leading * APART {
            return false;
        }
        let (upper, words) = (above.words(), line.words());
        let (upper, words) = (upper.trim(), words.trim());
        if marker_len(words).is_some() && !ends_in_small_word(upper) {
            let ended = upper.ends_with(['.', ';', ':', '!', '?', '”', '"', ')', ','])
                || upper.ends_with(" or")
                || upper.ends_with(" and");
            if ended || (above.x - line.x).abs() > ALIKE || marker_len(upper).is_some() {
                return false;
            }
        }
        // In a column, the right end of the words is not the page's.
        let right =
            if line.end > above.end && !elsewhere { line.end.max(above.end) } else { right };
        let full = above.end + self.size / 4.0 + line.first_word > right - self.size;
        full || words.starts_with(char::is_lowercase)
    }

    fn heading(&self, line: &Line) -> Option<u8> {
        // There may be as many sizes as lines.
        let size = tenths(line.size);
        let at = self.headings.partition_point(|larger| tenths(*larger) > size);
        self.headings.get(at).filter(|known| tenths(**known) == size)?;
        let short = line.words().chars().count() <= LONGEST_HEADING;
        short.then(|| u8::try_from(at + 1).unwrap_or(6).min(6))
    }

    fn indent(&self, line: &Line) -> u8 {
        let starts = self.indents.partition_point(|start| *start <= line.x + ALIKE / 2.0);
        u8::try_from(starts.saturating_sub(1)).unwrap_or(u8::MAX)
    }
}

/// A size in tenths of a point, so that sizes can be counted.
#[expect(clippy::cast_possible_truncation, reason = "sizes of letters are small")]
fn tenths(size: f64) -> i64 {
    (size * 10.0).round() as i64
}
