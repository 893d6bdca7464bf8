//! What a text seems to be called, and whose it seems to be.
//!
//! Owns the guesses that an import begins with. They are offered to a person and never kept unasked.

use crate::details::Details;
use crate::{Document, Info};
use catalogue::Kind;
use clause::ClauseKind;
use regex::Regex;
use std::sync::LazyLock;

/// How many blocks a text has in which it says what it is.
pub(crate) const HEAD: usize = 8;

/// The longest line that is taken for a title, in characters.
const LONGEST_TITLE: usize = 120;

/// "Version 1.2", "v0.9", or a number behind a name: "Llama 3.1 Community License".
static VERSION: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:version|ver\.?|v\.?)\s?(\d+(?:\.\d+){0,3})\b|\b[\p{L}+-]{2,}[ -](\d{1,2}(?:\.\d+){0,3})\b")
        .expect("a constant pattern")
});

/// "Copyright (c) 2024 Example, Inc. All Rights Reserved".
static HOLDER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\bcopyright\s*(?:\(c\)|©)?\s*(?:\d{4}(?:\s*[-–,]\s*\d{4})*,?\s+)?(?:by\s+)?([^\n]{2,80}?)(?:\.?\s+all rights reserved|[.;\n]|$)")
        .expect("a constant pattern")
});

/// What seems true of a text. `near` is the known text that it is so near to as to be of its family.
pub(crate) fn guess(document: &Document, near: Option<&Info>) -> Details {
    let head: Vec<&str> = document
        .outline
        .clauses
        .iter()
        .take(HEAD)
        .map(|clause| document.text.of(clause.span))
        .collect();
    let title = title(document, &head).unwrap_or_else(|| document.info.title.clone());
    let version = version(&title).or_else(|| head.iter().find_map(|line| version(line)));
    let version = version.unwrap_or_default();
    let lower = title.to_lowercase();
    Details {
        family: near.map_or_else(|| family(&title, &version), |near| near.family.clone()),
        version,
        publisher: near
            .map(|near| near.publisher.clone())
            .or_else(|| head.iter().find_map(|line| holder(line)))
            .unwrap_or_default(),
        date: date(document, &head),
        kind: if lower.contains("policy") || lower.contains("guidelines") {
            Kind::Policy
        } else {
            Kind::Licence
        },
        url: None,
        title,
    }
}

fn title(document: &Document, head: &[&str]) -> Option<String> {
    let clauses = &document.outline.clauses;
    let named = clauses
        .iter()
        .find(|clause| clause.kind == ClauseKind::Title)
        .or_else(|| clauses.iter().take(HEAD).find(|clause| clause.kind == ClauseKind::Heading))
        .map(|clause| document.text.of(clause.span));
    let line = named.or_else(|| head.first().copied())?;
    let fits = line.chars().count() <= LONGEST_TITLE && line.chars().any(char::is_alphabetic);
    // A lone mark of Markdown makes no Markdown of a plain text.
    fits.then(|| line.trim_start_matches(['#', ' ']).trim().to_owned())
}

/// The title without what tells its editions apart.
fn family(title: &str, version: &str) -> String {
    let Some(at) = title.rfind(version).filter(|_| !version.is_empty()) else {
        return title.to_owned();
    };
    let before = title[..at].trim_end();
    let words = ["version", "ver.", "ver", "v.", "v"];
    let is_word = |word: &&&str| {
        let tail = before.len().checked_sub(word.len()).and_then(|from| before.get(from..));
        tail.is_some_and(|tail| tail.eq_ignore_ascii_case(word))
    };
    let shorter =
        words.iter().find(is_word).map_or(before, |word| &before[..before.len() - word.len()]);
    let joined = format!(
        "{}{}",
        shorter.trim_end_matches([' ', ',', '-', '–']),
        &title[at + version.len()..]
    );
    if joined.trim().is_empty() { title.to_owned() } else { joined.trim().to_owned() }
}

fn version(line: &str) -> Option<String> {
    if line.chars().count() > LONGEST_TITLE {
        return None;
    }
    let found = VERSION.captures(line)?;
    // The number behind a month is a day.
    let number = found.get(1).or_else(|| found.get(2))?;
    let is_dated = found.get(1).is_none() && clause::iso_date(line).is_some();
    (!is_dated).then(|| number.as_str().to_owned())
}

fn holder(line: &str) -> Option<String> {
    let found = HOLDER.captures(line)?.get(1)?.as_str().trim().trim_end_matches(',');
    let is_name = found.starts_with(|c: char| c.is_uppercase()) && !found.contains(['<', '[', '{']);
    is_name.then(|| found.to_owned())
}

/// The first date of a line that is a date, else none: a date inside a sentence may be of anything.
fn date(document: &Document, head: &[&str]) -> Option<String> {
    let lines =
        document.outline.clauses.iter().filter(|clause| clause.kind == ClauseKind::DateLine);
    let dated = lines.map(|clause| document.text.of(clause.span)).next();
    dated.or_else(|| head.first().copied()).and_then(clause::iso_date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_stand_behind_their_word_or_a_name() {
        for (line, number) in [
            ("Apache License, Version 2.0", Some("2.0")),
            ("Llama 3.1 Community License Agreement", Some("3.1")),
            ("BigScience RAIL License v1.0", Some("1.0")),
            ("Sample Licence", None),
            ("Last modified: March 24, 2025", None),
        ] {
            assert_eq!(version(line).as_deref(), number, "{line}");
        }
    }

    #[test]
    fn a_family_is_a_title_without_its_version() {
        for (title, version, name) in [
            ("Bee Licence 1.2", "1.2", "Bee Licence"),
            ("Apache License, Version 2.0", "2.0", "Apache License"),
            ("Example RAIL v1.0 Licence", "1.0", "Example RAIL Licence"),
            ("1.0", "1.0", "1.0"),
            ("Sample", "", "Sample"),
        ] {
            assert_eq!(family(title, version), name, "{title}");
        }
    }

    #[test]
    fn holders_are_names() {
        for (line, name) in [
            (
                "Copyright (c) 2024 Example Labs, Inc. All rights reserved.",
                Some("Example Labs, Inc"),
            ),
            ("Copyright © Example GmbH", Some("Example GmbH")),
            ("Copyright (c) <year> <copyright holders>", None),
            ("copyright notices must stay", None),
        ] {
            assert_eq!(holder(line).as_deref(), name, "{line}");
        }
    }

    #[test]
    fn editions_of_the_catalogue_are_guessed_by_their_own_words() {
        let document = crate::edition("llama-3.1").unwrap();
        let details = guess(&document, None);
        assert_eq!(details.version, "3.1");
        assert_eq!(details.date.as_deref(), Some("2024-07-23"));
        assert_eq!(details.kind, Kind::Licence);
        let policy = guess(&crate::edition("llama-3.2-aup").unwrap(), None);
        assert_eq!((policy.kind, &*policy.version), (Kind::Policy, "3.2"));
    }
}
