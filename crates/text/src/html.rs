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
    let mut pieces = Vec::new();
    let (mut from, mut at) = (0, 0);
    while let Some(next) = source[at..].find('<').map(|i| at + i) {
        let Some((len, ends)) = tag(&source[next..]) else {
            at = next + 1;
            continue;
        };
        pieces.push(Piece::Words(from..next));
        if ends {
            pieces.push(Piece::End);
        }
        at = next + len;
        from = at;
    }
    pieces.push(Piece::Words(from..source.len()));
    pieces
}

/// The length of the tag or comment that opens `source`, and whether a line ends there.
fn tag(source: &str) -> Option<(usize, bool)> {
    if let Some(comment) = source.strip_prefix("<!--") {
        return comment.find("-->").map(|i| (i + "<!---->".len(), false));
    }
    let rest = source.strip_prefix('<')?;
    let rest = rest.strip_prefix('/').unwrap_or(rest);
    let name: String = rest.chars().take_while(char::is_ascii_alphanumeric).collect();
    let name = name.to_ascii_lowercase();
    let ending = ENDING.contains(&name.as_str());
    if !ending && !SHAPING.contains(&name.as_str()) {
        return None;
    }
    let after = &rest[name.len()..];
    if !after.starts_with(|c: char| c.is_whitespace() || c == '>' || c == '/') {
        return None;
    }
    let mut quote = None;
    for (i, c) in after.char_indices() {
        match (quote, c) {
            (None, '>') => {
                let len = source.len() - after.len() + i + 1;
                return Some((len, ending || BLOCKS.contains(&name.as_str())));
            }
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), _) if open == c => quote = None,
            _ => {}
        }
    }
    None
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
