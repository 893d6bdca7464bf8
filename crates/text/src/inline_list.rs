//! Lists that were printed inside one paragraph: "… these terms. a. Use. You may … b. Law. This …".
//!
//! Owns where such a list parts its paragraph, so that each item is a block that can be cited. A
//! space becomes a line's end and nothing else changes: each word, and each position, stays where it
//! was. It never parts a sentence: "you shall: (i) keep it, and (ii) share it" is one.

use crate::marker::marker_len;
use crate::{Block, BlockKind, Numeral, Span, Text, is_abbreviated};

/// A list has so many items at least: "a." and "b." alone may be anything.
const FEWEST: usize = 3;
/// The most words of an item's heading. Source: the longest run-in headings of ScanCode's texts.
const MOST_WORDS: usize = 9;
/// So much of an item tells its marker. Unit: bytes.
const LONGEST_MARKER: usize = 40;

/// The figures that lists inside a paragraph count in; "i" is a Roman number where no "h" stands
/// before it.
const FIGURES: [Numeral; 5] = [
    Numeral::Decimal,
    Numeral::LowerRoman,
    Numeral::UpperRoman,
    Numeral::LowerLetter,
    Numeral::UpperLetter,
];

/// Words in a heading that have no capital.
const SMALL: &str = "a an and as at by for from in into no of on or other than the to under upon \
    with without";

/// Words whose full stop stands before a number that is no item's: "Sec. 1. Terms".
const BEFORE_NUMBERS: [&str; 9] = ["art", "cl", "fig", "no", "nos", "par", "para", "sec", "v"];

/// A marker inside a paragraph that could be an item's. Places in bytes of the paragraph.
struct Place<'a> {
    at: usize,
    marker: &'a str,
}

/// A list inside a paragraph.
struct Run<'a> {
    /// What is printed before and behind each number.
    fence: (&'a str, &'a str),
    figures: Numeral,
    /// Which places are its items.
    items: Vec<usize>,
    /// The list that it stands in.
    within: Option<usize>,
}

/// Where a paragraph is parted.
struct Cut {
    /// Where the new block begins, in bytes of the text.
    at: usize,
    marker: usize,
    indent: u8,
}

/// The text with each paragraph parted at the items of the lists inside it.
pub(crate) fn parted(text: Text) -> Text {
    let mut content = String::with_capacity(text.content.len());
    let mut blocks = Vec::with_capacity(text.blocks.len());
    let mut borders = Vec::new();
    for block in &text.blocks {
        let mut open = block.clone();
        for cut in cuts(&text, block) {
            open.span = Span::new(open.span.start().bytes(), cut.at - 1);
            blocks.push(open);
            borders.push(cut.at);
            open = Block {
                span: Span::new(cut.at, block.span.end().bytes()),
                kind: BlockKind::Item,
                indent: cut.indent,
                marker: Some(Span::new(cut.at, cut.at + cut.marker)),
            };
        }
        blocks.push(open);
    }
    if borders.is_empty() {
        return text;
    }
    for at in &borders {
        content.push_str(&text.content[content.len()..at - 1]);
        content.push('\n');
    }
    content.push_str(&text.content[content.len()..]);
    let strong = text.strong.iter().flat_map(|span| pieces(*span, &borders)).collect();
    let mut links = text.links;
    for link in &mut links {
        // A link ends with its line.
        link.span = pieces(link.span, &borders).next().unwrap_or(link.span);
    }
    Text { content, blocks, strong, links, ..text }
}

/// The stretches of a span between the borders; none is empty.
fn pieces(span: Span, borders: &[usize]) -> impl Iterator<Item = Span> {
    let (start, end) = (span.start().bytes(), span.end().bytes());
    let within = &borders[borders.partition_point(|at| *at <= start)..];
    let inside = within.iter().take_while(move |at| **at - 1 < end);
    let starts = std::iter::once(start).chain(inside.clone().copied());
    let ends = inside.map(|at| at - 1).chain(std::iter::once(end));
    starts.zip(ends).filter(|(start, end)| start < end).map(|(start, end)| Span::new(start, end))
}

