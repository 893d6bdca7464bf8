//! [`Label`]: what a printed marker can mean.
//!
//! Owns the reading of "1.", "(a)", "iv." as numbers. Which reading holds ("i." is the ninth letter
//! or the first Roman numeral) is decided where the neighbours are known, in `build`.

/// A printed marker, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The marker without punctuation, as it stands in an address: "a" for "(a)".
    pub step: String,
    /// Every way to read it; empty for a bullet.
    pub readings: Vec<Reading>,
}

/// One way to read a marker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The sort of numbers, with their punctuation: "1." and "(1)" are different sorts.
    pub sort: Sort,
    /// Its place in that sort, from 1.
    pub value: u32,
    /// The numbers before the last: `[2, 3]` for "2.3.1".
    pub prefix: Vec<u32>,
}

/// A sort of numbers that one list uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    /// The figures.
    pub numeral: Numeral,
    /// What stands around them: `"."`, `")"`, `"()"`, `"§"` or nothing.
    pub fence: &'static str,
}

/// The figures of a marker.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numeral {
    /// 1, 2, 3.
    Decimal,
    /// a, b, c.
    LowerLetter,
    /// A, B, C.
    UpperLetter,
    /// i, ii, iii.
    LowerRoman,
    /// I, II, III.
    UpperRoman,
}

impl Numeral {
    /// Whether these are small letters, which never number the sections of a text with headings.
    pub(crate) fn is_small(self) -> bool {
        matches!(self, Self::LowerLetter | Self::LowerRoman)
    }
}

impl Label {
    /// Takes a printed marker apart.
    pub fn parse(marker: &str) -> Self {
        let bare = marker.trim_matches(|c: char| !c.is_alphanumeric());
        let figures = bare.rsplit([' ', '§']).next().unwrap_or("");
        let fence = if marker.starts_with('(') {
            "()"
        } else if marker.starts_with('§') || bare.len() > figures.len() {
            "§"
        } else if marker.ends_with(')') {
            ")"
        } else if marker.ends_with('.') {
            "."
        } else {
            ""
        };
        Self { step: figures.to_owned(), readings: readings(figures, fence) }
    }

    /// Whether the marker is one without a number.
    pub fn is_bullet(&self) -> bool {
        self.readings.is_empty()
    }
}

fn readings(figures: &str, fence: &'static str) -> Vec<Reading> {
    let reading = |numeral, value, prefix| Reading { sort: Sort { numeral, fence }, value, prefix };
    let numbers: Result<Vec<u32>, _> = figures.split('.').map(str::parse).collect();
    if let Ok(mut numbers) = numbers {
        let Some(value) = numbers.pop() else { return Vec::new() };
        return vec![reading(Numeral::Decimal, value, numbers)];
    }
    let mut all = Vec::new();
    if let [letter] = figures.as_bytes() {
        let value = u32::from(letter.to_ascii_lowercase().wrapping_sub(b'a')) + 1;
        match letter {
            b'a'..=b'z' => all.push(reading(Numeral::LowerLetter, value, Vec::new())),
            b'A'..=b'Z' => all.push(reading(Numeral::UpperLetter, value, Vec::new())),
            _ => {}
        }
    }
    if let Some(value) = roman(&figures.to_ascii_lowercase()) {
        let upper = figures.starts_with(|c: char| c.is_ascii_uppercase());
        let numeral = if upper { Numeral::UpperRoman } else { Numeral::LowerRoman };
        all.push(reading(numeral, value, Vec::new()));
    }
    all
}

/// The value of a Roman numeral in small letters, if it is written as numerals are.
fn roman(figures: &str) -> Option<u32> {
    const PARTS: [(&str, u32); 9] = [
        ("c", 100),
        ("xc", 90),
        ("l", 50),
        ("xl", 40),
        ("x", 10),
        ("ix", 9),
        ("v", 5),
        ("iv", 4),
        ("i", 1),
    ];
    let (mut rest, mut value) = (figures, 0);
    for (part, worth) in PARTS {
        let most = if matches!(part, "c" | "x" | "i") { 3 } else { 1 };
        for _ in 0..most {
            let Some(after) = rest.strip_prefix(part) else { break };
            (rest, value) = (after, value + worth);
        }
    }
    (rest.is_empty() && value > 0).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_are_taken_apart() {
        type Case = (&'static str, &'static str, &'static [(Numeral, u32)]);
        let cases: [Case; 9] = [
            ("1.", "1", &[(Numeral::Decimal, 1)]),
            ("2.10", "2.10", &[(Numeral::Decimal, 10)]),
            ("(b)", "b", &[(Numeral::LowerLetter, 2)]),
            ("i.", "i", &[(Numeral::LowerLetter, 9), (Numeral::LowerRoman, 1)]),
            ("iv.", "iv", &[(Numeral::LowerRoman, 4)]),
            ("XIV.", "XIV", &[(Numeral::UpperRoman, 14)]),
            ("§ 3", "3", &[(Numeral::Decimal, 3)]),
            ("Article 5.", "5", &[(Numeral::Decimal, 5)]),
            ("*", "", &[]),
        ];
        for (marker, step, readings) in cases {
            let label = Label::parse(marker);
            let got: Vec<_> = label.readings.iter().map(|r| (r.sort.numeral, r.value)).collect();
            assert_eq!((label.step.as_str(), got.as_slice()), (step, readings), "{marker}");
        }
    }

    #[test]
    fn what_is_not_written_as_numerals_are_is_none() {
        for figures in ["iiii", "vx", "ic", "", "mild"] {
            assert_eq!(roman(figures), None, "{figures}");
        }
    }

    #[test]
    fn fences_tell_sorts_apart() {
        let sort = |m: &str| Label::parse(m).readings[0].sort;
        assert_ne!(sort("1."), sort("(1)"));
        assert_ne!(sort("1."), sort("1)"));
        assert_eq!(sort("1."), sort("7."));
    }
}
