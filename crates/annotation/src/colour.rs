//! [`Colour`]: one of the five colours of a highlight.
//!
//! Owns that there are five. What each means is the reader's setting, how it looks the front end's.

/// A colour's number, 1 to 5.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Colour(u8);

/// A number that is no colour's.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0} is no colour: 1, 2, 3, 4 and 5 are")]
pub struct InvalidColour(pub u8);

impl Colour {
    /// How many colours there are.
    pub const COUNT: u8 = 5;
    /// The one that is taken where none was chosen.
    pub const FIRST: Self = Self(1);

    /// The colour with this number.
    ///
    /// # Errors
    /// For 0 and for anything above 5.
    pub fn new(number: u8) -> Result<Self, InvalidColour> {
        if (1..=Self::COUNT).contains(&number) {
            Ok(Self(number))
        } else {
            Err(InvalidColour(number))
        }
    }

    /// Its number, 1 to 5.
    pub fn number(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for Colour {
    type Error = InvalidColour;

    fn try_from(number: u8) -> Result<Self, InvalidColour> {
        Self::new(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn five_numbers_are_colours() {
        let valid: Vec<u8> = (0..=u8::MAX).filter(|n| Colour::new(*n).is_ok()).collect();
        assert_eq!(valid, [1, 2, 3, 4, 5]);
        assert_eq!(Colour::new(0), Err(InvalidColour(0)));
    }
}
