//! What must be known of the whole text before its clauses are named.
//!
//! Owns which block is the title, which bare numbers are labels, which lines are an address, and
//! whether the text says everything in two languages. It adds no clause.

use crate::heading::{is_heading, is_notice, is_phrase};
use regex::Regex;
use std::sync::LazyLock;
use text::{Block, BlockKind, Span, Text};

/// So many blocks at the beginning are searched for the title.
const OPENING: usize = 4;
/// The most words of a title or a line near it.
const MOST_WORDS: usize = 15;
/// So many clauses must be said twice for a text to be one in two languages.
const FEWEST_TWINS: usize = 3;
/// So many bare numbers must follow each other to be labels.
const FEWEST_BARE: usize = 3;

/// What was found out about a text.
pub(super) struct Survey {
    /// The blocks, with the labels that only their sequence shows.
    pub(super) blocks: Vec<Block>,
    /// Which block is the title.
    pub(super) title: Option<usize>,
    /// For each block, whether it is a line of an address.
    pub(super) postal: Vec<bool>,
    /// Where the text says everything twice: what addresses in the language without Latin letters
    /// begin with.
    pub(super) twin: Option<&'static str>,
}

impl Survey {
    pub(super) fn new(text: &Text) -> Self {
        let mut blocks = text.blocks.clone();
        label_bare_numbers(text, &mut blocks);
        label_sections(text, &mut blocks);
        let twin = twin(text, &blocks);
        Self { title: title(text), postal: postal(text), twin, blocks }
    }
}

/// Numbers without a full stop over sections ("4 Restrictions") are labels where they run 1, 2, 3:
/// one alone is a quantity.
fn label_bare_numbers(text: &Text, blocks: &mut [Block]) {
    let bare = |block: &Block| {
        let words = text.of(block.span);
        let digits = words.bytes().take_while(u8::is_ascii_digit).count();
        let heading = words[digits..].strip_prefix(' ')?;
        let fits = block.marker.is_none()
            && digits <= 2
            && heading.starts_with(char::is_uppercase)
            && (is_heading(heading, false) || is_phrase(heading));
        fits.then_some((digits, words[..digits].parse::<usize>().ok()?))
    };
    let mut run = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        if let Some((digits, number)) = bare(block)
            && number == run.len() + 1
        {
            run.push((at, digits));
        }
    }
    if run.len() < FEWEST_BARE {
        return;
    }
    for (at, digits) in run {
        let start = blocks[at].span.start().bytes();
        blocks[at].marker = Some(Span::new(start, start + digits));
    }
}

/// "Section 1 -- Terms" and "Article 2 (Terms)" are labels where such lines run 1, 2: alone they are
/// headings or break off a sentence. Roman numbers ("Section II") part a text whose own numbers go on
/// across them, and are headings.
fn label_sections(text: &Text, blocks: &mut [Block]) {
    static SECTION: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"^(?:Article|ARTICLE|Section|SECTION|Clause|CLAUSE) (\d{1,2})(?:\s?(?:--|[-–—:.])|$| ?[(\p{Lu}])",
        )
        .expect("a constant pattern")
    });
    let mut runs: Vec<Vec<(usize, usize)>> = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        let words = text.of(block.span);
        let few = words.split_whitespace().count() <= MOST_WORDS;
        let found = SECTION.captures(words).filter(|_| block.marker.is_none() && few);
        let Some((whole, number)) = found.as_ref().and_then(|f| Some((f.get(0)?, f.get(1)?)))
        else {
            continue;
        };
        // What opens the heading is no part of the label.
        let label = whole.as_str().trim_end_matches(|c: char| c == '(' || c.is_uppercase());
        let label = if whole.end() == number.end() { number.end() } else { label.trim_end().len() };
        match (runs.last_mut(), number.as_str().parse::<usize>()) {
            (Some(run), Ok(n)) if n == run.len() + 1 => run.push((at, label)),
            (_, Ok(1)) => runs.push(vec![(at, label)]),
            _ => {}
        }
    }
    for (at, len) in runs.into_iter().filter(|run| run.len() > 1).flatten() {
        let start = blocks[at].span.start().bytes();
        blocks[at].marker = Some(Span::new(start, start + len));
    }
}

/// The title: the first of the short lines at the beginning that says what document it is, else the
/// first line. A copyright notice is none, nor is who wrote it.
fn title(text: &Text) -> Option<usize> {
    let fits = |block: &Block| {
        let words = text.of(block.span);
        is_title(words, block) && block.marker.is_none() && !is_notice(words)
    };
    let first = text.blocks.first()?;
    let short = |block: &&Block| {
        block.marker.is_none() && text.of(block.span).split_whitespace().count() <= MOST_WORDS
    };
    let opening = || text.blocks.iter().take(OPENING).take_while(short);
    let named = |block: &Block| {
        let words = text.of(block.span);
        fits(block) && names_document(words) && (block == first || is_heading(words, false))
    };
    if matches!(first.kind, BlockKind::Heading(_)) {
        return fits(first).then_some(0);
    }
    opening().position(named).or_else(|| {
        let at = opening().position(|b| !is_notice(text.of(b.span)))?;
        let block = &text.blocks[at];
        // Behind a copyright notice a line that only looks like a title is the text's first.
        let headed = at == 0 || is_heading(text.of(block.span), false);
        (headed && fits(block)).then_some(at)
    })
}

/// Whether a block could be the document's title.
fn is_title(words: &str, block: &Block) -> bool {
    matches!(block.kind, BlockKind::Heading(_))
        || words.split_whitespace().count() <= 15
            && !words.ends_with(['.', ';', ',', ':', '!', '?'])
}

