//! [`carry`]: the annotations of one edition onto another.
//!
//! Owns the decision. Two witnesses must agree before words are [`Anchoring::Placed`]: the redline of
//! their clause leads to them, and no other place, on either side, has their neighbours. What is left
//! in doubt is offered; what was taken out is said to be. It compares no editions: which clause became
//! which is an argument. See `docs/decisions/annotation-anchoring.md`.

use crate::anchor::{FLOOR, MARGIN, place};
use crate::context::{Context, score};
use crate::ground::Ground;
use crate::pair::{Pair, Weight};
use crate::select::quote;
use crate::trace::{Image, Trace};
use crate::{
    Anchored, Anchoring, CONTEXT, Difference, Doubt, Loss, Quote, Selectors, occurrence, reworded,
};
use clause::{ClauseId, Outline};
use std::cell::OnceCell;
use text::{Span, Text, fold, words};

/// An edition, old or new.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// Its words.
    pub text: &'a Text,
    /// Its clauses.
    pub outline: &'a Outline,
}

/// Which share of marked words must be left for the rest to be taken for an edit of them.
const ENOUGH: f64 = 0.5;

/// Which share of them must be left for their place to be shown to a person.
const SOMETHING: f64 = 0.25;

/// Up to so many words that were exchanged between neighbours that stayed are an edit, though none of
/// them is left: "may" became "must not". Of more, nobody knows whether they say the same.
const FEW: usize = 4;

/// Where words of the older edition, on which the selectors were made, stand in the newer one.
///
/// The older edition may have been corrected since. `pairs` are its clauses and what they became; the
/// order does not matter, and a clause that has none went.
pub fn carry(selectors: &Selectors, old: Side, new: Side, pairs: &[Pair]) -> Anchored {
    follow(selectors, &Way::new(old, new, pairs))
}

/// As [`carry`], for many annotations of one edition: what they share is worked out once.
pub fn carry_all<'a>(
    selectors: impl IntoIterator<Item = &'a Selectors>,
    old: Side,
    new: Side,
    pairs: &[Pair],
) -> Vec<Anchored> {
    let way = Way::new(old, new, pairs);
    selectors.into_iter().map(|one| follow(one, &way)).collect()
}

/// Both editions and the way from one to the other.
struct Way<'a> {
    old: Ground<'a>,
    new: Ground<'a>,
    trace: Trace<'a>,
    /// Which words of the newer edition, by their number, were not in the older one.
    fresh: OnceCell<Vec<bool>>,
}

/// Which share of the neighbours must have stayed for what was put between them to stand for the words:
/// more than one whole side, which the edge of a clause is by itself.
const BETWEEN: f64 = 0.75;

/// The words to follow, as they stand in the older edition, without white space at their ends.
struct Words<'a> {
    span: Span,
    quote: Quote,
    /// The clauses that they begin and end in.
    clauses: Option<(ClauseId, ClauseId)>,
    way: &'a Way<'a>,
}

/// A place in the newer edition, and which share of the neighbours it has.
#[derive(Clone, Copy)]
struct Found {
    span: Span,
    near: f64,
}

impl<'a> Way<'a> {
    fn new(old: Side<'a>, new: Side<'a>, pairs: &'a [Pair]) -> Self {
        Self {
            old: Ground::new(old.text, old.outline),
            new: Ground::new(new.text, new.outline),
            trace: Trace::new(pairs),
            fresh: OnceCell::new(),
        }
    }

    fn is_fresh(&self, word: usize) -> bool {
        let fresh = self.fresh.get_or_init(|| {
            let folded = self.new.folded();
            let original = folded.words.iter().map(|word| folded.text.span(word.range()));
            original.map(|word| !self.trace.is_kept(&word.range())).collect()
        });
        fresh[word]
    }
}

