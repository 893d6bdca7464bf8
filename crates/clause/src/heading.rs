//! Headings: those that stand alone and those that run into their clause.
//!
//! Owns what looks like a heading and the short names made of one. It never changes words.

use std::collections::HashSet;
use std::sync::LazyLock;
use text::{Pos, Span, Text, is_abbreviated};

/// The most words of a heading. Source: the longest in the Llama, RAIL and Apache texts has nine
/// ("Additional Liability and Accepting Warranty" and the like have fewer).
const MOST_WORDS: usize = 9;

/// The same for one without anything of a sentence ("Conditions for Use, License Grant, AI Ethics and
/// IP Ownership" has ten).
const MOST_WORDS_OF_NOUN: usize = 12;

/// The most words of a heading that is not in title case. Source: the longest in the corpus
/// ("Changes to these Terms or our Services") has seven.
const MOST_WORDS_OF_PHRASE: usize = 7;

/// Words that a sentence has and a heading that is no sentence has not.
const OF_SENTENCES: &str = "agree agrees allowed am any applies apply are be been can cannot \
    contains covered dated disclaimed do does each every everyone excluded following forbidden \
    granted grants has have i if is it may means must not \
    permitted please prohibited provided required reserved restricted see shall should that there \
    they this was were will you";

/// Words that open a heading that is put as a question: "What you cannot do", "Who we are".
const OF_QUESTIONS: &[&str] = &["how", "what", "when", "where", "who", "why"];

/// Words behind "Copyright" in a heading about it; elsewhere it opens a notice.
const OF_COPYRIGHT: &str = "and complaints grant infringement licence license notice notices or ownership permission \
    policy";

/// Whether words that stand alone are a heading: few, without the end of a sentence, in title case
/// or capitals, or wholly strong. A title in title case may end with a full stop.
pub(crate) fn is_heading(words: &str, strong: bool) -> bool {
    let count = words.split_whitespace().count();
    let number = |w: &str| w.len() > 3 && w.bytes().all(|b| b.is_ascii_digit());
    let bare = words.strip_suffix('.').filter(|bare| {
        let one = first_sentence(bare) == bare.len();
        one && is_noun(bare) && !is_abbreviated(bare) && !bare.split(' ').any(number)
    });
    let open = bare.is_some() || !words.ends_with(['.', ';', ',', ':']);
    let most = if is_noun(words) { MOST_WORDS_OF_NOUN } else { MOST_WORDS };
    (1..=most).contains(&count)
        && open
        && !is_notice(words)
        && (strong && bare.is_none() || is_title_case(words))
}

/// Whether words are a heading in the case of a sentence, by their form: few, without the end of a
/// sentence, and without what makes a sentence. Items of lists look alike; the neighbours decide.
pub(crate) fn is_phrase(words: &str) -> bool {
    let count = words.split_whitespace().count();
    (1..=MOST_WORDS_OF_PHRASE).contains(&count)
        && words.starts_with(char::is_uppercase)
        && words.ends_with(|c: char| c.is_alphanumeric() || c == ')' || c == '”' || c == '"')
        && !is_notice(words)
        && is_noun(words)
}

/// [`OF_SENTENCES`], to be asked for each word of a text.
static SENTENCE_WORDS: LazyLock<HashSet<&str>> =
    LazyLock::new(|| OF_SENTENCES.split(' ').collect());

/// Whether words have nothing that makes a sentence, or are a question without its mark.
fn is_noun(words: &str) -> bool {
    let lower = words.to_lowercase();
    let mut all = lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    let question = all.clone().next().is_some_and(|first| OF_QUESTIONS.contains(&first));
    question || !all.any(|word| SENTENCE_WORDS.contains(word))
}

