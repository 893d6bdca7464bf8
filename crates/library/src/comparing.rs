//! Editions side by side.
//!
//! Owns what a comparison looks like to a reader: rows of clauses, the words of each cell cut where a
//! mark begins or ends, and which findings each change brought or took. The comparison itself is
//! made in `comparison`; nothing here decides what changed.

use crate::document::bundle;
use crate::tally::{Tally, tally};
use crate::telling::{Telling, tell};
use crate::{Document, Error};
use comparison::{Change, Comparison, Kind, Op, Place, Relation, StandsFor};
use finding::{Category, Finding};
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;
use text::Span;

/// What of each edition is compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// The text alone.
    #[default]
    Alone,
    /// The text with what it incorporates, such as its acceptable-use policy.
    Bundle,
}

/// The fewest and the most editions that stand side by side.
const COLUMNS: std::ops::RangeInclusive<usize> = 2..=6;

/// Editions side by side.
#[derive(Clone, Debug)]
pub struct Compared {
    /// One for each edition, in the order asked for.
    pub columns: Vec<Column>,
    /// One for each clause that any of them has.
    pub rows: Vec<Row>,
}

/// One edition of a comparison.
#[derive(Clone, Debug)]
pub struct Column {
    /// Its texts, the licence first.
    pub documents: Vec<Arc<Document>>,
    /// Against the column before; `None` for the first.
    pub comparison: Option<Comparison>,
    /// The changes against the column before, as a reader counts them.
    pub tally: Tally,
    /// What it did, against the column before; empty for the first.
    pub telling: Telling,
}

/// A clause through all editions.
#[derive(Clone, Debug)]
pub struct Row {
    /// The clause in each column; `None` where there is none.
    pub cells: Vec<Option<Cell>>,
    /// What became of it from each column to the next, one fewer than the cells; `None` where
    /// neither side has it.
    pub steps: Vec<Option<Step>>,
}

/// A clause in one column.
#[derive(Clone, Debug)]
pub struct Cell {
    /// Which clause of which of the column's documents.
    pub place: Place,
    /// Its words without the label, cut where a mark begins or ends.
    pub runs: Vec<Run>,
    /// Where it stood in the column before, if it moved.
    pub moved_from: Option<Place>,
}

/// Words of a cell under the same marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// Where they stand in the cell's document.
    pub span: Span,
    /// They are not in the column before; what kind of change that is.
    pub came: Option<Kind>,
    /// They are not in the column after; what kind of change that is.
    pub went: Option<Kind>,
}

/// What became of a clause from one column to the next.
#[derive(Clone, Debug)]
pub struct Step {
    /// The change.
    pub change: Change,
    /// Rules that the clause carries and did not carry before, one for each category.
    pub gained: Vec<Finding>,
    /// Rules that it carried and carries no more.
    pub lost: Vec<Finding>,
}

/// Puts editions side by side.
///
/// # Errors
/// When there are fewer than two or more than six, or what one incorporates cannot be read.
pub fn compare(documents: &[Arc<Document>], scope: Scope) -> Result<Compared, Error> {
    if !COLUMNS.contains(&documents.len()) {
        let n = documents.len();
        return Err(Error::Input(format!("{n} editions; two to six can stand side by side")));
    }
    let read = |document: &Arc<Document>| match scope {
        Scope::Alone => Ok(vec![Arc::clone(document)]),
        Scope::Bundle => bundle(document),
    };
    let bundles: Vec<Vec<Arc<Document>>> = documents.iter().map(read).collect::<Result<_, _>>()?;
    let sides: Vec<Vec<comparison::Document>> =
        bundles.iter().map(|b| b.iter().map(|d| d.compared()).collect()).collect();
    let sides: Vec<&[comparison::Document]> = sides.iter().map(Vec::as_slice).collect();
    let alignment = comparison::align(&sides);
    let marks: Vec<Marks> = alignment.steps.iter().map(marks).collect();

    let rows = alignment
        .rows
        .iter()
        .map(|row| {
            let chosen = row.steps.iter().zip(&alignment.steps);
            let steps: Vec<Option<&Change>> =
                chosen.map(|(change, step)| change.map(|i| &step.changes[i])).collect();
            let cells = row.cells.iter().enumerate().map(|(i, place)| {
                let before = i.checked_sub(1);
                let change = before.and_then(|i| steps[i]);
                let came = before.map(|i| &marks[i].came);
                let went = marks.get(i).map(|marks| &marks.went);
                place.map(|place| cell(&bundles[i], place, change, came, went))
            });
            let told = steps
                .iter()
                .enumerate()
                .map(|(i, change)| change.map(|change| step(&bundles[i], &bundles[i + 1], change)));
            Row { cells: cells.collect(), steps: told.collect() }
        })
        .collect();
    let counted = alignment.steps.iter().zip(bundles.windows(2)).map(|(step, sides)| {
        let tally = tally(step, &sides[0], &sides[1]);
        (tally, tell(step, &sides[0], &sides[1], tally))
    });
    let counted: Vec<(Tally, Telling)> = counted.collect();
    let mut steps = alignment.steps.into_iter().zip(counted);
    let columns = bundles.into_iter().enumerate().map(|(i, documents)| {
        let step = if i == 0 { None } else { steps.next() };
        let (comparison, (tally, telling)) =
            step.map_or_else(Default::default, |(comparison, told)| (Some(comparison), told));
        Column { documents, comparison, tally, telling }
    });
    Ok(Compared { columns: columns.collect(), rows })
}