fn follow(selectors: &Selectors, way: &Way) -> Anchored {
    let first = place(selectors, &way.old);
    let Some(span) = first.outcome.span() else { return unfounded(selectors, &first, way) };
    let Some(words) = Words::new(span, way) else { return first };
    let mut found = words.follow();
    // White space at the ends goes along where it is the same.
    if let Some(at) = found.outcome.span()
        && span != words.span
        && at.of(way.new.content) == words.quote.exact
    {
        let before = words.span.start().bytes() - span.start().bytes();
        let behind = span.end().bytes() - words.span.end().bytes();
        let wide =
            at.start().bytes().checked_sub(before).map(|s| Span::new(s, at.end().bytes() + behind));
        let wide = wide.filter(|wide| wide.of(way.new.content) == span.of(way.old.content));
        found.outcome = match (found.outcome, wide) {
            (Anchoring::Placed(_), Some(wide)) => Anchoring::Placed(wide),
            (Anchoring::Moved(_), Some(wide)) => Anchoring::Moved(wide),
            (Anchoring::Edited(_, why), Some(wide)) => Anchoring::Edited(wide, why),
            (_, _) => Anchoring::Edited(at, Difference::Typography),
        };
    }
    // What is in doubt in the older edition is not sure in another.
    found.score = found.score.min(first.score);
    found.margin = found.margin.min(first.margin);
    found.outcome = match (first.outcome, found.outcome) {
        (Anchoring::Edited(_, why), Anchoring::Placed(at) | Anchoring::Moved(at)) => {
            Anchoring::Edited(at, why)
        }
        (Anchoring::Moved(_), Anchoring::Placed(at)) => Anchoring::Moved(at),
        (_, outcome) => outcome,
    };
    found
}

/// Words that the older edition does not have, or has in places that nothing tells apart.
fn unfounded(selectors: &Selectors, first: &Anchored, way: &Way) -> Anchored {
    if let Anchoring::Unsure { doubt: Doubt::NoWords, .. } = first.outcome {
        return first.clone();
    }
    let there = place(selectors, &way.new);
    match there.outcome.places() {
        [] => there,
        places => Anchored::unsure(Doubt::Unfounded, places.to_vec(), there.score, there.margin),
    }
}

impl<'a> Words<'a> {
    /// `None` when the stretch has no words.
    fn new(span: Span, way: &'a Way<'a>) -> Option<Self> {
        let span = trimmed(way.old.content, span)?;
        let quote = quote(way.old.content, span);
        Some(Self { span, quote, clauses: ends(way.old.outline, span), way })
    }

    fn follow(&self) -> Anchored {
        let way = self.way;
        let image = way.trace.image(way.old.content, &self.span.range()).and_then(|image| {
            let new = trimmed(way.new.content, Span::new(image.new.start, image.new.end))?;
            Some((new, image))
        });
        if let Some((new, image)) = &image
            && new.of(way.new.content) == self.quote.exact
        {
            return self.on_the_same(*new, image);
        }
        self.on_others(image)
    }

    /// The redline leads to the same words.
    fn on_the_same(&self, new: Span, image: &Image) -> Anchored {
        let way = self.way;
        let own = self.near(self.span, new);
        let fresh = self.fresh_places(Some(new));
        let lost = self.lost_places().map(|old| self.near(old, new));
        let rival = fresh.iter().map(|found| found.near).chain(lost).max_by(f64::total_cmp);
        let margin = rival.map_or(1.0, |rival| own - rival);
        let sure = score(&self.quote.exact, 1.0, self.within(self.span, new));
        let places = || {
            let mut all = vec![Found { span: new, near: own }];
            all.extend(fresh.iter().copied());
            all.sort_by(|a, b| b.near.total_cmp(&a.near));
            all.into_iter().map(|found| found.span).collect()
        };
        if margin < MARGIN {
            return Anchored::unsure(Doubt::Ambiguous, places(), sure, margin.max(0.0));
        }
        if sure < FLOOR {
            return Anchored::unsure(Doubt::Elsewhere, places(), sure, margin);
        }
        let outcome = if !image.pairs.iter().all(|nth| way.trace.pair(*nth).stayed) {
            Anchoring::Moved(new)
        } else if self.is_turned(image) {
            Anchoring::Edited(new, Difference::Neighbours)
        } else {
            Anchoring::Placed(new)
        };
        Anchored { outcome, score: sure, margin }
    }