fn cuts(text: &Text, block: &Block) -> Vec<Cut> {
    if matches!(block.kind, BlockKind::Heading(_)) {
        return Vec::new();
    }
    let places = places(text.of(block.span));
    let runs = runs(&places);
    let mut depths: Vec<u8> = Vec::with_capacity(runs.len());
    let mut cuts = Vec::new();
    for run in &runs {
        let outside = run.within.map_or(0, |run| depths[run]);
        // The list that the block itself is the first item of stands no further in.
        let own = places[run.items[0]].at == 0;
        let parts = run.items.len() >= FEWEST;
        let depth = outside.saturating_add(u8::from(parts && !own));
        depths.push(depth);
        let items = run.items.iter().map(|item| &places[*item]);
        cuts.extend(items.filter(|place| parts && place.at > 0).map(|place| Cut {
            at: block.span.start().bytes() + place.at,
            marker: place.marker.len(),
            indent: block.indent.saturating_add(depth),
        }));
    }
    cuts.sort_by_key(|cut| cut.at);
    cuts
}

/// The markers of a paragraph that stand behind a sentence's end, or at its start, with a heading.
fn places(words: &str) -> Vec<Place<'_>> {
    let starts = std::iter::once(0).chain(words.match_indices(' ').map(|(gap, _)| gap + 1));
    starts
        .filter(|at| *at == 0 || ends_sentence(&words[..at - 1]))
        .filter_map(|at| {
            let item = &words[at..];
            let marker = &item[..marker(item)?];
            has_heading(item[marker.len()..].trim_start()).then_some(Place { at, marker })
        })
        .collect()
}

/// The length of an item's marker that stands apart from its words.
fn marker(item: &str) -> Option<usize> {
    let near = &item[..item.floor_char_boundary(LONGEST_MARKER)];
    marker_len(near).filter(|len| near[*len..].starts_with(' '))
}

fn ends_sentence(before: &str) -> bool {
    let bare = before.trim_end_matches(['"', '”', '’', ')', ']']);
    let word = bare.rsplit(' ').next().unwrap_or("").trim_end_matches('.').to_lowercase();
    bare.ends_with(['.', ':', ';', '!', '?']) && !BEFORE_NUMBERS.contains(&word.as_str())
}

/// Whether words begin with a heading that stands over something: "Use. You may".
fn has_heading(words: &str) -> bool {
    let mut at = 0;
    for word in words.split(' ').take(MOST_WORDS) {
        at += word.len() + 1;
        let bare = word.trim_end_matches(['.', ':']);
        let letter = bare.chars().find(|c| c.is_alphanumeric());
        let titled = letter.is_none_or(|c| !c.is_lowercase());
        let closed = bare.len() < word.len() && !is_abbreviated(bare);
        if closed {
            let after = words.get(at..).unwrap_or("");
            return titled && letter.is_some() && opens_sentence(after);
        }
        if !titled && (at == word.len() + 1 || !SMALL.split(' ').any(|small| small == bare)) {
            return false;
        }
    }
    false
}

/// Whether words begin with a sentence, or with a list's first marker. Where the next marker follows at
/// once, headings are counted up: "1. Use. 2. Law."
fn opens_sentence(words: &str) -> bool {
    if let Some(len) = marker(words) {
        return first(&words[..len]).is_some();
    }
    let first = words.trim_start_matches(['"', '“', '‘', '\'', '(', '[']).chars().next();
    first.is_some_and(char::is_uppercase)
}

