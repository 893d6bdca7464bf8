//! Annotations as other programs write them: what is taken of each, and why some are not.

use super::{NOW, read, refusals};
use annotation::{Annotation, Target};
use serde_json::{Value, json};

/// An annotation of others with these properties beside those that each must have.
fn foreign(more: Value) -> Value {
    let mut annotation = json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "http://example.org/anno1",
        "type": "Annotation",
        "target": "https://example.org/licence"
    });
    let Value::Object(more) = more else { panic!("an object") };
    for (name, value) in more {
        annotation[name] = value;
    }
    annotation
}

fn taken(json: &Value) -> (Annotation, Vec<String>) {
    let read = read(&json.to_string()).unwrap();
    assert_eq!(read.refused, [], "{json:#}");
    let [taken] = <[_; 1]>::try_from(read.taken).unwrap();
    (taken.annotation, taken.left_out)
}

fn quoting(exact: &str) -> Value {
    json!({
        "source": "https://example.org/licence",
        "selector": [
            {"type": "TextPositionSelector", "start": 3, "end": 6},
            {"type": "TextQuoteSelector", "exact": exact, "prefix": "you "}
        ]
    })
}

#[test]
fn a_quote_with_a_note_and_tags_is_taken() {
    let (annotation, left_out) = taken(&foreign(json!({
        "creator": {"type": "Person", "name": "A. Reader", "email": "mailto:a@example.org"},
        "created": "2015-01-28T12:00:00+01:00",
        "body": [
            {"type": "TextualBody", "value": "a note", "purpose": "describing", "language": "en"},
            {"type": "TextualBody", "value": "EU", "purpose": "tagging"}
        ],
        "target": quoting("may"),
        "rights": "https://example.org/rights"
    })));
    assert_eq!(annotation.body, "a note");
    assert_eq!(*annotation.tags, ["EU"]);
    assert_eq!(annotation.author, "A. Reader");
    assert_eq!(annotation.edition, "known");
    assert_eq!(annotation.created.to_string(), "2015-01-28T11:00:00Z");
    assert_eq!(annotation.modified, annotation.created);
    let Target::Words { selectors, .. } = annotation.target else { panic!("words") };
    assert_eq!((&*selectors.quote.exact, &*selectors.quote.prefix), ("may", "you "));
    assert_eq!((&*selectors.text_hash, selectors.position.is_empty()), ("", true));
    let told =
        ["/body/0/language", "/body/0/purpose", "/creator/email", "/rights", "/target/selector/0"];
    assert_eq!(left_out, told);
}

#[test]
fn a_note_on_a_page_is_one_on_the_edition() {
    let (annotation, left_out) = taken(&foreign(json!({"bodyValue": "a note"})));
    assert_eq!((annotation.target, &*annotation.body), (Target::Edition, "a note"));
    assert_eq!(annotation.created, NOW.parse().unwrap());
    assert!(left_out.is_empty());
}

#[test]
fn the_same_annotation_comes_with_the_same_id() {
    let (one, _) = taken(&foreign(json!({"bodyValue": "a note"})));
    let (again, _) = taken(&foreign(json!({"bodyValue": "another"})));
    let (other, _) = taken(&foreign(json!({"id": "http://example.org/anno2"})));
    assert_eq!(one.id, again.id);
    assert_ne!(one.id, other.id);
}

#[test]
fn a_motivation_is_the_purpose_of_a_body_without_one() {
    let tag = json!({"motivation": "tagging", "body": {"type": "TextualBody", "value": "EU"}});
    assert_eq!(*taken(&foreign(tag)).0.tags, ["EU"]);
}

#[test]
fn creators_are_told_by_name() {
    for (creator, author) in [
        (json!("https://example.org/a"), "https://example.org/a"),
        (json!({"id": "https://example.org/a", "nickname": "reader"}), "reader"),
        (json!([{"name": "A"}, {"name": ["B", "C"]}]), "A, B, C"),
    ] {
        assert_eq!(taken(&foreign(json!({"creator": creator}))).0.author, author);
    }
}

