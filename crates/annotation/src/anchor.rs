//! [`anchor`]: where the words of an annotation stand in a text now.
//!
//! Owns the decision between the places that [`crate::occurrence`] finds. It is built to doubt: only
//! words that are the same to the byte, among the same neighbours or in the same clause, are
//! [`Anchoring::Placed`], and where two places are as good as each other a person is asked.
//! See `docs/decisions/annotation-anchoring.md`.

use crate::context::{Context, score};
use crate::ground::Ground;
use crate::select::address;
use crate::{
    Anchored, Anchoring, CONTEXT, Difference, Doubt, Loss, Selectors, occurrence, reworded,
};
use clause::Outline;
use text::{Span, Text};

/// How sure it must be that words are the same ones before they are taken for them.
///
/// A half means, for a quote of as many characters as a context has, that its words alone will do,
/// and for a short word that it needs the neighbours of one whole side, so that an edit on the other
/// side does not matter.
pub(crate) const FLOOR: f64 = 0.5;

/// By how much of the context the best place must be ahead of the next for the context to decide.
///
/// A quarter is half of one side: more than a name that changed, less than the whole side.
pub(crate) const MARGIN: f64 = 0.25;

/// By how much of the context a place must be ahead of the next to be taken without a look: one side.
///
/// Of two lists with the same items, one numbered anew, the other looks more like what was marked.
const SILENT_MARGIN: f64 = 0.5;

/// Finds the words of an annotation in a text, be it the one it was made on or a corrected one.
pub fn anchor(selectors: &Selectors, text: &Text, outline: &Outline) -> Anchored {
    place(selectors, &Ground::new(text, outline))
}

/// As [`anchor`], for many annotations of one text: what they share is worked out once.
pub fn anchor_all<'a>(
    selectors: impl IntoIterator<Item = &'a Selectors>,
    text: &Text,
    outline: &Outline,
) -> Vec<Anchored> {
    let ground = Ground::new(text, outline);
    selectors.into_iter().map(|one| place(one, &ground)).collect()
}

pub(crate) fn place(selectors: &Selectors, ground: &Ground<'_>) -> Anchored {
    let Selectors { quote, position, text_hash, .. } = selectors;
    if quote.exact.trim().is_empty() {
        return Anchored::unsure(Doubt::NoWords, Vec::new(), 0.0, 0.0);
    }
    if *text_hash == ground.hash && position.of(ground.content) == quote.exact {
        return Anchored { outcome: Anchoring::Placed(*position), score: 1.0, margin: 1.0 };
    }
    let same = occurrence::exact(ground.content, quote);
    if !same.is_empty() {
        return choose(&same, selectors, ground, |found| {
            if !found.same_address {
                Anchoring::Moved(found.span)
            } else if found.context < 1.0 {
                // "may" of "may not" has all that stood before it.
                Anchoring::Edited(found.span, Difference::Neighbours)
            } else {
                Anchoring::Placed(found.span)
            }
        });
    }
    let alike = occurrence::apart_from_typography(ground.folded(), quote);
    if !alike.is_empty() {
        return choose(&alike, selectors, ground, |found| {
            Anchoring::Edited(found.span, Difference::Typography)
        });
    }
    match reworded::nearest(ground.folded(), quote, |_| true) {
        Some((near, share)) => {
            let there = Context::around(ground.content, near);
            let sure = score(&quote.exact, share, Context::quoted(quote).share(&there));
            Anchored::unsure(Doubt::Reworded, vec![near], sure, share)
        }
        None => Anchored::nowhere(Anchoring::Removed(Loss::Words)),
    }
}

/// A place where the words stand, and what speaks for it.
#[derive(Clone, Copy)]
struct Candidate {
    span: Span,
    /// Which share of the quote's context stands around it, 0 to 1.
    context: f64,
    /// Whether its clause has the address that the words had.
    same_address: bool,
    /// How far it is from where the words were, in bytes.
    distance: usize,
}

/// What becomes of the words at the one place among those found that they must be, or why there is
/// none.
fn choose(
    found: &[Span],
    selectors: &Selectors,
    ground: &Ground<'_>,
    at: impl Fn(&Candidate) -> Anchoring,
) -> Anchored {
    let context = Context::quoted(&selectors.quote);
    let mut ranked: Vec<Candidate> = found
        .iter()
        .map(|span| Candidate {
            span: *span,
            context: context.share(&Context::around(ground.content, *span)),
            same_address: address(ground.content, ground.outline, *span) == selectors.address,
            distance: span.start().bytes().abs_diff(selectors.position.start().bytes()),
        })
        .collect();
    // Nearness never decides, since a passage put in before the words moves them onto the place of
    // others; it only says what is offered first.
    ranked.sort_by(|a, b| {
        b.context
            .total_cmp(&a.context)
            .then(b.same_address.cmp(&a.same_address))
            .then(a.distance.cmp(&b.distance))
    });
    let places = || ranked.iter().map(|c| c.span).collect();
    let Some(best) = ranked.first() else {
        return Anchored::nowhere(Anchoring::Removed(Loss::Words));
    };
    let sure = score(&selectors.quote.exact, 1.0, best.context);
    let margin = ranked.get(1).map_or(1.0, |next| best.context - next.context);
    if sure < FLOOR {
        return Anchored::nowhere(Anchoring::Removed(Loss::Place));
    }
    // The address orders equals and tells none apart: after a renumbering it names another clause.
    if margin < MARGIN {
        return Anchored::unsure(Doubt::Ambiguous, places(), sure, margin);
    }
    let outcome = at(best);
    // Words that are long and stand twice are a clause's that is printed twice.
    let twin = ranked.len() > 1 && selectors.quote.exact.trim().chars().count() >= CONTEXT;
    if matches!(outcome, Anchoring::Placed(_)) && (twin || margin < SILENT_MARGIN) {
        return Anchored::unsure(Doubt::Ambiguous, places(), sure, margin);
    }
    Anchored { outcome, score: sure, margin }
}
