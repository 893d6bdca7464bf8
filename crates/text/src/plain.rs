//! The reader for plain text.
//!
//! Owns unwrapping: which lines make one paragraph, and what a line's end inside a word means. It
//! knows no Markdown and never drops a word.
//!
//! A licence may be hard-wrapped (Llama 2, at about 85 columns, even inside "non-\ntransferable"
//! and a URL) or have one line a paragraph (Llama 3), and both kinds put lines that are paragraphs
//! of their own under each other without a blank line. Two lines are one paragraph when the first
//! word of the second would not have fitted on the first.

use crate::marker::marker_len;
use crate::origin::Writer;
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

/// A line of the source without its ending.
struct Line<'a> {
    /// Its words, trimmed at both ends.
    words: &'a str,
    /// Where `words` begin in the source.
    at: usize,
    /// The column where they begin.
    indent: usize,
}

/// Reads plain text.
pub(crate) fn read(source: &str) -> Text {
    let lines = lines(source);
    let wrap = wrap_width(&lines);
    let indents = ranks(paragraphs(&lines, wrap).iter().map(|p| p[0].indent));
    let mut writer = Writer::default();
    let mut blocks = Vec::new();
    for paragraph in paragraphs(&lines, wrap) {
        if !blocks.is_empty() {
            writer.own("\n");
        }
        let start = writer.len();
        for (i, line) in paragraph.iter().enumerate() {
            if i > 0 && !joins_without_space(writer.content(), line.words) {
                writer.own(" ");
            }
            write_line(&mut writer, line.words, line.at);
        }
        let span = writer.since(start);
        let marker = marker_len(&writer.content()[start..]).map(|n| Span::new(start, start + n));
        let kind = if marker.is_some() { BlockKind::Item } else { BlockKind::Paragraph };
        let indent = indents.iter().position(|i| *i == paragraph[0].indent).unwrap_or(0);
        let indent = u8::try_from(indent).unwrap_or(u8::MAX);
        blocks.push(Block { span, kind, indent, marker });
    }
    let (content, origin) = writer.finish();
    let diagnostics = undecodable(&content);
    Text { content, blocks, origin, diagnostics, ..Text::default() }
}

/// Adds a line with each run of white space as one space.
pub(crate) fn write_line(writer: &mut Writer, words: &str, at: usize) {
    let is_gap = |c: char| c.is_whitespace() && c != '\u{a0}' && c != '\u{202f}';
    let mut rest = 0;
    while rest < words.len() {
        let gap = words[rest..].find(is_gap).map_or(words.len(), |i| rest + i);
        writer.verbatim(&words[rest..gap], at + rest);
        rest = words[gap..].find(|c| !is_gap(c)).map_or(words.len(), |i| gap + i);
        if rest < words.len() {
            writer.own(" ");
        }
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

fn lines(source: &str) -> Vec<Line<'_>> {
    let is_end =
        |c: char| matches!(c, '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    let mut lines = Vec::new();
    let mut rest = source;
    while !rest.is_empty() {
        let start = source.len() - rest.len();
        let end = rest.find(is_end).unwrap_or(rest.len());
        lines.push(line(&rest[..end], start));
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

/// The line that begins at byte `start` of the source.
fn line(line: &str, start: usize) -> Line<'_> {
    let mut indent = 0;
    let words = line.trim_start_matches(|c: char| {
        if c == '\t' {
            indent = (indent / TAB + 1) * TAB;
        } else if c.is_whitespace() {
            indent += 1;
        }
        c.is_whitespace()
    });
    Line { words: words.trim_end(), at: start + line.len() - words.len(), indent }
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
    lines
        .split(|l| l.words.is_empty())
        .flat_map(|group| {
            // A passage may be wrapped narrower than the rest: capitals are often set so.
            let flush =
                group.len() >= 3 && group[1..].windows(2).all(|w| w[0].indent == w[1].indent);
            let own = if flush { wrap_width(group) } else { None };
            let own = own.filter(|_| wrap.is_some()).or(wrap);
            group.chunk_by(move |a, b| continues(a, b, own))
        })
        .collect()
}

/// Whether line `b`, right under line `a`, goes on with its paragraph.
fn continues(a: &Line, b: &Line, wrap: Option<usize>) -> bool {
    let ended = a.words.ends_with(['.', ';', ':', '!', '?', '"', '”', ')'])
        || a.words.ends_with(" or")
        || a.words.ends_with(" and");
    let first = b.words.split_whitespace().next().map_or(0, |w| w.chars().count());
    let full = wrap.is_some_and(|wrap| width(a) + 1 + first + RAGGED > wrap);
    if marker_len(b.words).is_some() && (ended || !full || b.indent != a.indent) {
        return false;
    }
    if a.indent != b.indent && a.indent.min(b.indent) >= CENTRED {
        return false;
    }
    let small = b.words.starts_with(char::is_lowercase);
    let open = a.words.ends_with(|c: char| c.is_alphanumeric() || matches!(c, ',' | '-' | '/'));
    let unfinished = wrap.is_some_and(|w| width(a) * 2 > w) && ends_in_small_word(a.words);
    full || unfinished || small && (open || wrap.is_some() && !ended)
}

/// Whether a line ends with a word that no sentence and no heading ends with.
fn ends_in_small_word(words: &str) -> bool {
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
