//! [`Trace`]: where each stretch of an older edition went.
//!
//! Owns the walk along the steps of all pairs, there and back. It chooses between no places and
//! knows nothing of annotations.

use crate::pair::{Pair, Step, Weight};
use clause::ClauseId;
use std::collections::HashMap;
use std::ops::Range;
use text::words;

/// The steps of all pairs, in the order of either side.
pub(crate) struct Trace<'a> {
    pairs: &'a [Pair],
    /// Each step with the pair it is of, by where it begins in the old text.
    by_old: Vec<(usize, &'a Step)>,
    /// The kept ones, by where they begin in the new text.
    by_new: Vec<&'a Step>,
    /// The pairs of each old clause.
    of_clause: HashMap<ClauseId, Vec<usize>>,
}

/// What an old stretch became.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Image {
    /// From the first to the last of the new words that stand for it.
    pub new: Range<usize>,
    /// Which share of its words is kept there, 0 to 1.
    pub kept: f64,
    /// The pairs it was followed through, in the old order.
    pub pairs: Vec<usize>,
    /// Whether new words stand for some that went.
    pub replaced: bool,
}

impl<'a> Trace<'a> {
    pub fn new(pairs: &'a [Pair]) -> Self {
        let mut by_old: Vec<(usize, &Step)> = pairs
            .iter()
            .enumerate()
            .flat_map(|(nth, pair)| pair.steps.iter().map(move |step| (nth, step)))
            .collect();
        by_old.sort_by_key(|(_, step)| (step.old.start(), step.old.end()));
        let mut by_new: Vec<&Step> =
            by_old.iter().map(|(_, step)| *step).filter(|step| step.change.is_none()).collect();
        by_new.sort_by_key(|step| (step.new.start(), step.new.end()));
        let mut of_clause: HashMap<ClauseId, Vec<usize>> = HashMap::new();
        for (nth, pair) in pairs.iter().enumerate() {
            of_clause.entry(pair.old).or_default().push(nth);
        }
        Self { pairs, by_old, by_new, of_clause }
    }

