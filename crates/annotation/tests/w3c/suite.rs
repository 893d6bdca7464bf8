//! The W3C's own suite, where it is at hand: what is written passes, and what it refuses is refused.

use super::schema::Schemas;
use super::{refusals, shapes};
use annotation::w3c::{Collection, Known, write};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The suite beside the workspace. It is the W3C's and is not kept here.
fn suite() -> Option<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/web-annotation");
    if folder.is_dir() {
        return Some(folder);
    }
    println!("skipped: no ../shared");
    None
}

/// The suite's assertions of a list, by their schemas' file names.
fn assertions(suite: &Path, list: &str) -> Vec<String> {
    let list: Value = serde_json::from_slice(&std::fs::read(suite.join(list)).unwrap()).unwrap();
    let files = list["assertions"].as_array().unwrap().iter().map(|path| path.as_str().unwrap());
    files.map(|path| path.rsplit('/').next().unwrap().to_owned()).collect()
}

fn collection() -> Value {
    let known = [
        Known { edition: "older", content: shapes::OLDER, address: Some("https://example.org/") },
        Known { edition: "newer", content: shapes::NEWER, address: None },
    ];
    let annotations = shapes::each();
    let collection = Collection { edition: "newer", label: "Newer", annotations: &annotations };
    serde_json::from_str(&write(&collection, &known)).unwrap()
}

fn failed<'a>(schemas: &Schemas, assertions: &'a [String], value: &Value) -> Vec<&'a str> {
    let failed = assertions.iter().filter(|file| !schemas.allow(file, value));
    failed.map(String::as_str).collect()
}

#[test]
fn every_shape_passes_every_assertion() {
    let Some(suite) = suite() else { return };
    let schemas = Schemas::under(&suite);
    let musts = assertions(&suite, "annotations/annotationMusts.test");
    assert_eq!(musts.len(), 54);
    let collection = collection();
    let items = collection["first"]["items"].as_array().unwrap();
    for item in items {
        assert_eq!(failed(&schemas, &musts, item), [""; 0], "{item:#}");
    }
    println!("{} shapes pass {} assertions each", items.len(), musts.len());

    let of_collections = assertions(&suite, "collections/collectionMusts.test");
    assert_eq!(failed(&schemas, &of_collections, &collection), [""; 0], "{collection:#}");
    let of_pages = assertions(&suite, "collections/pages/pageMusts.test");
    assert_eq!(failed(&schemas, &of_pages, &collection), [""; 0], "{collection:#}");
    println!("a collection passes {} and {}", of_collections.len(), of_pages.len());
}

#[test]
fn what_the_suite_refuses_is_refused() {
    let Some(suite) = suite() else { return };
    let schemas = Schemas::under(&suite);
    let musts = assertions(&suite, "annotations/annotationMusts.test");
    let items = collection()["first"]["items"].clone();
    let (mut refused, mut allowed, mut taken) = (0, 0, BTreeMap::new());
    // Words, an edition, a change with both sides; the other shapes have no other parts.
    for item in [&items[0], &items[3], &items[6]].into_iter().chain(&foreign()) {
        for (what, changed) in changes(item) {
            if !refusals(&changed.to_string()).is_empty() {
                refused += 1;
                continue;
            }
            match failed(&schemas, &musts, &changed).join(" ") {
                none if none.is_empty() || none == TOO_STRICT => allowed += 1,
                failed => drop(taken.entry(failed).or_insert(what)),
            }
        }
    }
    assert!(taken.is_empty(), "taken, against the suite: {taken:#?}");
    assert!(refused > 1000 && allowed > 1000, "{refused} refused, {allowed} taken");
    println!("changed annotations: {refused} refused; {allowed} taken, all with the suite's leave");
}

/// The suite takes words in the file that have an id too for a resource elsewhere, which may not have
/// a purpose. The model lets a `TextualBody` have an id (section 3.2.4).
const TOO_STRICT: &str = "3.3.5-bodyEWRNoPurpose.json";

#[test]
fn samples_are_taken_or_refused_with_a_reason() {
    let Some(suite) = suite() else { return };
    let (mut taken, mut refused) = (0, 0);
    for path in files_under(&suite) {
        let folder = path.parent().and_then(Path::file_name).and_then(|name| name.to_str());
        let Some(folder @ ("correct" | "incorrect")) = folder else { continue };
        let json = String::from_utf8_lossy(&std::fs::read(&path).unwrap()).into_owned();
        let reasons = refusals(&json);
        match (folder, reasons.is_empty()) {
            ("correct", true) => taken += 1,
            (_, false) => refused += 1,
            _ => panic!("{}: taken", path.display()),
        }
        println!("{}: {}", path.display(), reasons.join("; "));
    }
    match taken + refused {
        0 => println!("skipped: no samples in ../shared"),
        _ => println!("{taken} samples taken, {refused} refused"),
    }
}

