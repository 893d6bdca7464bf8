//! JSON-LD → annotations.
//!
//! Owns in what annotations may stand: alone, in a list, in a page, in a collection with its first
//! page. It never follows an address: what is not in the file is told as not taken.

use super::item::{has_context, item};
use super::sound::is_a;
use crate::incoming::{Given, LIMITS, Read, Refused, Seen, parse};
use crate::json::{short, single, string};
use serde_json::{Map, Value};

/// The annotations of a file: a collection, a page, an annotation, or a list of these.
///
/// Reads what [`super::write`] wrote to the byte. Of others it takes notes, tags and quoted words,
/// and says of each annotation what it left out; one that would become another is refused.
///
/// # Errors
/// When the file as a whole is nothing to take from: no JSON, too large, too many annotations, no
/// annotation nor anything that they stand in.
pub fn read(json: &str, given: Given<'_>) -> Result<Read, Refused> {
    read_value(&parse(json)?, given)
}

/// As [`read`], of a file that was parsed.
pub(crate) fn read_value(value: &Value, given: Given<'_>) -> Result<Read, Refused> {
    let mut places = Vec::new();
    let mut read = Read::default();
    match value {
        Value::Array(values) => {
            for (number, value) in values.iter().enumerate() {
                stand(value, &format!("/{number}"), &mut places, &mut read)?;
            }
        }
        value => stand(value, "", &mut places, &mut read)?,
    }
    if places.len() > LIMITS.annotations {
        let reason = format!("{} annotations; {} are the most", places.len(), LIMITS.annotations);
        return Err(Refused::new("", reason));
    }
    let mut seen = Seen::default();
    for Standing { value, context, place } in places {
        read.push(&mut seen, item(value, context, given, &place));
    }
    Ok(read)
}

/// An annotation where it stands.
struct Standing<'a> {
    value: &'a Value,
    /// Whether the context around it is the model's.
    context: bool,
    place: String,
}

fn stand<'a>(
    value: &'a Value,
    place: &str,
    places: &mut Vec<Standing<'a>>,
    read: &mut Read,
) -> Result<(), Refused> {
    let object = value.as_object().filter(|object| object.contains_key("type"));
    match object {
        Some(object) if is_a(object, "AnnotationCollection") => {
            collection(object, place, places, read);
            Ok(())
        }
        Some(object) if is_a(object, "AnnotationPage") => {
            page(object, has_context(object, false), place, places, read);
            Ok(())
        }
        Some(_) => {
            places.push(Standing { value, context: false, place: place.to_owned() });
            Ok(())
        }
        None => {
            Err(Refused::new(place, "this is no annotation and no collection of annotations (W3C)"))
        }
    }
}

fn collection<'a>(
    object: &'a Map<String, Value>,
    place: &str,
    places: &mut Vec<Standing<'a>>,
    read: &mut Read,
) {
    let context = has_context(object, false);
    let first = object.get("first").and_then(single);
    let at = format!("{place}/first");
    match first {
        Some(Value::Object(first)) => page(first, has_context(first, context), &at, places, read),
        Some(Value::String(iri)) => read.refused.push(elsewhere(iri, &at)),
        _ if object.get("items").is_some_and(Value::is_array) => {
            page(object, context, place, places, read);
        }
        _ if object.get("total").and_then(single).and_then(Value::as_u64) == Some(0) => {}
        _ => read.refused.push(Refused::new(place, "a collection without its first page")),
    }
}

fn page<'a>(
    object: &'a Map<String, Value>,
    context: bool,
    place: &str,
    places: &mut Vec<Standing<'a>>,
    read: &mut Read,
) {
    let Some(Value::Array(items)) = object.get("items") else {
        read.refused.push(Refused::new(place, "a page without a list of items"));
        return;
    };
    for (number, value) in items.iter().enumerate() {
        places.push(Standing { value, context, place: format!("{place}/items/{number}") });
    }
    if let Some(next) = object.get("next") {
        read.refused.push(elsewhere(string(next).unwrap_or("?"), &format!("{place}/next")));
    }
}

fn elsewhere(iri: &str, place: &str) -> Refused {
    Refused::new(place, format!("more is at {}, which is not in the file", short(iri)))
}
