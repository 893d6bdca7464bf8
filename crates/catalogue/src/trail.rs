//! Trails: what lets set-up name the first word in which a text differs, without the right text.
//!
//! Owns the form of `word_trail` in the catalogue: one byte, as two hexadecimal digits, for each word
//! of the publisher's text, taken from a hash of that word and all before it. From the first word that
//! differs on, the bytes are of other hashes; one of them is equal by chance one time in 256, and then
//! a later word is named. That a text is right is told by the word hash alone, never by a trail.

use crate::manifest::sha256;

/// The trail of the words of `content`.
pub fn of(content: &str) -> String {
    let folded = text::fold(content);
    let mut before = String::new();
    let mut trail = String::new();
    for word in text::words(&folded) {
        before = sha256(format!("{before}\n{}", word.span.of(&folded)).as_bytes());
        trail.push_str(&before[..2]);
    }
    trail
}

/// The number, from zero, of the first word of `content` that leaves `trail`; the number of words when
/// the trail goes on behind the last one. `None` when `content` follows the trail to its end.
pub fn first_difference(trail: &str, content: &str) -> Option<usize> {
    let ours = of(content);
    if ours == trail {
        return None;
    }
    let equal =
        ours.as_bytes().chunks(2).zip(trail.as_bytes().chunks(2)).take_while(|(a, b)| a == b);
    Some(equal.count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trail_is_left_at_the_first_differing_word() {
        let trail = of("You may use it, and share it.");
        assert_eq!(trail.len(), 2 * 7);
        for (content, difference) in [
            ("You may use it and share it", None),
            ("You may not use it and share it", Some(2)),
            ("You may use it", Some(4)),
            ("You may use it, and share it now", Some(7)),
            ("", Some(0)),
        ] {
            assert_eq!(first_difference(&trail, content), difference, "{content}");
        }
    }
}
