//! Stars that CommonMark left standing.
//!
//! Owns which "**" of a source is a mark that opens or ends nothing (`3**. Warranty**`), and which
//! is a sign among words ("2 ** 8").

use std::ops::Range;

/// The lines of a source that have more than one "**": only there can one be a mark.
#[derive(Debug, Default)]
pub(crate) struct Starred {
    /// In order, as ranges of bytes.
    lines: Vec<Range<usize>>,
}

impl Starred {
    /// Looks through `source`.
    pub(crate) fn new(source: &str) -> Self {
        let mut lines = Vec::new();
        let mut start = 0;
        for line in source.split_inclusive('\n') {
            if line.matches("**").nth(1).is_some() {
                lines.push(start..start + line.len());
            }
            start += line.len();
        }
        Self { lines }
    }

    /// Whether the two stars at byte `at` of `source` are a mark: not escaped, not between letters
    /// or figures ("2**8"), not apart from both neighbours ("2 ** 8"), and not the only ones of
    /// their line.
    pub(crate) fn is_stray(&self, source: &str, at: usize) -> bool {
        if source.get(at..at + 2) != Some("**") {
            return false;
        }
        let (before, after) = (&source[..at], &source[at + 2..]);
        let between = |is: fn(char) -> bool| before.ends_with(is) && after.starts_with(is);
        let line = self.lines.partition_point(|line| line.end <= at);
        !before.ends_with(['\\', '*'])
            && !after.starts_with('*')
            && !between(char::is_alphanumeric)
            && !between(|c| c.is_whitespace() && c != '\n')
            && self.lines.get(line).is_some_and(|line| line.contains(&at))
    }
}

#[cfg(test)]
mod tests {
    use super::Starred;

    #[test]
    fn marks_and_signs() {
        for (source, stray) in [
            ("3**. Warranty**", true),
            ("** Note **", true),
            ("one\n3**. Warranty", false),
            ("2**8 and 2**9", false),
            ("2 ** 8 and 2 ** 9", false),
            ("\\** and **", false),
        ] {
            let at = source.find("**").unwrap();
            assert_eq!(Starred::new(source).is_stray(source, at), stray, "{source}");
        }
    }
}
