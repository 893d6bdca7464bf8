//! Files that mean harm or nothing: each is refused with a place and a reason, none is a panic.

use super::{read, refusals, shapes};
use annotation::LIMITS;
use annotation::w3c::{Collection, write};
use proptest::prelude::*;
use serde_json::{Value, json};

fn check(json: &str, reason: &str) {
    let reasons = refusals(json);
    assert!(reasons.iter().any(|told| told.contains(reason)), "{reason}: {reasons:?}");
}

fn written() -> Value {
    let annotations = shapes::each();
    let collection =
        Collection { edition: "newer", label: "Newer", annotations: &annotations[..1] };
    serde_json::from_str(&write(&collection, &[])).unwrap()
}

/// The file with a value at a place in its one annotation.
fn with(place: &str, value: Value) -> String {
    let mut file = written();
    let item = &mut file["first"]["items"][0];
    *item.pointer_mut(place).unwrap_or_else(|| panic!("no {place}")) = value;
    file.to_string()
}

#[test]
fn what_is_no_file_of_annotations_is_refused_whole() {
    check("", "not JSON");
    check("null", "no annotation");
    check("[[]]", "/0: this is no annotation");
    check("{}", "no annotation");
    check(r#"{"type": "AnnotationCollection", "type": "Annotation"}"#, "given twice");
    check(&"[".repeat(1_000_000), "recursion");
    check(&format!("\"{}\"", " ".repeat(LIMITS.file)), "are the most");
    let many = format!("[{}0]", "{\"type\":0},".repeat(LIMITS.annotations + 1));
    check(&many.replace(",0]", "]"), "100001 annotations; 100000 are the most");
}

#[test]
fn values_that_no_annotation_has_are_refused_where_they_stand() {
    check(&with("/id", json!("urn:uuid:../library")), "/first/items/0/id: urn:uuid:../library");
    check(&with("/glossator:colour", json!(6)), "no colour");
    check(&with("/glossator:colour", json!(1e300)), "no colour");
    check(&with("/glossator:status", json!("lost")), "“lost”");
    check(&with("/glossator:target", json!("page")), "“page”");
    check(&with("/glossator:mark", json!(1)), "nothing that this version knows");
    check(&with("/target/glossator:start", json!(-1)), "no position");
    check(&with("/target/glossator:end", json!(u64::MAX)), "no position");
    check(&with("/target/glossator:start", json!(4_000_000_000_u32)), "ends before it");
    check(&with("/target/glossator:textSha256", json!("A".repeat(64))), "no SHA-256");
    check(&with("/target/source/id", json!("urn:glossator:edition:")), "no edition");
    check(&with("/target/source/id", json!("urn:glossator:claim:x")), "no edition");
    check(&with("/target/source/id", json!("https://elsewhere.example/")), "no edition");
    check(&with("/target/selector/0/exact", json!(" \n")), "quotes no words");
    check(&with("/body/0/value", json!("x".repeat(LIMITS.words + 1))), "1000001 bytes");
    check(&with("/body", json!(vec![json!({"value": "x"}); 1001])), "1001 bodies");
    check(&with("/body/4/source", json!("urn:glossator:category:")), "elsewhere");
    check(&with("/body/4/glossator:stance", json!("shouts")), "“shouts”");
    check(&with("/created", json!("-009999-01-01T00:00:00Z")), "no moment");
}

#[test]
fn an_id_that_comes_twice_is_refused_the_second_time() {
    let mut file = written();
    let item = file["first"]["items"][0].clone();
    file["first"]["items"] = json!([item, item]);
    let read = read(&file.to_string()).unwrap();
    assert_eq!(read.taken.len(), 1);
    assert_eq!(read.refused.len(), 1);
    assert_eq!(read.refused[0].place, "/first/items/1");
}

#[test]
fn words_stay_words() {
    let words = "\u{0}\u{202e}'; DROP TABLE annotation;-- ../../x <b>";
    let taken = read(&with("/body/0/value", json!(words))).unwrap().taken;
    assert_eq!(taken[0].annotation.body, words);
}

/// JSON that is nearly an annotation: the right names with any values, nested.
fn any_json() -> impl Strategy<Value = Value> {
    let names = prop_oneof![
        Just("@context"),
        Just("type"),
        Just("id"),
        Just("body"),
        Just("target"),
        Just("source"),
        Just("selector"),
        Just("exact"),
        Just("value"),
        Just("purpose"),
        Just("items"),
        Just("first"),
        Just("creator"),
        Just("glossator:target"),
        Just("glossator:colour"),
        Just("glossator:side"),
        Just("rows"),
        Just("annotations"),
        Just("text"),
        Just("uri"),
        Just("tags"),
        Just("references"),
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        prop_oneof![
            Just("http://www.w3.org/ns/anno.jsonld"),
            Just("Annotation"),
            Just("AnnotationPage"),
            Just("AnnotationCollection"),
            Just("TextQuoteSelector"),
            Just("TextualBody"),
            Just("urn:glossator:edition:newer"),
            Just("change"),
            Just("old"),
            Just("#é"),
            Just("%é:"),
        ]
        .prop_map(Value::from),
    ];
    leaf.prop_recursive(6, 64, 8, move |inner| {
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            proptest::collection::vec((names.clone(), inner), 0..8).prop_map(|entries| {
                entries.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
            }),
        ]
    })
}

proptest! {
    #[test]
    fn no_file_is_a_panic(text in any::<String>()) {
        let _ = read(&text);
    }

    #[test]
    fn no_json_is_a_panic(json in any_json()) {
        for file in [json.clone(), json!({"rows": [json]}), json!([json])] {
            if let Ok(read) = read(&file.to_string()) {
                for refused in read.refused {
                    prop_assert!(!refused.reason.is_empty());
                }
            }
        }
    }

    #[test]
    fn no_change_to_a_file_is_a_panic(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let mut bytes = written().to_string().into_bytes();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        let _ = read(&String::from_utf8_lossy(&bytes));
    }
}
