//! JSON shapes that several commands share, and printing itself.
//!
//! Owns how a value becomes a line on standard output. A closed pipe ends the program quietly.

use library::{Document, Error};
use serde::Serialize;
use std::io::Write;

/// Prints a value as JSON.
pub fn json(value: &impl Serialize) -> Result<(), Error> {
    let text = serde_json::to_string_pretty(value).map_err(|e| Error::Fault(e.to_string()))?;
    line(&text)
}

/// Prints a line, made harmless by [`shown`].
pub fn line(words: &str) -> Result<(), Error> {
    match writeln!(std::io::stdout(), "{}", shown(words)) {
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => std::process::exit(0),
        Err(error) => Err(Error::Fault(format!("standard output: {error}"))),
        Ok(()) => Ok(()),
    }
}

/// Words for a terminal: characters that it would obey, or that turn the writing's direction, are
/// shown as `\u{…}`.
pub fn shown(words: &str) -> String {
    let turns = |c| matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    words
        .chars()
        .flat_map(|c| {
            let told = c.is_control() && c != '\n' && c != '\t' || turns(c);
            let escaped = told.then(|| c.escape_unicode());
            let plain = (!told).then_some(c);
            escaped.into_iter().flatten().chain(plain)
        })
        .collect()
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
    use super::shown;

    #[test]
    fn a_text_cannot_steer_the_terminal() {
        assert_eq!(shown("a\u{1b}[2Jb\u{202e}c\td\n"), "a\\u{1b}[2Jb\\u{202e}c\td\n");
    }
}
