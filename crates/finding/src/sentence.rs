//! Where a sentence of a licence ends.
//!
//! Owns the cutting of a clause's words into sentences. It knows nothing of rules.

use text::{Span, is_abbreviated};

/// The sentences of `body` (a stretch of `content`), in order, white space around them left out.
pub(crate) fn sentences(content: &str, body: Span) -> Vec<Span> {
    let base = body.start().bytes();
    let words = body.of(content);
    let mut all = Vec::new();
    let mut start = 0;
    for (at, stop) in words.char_indices() {
        if !matches!(stop, '.' | '!' | '?') {
            continue;
        }
        let after = &words[at + 1..];
        let closed = after.trim_start_matches(['"', '\'', ')', '”', '’', '»', ']']);
        let end = words.len() - closed.len();
        let opens = closed.trim_start();
        if opens.len() < closed.len()
            && begins(opens)
            && !(stop == '.' && is_abbreviated(&words[..at]))
        {
            push(&mut all, base, words, start, end);
            start = end;
        }
    }
    push(&mut all, base, words, start, words.len());
    all
}

fn push(all: &mut Vec<Span>, base: usize, words: &str, start: usize, end: usize) {
    let sentence = &words[start..end];
    let start = start + sentence.len() - sentence.trim_start().len();
    let sentence = sentence.trim();
    if sentence.chars().any(char::is_alphanumeric) {
        all.push(Span::new(base + start, base + start + sentence.len()));
    }
}

/// Whether what follows a stop can begin a sentence.
fn begins(words: &str) -> bool {
    let first = words.trim_start_matches(['"', '\'', '(', '“', '‘', '«', '[', '*', '•', '-', ' ']);
    first.chars().next().is_some_and(|c| c.is_uppercase() || c.is_numeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_where_they_end() {
        for (words, expected) in [
            ("One. Two.", &["One.", "Two."][..]),
            (
                "Acme Platforms, Inc. All Rights Reserved.",
                &["Acme Platforms, Inc. All Rights Reserved."],
            ),
            ("See Section 1.b.i. You will comply.", &["See Section 1.b.i.", "You will comply."]),
            (
                "The U.S. Government, e.g. NASA, version 3.1 rules",
                &["The U.S. Government, e.g. NASA, version 3.1 rules"],
            ),
            (
                "Say “All rights.” (More.) IN NO EVENT.",
                &["Say “All rights.”", "(More.)", "IN NO EVENT."],
            ),
            ("is it? Yes! no", &["is it?", "Yes! no"]),
            (" … ", &[]),
        ] {
            let whole = Span::new(0, words.len());
            let got: Vec<&str> = sentences(words, whole).iter().map(|s| s.of(words)).collect();
            assert_eq!(got, expected, "{words}");
        }
    }
}
