//! What of a note is printed, and on which words.
//!
//! Owns how a note on a clause, a change or a whole edition stands on a page of words. It leaves
//! nothing out silently: what has no place is told.

use crate::{Document, Language, PlacedNote};
use annotation::{Annotation, Mark, Stance, Subject, Target};
use report::Style;
use text::Span;

/// The words that a note is printed on; `None` when it has no sure place.
///
/// A note on a clause stands on its number or heading, else on its first words, and one on the
/// edition on its title: a clause that is lit whole would hide what is lit inside it.
pub(super) fn span(document: &Document, note: &PlacedNote) -> Option<Span> {
    let clauses = &document.outline.clauses;
    match &note.annotation.target {
        Target::Words { .. } | Target::Change(_) => note.span(),
        Target::Clause(_) => {
            let clause = document.outline.at(note.span()?.start().bytes())?;
            let clause = document.outline.clause(clause);
            Some(clause.label.or(clause.heading).unwrap_or(clause.span))
        }
        Target::Edition => clauses
            .iter()
            .find(|c| !c.span.of(&document.text.content).trim().is_empty())
            .map(|c| c.span),
    }
}

/// How a note's words are marked in a PDF.
pub(super) fn style(target: &Target) -> Style {
    match target {
        Target::Words { mark: Mark::Underline, .. } => Style::Underline,
        Target::Words { .. } | Target::Clause(_) | Target::Edition | Target::Change(_) => {
            Style::Highlight
        }
    }
}

/// The note with what it speaks for or against beneath it.
pub(super) fn said(annotation: &Annotation, language: Language) -> String {
    let links = annotation.links.iter().map(|link| {
        let stance = match (link.stance, language) {
            (Stance::Supports, Language::En) => "Supports",
            (Stance::Contradicts, Language::En) => "Contradicts",
            (Stance::Unclear, Language::En) => "Unclear",
            (Stance::Supports, Language::Fr) => "Confirme",
            (Stance::Contradicts, Language::Fr) => "Contredit",
            (Stance::Unclear, Language::Fr) => "Incertain",
        };
        match &link.subject {
            Subject::Claim(words) if language == Language::Fr => format!("{stance} : « {words} »"),
            Subject::Claim(words) => format!("{stance}: “{words}”"),
            Subject::Category(id) | Subject::Criterion(id) if language == Language::Fr => {
                format!("{stance} : {id}")
            }
            Subject::Category(id) | Subject::Criterion(id) => format!("{stance}: {id}"),
        }
    });
    let lines: Vec<String> = links.collect();
    match (annotation.body.trim().is_empty(), lines.is_empty()) {
        (_, true) => annotation.body.clone(),
        (true, false) => lines.join("\n"),
        (false, false) => format!("{}\n\n{}", annotation.body.trim_end(), lines.join("\n")),
    }
}

/// Why a note is not in the file; `None` when it is.
pub(super) fn unprinted(document: &Document, note: &PlacedNote) -> Option<String> {
    if span(document, note).is_some() {
        return None;
    }
    Some(match (&note.annotation.target, note.annotation.selectors()) {
        (_, Some(words)) => format!(
            "the note on “{}” ({}) has no sure place and is not in the file",
            words.quote.exact, words.address
        ),
        (Target::Change(change), None) => {
            let gone = change.sides.in_older().map_or("", |words| words.quote.exact.as_str());
            format!(
                "the note on what went from {}, “{gone}”, has no place in this text and is not in \
                 the file",
                change.older
            )
        }
        (_, None) => "a note on the whole text found no words to stand on".to_owned(),
    })
}
