//! Notes as rows of a spreadsheet: CSV after RFC 4180, in UTF-8 with its mark, which Excel needs to
//! read “ and é.
//!
//! Owns the columns, and that no cell is a formula: one that begins as a formula does gets an
//! apostrophe before it. So a row is to read; to be read back, notes go out as JSON-LD.

use crate::Error;
use annotation::{Annotation, Selectors, Target};
use csv::{Terminator, WriterBuilder};

/// The columns, in order. Positions are in bytes of the edition's UTF-8 text; a place has its quote,
/// what stood before and after it, its clause's address, start, end and the text's SHA-256.
const COLUMNS: [&str; 27] = [
    "id",
    "edition",
    "about",
    "mark",
    "quote",
    "before",
    "after",
    "address",
    "start",
    "end",
    "text_sha256",
    "older_edition",
    "older_quote",
    "older_before",
    "older_after",
    "older_address",
    "older_start",
    "older_end",
    "older_text_sha256",
    "colour",
    "note",
    "tags",
    "links",
    "status",
    "author",
    "created",
    "modified",
];

/// A row for each annotation. Tags and links stand one a line. `colours` are the meanings of the
/// five colours.
///
/// # Errors
/// None that a note can cause: only the program's own fault.
pub(super) fn csv<'a>(
    annotations: impl Iterator<Item = &'a Annotation>,
    colours: &[String; 5],
) -> Result<String, Error> {
    let fault = |error: &dyn std::fmt::Display| Error::Fault(format!("CSV: {error}"));
    let mut rows = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(Vec::new());
    rows.write_record(COLUMNS).map_err(|error| fault(&error))?;
    for annotation in annotations {
        let cells = row(annotation, colours).map(harmless);
        rows.write_record(&cells).map_err(|error| fault(&error))?;
    }
    let bytes = rows.into_inner().map_err(|error| fault(&error))?;
    let text = String::from_utf8(bytes).map_err(|error| fault(&error))?;
    Ok(format!("\u{feff}{text}"))
}

fn row(annotation: &Annotation, colours: &[String; 5]) -> [String; COLUMNS.len()] {
    let (about, mark) = match &annotation.target {
        Target::Words { mark, .. } => ("words", mark.name()),
        Target::Clause(_) => ("clause", ""),
        Target::Edition => ("edition", ""),
        Target::Change(_) => ("change", ""),
    };
    let (older, older_words) = match &annotation.target {
        Target::Change(change) => (&*change.older, change.sides.in_older()),
        Target::Words { .. } | Target::Clause(_) | Target::Edition => ("", None),
    };
    let [quote, before, after, address, start, end, hash] = place(annotation.selectors());
    let [quote_2, before_2, after_2, address_2, start_2, end_2, hash_2] = place(older_words);
    let links = annotation.links.iter().map(|link| {
        format!("{} {}: {}", link.stance.name(), link.subject.kind(), link.subject.words())
    });
    [
        annotation.id.to_string(),
        annotation.edition.clone(),
        about.to_owned(),
        mark.to_owned(),
        quote,
        before,
        after,
        address,
        start,
        end,
        hash,
        older.to_owned(),
        quote_2,
        before_2,
        after_2,
        address_2,
        start_2,
        end_2,
        hash_2,
        colours[usize::from(annotation.colour.number() - 1)].clone(),
        annotation.body.clone(),
        annotation.tags.join("\n"),
        links.collect::<Vec<_>>().join("\n"),
        annotation.status.name().to_owned(),
        annotation.author.clone(),
        annotation.created.to_string(),
        annotation.modified.to_string(),
    ]
}

fn place(selectors: Option<&Selectors>) -> [String; 7] {
    let Some(Selectors { quote, position, address, text_hash }) = selectors else {
        return Default::default();
    };
    [
        quote.exact.clone(),
        quote.prefix.clone(),
        quote.suffix.clone(),
        address.clone(),
        position.start().bytes().to_string(),
        position.end().bytes().to_string(),
        text_hash.clone(),
    ]
}

