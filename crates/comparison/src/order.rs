//! The order in which changes are told, and which pairs moved.
//!
//! Owns both: the new side's reading order, with what is no longer there where it stood; and the
//! longest run of pairs that kept their order, the others having moved.

use crate::StandsFor;
use crate::pairing::Pairing;
use crate::parting::Parts;
use crate::unit::Side;
use std::collections::HashMap;

/// One change to tell, by the indexes of its units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stop {
    /// A clause on both sides, or a part of one.
    Pair { old: usize, new: usize, moved: bool, stands_for: StandsFor },
    /// A clause of the old side alone.
    Removed(usize),
    /// A clause of the new side alone.
    Added(usize),
}

/// All changes in their order.
pub(crate) fn reading_order(old: &Side, new: &Side, pairing: &Pairing, parts: &Parts) -> Vec<Stop> {
    let stayed = stayed(old, new, pairing);
    let mut gone: Vec<Vec<usize>> = vec![Vec::new(); new.units.len()];
    // What was merged stands where its whole does, before or behind it.
    let mut ahead: Vec<Vec<usize>> = vec![Vec::new(); new.units.len()];
    let (mut first, mut last) = (Vec::new(), Vec::new());
    let mut anchor = None;
    let mut starts: HashMap<usize, usize> = HashMap::new();
    for (j, unit) in new.units.iter().enumerate() {
        starts.entry(unit.place.document).or_insert(j);
    }
    for (i, unit) in old.units.iter().enumerate() {
        let document = unit.place.document;
        if let Some(j) = pairing.of_old[i] {
            anchor = if stayed[i] { Some((j, document)) } else { anchor };
            continue;
        }
        if let Some(j) = parts.merged_into[i] {
            let before = pairing.of_new[j].is_some_and(|pair| i < pair);
            if before { &mut ahead[j] } else { &mut gone[j] }.push(i);
            continue;
        }
        match anchor.filter(|(_, of)| *of == document) {
            Some((j, _)) => gone[j].push(i),
            None => match starts.get(&document) {
                // Before the first clause of its document.
                Some(0) => first.push(i),
                Some(j) => gone[*j - 1].push(i),
                None => last.push(i),
            },
        }
    }
    let moved = true;
    let removed = |i: usize| match (parts.merged_into[i], pairing.twin_of_old[i]) {
        (Some(j), _) => Stop::Pair { old: i, new: j, moved, stands_for: StandsFor::OldPart },
        (None, Some(j)) => Stop::Pair { old: i, new: j, moved, stands_for: StandsFor::Old },
        (None, None) => Stop::Removed(i),
    };
    let mut stops: Vec<Stop> = first.into_iter().map(removed).collect();
    for (j, (ahead, gone)) in ahead.into_iter().zip(gone).enumerate() {
        stops.extend(ahead.into_iter().map(removed));
        stops.push(match (pairing.of_new[j], parts.split_from[j], pairing.twin_of_new[j]) {
            (Some(i), ..) => {
                Stop::Pair { old: i, new: j, moved: !stayed[i], stands_for: StandsFor::Both }
            }
            (None, Some(i), _) => {
                Stop::Pair { old: i, new: j, moved, stands_for: StandsFor::NewPart }
            }
            (None, None, Some(i)) => {
                Stop::Pair { old: i, new: j, moved, stands_for: StandsFor::New }
            }
            (None, None, None) => Stop::Added(j),
        });
        stops.extend(gone.into_iter().map(removed));
    }
    stops.extend(last.into_iter().map(removed));
    stops
}

/// For each old clause, whether it has a pair that kept its place: same home, and in the heaviest
/// run of pairs in rising order. Each pair weighs first as one, then by its words, then by a
/// fingerprint, so that the same run is found when the sides are turned round.
fn stayed(old: &Side, new: &Side, pairing: &Pairing) -> Vec<bool> {
    let mut best = Heaviest::new(new.units.len());
    let mut before: Vec<Option<usize>> = vec![None; old.units.len()];
    for (i, unit) in old.units.iter().enumerate() {
        let Some(j) = pairing.of_old[i].filter(|j| new.units[*j].home == unit.home) else {
            continue;
        };
        let words = (unit.tokens().len() + new.units[j].tokens().len()).min(1 << 20) as u64;
        // A sum, as the same on both sides: of equal words an exclusive or would be nothing.
        let print =
            unit.exact.wrapping_add(new.units[j].exact).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 48;
        let own = (1 << 80) + (u128::from(words) << 40) + u128::from(print);
        let (run, last) = best.below(j);
        before[i] = last;
        best.put(j, run + own, i);
    }
    let mut stayed = vec![false; old.units.len()];
    let mut at = best.below(new.units.len()).1;
    while let Some(i) = at {
        stayed[i] = true;
        at = before[i];
    }
    stayed
}

/// The heaviest run that ends below a place: a Fenwick tree over the new side's places.
struct Heaviest {
    tree: Vec<(u128, Option<usize>)>,
}

impl Heaviest {
    fn new(places: usize) -> Self {
        Self { tree: vec![(0, None); places + 1] }
    }

    /// The weight of the heaviest run that ends at a place before `place`, and its last old clause.
    fn below(&self, place: usize) -> (u128, Option<usize>) {
        let (mut at, mut best) = (place, (0, None));
        while at > 0 {
            if self.tree[at].0 > best.0 {
                best = self.tree[at];
            }
            at &= at - 1;
        }
        best
    }

    fn put(&mut self, place: usize, weight: u128, old: usize) {
        let mut at = place + 1;
        while at < self.tree.len() {
            if weight > self.tree[at].0 {
                self.tree[at] = (weight, Some(old));
            }
            at += at & at.wrapping_neg();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Heaviest;

    #[test]
    fn the_heaviest_run_below_a_place() {
        let mut runs = Heaviest::new(5);
        runs.put(3, 10, 0);
        runs.put(1, 7, 1);
        runs.put(4, 8, 2);
        assert_eq!(runs.below(3), (7, Some(1)));
        assert_eq!(runs.below(4), (10, Some(0)));
        assert_eq!(runs.below(1), (0, None));
        assert_eq!(runs.below(5), (10, Some(0)));
    }
}
