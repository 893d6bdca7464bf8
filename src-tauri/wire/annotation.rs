//! Highlights, underlines and notes.
//!
//! Owns their shapes on the wire. All offsets are UTF-16 code units.

use crate::wire::{Failure, Range, Units};
use annotation::{Mark, Target};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a reader put beside an edition: a mere mark when `body` is empty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Annotation {
    /// Its id.
    pub id: String,
    /// The id of the edition that it stands beside; for a change, the newer one.
    pub edition: String,
    /// What it is about.
    pub kind: AnnotationKind,
    /// The older side, when it is about a change.
    pub change: Option<AnnotatedChange>,
    /// Where its words begin now; null when they are nowhere, and for an edition as a whole.
    pub start: Option<u32>,
    /// Where they end.
    pub end: Option<u32>,
    /// What became of its words.
    pub status: AnnotationStatus,
    /// The words as they stood when it was made; empty for an edition as a whole.
    pub quote: String,
    /// The address of the clause that they began in.
    pub address: String,
    /// One of the five colours.
    pub colour: Colour,
    /// The note as its author wrote it, in Markdown. Never markup: shown as text or made harmless.
    pub body: String,
    /// Its tags, in the author's order.
    pub tags: Vec<String>,
    /// What it speaks for or against, in the author's order.
    pub links: Vec<AnnotationLink>,
    /// Whether what it asked is done.
    pub done: bool,
    /// Who wrote it; may be empty.
    pub author: String,
    /// When it was made, RFC 3339.
    pub created: String,
    /// When it was last changed, RFC 3339.
    pub modified: String,
}

/// What an annotation is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum AnnotationKind {
    /// Words, on a ground of their colour.
    Highlight,
    /// Words, over a line of their colour.
    Underline,
    /// A clause.
    Clause,
    /// The edition as a whole.
    Edition,
    /// What changed between an older edition and this one.
    Change,
}

/// The older side of a change. Its words are null when the newer edition added what it has.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AnnotatedChange {
    /// The id of the older edition.
    pub older: String,
    /// The words as they stand there.
    pub quote: Option<String>,
    /// The address of their clause.
    pub address: Option<String>,
}

/// A subject and what the annotated words say to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AnnotationLink {
    /// What kind of subject it is.
    pub subject: LinkSubject,
    /// The id of the category or criterion, or the claim's words. Never markup.
    pub words: String,
    /// What the words do to it.
    pub stance: LinkStance,
}

/// What a link leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum LinkSubject {
    /// A category of findings.
    Category,
    /// A criterion of openness.
    Criterion,
    /// A claim that somebody made.
    Claim,
}

/// What words do to a subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum LinkStance {
    /// They bear it out.
    Supports,
    /// They speak against it.
    Contradicts,
    /// They can be read both ways.
    Unclear,
}

/// What became of the words of an annotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum AnnotationStatus {
    /// They stand where they stood, or it is about no words of this text.
    Placed,
    /// They stand there with other typography, or other words stand in their place.
    Edited,
    /// They stand in another clause.
    Moved,
    /// They are gone.
    Removed,
    /// A person has to say where they are.
    Unsure,
}

/// One of the five colours that a reader gives meanings, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[ts(type = "1 | 2 | 3 | 4 | 5")]
pub struct Colour(pub u8);

/// What a new annotation is to be about.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "kebab-case", tag = "kind")]
pub enum NewTarget {
    /// Words on a ground of their colour.
    Highlight(Range),
    /// Words over a line of their colour.
    Underline(Range),
    /// A clause.
    Clause {
        /// Its index among the reading's clauses.
        clause: u32,
    },
    /// The edition as a whole.
    Edition,
    /// A change of a comparison; at least one side has words.
    Change {
        /// The id of the older edition.
        older: String,
        /// Words of the older edition's text.
        old: Option<Range>,
        /// Words of this edition's text.
        new: Option<Range>,
    },
}

/// What a reader may change in an annotation.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, TS)]
pub struct AnnotationEdit {
    /// The note, in Markdown.
    pub body: String,
    /// One of the five colours.
    pub colour: Colour,
    /// Its tags.
    pub tags: Vec<String>,
    /// What it speaks for or against.
    pub links: Vec<AnnotationLink>,
    /// Whether what it asked is done.
    pub done: bool,
}

/// An annotation as one change left it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, TS)]
pub struct AnnotationVersion {
    /// What was done.
    pub act: VersionAct,
    /// When, RFC 3339.
    pub at: String,
    /// The words that it stood on.
    pub quote: String,
    /// The address of their clause.
    pub address: String,
    /// The note.
    pub body: String,
    /// Its colour.
    pub colour: Colour,
    /// Its tags.
    pub tags: Vec<String>,
    /// What it spoke for or against.
    pub links: Vec<AnnotationLink>,
    /// Whether what it asked was done.
    pub done: bool,
    /// Who wrote it.
    pub author: String,
}

/// What was done to an annotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum VersionAct {
    /// It was made.
    Added,
    /// It was changed.
    Edited,
    /// It was taken away.
    Removed,
    /// It was brought back.
    Restored,
    /// An older version came from elsewhere, and is kept here only.
    SetAside,
}

