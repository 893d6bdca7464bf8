//! The numerals of lists: "c", "iv", "3rd".
//!
//! Owns how a number is written in each. What stands around it in a marker is the reader's matter.

/// A way to write the numbers of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Numeral {
    /// 1, 2, 3.
    #[default]
    Decimal,
    /// 01, 02, 03.
    DecimalZero,
    /// a, b, … z, aa, ab: as browsers count.
    LowerAlpha,
    /// A, B, … Z, AA, AB.
    UpperAlpha,
    /// a, b, … z, aa, bb: as Word counts.
    LowerLetter,
    /// A, B, … Z, AA, BB.
    UpperLetter,
    /// i, ii, iii.
    LowerRoman,
    /// I, II, III.
    UpperRoman,
    /// 1st, 2nd, 3rd.
    Ordinal,
}

impl Numeral {
    /// The number written so. What a numeral cannot write is written in figures.
    pub fn write(self, number: i64) -> String {
        let written = match self {
            Self::Decimal => None,
            Self::DecimalZero => Some(format!("{number:02}")),
            Self::LowerAlpha => alphabetic(number),
            Self::UpperAlpha => alphabetic(number).map(|n| n.to_ascii_uppercase()),
            Self::LowerLetter => repeated(number),
            Self::UpperLetter => repeated(number).map(|n| n.to_ascii_uppercase()),
            Self::LowerRoman => roman(number),
            Self::UpperRoman => roman(number).map(|n| n.to_ascii_uppercase()),
            Self::Ordinal => Some(ordinal(number)),
        };
        written.unwrap_or_else(|| number.to_string())
    }
}

/// Source: the "alphabetic" system of CSS Counter Styles Level 3.
fn alphabetic(number: i64) -> Option<String> {
    let mut rest = u64::try_from(number).ok().filter(|n| *n > 0)?;
    let mut letters = Vec::new();
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'a' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    Some(letters.into_iter().rev().collect())
}

/// Source: ECMA-376 part 1, 17.18.59, `lowerLetter`: the letter is repeated. Beyond thirty times
/// nobody reads it.
fn repeated(number: i64) -> Option<String> {
    let number = usize::try_from(number).ok().filter(|n| (1..=780).contains(n))? - 1;
    let letter = char::from(b'a' + u8::try_from(number % 26).unwrap_or(0));
    Some(std::iter::repeat_n(letter, number / 26 + 1).collect())
}

fn roman(number: i64) -> Option<String> {
    const SIGNS: [(i64, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut rest = Some(number).filter(|n| (1..4000).contains(n))?;
    let mut written = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            written.push_str(sign);
            rest -= value;
        }
    }
    Some(written)
}

fn ordinal(number: i64) -> String {
    let ending = match (number.rem_euclid(10), number.rem_euclid(100)) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{number}{ending}")
}

#[cfg(test)]
mod tests {
    use super::Numeral::{
        Decimal, DecimalZero, LowerAlpha, LowerLetter, LowerRoman, Ordinal, UpperAlpha,
        UpperLetter, UpperRoman,
    };

    #[test]
    fn numbers_are_written_as_lists_print_them() {
        for (numeral, number, written) in [
            (Decimal, -3, "-3"),
            (DecimalZero, 7, "07"),
            (LowerAlpha, 26, "z"),
            (LowerAlpha, 28, "ab"),
            (UpperAlpha, 703, "AAA"),
            (LowerLetter, 28, "bb"),
            (UpperLetter, 27, "AA"),
            (LowerRoman, 14, "xiv"),
            (UpperRoman, 1999, "MCMXCIX"),
            (Ordinal, 22, "22nd"),
            (Ordinal, 112, "112th"),
            (LowerRoman, 0, "0"),
            (LowerAlpha, 0, "0"),
            (LowerLetter, 9_000_000_000, "9000000000"),
            (LowerRoman, 5000, "5000"),
        ] {
            assert_eq!(numeral.write(number), written, "{numeral:?} {number}");
        }
    }
}
