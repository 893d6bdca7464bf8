//! The reader for plain text.
//!
//! Owns unwrapping: which lines make one paragraph, and what a line's end inside a word means. It
//! knows no Markdown and never drops a word.
//!
//! A licence may be hard-wrapped (Llama 2, at about 85 columns, even inside "non-\ntransferable"
//! and a URL) or have one line a paragraph (Llama 3), and both kinds put lines that are paragraphs
//! of their own under each other without a blank line. Two lines are one paragraph when the first
//! word of the second would not have fitted on the first.

use crate::marker::{follows, is_bullet, is_lone_marker, marker_len};
use crate::{Block, BlockKind, Diagnostic, Span, Text};

/// Columns from one tab stop to the next.
const TAB: usize = 8;
/// A line longer than this was not wrapped by hand. Source: the widest wrap in ScanCode's texts is
/// about 120 columns.
const WIDEST_WRAP: usize = 130;
/// Nobody wraps narrower than this; headings and addresses under each other are narrower. Source:
/// trial on ScanCode's texts.
const NARROWEST_WRAP: usize = 45;
/// Lines that stand at least this far in, each differently, are centred. Unit: columns.
const CENTRED: usize = 16;
/// How far short of the widest line a wrapped line may end, beyond the word that did not fit.
const RAGGED: usize = 6;

/// The same for a line of capitals under another: where a program measured the letters and not
/// their count, capitals fill a line sooner. Source: the widest gap in such passages of ScanCode's
/// texts.
const RAGGED_CAPITALS: usize = 18;

/// A line of the source without its ending.
struct Line<'a> {
    /// Its words, trimmed at both ends.
    words: &'a str,
    /// The column where they begin.
    indent: usize,
    /// The printed marker that they may open with.
    marker: Option<&'a str>,
}

/// Reads plain text.
pub(crate) fn read(source: &str) -> Text {
    let lines = lines(source);
    let wrap = wrap_width(&lines);
    let indents = ranks(paragraphs(&lines, wrap).iter().map(|p| p[0].indent));
    let mut content = String::new();
    let mut blocks: Vec<Block> = Vec::new();
    for paragraph in paragraphs(&lines, wrap) {
        let first = &paragraph[0];
        let hanging = first.marker.is_none() && !is_lone_marker(first.words);
        let hung = blocks.pop_if(|above| hanging && is_lone_marker(above.span.of(&content)));
        if hung.is_some() {
            content.push(' ');
        } else if !blocks.is_empty() {
            content.push('\n');
        }
        let start = hung.as_ref().map_or(content.len(), |above| above.span.start().bytes());
        for (i, line) in paragraph.iter().enumerate() {
            if i > 0 && !joins_without_space(&content, line.words) {
                content.push(' ');
            }
            write_line(&mut content, line.words);
        }
        let span = Span::new(start, content.len());
        let marker = marker_len(&content[start..]).map(|n| Span::new(start, start + n));
        let kind = if marker.is_some() { BlockKind::Item } else { BlockKind::Paragraph };
        let indent = indents.iter().position(|i| *i == first.indent).unwrap_or(0);
        let indent = hung.map_or(u8::try_from(indent).unwrap_or(u8::MAX), |above| above.indent);
        blocks.push(Block { span, kind, indent, marker });
    }
    let diagnostics = undecodable(&content);
    Text { content, blocks, diagnostics, ..Text::default() }
}

/// Adds a line with each run of white space as one space.
pub(crate) fn write_line(content: &mut String, words: &str) {
    let is_gap = |c: char| c.is_whitespace() && c != '\u{a0}' && c != '\u{202f}';
    for (i, word) in words.split(is_gap).filter(|w| !w.is_empty()).enumerate() {
        if i > 0 {
            content.push(' ');
        }
        content.push_str(word);
    }
}

/// Whether a line's end stands inside a word: after a hyphen that follows a letter, or inside an
/// address that goes on in small letters.
pub(crate) fn joins_without_space(before: &str, next: &str) -> bool {
    let small = next.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
    let mut back = before.chars().rev();
    let (last, previous) = (back.next(), back.next());
    if last == Some('-') && previous.is_some_and(char::is_alphanumeric) {
        // "first- and third-party" keeps its space.
        return small && !matches!(next.split_whitespace().next(), Some("and" | "or"));
    }
    let word = before.rsplit(' ').next().unwrap_or("");
    small && last == Some('/') && (word.contains("://") || word.contains("www."))
}

