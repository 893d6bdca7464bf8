//! Which clause became which.
//!
//! Owns the decision: content before number, with a floor and a margin; headings, addresses and
//! neighbours settle what content leaves open. Pairs are one to one, whatever the order of the
//! clauses; turning the sides round gives the same pairs. It shows no words and names no relation.

use crate::candidates::candidates;
use crate::parting::{self, Parts};
use crate::similarity::Measure;
use crate::unit::{Home, Side, Unit};
use clause::ClauseKind;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

/// Clauses that are less alike (0 to 1000) are no pair by their words alone.
///
/// Measured on the Llama licences and policies, all pairs of two editions: of 6,139 pairs of clauses
/// that are none, half reach 19, a hundredth 192, and the highest 392 (two items of the list of
/// addresses, each of which has its own pair). The pairs that are some and were most rewritten
/// reach 345 (the personal-data item of 3.2), 459 (1.b.i of Llama 3) and 516 upwards.
const FLOOR: u64 = 500;

/// The floor for clauses that stand at the same place between their neighbours. 1.b.v, which went,
/// and 1.b.i, which stayed, reach 315.
const FLOOR_IN_PLACE: u64 = 320;

/// How much of a clause another at the same address must hold to be what it grew to.
const HELD_IN_PLACE: u64 = 600;

/// How far a pair must lead over every other for one of its clauses to be taken before the
/// neighbours are asked.
const MARGIN: u64 = 30;

/// The floor for clauses that are each other's nearest of all that are left over, and the lead over
/// the next: a clause on the same subject, written anew.
const FLOOR_REWRITTEN: u64 = 300;
const MARGIN_REWRITTEN: u64 = 80;

/// Clauses with fewer words than this are not sought by their subject.
const WORDS_OF_A_SUBJECT: usize = 12;

/// The floor for a clause printed a second time on one side (see [`crate::StandsFor`]).
const FLOOR_TWIN: u64 = 600;

/// What hints add to the likeness. Together they stay below what separates a clause with one word
/// changed from another clause, but for the home: a policy's clause is sought in the policy first.
const SAME_HOME: u64 = 120;
const SAME_ADDRESS: u64 = 40;
const SAME_HEADING: u64 = 60;
const SAME_KIND: u64 = 15;
const SAME_LABEL: u64 = 10;
const PAIRED_NEIGHBOUR: u64 = 50;

/// How far apart in their runs two clauses without a pair may stand to be measured.
const REACH: usize = 4;

/// Which clause became which, as indexes of units.
#[derive(Debug)]
pub(crate) struct Pairing {
    /// For each old clause its new one.
    pub(crate) of_old: Vec<Option<usize>>,
    /// For each new clause its old one.
    pub(crate) of_new: Vec<Option<usize>>,
    /// For each old clause without a pair, the new clause that says the same but is another's.
    pub(crate) twin_of_old: Vec<Option<usize>>,
    /// The same for new clauses.
    pub(crate) twin_of_new: Vec<Option<usize>>,
}

impl Pairing {
    fn free(&self, i: usize, j: usize) -> bool {
        self.of_old[i].is_none() && self.of_new[j].is_none()
    }

    fn join(&mut self, i: usize, j: usize) {
        self.of_old[i] = Some(j);
        self.of_new[j] = Some(i);
    }
}

/// A pair that may be.
#[derive(Clone, Copy, Debug)]
struct Candidate {
    old: usize,
    new: usize,
    /// How alike the words are.
    alike: u64,
    /// The same with what the hints add.
    score: u64,
    /// How far apart the clauses stand, relative to their sides' lengths.
    apart: usize,
}

/// Pairs the clauses of two sides, and finds those that were parted or put together.
pub(crate) fn pair(old: &Side, new: &Side) -> (Pairing, Parts) {
    let measure = Measure::new(old, new);
    let mut all: Vec<Candidate> = candidates(old, new, &measure)
        .into_iter()
        .map(|(i, j)| candidate(old, new, &measure, i, j))
        .collect();
    let mut pairing = Pairing {
        of_old: vec![None; old.units.len()],
        of_new: vec![None; new.units.len()],
        twin_of_old: vec![None; old.units.len()],
        twin_of_new: vec![None; new.units.len()],
    };
    only_ones(&mut pairing, old, new);
    clear_pairs(&mut pairing, &mut all);
    with_neighbours(&mut pairing, &mut all);
    let mut in_place = in_place(old, new, &measure, &pairing);
    sort(&mut in_place);
    take(&mut pairing, &in_place, |_| true);
    rewritten(&mut pairing, old, new, &all);
    uncross(&mut pairing, old, new);
    let parts = parting::parts(old, new, &measure, &pairing);
    twins(&mut pairing, old, new, &all);
    (pairing, parts)
}

