//! Character references in HTML: "&copy;", "&#8220;".
//!
//! Owns where one stands. What it means is asked of pulldown-cmark, which has the whole table.

use pulldown_cmark::{Event, Parser};
use std::borrow::Cow;

/// The most letters and figures of a reference. Source: the longest name in HTML has 31.
const LONGEST: usize = 31;

/// The words with their references as characters. What only looks like one stays as it is.
pub(crate) fn decoded(words: &str) -> Cow<'_, str> {
    let Some(first) = words.find('&') else { return Cow::Borrowed(words) };
    let mut whole = words[..first].to_owned();
    let mut rest = &words[first..];
    while !rest.is_empty() {
        let len = reference_len(rest).unwrap_or(1);
        whole.push_str(&character(&rest[..len]));
        let next = rest[len..].find('&').map_or(rest.len(), |i| len + i);
        whole.push_str(&rest[len..next]);
        rest = &rest[next..];
    }
    Cow::Owned(whole)
}

/// The length of what looks like the reference that opens `rest`.
fn reference_len(rest: &str) -> Option<usize> {
    let name = rest.strip_prefix('&')?;
    let name = name.strip_prefix('#').unwrap_or(name);
    let len = name.bytes().take(LONGEST + 1).take_while(u8::is_ascii_alphanumeric).count();
    let end = rest.len() - name.len() + len;
    ((1..=LONGEST).contains(&len) && rest[end..].starts_with(';')).then_some(end + 1)
}

/// What a reference stands for: itself, if it is none.
fn character(reference: &str) -> Cow<'_, str> {
    if reference == "&" {
        return Cow::Borrowed(reference);
    }
    let mut whole = String::new();
    for event in Parser::new(reference) {
        if let Event::Text(words) = event {
            whole.push_str(&words);
        }
    }
    Cow::Owned(whole)
}

#[cfg(test)]
mod tests {
    use super::decoded;

    #[test]
    fn references_become_characters_once() {
        for (words, expected) in [
            ("&copy; 2024 A &amp; B", "© 2024 A & B"),
            ("&#8220;x&#x201D;", "“x”"),
            ("&amp;lt;", "&lt;"),
            ("R&D; AT&T &unknown; &", "R&D; AT&T &unknown; &"),
            ("é&é;", "é&é;"),
        ] {
            assert_eq!(decoded(words), expected, "{words}");
        }
    }
}
