//! A table for a terminal.
//!
//! Owns how wide things are: columns are as wide as their widest cell, one column gives way where the
//! terminal is narrow, and a sign that takes two places counts as two. It knows no licence.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// What stands between two columns.
const GAP: &str = "  ";

/// How many places columns of these widths take, side by side.
pub fn whole(widths: &[usize]) -> usize {
    widths.iter().sum::<usize>() + GAP.len() * widths.len().saturating_sub(1)
}

/// How many places the terminal has in a line; `None` when nobody looks at one.
pub fn terminal() -> Option<usize> {
    terminal_size::terminal_size().map(|(columns, _)| columns.0.into())
}

/// Words with no more than `most` places; an ellipsis tells that some were cut.
pub fn cut(words: &str, most: usize) -> String {
    if words.width() <= most {
        return words.to_owned();
    }
    let mut room = most.saturating_sub(1);
    let fits = |c: &char| {
        let left = room.checked_sub(c.width().unwrap_or_default());
        room = left.unwrap_or_default();
        left.is_some()
    };
    let kept: String = words.chars().take_while(fits).collect();
    kept.trim_end().to_owned() + "…"
}

/// The rows as lines with aligned columns, each cut to the column's width in `widths`.
pub fn line(cells: &[String], widths: &[usize]) -> String {
    let padded = cells.iter().zip(widths).map(|(cell, width)| {
        let cell = cut(cell, *width);
        let left = width.saturating_sub(cell.width());
        cell + &" ".repeat(left)
    });
    padded.collect::<Vec<_>>().join(GAP).trim_end().to_owned()
}

/// How wide the columns of `rows` are. Where they do not fit into `room` places, the column `gives`
/// is narrower, but never narrower than `least`.
pub fn widths(rows: &[Vec<String>], gives: usize, least: usize, room: Option<usize>) -> Vec<usize> {
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    let widest = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.width()).max()
    };
    let mut widths: Vec<usize> = (0..columns).map(|c| widest(c).unwrap_or_default()).collect();
    let over = room.map_or(0, |room| whole(&widths).saturating_sub(room));
    if let Some(width) = widths.get_mut(gives) {
        *width = width.saturating_sub(over).max(least.min(*width));
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(of: &[[&str; 3]]) -> Vec<Vec<String>> {
        of.iter().map(|row| row.map(str::to_owned).to_vec()).collect()
    }

    #[test]
    fn columns_are_aligned_and_one_gives_way() {
        let rows = rows(&[["1.a", "Grant of Rights", "○ first"], ["10", "許諾", "× gone"]]);
        let lines = |room| {
            let widths = widths(&rows, 1, 6, room);
            rows.iter().map(|row| line(row, &widths)).collect::<Vec<_>>()
        };
        let wide = ["1.a  Grant of Rights  ○ first", "10   許諾             × gone"];
        assert_eq!(lines(None), wide);
        assert_eq!(lines(Some(24)), ["1.a  Grant of…   ○ first", "10   許諾        × gone"]);
        assert_eq!(lines(Some(1)), ["1.a  Grant…  ○ first", "10   許諾    × gone"]);
    }

    #[test]
    fn what_is_cut_keeps_its_places() {
        assert_eq!(cut("許諾範囲", 5), "許諾…");
        assert_eq!(cut("許諾範囲", 8), "許諾範囲");
        assert_eq!(cut("ab", 1), "…");
        assert_eq!(cut("ab", 0), "…");
    }
}
