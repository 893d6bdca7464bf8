//! Notes of one edition carried to another.
//!
//! Owns what is put there at once, which is only what stands on exactly its words, and what a person
//! decides about the rest. Where words went is for `comparison` and `annotation` to say; what waits is
//! told in `reviewing`.

use crate::document::bundle;
use crate::notes::{ids, known_id, new_id, words};
use crate::{Document, Error, Library, PlacedNote};
use annotation::{Anchored, Anchoring, Annotation, AnnotationId, Pair, Side, Step, Target, Weight};
use comparison::{Comparison, Kind};
use jiff::Timestamp;
use std::collections::HashSet;
use std::sync::Arc;
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
    /// The text that these places are in: the other edition, or one that it incorporates when the words
    /// are gone from it and stand there.
    pub text: Arc<Document>,
    /// The note that stands there now, when its words do.
    pub result: Option<PlacedNote>,
}

impl Library {
    /// Carries the notes of an edition to another one. Those whose words stand there unchanged are
    /// put on them, on disk when this returns; the rest waits for a person, see [`Library::review`].
    ///
    /// What an edition incorporates belongs to it: words that went out of the licence into its policy are
    /// not told as removed, but wait with a place there.
    ///
    /// Notes on the edition as a whole, and those on a change, are about that edition and stay.
    ///
    /// # Errors
    /// When both are the same text, or the library cannot be read or written.
    pub fn carry(&self, from: &Document, to: &Arc<Document>) -> Result<Carried, Error> {
        let mut carried = self.carry_dry(from, to)?;
        let now = Timestamp::now();
        self.store().begin_carrying(&from.info.id, &to.info.id, now)?;
        for note in &mut carried.notes {
            if let Anchoring::Placed(span) = note.anchored.outcome {
                note.result = Some(self.add_there(&note.source, to, span, now)?);
            }
        }
        Ok(carried)
    }

    /// What [`Library::carry`] would come to; nothing is kept.
    ///
    /// # Errors
    /// When both are the same text, or the library cannot be read.
    pub fn carry_dry(&self, from: &Document, to: &Arc<Document>) -> Result<Carried, Error> {
        let (old, new) = (&from.info.id, &to.info.id);
        if old == new {
            return Err(Error::Input(format!("the notes of {old} stand on {old} already")));
        }
        let decided = self.decided(to)?;
        let (before, open): (Vec<Annotation>, Vec<Annotation>) =
            self.on_words(from)?.into_iter().partition(|note| decided.contains(&note.id));
        Ok(Carried { notes: followed(open, from, to)?, before: before.len() })
    }

    /// The notes that were carried to an edition or to what it incorporates, or left behind there.
    pub(crate) fn decided(&self, to: &Arc<Document>) -> Result<HashSet<AnnotationId>, Error> {
        let mut decided = HashSet::new();
        for text in bundle(to)? {
            decided.extend(self.store().carried_to(&text.info.id)?.into_keys());
        }
        Ok(decided)
    }

    /// Puts a note of another edition on words of this one, at a person's word, as a new note; on
    /// disk when this returns. Asked again, it is put there once.
    ///
    /// # Errors
    /// When there is no such note, it stands here on other words already, the place has no words, or it
    /// cannot be written.
    pub fn put_carried(&self, id: &str, to: &Document, span: Span) -> Result<PlacedNote, Error> {
        self.document(&to.info.id)?;
        let source = self.annotation(id)?;
        self.add_there(&source, to, span, Timestamp::now())
    }

    fn add_there(
        &self,
        source: &Annotation,
        to: &Document,
        span: Span,
        now: Timestamp,
    ) -> Result<PlacedNote, Error> {
        let result = there(source, to, span, now)?;
        self.keep_all_noted(to, &result)?;
        let kept = self.store().add_carried(&result, &source.id, now)?;
        self.stands(to, kept)
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

/// Where the words of notes of one edition stand in another, and in what that one incorporates.
pub(crate) fn followed(
    notes: Vec<Annotation>,
    from: &Document,
    to: &Arc<Document>,
) -> Result<Vec<CarriedNote>, Error> {
    if notes.is_empty() {
        return Ok(Vec::new());
    }
    let texts: Vec<Arc<Document>> =
        bundle(to)?.into_iter().filter(|text| text.info.id != from.info.id).collect();
    let compared: Vec<_> = texts.iter().map(|text| text.compared()).collect();
    let comparison = comparison::compare(&[from.compared()], &compared);
    let found = texts.iter().enumerate().map(|(nth, text)| {
        let selectors = notes.iter().filter_map(Annotation::selectors);
        let found =
            annotation::carry_all(selectors, side(from), side(text), &pairs(&comparison, nth));
        found.into_iter().map(|anchored| (anchored, text)).collect()
    });
    let best =
        found.reduce(|own: Vec<_>, beside| own.into_iter().zip(beside).map(better).collect());
    let notes = notes.into_iter().zip(best.unwrap_or_default());
    let carried = notes.map(|(source, (anchored, text))| CarriedNote {
        source,
        anchored,
        text: Arc::clone(text),
        result: None,
    });
    Ok(carried.collect())
}

/// What became of words, with the text that it is said of.
type Told<'a> = (Anchored, &'a Arc<Document>);

/// Which of two texts of an edition is told: the first that has a place for the words. In another text
/// than its own a note is never put without being asked.
fn better<'a>((own, beside): (Told<'a>, Told<'a>)) -> Told<'a> {
    if !own.0.outcome.places().is_empty() || beside.0.outcome.places().is_empty() {
        return own;
    }
    let (mut anchored, text) = beside;
    if let Anchoring::Placed(at) = anchored.outcome {
        anchored.outcome = Anchoring::Moved(at);
    }
    (anchored, text)
}

pub(crate) fn side(document: &Document) -> Side<'_> {
    Side { text: &document.text, outline: &document.outline }
}

/// Which clause became which in the nth text of the newer side, as `annotation` takes it.
pub(crate) fn pairs(comparison: &Comparison, nth: usize) -> Vec<Pair> {
    let pairs =
        comparison.clause_pairs().filter(|pair| pair.new.document == nth).map(|pair| Pair {
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