/// Whether words are a notice, a site or a name on a line of its own: "Copyright …", "By Sample Ltd.",
/// "sample.example.org".
pub(crate) fn is_notice(words: &str) -> bool {
    let lower = words.to_lowercase();
    let mut all = lower.split_whitespace();
    let copyright = all.next().is_some_and(|w| w.trim_end_matches(':') == "copyright") && {
        let next = all.next().unwrap_or("").trim_end_matches('.');
        !OF_COPYRIGHT.split(' ').any(|of| of == next)
    };
    let version =
        lower.strip_prefix("version ").is_some_and(|v| v.starts_with(|c: char| c.is_ascii_digit()));
    let starts = ["(c) ", "© ", "by ", "http://", "https://"];
    let site = !words.contains(' ') && words.trim_end_matches('.').contains(['.', '@', '/']);
    copyright
        || version
        || site
        || starts.iter().any(|s| lower.starts_with(s))
        || lower.contains("rights reserved")
}

/// The heading at the start of a clause: its strong first words, if they stand apart from what
/// follows, or a short first sentence in title case. Without its full stop.
pub(crate) fn run_in(text: &Text, body: Span) -> Option<Span> {
    let words = text.of(body);
    let start = body.start().bytes();
    let strong = strong_to(text, Pos::new(start + 1))
        .filter(|s| s.start().bytes() <= start + 2 && s.end() <= body.end())
        .map(|s| s.end().bytes() - start)
        .filter(|end| stands_apart(&words[..*end], &words[*end..]));
    let end = strong.unwrap_or_else(|| first_sentence(words));
    let head = words.get(..end)?.trim_end_matches(['.', ':', ' ', ';']);
    // A list item of one or two words is an item, not a heading over nothing.
    let alone = end >= words.trim_end_matches(['.', ':', ' ']).len();
    let closed = words.ends_with(['.', ':']) || strong.is_some();
    // Capitals before capitals are a heading, or a sentence of a disclaimer.
    let shouted = !alone && is_capitals(head) && !is_noun(head);
    let few = head.split_whitespace().count() <= MOST_WORDS && !head.is_empty();
    let called = is_title_case(head) || !alone && is_phrase(head);
    (few && !shouted && !is_notice(head) && called && (!alone || closed))
        .then(|| Span::new(start, start + head.len()))
}

/// The first strong stretch that reaches to `end` or further.
pub(crate) fn strong_to(text: &Text, end: Pos) -> Option<Span> {
    text.strong.get(text.strong.partition_point(|s| s.end() < end)).copied()
}

/// Whether strong words are set off from what follows by a full stop, a colon, a dash or the end:
/// in "**Commercial use** is prohibited" they are part of the sentence.
fn stands_apart(strong: &str, after: &str) -> bool {
    let next = after.trim_start();
    strong.ends_with(['.', ':'])
        || next.is_empty()
        || after.starts_with(['.', ':'])
        || next.starts_with(['–', '—'])
        || next.len() < after.len() && next.starts_with("- ")
}

/// Where the first sentence of `words` ends, its full stop not included.
fn first_sentence(words: &str) -> usize {
    let mut stops = words.match_indices(". ").map(|(at, _)| at);
    stops.find(|at| !is_abbreviated(&words[..*at])).unwrap_or(words.len())
}

/// Whether every word of more than three letters begins with a capital, and the first does. Where no
/// other does ("You may use it"), the words must be no sentence.
fn is_title_case(words: &str) -> bool {
    let letters = || {
        words
            .split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’')
            .filter(|w| !w.is_empty())
    };
    let capital = |w: &&str| !w.starts_with(char::is_lowercase);
    let small = |w: &str| w.chars().count() <= 3 || matches!(w, "from" | "into" | "upon" | "with");
    let first = words.trim_start_matches(|c: char| !c.is_alphanumeric());
    first.starts_with(char::is_uppercase)
        && letters().all(|w| small(w) || capital(&w))
        && (letters().count() == 1 || letters().filter(capital).count() > 1 || is_noun(words))
}

