//! Any annotation at all, for property tests.

use crate::example;
use annotation::{
    Annotation, Change, Colour, Link, Links, Mark, Quote, Selectors, Sides, Stance, Status,
    Subject, Target,
};
use jiff::Timestamp;
use proptest::collection::vec;
use proptest::prelude::*;
use text::Span;

/// An annotation with the number 7 and otherwise any values.
pub fn annotation() -> impl Strategy<Value = Annotation> {
    let words = proptest::array::uniform3(any::<String>());
    let tags = vec(any::<String>(), 0..4);
    let values = (words, target(), 1u8..=5, tags, links(), any::<bool>(), [moment(), moment()]);
    values.prop_map(|([edition, body, author], target, colour, tags, links, done, [a, b])| {
        Annotation {
            id: example::id(7),
            edition,
            target,
            colour: Colour::new(colour).unwrap(),
            body,
            tags: tags.into(),
            links,
            status: if done { Status::Done } else { Status::Open },
            author,
            created: a,
            modified: b,
        }
    })
}

fn target() -> impl Strategy<Value = Target> {
    let mark = prop_oneof![Just(Mark::Highlight), Just(Mark::Underline)];
    let change = (any::<String>(), sides()).prop_map(|(older, sides)| Change { older, sides });
    prop_oneof![
        (selectors(), mark).prop_map(|(selectors, mark)| Target::Words { selectors, mark }),
        selectors().prop_map(Target::Clause),
        Just(Target::Edition),
        change.prop_map(Target::Change),
    ]
}

fn sides() -> impl Strategy<Value = Sides> {
    prop_oneof![
        selectors().prop_map(Sides::Added),
        selectors().prop_map(Sides::Removed),
        (selectors(), selectors()).prop_map(|(old, new)| Sides::Changed { old, new }),
    ]
}

fn selectors() -> impl Strategy<Value = Selectors> {
    let words = proptest::array::uniform5(any::<String>());
    (words, any::<u32>(), any::<u32>()).prop_map(
        |([exact, prefix, suffix, address, text_hash], start, end)| Selectors {
            quote: Quote { exact, prefix, suffix },
            position: Span::new(start as usize, end as usize),
            address,
            text_hash,
        },
    )
}

fn links() -> impl Strategy<Value = Links> {
    let subject = (0..3usize, any::<String>()).prop_map(|(kind, words)| {
        Subject::named(["category", "criterion", "claim"][kind], &words).unwrap()
    });
    let stance =
        prop_oneof![Just(Stance::Supports), Just(Stance::Contradicts), Just(Stance::Unclear)];
    let link = (subject, stance).prop_map(|(subject, stance)| Link { subject, stance });
    vec(link, 0..4).prop_map(|links| links.into_iter().collect())
}

/// The whole range of a timestamp, to the nanosecond.
fn moment() -> impl Strategy<Value = Timestamp> {
    (-377_705_023_201i64..=253_402_207_200, 0i32..1_000_000_000).prop_map(
        |(seconds, nanoseconds)| Timestamp::new(seconds, nanoseconds).unwrap_or(Timestamp::MAX),
    )
}
