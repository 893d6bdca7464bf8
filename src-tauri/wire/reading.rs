//! A text as it is read: its words, clauses, findings and notes.
//!
//! Owns their shapes on the wire. All offsets are UTF-16 code units into [`Reading::text`].

use crate::wire::{Annotation, EditionInfo, Finding, ShelfEdition, Units, count};
use library::{Document, PlacedNote};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A stretch of a text, from `start` up to but without `end`, in UTF-16 code units.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs)]
pub struct Range {
    pub start: u32,
    pub end: u32,
}

/// One clause: the smallest unit that an address names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Clause {
    /// The citable name, unique in the text: "1.b.v".
    pub address: String,
    /// The printed marker ("v."), at the clause's start.
    pub label: Option<Range>,
    /// Words that serve as its heading.
    pub heading: Option<Range>,
    /// What it is.
    pub kind: ClauseKind,
    /// How deep it stands: 0 at the margin.
    pub depth: u32,
    /// Where its own words begin, label included.
    pub start: u32,
    /// Where they end.
    pub end: u32,
    /// Where they begin without the label.
    pub body_start: u32,
    /// The clause that it stands under: an index into the reading's clauses.
    pub parent: Option<u32>,
    /// The document inside the text that it belongs to: an index into the reading's parts.
    pub part: u32,
}

/// What a clause is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum ClauseKind {
    /// The title of a document.
    Title,
    /// A line that is a date with a few words about it.
    DateLine,
    /// A definition that stands on its own.
    Definition,
    /// A heading without a number.
    Heading,
    /// A clause with a printed number or letter.
    Numbered,
    /// An item of a list without numbers.
    Bullet,
    /// A paragraph without number.
    Paragraph,
}

/// A document inside the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Part {
    /// What kind of document it is.
    pub kind: PartKind,
    /// The clause that is its title: an index into the reading's clauses.
    pub title: Option<u32>,
}

/// What kind of document a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum PartKind {
    /// The document itself.
    Main,
    /// A policy printed inside it.
    Policy,
    /// An attachment, schedule or exhibit.
    Attachment,
}

/// Words that lead elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Link {
    /// Where the words begin.
    pub start: u32,
    /// Where they end.
    pub end: u32,
    /// The address as the source gives it. Hostile: shown, never opened unasked.
    pub target: String,
}

/// A term that the text gives a meaning.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Definition {
    /// The term without quotes.
    pub term: String,
    /// Where it stands.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// The clause that defines it: an index into the reading's clauses.
    pub clause: u32,
}

/// Words that point to a clause. One of `clause` and `elsewhere` is set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Reference {
    /// Where the words begin.
    pub start: u32,
    /// Where they end.
    pub end: u32,
    /// The clause of this text that they lead to.
    pub clause: Option<u32>,
    /// What they name when it is not of this text.
    pub elsewhere: Option<String>,
}

/// Something odd in the text that was read all the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Diagnostic {
    /// Where it begins.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// What is odd.
    pub message: String,
}

/// One text with all that is known about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct Reading {
    /// What it is.
    pub edition: EditionInfo,
    /// The licences of its family, oldest first, itself or its licence among them.
    pub family: Vec<ShelfEdition>,
    /// The id of the licence of its bundle: its own, or that of the licence that incorporates it.
    pub licence: String,
    /// The id of the policy of its bundle: its own, or the one that it incorporates.
    pub policy: Option<String>,
    /// Its words.
    pub text: String,
    /// Its clauses, in reading order; a parent stands before its children.
    pub clauses: Vec<Clause>,
    /// The documents inside it.
    pub parts: Vec<Part>,
    /// Stretches that the source shows as strong.
    pub strong: Vec<Range>,
    /// Words that lead elsewhere.
    pub links: Vec<Link>,
    /// Defined terms, in reading order.
    pub definitions: Vec<Definition>,
    /// References, in reading order.
    pub references: Vec<Reference>,
    /// The clauses that carry rules, in reading order.
    pub findings: Vec<Finding>,
    /// The reader's highlights and notes.
    pub annotations: Vec<Annotation>,
    /// What is odd about the text and its structure.
    pub diagnostics: Vec<Diagnostic>,
}

/// Where a text stands among the others.
#[derive(Clone, Debug)]
pub(crate) struct Standing {
    /// See [`Reading::family`].
    pub family: Vec<ShelfEdition>,
    /// See [`Reading::licence`].
    pub licence: String,
    /// See [`Reading::policy`].
    pub policy: Option<String>,
}

impl Reading {
    /// A document, where it stands, and its notes.
    pub(crate) fn new(document: &Document, standing: Standing, notes: &[PlacedNote]) -> Self {
        let Document { info, text, outline, findings, .. } = document;
        let units = Units::of(&text.content);
        let definitions = outline.definitions.iter().map(|definition| {
            let Range { start, end } = units.range(definition.span);
            let clause = count(definition.clause.0);
            Definition { term: definition.term.clone(), start, end, clause }
        });
        let links = text.links.iter().map(|link| {
            let Range { start, end } = units.range(link.span);
            Link { start, end, target: link.target.clone() }
        });
        let diagnostics = text.diagnostics.iter().chain(&outline.diagnostics).map(|diagnostic| {
            let Range { start, end } = units.range(diagnostic.span);
            Diagnostic { start, end, message: diagnostic.message.clone() }
        });
        Self {
            edition: EditionInfo::new(info),
            family: standing.family,
            licence: standing.licence,
            policy: standing.policy,
            text: text.content.clone(),
            clauses: outline.clauses.iter().map(|c| Clause::new(c, &units)).collect(),
            parts: outline.parts.iter().map(Part::from).collect(),
            strong: text.strong.iter().map(|span| units.range(*span)).collect(),
            links: links.collect(),
            definitions: definitions.collect(),
            references: outline.references.iter().map(|r| Reference::new(r, &units)).collect(),
            findings: findings.iter().map(|f| Finding::new(f, outline, &units)).collect(),
            annotations: notes.iter().map(|note| Annotation::new(note, &units)).collect(),
            diagnostics: diagnostics.collect(),
        }
    }
}

