//! [`compare`], and the shape of what it gives.
//!
//! Owns the order of the work: units, pairing, order, redlines. Each step is told in its own file.

use crate::cutting::{self, Cuts};
use crate::order::{self, Stop};
use crate::pairing::{self, Pairing};
use crate::redline::{self, Portion};
use crate::unit::{Side, Unit};
use crate::{Kind, Reason};
use clause::{ClauseId, Outline};
use text::{Span, Text};

/// A document of a side.
#[derive(Clone, Copy, Debug)]
pub struct Document<'a> {
    /// The edition's id, for messages. Nothing is decided by it.
    pub id: &'a str,
    /// Its words.
    pub text: &'a Text,
    /// Its clauses.
    pub outline: &'a Outline,
    /// The names of the model that this edition is about, such as "Meta Llama 3" and "Llama 3".
    /// They are masked before clauses are paired; capitals do not matter.
    pub names: &'a [String],
}

/// What became of each clause of the old side, and where each clause of the new side came from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Comparison {
    /// One for each clause, in the reading order of the new side; what is no longer there stands
    /// where it stood.
    pub changes: Vec<Change>,
    /// How many changes there are of each sort.
    pub summary: Summary,
    /// What a person should know about the making of this comparison.
    pub diagnostics: Vec<String>,
}

/// Counts of changes; together they are all of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Changes that can change what the licence means.
    pub substantive: usize,
    /// Other changes: names, dates, links, numbers, typography, and moves.
    pub formal: usize,
    /// Clauses that are the same to the byte.
    pub same: usize,
}

/// What became of a clause.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// What became of it.
    pub relation: Relation,
    /// The kinds of its edits, each once, form first. Empty for [`Relation::Same`] and for a move
    /// without an edit.
    pub kinds: Vec<Kind>,
    /// Whether one of the kinds is substance.
    pub substance: bool,
    /// The clause on the old side.
    pub old: Option<Place>,
    /// The clause on the new side.
    pub new: Option<Place>,
    /// The redline: what is equal and deleted is the old clause to the byte, what is equal and
    /// inserted the new one. Of a split or merged clause it is the part at hand, and all parts
    /// together are the clause.
    pub edits: Vec<Edit>,
    /// Which sides' clauses this change is the place of.
    pub stands_for: StandsFor,
}

/// Which sides' clauses a change is the one place of.
///
/// Each clause of each side is the place of exactly one change. Where a bundle prints a policy
/// twice, inside the licence and apart, and the other side prints it once, the better pair owns
/// both sides' words; the twin still points to the clause that it says the same as, but stands for
/// its own side alone.
///
/// A clause that was split has its place where its pair is; its words are told part by part, each
/// with the new clause that it became. So with clauses that were merged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StandsFor {
    /// A pair.
    Both,
    /// A clause of the old side: removed, or the twin of one whose pair stands elsewhere.
    Old,
    /// A clause of the new side: added, or such a twin.
    New,
    /// A clause of the old side that was merged into one whose pair stands elsewhere, and the words
    /// of the new clause that came of it.
    OldPart,
    /// A clause of the new side that a split clause became beside its pair, and the words of the old
    /// clause that came to it.
    NewPart,
}

impl StandsFor {
    /// Whether the clause of the old side has its place here.
    pub fn has_old(self) -> bool {
        match self {
            Self::Both | Self::Old | Self::OldPart => true,
            Self::New | Self::NewPart => false,
        }
    }

    /// Whether the clause of the new side has its place here.
    pub fn has_new(self) -> bool {
        match self {
            Self::Both | Self::New | Self::NewPart => true,
            Self::Old | Self::OldPart => false,
        }
    }

    /// Whether the old words of the redline are told here: all but those that a twin is compared
    /// with.
    pub fn tells_old(self) -> bool {
        self != Self::New
    }

    /// Whether the new words of the redline are told here.
    pub fn tells_new(self) -> bool {
        self != Self::Old
    }
}

/// What became of a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// The same to the byte, label included, at the same place.
    Same,
    /// Its words differ.
    Edited,
    /// It stands elsewhere; its label may differ, its words do not.
    Moved,
    /// It stands elsewhere and its words differ.
    MovedEdited,
    /// Only its label differs.
    Renumbered,
    /// Of one clause several came; there is one change for each.
    Split,
    /// Of several clauses one came; there is one change for each.
    Merged,
    /// New.
    Added,
    /// Gone.
    Removed,
}

impl Relation {
    /// Its name in data and on the wire: "moved-edited".
    pub fn id(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Edited => "edited",
            Self::Moved => "moved",
            Self::MovedEdited => "moved-edited",
            Self::Renumbered => "renumbered",
            Self::Split => "split",
            Self::Merged => "merged",
            Self::Added => "added",
            Self::Removed => "removed",
        }
    }

    /// Whether a clause stands where it stood between its neighbours.
    pub(crate) fn stays(self) -> bool {
        matches!(self, Self::Same | Self::Edited | Self::Renumbered)
    }
}

