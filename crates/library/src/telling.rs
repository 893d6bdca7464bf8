//! What a new edition did, told in sentences.
//!
//! Owns which sentences sum up a pair and in what order. They say no more than the findings of both
//! sides show: what came, went or changed, quoted, with the clause; and where a rule is not sure of what
//! it sees, or its words did not change, "probably". The words themselves are data: `assets/telling/`.

mod events;
pub(crate) mod phrases;
pub(crate) mod place;
mod quote;
mod sentence;
#[cfg(test)]
mod tests;

pub use crate::apart::Side;

use crate::{Document, Step, Tally};
use comparison::{Comparison, Place};
use events::{Altered, Event, Pair, Reworded};
use finding::{Category, Confidence, Wording};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a new edition did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Telling {
    /// What came, went and changed; what matters most first.
    pub told: Vec<Told>,
    /// How many clauses changed, or that nothing of substance did; sentences that stand by themselves.
    pub count: Option<Wording>,
}

/// A sentence about a pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// What happened.
    pub what: What,
    /// To rules of what categories; none where it is about a whole document.
    pub categories: Vec<Category>,
    /// How sure it is. What is but likely says "probably".
    pub confidence: Confidence,
    /// The clauses that show it, at least one, in reading order.
    pub evidence: Vec<Evidence>,
    /// The sentence, with its full stop.
    pub words: Wording,
}

/// What happened to a category between two sides as wholes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// No clause of the old side carries it.
    Came,
    /// No clause of the new side carries it.
    Went,
    /// More clauses carry it than before.
    More,
    /// Clauses that carried it do not, or are gone, and others still do.
    Fewer,
    /// It stands on both sides in other words.
    Changed,
    /// A policy that is printed inside one side is not printed in the other.
    Printed,
}

impl What {
    /// Its name in data and on the wire.
    pub fn id(self) -> &'static str {
        match self {
            Self::Came => "came",
            Self::Went => "went",
            Self::More => "more",
            Self::Fewer => "fewer",
            Self::Changed => "changed",
            Self::Printed => "printed",
        }
    }
}

/// A clause that shows what is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// On which side it stands.
    pub side: Side,
    /// Where there.
    pub place: Place,
    /// The words that are quoted from it, as they stand; empty where none are.
    pub quote: String,
}

impl Evidence {
    /// Which of the rows, of which these are the steps between the two sides, is the place of this
    /// clause: a zero-based index.
    pub fn row<'s>(&self, steps: impl Iterator<Item = Option<&'s Step>>) -> Option<usize> {
        let mut found = None;
        for (index, step) in steps.enumerate() {
            let Some(Step { change, .. }) = step else { continue };
            let (place, stands) = match self.side {
                Side::Old => (change.old, change.stands_for.has_old()),
                Side::New => (change.new, change.stands_for.has_new()),
            };
            if place == Some(self.place) {
                if stands {
                    return Some(index);
                }
                found = found.or(Some(index));
            }
        }
        found
    }
}

/// Sums up what changed from one bundle to another. `tally` counts their changes.
pub(crate) fn tell(
    comparison: &Comparison,
    old: &[Arc<Document>],
    new: &[Arc<Document>],
    tally: Tally,
) -> Telling {
    let pair = Pair::new(comparison, old, new);
    let teller = sentence::Teller::new(&old[0].info, &new[0].info);
    let events = if pair.differs() { pair.events() } else { BTreeMap::new() };
    let mut told: Vec<Told> = events
        .iter()
        .flat_map(|(category, event)| came_and_went(&teller, *category, event))
        .chain(changed(&events).iter().map(|(about, all)| teller.changed(about, all)))
        .collect();
    told.sort_by(|a, b| (a.what, &a.categories).cmp(&(b.what, &b.categories)));
    let reworded: Vec<(Category, &Reworded)> = events
        .iter()
        .flat_map(|(category, event)| event.reworded.iter().map(|pair| (*category, pair)))
        .collect();
    told.extend((!reworded.is_empty()).then(|| teller.reworded(&reworded)));
    let printed = pair.printed();
    let count = teller.count(tally, printed.len(), told.len());
    told.extend(printed.iter().map(|one| teller.printed(one)));
    Telling { told, count: Some(count) }
}

fn came_and_went(teller: &sentence::Teller, category: Category, event: &Event) -> Vec<Told> {
    let both = event.has == [true, true];
    let gained = if both { What::More } else { What::Came };
    let lost = if both { What::Fewer } else { What::Went };
    [(gained, &event.gained), (lost, &event.lost)]
        .into_iter()
        .filter(|(_, carriers)| !carriers.is_empty())
        .map(|(what, carriers)| teller.carried(what, category, carriers))
        .collect()
}

/// Changed clauses with the categories that they bear on: what differs in the same words of the same
/// clauses is told once.
fn changed<'e, 'a>(
    events: &'e BTreeMap<Category, Event<'a>>,
) -> Vec<(Vec<Category>, &'e [Altered<'a>])> {
    let mut groups: Vec<(Vec<Category>, &[Altered])> = Vec::new();
    let alike = |a: &[Altered], b: &[Altered]| {
        let pairs = a.iter().zip(b);
        a.len() == b.len() && pairs.into_iter().all(|((a, x), (b, y))| a.place == b.place && x == y)
    };
    for (category, event) in events.iter().filter(|(_, event)| !event.changed.is_empty()) {
        match groups.iter_mut().find(|(_, all)| alike(all, &event.changed)) {
            Some((categories, _)) => categories.push(*category),
            None => groups.push((vec![*category], &event.changed)),
        }
    }
    groups
}
