//! What a person says of a text of their own, and what names may be.
//!
//! Owns the fields, their limits and their one-line form. It keeps nothing and guesses nothing.

use crate::Error;
use catalogue::Kind;

/// The most characters of what is said of a text: its title, family, version, publisher.
const LONGEST_FIELD: usize = 300;

/// The most characters of a source's address: our own limit, the same as `publisher`'s for a redirect.
const LONGEST_URL: usize = 2_000;

/// What a person says of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Details {
    /// Its title; never empty once kept.
    pub title: String,
    /// Its family; the title when empty.
    pub family: String,
    /// Its version; empty when it has none.
    pub version: String,
    /// Who published it; empty when that is unknown.
    pub publisher: String,
    /// When it was published, ISO 8601, in full or in part.
    pub date: Option<String>,
    /// Licence or policy.
    pub kind: Kind,
    /// Where it is from.
    pub url: Option<String>,
}

/// The last part of a name, on one line and not too long: a name may come from anywhere.
pub(crate) fn shown_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String = last.chars().map(|c| if is_hidden(c) { ' ' } else { c }).collect();
    let plain: String = plain.trim().chars().take(LONGEST_FIELD).collect();
    if plain.is_empty() { "untitled".to_owned() } else { plain }
}

/// Characters that change what is seen around them: controls, line breaks, and the marks that turn
/// the direction of writing.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// What is said, trimmed and on one line.
///
/// # Errors
/// When there is no title, something is too long, the date is none, or the address is none of the web.
pub(crate) fn checked(details: Details) -> Result<Details, Error> {
    let line = |name: &str, value: String, longest: usize| {
        let value = value.chars().map(|c| if is_hidden(c) { ' ' } else { c }).collect::<String>();
        let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
        let long = value.chars().count();
        if long > longest {
            let most = format!("{long} characters; {longest} are the most");
            return Err(Error::Input(format!("the {name} has {most}")));
        }
        Ok(value)
    };
    let some = |value: Option<String>| value.filter(|value| !value.trim().is_empty());
    let title = line("title", details.title, LONGEST_FIELD)?;
    if title.is_empty() {
        return Err(Error::Input("the text needs a title".into()));
    }
    let family = line("family", details.family, LONGEST_FIELD)?;
    let date = some(details.date).map(|date| date.trim().to_owned());
    if let Some(date) = date.as_deref().filter(|date| !catalogue::is_iso_date(date)) {
        let form = "write 2024-07-23, or less when no more is known: 2024-07, 2024";
        return Err(Error::Input(format!("“{date}” is no date; {form}")));
    }
    let url = some(details.url).map(|url| line("address", url, LONGEST_URL)).transpose()?;
    if let Some(url) = url.as_deref().filter(|url| !is_web(url)) {
        return Err(Error::Input(format!("“{url}” is no address that begins with https://")));
    }
    Ok(Details {
        family: if family.is_empty() { title.clone() } else { family },
        title,
        version: line("version", details.version, LONGEST_FIELD)?,
        publisher: line("publisher", details.publisher, LONGEST_FIELD)?,
        date,
        kind: details.kind,
        url,
    })
}

fn is_web(url: &str) -> bool {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    rest.is_some_and(|rest| !rest.is_empty() && !rest.starts_with('/')) && !url.contains(' ')
}

/// The words of a title that fit an id: letters and digits of ASCII, joined by hyphens.
pub(crate) fn slug(title: &str) -> String {
    let words = title.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    let mut slug = String::new();
    for word in words {
        if slug.len() + word.len() > 40 {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.push_str(&word.to_ascii_lowercase());
    }
    if slug.is_empty() { "text".to_owned() } else { slug }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_its_last_part_on_one_line() {
        for (name, shown) in [
            ("/home/me/a.txt", "a.txt"),
            ("C:\\x\\a\nb.txt", "a b.txt"),
            ("a\u{202e}txt.exe", "a txt.exe"),
            ("../..", ".."),
            ("/", "untitled"),
        ] {
            assert_eq!(shown_name(name), shown);
        }
        assert_eq!(shown_name(&"é".repeat(5_000)).chars().count(), LONGEST_FIELD);
    }

    #[test]
    fn a_slug_has_whole_words_of_ascii() {
        for (title, words) in [
            ("Bee Licence 1.2", "bee-licence-1-2"),
            ("许可证", "text"),
            (&"word ".repeat(50), "word-word-word-word-word-word-word-word"),
        ] {
            assert_eq!(slug(title), words);
        }
    }
}