/// Whether words are a heading as Chinese and Japanese texts number them: "二、知识产权".
pub(crate) fn is_counted_heading(words: &str) -> bool {
    let rest = words.trim_start_matches(|c| "一二三四五六七八九十".contains(c));
    rest.len() < words.len()
        && rest.starts_with(['、', '.', '．'])
        && words.chars().count() <= 20
        && !words.ends_with(['。', '；', '：', ';', ':'])
}

fn is_capitals(words: &str) -> bool {
    !words.contains(char::is_lowercase)
}

/// A short name for an address: small letters and hyphens, from at most five words.
pub(crate) fn slug(words: &str) -> String {
    let lower = words.to_lowercase();
    let parts: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).take(5).collect();
    if parts.is_empty() { "unnamed".into() } else { parts.join("-") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use text::Format;

    #[test]
    fn headings_that_stand_alone() {
        assert!(is_heading("Prohibited Uses", false));
        assert!(is_heading("LIMITATION OF LIABILITY", false));
        assert!(is_heading("Why we do this", true));
        assert!(!is_heading("Violence or terrorism", false));
        assert!(!is_heading("You agree.", true));
        assert!(!is_heading("Copyright (c) 2023 Example", false));
        assert!(is_heading("Grant of Rights.", false));
        assert!(is_heading("Grounding with Sample Search", false));
        assert!(is_heading("Copyright Infringement", false));
        assert!(!is_heading("All Rights Reserved.", false));
        assert!(!is_heading("NO WARRANTY EXPRESSED. USE AT YOUR OWN RISK.", false));
        assert!(!is_heading("Sample Works, Inc.", false));
        assert!(!is_heading("Sampletown, California 95035.", false));
        assert!(!is_heading("By Sample Works Ltd. (“Sample”)", false));
        assert!(!is_heading("sample.example.org", false));
        assert!(is_counted_heading("二、知识产权"));
        assert!(!is_counted_heading("一、本许可证授予您永久的权利。"));
    }

    #[test]
    fn headings_in_the_case_of_a_sentence() {
        for words in ["Registration and access", "What you cannot do", "Our rights"] {
            assert!(is_phrase(words), "{words}");
        }
        for words in
            ["You agree", "Use is forbidden", "no case", "It ends;", "All of the following"]
        {
            assert!(!is_phrase(words), "{words}");
        }
    }

    #[test]
    fn headings_that_run_in() {
        for (source, heading) in [
            ("1. Grant of Rights. You are granted a right.", Some("Grant of Rights")),
            ("1. Redistribution and Use.", Some("Redistribution and Use")),
            ("1. **Term**. The term begins. **x** **y**", Some("Term")),
            ("1. No trademark licenses are granted. You agree.", None),
            ("1. Trademarks and related. Nothing here permits it.", Some("Trademarks and related")),
            ("1. WARRANTY OF TITLE. THERE IS NONE.", Some("WARRANTY OF TITLE")),
            ("1. All Rights Reserved. You agree.", None),
            ("1. You may use it. You may sell it.", None),
            ("1. IT IS PROVIDED “AS IS”. THERE IS NO WARRANTY.", None),
            ("1. **Commercial use** is prohibited.", None),
            ("1. **Term and End** – it begins. **x**", Some("Term and End")),
            ("1. **Term:** it begins. **x**", Some("Term")),
            ("1. Acme Platforms, Inc. shall own it.", None),
            ("1. U.S. Government Users. You agree.", Some("U.S. Government Users")),
            ("1. U.S. Government use is not allowed here.", None),
            ("1. Sexual solicitation", None),
            ("1. Guns and illegal weapons (including development)", None),
        ] {
            let text = text::read(source.as_bytes(), Format::guess(source.as_bytes()));
            let body = Span::new(3, text.content.len());
            assert_eq!(run_in(&text, body).map(|s| text.of(s)), heading, "{source}");
        }
    }

    #[test]
    fn slugs_hold_nothing_but_words() {
        assert_eq!(slug("Llama 3.1’s “Materials” <b>"), "llama-3-1-s-materials");
        assert_eq!(slug("…"), "unnamed");
    }
}
