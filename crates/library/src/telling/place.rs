//! What sides and clauses are called in a sentence.
//!
//! Owns names and addresses as a person cites them. It says nothing of what changed.

use super::phrases::{Sentences, Speech, fill};
use crate::{Document, Info, Kind};
use clause::{ClauseId, ClauseKind, PartKind};
use jiff::civil::Date;

/// What both sides are called, old and new: family and version, else the title; the day as well, where
/// the names are the same; and where days do not tell them apart either, the older and the newer.
pub(crate) fn names(old: &Info, new: &Info, speech: &Speech) -> [String; 2] {
    let words = &speech.sentences;
    let numbered = [old, new].map(|info| match info.kind {
        Kind::Licence if !info.version.is_empty() => format!("{} {}", info.family, info.version),
        _ => info.title.clone(),
    });
    let titles = [old, new].map(|info| info.title.clone());
    let dated = [old, new].map(|info| match &info.date {
        Some(date) => {
            let date = day(date, words);
            fill(&words.dated, &[("name", &info.title), ("date", &date)])
        }
        None => info.title.clone(),
    });
    let apart = [words.older.clone(), words.newer.clone()];
    [numbered, titles, dated].into_iter().find(|[old, new]| old != new).unwrap_or(apart)
}

/// A day in words; what is no whole date stays as it is.
fn day(date: &str, words: &Sentences) -> String {
    let Ok(day) = date.parse::<Date>() else { return date.to_owned() };
    let month = usize::try_from(day.month() - 1).unwrap_or_default();
    format!("{} {} {}", day.day(), words.months[month], day.year())
}

/// Where a clause stands, as a person cites it: "1.b.v"; by what it stands under, where the text gives it
/// no number. `None` where that has none either.
pub(crate) fn address(document: &Document, id: ClauseId, speech: &Speech) -> Option<String> {
    let words = &speech.sentences;
    let outline = &document.outline;
    let clause = outline.clause(id);
    let within = |place: String| {
        let part = &outline.parts[clause.part];
        match part.kind {
            PartKind::Main => place,
            PartKind::Policy => {
                fill(&words.in_text, &[("text", &words.policy), ("address", &place)])
            }
            PartKind::Attachment => {
                let title = part.title.map_or("", |id| document.text.of(outline.clause(id).body));
                fill(&words.in_text, &[("text", title), ("address", &place)])
            }
        }
    };
    let cited = |id: ClauseId| {
        let address = outline.clause(id).address.as_str();
        printed(address.strip_prefix(outline.parts[clause.part].prefix.as_str()).unwrap_or(address))
    };
    if let Some(printed) = cited(id) {
        return Some(within(printed));
    }
    match clause.kind {
        ClauseKind::Title => return Some(within(words.title.clone())),
        ClauseKind::Definition => {
            let definition = outline.definitions.iter().find(|d| d.clause == id)?;
            let term = [("term", definition.term.as_str())];
            return Some(within(fill(&words.definition, &term)));
        }
        _ => {}
    }
    let mut above = std::iter::successors(clause.parent, |id| outline.clause(*id).parent);
    let name = above.find_map(|id| {
        let clause = outline.clause(id);
        let heading = clause.heading.filter(|_| clause.kind == ClauseKind::Heading);
        let quoted = |span| fill(&words.heading, &[("heading", document.text.of(span))]);
        cited(id).or_else(|| heading.map(quoted))
    })?;
    Some(within(fill(&words.under, &[("address", &name)])))
}

/// The steps of an address that the text prints: numbers and letters. `None` where one is a word of
/// ours.
fn printed(address: &str) -> Option<String> {
    let steps = address.split('.').map(|step| step.split('[').next().unwrap_or(step));
    let steps: Vec<&str> = steps.collect();
    let is_printed = |step: &&str| {
        let all = |test: fn(&char) -> bool| step.chars().all(|c| test(&c));
        let n = step.len();
        n > 0 && n <= 4 && all(char::is_ascii_digit)
            || (1..=6).contains(&n) && all(|c| "ivxlcdm".contains(*c))
            || (1..=2).contains(&n)
                && (all(char::is_ascii_lowercase) || all(char::is_ascii_uppercase))
    };
    steps.iter().all(is_printed).then(|| steps.join("."))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::telling::phrases::Phrases;

    fn info(family: &str, version: &str, title: &str, date: Option<&str>) -> Info {
        Info {
            family: family.to_owned(),
            version: version.to_owned(),
            title: title.to_owned(),
            date: date.map(str::to_owned),
            ..Info::of_file("x.txt", "")
        }
    }

    #[test]
    fn sides_have_names_that_differ() {
        let phrases = Phrases::built_in();
        let name = |old: &Info, new: &Info| names(old, new, &phrases.fr).join(" | ");
        let one = info("Sample", "1", "Sample Licence", Some("2024-02-01"));
        let two = info("Sample", "2", "Sample Licence", Some("2025-03-02"));
        let bare = info("Sample", "", "Sample Licence", Some("2024-02-01"));
        let later = info("Sample", "", "Sample Licence", Some("2025"));
        assert_eq!(name(&one, &two), "Sample 1 | Sample 2");
        assert_eq!(name(&bare, &two), "Sample Licence | Sample 2");
        assert_eq!(
            name(&bare, &later),
            "Sample Licence du 1 février 2024 | Sample Licence du 2025"
        );
        assert_eq!(name(&bare, &bare), "l’ancien texte | le nouveau texte");
    }

    #[test]
    fn only_printed_steps_are_cited() {
        for (address, cited) in [
            ("1.b.v", Some("1.b.v")),
            ("2.8[2]", Some("2.8")),
            ("preamble.1", None),
            ("prohibited-uses.2", None),
            ("title", None),
            ("1.b.*2", None),
        ] {
            assert_eq!(printed(address).as_deref(), cited, "{address}");
        }
    }
}
