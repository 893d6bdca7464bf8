//! Characters that show nothing, or turn what is shown around.
//!
//! Owns which they are, and that none is left in a canonical text: a reader and a comparison must
//! see the same words. What was left out is told with its place, and so is what was read as the
//! character that its writer saw. It never touches a character that has a shape or parts words.

use crate::marker::marker_len;
use crate::{Block, BlockKind, Diagnostic, Span, Text};
use encoding_rs::WINDOWS_1252;

/// So many places are told one by one; a longer list helps nobody.
const MOST_PLACES: usize = 100;

/// What becomes of a character that must not stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Hidden {
    /// It is left out; this is what it does.
    LeftOut(&'static str),
    /// It is a Windows-1252 character that was taken for another encoding's.
    Mistaken(char),
}

const CONTROL: &str = "is a control without a shape";

/// What becomes of a character, or `None` if it may stay.
///
/// Source: the Unicode Bidirectional Algorithm (UAX #9) for those that turn the direction; the
/// property `Default_Ignorable_Code_Point` and the general categories Cc and Cf for the others. The
/// joiners U+200C and U+200D may stay between letters of scripts that are shaped by them, and
/// variation selectors behind what they shape. U+0080–U+009F are read as the HTML standard reads
/// their references (13.2.5.80).
fn hidden(c: char, before: Option<char>) -> Option<Hidden> {
    match c {
        '\t' | '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' => None,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}' => {
            Some(Hidden::LeftOut("turns the direction of what is shown"))
        }
        '\u{200c}' | '\u{200d}' if before.is_some_and(|c| c >= '\u{590}') => None,
        '\u{ad}'
        | '\u{34f}'
        | '\u{115f}'
        | '\u{1160}'
        | '\u{17b4}'
        | '\u{17b5}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200d}'
        | '\u{2060}'..='\u{2065}'
        | '\u{206a}'..='\u{206f}'
        | '\u{3164}'
        | '\u{feff}'
        | '\u{ffa0}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}' => Some(Hidden::LeftOut("shows nothing")),
        '\u{80}'..='\u{9f}' => {
            let byte = u8::try_from(c as u32).unwrap_or(0);
            let meant = WINDOWS_1252.decode_without_bom_handling(&[byte]).0.chars().next();
            let shown = meant.filter(|meant| !meant.is_control());
            Some(shown.map_or(Hidden::LeftOut(CONTROL), Hidden::Mistaken))
        }
        c if c.is_control() => Some(Hidden::LeftOut(CONTROL)),
        _ => None,
    }
}

/// The text without hidden characters, and with a diagnostic where each stood.
pub(crate) fn without_hidden(text: Text) -> Text {
    let mut before = None;
    let any = text.content.chars().any(|c| {
        let hides = hidden(c, before).is_some();
        before = Some(c);
        hides
    });
    if any { Sieve::new(&text.content).sift(text) } else { text }
}

/// A text on its way from the old content to the new one.
struct Sieve {
    content: String,
    /// For each byte of the old content, and its end, the byte of the new one.
    moved: Vec<u32>,
    /// The first of those that were found, and how many there were.
    found: Vec<(usize, char, Hidden)>,
    count: usize,
}

impl Sieve {
    fn new(old: &str) -> Self {
        let mut sieve = Self {
            content: String::with_capacity(old.len()),
            moved: Vec::with_capacity(old.len() + 1),
            found: Vec::new(),
            count: 0,
        };
        let mut before = None;
        for c in old.chars() {
            let to = u32::try_from(sieve.content.len()).unwrap_or(u32::MAX);
            sieve.moved.extend(std::iter::repeat_n(to, c.len_utf8()));
            let fresh = sieve.content.is_empty() || sieve.content.ends_with(['\n', ' ']);
            if let Some(what) = hidden(c, before) {
                if sieve.count <= MOST_PLACES {
                    sieve.found.push((sieve.content.len(), c, what));
                }
                sieve.count += 1;
                if let Hidden::Mistaken(meant) = what {
                    sieve.content.push(meant);
                }
            } else if c != ' ' || !fresh {
                // White space on both sides of a hidden character is one space, and none at all
                // where a line begins.
                if c == '\n' && sieve.content.ends_with(' ') {
                    sieve.content.pop();
                }
                sieve.content.push(c);
            }
            before = Some(c);
        }
        if sieve.content.ends_with(' ') {
            sieve.content.pop();
        }
        sieve.moved.push(u32::try_from(sieve.content.len()).unwrap_or(u32::MAX));
        sieve
    }

