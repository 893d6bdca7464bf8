//! Which rules came, went, stayed or changed between two sides.
//!
//! Owns the comparison of the findings of both sides as wholes: a rule that stands in another clause,
//! or in the policy instead of the licence, neither came nor went. It writes no sentence.

use crate::Document;
use crate::apart::{Side, Within, apart};
use clause::PartKind;
use comparison::{Change, Comparison, Edit, Kind, Op, Place, Relation};
use finding::{Category, Confidence, Finding};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;
use text::Span;

/// Of the words of two passages, at least this share must be the same for one to be the other in new
/// words, where a category has several. Below a half, items of lists about different things are taken
/// for one another.
const ALIKE: f64 = 0.5;

/// Of more passages than give so many pairs, none is looked for in new words: a text with hundreds of
/// them is no licence, and must not take minutes.
const MOST_PAIRS: usize = 100_000;

/// A limb of more words is a rule of its own and not part of the one that it stands beside.
const LIMB: usize = 40;

/// How many stretches are told of a changed clause.
const STRETCHES: usize = 3;

/// What became of the clauses that carry a category.
#[derive(Clone, Debug, Default)]
pub(crate) struct Event<'a> {
    /// Clauses of the new side that carry it, and no clause of the old side does that became them or
    /// that says much the same.
    pub(crate) gained: Vec<Carrier<'a>>,
    /// Clauses of the old side, likewise.
    pub(crate) lost: Vec<Carrier<'a>>,
    /// Clauses that carry it on both sides, in which words changed that it rests on.
    pub(crate) changed: Vec<Altered<'a>>,
    /// Passages that are no pair of clauses, and say much the same: the old and the new one.
    pub(crate) reworded: Vec<Reworded<'a>>,
    /// Whether each side has a clause with it, old and new.
    pub(crate) has: [bool; 2],
}

/// A clause with a finding.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Carrier<'a> {
    pub(crate) side: Side,
    pub(crate) place: Place,
    pub(crate) document: &'a Document,
    pub(crate) finding: &'a Finding,
    /// How sure it is that it came or went.
    pub(crate) confidence: Confidence,
}

/// A passage of the old side, and the one that says much the same on the new side.
pub(crate) type Reworded<'a> = (Carrier<'a>, Carrier<'a>);

/// A clause that carries a category on both sides, and what differs in it.
pub(crate) type Altered<'a> = (Carrier<'a>, Edited<'a>);

/// What differs in a passage, in reading order.
pub(crate) type Edited<'a> = Vec<Piece<'a>>;

/// Words of substance that came, went, or stand in the place of others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Piece<'a> {
    pub(crate) came: Option<&'a str>,
    pub(crate) went: Option<&'a str>,
}

/// A policy that is printed inside one side alone, and how many clauses it has.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Printed<'a> {
    pub(crate) side: Side,
    pub(crate) place: Place,
    pub(crate) document: &'a Document,
    pub(crate) clauses: usize,
    /// Whether the other side incorporates a document of its own, of which nothing is compared here.
    pub(crate) has_own: bool,
}

