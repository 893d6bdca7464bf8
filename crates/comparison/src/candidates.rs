//! Which clauses may have become which: an index of what they share.
//!
//! Owns the choice of the few pairs worth measuring, so that no work grows with all pairs. It
//! decides no pair.

use crate::similarity::{ByKey, Features, Measure};
use crate::unit::Side;

/// How many clauses of the other side a feature may stand in before it tells nothing.
const COMMON: usize = 48;

/// How many candidates each clause keeps.
const KEPT: usize = 6;

/// How many pairs of clauses with the same words are all candidates; beyond that, the first is
/// taken with the first, the second with the second.
const REPEATED: usize = 64;

/// Pairs worth measuring, each once, in order.
pub(crate) fn candidates(old: &Side, new: &Side, measure: &Measure) -> Vec<(usize, usize)> {
    let mut pairs = same_words(old, new);
    pairs.extend(nearest(&measure.old, &measure.new));
    pairs.extend(nearest(&measure.new, &measure.old).into_iter().map(|(j, i)| (i, j)));
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

fn same_words(old: &Side, new: &Side) -> Vec<(usize, usize)> {
    let mut groups: ByKey<(Vec<usize>, Vec<usize>)> = ByKey::default();
    for (i, unit) in old.units.iter().enumerate() {
        groups.entry(unit.exact).or_default().0.push(i);
    }
    for (j, unit) in new.units.iter().enumerate() {
        groups.entry(unit.exact).or_default().1.push(j);
    }
    let mut pairs = Vec::new();
    for (olds, news) in groups.into_values() {
        if olds.len() * news.len() <= REPEATED {
            pairs.extend(olds.iter().flat_map(|i| news.iter().map(|j| (*i, *j))));
        } else {
            pairs.extend(olds.iter().copied().zip(news.iter().copied()));
        }
    }
    pairs
}

/// For each clause of `from`, those of `to` that share the most with it.
fn nearest(from: &[Features], to: &[Features]) -> Vec<(usize, usize)> {
    let mut holders: ByKey<Vec<usize>> = ByKey::default();
    for (j, features) in to.iter().enumerate() {
        for feature in &features.all {
            let list = holders.entry(feature.key).or_default();
            if list.len() <= COMMON {
                list.push(j);
            }
        }
    }
    let mut shared = vec![0u64; to.len()];
    let mut touched = Vec::new();
    let mut pairs = Vec::new();
    for (i, features) in from.iter().enumerate() {
        for feature in &features.all {
            let Some(list) = holders.get(&feature.key).filter(|l| l.len() <= COMMON) else {
                continue;
            };
            for j in list {
                if shared[*j] == 0 {
                    touched.push(*j);
                }
                shared[*j] += feature.weight;
            }
        }
        let share = |j: usize| 2000 * shared[j] / (features.weight + to[j].weight).max(1);
        touched.sort_by_key(|j| (std::cmp::Reverse(share(*j)), i.abs_diff(*j), *j));
        pairs.extend(touched.iter().take(KEPT).map(|j| (i, *j)));
        for j in touched.drain(..) {
            shared[j] = 0;
        }
    }
    pairs
}
