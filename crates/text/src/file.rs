//! What a file of a person's is, and [`import`], which reads it.
//!
//! Owns the choice of reader by a file's first bytes. It never looks at a name, and opens no file.

use crate::decode::{decode, decode_page};
use crate::format::canonical;
use crate::{Format, ReadError, Text, archive, docx, page, pdf, read};

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FileFormat {
    /// Characters alone, plain or Markdown: reading them cannot fail.
    Text(Format),
    /// A web page.
    Html,
    /// A Word document (Office Open XML).
    Docx,
    /// A PDF.
    Pdf,
}

/// Elements that a page without its frame begins with.
const FIRST_TAGS: &[&str] = &[
    "address",
    "article",
    "blockquote",
    "center",
    "div",
    "dl",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "main",
    "ol",
    "p",
    "section",
    "table",
    "title",
    "ul",
];

/// Files that are known and not read, by how they begin.
const UNREAD: &[(&[u8], &str)] = &[
    (b"{\\rtf", "a file in Rich Text Format"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old or a protected Office document"),
    (b"\x89PNG\r\n", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"%!PS", "a PostScript file"),
    (b"\x1f\x8b", "a packed file"),
];

/// How far into a file a PDF may begin. Source: Adobe's implementation note 13 to PDF 1.7.
const PDF_WITHIN: usize = 1024;

impl FileFormat {
    /// The format that the bytes are in, or why nothing can read them.
    ///
    /// A text that merely has tags in it is no page: a page begins with `<!doctype html>` or
    /// `<html>`, or is tags from its first character to its last without a mark of Markdown.
    pub fn guess(bytes: &[u8]) -> Result<Self, ReadError> {
        if is_pdf(bytes) {
            return Ok(Self::Pdf);
        }
        if archive::is_archive(bytes) {
            return archive::kind(bytes).map(|()| Self::Docx);
        }
        if let Some((_, what)) = UNREAD.iter().find(|(first, _)| bytes.starts_with(first)) {
            return Err(ReadError::Unread(what));
        }
        let text = Format::guess(bytes);
        Ok(if is_page(&decode(bytes), text) { Self::Html } else { Self::Text(text) })
    }
}

/// Reads the bytes of a file, whatever it is.
///
/// # Errors
/// When the file is no text and cannot be read, or is known and not read: a damaged or protected
/// container, a PDF of pictures, an archive, Rich Text Format. Bytes that are like nothing known are
/// read as plain text.
///
/// ```
/// let (format, text) = text::import(b"<!doctype html><ol><li>Rights<li>Limits</ol>").unwrap();
/// assert_eq!(format, text::FileFormat::Html);
/// assert_eq!(text.content, "1. Rights\n2. Limits");
/// assert!(text::import(b"%PDF-1.7 and then nothing").is_err());
/// ```
pub fn import(bytes: &[u8]) -> Result<(FileFormat, Text), ReadError> {
    let format = FileFormat::guess(bytes)?;
    let text = match format {
        FileFormat::Text(format) => read(bytes, format),
        FileFormat::Html => canonical(page::read(&decode_page(bytes))),
        FileFormat::Docx => canonical(docx::read(bytes)?),
        FileFormat::Pdf => canonical(pdf::read(bytes)?),
    };
    Ok((format, text))
}

fn is_pdf(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(PDF_WITHIN)];
    head.windows(7).enumerate().any(|(at, sign)| {
        sign.starts_with(b"%PDF-")
            && sign[5].is_ascii_digit()
            && sign[6] == b'.'
            // Not a sentence about PDF.
            && (at == 0 || matches!(head[at - 1], b'\n' | b'\r' | 0 | 0xbf))
    })
}

/// Whether a text is a page; `text` is what it is otherwise.
fn is_page(source: &str, text: Format) -> bool {
    let start = after_comments(source);
    let opens = |tag: &str| {
        start.get(..tag.len()).is_some_and(|first| first.eq_ignore_ascii_case(tag))
            && start[tag.len()..].starts_with(|c: char| c.is_whitespace() || c == '>')
    };
    if ["<!doctype html", "<html", "<head", "<body"].into_iter().any(opens) {
        return true;
    }
    let first = start.strip_prefix('<').unwrap_or("");
    let name: String = first.chars().take(10).take_while(char::is_ascii_alphanumeric).collect();
    let known = FIRST_TAGS.contains(&name.to_ascii_lowercase().as_str());
    known && text == Format::Plain && source.trim_end().ends_with('>') && opens(&format!("<{name}"))
}