fn candidate(old: &Side, new: &Side, measure: &Measure, i: usize, j: usize) -> Candidate {
    let (a, b) = (&old.units[i], &new.units[j]);
    let alike = if a.exact == b.exact { 1000 } else { measure.alike(i, j).min(999) };
    let mut score = alike;
    if a.home == b.home {
        score += SAME_HOME;
        score += if a.address == b.address { SAME_ADDRESS } else { 0 };
    }
    score += if a.heading.is_some() && a.heading == b.heading { SAME_HEADING } else { 0 };
    score += if a.kind == b.kind { SAME_KIND } else { 0 };
    score += if a.label == b.label { SAME_LABEL } else { 0 };
    let apart = (i * new.units.len()).abs_diff(j * old.units.len());
    Candidate { old: i, new: j, alike, score, apart }
}

/// The best first. What decides between equals is the same when the sides are turned round.
fn sort(all: &mut [Candidate]) {
    all.sort_by_key(|c| (Reverse(c.score), c.apart, c.old + c.new, c.old.abs_diff(c.new), c.old));
}

fn take(pairing: &mut Pairing, sorted: &[Candidate], fits: impl Fn(&Candidate) -> bool) {
    for c in sorted {
        if pairing.free(c.old, c.new) && fits(c) {
            pairing.join(c.old, c.new);
        }
    }
}

/// Takes the pairs that have the same words in the same home, and have them alone on both sides.
fn only_ones(pairing: &mut Pairing, old: &Side, new: &Side) {
    let once = |side: &Side| {
        let mut at: HashMap<u64, Option<usize>> = HashMap::new();
        for (i, unit) in side.units.iter().enumerate() {
            at.entry(unit.exact).and_modify(|only| *only = None).or_insert(Some(i));
        }
        at
    };
    let news = once(new);
    for (exact, i) in once(old) {
        if let (Some(i), Some(Some(j))) = (i, news.get(&exact))
            && old.units[i].home == new.units[*j].home
        {
            pairing.join(i, *j);
        }
    }
}

/// Takes the pairs that lead clearly.
fn clear_pairs(pairing: &mut Pairing, all: &mut [Candidate]) {
    sort(all);
    let (mut of_old, mut of_new) =
        (vec![Vec::new(); pairing.of_old.len()], vec![Vec::new(); pairing.of_new.len()]);
    for c in all.iter() {
        of_old[c.old].push(*c);
        of_new[c.new].push(*c);
    }
    for c in all.iter().filter(|c| c.alike >= FLOOR) {
        if !pairing.free(c.old, c.new) {
            continue;
        }
        let rival = of_old[c.old]
            .iter()
            .chain(&of_new[c.new])
            .filter(|r| (r.old, r.new) != (c.old, c.new) && pairing.free(r.old, r.new))
            .map(|r| r.score)
            .max();
        if rival.is_none_or(|rival| c.score >= rival + MARGIN) {
            pairing.join(c.old, c.new);
        }
    }
}

/// Takes the other pairs by their words, asking the neighbours where words leave it open.
fn with_neighbours(pairing: &mut Pairing, all: &mut [Candidate]) {
    let clear = |i: Option<usize>, j: Option<usize>| match (i, j) {
        (Some(i), Some(j)) => pairing.of_old.get(i).copied().flatten() == Some(j),
        _ => false,
    };
    for c in all.iter_mut() {
        let before = clear(c.old.checked_sub(1), c.new.checked_sub(1));
        let behind = clear(Some(c.old + 1), Some(c.new + 1));
        c.score += PAIRED_NEIGHBOUR * (u64::from(before) + u64::from(behind));
    }
    sort(all);
    take(pairing, all, |c| c.alike >= FLOOR);
}

/// Pairs of clauses left over that stand at the same place between their neighbours.
fn in_place(old: &Side, new: &Side, measure: &Measure, pairing: &Pairing) -> Vec<Candidate> {
    let olds = leftovers(old, &pairing.of_old, |i| i);
    let news = leftovers(new, &pairing.of_new, |j| pairing.of_new[j].unwrap_or(j));
    let mut found = BTreeMap::new();
    for (place, run) in &olds {
        let Some(others) = news.get(place) else { continue };
        for (k, i) in run.iter().enumerate() {
            let near = k.saturating_sub(REACH)..(k + REACH + 1).min(others.len());
            for j in near.filter_map(|k| others.get(k)) {
                let c = candidate(old, new, measure, *i, *j);
                if fits_in_place(old, new, measure, &c) {
                    found.insert((*i, *j), c);
                }
            }
        }
    }
    found.into_values().collect()
}

fn fits_in_place(old: &Side, new: &Side, measure: &Measure, c: &Candidate) -> bool {
    let (a, b) = (&old.units[c.old], &new.units[c.new]);
    let only_one = matches!(a.kind, ClauseKind::Title | ClauseKind::DateLine);
    let same_heading = a.heading.is_some() && a.heading == b.heading;
    // A short clause that grew at its place: "You may use it." and more behind it.
    let grown = a.address == b.address && measure.held(c.old, c.new) >= HELD_IN_PLACE;
    (only_one && a.kind == b.kind) || same_heading || grown || c.alike >= FLOOR_IN_PLACE
}

/// A place where clauses without a pair stand: behind or before which pair, in which home.
type Gap = (Home, Edge, Option<usize>);

/// Whether they stand behind the pair or before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Edge {
    Behind,
    Before,
}

