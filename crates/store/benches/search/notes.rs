//! The notes that are searched: made of the texts' own words.
//!
//! Owns their making. Nobody has a hundred thousand notes to lend; these have the words, and so the
//! common words, of the licences.

use super::queries::{Numbers, Words};
use annotation::{
    Annotation, AnnotationId, Colour, Link, Mark, Quote, Selectors, Stance, Status, Subject, Target,
};
use jiff::Timestamp;
use store::Store;
use text::Span;

/// Keeps so many notes: of 8 to 60 words, on 4 to 20.
pub fn add(store: &mut Store, count: usize, words: &Words) {
    let mut numbers = Numbers(7);
    let notes: Vec<Annotation> = (0..count).map(|nth| note(nth, words, &mut numbers)).collect();
    store.merge(&notes, Timestamp::UNIX_EPOCH).expect("notes are kept");
}

fn note(nth: usize, words: &Words, numbers: &mut Numbers) -> Annotation {
    let mut written = Vec::new();
    let length = 8 + numbers.below(53);
    while written.len() < length {
        written.extend(words.neighbours(numbers, 4));
    }
    let length = 4 + numbers.below(17);
    let exact =
        (0..length).flat_map(|_| words.neighbours(numbers, 1)).collect::<Vec<_>>().join(" ");
    let at = Timestamp::from_second(i64::try_from(nth).expect("few notes")).expect("a moment");
    let link =
        Link { subject: Subject::Category("output-use".to_owned()), stance: Stance::Supports };
    Annotation {
        id: AnnotationId::new(&format!("00000000-0000-4000-8000-{nth:012x}")).expect("an id"),
        edition: words.editions[numbers.below(words.editions.len())].clone(),
        target: Target::Words {
            selectors: Selectors {
                quote: Quote { exact, prefix: String::new(), suffix: String::new() },
                position: Span::new(nth, nth + 1),
                address: "1".to_owned(),
                text_hash: String::new(),
            },
            mark: Mark::Highlight,
        },
        colour: Colour::new(u8::try_from(1 + nth % 5).expect("small")).expect("a colour"),
        body: written.join(" "),
        tags: [format!("tag{}", nth % 40), format!("tag{}", nth % 7)].into_iter().collect(),
        links: nth.is_multiple_of(10).then_some(link).into_iter().collect(),
        status: if nth.is_multiple_of(3) { Status::Done } else { Status::Open },
        author: format!("Reader {}", nth % 4),
        created: at,
        modified: at,
    }
}