/// What stands behind the white space, the comments and the XML declaration at a page's start.
fn after_comments(source: &str) -> &str {
    let mut rest = source.trim_start();
    loop {
        let end = if rest.starts_with("<!--") {
            rest.find("-->").map(|at| at + 3)
        } else if rest.starts_with("<?") {
            rest.find('>').map(|at| at + 1)
        } else {
            None
        };
        let Some(end) = end else { return rest };
        rest = rest[end..].trim_start();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_format_lets_a_hidden_character_through() {
        for (source, format, words) in [
            ("you may\u{202e} not\0 use it", FileFormat::Text(Format::Plain), "you may not use it"),
            ("# a\n\n**b\u{2066}**\0", FileFormat::Text(Format::Markdown), "a\nb"),
            ("<p>you may&#x202e; not\0 use&#0; it", FileFormat::Html, "you may not use\u{fffd} it"),
        ] {
            let source = if format == FileFormat::Html {
                format!("<!doctype html>{source}")
            } else {
                source.into()
            };
            let (told, text) = import(source.as_bytes()).expect("characters alone");
            assert_eq!((told, text.content.as_str()), (format, words));
            assert!(text.diagnostics.iter().any(|told| told.message.contains("hidden")));
        }
    }

    #[test]
    fn long_lines_and_zeros_are_read() {
        let line = "word ".repeat(4 << 20);
        for bytes in [line.clone(), format!("# a\n\n# b\n\n{line}"), "w".repeat(20 << 20)] {
            let (_, text) = import(bytes.as_bytes()).expect("characters alone");
            assert!(bytes.trim_end().ends_with(text.of(text.blocks[text.blocks.len() - 1].span)));
        }
        let (_, zeros) = import(&vec![0; 20 << 20]).expect("characters alone");
        assert_eq!((zeros.content.as_str(), zeros.diagnostics.len()), ("", 101));
    }

    #[test]
    fn every_beginning_of_a_text_is_read() {
        let source = "# Terms of é\n\n1\\. **Grant**. See [here](https://a.example) &amp; <b>there</b>\u{202e}.\n";
        for end in 0..=source.len() {
            let (format, text) = import(&source.as_bytes()[..end]).expect("characters alone");
            assert!(matches!(format, FileFormat::Text(_)), "{end}");
            let joined: Vec<&str> = text.blocks.iter().map(|b| text.of(b.span)).collect();
            assert_eq!(joined.join("\n"), text.content, "{end}");
        }
    }

    #[test]
    fn files_are_told_by_how_they_begin() {
        let html = Ok(FileFormat::Html);
        let plain = Ok(FileFormat::Text(Format::Plain));
        let markdown = Ok(FileFormat::Text(Format::Markdown));
        for (source, format) in [
            ("<!DOCTYPE html>\n<p>x", html),
            ("\u{feff}<?xml version='1.0'?>\n<!-- saved from x -->\n<HTML lang=en>x", html),
            ("<h1>Licence</h1><p>Do <b>not</b>.</p>\n", html),
            ("<p>A licence</p> with a tag.", plain),
            ("<div align=center>\n\n# Policy\n\n**Uses**\n</div>", markdown),
            ("<YEAR> <OWNER>", plain),
            ("<htmlish>", plain),
            ("MIT License <br> and <b>more</b>", plain),
            ("See %PDF-1.7 for more", plain),
            ("", plain),
            ("%PDF-1.7", Ok(FileFormat::Pdf)),
            ("junk\n%PDF-2.0\n", Ok(FileFormat::Pdf)),
            ("{\\rtf1 x}", Err(ReadError::Unread("a file in Rich Text Format"))),
        ] {
            assert_eq!(FileFormat::guess(source.as_bytes()), format, "{source}");
        }
    }
}