/// Two sides with what became of their clauses.
pub(crate) struct Pair<'a> {
    comparison: &'a Comparison,
    sides: [&'a [Arc<Document>]; 2],
    apart: HashSet<Within>,
    /// The changes that each clause has a part in.
    changes: [HashMap<Place, Vec<&'a Change>>; 2],
    /// More clauses stand on one side alone than on both: the text was written anew.
    rewritten: bool,
}

impl<'a> Pair<'a> {
    pub(crate) fn new(
        comparison: &'a Comparison,
        old: &'a [Arc<Document>],
        new: &'a [Arc<Document>],
    ) -> Self {
        let mut changes = [HashMap::<Place, Vec<&Change>>::new(), HashMap::new()];
        for change in &comparison.changes {
            for (of, place) in changes.iter_mut().zip([change.old, change.new]) {
                if let Some(place) = place {
                    of.entry(place).or_default().push(change);
                }
            }
        }
        let apart = apart(comparison, old, new);
        let alone = |change: &&Change| match (change.relation, change.old, change.new) {
            (Relation::Removed, Some(place), _) => {
                !apart.contains(&Within::of(Side::Old, old, place))
            }
            (Relation::Added, _, Some(place)) => {
                !apart.contains(&Within::of(Side::New, new, place))
            }
            _ => false,
        };
        let alone = comparison.changes.iter().filter(alone).count();
        let both = comparison.changes.iter().filter(|c| c.old.is_some() && c.new.is_some()).count();
        Self { comparison, sides: [old, new], apart, changes, rewritten: alone > both }
    }

    /// Whether any clause differs in substance.
    pub(crate) fn differs(&self) -> bool {
        self.comparison.changes.iter().any(|change| change.substance)
    }

    /// Policies printed inside a text of one side, of which the other side has no clause.
    pub(crate) fn printed(&self) -> Vec<Printed<'a>> {
        let mut found = Vec::new();
        for (side, bundle) in [Side::Old, Side::New].into_iter().zip(self.sides) {
            for (at, document) in bundle.iter().enumerate() {
                for part in 0..document.outline.parts.len() {
                    if !self.is_printed(Within { side, document: at, part }) {
                        continue;
                    }
                    let clauses = document.outline.iter().filter(|(_, c)| c.part == part);
                    let ids: Vec<_> = clauses.map(|(id, _)| id).collect();
                    if let Some(first) = ids.first() {
                        let place = Place { document: at, clause: *first };
                        let other = self.sides[1 - side as usize];
                        let has_own = other.len() == 1 && !other[0].info.incorporates.is_empty();
                        let clauses = ids.len();
                        found.push(Printed { side, place, document, clauses, has_own });
                    }
                }
            }
        }
        found
    }

    fn is_printed(&self, within: Within) -> bool {
        let bundle = self.sides[within.side as usize];
        let parts = &bundle[within.document].outline.parts;
        within.part > 0
            && parts.get(within.part).is_some_and(|part| part.kind == PartKind::Policy)
            && self.apart.contains(&within)
    }

    /// What became of each category, but for rules in a policy that [`Pair::printed`] tells.
    pub(crate) fn events(&self) -> BTreeMap<Category, Event<'a>> {
        let [old, new] = [Side::Old, Side::New].map(|side| self.carriers(side));
        let categories = old.keys().chain(new.keys()).copied();
        let of = |all: &BTreeMap<Category, Vec<Carrier<'a>>>, category| {
            all.get(&category).cloned().unwrap_or_default()
        };
        categories
            .map(|category| (category, self.event(&of(&old, category), &of(&new, category))))
            .collect()
    }

    /// The clauses of a side by what they carry, each once.
    fn carriers(&self, side: Side) -> BTreeMap<Category, Vec<Carrier<'a>>> {
        let mut all = BTreeMap::<Category, Vec<Carrier>>::new();
        for (at, document) in self.sides[side as usize].iter().enumerate() {
            for finding in &document.findings {
                let place = Place { document: at, clause: finding.clause };
                if self.is_printed(Within::of(side, self.sides[side as usize], place)) {
                    continue;
                }
                let of = all.entry(finding.category).or_default();
                if of.last().is_none_or(|known| known.place != place) {
                    let confidence = finding.confidence;
                    of.push(Carrier { side, place, document, finding, confidence });
                }
            }
        }
        all
    }

    fn event(&self, old: &[Carrier<'a>], new: &[Carrier<'a>]) -> Event<'a> {
        let at = |all: &[Carrier<'a>]| -> HashMap<Place, Carrier<'a>> {
            all.iter().map(|carrier| (carrier.place, *carrier)).collect()
        };
        let (old_at, new_at) = (at(old), at(new));
        let became = |here: &Carrier| -> Vec<(&'a Change, Carrier<'a>)> {
            let other = |change: &Change| match here.side {
                Side::Old => new_at.get(&change.new?),
                Side::New => old_at.get(&change.old?),
            };
            let changes = self.changes_of(here).iter();
            changes.filter_map(|change| Some((*change, *other(change)?))).collect()
        };
        let alone = |these: &[Carrier<'a>]| {
            let mut said = HashSet::new();
            these
                .iter()
                .filter(|one| became(one).is_empty() && said.insert(bag(passage(one))))
                .copied()
                .collect::<Vec<_>>()
        };
        let mut event = Event {
            gained: alone(new),
            lost: alone(old),
            has: [!old.is_empty(), !new.is_empty()],
            ..Event::default()
        };
        for carrier in new {
            let edited: Vec<Option<Edited>> = became(carrier)
                .into_iter()
                .map(|(change, before)| self.edited(change, &before, carrier))
                .collect();
            // Where one of its twins reads the same, nothing changed.
            if let Some(Some(first)) = edited.first()
                && edited.iter().all(Option::is_some)
            {
                event.changed.push((*carrier, first.clone()));
            }
        }
        let least = if old.len() == 1 && new.len() == 1 { 0.0 } else { ALIKE };
        for (before, after) in alike(&mut event.lost, &mut event.gained, least) {
            if !same_words(passage(&before), passage(&after)) {
                event.reworded.push((before, after));
            }
        }
        for carrier in event.gained.iter_mut().chain(&mut event.lost) {
            carrier.confidence = self.certainty(carrier);
        }
        event
    }

    fn changes_of(&self, carrier: &Carrier) -> &[&'a Change] {
        self.changes[carrier.side as usize].get(&carrier.place).map_or(&[], Vec::as_slice)
    }

    /// A rule surely came or went when its clause did, or when words that decide it did. In a text that
    /// was written anew a rule that went may stand there in words that no rule knows.
    fn certainty(&self, carrier: &Carrier) -> Confidence {
        if self.rewritten && carrier.side == Side::Old {
            return Confidence::Likely;
        }
        let decides = |span: Span| carrier.finding.words.iter().any(|w| w.overlaps(span));
        let touched = self.changes_of(carrier).iter().any(|change| {
            matches!(change.relation, Relation::Added | Relation::Removed)
                || change.edits.iter().any(|edit| {
                    is_substance(edit) && edit_on(carrier.side, edit).is_some_and(decides)
                })
        });
        if touched { carrier.finding.confidence } else { Confidence::Likely }
    }

    /// The words of substance that differ in what a pair of clauses says of a category: words that
    /// decide it, and others in its sentences unless they are mere wording, a longer limb, or what
    /// makes another category that came or went. `None` when there are none.
    fn edited(
        &self,
        change: &'a Change,
        old: &Carrier<'a>,
        new: &Carrier<'a>,
    ) -> Option<Edited<'a>> {
        let of = |carrier: &Carrier<'a>, op: Op, edit: &Edit| -> Option<(&'a str, bool)> {
            let span =
                edit_on(carrier.side, edit).filter(|_| edit.op == op && is_substance(edit))?;
            let finding = carrier.finding;
            let words = carrier.document.text.of(span).trim();
            let decides = finding.words.iter().any(|w| w.overlaps(span));
            let near = finding.span.overlaps(span)
                && match edit.kind {
                    Some(Kind::Wording) => false,
                    Some(Kind::Clause) => {
                        text::words(words).nth(LIMB).is_none() && !self.is_others(carrier, span)
                    }
                    _ => true,
                };
            (decides || near).then_some((words, decides))
        };
        let has_words = |words: &&str| words.contains(char::is_alphanumeric);
        let mut pieces = Vec::new();
        let parts = change.edits.split(|edit| edit.op == Op::Equal);
        for part in parts {
            let came = part.iter().find_map(|edit| of(new, Op::Insert, edit));
            let went = part.iter().find_map(|edit| of(old, Op::Delete, edit));
            let decides = came.is_some_and(|(_, d)| d) || went.is_some_and(|(_, d)| d);
            let piece = Piece {
                came: came.map(|(words, _)| words).filter(has_words),
                went: went.map(|(words, _)| words).filter(has_words),
            };
            if piece.came.is_some() || piece.went.is_some() {
                pieces.push((decides, piece));
            }
        }
        drop_moved(&mut pieces);
        // What decides first, then the longest; told in reading order.
        let length = |p: &Piece| p.came.map_or(0, str::len) + p.went.map_or(0, str::len);
        let mut order: Vec<usize> = (0..pieces.len()).collect();
        order.sort_by_key(|i| (!pieces[*i].0, std::cmp::Reverse(length(&pieces[*i].1))));
        order.truncate(STRETCHES);
        order.sort_unstable();
        (!order.is_empty()).then(|| order.into_iter().map(|i| pieces[i].1).collect())
    }

    /// Whether words of a clause decide a category that the clause on the other side does not carry.
    fn is_others(&self, carrier: &Carrier, span: Span) -> bool {
        let of = |document: &'a Document, place: Place| {
            document.findings.iter().filter(move |f| f.clause == place.clause)
        };
        let other = |change: &&Change| match carrier.side {
            Side::Old => change.new.map(|place| (&self.sides[1][place.document], place)),
            Side::New => change.old.map(|place| (&self.sides[0][place.document], place)),
        };
        let there: Vec<Category> = self
            .changes_of(carrier)
            .iter()
            .filter_map(other)
            .flat_map(|(document, place)| of(document, place).map(|f| f.category))
            .collect();
        let here = self.sides[carrier.side as usize][carrier.place.document].as_ref();
        of(here, carrier.place)
            .filter(|f| !there.contains(&f.category))
            .any(|f| f.words.iter().any(|w| w.overlaps(span)))
    }
}