/// A cell that no spreadsheet takes for a formula. Which beginnings do that: OWASP, “CSV Injection”,
/// with the wide forms that some programs make narrow. White space before one is looked past.
fn harmless(cell: String) -> String {
    let begins = cell.trim_start_matches([' ', '\n', '\u{feff}', '\u{a0}']);
    if begins.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']) {
        format!("'{cell}")
    } else {
        cell
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use annotation::{Change, Colour, Link, Links, Quote, Sides, Stance, Status, Subject};
    use text::Span;

    fn annotation(body: &str, target: Target) -> Annotation {
        Annotation {
            id: "018f2b7c-0000-4000-8000-000000000001".parse().unwrap(),
            edition: "newer".into(),
            target,
            colour: Colour::new(4).unwrap(),
            body: body.into(),
            tags: ["EU", "-scale"].into_iter().collect(),
            links: Links::from_iter([Link {
                subject: Subject::Claim("=1+1".into()),
                stance: Stance::Supports,
            }]),
            status: Status::Open,
            author: "@reader".into(),
            created: "2024-07-23T10:00:00Z".parse().unwrap(),
            modified: "2024-07-24T10:00:00Z".parse().unwrap(),
        }
    }

    /// The cells of a note's row, by column.
    fn cells(annotation: &Annotation) -> impl Fn(&str) -> String + use<> {
        let colours = ["a", "b", "c", "Risk", "e"].map(str::to_owned);
        let file = csv(std::iter::once(annotation), &colours).unwrap();
        let mut rows = csv::Reader::from_reader(file.as_bytes());
        let names = rows.headers().unwrap().clone();
        let rows: Vec<csv::StringRecord> = rows.records().map(Result::unwrap).collect();
        assert_eq!(rows.len(), 1, "{file}");
        let row = rows[0].clone();
        move |name| row[names.iter().position(|column| column == name).unwrap()].to_owned()
    }

    #[test]
    fn words_come_back_as_they_were() {
        for body in ["", "a, b", "\"a\"", "a\nb\r\nc", "é “🦙”\u{0}", "a;b\tc", "a = b", "1-2"]
        {
            assert_eq!(cells(&annotation(body, Target::Edition))("note"), body, "{body:?}");
        }
    }

    #[test]
    fn no_cell_is_a_formula() {
        for body in [
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            " =1",
            "\n=1",
            "\u{feff}=1",
            "＝1",
            "=cmd|' /C calc'!A0",
            "=HYPERLINK(\"http://x\")",
        ] {
            assert_eq!(cells(&annotation(body, Target::Edition))("note"), format!("'{body}"));
        }
        let cell = cells(&annotation("", Target::Edition));
        assert_eq!(cell("author"), "'@reader");
        assert_eq!(cell("tags"), "EU\n-scale");
        assert_eq!(cell("links"), "supports claim: =1+1");
    }

    #[test]
    fn both_sides_of_a_change_are_told() {
        let at = |exact: &str, start: usize| Selectors {
            quote: Quote { exact: exact.into(), prefix: "x".into(), suffix: "y".into() },
            position: Span::new(start, start + exact.len()),
            address: "1.b".into(),
            text_hash: "0".repeat(64),
        };
        let sides = Sides::Changed { old: at("may", 3), new: at("may not", 4) };
        let target = Target::Change(Change { older: "older".into(), sides });
        let cell = cells(&annotation("", target));
        for (column, told) in [
            ("about", "change"),
            ("mark", ""),
            ("edition", "newer"),
            ("quote", "may not"),
            ("start", "4"),
            ("end", "11"),
            ("older_edition", "older"),
            ("older_quote", "may"),
            ("older_end", "6"),
            ("older_address", "1.b"),
            ("colour", "Risk"),
            ("status", "open"),
            ("modified", "2024-07-24T10:00:00Z"),
        ] {
            assert_eq!(cell(column), told, "{column}");
        }
    }
}
