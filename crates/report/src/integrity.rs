//! The check that no word of the text was lost, doubled or altered in printing.
//!
//! A licence with a line missing is worse than no file: the check runs on every report and there is
//! no way to leave it out.

use crate::frames::{Set, State};
use crate::shown::is_inkless;
use crate::{Report, ReportError};

/// Succeeds when every visible character of the content stands on the pages exactly once.
pub(crate) fn check(report: &Report, glyphs: &[Set]) -> Result<(), ReportError> {
    let content = report.content.as_str();
    // For each byte the first glyph that shows it.
    let mut shown: Vec<Option<&Set>> = vec![None; content.len()];
    for glyph in glyphs {
        let reason = match glyph.state {
            State::Faithful => None,
            State::Missing => Some("no font has it"),
            State::Other => Some("it became another character"),
            State::OffPage => Some("it stands outside the paper"),
        };
        let start = glyph.bytes.start;
        if let Some(reason) = reason {
            let (character, byte, place) = whereabouts(report, start);
            return Err(ReportError::Altered { character, byte, place, reason });
        }
        for byte in glyph.bytes.clone() {
            let first = shown[byte].get_or_insert(glyph);
            if !of_one_sign(first, glyph) {
                let (character, byte, place) = whereabouts(report, byte);
                return Err(ReportError::Doubled { character, byte, place });
            }
        }
    }
    for (byte, c) in content.char_indices() {
        if shown[byte].is_none() && !c.is_whitespace() && !is_inkless(c) {
            let (character, byte, place) = whereabouts(report, byte);
            return Err(ReportError::Lost { character, byte, place });
        }
    }
    Ok(())
}

/// Whether two glyphs for the same byte are parts of one sign, as a letter and its accent are, or
/// the glyphs of `⟨U+10FFFF⟩`, six sizes wide. A second printing stands elsewhere.
fn of_one_sign(a: &Set, b: &Set) -> bool {
    a.page == b.page
        && (a.baseline - b.baseline).abs() < a.size
        && (a.x[0] - b.x[0]).abs() < 8.0 * a.size
}

/// The character at the byte, and where a person finds it.
fn whereabouts(report: &Report, byte: usize) -> (char, usize, String) {
    let content = &report.content;
    let character = content.get(byte..).and_then(|s| s.chars().next()).unwrap_or('\u{fffd}');
    let after = report.blocks.partition_point(|b| b.span.start().bytes() <= byte);
    let block = after.checked_sub(1).map(|i| &report.blocks[i]);
    let place = block.map_or_else(String::new, |block| match &block.address {
        Some(address) => address.clone(),
        None => block.span.of(content).chars().take(40).collect(),
    });
    (character, byte, place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::ops::Range;

    fn glyphs(states: &[(Range<usize>, f64, State)]) -> Vec<Set> {
        states
            .iter()
            .map(|(bytes, baseline, state)| Set {
                bytes: bytes.clone(),
                page: 0,
                x: [0.0, 5.0],
                baseline: *baseline,
                size: 10.0,
                state: *state,
            })
            .collect()
    }

    #[test]
    fn it_fails_when_it_should() {
        let mut report = crate::sample::report("a é");
        report.blocks[0].address = Some("7.c".into());
        let good = State::Faithful;
        let check = |set: &[(Range<usize>, f64, State)]| super::check(&report, &glyphs(set));
        let place = || "7.c".to_owned();

        assert_eq!(check(&[(0..1, 20.0, good), (2..4, 20.0, good)]), Ok(()));
        // A base and its mark.
        assert_eq!(check(&[(0..1, 20.0, good), (2..4, 20.0, good), (2..4, 19.0, good)]), Ok(()));
        let lost = ReportError::Lost { character: 'é', byte: 2, place: place() };
        assert_eq!(check(&[(0..1, 20.0, good)]), Err(lost));
        let doubled = ReportError::Doubled { character: 'a', byte: 0, place: place() };
        assert_eq!(
            check(&[(0..1, 20.0, good), (0..1, 50.0, good), (2..4, 20.0, good)]),
            Err(doubled)
        );
        for (state, reason) in [
            (State::Missing, "no font has it"),
            (State::Other, "it became another character"),
            (State::OffPage, "it stands outside the paper"),
        ] {
            let altered = ReportError::Altered { character: 'é', byte: 2, place: place(), reason };
            assert_eq!(check(&[(0..1, 20.0, good), (2..4, 20.0, state)]), Err(altered));
        }
    }
}