/// The clauses without a pair, by the nearest pair before and behind, which `name` names by its old
/// clause.
fn leftovers(
    side: &Side,
    pairs: &[Option<usize>],
    name: impl Fn(usize) -> usize,
) -> HashMap<Gap, Vec<usize>> {
    let mut gaps: HashMap<Gap, Vec<usize>> = HashMap::new();
    let mut start = 0;
    while start < side.units.len() {
        let home = side.units[start].home;
        let mut end = start;
        while end < side.units.len() && side.units[end].home == home && pairs[end].is_none() {
            end += 1;
        }
        if end == start {
            start += 1;
            continue;
        }
        let run: Vec<usize> = (start..end).collect();
        let same_home = |at: Option<usize>| {
            at.filter(|at| side.units.get(*at).is_some_and(|u| u.home == home)).map(&name)
        };
        gaps.insert((home, Edge::Behind, same_home(start.checked_sub(1))), run.clone());
        gaps.insert((home, Edge::Before, same_home(Some(end))), run);
        start = end;
    }
    gaps
}

/// Pairs what is left over by its subject.
fn rewritten(pairing: &mut Pairing, old: &Side, new: &Side, all: &[Candidate]) {
    let long =
        |unit: &Unit| unit.tokens().iter().filter(|t| t.is_word()).count() >= WORDS_OF_A_SUBJECT;
    let mut free: Vec<Candidate> = all
        .iter()
        .filter(|c| {
            pairing.free(c.old, c.new) && long(&old.units[c.old]) && long(&new.units[c.new])
        })
        .copied()
        .collect();
    free.sort_by_key(|c| (Reverse(c.alike), c.apart, c.old + c.new, c.old.abs_diff(c.new), c.old));
    let rival = |c: &Candidate| {
        let others = free.iter().filter(|r| (r.old == c.old) != (r.new == c.new));
        others.map(|r| r.alike).max().unwrap_or(0)
    };
    let chosen: Vec<Candidate> = free
        .iter()
        .filter(|c| c.alike >= FLOOR_REWRITTEN && c.alike >= rival(c) + MARGIN_REWRITTEN)
        .copied()
        .collect();
    take(pairing, &chosen, |_| true);
}

/// Of pairs whose clauses all have the same words, gives the first the first: which of them is meant
/// cannot be told, and none of them moved past another.
fn uncross(pairing: &mut Pairing, old: &Side, new: &Side) {
    let mut alike: BTreeMap<(u64, Home, Home), Vec<(usize, usize)>> = BTreeMap::new();
    for (i, j) in pairing.of_old.iter().enumerate().filter_map(|(i, j)| Some((i, (*j)?))) {
        let (a, b) = (&old.units[i], &new.units[j]);
        if a.exact == b.exact {
            alike.entry((a.exact, a.home, b.home)).or_default().push((i, j));
        }
    }
    for pairs in alike.into_values().filter(|pairs| pairs.len() > 1) {
        let mut news: Vec<usize> = pairs.iter().map(|(_, j)| *j).collect();
        news.sort_unstable();
        for ((i, _), j) in pairs.into_iter().zip(news) {
            pairing.join(i, j);
        }
    }
}

/// Finds the clauses that one side prints twice: those of a home of which most has no pair though
/// its words stand on the other side, paired with another home of this one.
fn twins(pairing: &mut Pairing, old: &Side, new: &Side, sorted: &[Candidate]) {
    let of_old = twins_of(old, &pairing.of_old, &pairing.of_new, sorted, |c| (c.old, c.new));
    let of_new = twins_of(new, &pairing.of_new, &pairing.of_old, sorted, |c| (c.new, c.old));
    (pairing.twin_of_old, pairing.twin_of_new) = (of_old, of_new);
}

fn twins_of(
    side: &Side,
    pairs: &[Option<usize>],
    back: &[Option<usize>],
    sorted: &[Candidate],
    ends: impl Fn(&Candidate) -> (usize, usize),
) -> Vec<Option<usize>> {
    let mut twins = vec![None; pairs.len()];
    for c in sorted.iter().filter(|c| c.alike >= FLOOR_TWIN) {
        let (own, other) = ends(c);
        let owner = back[other].filter(|owner| side.units[*owner].home != side.units[own].home);
        if pairs[own].is_none() && twins[own].is_none() && owner.is_some() {
            twins[own] = Some(other);
        }
    }
    // Words of each home: those of twins, and the others. A clause that went from a home that stayed
    // went, though another says the same elsewhere.
    let mut homes: HashMap<Home, (usize, usize)> = HashMap::new();
    for (unit, twin) in side.units.iter().zip(&twins) {
        let (twinned, alone) = homes.entry(unit.home).or_default();
        let words = unit.tokens().iter().filter(|t| t.is_word()).count();
        *(if twin.is_some() { twinned } else { alone }) += words;
    }
    for (unit, twin) in side.units.iter().zip(&mut twins) {
        if homes.get(&unit.home).is_some_and(|(twinned, alone)| twinned < alone) {
            *twin = None;
        }
    }
    twins
}