/// The lists that markers make, each in order from its first; outer ones come before those in them.
fn runs<'a>(places: &[Place<'a>]) -> Vec<Run<'a>> {
    let mut runs: Vec<Run> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (item, place) in places.iter().enumerate() {
        let next = open.iter().rposition(|run| runs[*run].goes_on(place.marker));
        if let Some(at) = next {
            open.truncate(at + 1);
            runs[open[at]].items.push(item);
            continue;
        }
        let Some((fence, figures)) = first(place.marker) else { continue };
        // The same numbers from their first are another list, not one in this.
        let again = |run: &usize| runs[*run].fence == fence && runs[*run].figures == figures;
        if let Some(at) = open.iter().position(again) {
            open.truncate(at);
        }
        let within = open.last().copied();
        open.push(runs.len());
        runs.push(Run { fence, figures, items: vec![item], within });
    }
    runs
}

/// What is printed around a marker's number, and its figures, if it is a first one.
fn first(marker: &str) -> Option<((&str, &str), Numeral)> {
    let is_figure = |c: char| c.is_ascii_alphanumeric();
    let from = marker.find(is_figure)?;
    let to = marker.rfind(is_figure)? + 1;
    let figures = FIGURES.into_iter().find(|figures| figures.write(1) == marker[from..to])?;
    Some(((&marker[..from], &marker[to..]), figures))
}