/// A clause of a side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Which of the side's documents: a zero-based index.
    pub document: usize,
    /// Which of its clauses.
    pub clause: ClauseId,
}

/// A piece of a redline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edit {
    /// Whether the words stayed, went or came.
    pub op: Op,
    /// What sort of difference it is; `None` for [`Op::Equal`].
    pub kind: Option<Kind>,
    /// Why it is of this kind.
    pub reason: Option<Reason>,
    /// The words on the old side, in the text of the old clause's document. `None` for
    /// [`Op::Insert`].
    pub old: Option<Span>,
    /// The words on the new side. `None` for [`Op::Delete`].
    pub new: Option<Span>,
}

/// Whether words stayed, went or came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Op {
    /// The same bytes on both sides.
    Equal,
    /// On the old side alone.
    Delete,
    /// On the new side alone.
    Insert,
}

/// Compares two sides.
///
/// The work is bounded by lengths, so the result depends on the input alone; what was too long to
/// compare word by word is told in [`Comparison::diagnostics`].
pub fn compare(old: &[Document], new: &[Document]) -> Comparison {
    let sides = (Side::new(old), Side::new(new));
    let (pairing, mut parts) = pairing::pair(&sides.0, &sides.1);
    let mut coarse = 0;
    let cuts = cutting::cuts(&sides.0, &sides.1, &pairing, &mut parts, &mut coarse);
    let mut comparison = Comparison::default();
    for stop in order::reading_order(&sides.0, &sides.1, &pairing, &parts) {
        let change = change(&sides.0, &sides.1, &pairing, &cuts, stop, &mut coarse);
        let count = &mut comparison.summary;
        *match (change.relation, change.substance) {
            (_, true) => &mut count.substantive,
            (Relation::Same, false) => &mut count.same,
            (_, false) => &mut count.formal,
        } += 1;
        comparison.changes.push(change);
    }
    if coarse > 0 {
        comparison.diagnostics.push(format!(
            "Too long to compare word by word, and shown as changed as a whole: {coarse} stretches"
        ));
    }
    comparison
}

fn change(
    old: &Side,
    new: &Side,
    pairing: &Pairing,
    cuts: &Cuts,
    stop: Stop,
    coarse: &mut usize,
) -> Change {
    let unit = |side: &Side, i: usize| side.units[i].place;
    match stop {
        Stop::Pair { old: i, new: j, moved, stands_for } => {
            let whole = || (Portion::whole(old, i), Portion::whole(new, j), None);
            let (from, to, parted) =
                cuts.get(&(i, j)).map_or_else(whole, |cut| (cut.old, cut.new, Some(cut.relation)));
            let edits = redline::redline((old, from), (new, to), pairing, coarse);
            let kinds = kinds(&edits);
            let formal_label = kinds.iter().all(|k| *k == Kind::NumberLabel)
                && label_alone(&edits, &old.units[i], &new.units[j]);
            let relation = parted.unwrap_or(match (moved, kinds.is_empty()) {
                (false, true) => Relation::Same,
                (false, false) if formal_label => Relation::Renumbered,
                (false, false) => Relation::Edited,
                (true, true) => Relation::Moved,
                (true, false) if formal_label => Relation::Moved,
                (true, false) => Relation::MovedEdited,
            });
            Change {
                relation,
                substance: kinds.iter().any(|k| k.is_substance()),
                kinds,
                old: Some(unit(old, i)),
                new: Some(unit(new, j)),
                edits,
                stands_for,
            }
        }
        Stop::Removed(i) => {
            let edits = redline::whole(old, i, Op::Delete);
            let kinds = kinds(&edits);
            Change {
                relation: Relation::Removed,
                substance: kinds.iter().any(|k| k.is_substance()),
                kinds,
                old: Some(unit(old, i)),
                new: None,
                edits,
                stands_for: StandsFor::Old,
            }
        }
        Stop::Added(j) => {
            let edits = redline::whole(new, j, Op::Insert);
            let kinds = kinds(&edits);
            Change {
                relation: Relation::Added,
                substance: kinds.iter().any(|k| k.is_substance()),
                kinds,
                old: None,
                new: Some(unit(new, j)),
                edits,
                stands_for: StandsFor::New,
            }
        }
    }
}

/// Whether all that differs stands before the clauses' bodies.
fn label_alone(edits: &[Edit], old: &Unit, new: &Unit) -> bool {
    edits.iter().filter(|e| e.op != Op::Equal).all(|e| {
        e.old.is_none_or(|s| s.end().bytes() <= old.body.start)
            && e.new.is_none_or(|s| s.end().bytes() <= new.body.start)
    })
}

fn kinds(edits: &[Edit]) -> Vec<Kind> {
    let mut kinds: Vec<Kind> = edits.iter().filter_map(|e| e.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}