/// Places that could not be decoded.
pub(crate) fn undecodable(content: &str) -> Vec<Diagnostic> {
    content
        .match_indices('\u{fffd}')
        .map(|(at, c)| Diagnostic {
            span: Span::new(at, at + c.len()),
            message: "a character could not be decoded".into(),
        })
        .collect()
}

/// Whether a line ends with `c`, in any of the ways that systems have.
pub(crate) fn is_line_end(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

fn lines(source: &str) -> Vec<Line<'_>> {
    let mut lines = Vec::new();
    let mut rest = source;
    while !rest.is_empty() {
        let end = rest.find(is_line_end).unwrap_or(rest.len());
        lines.push(line(&rest[..end]));
        rest = &rest[end..];
        // "\r\n" is one line's end.
        let ending = if rest.starts_with("\r\n") {
            2
        } else {
            rest.chars().next().map_or(0, char::len_utf8)
        };
        rest = &rest[ending..];
    }
    lines
}

fn line(line: &str) -> Line<'_> {
    let mut indent = 0;
    let words = line.trim_start_matches(|c: char| {
        if c == '\t' {
            indent = (indent / TAB + 1) * TAB;
        } else if c.is_whitespace() {
            indent += 1;
        }
        c.is_whitespace()
    });
    let words = words.trim_end();
    Line { words, indent, marker: marker_len(words).map(|n| &words[..n]) }
}

/// The column at which the text was wrapped by hand, or `None` if its lines are paragraphs.
fn wrap_width(lines: &[Line]) -> Option<usize> {
    let mut widths: Vec<usize> = lines.iter().map(width).filter(|w| *w > 0).collect();
    let wide: usize = widths.iter().filter(|w| **w > WIDEST_WRAP).count();
    // One pasted URL or table must not turn a wrapped text into an unwrapped one.
    if wide * 10 > widths.len() {
        return None;
    }
    widths.retain(|w| *w <= WIDEST_WRAP);
    widths.into_iter().max().filter(|w| *w >= NARROWEST_WRAP)
}

fn width(line: &Line) -> usize {
    if line.words.is_empty() { 0 } else { line.indent + line.words.chars().count() }
}

fn paragraphs<'a, 'b>(lines: &'b [Line<'a>], wrap: Option<usize>) -> Vec<&'b [Line<'a>]> {
    let mut all = Vec::new();
    for group in lines.split(|l| l.words.is_empty()).filter(|group| !group.is_empty()) {
        let wraps = wraps(group, wrap);
        let mut start = 0;
        for at in 1..group.len() {
            if !continues(&group[start..at], &group[at], wraps[at - 1]) {
                all.push(&group[start..at]);
                start = at;
            }
        }
        all.push(&group[start..]);
    }
    all
}

/// For each line of a group the column at which it was wrapped.
///
/// A passage may be wrapped narrower than the rest: capitals are often set so. It ends at the next
/// item, because the widest of several items is not a full line.
fn wraps(group: &[Line], wrap: Option<usize>) -> Vec<Option<usize>> {
    let mut all = Vec::with_capacity(group.len());
    let mut start = 0;
    for at in 1..=group.len() {
        let passage = &group[start..at];
        if group.get(at).is_some_and(|next| !opens_item(passage, next)) {
            continue;
        }
        let flush =
            passage.len() >= 3 && passage[1..].windows(2).all(|w| w[0].indent == w[1].indent);
        let own = if flush && wrap.is_some() { wrap_width(passage) } else { None };
        all.extend(passage.iter().map(|_| own.or(wrap)));
        start = at;
    }
    all
}

/// Whether line `b`, right under the lines of `above`, is an item however full the line before is.
fn opens_item(above: &[Line], b: &Line) -> bool {
    let ([first, ..], [.., a], Some(marker)) = (above, above, b.marker) else { return false };
    // A dash may stand in prose as well, and so may "(b)" behind "as set forth in".
    let sure = is_bullet(marker) && !marker.starts_with(['-', '–', '—']);
    let listed = first.indent == b.indent
        && first.marker.is_some_and(|before| follows(before, marker))
        && !ends_in_small_word(a.words);
    sure || listed || has_ended(a) || a.indent != b.indent
}

/// Whether a line ends as items and sentences do.
fn has_ended(line: &Line) -> bool {
    line.words.ends_with(['.', ';', ':', '!', '?', '"', '”', ')'])
        || line.words.ends_with(" or")
        || line.words.ends_with(" and")
}

