//! Printed markers at the start of a block: "1.", "(a)", "iv.", "§ 3", "*".
//!
//! Owns what looks like a marker. Which level a marker stands for is the outline's business, and
//! nothing here changes words.

/// The length in bytes of the marker that opens `line`, without the white space behind it.
///
/// A marker stands at the start, is followed by white space and then by words; behind a number or
/// brackets the space may be missing ("1.Definitions"). A bare number is none ("3 copies"), nor is
/// "(c)" before a year, or a dash inside prose.
pub(crate) fn marker_len(line: &str) -> Option<usize> {
    let len = printed(line)?;
    let (marker, rest) = line.split_at(len);
    let words = rest.trim_start();
    let apart = rest.len() > words.len() || opens_word(marker, words);
    (apart && !words.is_empty() && !is_copyright(marker, words)).then_some(len)
}

/// Whether `line` is a marker of a numbered list and nothing else: "1.2", "(a)". Its words stand
/// on a line further down. A number alone may be a page's ("12").
pub(crate) fn is_lone_marker(line: &str) -> bool {
    printed(line) == Some(line.len()) && !is_bullet(line)
}

/// The length of what looks like a marker, whatever stands behind it.
fn printed(line: &str) -> Option<usize> {
    bullet(line).or_else(|| parenthesised(line)).or_else(|| sign(line)).or_else(|| dotted(line))
}

/// Whether `words`, right behind a marker without any space, begin with a capital and a small
/// letter, as in "1.Definitions" and "(a)The": "3.NET" and "(C)Example" are words.
fn opens_word(marker: &str, words: &str) -> bool {
    let mut letters = words.chars();
    let numbered = marker.starts_with(|c: char| c.is_ascii_digit() || c == '(');
    numbered
        && !marker.eq_ignore_ascii_case("(c)")
        && letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_some_and(char::is_lowercase)
}

/// Whether the marker is one of an unnumbered list.
pub(crate) fn is_bullet(marker: &str) -> bool {
    bullet(marker).is_some()
}

/// Whether `after` can be the marker that comes after `before` in a list: printed alike, and the
/// next number where both are figures.
pub(crate) fn follows(before: &str, after: &str) -> bool {
    let shape = |marker: &str| {
        let mut shape: Vec<char> = marker
            .chars()
            .map(|c| match c {
                '0'..='9' => '1',
                'a'..='z' => 'a',
                'A'..='Z' => 'A',
                _ => c,
            })
            .collect();
        shape.dedup();
        shape
    };
    let number = |marker: &str| {
        let figures = marker.trim_matches(|c: char| !c.is_ascii_alphanumeric());
        figures.rsplit(['.', ' ']).next().and_then(|last| last.parse::<u32>().ok())
    };
    shape(before) == shape(after) && number(before).is_none_or(|one| number(after) == Some(one + 1))
}

fn bullet(line: &str) -> Option<usize> {
    let first = line.chars().next()?;
    let next = line[first.len_utf8()..].chars().next();
    (matches!(first, '*' | '-' | '+' | '•' | '·' | '–' | '—' | '◦' | '▪' | '●' | '○' | '‣')
        && next.is_none_or(char::is_whitespace))
    .then_some(first.len_utf8())
}

/// "(a)", "(iv)", "(12)", "(e).".
fn parenthesised(line: &str) -> Option<usize> {
    let inner = line.strip_prefix('(')?;
    let len = enumerator(inner)?;
    let after = inner[len..].strip_prefix(')')?;
    Some(len + 2 + usize::from(after.starts_with(". ")))
}

/// "§ 3", "§3.1", "Article 5", "Section 2.1:".
fn sign(line: &str) -> Option<usize> {
    let word = ["§", "Article ", "ARTICLE ", "Section ", "SECTION "]
        .into_iter()
        .find(|w| line.starts_with(w))?;
    let gap = line[word.len()..].len() - line[word.len()..].trim_start_matches(' ').len();
    let number = word.len() + gap;
    let len = number + number_len(&line[number..])?;
    match line[len..].chars().next() {
        Some('.' | ':' | ')') => Some(len + 1),
        // "Section 2 of this Agreement says" is prose.
        _ if word == "§" => Some(len),
        _ => None,
    }
}

/// "1.", "1.2", "1.2.3.", "12)", "a.", "iv)". A number without punctuation must have two parts.
fn dotted(line: &str) -> Option<usize> {
    if let Some(len) = number_len(line) {
        let closed = line[len..].starts_with(['.', ')']);
        return (closed || line[..len].contains('.')).then_some(len + usize::from(closed));
    }
    let len = enumerator(line)?;
    line[len..].starts_with(['.', ')']).then_some(len + 1)
}

/// "1", "1.2", "10.3.1"; each part of at most three digits, so that a year is none.
fn number_len(line: &str) -> Option<usize> {
    let mut len = 0;
    loop {
        let digits = line[len..].bytes().take_while(u8::is_ascii_digit).count();
        if !(1..=3).contains(&digits) {
            return None;
        }
        len += digits;
        let dot = line[len..].starts_with('.');
        let more = line[len + usize::from(dot)..].starts_with(|c: char| c.is_ascii_digit());
        if !dot || !more {
            return Some(len);
        }
        len += 1;
    }
}

