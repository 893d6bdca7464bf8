//! Citations: words of a licence with where they stand, in a form that a person reads and a program
//! checks.
//!
//! Owns that form. A citation names the edition by its id and its file by SHA-256, so that whoever has
//! it can see whether they hold the same text. It judges no words.

use crate::{Document, Error};
use catalogue::manifest::is_sha256;
use text::Span;

/// What a citation says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The words, on one line.
    pub quote: String,
    /// The edition's id.
    pub edition: String,
    /// The address of the clause that the words stand in; of the first when they stand in several.
    pub address: String,
    /// SHA-256 of the publisher's own file where one is known, else of the file that was read.
    pub sha256: String,
}

/// Whether a citation holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Checked {
    /// The words stand where the citation says, sign for sign but for white space.
    Holds,
    /// The words stand there, in other signs or capitals: quotation marks, dashes.
    SameWords,
    /// The words stand in that edition, but in the clause with this address.
    Elsewhere(String),
    /// The words do not stand in that edition.
    Absent,
    /// The edition's file is not the one that was cited; this is the SHA-256 of ours.
    OtherFile(String),
}

/// The citation of a stretch of a text.
///
/// Three lines at most: the words in quotation marks; title, publisher, date, address of the clause
/// and address on the web; and in brackets what a program needs to check it.
///
/// # Errors
/// When the stretch holds no words of the text.
pub fn cite(document: &Document, span: Span) -> Result<String, Error> {
    let info = &document.info;
    let range = span.range();
    let words = document.text.content.get(range.clone()).filter(|words| !words.trim().is_empty());
    let words = words.ok_or_else(|| {
        Error::Input(format!(
            "{}: bytes {} to {} are no words of it",
            info.id, range.start, range.end
        ))
    })?;
    let start = range.start + words.len() - words.trim_start().len();
    let address = clause_at(document, start);
    let said = [Some(info.publisher.as_str()), info.date.as_deref()];
    let said: Vec<&str> = said.into_iter().flatten().filter(|word| !word.is_empty()).collect();
    let said = if said.is_empty() { String::new() } else { format!(" ({})", said.join(", ")) };
    let url = info.url.as_deref().map(|url| format!(". {url}")).unwrap_or_default();
    let file = if info.origin == crate::Origin::File { &info.title } else { &info.id };
    Ok(format!(
        "“{}”\n— {}{said}, {address}{url}\n[{file} § {address} · sha256 {}]",
        one_line(words),
        one_line(&info.title),
        info.sha256
    ))
}

/// Reads a citation.
///
/// # Errors
/// When `cited` is none, with what is missing.
pub fn parse(cited: &str) -> Result<Citation, Error> {
    let told = |what: &str| Error::Input(format!("this is no citation of Glossator's: {what}"));
    let cited = cited.trim();
    let open = cited.rfind('[').ok_or_else(|| told("its last line in brackets is missing"))?;
    let marks = cited[open..].strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    let marks = marks.ok_or_else(|| told("its last line in brackets does not end"))?;
    let (edition, rest) =
        marks.split_once(" § ").ok_or_else(|| told("no “§” stands in brackets"))?;
    let (address, sha256) =
        rest.rsplit_once(" · sha256 ").ok_or_else(|| told("no SHA-256 stands in brackets"))?;
    if !is_sha256(sha256) {
        return Err(told("its SHA-256 is not 64 hexadecimal digits"));
    }
    // The words may hold quotation marks and dashes: the last line that begins with one is ours.
    let head = cited[..open].trim_end();
    let end = head.rfind("\n— ").ok_or_else(|| told("the line with the title is missing"))?;
    let quote = head[..end].trim().strip_prefix('“').and_then(|words| words.strip_suffix('”'));
    let quote = quote.ok_or_else(|| told("its words do not stand in “…”"))?;
    Ok(Citation {
        quote: one_line(quote),
        edition: edition.to_owned(),
        address: address.to_owned(),
        sha256: sha256.to_owned(),
    })
}

/// Checks a citation against the text that it names.
pub fn check(citation: &Citation, document: &Document) -> Checked {
    if document.info.sha256 != citation.sha256 {
        return Checked::OtherFile(document.info.sha256.clone());
    }
    let in_clause = |of: &dyn Fn(&str) -> String| {
        let Some(first) = document.outline.find(&citation.address) else { return false };
        let start = document.outline.clause(first).span.range().start;
        let here = of(&document.text.content[start..]);
        let own = of(document.text.of(document.outline.clause(first).span));
        let wanted = of(&citation.quote);
        // It begins in that clause, and may run on into the next ones.
        !wanted.is_empty() && here.match_indices(&wanted).any(|(at, _)| at < own.len().max(1))
    };
    if in_clause(&one_line) {
        Checked::Holds
    } else if in_clause(&in_words) {
        Checked::SameWords
    } else {
        elsewhere(citation, document).map_or(Checked::Absent, Checked::Elsewhere)
    }
}

