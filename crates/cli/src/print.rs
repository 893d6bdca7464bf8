//! JSON shapes that several commands share, and printing itself.
//!
//! Owns how a value becomes a line on standard output. Where nobody reads any more, nothing is
//! printed, and the program goes on to its own exit code.

use library::{Document, Error};
use serde::Serialize;
use std::fmt::Write as _;
use std::io::Write as _;
use std::sync::atomic::{AtomicBool, Ordering};

/// Prints a value as JSON.
pub fn json(value: &impl Serialize) -> Result<(), Error> {
    let text = serde_json::to_string_pretty(value).map_err(|e| Error::Fault(e.to_string()))?;
    put(&in_json(&text))
}

/// Prints JSON that is written already, made harmless as [`json`] does.
pub fn json_text(text: &str) -> Result<(), Error> {
    put(&in_json(text.trim_end_matches('\n')))
}

/// Licence or policy, in one word.
pub fn kind(kind: library::Kind) -> &'static str {
    match kind {
        library::Kind::Licence => "licence",
        library::Kind::Policy => "policy",
    }
}

/// Prints a file's content as it is.
pub fn file(content: &str) -> Result<(), Error> {
    put(content.trim_end_matches('\n'))
}

/// Prints a line, made harmless by [`shown`].
pub fn line(words: &str) -> Result<(), Error> {
    put(&shown(words))
}

fn put(line: &str) -> Result<(), Error> {
    static CLOSED: AtomicBool = AtomicBool::new(false);
    if CLOSED.load(Ordering::Relaxed) {
        return Ok(());
    }
    match writeln!(std::io::stdout(), "{line}") {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => {
            CLOSED.store(true, Ordering::Relaxed);
            Ok(())
        }
        Err(error) => Err(Error::Fault(format!("standard output: {error}"))),
        Ok(()) => Ok(()),
    }
}

/// Words for a terminal: characters that it would obey, or that turn the writing's direction, are
/// shown as `\u{…}`.
pub fn shown(words: &str) -> String {
    escaped(words, |c, out| out.extend(c.escape_unicode()))
}

/// JSON for a terminal: the same characters, which stand in strings alone, in JSON's own escapes.
fn in_json(json: &str) -> String {
    escaped(json, |c, out| {
        let mut units = [0; 2];
        for unit in c.encode_utf16(&mut units) {
            let _ = write!(out, "\\u{unit:04x}");
        }
    })
}

fn escaped(words: &str, escape: impl Fn(char, &mut String)) -> String {
    let turns = |c| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        if c.is_control() && c != '\n' && c != '\t' || turns(c) {
            escape(c, &mut out);
        } else {
            out.push(c);
        }
    }
    out
}

/// A stretch of a text, in bytes.
#[derive(Debug, Serialize)]
pub struct Stretch {
    start: usize,
    end: usize,
}

impl From<text::Span> for Stretch {
    fn from(span: text::Span) -> Self {
        Self { start: span.start().bytes(), end: span.end().bytes() }
    }
}

/// The address of a clause of a document.
pub fn address(document: &Document, clause: clause::ClauseId) -> &str {
    document.outline.clause(clause).address.as_str()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_cannot_steer_the_terminal() {
        assert_eq!(shown("a\u{1b}[2Jb\u{202e}c\td\n"), "a\\u{1b}[2Jb\\u{202e}c\td\n");
    }

    #[test]
    fn json_stays_json_whatever_stands_in_it() {
        let words = "a\u{1b}\u{7f}\u{85}\u{202e}\u{200f}\u{1f999}\t\"\\é";
        let printed = in_json(&serde_json::to_string_pretty(&[words]).unwrap());
        assert_eq!(serde_json::from_str::<[String; 1]>(&printed).unwrap(), [words]);
        assert!(!printed.contains(['\u{7f}', '\u{85}', '\u{202e}']), "{printed}");
    }
}
