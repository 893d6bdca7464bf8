//! The reference shelf: every licence text that set-up's sources have, beside the curated editions.
//!
//! Owns what is known of such a text, which is less than of an [`crate::Edition`], and the packed form
//! in which set-up hands the whole shelf to the build. It judges no text and checks none: these are as
//! their source gives them.

/// A licence of the reference shelf.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reference<'a> {
    /// Its name in ScanCode's licence data, e.g. `gemma-tou-2025-03-24`. No edition has the same.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
    /// Who publishes it.
    pub publisher: &'a str,
    /// Its identifier in the SPDX licence list, when the text is from there; else it is ScanCode's.
    pub spdx: Option<&'a str>,
    /// Where its publisher shows it.
    pub url: Option<&'a str>,
    /// The category that `ScanCode` `LicenseDB` gives it, e.g. "Proprietary Free".
    pub category: Option<&'a str>,
    /// Whether it is a licence by itself, in English, that ScanCode still lists: neither an exception to
    /// another licence, nor a text that its data calls deprecated.
    pub live: bool,
    /// Its text, in a format that [`text::Format::guess`] tells.
    pub text: &'a str,
}

/// How a reference begins in the packed form; no licence text of the sources holds this character.
const START: char = '\u{1e}';

/// How the packed form says that a reference is live.
const LIVE: &str = "live";

/// Packs references, in their order. White space in a field becomes one space.
pub fn pack<'a>(references: impl IntoIterator<Item = Reference<'a>>) -> String {
    let mut packed = String::new();
    for Reference { id, title, publisher, spdx, url, category, live, text } in references {
        packed.push(START);
        let live = if live { LIVE } else { "" };
        let [spdx, url, category] = [spdx, url, category].map(Option::unwrap_or_default);
        for field in [id, title, publisher, spdx, url, category, live] {
            let field = field.replace(START, " ");
            packed.push_str(&field.split_whitespace().collect::<Vec<_>>().join(" "));
            packed.push('\t');
        }
        packed.push('\n');
        packed.extend(text.chars().filter(|c| *c != START));
    }
    packed
}

/// The references of a packed shelf. What is not of the packed form is passed over.
pub fn unpack(packed: &str) -> Vec<Reference<'_>> {
    packed.split(START).filter_map(one).collect()
}

fn one(record: &str) -> Option<Reference<'_>> {
    let (head, text) = record.split_once('\n')?;
    let mut fields = head.split('\t');
    let mut field = || fields.next();
    let (id, title, publisher) = (field()?, field()?, field()?);
    let mut known = || fields.next().filter(|value| !value.is_empty());
    let (spdx, url, category, live) = (known(), known(), known(), known().is_some());
    Some(Reference { id, title, publisher, spdx, url, category, live, text })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_packed_shelf_reads_back() {
        let references = [
            Reference {
                id: "a",
                title: "The A License",
                publisher: "A",
                spdx: Some("A-1.0"),
                url: Some("https://a.example"),
                category: Some("Free Restricted"),
                live: true,
                text: "\tText of A.\n\nMore of it.\n",
            },
            Reference {
                id: "b",
                title: "B",
                publisher: "B",
                spdx: None,
                url: None,
                category: None,
                live: false,
                text: "Text",
            },
        ];
        assert_eq!(unpack(&pack(references)), references);
        assert_eq!(unpack(""), []);
    }

    #[test]
    fn no_field_or_text_can_begin_another_reference() {
        let hostile = Reference {
            id: "a",
            title: "A\tB\n\u{1e}c",
            publisher: " ",
            spdx: None,
            url: None,
            category: None,
            live: false,
            text: "x\u{1e}y\tz\n",
        };
        let packed = pack([hostile]);
        let read = unpack(&packed);
        assert_eq!(read.len(), 1);
        assert_eq!((read[0].title, read[0].publisher), ("A B c", ""));
        assert_eq!(read[0].text, "xy\tz\n");
    }
}