impl Annotation {
    /// A note and where it stands, in the units of the text that it stands in.
    pub fn new(note: &library::PlacedNote, units: &Units) -> Self {
        let library::PlacedNote { annotation, anchoring } = note;
        let place = note.span().map(|span| units.range(span));
        let selectors = annotation.selectors();
        Self {
            id: annotation.id.to_string(),
            edition: annotation.edition.clone(),
            kind: (&annotation.target).into(),
            change: AnnotatedChange::of(&annotation.target),
            start: place.map(|Range { start, .. }| start),
            end: place.map(|Range { end, .. }| end),
            status: anchoring
                .as_ref()
                .map_or(AnnotationStatus::Placed, |anchored| (&anchored.outcome).into()),
            quote: selectors.map(|s| s.quote.exact.clone()).unwrap_or_default(),
            address: selectors.map(|s| s.address.clone()).unwrap_or_default(),
            colour: Colour(annotation.colour.number()),
            body: annotation.body.clone(),
            tags: annotation.tags.to_vec(),
            links: annotation.links.iter().map(Into::into).collect(),
            done: annotation.status == annotation::Status::Done,
            author: annotation.author.clone(),
            created: annotation.created.to_string(),
            modified: annotation.modified.to_string(),
        }
    }
}

impl AnnotatedChange {
    fn of(target: &Target) -> Option<Self> {
        let Target::Change(annotation::Change { older, sides }) = target else { return None };
        let old = sides.in_older();
        Some(Self {
            older: older.clone(),
            quote: old.map(|old| old.quote.exact.clone()),
            address: old.map(|old| old.address.clone()),
        })
    }
}

impl From<&Target> for AnnotationKind {
    fn from(target: &Target) -> Self {
        match target {
            Target::Words { mark: Mark::Highlight, .. } => Self::Highlight,
            Target::Words { mark: Mark::Underline, .. } => Self::Underline,
            Target::Clause(_) => Self::Clause,
            Target::Edition => Self::Edition,
            Target::Change(_) => Self::Change,
        }
    }
}

impl From<&annotation::Link> for AnnotationLink {
    fn from(link: &annotation::Link) -> Self {
        let annotation::Link { subject, stance } = link;
        Self {
            subject: match subject {
                annotation::Subject::Category(_) => LinkSubject::Category,
                annotation::Subject::Criterion(_) => LinkSubject::Criterion,
                annotation::Subject::Claim(_) => LinkSubject::Claim,
            },
            words: subject.words().to_owned(),
            stance: match stance {
                annotation::Stance::Supports => LinkStance::Supports,
                annotation::Stance::Contradicts => LinkStance::Contradicts,
                annotation::Stance::Unclear => LinkStance::Unclear,
            },
        }
    }
}

impl From<AnnotationLink> for annotation::Link {
    fn from(link: AnnotationLink) -> Self {
        let AnnotationLink { subject, words, stance } = link;
        Self {
            subject: match subject {
                LinkSubject::Category => annotation::Subject::Category(words),
                LinkSubject::Criterion => annotation::Subject::Criterion(words),
                LinkSubject::Claim => annotation::Subject::Claim(words),
            },
            stance: match stance {
                LinkStance::Supports => annotation::Stance::Supports,
                LinkStance::Contradicts => annotation::Stance::Contradicts,
                LinkStance::Unclear => annotation::Stance::Unclear,
            },
        }
    }
}

impl From<AnnotationEdit> for library::NoteEdit {
    fn from(edit: AnnotationEdit) -> Self {
        let AnnotationEdit { body, colour, tags, links, done } = edit;
        Self {
            body,
            colour: colour.0,
            tags,
            links: links.into_iter().map(Into::into).collect(),
            status: if done { annotation::Status::Done } else { annotation::Status::Open },
        }
    }
}

impl NewTarget {
    /// What the library is to annotate. `units` are those of the edition's text, `older` gives those
    /// of an older edition's.
    ///
    /// # Errors
    /// When a range is none of its text, and as `older` has it.
    pub fn located(
        self,
        units: &Units,
        older: impl FnOnce(&str) -> Result<Units, Failure>,
    ) -> Result<library::NewTarget, Failure> {
        Ok(match self {
            Self::Highlight(range) => {
                library::NewTarget::Words { span: units.span(range)?, mark: Mark::Highlight }
            }
            Self::Underline(range) => {
                library::NewTarget::Words { span: units.span(range)?, mark: Mark::Underline }
            }
            Self::Clause { clause } => library::NewTarget::Clause(clause as usize),
            Self::Edition => library::NewTarget::Edition,
            Self::Change { older: id, old, new } => {
                let units_of_older = older(&id)?;
                let old = old.map(|range| units_of_older.span(range)).transpose()?;
                let new = new.map(|range| units.span(range)).transpose()?;
                library::NewTarget::Change { older: id, old, new }
            }
        })
    }
}

impl From<&library::Version> for AnnotationVersion {
    fn from(version: &library::Version) -> Self {
        let library::Version { change, at, annotation } = version;
        let words = annotation.selectors();
        Self {
            act: match change {
                library::Act::Added => VersionAct::Added,
                library::Act::Edited => VersionAct::Edited,
                library::Act::Removed => VersionAct::Removed,
                library::Act::Restored => VersionAct::Restored,
                library::Act::SetAside => VersionAct::SetAside,
            },
            at: at.to_string(),
            quote: words.map(|s| s.quote.exact.clone()).unwrap_or_default(),
            address: words.map(|s| s.address.clone()).unwrap_or_default(),
            body: annotation.body.clone(),
            colour: Colour(annotation.colour.number()),
            tags: annotation.tags.to_vec(),
            links: annotation.links.iter().map(Into::into).collect(),
            done: annotation.status == annotation::Status::Done,
            author: annotation.author.clone(),
        }
    }
}

impl From<&annotation::Anchoring> for AnnotationStatus {
    fn from(anchoring: &annotation::Anchoring) -> Self {
        use annotation::Anchoring;
        match anchoring {
            Anchoring::Placed(_) => Self::Placed,
            Anchoring::Edited(..) => Self::Edited,
            Anchoring::Moved(_) => Self::Moved,
            Anchoring::Removed(_) => Self::Removed,
            Anchoring::Unsure { .. } => Self::Unsure,
        }
    }
}