    /// The redline leads to other words, or nowhere.
    fn on_others(&self, image: Option<(Span, Image)>) -> Anchored {
        let fresh = self.fresh_places(None);
        let sure = |found: &Found| score(&self.quote.exact, 1.0, found.near);
        let strong = fresh.first().filter(|found| sure(found) >= FLOOR);
        let edit = image.map(|(new, image)| (new, self.edit(new, &image)));
        match (strong, edit) {
            (Some(best), Some((new, Edit::Enough(_)))) => {
                Anchored::unsure(Doubt::Ambiguous, vec![best.span, new], sure(best), 0.0)
            }
            (Some(best), _) => {
                let margin = fresh.get(1).map_or(1.0, |next| best.near - next.near);
                if margin < MARGIN {
                    let places = fresh.iter().map(|found| found.span).collect();
                    return Anchored::unsure(Doubt::Ambiguous, places, sure(best), margin);
                }
                Anchored { outcome: Anchoring::Moved(best.span), score: sure(best), margin }
            }
            (None, Some((new, Edit::Enough(score)))) => {
                let outcome = Anchoring::Edited(new, self.difference(new));
                Anchored { outcome, score, margin: 1.0 }
            }
            (None, Some((new, Edit::Some(score)))) => {
                Anchored::unsure(Doubt::Reworded, vec![new], score, 1.0)
            }
            (None, Some((_, Edit::Nothing)) | None) => self.gone(),
        }
    }

    /// What is left of the words in the place that the redline leads to.
    fn edit(&self, new: Span, image: &Image) -> Edit {
        let near = self.within(self.span, new);
        let sure = score(&self.quote.exact, image.kept, near);
        let few = words(&self.quote.exact).count() <= FEW;
        let between = image.replaced && near >= BETWEEN;
        if image.kept >= ENOUGH || (between && few) {
            Edit::Enough(sure)
        } else if between || image.kept >= SOMETHING {
            Edit::Some(sure)
        } else {
            Edit::Nothing
        }
    }

    fn gone(&self) -> Anchored {
        let way = self.way;
        let alike = reworded::nearest(way.new.folded(), &self.quote, |word| way.is_fresh(word));
        if let Some((near, share)) = alike {
            let sure = score(&self.quote.exact, share, self.near(self.span, near));
            return Anchored::unsure(Doubt::Reworded, vec![near], sure, share);
        }
        let left = self.old_clauses().any(|clause| !way.trace.pairs_of(clause).is_empty());
        let long = self.quote.exact.chars().count() >= CONTEXT;
        let loss = if left {
            Loss::Words
        } else if long && !occurrence::exact(way.new.content, &self.quote).is_empty() {
            Loss::Copy
        } else {
            Loss::Clause
        };
        Anchored::nowhere(Anchoring::Removed(loss))
    }

    /// The places of the same words in the newer edition, other than `but`, that came from nowhere
    /// in the older one; those with the most of the neighbours first.
    fn fresh_places(&self, but: Option<Span>) -> Vec<Found> {
        let way = self.way;
        let mut found: Vec<Found> = occurrence::exact(way.new.content, &self.quote)
            .into_iter()
            .filter(|span| Some(*span) != but && way.trace.origin(&span.range()).is_none())
            .map(|span| Found { span, near: self.near(self.span, span) })
            .collect();
        found.sort_by(|a, b| b.near.total_cmp(&a.near));
        found
    }

    /// The other places of the same words in the older edition that the redline leads nowhere from:
    /// it may have taken one for another.
    fn lost_places(&self) -> impl Iterator<Item = Span> {
        let way = self.way;
        let all = occurrence::exact(way.old.content, &self.quote);
        // What crosses clauses is kept by no single step.
        let whole = |old: &Span| {
            let image = way.trace.image(way.old.content, &old.range());
            image.is_some_and(|image| image.new.len() == old.len() && image.kept >= 1.0)
        };
        all.into_iter()
            .filter(move |old| *old != self.span && !way.trace.keeps(&old.range()) && !whole(old))
    }