    fn sift(mut self, text: Text) -> Text {
        let mut sifted = Text::default();
        let old = std::mem::take(&mut self.content);
        // For each old block where it ends, and where the last one that is left begins in both
        // contents: a block that was all hidden leaves no line behind.
        let mut shift = Vec::with_capacity(text.blocks.len());
        let mut left = None;
        for block in &text.blocks {
            let words = self.moved(block.span, &old);
            if words.is_empty() {
                shift.push((words.end().bytes(), left));
                continue;
            }
            if !sifted.blocks.is_empty() {
                sifted.content.push('\n');
            }
            let start = sifted.content.len();
            left = Some((words.start().bytes(), start));
            shift.push((words.end().bytes(), left));
            sifted.content.push_str(words.of(&old));
            sifted.blocks.push(self.block(block, start, &sifted.content, &old));
        }
        let place = |at: usize| {
            let block = shift.partition_point(|(end, _)| *end < at).min(shift.len() - 1);
            shift[block]
                .1
                .map_or(0, |(old, new)| new + at.saturating_sub(old))
                .min(sifted.content.len())
        };
        let to = |span: Span| {
            let span = self.moved(span, &old);
            Span::new(place(span.start().bytes()), place(span.end().bytes()))
        };
        sifted.strong = text.strong.iter().map(|s| to(*s)).filter(|s| !s.is_empty()).collect();
        sifted.links = text.links;
        for link in &mut sifted.links {
            link.span = to(link.span);
        }
        sifted.links.retain(|link| !link.span.is_empty());
        let told = self.found.iter().take(MOST_PLACES).map(|(at, c, what)| Diagnostic {
            span: Span::new(place(*at), place(*at)),
            message: match what {
                Hidden::LeftOut(does) => {
                    format!("a hidden character was left out: U+{:04X}, which {does}", *c as u32)
                }
                Hidden::Mistaken(meant) => format!(
                    "the control character U+{:04X} was read as “{meant}”, as Windows-1252 has it",
                    *c as u32
                ),
            },
        });
        sifted.diagnostics = told.collect();
        if let Some((at, ..)) = self.found.get(MOST_PLACES) {
            sifted.diagnostics.push(Diagnostic {
                span: Span::new(place(*at), place(*at)),
                message: format!(
                    "{} more hidden characters stood from here on",
                    self.count - MOST_PLACES
                ),
            });
        }
        sifted
            .diagnostics
            .extend(text.diagnostics.into_iter().map(|d| Diagnostic { span: to(d.span), ..d }));
        sifted.diagnostics.sort_by_key(|d| d.span.start());
        sifted
    }

    /// The stretch of the new content for one of the old, without white space at its ends.
    fn moved(&self, span: Span, new: &str) -> Span {
        let at = |old: usize| self.moved.get(old).map_or(new.len(), |new| *new as usize);
        let (start, end) = (at(span.start().bytes()), at(span.end().bytes()).min(new.len()));
        let words = new.get(start..end).unwrap_or("");
        let start = start + words.len() - words.trim_start_matches([' ', '\n']).len();
        Span::new(start, start + words.trim_matches([' ', '\n']).len())
    }