fn names_document(words: &str) -> bool {
    static NAMED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?i)\b(?:licen[sc]es?|licensing|agreement|policy|terms|eula|lizenz|licencia|licenza)\b|许可|協議|协议|ライセンス",
        )
        .expect("a constant pattern")
    });
    NAMED.is_match(words)
}

/// Lines of an address: at least three short lines under each other, one of them with a postal
/// code. They look like headings and are none.
fn postal(text: &Text) -> Vec<bool> {
    static CODE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\b[A-Z]{2},? \d{5}\b|\b[A-Z]-\d{4,5}\b|^\d{4,6} \p{Lu}|\b\d{5}(?:-\d{4})?$")
            .expect("a constant pattern")
    });
    let line = |block: &Block| {
        let words = text.of(block.span);
        let ended = words.ends_with([';', ':', '!', '?'])
            || words.ends_with('.') && !words.ends_with("C.") && !text::is_abbreviated(words);
        block.marker.is_none() && words.split_whitespace().count() <= 8 && !ended
    };
    let mut all: Vec<bool> = text.blocks.iter().map(line).collect();
    let mut start = 0;
    for run in all.chunk_by_mut(|a, b| a == b) {
        let lines = &text.blocks[start..start + run.len()];
        let code = lines.iter().any(|b| CODE.is_match(text.of(b.span)));
        if run.len() < 3 || !code {
            run.fill(false);
        }
        start += run.len();
    }
    all
}

/// Whether most letters of a block are not Latin.
pub(super) fn is_foreign(words: &str) -> bool {
    let letters = words.chars().filter(|c| c.is_alphabetic());
    let (mut foreign, mut latin) = (0, 0);
    for letter in letters {
        // A sign of Chinese is about as much as a word of two or three letters.
        if letter >= '\u{370}' { foreign += 3 } else { latin += 1 }
    }
    foreign > latin
}

/// What addresses in the other language begin with, if numbers stand twice, once in each.
fn twin(text: &Text, blocks: &[Block]) -> Option<&'static str> {
    let marked: Vec<(&str, bool)> = blocks
        .iter()
        .filter_map(|b| Some((text.of(b.marker?), is_foreign(text.of(b.span)))))
        .collect();
    let twins = marked.windows(2).filter(|w| w[0].0 == w[1].0 && w[0].1 != w[1].1).count();
    if twins < FEWEST_TWINS {
        return None;
    }
    let has = |range: std::ops::RangeInclusive<char>| text.content.contains(|c| range.contains(&c));
    Some(if has('\u{3041}'..='\u{30ff}') {
        "ja."
    } else if has('\u{ac00}'..='\u{d7a3}') {
        "ko."
    } else if has('\u{4e00}'..='\u{9fff}') {
        "zh."
    } else {
        "other."
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use text::Format;

    #[test]
    fn the_title_says_what_document_it_is() {
        for (source, title) in [
            ("Sample Licence\n\nWords of it.\n", Some(0)),
            ("Sample Model 2\nBy Sample Ltd.\nSample Open License\nRelease: 1\n", Some(2)),
            ("Copyright (c) 2022 Somebody\n\nSample Open RAIL\n\nWords.\n", Some(1)),
            ("Copyright (c) 2022 Somebody\n\nPermission is granted\n", None),
            ("Thank you for using it!\n\nThese terms apply to you.\n", None),
        ] {
            let text = text::read(source.as_bytes(), Format::Plain);
            assert_eq!(Survey::new(&text).title, title, "{source}");
        }
    }

    #[test]
    fn bare_numbers_are_labels_where_they_run_on() {
        for (source, labels) in [
            ("1 Terms\n\nWords.\n\n2 License grant\n\nWords.\n\n3 Law\n\nWords.\n", 3),
            ("1 Copy\n\nWords.\n", 0),
            ("3 Copies\n\n4 Copies\n\n5 Copies\n", 0),
        ] {
            let text = text::read(source.as_bytes(), Format::Plain);
            let found = Survey::new(&text).blocks.iter().filter(|b| b.marker.is_some()).count();
            assert_eq!(found, labels, "{source}");
        }
    }

    #[test]
    fn sections_are_labels_where_they_run_on() {
        for (source, labels) in [
            (
                "Section 1 -- Terms.\n\nWords.\n\nSection 2 -- Law.\n",
                vec!["Section 1 --", "Section 2 --"],
            ),
            (
                "Article 1 (Terms)\n\nWords.\n\nArticle 2\n\nWords.\n",
                vec!["Article 1", "Article 2"],
            ),
            ("Section 1 -- Terms.\n\nWords.\n", vec![]),
            ("Section 4 Terms\n\nSection 5 Terms\n", vec![]),
        ] {
            let text = text::read(source.as_bytes(), Format::Plain);
            let blocks = Survey::new(&text).blocks;
            let found: Vec<&str> = blocks.iter().filter_map(|b| Some(text.of(b.marker?))).collect();
            assert_eq!(found, labels, "{source}");
        }
    }

    #[test]
    fn lines_with_a_postal_code_are_an_address() {
        let source = "Write to:\n\nSample, L.L.C.\n\n1 Sample St\n\nSampletown, CA 94110\n\nAttn: Counsel\n\nMore words stand here.\n";
        let text = text::read(source.as_bytes(), Format::Plain);
        assert_eq!(Survey::new(&text).postal, [false, true, true, true, true, false]);
    }
}
