//! Our IRIs: how an edition, a category, a criterion and an annotation are named in open data.
//!
//! Owns their form, `urn:glossator:KIND:ID`. They are names, not addresses: no host is in them, and
//! nothing is to be found there.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

const OURS: &str = "urn:glossator:";
/// What is written as it is: the unreserved characters of RFC 3986, section 2.3.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The IRI of the thing of this kind with this id.
pub(super) fn named(kind: &str, id: &str) -> String {
    format!("{OURS}{kind}:{}", utf8_percent_encode(id, RESERVED))
}

/// The kind and the id that an IRI of ours names; `None` for others and where the id is no UTF-8.
pub(super) fn ours(iri: &str) -> Option<(&str, String)> {
    let (kind, id) = iri.strip_prefix(OURS)?.split_once(':')?;
    Some((kind, percent_decode_str(id).decode_utf8().ok()?.into_owned()))
}

/// Whether words have the form of an IRI: a scheme (RFC 3986, section 3.1), a colon, and no
/// character that one may not have.
pub(super) fn is_iri(words: &str) -> bool {
    let Some((scheme, rest)) = words.split_once(':') else { return false };
    let mut letters = scheme.bytes();
    letters.next().is_some_and(|b| b.is_ascii_alphabetic())
        && letters.all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b))
        && !rest.is_empty()
        && !rest
            .contains(|c: char| c.is_control() || c.is_whitespace() || "\"<>\\^`{|}".contains(c))
        && rest
            .split('%')
            .skip(1)
            .all(|after| after.len() >= 2 && after.bytes().take(2).all(|b| b.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn iris_have_a_scheme_and_no_odd_characters() {
        for (words, valid) in [
            ("http://example.org/a?b#c", true),
            ("urn:uuid:018f2b7c-0000-4000-8000-000000000001", true),
            ("mailto:a@example.org", true),
            ("http://example.org/é", true),
            ("acct:a%20b@example.org", true),
            ("http://example.org/a b", false),
            ("http://example.org/%2", false),
            ("http://example.org/%é1", false),
            ("/relative", false),
            ("1a:b", false),
            ("a:", false),
            (":", false),
            ("", false),
        ] {
            assert_eq!(is_iri(words), valid, "{words}");
        }
    }

    #[test]
    fn ours_are_plain() {
        assert_eq!(named("edition", "llama-3.1"), "urn:glossator:edition:llama-3.1");
        assert_eq!(named("edition", "a:b/é"), "urn:glossator:edition:a%3Ab%2F%C3%A9");
        assert_eq!(ours("urn:glossator:edition:%ff"), None);
        assert_eq!(ours("http://example.org/urn:glossator:edition:a"), None);
    }

    proptest! {
        #[test]
        fn an_id_comes_back(id in any::<String>()) {
            let iri = named("edition", &id);
            prop_assert!(iri.is_ascii());
            prop_assert_eq!(is_iri(&iri), true);
            prop_assert_eq!(ours(&iri), Some(("edition", id)));
        }
    }
}