/// Whether line `b`, right under the lines of `paragraph`, goes on with it.
fn continues(paragraph: &[Line], b: &Line, wrap: Option<usize>) -> bool {
    let [.., a] = paragraph else { return false };
    let ended = has_ended(a);
    let next = b.words.split_whitespace().next().map_or(0, |w| w.chars().count());
    let ragged = if is_shouted(a.words) && is_shouted(b.words) { RAGGED_CAPITALS } else { RAGGED };
    let full = wrap.is_some_and(|wrap| width(a) + 1 + next + ragged > wrap);
    if is_dated(b.words) && !full {
        return false;
    }
    if opens_item(paragraph, b) || b.marker.is_some() && !full {
        return false;
    }
    if a.indent != b.indent && a.indent.min(b.indent) >= CENTRED {
        return false;
    }
    let small = b.words.starts_with(char::is_lowercase);
    // A closing quote ends a sentence only when the next one begins: `the “Tool”` goes on in small letters.
    let open = a
        .words
        .ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | '-' | '/' | '"' | '”'));
    let unfinished = wrap.is_some_and(|w| width(a) * 2 > w) && ends_in_small_word(a.words);
    let item = a.words.ends_with("; or") || a.words.ends_with("; and");
    full || unfinished || small && !item && (open || wrap.is_some() && !ended)
}

/// Whether a line is the date below a title: "dated May 19, 2022".
fn is_dated(words: &str) -> bool {
    let year = words.rsplit([' ', ',']).next().unwrap_or("");
    words.starts_with("dated ")
        && words.split_whitespace().count() <= 5
        && year.len() == 4
        && year.bytes().all(|b| b.is_ascii_digit())
}

/// Whether most of a line is in capitals; a heading may run into them.
fn is_shouted(words: &str) -> bool {
    let letters = || words.chars().filter(|c| c.is_alphabetic());
    let capitals = letters().filter(|c| c.is_uppercase()).count();
    capitals * 5 > letters().count() * 3
}

/// Whether words end with one that no sentence and no heading ends with: "of", "the".
pub fn ends_in_small_word(words: &str) -> bool {
    let last = words.rsplit(' ').next().unwrap_or("");
    matches!(
        last,
        "a" | "an" | "and" | "any" | "by" | "for" | "in" | "of" | "or" | "the" | "to" | "with"
    )
}