impl Clause {
    fn new(clause: &clause::Clause, units: &Units) -> Self {
        let Range { start, end } = units.range(clause.span);
        Self {
            address: clause.address.to_string(),
            label: clause.label.map(|span| units.range(span)),
            heading: clause.heading.map(|span| units.range(span)),
            kind: clause.kind.into(),
            depth: count(clause.depth),
            start,
            end,
            body_start: units.range(clause.body).start,
            parent: clause.parent.map(|parent| count(parent.0)),
            part: count(clause.part),
        }
    }
}

impl Reference {
    fn new(reference: &clause::Reference, units: &Units) -> Self {
        let Range { start, end } = units.range(reference.span);
        let (clause, elsewhere) = match &reference.target {
            clause::Target::Own(clause) => (Some(count(clause.0)), None),
            clause::Target::Elsewhere(named) => (None, Some(named.clone())),
        };
        Self { start, end, clause, elsewhere }
    }
}

impl From<&clause::Part> for Part {
    fn from(part: &clause::Part) -> Self {
        let kind = match part.kind {
            clause::PartKind::Main => PartKind::Main,
            clause::PartKind::Policy => PartKind::Policy,
            clause::PartKind::Attachment => PartKind::Attachment,
        };
        Self { kind, title: part.title.map(|title| count(title.0)) }
    }
}

impl From<clause::ClauseKind> for ClauseKind {
    fn from(kind: clause::ClauseKind) -> Self {
        match kind {
            clause::ClauseKind::Title => Self::Title,
            clause::ClauseKind::DateLine => Self::DateLine,
            clause::ClauseKind::Definition => Self::Definition,
            clause::ClauseKind::Heading => Self::Heading,
            clause::ClauseKind::Numbered => Self::Numbered,
            clause::ClauseKind::Bullet => Self::Bullet,
            clause::ClauseKind::Paragraph => Self::Paragraph,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use library::Info;

    /// A document of short words, some of them longer in bytes than in units.
    fn document() -> Document {
        let source = "“Works” means 😀 things. See Section 9.\n\n1. Term. See Section 1.";
        let text = text::read(source.as_bytes(), text::Format::Plain);
        let outline = clause::outline(&text);
        let info = Info {
            id: "x".into(),
            family: "X".into(),
            version: "1".into(),
            title: "X 1".into(),
            publisher: "P".into(),
            date: None,
            kind: library::Kind::Licence,
            words: 9,
            incorporates: Vec::new(),
            url: None,
            sha256: String::new(),
            source: String::new(),
            origin: library::Origin::File,
        };
        Document { info, names: Vec::new(), text, outline, findings: Vec::new() }
    }

    fn reading() -> Reading {
        let standing = Standing { family: Vec::new(), licence: "x".into(), policy: None };
        Reading::new(&document(), standing, &[])
    }

    /// What JavaScript's `text.slice(start, end)` gives.
    fn slice(text: &str, start: u32, end: u32) -> String {
        let units: Vec<u16> = text.encode_utf16().collect();
        String::from_utf16(&units[start as usize..end as usize]).unwrap()
    }

    #[test]
    fn every_offset_counts_the_windows_units() {
        let reading = reading();
        let of = |start, end| slice(&reading.text, start, end);
        let term = reading.clauses.iter().find(|c| c.address == "1").unwrap();
        assert_eq!(of(term.start, term.end), "1. Term. See Section 1.");
        assert_eq!(of(term.body_start, term.end), "Term. See Section 1.");
        let label = term.label.unwrap();
        assert_eq!(of(label.start, label.end), "1.");
        let defined = &reading.definitions[0];
        assert_eq!(of(defined.start, defined.end), defined.term);
    }

    #[test]
    fn a_reference_leads_to_a_clause_or_is_named() {
        let reading = reading();
        let told: Vec<_> = reading
            .references
            .iter()
            .map(|r| (slice(&reading.text, r.start, r.end), r.clause, r.elsewhere.as_deref()))
            .collect();
        let own = reading.clauses.iter().position(|c| c.address == "1").map(count);
        assert_eq!(told, [("Section 9".into(), None, Some("9")), ("Section 1".into(), own, None)]);
    }

    #[test]
    fn names_are_in_the_windows_spelling() {
        let json = serde_json::to_value(reading()).unwrap();
        assert!(json["clauses"][0]["bodyStart"].is_u64(), "{json}");
        assert_eq!(json["clauses"][0]["kind"], "definition");
        assert_eq!(json["parts"][0]["kind"], "main");
    }
}
