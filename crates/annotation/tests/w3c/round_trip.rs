//! What was written is read back as it was.

use super::{read, shapes};
use annotation::Annotation;
use annotation::w3c::{Collection, Known, write, write_all};
use proptest::prelude::*;
use serde_json::Value;

const KNOWN: [Known<'static>; 2] = [
    Known { edition: "older", content: shapes::OLDER, address: Some("https://example.org/older") },
    Known { edition: "newer", content: shapes::NEWER, address: Some("no address") },
];

fn collection(annotations: &[Annotation]) -> Collection<'_> {
    Collection { edition: "newer", label: "A “label”\u{0}", annotations }
}

fn check(annotations: &[Annotation]) {
    for known in [&KNOWN[..], &[]] {
        let json = write(&collection(annotations), known);
        let back = read(&json).unwrap();
        assert_eq!(back.refused, [], "{json}");
        let left: Vec<_> = back.taken.iter().flat_map(|taken| &taken.left_out).collect();
        assert!(left.is_empty(), "{left:?}");
        let back: Vec<Annotation> = back.taken.into_iter().map(|taken| taken.annotation).collect();
        assert_eq!(back, annotations);
        assert_eq!(write(&collection(&back), known), json);
    }
}

#[test]
fn every_shape_comes_back() {
    check(&shapes::each());
    check(&[]);
}

#[test]
fn several_collections_come_back_together() {
    let all = shapes::each();
    let (some, rest) = all.split_at(4);
    let json = write_all(&[collection(some), collection(rest), collection(&[])], &KNOWN);
    let back = read(&json).unwrap();
    assert_eq!(back.refused, []);
    let back: Vec<Annotation> = back.taken.into_iter().map(|taken| taken.annotation).collect();
    assert_eq!(back, all);
}

#[test]
fn a_position_is_counted_in_characters_of_a_text_that_is_at_hand() {
    let json: Value = serde_json::from_str(&write(&collection(&shapes::each()), &KNOWN)).unwrap();
    let target = &json["first"]["items"][0]["target"];
    assert_eq!(target["source"]["id"], "urn:glossator:edition:newer");
    let [quote, position] = &target["selector"].as_array().unwrap()[..] else { panic!("{target}") };
    let range =
        ["start", "end"].map(|name| usize::try_from(position[name].as_u64().unwrap()).unwrap());
    let words: String = shapes::NEWER.chars().skip(range[0]).take(range[1] - range[0]).collect();
    assert_eq!(quote["exact"], words.as_str());
    assert_ne!(position["start"], target["glossator:start"], "“ and – have more bytes than one");
}

#[test]
fn a_publishers_address_is_told_where_it_is_one() {
    let json: Value = serde_json::from_str(&write(&collection(&shapes::each()), &KNOWN)).unwrap();
    let [older, newer] = &json["first"]["items"][6]["target"].as_array().unwrap()[..] else {
        panic!("{json}")
    };
    assert_eq!(older["source"]["via"], "https://example.org/older");
    assert_eq!(newer["source"].get("via"), None);
}

proptest! {
    #[test]
    fn any_annotation_comes_back(mut annotations in proptest::collection::vec(shapes::any_annotation(), 0..4)) {
        annotations.dedup_by(|a, b| a.id == b.id);
        check(&annotations);
    }
}