fn cell(
    bundle: &[Arc<Document>],
    place: Place,
    change: Option<&Change>,
    came: Option<&Marked>,
    went: Option<&Marked>,
) -> Cell {
    let document = &bundle[place.document];
    let body = document.outline.clause(place.clause).body;
    let of = |marked: Option<&Marked>| {
        marked.and_then(|marked| marked.get(&place)).map_or(Vec::new(), Clone::clone)
    };
    let from_elsewhere = |c: &&Change| {
        matches!(c.relation, Relation::Moved | Relation::MovedEdited)
            || c.stands_for == StandsFor::NewPart
    };
    let moved_from = change.filter(from_elsewhere).and_then(|c| c.old);
    Cell { place, runs: runs(body, &of(came), &of(went)), moved_from }
}

/// The stretches of each clause that differ, and what kind of difference they are.
type Marked = HashMap<Place, Vec<(Span, Kind)>>;

/// What a comparison marks on both sides. A clause that was split or merged has its marks from more
/// than one change.
struct Marks {
    /// On the old side.
    went: Marked,
    /// On the new side.
    came: Marked,
}

fn marks(comparison: &Comparison) -> Marks {
    let mut marks = Marks { went: Marked::new(), came: Marked::new() };
    for change in &comparison.changes {
        let fallback = change.kinds.last().copied().unwrap_or(Kind::Wording);
        for edit in &change.edits {
            let kind = edit.kind.unwrap_or(fallback);
            let (place, span, marked) = match edit.op {
                Op::Delete if change.stands_for.tells_old() => {
                    (change.old, edit.old, &mut marks.went)
                }
                Op::Insert if change.stands_for.tells_new() => {
                    (change.new, edit.new, &mut marks.came)
                }
                Op::Equal | Op::Delete | Op::Insert => continue,
            };
            if let (Some(place), Some(span)) = (place, span) {
                marked.entry(place).or_default().push((span, kind));
            }
        }
    }
    marks
}

/// Cuts `body` at the ends of all marks.
fn runs(body: Span, came: &[(Span, Kind)], went: &[(Span, Kind)]) -> Vec<Run> {
    let all = came.iter().chain(went).map(|(span, _)| *span);
    let mut cuts: BTreeSet<usize> = all.flat_map(|s| [s.range().start, s.range().end]).collect();
    cuts.extend([body.range().start, body.range().end]);
    let cuts: Vec<usize> =
        cuts.into_iter().filter(|c| body.range().start <= *c && *c <= body.range().end).collect();
    let under = |marks: &[(Span, Kind)], span: Span| {
        marks.iter().find(|(mark, _)| mark.contains(span)).map(|(_, kind)| *kind)
    };
    cuts.windows(2)
        .map(|pair| {
            let span = Span::new(pair[0], pair[1]);
            Run { span, came: under(came, span), went: under(went, span) }
        })
        .collect()
}

fn step(old: &[Arc<Document>], new: &[Arc<Document>], change: &Change) -> Step {
    let before = carried(old, change.old);
    let after = carried(new, change.new);
    let missing = |these: &[Finding], those: &[Finding]| {
        let mut told: Vec<Category> = those.iter().map(|f| f.category).collect();
        let mut missing = Vec::new();
        for finding in these {
            if !told.contains(&finding.category) {
                told.push(finding.category);
                missing.push(finding.clone());
            }
        }
        missing
    };
    Step {
        gained: missing(&after, &before),
        lost: missing(&before, &after),
        change: change.clone(),
    }
}

fn carried(bundle: &[Arc<Document>], place: Option<Place>) -> Vec<Finding> {
    let Some(place) = place else { return Vec::new() };
    let findings = &bundle[place.document].findings;
    findings.iter().filter(|f| f.clause == place.clause).cloned().collect()
}
