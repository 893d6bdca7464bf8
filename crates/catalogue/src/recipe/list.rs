//! New markers and indents for the items of a list.
//!
//! Owns the reading of nested markers (`1.`, `a.`, `i.`) off a list whose layout says nothing of its
//! nesting, and the writing of others. It looks at no words behind a marker.

use super::Problem;
use serde::Deserialize;
use text::Numeral;

/// How the items of one level look.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Level {
    /// What stands before each item.
    pub marker: Marker,
    /// How many spaces stand before the marker.
    pub indent: usize,
}

/// What stands before the items of a level.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Marker {
    /// A series that begins again under each item of the level above.
    Series(Series),
    /// The marker of every item, through the whole list, for a numbering that follows no series.
    Written(Vec<String>),
}

/// A way to count, or not to count, the items of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Series {
    /// `1.`, `2.`, `3.`
    Numbers,
    /// `a.`, `b.`, `c.`
    Letters,
    /// `i.`, `ii.`, `iii.`
    Romans,
    /// `*`
    Bullets,
}

const COUNTED: [Series; 3] = [Series::Numbers, Series::Letters, Series::Romans];

/// The list with the markers and indents of `levels`; an empty line stands before each item of the
/// outermost level but the first.
pub(super) fn relist(list: &str, levels: &[Level]) -> Result<String, Problem> {
    let items = items(list)?;
    let mut out = String::new();
    let mut place: Vec<usize> = Vec::new();
    let mut seen = vec![0; levels.len()];
    for Item { depth, words } in &items {
        let level = levels.get(*depth).ok_or_else(|| Problem::TooDeep(start(words)))?;
        place.resize(depth + 1, 0);
        place[*depth] += 1;
        let marker = match &level.marker {
            Marker::Series(series) => series.marker(place[*depth]),
            // A missing marker is told below, with the counts.
            Marker::Written(markers) => markers.get(seen[*depth]).cloned().unwrap_or_default(),
        };
        seen[*depth] += 1;
        if !out.is_empty() {
            out.push_str(if *depth == 0 { "\n\n" } else { "\n" });
        }
        out.extend(std::iter::repeat_n(' ', level.indent));
        out.push_str(&marker);
        out.push(' ');
        out.push_str(words);
    }
    for (at, level) in levels.iter().enumerate() {
        match &level.marker {
            Marker::Written(markers) if markers.len() != seen[at] => {
                let (items, markers) = (seen[at], markers.len());
                return Err(Problem::MarkerCount { level: at + 1, items, markers });
            }
            _ => {}
        }
    }
    Ok(out)
}

struct Item<'a> {
    /// 0 for the outermost level.
    depth: usize,
    /// What stands behind the marker.
    words: &'a str,
}

/// Reads each full line as an item. A marker goes on with the innermost series that it continues, or
/// else opens a new level.
fn items(list: &str) -> Result<Vec<Item<'_>>, Problem> {
    let mut open: Vec<(Series, usize)> = Vec::new();
    let mut items = Vec::new();
    for line in list.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let none = || Problem::NoMarker(start(line));
        let (marker, words) = line.split_once(char::is_whitespace).ok_or_else(none)?;
        let continues = |(series, count): &(Series, usize)| series.marker(count + 1) == marker;
        let depth = if let Some(depth) = open.iter().rposition(continues) {
            open.truncate(depth + 1);
            open[depth].1 += 1;
            depth
        } else {
            let opened = COUNTED.into_iter().find(|series| series.marker(1) == marker);
            open.push((opened.ok_or_else(none)?, 1));
            open.len() - 1
        };
        items.push(Item { depth, words: words.trim_start() });
    }
    Ok(items)
}

impl Series {
    /// The marker of the item `count`, counted from one.
    fn marker(self, count: usize) -> String {
        let numeral = match self {
            Self::Numbers => Numeral::Decimal,
            Self::Letters => Numeral::LowerAlpha,
            Self::Romans => Numeral::LowerRoman,
            Self::Bullets => return "*".to_owned(),
        };
        format!("{}.", numeral.write(i64::try_from(count).unwrap_or(i64::MAX)))
    }
}

/// Enough of a line to find it by.
fn start(line: &str) -> String {
    line.chars().take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIST: &str = "1. A\n\na. B\n\ni. C\n\nii. D\n\nb. E\n\n2. F\n\na. G";

    fn levels(toml: &str) -> Vec<Level> {
        #[derive(Deserialize)]
        struct File {
            levels: Vec<Level>,
        }
        let levels = toml.lines().collect::<String>();
        toml::from_str::<File>(&format!("levels = [{levels}]")).expect("right levels").levels
    }

    fn check(toml: &str, expected: &str) {
        assert_eq!(relist(LIST, &levels(toml)).as_deref(), Ok(expected));
    }

    #[test]
    fn a_list_gets_other_markers() {
        check(
            "{ marker = 'numbers', indent = 0 },
             { marker = 'numbers', indent = 4 },
             { marker = 'numbers', indent = 8 }",
            "1. A\n    1. B\n        1. C\n        2. D\n    2. E\n\n2. F\n    1. G",
        );
        check(
            "{ marker = 'bullets', indent = 0 },
             { marker = 'romans', indent = 1 },
             { marker = 'letters', indent = 2 }",
            "* A\n i. B\n  a. C\n  b. D\n ii. E\n\n* F\n i. G",
        );
        check(
            "{ marker = ['1.', '3.'], indent = 0 },
             { marker = ['1.', '1.', '2.'], indent = 0 },
             { marker = 'bullets', indent = 0 }",
            "1. A\n1. B\n* C\n* D\n1. E\n\n3. F\n2. G",
        );
    }

    #[test]
    fn a_letter_that_is_a_roman_number_too_goes_by_its_series() {
        let list = (1..=9)
            .map(|n| format!("{} x", Series::Letters.marker(n)))
            .collect::<Vec<_>>()
            .join("\n");
        let one = levels("{ marker = 'numbers', indent = 0 }");
        let numbered = relist(&list, &one).expect("a list of one level");
        assert!(numbered.ends_with("9. x"), "{numbered}");
    }

    #[test]
    fn a_list_that_does_not_fit_is_told() {
        let two = levels("{ marker = 'numbers', indent = 0 }, { marker = 'numbers', indent = 0 }");
        assert_eq!(relist(LIST, &two), Err(Problem::TooDeep("C".into())));
        assert_eq!(relist("1. A\n\nB b", &two), Err(Problem::NoMarker("B b".into())));
        assert_eq!(relist("1. A\n\n3. B", &two), Err(Problem::NoMarker("3. B".into())));
        assert_eq!(relist("word", &two), Err(Problem::NoMarker("word".into())));
        let written = levels("{ marker = ['1.'], indent = 0 }");
        assert_eq!(
            relist("1. A\n2. B", &written),
            Err(Problem::MarkerCount { level: 1, items: 2, markers: 1 })
        );
    }

    #[test]
    fn series_count_on() {
        let letters = [26, 27, 52, 53].map(|count| Series::Letters.marker(count));
        assert_eq!(letters, ["z.", "aa.", "az.", "ba."]);
        let romans = [4, 9, 14].map(|count| Series::Romans.marker(count));
        assert_eq!(romans, ["iv.", "ix.", "xiv."]);
    }
}
