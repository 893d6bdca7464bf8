//! What an exported file is called.
//!
//! Owns the name that is suggested and the ending that every file gets. It writes nothing.

use crate::wire::{Failure, FailureCode};
use std::path::PathBuf;

/// The longest name that is suggested, in characters; file systems allow 255 bytes.
const LONGEST_NAME: usize = 60;

/// A file name for the PDF of a text with this title.
pub(crate) fn suggested_name(title: &str) -> String {
    format!("{}.pdf", plain_name(title))
}

/// A name that is a file's in every system.
pub(crate) fn plain_name(name: &str) -> String {
    let allowed = |c: char| if c.is_control() || r#"/\:*?"<>|"#.contains(c) { ' ' } else { c };
    let plain: String = name.chars().map(allowed).collect();
    let words: Vec<&str> = plain.split_whitespace().collect();
    let name: String = words.join(" ").chars().take(LONGEST_NAME).collect();
    let name = name.trim_matches(|c: char| c == '.' || c == ' ');
    if name.is_empty() { "licence" } else { name }.to_owned()
}

/// The path that was chosen, ending in `.pdf`: "Llama 3.1" has no ending, though it has a dot.
///
/// # Errors
/// When a file of the completed name is there: the dialog asked about another one.
pub(crate) fn completed(chosen: PathBuf) -> Result<PathBuf, Failure> {
    if chosen.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("pdf")) {
        return Ok(chosen);
    }
    let mut path = chosen.into_os_string();
    path.push(".pdf");
    let path = PathBuf::from(path);
    if path.exists() {
        let reason = "it is there already; choose it by its whole name to replace it";
        let message = format!("{}: {reason}", path.display());
        return Err(Failure { code: FailureCode::Input, message });
    }
    Ok(path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_name_is_made_of_the_title() {
        for (title, name) in [
            ("Llama 3.1 Licence", "Llama 3.1 Licence.pdf"),
            ("../../etc/passwd", "etc passwd.pdf"),
            ("a\u{0}b\n<c>:", "a b c.pdf"),
            ("...", "licence.pdf"),
            ("", "licence.pdf"),
        ] {
            assert_eq!(suggested_name(title), name, "{title:?}");
        }
        assert_eq!(suggested_name(&"é".repeat(500)).chars().count(), LONGEST_NAME + 4);
    }

    #[test]
    fn an_ending_is_given_where_there_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        assert_eq!(completed(at("b.PDF")), Ok(at("b.PDF")));
        assert_eq!(completed(at("Llama 3.1")), Ok(at("Llama 3.1.pdf")));
        assert_eq!(completed(at("a")), Ok(at("a.pdf")));
        fs::write(at("a.pdf"), "old").unwrap();
        assert!(completed(at("a")).unwrap_err().message.contains("a.pdf"));
    }
}
