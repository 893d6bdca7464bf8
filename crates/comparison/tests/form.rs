//! The same words in another form: wrapped otherwise, bullets for numbers, Markdown for plain text.
//! None of it is substance.

use comparison::{Document, compare};
use proptest::prelude::*;
use text::Format;

const WORDS: [&str; 16] = [
    "you",
    "may",
    "must",
    "not",
    "use",
    "share",
    "the",
    "model",
    "outputs",
    "licence",
    "notice",
    "within",
    "warranty",
    "“Tool”",
    "non-exclusive",
    "and",
];

/// A sentence that begins with a capital, as no marker does.
fn sentence() -> impl Strategy<Value = String> {
    let words = prop::collection::vec(prop::sample::select(&WORDS[..]), 4..40);
    words.prop_map(|words| format!("Whoever {}.", words.join(" ")))
}

/// Sections, each with items under it.
fn sections() -> impl Strategy<Value = Vec<(String, Vec<String>)>> {
    prop::collection::vec((sentence(), prop::collection::vec(sentence(), 0..5)), 1..6)
}

/// The sections as a file, with what stands before a section and before an item.
fn file(
    sections: &[(String, Vec<String>)],
    section: impl Fn(usize) -> String,
    item: impl Fn(usize) -> String,
) -> Vec<String> {
    let of = |(nth, (words, items)): (usize, &(String, Vec<String>))| {
        let own = format!("{}{words}", section(nth));
        let items = items.iter().enumerate().map(|(nth, words)| format!("{}{words}", item(nth)));
        std::iter::once(own).chain(items).collect::<Vec<_>>()
    };
    sections.iter().enumerate().flat_map(of).collect()
}

fn plain(sections: &[(String, Vec<String>)]) -> Vec<String> {
    file(sections, |n| format!("{}. ", n + 1), |n| format!("   {}) ", letter(n)))
}

fn letter(nth: usize) -> char {
    ['a', 'b', 'c', 'd', 'e'][nth]
}

fn wrapped(blocks: &[String], width: usize) -> String {
    let wrap = |block: &String| {
        let margin = block.len() - block.trim_start().len();
        let mut lines = vec![" ".repeat(margin)];
        for word in block.split_whitespace() {
            let last = lines.last_mut().expect("a line");
            if last.len() + word.len() > width && last.len() > margin {
                lines.push(format!("{}{word} ", " ".repeat(margin)));
            } else {
                last.push_str(word);
                last.push(' ');
            }
        }
        lines.iter().map(|line| line.trim_end()).collect::<Vec<_>>().join("\n")
    };
    blocks.iter().map(wrap).collect::<Vec<_>>().join("\n\n")
}

/// How many changes of substance a comparison tells.
fn substance(old: (&str, Format), new: (&str, Format)) -> usize {
    let texts = [old, new].map(|(words, format)| text::read(words.as_bytes(), format));
    let outlines = [0, 1].map(|i| clause::outline(&texts[i]));
    let side = |i: usize| Document { id: "", text: &texts[i], outline: &outlines[i], names: &[] };
    compare(&[side(0)], &[side(1)]).summary.substantive
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn wrapped_otherwise(sections in sections(), width in 40usize..100) {
        let blocks = plain(&sections);
        let (whole, lines) = (blocks.join("\n\n"), wrapped(&blocks, width));
        prop_assert_eq!(substance((&whole, Format::Plain), (&lines, Format::Plain)), 0, "{}", lines);
    }

    #[test]
    fn bullets_for_numbers(sections in sections()) {
        let old = plain(&sections).join("\n\n");
        let new = file(&sections, |n| format!("{}. ", letter(n)), |_| "   * ".to_owned()).join("\n\n");
        prop_assert_eq!(substance((&old, Format::Plain), (&new, Format::Plain)), 0, "{}", new);
    }

    #[test]
    fn markdown_for_plain(sections in sections()) {
        let old = plain(&sections).join("\n\n");
        let strong = |words: &str| words.replacen("Whoever", "**Whoever**", 1);
        let marked: Vec<(String, Vec<String>)> = sections
            .iter()
            .map(|(words, items)| (strong(words), items.iter().map(|item| strong(item)).collect()))
            .collect();
        let new = file(&marked, |n| format!("{}\\. ", n + 1), |_| "- ".to_owned()).join("\n\n");
        prop_assert_eq!(substance((&old, Format::Plain), (&new, Format::Markdown)), 0, "{}", new);
    }
}