/// The distinct values, small to large.
fn ranks(indents: impl Iterator<Item = usize>) -> Vec<usize> {
    let mut distinct: Vec<usize> = indents.collect();
    distinct.sort_unstable();
    distinct.dedup();
    distinct
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(source: &str) -> Vec<String> {
        let text = read(source);
        text.blocks.iter().map(|b| format!("{} {}", b.indent, text.of(b.span))).collect()
    }

    #[test]
    fn hard_wraps_are_undone_even_inside_words_and_addresses() {
        let source = "SAMPLE LICENCE AGREEMENT\nVersion Release Date: July 18, 2023\n\n\
            1. Rights.\n\n      a. Grant. You are granted a non-exclusive, worldwide, non-\n\
            transferable licence under rights that are owned by us at www.example.org/models-and-\n\
            libraries/downloads/ and, so far as that page says so, at another place that we name.\n\
            \x20           i. If you distribute the materials, you shall give a copy to the third\nparty.\n\
            \x20           ii.  If you receive them, then you are free of that duty for all time.\n";
        assert_eq!(
            blocks(source),
            [
                "0 SAMPLE LICENCE AGREEMENT",
                "0 Version Release Date: July 18, 2023",
                "0 1. Rights.",
                "1 a. Grant. You are granted a non-exclusive, worldwide, non-transferable licence under \
             rights that are owned by us at www.example.org/models-and-libraries/downloads/ and, so \
             far as that page says so, at another place that we name.",
                "2 i. If you distribute the materials, you shall give a copy to the third party.",
                "2 ii. If you receive them, then you are free of that duty for all time.",
            ]
        );
    }

    #[test]
    fn line_ends_of_other_systems_are_line_ends() {
        let source = "THE WORK IS GIVEN AS IT IS TO EVERYONE WHO ASKS FOR IT AND WORLD-\nwide under these terms.\n\n2. More.\n";
        let here = read(source);
        assert_eq!(here.blocks.len(), 2);
        for ending in ["\r\n", "\r"] {
            assert_eq!(read(&source.replace('\n', ending)).content, here.content);
        }
    }

    #[test]
    fn a_passage_may_be_wrapped_narrower_than_the_rest() {
        let wide =
            "these are words that fill a line to the very end of its eighty columns or so,\n"
                .repeat(3);
        let source = format!(
            "{wide}\n3. Warranty. UNLESS REQUIRED BY LAW, THE SAMPLE WORKS\nAND ANY OUTPUT THEREFROM ARE \
             PROVIDED ON AN AS IS\nBASIS, WITHOUT WARRANTIES OF ANY KIND AND WITHOUT ANY\nRECOURSE.\n"
        );
        assert_eq!(blocks(&source).len(), 2);
    }

    #[test]
    fn capitals_fill_a_line_sooner() {
        let source = "1. Some words that fill the line to the very end of its eighty columns or so, and\n   \
            more of them.\n\n2. Warranty. THE SAMPLE WORKS AND ANY OUTPUT OF THEM ARE\n   PROVIDED AS THEY \
            ARE, AND THE GIVER OF THEM DISCLAIMS ALL,\n   BOTH EXPRESS AND IMPLIED, WITHOUT ANY LIMIT.\n   If \
            this is void, so is the rest of these words and of every other word of it.\n";
        assert_eq!(blocks(source).len(), 3, "{:?}", blocks(source));
    }

    #[test]
    fn a_number_alone_belongs_to_the_paragraph_below() {
        let source =
            "1.1 One\n\n1.2\n\nIn these terms words mean things.\n\n(a)\n\n(b) Two\n\n12\n\nEnd.";
        assert_eq!(
            blocks(source),
            [
                "0 1.1 One",
                "0 1.2 In these terms words mean things.",
                "0 (a)",
                "0 (b) Two",
                "0 12",
                "0 End."
            ]
        );
    }

    #[test]
    fn the_date_below_a_title_is_a_line_of_its_own() {
        assert_eq!(blocks("Sample Licence\ndated May 19, 2022\n").len(), 2);
        assert_eq!(blocks("to do this; or\nto do that; and\nto rest.\n").len(), 3);
        assert_eq!(blocks("This is the paper\ndated by us\n").len(), 1);
    }

    #[test]
    fn the_items_of_a_list_stay_apart() {
        let prose =
            "These are the words of a paragraph that was wrapped at its eightieth column or\nso.\n";
        for (one, two, three) in
            [("*", "*", "*"), ("-", "-", "-"), ("1.", "2.", "3."), ("(a)", "(b)", "(c)")]
        {
            let source = format!(
                "{prose}\nYou will not use it for:\n{one} Violence or terrorism\n{two} Exploitation or \
                 harm to children, including solicitation\n{three} Human trafficking\n"
            );
            let got = blocks(&source);
            assert_eq!(got.len(), 5, "{got:?}");
            assert_eq!(got[4], format!("0 {three} Human trafficking"));
        }
    }

    #[test]
    fn one_line_a_paragraph_stays_so() {
        let long = "Words ".repeat(60);
        let source = format!(
            "Policy\n{long}\nProhibited Uses\n{long}\n1. One:\n\ta. Two\n  \tb. Three\u{2028}End."
        );
        let got = blocks(&source);
        assert_eq!(got.len(), 8);
        assert_eq!(&got[5..], ["1 a. Two", "1 b. Three", "0 End."]);
    }

    #[test]
    fn a_wrapped_copyright_sign_is_no_item() {
        let source = "The notice that every copy of these materials must carry reads so: Copyright\n\
            (c) Example Platforms, Inc. All Rights Reserved, and nothing may be taken from it.\n";
        assert_eq!(blocks(source).len(), 1);
    }

    #[test]
    fn centred_lines_stay_apart_and_unfinished_ones_do_not() {
        let source = "                       Sample Licence\n                   Version 2.0, January 2004\n\
                      \x20               http://www.example.org/licences/\n\n\
                      You must give any other recipients of the Work or\nDerivative Works a copy of this licence, \
                      and do so before they ask.\n";
        assert_eq!(blocks(source).len(), 4);
    }

    #[test]
    fn odd_bytes_are_reported() {
        let text = read("a \u{fffd} b");
        assert_eq!(text.diagnostics.len(), 1);
        assert_eq!(text.of(text.diagnostics[0].span), "\u{fffd}");
    }
}
