//! Words, and the folding of typography.
//!
//! Owns what counts as a word when two texts are said to be the same word for word, and which
//! characters differ in looks only. It never changes a canonical text.

use crate::Span;
use sha2::{Digest, Sha256};
use std::borrow::Cow;
use std::fmt::Write as _;

/// A word: a run of letters and digits. "non-exclusive" is two words, "3.1" is two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word {
    /// Where it stands.
    pub span: Span,
}

/// The words of `content`, in order.
pub fn words(content: &str) -> impl Iterator<Item = Word> {
    let mut chars = content.char_indices().peekable();
    std::iter::from_fn(move || {
        let (start, _) = chars.by_ref().find(|(_, c)| is_word(*c))?;
        while chars.next_if(|(_, c)| is_word(*c)).is_some() {}
        let end = chars.peek().map_or(content.len(), |(at, _)| *at);
        Some(Word { span: Span::new(start, end) })
    })
}

/// Letters and digits, and the marks that combine with them (U+0300–U+036F).
pub fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{300}'..='\u{36f}')
}

/// The SHA-256 of the folded words of `content`, joined by `\n`, as 64 hexadecimal digits.
///
/// Two texts have the same hash when they are the same word for word, capitals included; white
/// space, punctuation and typography do not count.
pub fn word_hash(content: &str) -> String {
    let folded = fold(content);
    let stream: Vec<&str> = words(&folded).map(|word| word.span.of(&folded)).collect();
    sha256(stream.join("\n").as_bytes())
}

/// The SHA-256 of `bytes` as 64 hexadecimal digits.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// The text with its typography made plain: quotes straight, dashes to hyphens, special spaces to
/// spaces, `©` to `(c)`, `…` to `...`, soft hyphens and zero-width characters gone. Capitals stay.
pub fn fold(content: &str) -> Cow<'_, str> {
    if content.is_ascii() && !content.contains(['\t', '`']) {
        return Cow::Borrowed(content);
    }
    Cow::Owned(Folded::new(content).text)
}

/// A folded text that still knows its places in the text it was made of.
#[derive(Clone, Debug)]
pub struct Folded {
    /// The folded text; see [`fold`].
    pub text: String,
    /// For each byte of `text`, and for its end, the byte of the original that it stands for.
    origin: Vec<u32>,
}

impl Folded {
    /// Folds `content`.
    pub fn new(content: &str) -> Self {
        let mut text = String::with_capacity(content.len());
        let mut origin = Vec::with_capacity(content.len() + 1);
        let mut buffer = [0; 4];
        for (at, c) in content.char_indices() {
            let plain: &str = match c {
                '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}' | '\u{2032}' | '`' | '´' => "'",
                '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{201f}' | '«' | '»' | '\u{2033}' => {
                    "\""
                }
                '\u{2010}'..='\u{2015}' | '\u{2212}' => "-",
                '\u{a0}'
                | '\u{2000}'..='\u{200a}'
                | '\u{2028}'
                | '\u{2029}'
                | '\u{202f}'
                | '\u{205f}'
                | '\u{3000}'
                | '\t' => " ",
                '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => "",
                '©' => "(c)",
                '®' => "(r)",
                '…' => "...",
                _ => c.encode_utf8(&mut buffer),
            };
            text.push_str(plain);
            origin.extend(std::iter::repeat_n(u32::try_from(at).unwrap_or(u32::MAX), plain.len()));
        }
        origin.push(u32::try_from(content.len()).unwrap_or(u32::MAX));
        Self { text, origin }
    }

    /// The stretch of the original for a range of bytes of the folded text.
    ///
    /// It reaches from the character that the first byte stands for to the start of the character
    /// that the byte behind the range stands for, so it never cuts a character.
    pub fn span(&self, folded: std::ops::Range<usize>) -> Span {
        let at = |i: usize| self.origin[i.min(self.origin.len() - 1)] as usize;
        // A range that ends inside "(c)" must still take in the whole "©".
        let mut end = folded.end.min(self.origin.len() - 1);
        while end > folded.start && end + 1 < self.origin.len() && at(end) == at(end - 1) {
            end += 1;
        }
        Span::new(at(folded.start), at(end))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn list(content: &str) -> Vec<&str> {
        words(content).map(|w| w.span.of(content)).collect()
    }

    #[test]
    fn words_are_runs_of_letters_and_digits() {
        assert_eq!(
            list("a non-exclusive, “Llama 3.1” licence’s"),
            ["a", "non", "exclusive", "Llama", "3", "1", "licence", "s"]
        );
        assert_eq!(list(" … "), Vec::<&str>::new());
        assert_eq!(list("élan"), ["élan"]);
    }

    #[test]
    fn typography_does_not_count_in_the_hash_and_words_do() {
        let plain = word_hash("\"Notice\": Copyright (c) non-\ntransferable");
        assert_eq!(plain, word_hash("“Notice”:  Copyright © non‑transferable"));
        assert_ne!(plain, word_hash("“Notice”: Copyright © transferable"));
        assert_ne!(word_hash("may"), word_hash("May"));
    }

    #[test]
    fn folded_places_lead_back() {
        let original = "the “Mark” © x";
        let folded = Folded::new(original);
        assert_eq!(folded.text, "the \"Mark\" (c) x");
        let at = folded.text.find("Mark").unwrap();
        assert_eq!(folded.span(at..at + 4).of(original), "Mark");
        let at = folded.text.find("(c)").unwrap();
        assert_eq!(folded.span(at..at + 3).of(original), "©");
        assert_eq!(folded.span(at..at + 2).of(original), "©");
    }

    proptest! {
        #[test]
        fn any_folded_range_is_a_stretch_of_the_original(s in any::<String>(), a in 0usize..200, b in 0usize..200) {
            let folded = Folded::new(&s);
            let (a, b) = (a.min(b).min(folded.text.len()), a.max(b).min(folded.text.len()));
            let span = folded.span(a..b);
            prop_assert!(s.get(span.range()).is_some());
        }

        #[test]
        fn words_cover_every_letter(s in any::<String>()) {
            let inside: usize = words(&s).map(|w| w.span.of(&s).chars().count()).sum();
            prop_assert_eq!(inside, s.chars().filter(|c| is_word(*c)).count());
        }
    }
}
