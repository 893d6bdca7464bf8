//! How alike two clauses are, as whole numbers, so that the order of sums cannot matter.
//!
//! Owns the measure. It looks for no candidates and decides nothing.

use crate::token::{Class, Token};
use crate::unit::Side;
use std::collections::HashMap;

/// The features of a clause: its words and pairs of neighbouring words, rare ones weighing more.
#[derive(Debug, Default)]
pub(crate) struct Features {
    /// Feature and count, by feature.
    pub(crate) all: Vec<(u64, u32)>,
    /// The weight of all of them.
    pub(crate) weight: u64,
    /// How many words the clause has.
    pub(crate) words: usize,
}

/// The features of all clauses of both sides, and what each weighs.
pub(crate) struct Measure {
    pub(crate) old: Vec<Features>,
    pub(crate) new: Vec<Features>,
    weights: HashMap<u64, u64>,
}

impl Measure {
    pub(crate) fn new(old: &Side, new: &Side) -> Self {
        let mut measure = Self { old: features(old), new: features(new), weights: HashMap::new() };
        let clauses = measure.old.len() + measure.new.len();
        for of in measure.old.iter().chain(&measure.new) {
            for (feature, _) in &of.all {
                *measure.weights.entry(*feature).or_default() += 1;
            }
        }
        for weight in measure.weights.values_mut() {
            *weight = rarity(clauses, *weight);
        }
        for of in measure.old.iter_mut().chain(&mut measure.new) {
            of.weight = of.all.iter().map(|(f, n)| measure.weights[f] * u64::from(*n)).sum();
        }
        measure
    }

    pub(crate) fn weight(&self, feature: u64) -> u64 {
        self.weights.get(&feature).copied().unwrap_or(1)
    }

    /// How alike two clauses are, from 0 to 1000: twice the shared weight over all weight, or where
    /// one is much longer, three quarters of how much of the shorter it holds.
    pub(crate) fn alike(&self, old: usize, new: usize) -> u64 {
        let (a, b) = (&self.old[old], &self.new[new]);
        let shared = self.shared(a, b);
        let even = (2000 * shared).checked_div(a.weight + b.weight).unwrap_or(0);
        if a.words.min(b.words) < FEW_WORDS {
            return even;
        }
        even.max(self.held(old, new) * 3 / 4)
    }

    /// How much of the one that weighs less the other holds, from 0 to 1000.
    pub(crate) fn held(&self, old: usize, new: usize) -> u64 {
        let (a, b) = (&self.old[old], &self.new[new]);
        (1000 * self.shared(a, b)).checked_div(a.weight.min(b.weight)).unwrap_or(0)
    }

    /// What `whole` has beyond what `part` holds of it.
    pub(crate) fn left(&self, whole: &Features, part: &Features) -> Features {
        let mut held = part.all.iter().peekable();
        let mut all = Vec::with_capacity(whole.all.len());
        for (feature, count) in &whole.all {
            while held.next_if(|(other, _)| other < feature).is_some() {}
            let taken = held.next_if(|(other, _)| other == feature).map_or(0, |(_, n)| *n);
            if *count > taken {
                all.push((*feature, count - taken));
            }
        }
        let weight = self.weigh(&all);
        Features { all, weight, words: whole.words.saturating_sub(part.words) }
    }

    /// How much of `part` stands in `whole`, from 0 to 1000.
    pub(crate) fn held_by(&self, whole: &Features, part: &Features) -> u64 {
        (1000 * self.shared(whole, part)).checked_div(part.weight).unwrap_or(0)
    }

    fn weigh(&self, all: &[(u64, u32)]) -> u64 {
        all.iter().map(|(feature, n)| self.weight(*feature) * u64::from(*n)).sum()
    }

    fn shared(&self, a: &Features, b: &Features) -> u64 {
        let (mut i, mut j, mut shared) = (0, 0, 0);
        while let (Some((f, n)), Some((g, m))) = (a.all.get(i), b.all.get(j)) {
            match f.cmp(g) {
                std::cmp::Ordering::Less => i += 1,
                std::cmp::Ordering::Greater => j += 1,
                std::cmp::Ordering::Equal => {
                    shared += self.weight(*f) * u64::from(*n.min(m));
                    (i, j) = (i + 1, j + 1);
                }
            }
        }
        shared
    }
}

/// A clause with fewer words than this is not sought inside a longer one: such words stand
/// everywhere.
const FEW_WORDS: usize = 8;

/// How much a feature weighs that stands in `holders` of `clauses` clauses: eight for each time
/// that the clauses can be halved until as many are left, and one so that none is lost.
fn rarity(clauses: usize, holders: u64) -> u64 {
    let share = (clauses as u64 + 1) / holders.max(1);
    1 + 8 * u64::from(share.max(1).ilog2() + 1)
}

/// What stands for a word. Any number stands for any other: a clause whose year or amount changed is
/// still that clause.
fn feature(token: &Token) -> u64 {
    if token.class == Class::Number { NUMBER } else { token.key }
}

const NUMBER: u64 = 0xD6E8_FEB8_6659_FD93;

fn features(side: &Side) -> Vec<Features> {
    side.units
        .iter()
        .map(|unit| {
            let mut words: Vec<u64> =
                unit.tokens().iter().filter(|t| t.is_word()).map(feature).collect();
            let count = words.len();
            if words.is_empty() {
                words = unit.tokens().iter().map(|t| t.key).collect();
            }
            // Odd constants keep a pair apart from its words and from the pair turned round.
            let pairs: Vec<u64> = words
                .windows(2)
                .map(|w| w[0].wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(31) ^ w[1])
                .collect();
            words.extend(pairs);
            words.sort_unstable();
            let mut all: Vec<(u64, u32)> = Vec::with_capacity(words.len());
            for word in words {
                match all.last_mut() {
                    Some((last, n)) if *last == word => *n += 1,
                    _ => all.push((word, 1)),
                }
            }
            Features { all, weight: 0, words: count }
        })
        .collect()
}
