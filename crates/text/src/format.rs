//! Which reader reads a text, and [`read`] itself.
//!
//! Owns the choice between the formats that are characters alone, which cannot fail to be read. It
//! never looks at a file's name: 3.3's LICENSE is Markdown.

use crate::comment::uncommented;
use crate::control::without_hidden;
use crate::decode::decode;
use crate::inline_list::parted;
use crate::{Text, markdown, plain};

/// The format of a source that is characters alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// Plain text, hard-wrapped or one line a paragraph.
    Plain,
    /// Markdown (CommonMark).
    Markdown,
}

impl Format {
    /// The format that the bytes look like.
    ///
    /// Markdown when at least two of its marks that plain licences do not use are there: `#`
    /// headings, `**`, links, escaped markers. Plain text otherwise, as is a text that
    /// stands in comments, line by line.
    pub fn guess(bytes: &[u8]) -> Self {
        let source = decode(bytes);
        if uncommented(&source).is_some() {
            return Self::Plain;
        }
        let mut marks = 0;
        for line in source.lines() {
            let line = line.trim_start();
            let hashes = line.bytes().take_while(|b| *b == b'#').count();
            marks += usize::from((1..=6).contains(&hashes) && line[hashes..].starts_with(' '));
            // A row of stars is a banner, not marks.
            marks += if line.contains("***") { 0 } else { line.matches("**").count() / 2 };
            marks += line.matches("](").count();
            marks +=
                usize::from(line.contains("\\.") && line.starts_with(|c: char| c.is_ascii_digit()));
        }
        if marks >= 2 { Self::Markdown } else { Self::Plain }
    }
}

/// Reads the bytes of a licence. Nothing is refused: what is odd is told in
/// [`Text::diagnostics`].
pub fn read(bytes: &[u8], format: Format) -> Text {
    let source = decode(bytes);
    canonical(match format {
        Format::Plain => plain::read(&uncommented(&source).unwrap_or(source)),
        Format::Markdown => markdown::read(&source),
    })
}

/// What a reader made of its format, in the form that all formats share.
pub(crate) fn canonical(read: Text) -> Text {
    parted(without_hidden(read))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{BlockKind, Span};
    use proptest::prelude::*;

    #[test]
    fn formats_are_told_by_their_marks() {
        for (source, format) in [
            ("MIT License\n\nCopyright (c) <year>", Format::Plain),
            ("a * b ** c", Format::Plain),
            ("# 1. Rights.\n#\n# 2. Limits.\n# More.", Format::Plain),
            ("****************\nSample Licence\n****************", Format::Plain),
            ("# Policy\n\n## Uses\n", Format::Markdown),
            ("**Title**\n\n1\\. **Terms**.", Format::Markdown),
            ("See [here](https://a.example) and [there](https://b.example)", Format::Markdown),
        ] {
            assert_eq!(Format::guess(source.as_bytes()), format, "{source}");
        }
    }

    /// What every reading must hold, whatever the bytes.
    fn check(bytes: &[u8], format: Format) -> Result<(), TestCaseError> {
        let text = read(bytes, format);
        let joined: Vec<&str> = text.blocks.iter().map(|b| text.of(b.span)).collect();
        prop_assert_eq!(joined.join("\n"), text.content.clone());
        for block in &text.blocks {
            prop_assert!(!text.of(block.span).trim().is_empty());
            prop_assert!(!text.of(block.span).contains('\n'));
            if let Some(marker) = block.marker {
                prop_assert_eq!(marker.start(), block.span.start());
                prop_assert!(block.span.contains(marker));
            }
            prop_assert!(block.kind != BlockKind::Heading(0));
        }
        let whole = Span::new(0, text.content.len());
        prop_assert!(text.strong.windows(2).all(|w| w[0].end() <= w[1].start()));
        for span in text.strong.iter().chain(text.links.iter().map(|l| &l.span)) {
            prop_assert!(whole.contains(*span));
            prop_assert!(text.content.get(span.range()).is_some());
        }
        Ok(())
    }

    #[test]
    fn a_text_in_comments_is_read_without_their_signs() {
        let source = b"# Sample Licence\n#\n# 1. Rights. You may use it.\n#   a. Limits.\n";
        let text = read(source, Format::guess(source));
        assert_eq!(text.content, "Sample Licence\n1. Rights. You may use it.\na. Limits.");
        assert!(text.blocks.iter().all(|b| !matches!(b.kind, BlockKind::Heading(_))));
    }

    /// Sources of about 200 KB that took minutes when something was looked for anew at every place.
    #[test]
    fn the_work_grows_no_faster_than_the_text() {
        for (unit, head) in [
            ("<b ", "# a\n# b\n\n<div>\n"),
            ("<b \"", "# a\n# b\n\n<div>\n"),
            ("<!-- ", "# a\n# b\n\n<div>\n"),
            ("&amp ", "<div>\n"),
            ("a ** b ", ""),
            ("a** b ", ""),
            ("*a**\n", ""),
            ("**a** ", ""),
            ("a/\n", "www.example.org/"),
            ("- ", ""),
            ("1. x\n", ""),
        ] {
            let source = format!("{head}{}x", unit.repeat(200_000 / unit.len()));
            for format in [Format::Plain, Format::Markdown] {
                assert!(!read(source.as_bytes(), format).content.is_empty(), "{unit}");
            }
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_read(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            check(&bytes, Format::Plain)?;
            check(&bytes, Format::Markdown)?;
        }

        #[test]
        fn anything_that_looks_like_a_licence_is_read(
            source in "([ \t]{0,6}(1\\.|a\\.|\\*|\\*\\*|\\\\\\*|é|<br>|<X>|2024\\.|-|#|>|\\[x\\]\\(y\\)|`|<b>|\\(iv\\)|[a-z]{1,9}|\"Q\"|—)?[ \n]{0,3}){0,60}"
        ) {
            check(source.as_bytes(), Format::Plain)?;
            check(source.as_bytes(), Format::Markdown)?;
        }
    }
}
