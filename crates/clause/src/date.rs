//! Lines that are a date.
//!
//! Owns what counts as a date line, and the reading of a printed date. It never says that a text came
//! out then: that is the catalogue's, or a person's, to say.

use regex::Regex;
use std::sync::LazyLock;

static DATE: LazyLock<Regex> = LazyLock::new(|| {
    let month = "(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|\
                 Sep(?:t(?:ember)?)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\\.?";
    let pattern = format!(
        r"(?i)(?-u:\b)(?:{month} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}} {month},? \d{{4}}|{month},? \d{{4}}|\d{{4}}-\d{{2}}-\d{{2}})(?-u:\b)"
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

/// The first date in `words` in ISO 8601: `2024-07-23`, or `2024-07` where no day is printed. `None`
/// when there is none, or its day does not exist.
pub fn iso_date(words: &str) -> Option<String> {
    const MONTHS: [&str; 12] =
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let date = DATE.find(words)?.as_str().to_lowercase();
    if date.starts_with(|c: char| c.is_ascii_digit()) && date.contains('-') {
        let [month, day] = [5..7, 8..10].map(|part| date[part].parse::<u8>().unwrap_or_default());
        return ((1..=12).contains(&month) && (1..=31).contains(&day)).then_some(date);
    }
    let month = parts(&date).find_map(|part| MONTHS.iter().position(|m| part.starts_with(m)))? + 1;
    let numbers = parts(&date).filter_map(|part| {
        let digits = part.trim_end_matches(|c: char| c.is_alphabetic());
        Some((digits.len(), digits.parse::<u16>().ok()?))
    });
    let (mut year, mut day) = (None, None);
    for (length, number) in numbers {
        *(if length == 4 { &mut year } else { &mut day }) = Some(number);
    }
    let year = year?;
    match day {
        Some(day) => (1..=31).contains(&day).then(|| format!("{year:04}-{month:02}-{day:02}")),
        None => Some(format!("{year:04}-{month:02}")),
    }
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
    use super::{is_date_line, iso_date};

    #[test]
    fn printed_dates_become_iso_dates() {
        for (words, date) in [
            ("Version Release Date: July 18, 2023", Some("2023-07-18")),
            ("Last Updated 9 Sept. 2024", Some("2024-09-09")),
            ("from the 1 March 2022 on", Some("2022-03-01")),
            ("May 2nd, 2024", Some("2024-05-02")),
            ("January 2004", Some("2004-01")),
            ("Effective 2025-04-05", Some("2025-04-05")),
            ("2025-14-05", None),
            ("April 45, 2024", None),
            ("no date", None),
        ] {
            assert_eq!(iso_date(words).as_deref(), date, "{words}");
        }
    }

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
