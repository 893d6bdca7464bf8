//! Annotations of every shape, for the tests.

use annotation::{
    Annotation, AnnotationId, Change, Colour, Link, Links, Mark, Quote, Selectors, Sides, Stance,
    Status, Subject, Tags, Target, content_hash,
};
use jiff::Timestamp;
use proptest::prelude::*;
use text::Span;

/// A text of an older and of a newer edition, with characters of one to four bytes.
pub const OLDER: &str = "1. Grant. You may use “it” – where 🦙 graze.\n2. Term. It ends.";
/// See [`OLDER`].
pub const NEWER: &str =
    "1. Grant. You may not use “it” – where 🦙 graze.\n2. Term. It ends in May.";

/// The selectors of words that stand once in a text.
pub fn at(content: &str, exact: &str, address: &str) -> Selectors {
    let start = content.find(exact).unwrap();
    Selectors {
        quote: Quote { exact: exact.into(), prefix: "1. Grant. ".into(), suffix: "\n".into() },
        position: Span::new(start, start + exact.len()),
        address: address.into(),
        text_hash: content_hash(content),
    }
}

/// One annotation of each shape there is, and of those without a note, tags, links or author.
pub fn each() -> Vec<Annotation> {
    let words = |mark| Target::Words { selectors: at(NEWER, "🦙 graze", "1"), mark };
    let change = |sides| Target::Change(Change { older: "older".into(), sides });
    let (old, new) = (at(OLDER, "It ends.", "2"), at(NEWER, "in May", "2"));
    let targets = [
        words(Mark::Highlight),
        words(Mark::Underline),
        Target::Clause(at(NEWER, "2. Term. It ends in May.", "2")),
        Target::Edition,
        change(Sides::Added(new.clone())),
        change(Sides::Removed(old.clone())),
        change(Sides::Changed { old, new }),
    ];
    let whole = targets.into_iter().enumerate().map(|(number, target)| full(number, target));
    let mut all: Vec<Annotation> = whole.collect();
    for (bare, target) in [(10, Target::Edition), (11, words(Mark::Highlight))] {
        let whole = full(bare, target);
        let (tags, links) = (Tags::default(), Links::default());
        all.push(Annotation { body: String::new(), author: String::new(), tags, links, ..whole });
    }
    let tagged = full(12, Target::Edition);
    all.push(Annotation { body: String::new(), links: Links::default(), ..tagged.clone() });
    all.push(Annotation { body: String::new(), id: id(13), ..tagged });
    all
}

fn id(number: usize) -> AnnotationId {
    format!("018f2b7c-0000-4000-8000-{number:012x}").parse().unwrap()
}

fn full(number: usize, target: Target) -> Annotation {
    let link = |subject, stance| Link { subject, stance };
    Annotation {
        id: id(number),
        edition: "newer".into(),
        target,
        colour: Colour::new(3).unwrap(),
        body: "“Quote” <script>alert(1)</script> **🦙** \u{202e}\u{0}\n\t".into(),
        tags: ["EU", "a/b~c", "🦙"].into_iter().collect(),
        links: [
            link(Subject::Category("output-use".into()), Stance::Supports),
            link(Subject::Criterion("osd-5".into()), Stance::Contradicts),
            link(Subject::Claim("access can be cut off: “any time”".into()), Stance::Unclear),
        ]
        .into_iter()
        .collect(),
        status: Status::Done,
        author: "A. Reader, B. Other".into(),
        created: "2024-07-23T10:00:00.123456789Z".parse().unwrap(),
        modified: "2026-11-26T18:00:00Z".parse().unwrap(),
    }
}

/// Any annotation that the app can make and some that it cannot: any characters in any words, any
/// position, a moment of the years that RFC 3339 can write.
pub fn any_annotation() -> impl Strategy<Value = Annotation> {
    let moment = || {
        (-62_167_219_200_i64..253_402_207_200, 0..1_000_000_000_i32)
            .prop_map(|(second, nano)| Timestamp::new(second, nano).unwrap())
    };
    let said = (any_words(), vec_of(any_words()), vec_of(any_link()), any_words());
    (any::<u128>(), any_id(), any_target(), said, (1..=5_u8, any::<bool>()), moment(), moment())
        .prop_map(|(uuid, edition, target, said, (colour, done), created, modified)| {
            let digits = format!("{uuid:032x}");
            let groups = [0..8, 8..12, 12..16, 16..20, 20..32].map(|group| &digits[group]);
            let (body, tags, links, author) = said;
            Annotation {
                id: groups.join("-").parse().unwrap(),
                edition,
                target,
                colour: Colour::new(colour).unwrap(),
                body,
                tags: tags.into(),
                links: links.into_iter().collect(),
                status: if done { Status::Done } else { Status::Open },
                author,
                created,
                modified,
            }
        })
}

fn vec_of<T: std::fmt::Debug>(one: impl Strategy<Value = T>) -> impl Strategy<Value = Vec<T>> {
    proptest::collection::vec(one, 0..4)
}

fn any_words() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[a-z \u{0}\u{1b}\u{7f}\u{202e}\u{feff}\u{2028}\"\\\\/<&🦙é]{0,20}",
    ]
}

fn any_id() -> impl Strategy<Value = String> {
    prop_oneof![Just("older".to_owned()), Just("newer".to_owned()), "[a-z].{0,9}"]
}

fn any_link() -> impl Strategy<Value = Link> {
    let kind = prop_oneof![Just("category"), Just("criterion"), Just("claim")];
    let stance = prop_oneof![Just("supports"), Just("contradicts"), Just("unclear")];
    (kind, any_words(), stance).prop_map(|(kind, words, stance)| Link {
        subject: Subject::named(kind, &words).unwrap(),
        stance: Stance::named(stance).unwrap(),
    })
}

fn any_target() -> impl Strategy<Value = Target> {
    let mark = prop_oneof![Just(Mark::Highlight), Just(Mark::Underline)];
    let sides = prop_oneof![
        any_selectors().prop_map(Sides::Added),
        any_selectors().prop_map(Sides::Removed),
        (any_selectors(), any_selectors()).prop_map(|(old, new)| Sides::Changed { old, new }),
    ];
    prop_oneof![
        (any_selectors(), mark).prop_map(|(selectors, mark)| Target::Words { selectors, mark }),
        any_selectors().prop_map(Target::Clause),
        Just(Target::Edition),
        (any_id(), sides).prop_map(|(older, sides)| Target::Change(Change { older, sides })),
    ]
}

fn any_selectors() -> impl Strategy<Value = Selectors> {
    let anywhere =
        (any_words(), any_words(), any_words(), any::<[u32; 2]>(), any_words(), any_hash())
            .prop_map(|(exact, prefix, suffix, [a, b], address, text_hash)| Selectors {
                quote: Quote { exact: format!("“{exact}"), prefix, suffix },
                position: Span::new(a as usize, b as usize),
                address,
                text_hash,
            });
    let placed = (any::<bool>(), 0..80_usize, 1..40_usize).prop_map(|(older, from, length)| {
        let content = if older { OLDER } else { NEWER };
        let exact: String = content.chars().skip(from % 40).take(length).collect();
        let exact = exact.trim_start();
        at(content, if exact.is_empty() { "Term" } else { exact }, "1")
    });
    prop_oneof![anywhere, placed]
}

fn any_hash() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), "[0-9a-f]{64}", Just(content_hash(NEWER))]
}