fn files_under(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files = Vec::new();
    for path in entries {
        if path.is_dir() { files.extend(files_under(&path)) } else { files.push(path) }
    }
    files.sort();
    files
}

/// Annotations as others write them, which are taken as they stand.
fn foreign() -> [Value; 3] {
    let quote =
        json!({"type": "TextQuoteSelector", "exact": "you may", "prefix": "", "suffix": " use"});
    let range = json!({
        "type": "RangeSelector",
        "startSelector": {"type": "XPathSelector", "value": "/p[1]"},
        "endSelector": {"type": "TextPositionSelector", "start": 1, "end": 2}
    });
    let foreign = |body: Value, selector: Value| {
        json!({
            "@context": "http://www.w3.org/ns/anno.jsonld",
            "id": "http://example.org/anno1",
            "type": ["Annotation"],
            "motivation": ["commenting"],
            "creator": {"id": "http://example.org/a", "name": ["A. Reader"], "type": "Person"},
            "created": ["2015-01-28T12:00:00Z"],
            "body": body,
            "target": {"source": "https://example.org/licence", "selector": selector}
        })
    };
    let textual = json!({"type": ["TextualBody"], "value": "a note", "format": ["text/plain"]});
    let fragment =
        json!({"type": "FragmentSelector", "value": "p", "conformsTo": "http://example.org/"});
    let all = [
        foreign(textual.clone(), quote.clone()),
        foreign(json!([textual]), json!([range, quote, "http://example.org/selector1", fragment])),
        foreign(json!({"value": "tag", "purpose": "tagging"}), json!([quote])),
    ];
    for one in &all {
        assert_eq!(refusals(&one.to_string()), [""; 0], "{one:#}");
    }
    all
}

/// An annotation with each of its parts left out, put to something odd, or given an odd property.
fn changes(value: &Value) -> Vec<(String, Value)> {
    let odd = [
        json!(null),
        json!(true),
        json!(-1),
        json!(1.5),
        json!("x"),
        json!(""),
        json!([]),
        json!({}),
        json!(["a", "b"]),
        json!(["http://example.org/"]),
        json!("http://example.org/"),
        json!([{}]),
        json!({"id": "x"}),
        json!({"id": "http://example.org/", "value": "x"}),
        json!("2015-01-28"),
        json!(["2015-01-28T12:00:00Z", "2015-01-28T12:00:00Z"]),
        json!({"type": "SvgSelector"}),
        json!({"type": "FragmentSelector"}),
        json!([value["target"]]),
        json!({"type": "Choice", "items": ["http://example.org/"]}),
    ];
    let names = [
        "@context",
        "type",
        "id",
        "created",
        "modified",
        "generated",
        "rights",
        "canonical",
        "via",
        "body",
        "bodyValue",
        "target",
        "source",
        "selector",
        "state",
        "refinedBy",
        "items",
        "value",
        "purpose",
        "styleClass",
        "renderedVia",
        "scope",
        "textDirection",
        "startSelector",
    ];
    let mut changes = Vec::new();
    for path in paths(value) {
        // What is no object is no annotation to be refused, but a file of none or of several.
        for odd in odd.iter().filter(|_| !path.is_empty()) {
            let mut changed = value.clone();
            *changed.pointer_mut(&path).unwrap() = odd.clone();
            changes.push((format!("{path} = {odd}"), changed));
        }
        if let Some((parent, name)) = path.rsplit_once('/') {
            let mut changed = value.clone();
            match changed.pointer_mut(parent).unwrap() {
                Value::Object(object) => drop(object.remove(&name.replace("~1", "/"))),
                Value::Array(list) => drop(list.remove(name.parse().unwrap())),
                _ => unreachable!("a path leads through objects and lists"),
            }
            changes.push((format!("without {path}"), changed));
        }
        if value.pointer(&path).unwrap().is_object() {
            let added =
                names.iter().flat_map(|name| odd.iter().step_by(4).map(move |odd| (name, odd)));
            for (name, odd) in added {
                let mut changed = value.clone();
                changed.pointer_mut(&path).unwrap()[*name] = odd.clone();
                changes.push((format!("{path}/{name} = {odd}"), changed));
            }
        }
    }
    changes
}

fn paths(value: &Value) -> Vec<String> {
    let below = |name: String, value: &Value| {
        paths(value).into_iter().map(move |path| format!("/{name}{path}")).collect::<Vec<_>>()
    };
    let mut all = vec![String::new()];
    match value {
        Value::Object(object) => {
            all.extend(
                object.iter().flat_map(|(name, value)| below(name.replace('/', "~1"), value)),
            );
        }
        Value::Array(list) => {
            all.extend(list.iter().enumerate().flat_map(|(n, value)| below(n.to_string(), value)));
        }
        _ => {}
    }
    all
}
