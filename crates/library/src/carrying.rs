//! Notes of one edition carried to another.
//!
//! Owns what is put there at once, which is only what stands on exactly its words, and what a person
//! decides about the rest. Where words went is for `comparison` and `annotation` to say; what waits is
//! told in `reviewing`.

use crate::notes::{ids, known_id, new_id, placed, words};
use crate::{Document, Error, Library, PlacedNote};
use annotation::{Anchored, Anchoring, Annotation, Pair, Side, Step, Target, Weight};
use comparison::Kind;
use jiff::Timestamp;
use text::Span;

/// What came of carrying the notes of an edition to another.
#[derive(Clone, Debug, Default)]
pub struct Carried {
    /// Each note of the older edition that is about words, with what became of them.
    pub notes: Vec<CarriedNote>,
    /// How many had been carried, or left, before.
    pub before: usize,
}

/// A note and what became of its words in another edition.
#[derive(Clone, Debug)]
pub struct CarriedNote {
    /// The note as it is in its own edition.
    pub source: Annotation,
    /// Where its words stand in the other one.
    pub anchored: Anchored,
    /// The note that stands there now, when its words do.
    pub result: Option<PlacedNote>,
}

impl Library {
    /// Carries the notes of an edition to another one. Those whose words stand there unchanged are
    /// put on them, on disk when this returns; the rest waits for a person, see [`Library::review`].
    ///
    /// Notes on the edition as a whole, and those on a change, are about that edition and stay.
    ///
    /// # Errors
    /// When both are the same text, or the library cannot be read or written.
    pub fn carry(&self, from: &Document, to: &Document) -> Result<Carried, Error> {
        let mut carried = self.carry_dry(from, to)?;
        let now = Timestamp::now();
        self.store().begin_carrying(&from.info.id, &to.info.id, now)?;
        for note in &mut carried.notes {
            if let Anchoring::Placed(span) = note.anchored.outcome {
                let result = there(&note.source, to, span, now)?;
                self.store().add_carried(&result, &note.source.id, now)?;
                note.result = Some(placed(to, result));
            }
        }
        Ok(carried)
    }

    /// What [`Library::carry`] would come to; nothing is kept.
    ///
    /// # Errors
    /// When both are the same text, or the library cannot be read.
    pub fn carry_dry(&self, from: &Document, to: &Document) -> Result<Carried, Error> {
        let (old, new) = (&from.info.id, &to.info.id);
        if old == new {
            return Err(Error::Input(format!("the notes of {old} stand on {old} already")));
        }
        let decided = self.store().carried_to(new)?;
        let (before, open): (Vec<Annotation>, Vec<Annotation>) =
            self.on_words(from)?.into_iter().partition(|note| decided.contains_key(&note.id));
        Ok(Carried { notes: followed(open, from, to), before: before.len() })
    }

    /// Puts a note of another edition on words of this one, at a person's word, as a new note; on
    /// disk when this returns.
    ///
    /// # Errors
    /// When there is no such note, it stands here already, the place has no words, or it cannot be
    /// written.
    pub fn put_carried(&self, id: &str, to: &Document, span: Span) -> Result<PlacedNote, Error> {
        self.document(&to.info.id)?;
        let source = self.annotation(id)?;
        let now = Timestamp::now();
        let result = there(&source, to, span, now)?;
        self.store().add_carried(&result, &source.id, now)?;
        Ok(placed(to, result))
    }

    /// A waiting note is not to be put on words of this edition; it stays with its old ones.
    ///
    /// # Errors
    /// When there is no such note, or it cannot be written.
    pub fn leave(&self, id: &str, edition: &str) -> Result<(), Error> {
        Ok(self.store().leave(&known_id(id)?, edition, Timestamp::now())?)
    }

    /// A note that was left waits again.
    ///
    /// # Errors
    /// When it was not left, or it cannot be written.
    pub fn unleave(&self, id: &str, edition: &str) -> Result<(), Error> {
        if self.store().unleave(&known_id(id)?, edition)? {
            return Ok(());
        }
        Err(Error::Input(format!("the note {id} was not left behind in {edition}")))
    }

    /// The notes of an edition that can be carried: those about words of it.
    pub(crate) fn on_words(&self, document: &Document) -> Result<Vec<Annotation>, Error> {
        let mut notes = Vec::new();
        for id in ids(&document.info.id) {
            notes.extend(self.store().annotations(id)?);
        }
        notes.retain(|note| matches!(note.target, Target::Words { .. } | Target::Clause(_)));
        Ok(notes)
    }
}

/// Where the words of notes of one edition stand in another.
pub(crate) fn followed(notes: Vec<Annotation>, from: &Document, to: &Document) -> Vec<CarriedNote> {
    if notes.is_empty() {
        return Vec::new();
    }
    let pairs = pairs(from, to);
    let selectors = notes.iter().filter_map(Annotation::selectors);
    let found = annotation::carry_all(selectors, side(from), side(to), &pairs);
    notes
        .into_iter()
        .zip(found)
        .map(|(source, anchored)| CarriedNote { source, anchored, result: None })
        .collect()
}

fn side(document: &Document) -> Side<'_> {
    Side { text: &document.text, outline: &document.outline }
}

/// Which clause became which, as `annotation` takes it.
fn pairs(from: &Document, to: &Document) -> Vec<Pair> {
    let comparison = comparison::compare(&[from.compared()], &[to.compared()]);
    let pairs = comparison.clause_pairs().map(|pair| Pair {
        old: pair.old.clause,
        new: pair.new.clause,
        stayed: pair.stayed,
        steps: pair
            .steps
            .iter()
            .map(|step| Step { old: step.old, new: step.new, change: step.kind.map(weight) })
            .collect(),
    });
    pairs.collect()
}

fn weight(kind: Kind) -> Weight {
    match kind {
        Kind::Modality => Weight::Modality,
        kind if kind.is_substance() => Weight::Substance,
        _ => Weight::Form,
    }
}

/// A note of another edition as a new one on words of this one. It says what it said, in its author's
/// name; its own life begins now.
fn there(
    source: &Annotation,
    to: &Document,
    span: Span,
    now: Timestamp,
) -> Result<Annotation, Error> {
    let selectors = words(to, span)?;
    let target = match &source.target {
        Target::Words { mark, .. } => Target::Words { selectors, mark: *mark },
        Target::Clause(_) => Target::Clause(selectors),
        Target::Edition | Target::Change(_) => {
            return Err(Error::Input(format!(
                "the note {} is about {} itself and is not carried",
                source.id, source.edition
            )));
        }
    };
    Ok(Annotation {
        id: new_id()?,
        edition: to.info.id.clone(),
        target,
        created: now,
        modified: now,
        ..source.clone()
    })
}