/// A number, one letter, or a small Roman numeral.
fn enumerator(line: &str) -> Option<usize> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 {
        return (digits <= 3).then_some(digits);
    }
    let letters = line.bytes().take_while(u8::is_ascii_alphabetic).count();
    let word = &line[..letters];
    let roman = |set: &str| letters <= 6 && word.chars().all(|c| set.contains(c));
    (letters == 1 || letters > 0 && (roman("ivxl") || roman("IVXL"))).then_some(letters)
}

/// Whether "(c)" is the sign ©, not an item: before a year, before "Copyright", or before a name and
/// "All rights reserved". Before a name alone ("(c) Meta Platforms") nothing tells it from an item
/// with a heading.
fn is_copyright(marker: &str, words: &str) -> bool {
    if !marker.eq_ignore_ascii_case("(c)") {
        return false;
    }
    let first = words.split_whitespace().next().unwrap_or("");
    let lower = words.trim_end_matches(['.', ' ']).to_ascii_lowercase();
    let name = lower.strip_suffix("all rights reserved").map(|name| &words[..name.len()]);
    is_year(first) || lower.starts_with("copyright") || name.is_some_and(is_name)
}

/// "1998", "2004-2023,", but not "30" nor "20000".
fn is_year(word: &str) -> bool {
    let digits = word.bytes().take_while(u8::is_ascii_digit).count();
    digits == 4 && (word.starts_with("19") || word.starts_with("20"))
}

/// Whether words are a name, not a sentence: all have a capital but those that names are joined by.
fn is_name(words: &str) -> bool {
    words.split_whitespace().all(|word| {
        !word.starts_with(char::is_lowercase)
            || matches!(
                word.trim_end_matches([',', '.']),
                "and"
                    | "authors"
                    | "by"
                    | "contributors"
                    | "de"
                    | "for"
                    | "of"
                    | "others"
                    | "the"
                    | "von"
            )
    })
}

#[cfg(test)]
mod tests {
    use super::{follows, is_lone_marker, marker_len};

    #[test]
    fn what_is_a_marker_and_what_is_not() {
        for (line, marker) in [
            ("1. Grant", "1."),
            ("1.1 Grant", "1.1"),
            ("10.3.1. Grant", "10.3.1."),
            ("2) Grant", "2)"),
            ("a. Grant", "a."),
            ("iv. Grant", "iv."),
            ("(iv) Grant", "(iv)"),
            ("(B) prominently", "(B)"),
            ("§ 3 Haftung", "§ 3"),
            ("Article 5. Terms", "Article 5."),
            ("Section 2.1: Terms", "Section 2.1:"),
            ("* Violence", "*"),
            ("• Violence", "•"),
            ("- Violence", "-"),
            ("IX. Terms", "IX."),
            ("1.Definitions", "1."),
            ("2.1.You may", "2.1."),
            ("(b)The licensee", "(b)"),
            ("(e). Exceptions", "(e)."),
            ("(c) 30 days after notice", "(c)"),
            ("(c) 20000 dollars", "(c)"),
            ("(c) Keep the line “All rights reserved” in it", "(c)"),
            ("(c) You must print: All rights reserved.", "(c)"),
        ] {
            assert_eq!(marker_len(line).map(|n| &line[..n]), Some(marker), "{line}");
        }
        for line in [
            "3 copies",
            "2023. Then",
            "Section 2 of this Agreement",
            "(c) 2023 Example",
            "(c) Example, Inc. All Rights Reserved",
            "(c) the University of Sample and contributors. All rights reserved.",
            "(C) 2004-2023, Example",
            "(c) Copyright Example",
            "1.",
            "a.b words",
            "-based words",
            "and. Then",
            "",
            "civil. Law",
            "3.NET",
            "1.5GB of it",
            "(c)Example, Inc.",
            "(s)he may",
            "a.Words",
        ] {
            assert_eq!(marker_len(line), None, "{line}");
        }
    }

    #[test]
    fn what_is_a_marker_alone() {
        for (line, alone) in [
            ("1.2", true),
            ("(a)", true),
            ("3.", true),
            ("12", false),
            ("*", false),
            ("1. x", false),
        ] {
            assert_eq!(is_lone_marker(line), alone, "{line}");
        }
    }

    #[test]
    fn what_comes_next_in_a_list() {
        for (before, after) in [
            ("1.", "2."),
            ("9)", "10)"),
            ("(a)", "(b)"),
            ("ii.", "iii."),
            ("2.1", "2.2"),
            ("-", "-"),
        ] {
            assert!(follows(before, after), "{before} {after}");
        }
        for (before, after) in [("b)", "7."), ("3.", "2)"), ("13.1", "12.211"), ("1.", "(a)")] {
            assert!(!follows(before, after), "{before} {after}");
        }
    }
}