/// Takes out words that only stand elsewhere in the clause: they neither came nor went.
fn drop_moved(pieces: &mut Vec<(bool, Piece)>) {
    for i in 0..pieces.len() {
        let Some(came) = pieces[i].1.came else { continue };
        let from = pieces.iter().position(|(_, p)| p.went.is_some_and(|w| same_words(w, came)));
        if let Some(from) = from {
            pieces[i].1.came = None;
            pieces[from].1.went = None;
        }
    }
    pieces.retain(|(_, p)| p.came.is_some() || p.went.is_some());
}

fn is_substance(edit: &Edit) -> bool {
    edit.op != Op::Equal && edit.kind.is_none_or(Kind::is_substance)
}

fn edit_on(side: Side, edit: &Edit) -> Option<Span> {
    match side {
        Side::Old => edit.old,
        Side::New => edit.new,
    }
}

/// The words of a passage, folded and in small letters.
fn bag(words: &str) -> Vec<String> {
    let folded = text::fold(words).to_lowercase();
    text::words(&folded).map(|word| word.span.of(&folded).to_owned()).collect()
}

fn same_words(a: &str, b: &str) -> bool {
    bag(a) == bag(b)
}

fn passage<'a>(carrier: &Carrier<'a>) -> &'a str {
    carrier.document.text.of(carrier.finding.span)
}

