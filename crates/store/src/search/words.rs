//! Words as the indexes hold them, and facets: tokens that no text and no query can contain.
//!
//! Owns the one folding that texts, notes, queries and the marking of hits share, so that what is found
//! is what is shown as found. It knows no SQL.

use unicode_normalization::UnicodeNormalization;

/// What is said of a note or a clause beside its words, to filter by.
///
/// Each has a character of the private use area to begin with. Such a character is no letter and no
/// digit, so that [`fold`] leaves none in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Facet {
    /// Stands on everything.
    All,
    /// A category's id.
    Category,
    /// A word of a family's name.
    Family,
    /// An edition's id.
    Edition,
    /// A tag.
    Tag,
    /// A colour's number.
    Colour,
    /// A word of an author's name.
    Author,
    /// A status by its name.
    Status,
}

/// Between two values in one column, so that no words run from one into the other.
pub(crate) const APART: &str = " \u{f000}\u{f000} ";

impl Facet {
    fn initial(self) -> char {
        match self {
            Self::All => '\u{f000}',
            Self::Category => '\u{f001}',
            Self::Family => '\u{f002}',
            Self::Edition => '\u{f003}',
            Self::Tag => '\u{f004}',
            Self::Colour => '\u{f005}',
            Self::Author => '\u{f006}',
            Self::Status => '\u{f007}',
        }
    }

    /// The facet with `value` as a whole, one token whatever stands in it. Capitals and accents do not
    /// count, all else does: "C++" is not "C".
    pub fn whole(self, value: &str) -> String {
        let mut token = String::from(self.initial());
        for c in plain(value.trim()) {
            // SQLite's tokenizer would end the token at any other character of ASCII.
            match u8::try_from(c) {
                Ok(byte) if !byte.is_ascii_alphanumeric() && byte.is_ascii() => {
                    token.extend(char::from_u32(0xe000 + u32::from(byte)));
                }
                _ => token.push(c),
            }
        }
        token
    }

    /// A facet for each word of `value`, with spaces between.
    pub fn each(self, value: &str) -> String {
        let words = tokens(value).map(|word| format!("{}{word}", self.initial()));
        words.collect::<Vec<_>>().join(" ")
    }
}

/// Characters without capitals, accents and compatibility forms.
fn plain(value: &str) -> impl Iterator<Item = char> {
    let small = value.nfkd().flat_map(char::to_lowercase);
    // A final sigma is no other letter.
    let small = small.map(|c| if c == 'ς' { 'σ' } else { c });
    small.filter(|c| !matches!(c, '\u{300}'..='\u{36f}'))
}

/// A word as the indexes hold it: small letters and digits without accents. Empty when nothing is left.
pub(crate) fn fold(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    plain(word).filter(|c| c.is_alphanumeric()).collect()
}

/// Whether `word`, as it stands in a text, is this token, or begins with it.
pub(crate) fn is(word: &str, token: &str, may_go_on: bool) -> bool {
    // Most words are ASCII: nothing is made for them.
    if word.is_ascii() {
        let same = |word: &str| word.eq_ignore_ascii_case(token);
        return if may_go_on { word.get(..token.len()).is_some_and(same) } else { same(word) };
    }
    let word = fold(word);
    if may_go_on { word.starts_with(token) } else { word == token }
}

/// The words of `content` as the indexes hold them.
pub(crate) fn tokens(content: &str) -> impl Iterator<Item = String> {
    let words = text::words(content).map(|word| fold(word.span.of(content)));
    words.filter(|word| !word.is_empty())
}

/// The words of `content` as one text of tokens, to be put into an index.
pub(crate) fn indexed(content: &str) -> String {
    let mut all = String::with_capacity(content.len());
    for token in tokens(content) {
        if !all.is_empty() {
            all.push(' ');
        }
        all.push_str(&token);
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn capitals_accents_and_typography_do_not_count() {
        for (content, expected) in [
            ("Élan, naïve CAFÉ", "elan naive cafe"),
            ("e\u{301}lan", "elan"),
            ("non-exclusive", "non exclusive"),
            ("§ 1.b.v", "1 b v"),
            ("licence’s ﬁle", "licence s file"),
            ("Straße ΣΟΦΟΣ σοφός", "straße σοφοσ σοφοσ"),
            ("\u{301} … —", ""),
        ] {
            assert_eq!(indexed(content), expected, "{content}");
        }
    }

    #[test]
    fn a_facet_is_one_token_and_tells_its_values_apart() {
        let tag = |value| Facet::Tag.whole(value);
        assert_eq!(tag("Élan vital "), tag("elan VITAL"));
        let values = ["c", "c++", "c+", "c +", "c\0", "c\n+", "c-", "ç+"];
        for (i, a) in values.iter().enumerate() {
            for b in &values[i + 1..] {
                assert_eq!(tag(a) == tag(b), (*a, *b) == ("c+", "ç+"), "{a:?} {b:?}");
            }
        }
        assert_ne!(tag("eu"), Facet::Author.whole("eu"));
        assert_eq!(Facet::Author.each("A. Reader"), "\u{f006}a \u{f006}reader");
    }

    proptest! {
        #[test]
        fn no_words_hold_a_facet(content: String) {
            let private = |c| ('\u{e000}'..='\u{f8ff}').contains(&c);
            prop_assert!(!indexed(&content).chars().any(private));
        }

        #[test]
        fn a_facet_has_nothing_that_ends_a_token(value: String) {
            let facet = Facet::Tag.whole(&value);
            prop_assert!(facet.chars().all(|c| !c.is_ascii() || c.is_ascii_alphanumeric()));
        }

        #[test]
        fn a_word_is_its_own_token(content: String) {
            for word in text::words(&content) {
                let word = word.span.of(&content);
                prop_assert!(is(word, &fold(word), false) && is(word, &fold(word), true));
            }
        }

        #[test]
        fn a_token_has_nothing_that_ends_it(content: String) {
            for token in tokens(&content) {
                prop_assert!(token.chars().all(|c| !c.is_ascii() || c.is_ascii_alphanumeric()));
            }
        }
    }
}
