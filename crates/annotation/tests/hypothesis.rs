//! Hypothesis' exports: what of them is taken, and what is refused with a reason.

use annotation::{Given, Read, Refused, Target, hypothesis};
use serde_json::{Value, json};

fn read(file: &Value) -> Result<Read, Refused> {
    let edition_of = |uri: &str| (uri == "https://example.org/licence").then(|| "known".to_owned());
    let at = "2026-11-26T18:00:00Z".parse().unwrap();
    hypothesis::read(&file.to_string(), Given { edition_of: &edition_of, at })
}

/// An annotation as the service gives it, with these properties.
fn row(more: &Value) -> Value {
    let mut row = json!({
        "id": "Ig7sLBYAEe-Wq3f8cZ6x1A",
        "created": "2024-07-24T09:00:00.123456+00:00",
        "updated": "2024-07-25T09:00:00.000000+00:00",
        "user": "acct:a.reader@hypothes.is",
        "user_info": {"display_name": null},
        "uri": "https://example.org/licence",
        "text": "a **note**",
        "tags": ["EU", " EU", "scale"],
        "group": "__world__",
        "permissions": {"read": ["group:__world__"]},
        "document": {"title": ["A Licence"]},
        "links": {"html": "https://hypothes.is/a/Ig7sLBYAEe-Wq3f8cZ6x1A"},
        "target": [{
            "source": "https://example.org/licence",
            "selector": [
                {"type": "RangeSelector", "startContainer": "/p[1]", "startOffset": 3,
                    "endContainer": "/p[1]", "endOffset": 6},
                {"type": "TextPositionSelector", "start": 3, "end": 6},
                {"type": "TextQuoteSelector", "exact": "may", "prefix": "you ", "suffix": " use"}
            ]
        }]
    });
    for (name, value) in more.as_object().unwrap() {
        row[name] = value.clone();
    }
    row
}

#[test]
fn both_forms_are_taken_alike() {
    let rows = read(&json!({"total": 1, "rows": [row(&json!({}))]})).unwrap();
    let export = json!({"export_date": "2024-07-26", "client_version": "1", "annotations": [row(&json!({}))]});
    let exported = read(&export).unwrap();
    assert_eq!(rows.taken[0].annotation, exported.taken[0].annotation);
    assert_eq!(exported.taken[0].place, "/annotations/0");
    let annotation = &rows.taken[0].annotation;
    assert_eq!(annotation.edition, "known");
    assert_eq!(annotation.body, "a **note**");
    assert_eq!(*annotation.tags, ["EU", "scale"]);
    assert_eq!(annotation.author, "a.reader");
    assert_eq!(annotation.created.to_string(), "2024-07-24T09:00:00.123456Z");
    assert_eq!(annotation.modified.to_string(), "2024-07-25T09:00:00Z");
    let Target::Words { selectors, .. } = &annotation.target else { panic!("words") };
    let quote = &selectors.quote;
    assert_eq!([&quote.exact, &quote.prefix, &quote.suffix], ["may", "you ", " use"]);
    assert_eq!((&*selectors.text_hash, &*selectors.address), ("", ""));
}

#[test]
fn a_file_is_known_by_its_form() {
    let file = json!({"rows": [row(&json!({}))]}).to_string();
    let edition_of = |_: &str| Some("known".to_owned());
    let given = Given { edition_of: &edition_of, at: "2026-11-26T18:00:00Z".parse().unwrap() };
    assert_eq!(annotation::read(&file, given), hypothesis::read(&file, given));
}

#[test]
fn a_second_import_has_the_same_ids() {
    let one = |more| read(&json!({"rows": [row(&more)]})).unwrap().taken[0].annotation.id.clone();
    assert_eq!(one(json!({})), one(json!({"text": "later"})));
    assert_ne!(one(json!({})), one(json!({"id": "Ig7sLBYAEe-Wq3f8cZ6x1B"})));
}

#[test]
fn a_page_note_is_about_the_edition() {
    for target in [json!([]), json!(null), json!([{"source": "https://example.org/licence"}])] {
        let read = read(&json!({"rows": [row(&json!({"target": target}))]})).unwrap();
        assert_eq!(read.taken[0].annotation.target, Target::Edition);
    }
}

#[test]
fn what_is_no_annotation_of_a_text_is_refused() {
    let long = "x".repeat(1_000_001);
    for (more, reason) in [
        (json!({"references": ["Ig7sLBYAEe-Wq3f8cZ6x1B"]}), "/rows/0: it is a reply"),
        (
            json!({"uri": "https://elsewhere.example/"}),
            "/rows/0/uri: https://elsewhere.example/ is no",
        ),
        (json!({"id": "../x"}), "/rows/0/id: “../x” is no id"),
        (json!({"id": null}), "/rows/0/id"),
        (json!({"created": "yesterday"}), "/rows/0/created"),
        (json!({"text": 1}), "/rows/0/text"),
        (json!({"text": long}), "1000001 bytes"),
        (json!({"tags": "EU"}), "/rows/0/tags"),
        (json!({"tags": [1]}), "/rows/0/tags"),
        (json!({"target": [{}, {}]}), "more than one target"),
        (json!({"target": [{"selector": [{"type": "TextPositionSelector"}]}]}), "not quoted"),
        (json!({"target": [{"selector": [{"type": "TextQuoteSelector"}]}]}), "quotes no words"),
        (json!({"target": [{"selector": "x"}]}), "selectors are a list"),
    ] {
        let read = read(&json!({"rows": [row(&more)]})).unwrap();
        let told = read.refused.first().map(ToString::to_string).unwrap_or_default();
        assert!(told.contains(reason) && read.taken.is_empty(), "{reason}: {told}");
    }
    assert!(read(&json!({"rows": {}})).is_err());
    assert!(read(&json!([])).is_err());
}