    pub fn pair(&self, nth: usize) -> &'a Pair {
        &self.pairs[nth]
    }

    /// The pairs of an old clause: none when it went, several when it was split.
    pub fn pairs_of(&self, clause: ClauseId) -> &[usize] {
        self.of_clause.get(&clause).map_or(&[], Vec::as_slice)
    }

    /// What an old stretch became: the most of it that stands together. `None` when no clause of it
    /// is left, or all of it was taken out.
    pub fn image(&self, content: &str, old: &Range<usize>) -> Option<Image> {
        let mut groups: Vec<Vec<Piece>> = Vec::new();
        for piece in self.pieces(old) {
            let together = groups.last().and_then(|group| group.last()).is_some_and(|last| {
                let gap = piece.new.start.checked_sub(last.new.end);
                // What came between two clauses may not outgrow what was marked.
                gap.is_some_and(|gap| piece.pair == last.pair || gap <= old.len())
            });
            match groups.last_mut().filter(|_| together) {
                Some(group) => group.push(piece),
                None => groups.push(vec![piece]),
            }
        }
        let kept = |group: &[Piece]| -> usize {
            group.iter().filter(|piece| piece.kept).map(|piece| piece.old.len()).sum()
        };
        // Of equals the first.
        let group = groups.into_iter().rev().max_by_key(|group| kept(group))?;
        let new = group.first()?.new.start..group.last()?.new.end;
        let mut pairs: Vec<usize> = group.iter().map(|piece| piece.pair).collect();
        pairs.dedup();
        let replaced = group.iter().any(|piece| !piece.kept && !piece.new.is_empty());
        (!new.is_empty()).then(|| Image { new, kept: share(content, old, &group), pairs, replaced })
    }

    /// Where exactly these bytes of the new text stood in the old one; `None` when less than half of
    /// them did.
    pub fn origin(&self, new: &Range<usize>) -> Option<Range<usize>> {
        let first = self.by_new.partition_point(|step| step.new.end().bytes() <= new.start);
        let here =
            self.by_new[first..].iter().take_while(|step| step.new.start().bytes() < new.end);
        let mut origin: Option<Range<usize>> = None;
        let mut kept = 0;
        for step in here {
            let start = new.start.max(step.new.start().bytes());
            let end = new.end.min(step.new.end().bytes());
            let shift =
                |at: usize| at.saturating_sub(step.new.start().bytes()) + step.old.start().bytes();
            kept += end.saturating_sub(start);
            let from = origin.map_or(shift(start), |origin| origin.start);
            origin = Some(from..shift(end));
        }
        origin.filter(|_| 2 * kept > new.len())
    }

    /// Whether an old stretch stands in the new text to the byte, whole.
    pub fn keeps(&self, old: &Range<usize>) -> bool {
        let after = self.by_old.partition_point(|(_, step)| step.old.end().bytes() < old.end);
        self.by_old[after..]
            .iter()
            .take_while(|(_, step)| step.old.start().bytes() <= old.start)
            .any(|(_, step)| step.change.is_none() && old.end <= step.old.end().bytes())
    }

    /// Whether any byte of this new stretch was kept from the old text.
    pub fn is_kept(&self, new: &Range<usize>) -> bool {
        let first = self.by_new.partition_point(|step| step.new.end().bytes() <= new.start);
        self.by_new.get(first).is_some_and(|step| step.new.start().bytes() < new.end)
    }

    /// The weightiest change of a pair within so many bytes of an old stretch.
    pub fn weight_near(&self, pair: usize, old: &Range<usize>, reach: usize) -> Option<Weight> {
        let near = |step: &&Step| {
            step.old.start().bytes() <= old.end + reach
                && old.start <= step.old.end().bytes() + reach
        };
        self.pairs[pair].steps.iter().filter(near).filter_map(|step| step.change).max()
    }

    /// The weightiest change of all pairs of an old clause.
    pub fn weight_of(&self, clause: ClauseId) -> Option<Weight> {
        let steps = self.pairs_of(clause).iter().flat_map(|nth| &self.pairs[*nth].steps);
        steps.filter_map(|step| step.change).max()
    }

    fn pieces(&self, old: &Range<usize>) -> Vec<Piece> {
        let first = self.by_old.partition_point(|(_, step)| step.old.end().bytes() <= old.start);
        let here = self.by_old[first..].iter();
        here.take_while(|(_, step)| step.old.start().bytes() < old.end)
            .filter(|(_, step)| !step.old.is_empty())
            .map(|(pair, step)| {
                let start = old.start.max(step.old.start().bytes());
                let end = old.end.min(step.old.end().bytes());
                let shift = |at: usize| {
                    at.saturating_sub(step.old.start().bytes()) + step.new.start().bytes()
                };
                let kept = step.change.is_none();
                let new = if kept { shift(start)..shift(end) } else { step.new.range() };
                Piece { old: start..end, new, kept, pair: *pair }
            })
            .collect()
    }
}

/// A step, as far as it is of the stretch that is followed.
#[derive(Clone)]
struct Piece {
    old: Range<usize>,
    new: Range<usize>,
    kept: bool,
    pair: usize,
}

/// Which share of an old stretch's words stands whole in the kept pieces; of its bytes, when it has
/// no words.
fn share(content: &str, old: &Range<usize>, group: &[Piece]) -> f64 {
    let Some(stretch) = content.get(old.clone()) else { return 0.0 };
    let holds = |word: &Range<usize>| {
        let kept = group.iter().filter(|piece| piece.kept);
        kept.clone().any(|p| p.old.start <= word.start && word.end <= p.old.end)
    };
    let all: Vec<Range<usize>> = words(stretch)
        .map(|word| word.span.range())
        .map(|word| word.start + old.start..word.end + old.start)
        .collect();
    let (same, of) = if all.is_empty() {
        let kept = group.iter().filter(|piece| piece.kept);
        (kept.map(|piece| piece.old.len()).sum(), old.len())
    } else {
        (all.iter().filter(|word| holds(word)).count(), all.len())
    };
    #[expect(clippy::cast_precision_loss, reason = "counts of words are far below 2^52")]
    if of == 0 { 0.0 } else { same as f64 / of as f64 }
}