impl Run<'_> {
    /// Whether a marker is the next of this list.
    fn goes_on(&self, marker: &str) -> bool {
        let bare = marker.strip_prefix(self.fence.0).and_then(|m| m.strip_suffix(self.fence.1));
        let next = i64::try_from(self.items.len() + 1).unwrap_or(i64::MAX);
        bare == Some(self.figures.write(next).as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::parted;
    use crate::{Format, Text, read, word_hash, words};
    use proptest::prelude::*;

    fn blocks(source: &str) -> Vec<String> {
        let text = read(source.as_bytes(), Format::Plain);
        let shown = |b: &crate::Block| format!("{} {}", b.indent, text.of(b.span));
        text.blocks.iter().map(shown).collect()
    }

    #[test]
    fn a_list_inside_a_paragraph_parts_it_and_lists_inside_it_stand_deeper() {
        assert_eq!(
            blocks(
                "These terms bind You. a. Use & Sharing. If You share it, You shall: (i) keep this \
                 page, (ii) name us, and (iii) say so. b. Marks. (i) Our Marks. No right is given. \
                 (ii) Your Marks. They stay Yours. (iii) Other Marks: These belong to others of \
                 Sample Ltd. c. Law of the Land. “Land” means ours."
            ),
            [
                "0 These terms bind You.",
                "1 a. Use & Sharing. If You share it, You shall: (i) keep this page, (ii) name us, \
                 and (iii) say so.",
                "1 b. Marks.",
                "2 (i) Our Marks. No right is given.",
                "2 (ii) Your Marks. They stay Yours.",
                "2 (iii) Other Marks: These belong to others of Sample Ltd.",
                "1 c. Law of the Land. “Land” means ours.",
            ]
        );
    }

    #[test]
    fn a_list_that_begins_with_its_block_stands_no_further_in() {
        assert_eq!(
            blocks("1. Terms. These bind You. 2. Use. You may. 3. Law. It is ours."),
            ["0 1. Terms. These bind You.", "0 2. Use. You may.", "0 3. Law. It is ours."]
        );
        assert_eq!(
            blocks("2. Terms. (1) Use. You may. (2) Law. It is ours. (3) End. It ends.").len(),
            4
        );
        let letters = "abcdefghij".chars().map(|c| format!("{c}. Use. You may."));
        assert_eq!(blocks(&letters.collect::<Vec<_>>().join(" ")).len(), 10);
    }

    #[test]
    fn sentences_stay_whole() {
        for source in [
            // Items of one sentence.
            "You shall: (i) keep it; (ii) share it; and (iii) end it.",
            "You shall: (a) Keep it; (b) Share it; (c) End it.",
            // Two are too few, and so are three that are not in order from the first.
            "It binds. a. Use. You may. b. Law. It is ours.",
            "It binds. b. Use. You may. c. Law. It is ours. d. End. It ends.",
            "It binds. a. Use. You may. b. Law. It is ours. d. End. It ends.",
            // Sentences without a heading, and markers behind none.
            "It binds. a. You may use it. b. You may share it. c. You may end it.",
            "It binds a. Use. You may b. Law. It is c. End. It ends.",
            "See Sec. 1. Use. See Sec. 2. Law. See Sec. 3. End. You may.",
            // Headings without a sentence behind them.
            "It binds. a. Use. b. Law. c. End. d. Rest. e. More. You may.",
            "It binds. A. Use. B. Law. C. End. D. Rest. E. More. You may.",
            "It binds. a. Use. or not. b. Law. or not. c. End. or not.",
            "It binds. a. Use of. You may. b. Law of. It is. c. End of. It ends.",
        ] {
            assert_eq!(blocks(source).len(), 1, "{source}");
        }
        let heading = "# It binds. a. Use. You may. b. Law. It is. c. End. It ends.";
        assert_eq!(read(heading.as_bytes(), Format::Markdown).blocks.len(), 1);
    }

    #[test]
    fn marks_end_with_their_lines_and_no_position_moves() {
        let source = "**It binds. a. Use. You** may [so. b. Law. It](x) is. c. **End.** It ends.";
        let text = read(source.as_bytes(), Format::Markdown);
        assert_eq!(text.blocks.len(), 4);
        let strong: Vec<&str> = text.strong.iter().map(|s| text.of(*s)).collect();
        assert_eq!(strong, ["It binds.", "a. Use. You", "End."]);
        assert_eq!(text.of(text.links[0].span), "so.");
        assert_eq!(text.content.find("Law"), text.content.replace('\n', " ").find("Law"));
    }

    #[test]
    fn the_work_grows_no_faster_than_the_text() {
        for unit in ["a. Use. You may. ", "(c) Use. ", "A. ", "(i) A: ", "1. A. B. 2. C. ", ".) "] {
            let source = format!("It binds. {}", unit.repeat(2_000_000 / unit.len()));
            assert!(read(source.as_bytes(), Format::Plain).content.len() > 1_000_000, "{unit}");
        }
    }

    proptest! {
        #[test]
        fn only_spaces_become_line_ends(
            source in "(((a|b|c|1|2|3)\\.|\\((i|ii|iii|a|b|c)\\)) (Use\\.|Law of\\:|É\\.)|\\*\\*|\\[so\\]\\(x\\)|[a-z]{1,4}|You\\.| |\n\n){0,60}"
        ) {
            let text = read(source.as_bytes(), Format::Markdown);
            let joined: Vec<&str> = text.blocks.iter().map(|b| text.of(b.span)).collect();
            prop_assert_eq!(joined.join("\n"), text.content.clone());
            let whole = text.content.replace('\n', " ");
            let again = parted(Text { content: whole.clone(), blocks: one(&whole), ..Text::default() });
            prop_assert_eq!(again.content.replace('\n', " "), whole.clone());
            prop_assert_eq!(words(&again.content).count(), words(&whole).count());
            prop_assert_eq!(word_hash(&again.content), word_hash(&whole));
            for block in &again.blocks {
                prop_assert!(!again.of(block.span).contains('\n') && !block.span.is_empty());
                prop_assert!(block.marker.is_none_or(|m| block.span.contains(m)));
            }
            for span in &text.strong {
                prop_assert!(text.blocks.iter().any(|b| b.span.contains(*span)));
            }
        }
    }

    fn one(content: &str) -> Vec<crate::Block> {
        let span = crate::Span::new(0, content.len());
        let kind = crate::BlockKind::Paragraph;
        let block = crate::Block { span, kind, indent: u8::MAX, marker: None };
        if content.is_empty() { Vec::new() } else { vec![block] }
    }
}
