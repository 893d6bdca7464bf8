//! HTML tags inside Markdown.
//!
//! Owns which angle brackets are tags. It renders nothing, and what is no tag stays as words: a
//! licence says `<YEAR>` and `<COPYRIGHT HOLDER>` and means it.

use std::ops::Range;

/// Elements that only shape words. Source: the elements that GitHub keeps in rendered Markdown.
const SHAPING: &[&str] = &[
    "a",
    "abbr",
    "b",
    "big",
    "blockquote",
    "center",
    "cite",
    "code",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "font",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "mark",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "samp",
    "section",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "tt",
    "u",
    "ul",
    "var",
];

/// Elements that end a line.
const ENDING: &[&str] = &["br", "hr"];

/// Shaping elements whose start or end is a block's.
const BLOCKS: &[&str] = &[
    "blockquote",
    "center",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "li",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "td",
    "th",
    "tr",
    "ul",
];

/// A stretch of a source with HTML in it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Piece {
    /// Words, as a range of bytes.
    Words(Range<usize>),
    /// A place where a line ends.
    End,
}

/// The words of `source` and the line ends between them, without its tags and comments.
pub(crate) fn pieces(source: &str) -> Vec<Piece> {
    let closings = closings(source);
    let last_comment = source.rfind("-->");
    let mut pieces = Vec::new();
    let mut from = 0;
    for (open, closing) in source.match_indices('<').map(|(at, _)| at).zip(closings) {
        if open < from {
            continue;
        }
        let (end, ends_line) = if source[open..].starts_with("<!--") {
            // Without a look at the last one, every comment that is left open were searched through.
            let within = last_comment.is_some_and(|last| open + 4 <= last);
            let found = if within { source[open + 4..].find("-->") } else { None };
            let Some(len) = found else { continue };
            (open + "<!---->".len() + len, false)
        } else {
            let (Some(closing), Some(ends_line)) = (closing, tag(&source[open..])) else {
                continue;
            };
            (closing + 1, ends_line)
        };
        pieces.push(Piece::Words(from..open));
        if ends_line {
            pieces.push(Piece::End);
        }
        from = end;
    }
    pieces.push(Piece::Words(from..source.len()));
    pieces
}

/// For each "<", in order, the place of the ">" that closes it: the next one outside quotes.
///
/// Read from the end, because whether a ">" is quoted depends on where the tag began.
fn closings(source: &str) -> Vec<Option<usize>> {
    let (mut bare, mut in_double, mut in_single) = (None, None, None);
    let mut closings = Vec::new();
    for (at, byte) in source.bytes().enumerate().rev() {
        match byte {
            b'>' => bare = Some(at),
            b'"' => std::mem::swap(&mut bare, &mut in_double),
            b'\'' => std::mem::swap(&mut bare, &mut in_single),
            b'<' => closings.push(bare),
            _ => {}
        }
    }
    closings.reverse();
    closings
}

/// Whether a line ends at the tag that opens `source`; `None` when no element of ours opens it.
fn tag(source: &str) -> Option<bool> {
    let rest = source.strip_prefix('<')?;
    let rest = rest.strip_prefix('/').unwrap_or(rest);
    let len = rest.bytes().take_while(u8::is_ascii_alphanumeric).count();
    let name = rest[..len].to_ascii_lowercase();
    let ending = ENDING.contains(&name.as_str());
    let known = ending || SHAPING.contains(&name.as_str());
    let whole = rest[len..].starts_with(|c: char| c.is_whitespace() || c == '>' || c == '/');
    (known && whole).then(|| ending || BLOCKS.contains(&name.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_go_and_everything_else_stays() {
        for (source, words) in [
            ("a <span style=\"x>y\">b</span> c", "a b c"),
            ("Copyright <YEAR> <COPYRIGHT HOLDER>", "Copyright <YEAR> <COPYRIGHT HOLDER>"),
            ("if n < 5 and m > 3", "if n < 5 and m > 3"),
            ("one<br/>two<!-- no -->", "one|two"),
            ("<div\nclass=\"x\">Words</div>", "|Words|"),
            ("<b unclosed", "<b unclosed"),
            ("<bold>", "<bold>"),
            ("<!-- <b> --><b title='\">'>x", "x"),
            ("<!-- <b>y", "<!-- y"),
        ] {
            let got: String = pieces(source)
                .into_iter()
                .map(|piece| match piece {
                    Piece::Words(range) => source[range].to_owned(),
                    Piece::End => "|".to_owned(),
                })
                .collect();
            assert_eq!(got, words, "{source}");
        }
    }
}
