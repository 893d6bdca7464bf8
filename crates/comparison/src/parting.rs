//! Clauses that were parted, or put together.
//!
//! Owns the decision that a clause without a pair is a further part of its neighbour's pair: what the
//! pair left over stands in it. It changes no pair and cuts no words.

use crate::pairing::Pairing;
use crate::similarity::{Features, Measure};
use crate::unit::{Side, Unit};
use std::collections::BTreeMap;

/// How much of a clause (0 to 1000) must stand in what another has left, to be a part of it.
const FLOOR_PART: u64 = 600;

/// How many clauses in a row may stand between the parts of one: what came between them.
const BETWEEN: usize = 2;

/// The further parts of clauses that have a pair, by units. The first part is the pair itself.
#[derive(Debug, Default)]
pub(crate) struct Parts {
    /// For each new clause without a pair, the old one that was split, if it is a part of one.
    pub(crate) split_from: Vec<Option<usize>>,
    /// For each old clause without a pair, the new one that it was merged into.
    pub(crate) merged_into: Vec<Option<usize>>,
}

/// A clause and what became of it.
pub(crate) struct Parted {
    pub(crate) whole: usize,
    /// Its parts in reading order, its pair among them.
    pub(crate) parts: Vec<usize>,
}

impl Parts {
    /// The old clauses that were split.
    pub(crate) fn split(&self, pairing: &Pairing) -> Vec<Parted> {
        parted(&self.split_from, &pairing.of_old)
    }

    /// The new clauses that several were merged into.
    pub(crate) fn merged(&self, pairing: &Pairing) -> Vec<Parted> {
        parted(&self.merged_into, &pairing.of_new)
    }
}

fn parted(parts: &[Option<usize>], pairs: &[Option<usize>]) -> Vec<Parted> {
    let mut all: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (part, whole) in
        parts.iter().enumerate().filter_map(|(part, whole)| Some((part, (*whole)?)))
    {
        all.entry(whole).or_insert_with(|| pairs[whole].into_iter().collect()).push(part);
    }
    let in_order = |(whole, mut parts): (usize, Vec<usize>)| {
        parts.sort_unstable();
        Parted { whole, parts }
    };
    all.into_iter().map(in_order).collect()
}

/// Finds the parts.
pub(crate) fn parts(old: &Side, new: &Side, measure: &Measure, pairing: &Pairing) -> Parts {
    let (olds, news) = ((&*old.units, &*measure.old), (&*new.units, &*measure.new));
    let mut split_from = further(olds, &pairing.of_old, news, measure);
    let mut merged_into = further(news, &pairing.of_new, olds, measure);
    // A clause is parted or put together, not both. What has more words stands; which side is called
    // new may not matter.
    let came = words(&split_from, &measure.new, old.units.len());
    let went = words(&merged_into, &measure.old, new.units.len());
    for part in &mut split_from {
        *part = part.filter(|i| pairing.of_old[*i].is_none_or(|j| came[*i] > went[j]));
    }
    for part in &mut merged_into {
        *part = part.filter(|j| pairing.of_new[*j].is_none_or(|i| went[*j] > came[i]));
    }
    Parts { split_from, merged_into }
}

/// How many words the further parts of each of `wholes` clauses have.
fn words(parts: &[Option<usize>], features: &[Features], wholes: usize) -> Vec<usize> {
    let mut words = vec![0; wholes];
    for (part, features) in parts.iter().zip(features) {
        if let Some(whole) = part {
            words[*whole] += features.words.max(1);
        }
    }
    words
}

/// For each of `pieces` without a pair, the one of `wholes` that it is a further part of.
fn further(
    (wholes, whole_features): (&[Unit], &[Features]),
    pairs: &[Option<usize>],
    (pieces, piece_features): (&[Unit], &[Features]),
    measure: &Measure,
) -> Vec<Option<usize>> {
    let mut back = vec![None; pieces.len()];
    for (whole, pair) in pairs.iter().enumerate() {
        if let Some(piece) = pair {
            back[*piece] = Some(whole);
        }
    }
    let mut parts = vec![None; pieces.len()];
    for (whole, first) in pairs.iter().enumerate() {
        let Some(first) = *first else { continue };
        if wholes[whole].exact == pieces[first].exact {
            continue;
        }
        let mut left = measure.left(&whole_features[whole], &piece_features[first]);
        let behind: &mut dyn Iterator<Item = usize> = &mut (first + 1..pieces.len());
        for run in [behind, &mut (0..first).rev()] {
            let mut between = 0;
            for at in run.take_while(|at| pieces[*at].home == pieces[first].home) {
                let piece = &piece_features[at];
                let free = back[at].is_none() && parts[at].is_none();
                if free && measure.held_by(&left, piece) >= FLOOR_PART {
                    parts[at] = Some(whole);
                    left = measure.left(&left, piece);
                    between = 0;
                } else {
                    between += 1;
                }
                if between > BETWEEN {
                    break;
                }
            }
        }
    }
    parts
}