/// Takes out of both lists the passages that say much the same, as pairs: those first that have the
/// largest share of words in common, which is at least `least`.
fn alike<'a>(
    lost: &mut Vec<Carrier<'a>>,
    gained: &mut Vec<Carrier<'a>>,
    least: f64,
) -> Vec<(Carrier<'a>, Carrier<'a>)> {
    if lost.len() * gained.len() > MOST_PAIRS {
        return Vec::new();
    }
    let bags = |all: &[Carrier]| all.iter().map(|c| bag(passage(c))).collect::<Vec<_>>();
    let (old, new) = (bags(lost), bags(gained));
    let mut shares = Vec::new();
    for (i, a) in old.iter().enumerate() {
        shares.extend(new.iter().enumerate().map(|(j, b)| (share(a, b), i, j)));
    }
    shares.retain(|(share, ..)| *share >= least);
    shares.sort_by(|a, b| b.0.total_cmp(&a.0).then((a.1, a.2).cmp(&(b.1, b.2))));
    let (mut from, mut to) = (vec![false; old.len()], vec![false; new.len()]);
    let mut pairs = Vec::new();
    for (_, i, j) in shares {
        if !from[i] && !to[j] {
            (from[i], to[j]) = (true, true);
            pairs.push((i, j));
        }
    }
    pairs.sort_by_key(|(_, j)| *j);
    let taken = pairs.iter().map(|(i, j)| (lost[*i], gained[*j])).collect();
    let keep = |all: &mut Vec<Carrier<'a>>, taken: &[bool]| {
        let mut taken = taken.iter();
        all.retain(|_| !taken.next().is_some_and(|taken| *taken));
    };
    keep(lost, &from);
    keep(gained, &to);
    taken
}

/// Which share of the words of both is the same, 0 to 1.
fn share(a: &[String], b: &[String]) -> f64 {
    let mut counts = HashMap::<&str, usize>::new();
    for word in a {
        *counts.entry(word).or_default() += 1;
    }
    let mut both = 0u32;
    for word in b {
        if let Some(left) = counts.get_mut(word.as_str()).filter(|left| **left > 0) {
            *left -= 1;
            both += 1;
        }
    }
    let all = u32::try_from(a.len() + b.len()).unwrap_or(u32::MAX);
    if all == 0 { 0.0 } else { f64::from(2 * both) / f64::from(all) }
}
