//! [`Units`]: from bytes of UTF-8 to code units of UTF-16 and back.
//!
//! Owns the only place where a position changes its unit. The engine counts bytes; JavaScript's
//! strings count code units.

use crate::wire::{Failure, FailureCode, Range};
use text::Span;

/// The way between the two for one text.
#[derive(Clone, Debug)]
pub struct Units {
    /// Every character that is longer than one byte, in order. Between them, both counts run alike.
    long: Vec<Long>,
    /// The whole text's length in both.
    length: (usize, usize),
}

/// A character of more than one byte.
#[derive(Clone, Copy, Debug)]
struct Long {
    /// Where it begins, in bytes and in units.
    byte: usize,
    unit: usize,
    /// How long it is in both.
    bytes: usize,
    units: usize,
}

/// A place that a text does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoSuchPlace {
    /// Behind the text's end.
    #[error("place {unit} lies behind the end of the text, which has {length} UTF-16 units")]
    BehindTheEnd {
        /// The place asked for.
        unit: usize,
        /// How long the text is.
        length: usize,
    },
    /// Between the two halves of a character.
    #[error("place {unit} lies inside a character (between two UTF-16 surrogates)")]
    InsideACharacter {
        /// The place asked for.
        unit: usize,
    },
}

impl Units {
    /// Measures a text.
    pub fn of(text: &str) -> Self {
        let mut long = Vec::new();
        let mut unit = 0;
        for (byte, c) in text.char_indices() {
            if c.len_utf8() > 1 {
                long.push(Long { byte, unit, bytes: c.len_utf8(), units: c.len_utf16() });
            }
            unit += c.len_utf16();
        }
        Self { long, length: (text.len(), unit) }
    }

    /// The unit that begins where `byte` does. A byte inside a character counts as that character's
    /// first, one behind the end as the end.
    pub fn unit(&self, byte: usize) -> usize {
        let byte = byte.min(self.length.0);
        let Some(at) = self.long.partition_point(|c| c.byte <= byte).checked_sub(1) else {
            return byte;
        };
        let c = self.long[at];
        match byte.checked_sub(c.byte + c.bytes) {
            Some(behind) => c.unit + c.units + behind,
            None => c.unit,
        }
    }

    /// The byte that begins where `unit` does.
    ///
    /// # Errors
    /// When the text is shorter, or the place would cut a character in two.
    pub fn byte(&self, unit: usize) -> Result<usize, NoSuchPlace> {
        if unit > self.length.1 {
            return Err(NoSuchPlace::BehindTheEnd { unit, length: self.length.1 });
        }
        let Some(at) = self.long.partition_point(|c| c.unit <= unit).checked_sub(1) else {
            return Ok(unit);
        };
        let c = self.long[at];
        match unit.checked_sub(c.unit + c.units) {
            Some(behind) => Ok(c.byte + c.bytes + behind),
            None if unit == c.unit => Ok(c.byte),
            None => Err(NoSuchPlace::InsideACharacter { unit }),
        }
    }

    /// A span of the text as the wire carries it.
    pub fn range(&self, span: Span) -> Range {
        let range = span.range();
        Range { start: self.at(range.start), end: self.at(range.end) }
    }

    /// A stretch of the wire as the engine knows it.
    ///
    /// # Errors
    /// When either end is no place of the text, or nothing lies between them.
    pub fn span(&self, range: Range) -> Result<Span, Failure> {
        let place = |unit: u32| self.byte(unit as usize).map_err(|error| refused(&error));
        if range.start >= range.end {
            return Err(refused(&format!(
                "no words lie between {} and {}",
                range.start, range.end
            )));
        }
        Ok(Span::new(place(range.start)?, place(range.end)?))
    }

    fn at(&self, byte: usize) -> u32 {
        u32::try_from(self.unit(byte)).unwrap_or(u32::MAX)
    }
}

fn refused(reason: &impl ToString) -> Failure {
    Failure { code: FailureCode::Input, message: reason.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn each_length_of_character_is_counted() {
        // One, two, three and four bytes; one, one, one and two units.
        let units = Units::of("aé“😀b");
        for (byte, unit) in [(0, 0), (1, 1), (3, 2), (6, 3), (10, 5), (11, 6)] {
            assert_eq!(units.unit(byte), unit, "byte {byte}");
            assert_eq!(units.byte(unit), Ok(byte), "unit {unit}");
        }
    }

    #[test]
    fn a_place_that_is_none_is_refused() {
        let units = Units::of("a😀");
        assert_eq!(units.byte(2), Err(NoSuchPlace::InsideACharacter { unit: 2 }));
        assert_eq!(units.byte(4), Err(NoSuchPlace::BehindTheEnd { unit: 4, length: 3 }));
        for (start, end) in [(0, 2), (2, 3), (0, 4), (1, 1), (3, 1)] {
            let failure = units.span(Range { start, end }).unwrap_err();
            assert_eq!(failure.code, FailureCode::Input, "{start}..{end}: {}", failure.message);
        }
        assert_eq!(units.span(Range { start: 1, end: 3 }), Ok(Span::new(1, 5)));
    }

    #[test]
    fn a_byte_that_is_none_is_brought_to_the_nearest_before() {
        let units = Units::of("a😀");
        assert_eq!([2, 3, 4].map(|byte| units.unit(byte)), [1; 3]);
        assert_eq!(units.unit(99), 3);
    }

    #[test]
    fn an_empty_text_has_one_place() {
        let units = Units::of("");
        assert_eq!((units.unit(0), units.byte(0)), (0, Ok(0)));
        assert!(units.byte(1).is_err());
    }

    proptest! {
        #[test]
        fn it_counts_as_the_standard_library_does(text in "[aé“\u{2028}😀𝔄\n]{0,60}") {
            let units = Units::of(&text);
            let mut places = 0;
            for byte in (0..=text.len()).filter(|byte| text.is_char_boundary(*byte)) {
                let unit = text[..byte].encode_utf16().count();
                prop_assert_eq!(units.unit(byte), unit);
                prop_assert_eq!(units.byte(unit), Ok(byte));
                places += 1;
            }
            let length = text.encode_utf16().count();
            let accepted = (0..=length + 3).filter(|unit| units.byte(*unit).is_ok()).count();
            prop_assert_eq!(accepted, places);
        }
    }
}
