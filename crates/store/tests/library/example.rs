//! Annotations for the tests.

use annotation::{Annotation, AnnotationId, Colour, Links, Mark, Quote, Selectors, Status, Target};
use jiff::Timestamp;
use text::Span;

/// The id with this number.
pub fn id(number: u64) -> AnnotationId {
    AnnotationId::new(&format!("00000000-0000-4000-8000-{number:012x}")).unwrap()
}

/// The moment this many seconds after 1970 began.
pub fn moment(seconds: i64) -> Timestamp {
    Timestamp::from_second(seconds).unwrap()
}

/// Selectors of words that begin at this byte.
pub fn selectors(start: usize) -> Selectors {
    Selectors {
        quote: Quote {
            exact: "seven words".to_owned(),
            prefix: "before ".to_owned(),
            suffix: " after".to_owned(),
        },
        position: Span::new(start, start + 11),
        address: "1.b.v".to_owned(),
        text_hash: "0".repeat(64),
    }
}

/// An annotation of words of an edition, with this note.
pub fn annotation(number: u64, edition: &str, body: &str) -> Annotation {
    Annotation {
        id: id(number),
        edition: edition.to_owned(),
        target: Target::Words {
            selectors: selectors(usize::try_from(number).unwrap() * 10),
            mark: Mark::Highlight,
        },
        colour: Colour::new(3).unwrap(),
        body: body.to_owned(),
        tags: ["scale", "EU"].into_iter().collect(),
        links: Links::default(),
        status: Status::Open,
        author: "A. Reader".to_owned(),
        created: moment(1_000),
        modified: moment(1_000),
    }
}