    /// Whether the same words may say something else here: a change of substance is among their
    /// neighbours, or "may" became "must not" in their clause or in one that it stands under.
    fn is_turned(&self, image: &Image) -> bool {
        let (trace, outline) = (&self.way.trace, self.way.old.outline);
        let near = |pair: &usize| {
            trace.weight_near(*pair, &self.span.range(), CONTEXT) >= Some(Weight::Substance)
        };
        let above = std::iter::successors(self.clauses.map(|(first, _)| first), |clause| {
            outline.clauses.get(clause.0)?.parent
        });
        let mut over = above.chain(self.old_clauses());
        image.pairs.iter().any(near)
            || over.any(|clause| trace.weight_of(clause) >= Some(Weight::Modality))
    }

    /// The clauses of the older edition that the words reach over.
    fn old_clauses(&self) -> impl Iterator<Item = ClauseId> {
        let (first, last) = self.clauses.map_or((1, 0), |(first, last)| (first.0, last.0));
        (first..=last).map(ClauseId)
    }

    /// Which share of the neighbours of a place in the older edition stands around one in the newer,
    /// half counted in their clauses and half wherever these end.
    fn near(&self, old: Span, new: Span) -> f64 {
        let (from, to) = (self.way.old.content, self.way.new.content);
        let around = Context::around(from, old).share(&Context::around(to, new));
        f64::midpoint(self.within(old, new), around)
    }

    /// The same in their clauses alone.
    fn within(&self, old: Span, new: Span) -> f64 {
        bounded(&self.way.old, old).share(&bounded(&self.way.new, new))
    }

    /// What differs from the words at a place that has enough of them.
    fn difference(&self, new: Span) -> Difference {
        let (old_side, new_side) = (&self.way.old, &self.way.new);
        let list = |ground: &Ground, span: Span, labels: bool| -> Vec<String> {
            let kept = |at: &Span| labels || !is_label(ground.outline, *at);
            let all = words(span.of(ground.content)).map(|word| {
                let start = span.start().bytes();
                let (from, to) = (word.span.start().bytes(), word.span.end().bytes());
                Span::new(start + from, start + to)
            });
            all.filter(kept).map(|at| fold(at.of(ground.content)).into_owned()).collect()
        };
        let folded = |ground: &Ground, span: Span| -> Vec<String> {
            let plain = fold(span.of(ground.content));
            words(&plain).map(|word| word.span.of(&plain).to_owned()).collect()
        };
        if folded(old_side, self.span) == folded(new_side, new) {
            Difference::Typography
        } else if list(old_side, self.span, false) == list(new_side, new, false) {
            Difference::Number
        } else {
            Difference::Words
        }
    }
}

/// What is left of words, with how sure it is that these are they.
enum Edit {
    /// Enough to take it for the words, edited.
    Enough(f64),
    /// Something to show.
    Some(f64),
    Nothing,
}

/// The clauses that a stretch begins and ends in.
fn ends(outline: &Outline, span: Span) -> Option<(ClauseId, ClauseId)> {
    let last = span.end().bytes().checked_sub(1)?;
    Some((outline.at(span.start().bytes())?, outline.at(last)?))
}

/// What stands around a stretch in its own clauses; a label counts only around what reaches into it.
fn bounded(ground: &Ground, span: Span) -> Context {
    let Some((first, last)) = ends(ground.outline, span) else {
        return Context::around(ground.content, span);
    };
    let (first, last) = (ground.outline.clause(first), ground.outline.clause(last));
    let start = if span.start() < first.body.start() { first.span } else { first.body };
    let bounds = start.start().bytes()..last.span.end().bytes();
    Context::within(ground.content, span, bounds)
}

fn is_label(outline: &Outline, span: Span) -> bool {
    let clause = outline.at(span.start().bytes()).map(|clause| outline.clause(clause));
    clause.and_then(|clause| clause.label).is_some_and(|label| label.contains(span))
}

/// The stretch without white space at its ends; `None` when nothing is left or it fits no text.
fn trimmed(content: &str, span: Span) -> Option<Span> {
    let words = content.get(span.range())?;
    let start = span.start().bytes() + (words.len() - words.trim_start().len());
    let len = words.trim().len();
    (len > 0).then(|| Span::new(start, start + len))
}