    fn block(&self, block: &Block, start: usize, content: &str, old: &str) -> Block {
        let span = Span::new(start, content.len());
        let kept = block.marker.map(|marker| self.moved(marker, old).len()).filter(|n| *n > 0);
        let marker = kept.or_else(|| marker_len(&content[start..]));
        let kind = match block.kind {
            BlockKind::Paragraph if marker.is_some() => BlockKind::Item,
            kind => kind,
        };
        let marker = marker.map(|len| Span::new(start, start + len));
        Block { span, kind, marker, ..*block }
    }
}

#[cfg(test)]
mod tests {
    use crate::{BlockKind, Format, read};
    use proptest::prelude::*;

    #[test]
    fn hidden_characters_change_nothing_that_is_seen() {
        for (source, words) in [
            ("You may\u{202e} not\u{202c} use it.", "You may not use it."),
            ("non\u{ad}exclu\u{200b}sive", "nonexclusive"),
            ("a \u{200b} b", "a b"),
            ("a\n\n\u{feff}\n\nb\u{2069}", "a\nb"),
            ("\u{200b}", ""),
            ("a\0b\u{7f}", "ab"),
            ("don\u{92}t", "don’t"),
            ("می\u{200c}خواهم", "می\u{200c}خواهم"),
            ("👩\u{200d}⚖️", "👩\u{200d}⚖️"),
            ("tag\u{e0041}s", "tags"),
        ] {
            assert_eq!(read(source.as_bytes(), Format::Plain).content, words, "{source:?}");
        }
    }

    #[test]
    fn their_places_are_told_and_all_others_stay_right() {
        let source =
            "\u{200b}1. Grant.\n\n\u{2066}\n\n**Te\u{200d}rm** [he\u{202e}re](x), and [](y)";
        let text = read(source.as_bytes(), Format::Markdown);
        assert_eq!(text.content, "1. Grant.\nTerm here, and");
        assert_eq!(text.blocks[0].kind, BlockKind::Item);
        assert_eq!(text.blocks[0].marker.map(|m| text.of(m)), Some("1."));
        assert_eq!(text.of(text.blocks[1].span), "Term here, and");
        assert_eq!(text.of(text.strong[0]), "Term");
        assert_eq!(text.of(text.links[0].span), "here");
        let places: Vec<usize> = text.diagnostics.iter().map(|d| d.span.start().bytes()).collect();
        assert_eq!(places, [0, 10, 12, 17]);
        assert_eq!(
            text.diagnostics[3].message,
            "a hidden character was left out: U+202E, which turns the direction of what is shown"
        );
    }

    #[test]
    fn a_file_of_hidden_characters_is_told_of_shortly() {
        let text = read("a\u{200b}".repeat(100_000).as_bytes(), Format::Plain);
        assert_eq!((text.content.len(), text.diagnostics.len()), (100_000, 101));
    }

    #[test]
    fn blocks_that_are_all_hidden_are_passed_over_once() {
        let text = read(
            format!("# a\n\n{}", "**\u{200b}**\n\n".repeat(200_000)).as_bytes(),
            Format::Markdown,
        );
        assert_eq!((text.content.as_str(), text.strong.len()), ("a", 0));
    }

    proptest! {
        #[test]
        fn places_hold_whatever_is_hidden(
            source in "(\u{200b}|\u{202e}|\u{7f}|\u{92}|\n| |\\*\\*|1\\. |[a-z]{1,3}|\\[a\\]\\(b\\)){0,40}"
        ) {
            let text = read(source.as_bytes(), Format::Markdown);
            let joined: Vec<&str> = text.blocks.iter().map(|b| text.of(b.span)).collect();
            prop_assert_eq!(joined.join("\n"), text.content.clone());
            let hidden = text.content.contains(['\u{200b}', '\u{202e}', '\u{7f}', '\u{92}']);
            prop_assert!(!hidden);
            for span in text.strong.iter().chain(text.links.iter().map(|l| &l.span)) {
                prop_assert!(text.content.get(span.range()).is_some());
            }
            prop_assert!(text.strong.windows(2).all(|w| w[0].end() <= w[1].start()));
        }
    }
}
