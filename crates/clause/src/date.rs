//! Lines that are a date.
//!
//! Owns what counts as a date line. It never reads the date: when an edition came out is the
//! catalogue's to say.

use regex::Regex;
use std::sync::LazyLock;

static DATE: LazyLock<Regex> = LazyLock::new(|| {
    let month = "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|\
                 Sep(?:t(?:ember)?)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?";
    let pattern = format!(
        r"(?i)\b(?:{month} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}} {month},? \d{{4}}|{month},? \d{{4}}|\d{{4}}-\d{{2}}-\d{{2}})\b"
    );
    Regex::new(&pattern).expect("a constant pattern")
});

/// The most words that a date line has. Source: "Meta Llama 3 Version Release Date: April 18, 2024"
/// has nine; sentences with a date have more.
const MOST_WORDS: usize = 12;

/// Whether `words` are a date with a few words about it, such as "Version Release Date: July 18,
/// 2023". A sentence that names a date is none.
pub fn is_date_line(words: &str) -> bool {
    words.split_whitespace().count() <= MOST_WORDS
        && !words.ends_with(['.', ';', ','])
        && !words.to_ascii_lowercase().starts_with("copyright")
        && DATE.is_match(words)
}

#[cfg(test)]
mod tests {
    use super::is_date_line;

    #[test]
    fn date_lines() {
        for words in [
            "Version Release Date: July 18, 2023",
            "Last Updated 19 September 2024",
            "Effective 2025-04-05",
            "Version 2.0, January 2004",
        ] {
            assert!(is_date_line(words), "{words}");
        }
        for words in ["Version 2.0", "This ends on July 18, 2023.", "Copyright July 2023 Example"] {
            assert!(!is_date_line(words), "{words}");
        }
    }
}