#[test]
fn pages_and_collections_hand_their_context_on() {
    let mut bare = foreign(json!({}));
    bare.as_object_mut().unwrap().remove("@context");
    assert_eq!(refusals(&bare.to_string()).len(), 1);
    let context = "http://www.w3.org/ns/anno.jsonld";
    let page = json!({"@context": context, "type": "AnnotationPage", "items": [bare]});
    assert_eq!(refusals(&page.to_string()), [""; 0]);
    let collection =
        json!({"@context": context, "type": "AnnotationCollection", "first": {"items": [bare]}});
    assert_eq!(refusals(&collection.to_string()), [""; 0]);
    let list = json!([page, foreign(json!({"id": "http://example.org/anno2"}))]);
    assert_eq!(read(&list.to_string()).unwrap().taken.len(), 2);
}

#[test]
fn what_is_elsewhere_is_told() {
    let page = json!({"type": "AnnotationPage", "items": ["http://example.org/anno1"], "next": "http://example.org/2"});
    let reasons = refusals(&page.to_string()).join("\n");
    assert!(reasons.contains("/next: more is at http://example.org/2"), "{reasons}");
    assert!(reasons.contains("/items/0: http://example.org/anno1 is not in the file"), "{reasons}");
    let collection =
        json!({"type": "AnnotationCollection", "first": "http://example.org/1", "total": 2});
    assert_eq!(
        refusals(&collection.to_string()),
        ["/first: more is at http://example.org/1, which is not in the file"]
    );
}

#[test]
fn what_would_become_another_annotation_is_refused() {
    let note = |format: &str| json!({"type": "TextualBody", "value": "x", "format": format});
    for (more, reason) in [
        (json!({"@context": "http://example.org/"}), "@context"),
        (json!({"type": "Bookmark"}), "type"),
        (json!({"id": "anno1"}), "/id"),
        (json!({"created": "yesterday"}), "/created"),
        (json!({"body": "http://example.org/image.png"}), "elsewhere"),
        (json!({"body": {"id": "http://example.org/a.mp3", "type": "Sound"}}), "elsewhere"),
        (json!({"body": {"type": "Choice", "items": [note("text/plain")]}}), "choose"),
        (json!({"body": note("text/html")}), "text/html"),
        (json!({"body": [note("text/plain"), note("text/plain")]}), "second note"),
        (json!({"body": note("text/plain"), "bodyValue": "x"}), "both"),
        (json!({"motivation": "replying", "bodyValue": "x"}), "reply"),
        (
            json!({"target": ["https://example.org/licence", "https://example.org/licence"]}),
            "several",
        ),
        (json!({"target": []}), "no target"),
        (json!({"target": "https://example.org/licence#s6"}), "part of a page"),
        (json!({"target": {"id": "https://example.org/licence.png", "type": "Image"}}), "Image"),
        (json!({"target": {"source": "https://example.org/licence"}}), "not quoted"),
        (
            json!({"target": {"source": "https://example.org/licence", "selector":
            {"type": "TextPositionSelector", "start": 1, "end": 2}}}),
            "not quoted",
        ),
        (
            json!({"target": {"source": "https://example.org/licence", "state":
            {"type": "TimeState", "sourceDate": "2015-01-28T12:00:00Z"}}}),
            "state",
        ),
        (
            json!({"target": {"source": "https://example.org/licence", "selector":
            {"type": "TextQuoteSelector", "exact": "a", "refinedBy": "http://example.org/"}}}),
            "part of a part",
        ),
    ] {
        let reasons = refusals(&foreign(more).to_string());
        assert!(reasons.iter().any(|told| told.contains(reason)), "{reason}: {reasons:?}");
    }
    let mut without = foreign(json!({}));
    without.as_object_mut().unwrap().remove("target");
    assert_eq!(refusals(&without.to_string()), ["it has no target: what it is about is not said"]);
}
