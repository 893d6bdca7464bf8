//! The stretches of text given to the typesetter, each under a span of its own.
//!
//! Typst carries the span of a text element through to every glyph it sets, with the glyph's offset
//! in the element. A span made here names a run, so every finished glyph leads back to a byte of the
//! content.

use crate::world::content_id;
use std::num::NonZeroU64;
use std::ops::Range;
use typst::syntax::Span;

/// One stretch of the content as it was given to the typesetter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Run {
    /// The bytes of the content that it shows.
    pub bytes: Range<usize>,
    /// How it shows them.
    pub as_: Shows,
}

/// How a run shows its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shows {
    /// As they are.
    Words,
    /// By other signs, all of which stand for all of the bytes.
    StandIn,
}

/// All runs of a report.
#[derive(Debug, Default)]
pub(crate) struct Runs(Vec<Run>);

/// A glyph's offset in its run is a `u16` in typst; longer runs must be cut.
pub(crate) const LONGEST_RUN: usize = 60_000;

/// Span numbers below this one are typst's own.
const FIRST_NUMBER: u64 = 2;
/// The low bits of a span are a number, the high ones a file (`typst_syntax::Span`).
const NUMBER_BITS: u32 = 48;

impl Runs {
    /// Registers a run and returns the span that its text element must carry.
    pub(crate) fn add(&mut self, bytes: Range<usize>, as_: Shows) -> Span {
        let number = FIRST_NUMBER + self.0.len() as u64;
        self.0.push(Run { bytes, as_ });
        let file = u64::from(content_id().into_raw().get());
        let raw = NonZeroU64::new(file << NUMBER_BITS | number).expect("a file id is not zero");
        Span::from_raw(raw)
    }

    /// The run whose span this is, if it is one of ours.
    pub(crate) fn get(&self, span: Span) -> Option<&Run> {
        if span.id() != Some(content_id()) {
            return None;
        }
        let number = span.into_raw().get() & ((1 << NUMBER_BITS) - 1);
        self.0.get(usize::try_from(number.checked_sub(FIRST_NUMBER)?).ok()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_span_leads_back_to_its_run() {
        let mut runs = Runs::default();
        let first = runs.add(0..5, Shows::Words);
        let second = runs.add(5..6, Shows::StandIn);
        assert_eq!(runs.get(first), Some(&Run { bytes: 0..5, as_: Shows::Words }));
        assert_eq!(runs.get(second), Some(&Run { bytes: 5..6, as_: Shows::StandIn }));
        assert_eq!(runs.get(Span::detached()), None);
    }
}