/// The address of a clause in which the words begin, the last one when they stand there repeatedly.
fn elsewhere(citation: &Citation, document: &Document) -> Option<String> {
    let wanted = in_words(&citation.quote);
    let (content, clauses) = (&document.text.content, &document.outline.clauses);
    if wanted.is_empty() {
        return None;
    }
    // What stands behind a clause's start stands behind every earlier one's too.
    let holding = clauses.partition_point(|clause| {
        in_words(&content[clause.span.range().start..]).contains(&wanted)
    });
    Some(clauses[holding.checked_sub(1)?].address.to_string())
}

fn clause_at(document: &Document, byte: usize) -> String {
    let clause = document.outline.at(byte);
    clause.map(|id| document.outline.clause(id).address.to_string()).unwrap_or_default()
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words alone, in small letters, as two texts are compared.
fn in_words(words: &str) -> String {
    let folded = text::fold(words).to_lowercase();
    let words: Vec<&str> = text::words(&folded).map(|word| word.span.of(&folded)).collect();
    words.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edition;

    /// The stretch of the one clause with this address.
    fn clause(document: &Document, address: &str) -> Span {
        document.outline.clause(document.outline.find(address).unwrap()).body
    }

    #[test]
    fn a_citation_of_any_clause_holds() {
        for id in ["llama-3.1", "llama-2-aup", "mit", "apache-2.0"] {
            let document = edition(id).unwrap();
            for part in &document.outline.clauses {
                let cited = cite(&document, part.span).unwrap();
                let read = parse(&cited).unwrap();
                assert_eq!(read.edition, id);
                assert_eq!(check(&read, &document), Checked::Holds, "{cited}");
            }
        }
    }

    #[test]
    fn words_over_several_clauses_are_cited_by_the_first() {
        let document = edition("llama-3.1").unwrap();
        let (from, to) = (clause(&document, "1.a"), clause(&document, "1.b"));
        let span = Span::new(from.range().end - 40, to.range().end);
        let cited = cite(&document, span).unwrap();
        assert!(cited.contains("[llama-3.1 § 1.a · sha256 "), "{cited}");
        assert_eq!(check(&parse(&cited).unwrap(), &document), Checked::Holds);
    }

    #[test]
    fn what_is_not_so_is_told() {
        let document = edition("llama-3.1").unwrap();
        let right = parse(&cite(&document, clause(&document, "2")).unwrap()).unwrap();
        let with = |quote: &str| Citation { quote: quote.to_owned(), ..right.clone() };
        assert_eq!(check(&with(&right.quote.to_uppercase()), &document), Checked::SameWords);
        assert_eq!(check(&with("You may keep bees on the roof"), &document), Checked::Absent);
        assert_eq!(check(&with("…"), &document), Checked::Absent);
        let moved = Citation { address: "5.a".into(), ..right.clone() };
        assert_eq!(check(&moved, &document), Checked::Elsewhere("2".into()));
        let nowhere = Citation { address: "99".into(), ..right.clone() };
        assert_eq!(check(&nowhere, &document), Checked::Elsewhere("2".into()));
        let other = edition("llama-3.2").unwrap();
        assert_eq!(check(&right, &other), Checked::OtherFile(other.info.sha256.clone()));
    }

    #[test]
    fn what_is_no_citation_is_refused_with_what_is_missing() {
        let document = edition("mit").unwrap();
        let right = cite(&document, document.outline.clauses[0].span).unwrap();
        for (cited, part) in [
            (String::new(), "in brackets"),
            (right.trim_end_matches(']').to_owned(), "does not end"),
            (right.replace(" § ", " "), "no “§”"),
            (right.replace(" · sha256 ", " "), "no SHA-256"),
            (right.replace("sha256 ", "sha256 x"), "64 hexadecimal"),
            (right.replace("\n— ", " "), "title"),
            (right.replace('“', ""), "“…”"),
        ] {
            let error = parse(&cited).unwrap_err().to_string();
            assert!(error.contains(part), "{cited}: {error}");
        }
        assert!(cite(&document, Span::new(1_000_000, 1_000_001)).is_err());
    }
}
