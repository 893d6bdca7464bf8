//! [`Outline`]: the clauses of a text, as a tree in reading order.
//!
//! Owns the shape of an outline. It finds nothing itself; see `build`.

use crate::{Address, Definition, Reference};
use text::{Diagnostic, Span};

/// Which clause of an outline: its zero-based place in reading order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ClauseId(pub usize);

/// The clauses of one text.
///
/// Every block of the text belongs to exactly one clause and clauses follow the reading order, so
/// the clauses' spans, joined by `\n`, are the text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outline {
    /// In reading order; a parent stands before its children.
    pub clauses: Vec<Clause>,
    /// The documents inside this text: one for most, two where a policy is printed inside the
    /// licence. Never empty unless the text is.
    pub parts: Vec<Part>,
    /// Defined terms, in reading order.
    pub definitions: Vec<Definition>,
    /// References to clauses of this text and to other documents, in reading order.
    pub references: Vec<Reference>,
    /// What is odd about the structure: gaps, numbers that stand twice, lists too deep to be meant.
    pub diagnostics: Vec<Diagnostic>,
}

/// One clause: the smallest unit that an address names. Its words are one block of the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Clause {
    /// The citable name, unique in the outline: "1.b.v".
    pub address: Address,
    /// The printed marker ("v."), at the start of `span`.
    pub label: Option<Span>,
    /// Words that serve as its heading ("Additional Commercial Terms"), without full stop.
    pub heading: Option<Span>,
    /// What it is.
    pub kind: ClauseKind,
    /// How deep it stands: 0 for a section or a paragraph at the margin.
    pub depth: usize,
    /// Its own words, label and heading included, children not.
    pub span: Span,
    /// Its own words without the label.
    pub body: Span,
    /// The clause it stands under.
    pub parent: Option<ClauseId>,
    /// Which document of the text it belongs to: an index into [`Outline::parts`].
    pub part: usize,
}

/// What a clause is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ClauseKind {
    /// The title of a document.
    Title,
    /// A line that is a date with a few words about it ("Version Release Date: July 23, 2024").
    DateLine,
    /// A definition that stands on its own ("“Agreement” means …").
    Definition,
    /// A heading without a number, over clauses of its own.
    Heading,
    /// A clause with a printed number or letter.
    Numbered,
    /// An item of a list without numbers.
    Bullet,
    /// A paragraph without number.
    Paragraph,
}

/// A document inside the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// What kind of document it is.
    pub kind: PartKind,
    /// What the addresses of its clauses begin with: nothing, "AUP.", "attachment-a.".
    pub prefix: String,
    /// The clause that is its title, when it has one.
    pub title: Option<ClauseId>,
    /// From its first to its last clause.
    pub span: Span,
}

/// What kind of document a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PartKind {
    /// The document itself.
    Main,
    /// An acceptable-use policy printed inside another document. Its addresses begin with "AUP.".
    Policy,
    /// An attachment, schedule or exhibit. Its addresses begin with its own name.
    Attachment,
}

impl Outline {
    /// The clause with this id.
    ///
    /// # Panics
    /// When the id is from another outline.
    pub fn clause(&self, id: ClauseId) -> &Clause {
        &self.clauses[id.0]
    }

    /// All clauses with their ids, in reading order.
    pub fn iter(&self) -> impl Iterator<Item = (ClauseId, &Clause)> {
        self.clauses.iter().enumerate().map(|(i, c)| (ClauseId(i), c))
    }

    /// The clause whose own words hold the place `byte`, a zero-based byte of the text.
    pub fn at(&self, byte: usize) -> Option<ClauseId> {
        let after = self.clauses.partition_point(|c| c.span.start().bytes() <= byte);
        let id = ClauseId(after.checked_sub(1)?);
        (byte <= self.clause(id).span.end().bytes()).then_some(id)
    }

    /// The clause with this address.
    pub fn find(&self, address: &str) -> Option<ClauseId> {
        self.clauses.iter().position(|c| c.address.as_str() == address).map(ClauseId)
    }
}
