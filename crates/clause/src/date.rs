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

/// Words that say what a date is the date of.
const ABOUT: [&str; 36] = [
    "adopted",
    "amended",
    "approved",
    "archived",
    "as",
    "at",
    "clarified",
    "date",
    "dated",
    "effective",
    "from",
    "in",
    "issued",
    "last",
    "modified",
    "of",
    "on",
    "posted",
    "published",
    "release",
    "released",
    "rev",
    "revised",
    "revision",
    "since",
    "starting",
    "the",
    "this",
    "updated",
    "utc",
    "v",
    "valid",
    "version",
    "versions",
    "view",
    "was",
];

/// Whether a date stands in `words`.
pub(crate) fn has_date(words: &str) -> bool {
    DATE.is_match(words)
}

/// Whether `words` are a date with a few words about it, such as "Version Release Date: July 18,
/// 2023". A line that says more is none, even without a full stop; the words of `titles` say no
/// more.
pub(crate) fn is_date_line(words: &str, titles: &[&str]) -> bool {
    if words.split_whitespace().count() > MOST_WORDS || words.ends_with(['.', ';', ',']) {
        return false;
    }
    let Some(date) = DATE.find(words) else { return false };
    let titles = titles.join(" ").to_lowercase();
    let around = format!("{} {}", &words[..date.start()], &words[date.end()..]).to_lowercase();
    // An address says no more than where the text is.
    let around = around.split_whitespace().filter(|word| !word.contains("://"));
    around.flat_map(parts).all(|word| {
        word.starts_with(|c: char| c.is_ascii_digit())
            || ABOUT.contains(&word)
            || parts(&titles).any(|title| title == word)
    })
}

fn parts(words: &str) -> impl Iterator<Item = &str> {
    words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

#[cfg(test)]
mod tests {
    use super::is_date_line;

    #[test]
    fn date_lines() {
        let titles = ["Sample 3 Licence"];
        for words in [
            "Version Release Date: July 18, 2023",
            "Sample 3 Version Release Date: July 18, 2023",
            "Last Updated 19 September 2024",
            "Effective 2025-04-05",
            "Version 2.0, January 2004",
            "Version 2.0, April 2007 https://www.example.org/licences/",
        ] {
            assert!(is_date_line(words, &titles), "{words}");
        }
        for words in [
            "Version 2.0",
            "This ends on July 18, 2023.",
            "Copyright July 2023 Example",
            "Commercial use permitted from May 2, 2024",
            "Change Date: 2019-01-01",
            "Other 3 Version Release Date: July 18, 2023",
        ] {
            assert!(!is_date_line(words, &titles), "{words}");
        }
    }
}
