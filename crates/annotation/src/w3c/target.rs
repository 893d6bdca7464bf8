//! The target of an annotation in JSON → [`Target`], with the edition that it stands beside.
//!
//! Owns what a target here may be: an edition, words of it, or two of these that make a change.

use super::item::{choice, rest};
use super::selector::{Positions, ours, quote};
use super::{iri, sound};
use crate::incoming::{Given, Refused, words};
use crate::json::{all, short, string};
use crate::{Change, Mark, Quote, Selectors, Sides, Target};
use serde_json::{Map, Value};
use text::Span;

/// An edition, or words of it, as one of an annotation's targets.
struct Resource {
    edition: String,
    part: Option<Selectors>,
    side: Option<Side>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Old,
    New,
}

/// What an annotation is about, and the id of the edition that it stands beside.
pub(super) fn target(
    annotation: &Map<String, Value>,
    given: Given<'_>,
    place: &str,
    left: &mut Vec<String>,
) -> Result<(String, Target), Refused> {
    let value = annotation
        .get("target")
        .ok_or_else(|| Refused::new(place, "it has no target: what it is about is not said"))?;
    let about = choice(annotation, &ours("target"), place, |name| {
        ["words", "clause", "edition", "change"].into_iter().find(|known| *known == name)
    })?;
    let mark = choice(annotation, &ours("mark"), place, Mark::named)?;
    let place = &format!("{place}/target");
    let mut resources = Vec::new();
    // No more are read than could be meant.
    for (number, value) in all(value).iter().take(3).enumerate() {
        let at = if annotation["target"].is_array() {
            format!("/target/{number}")
        } else {
            "/target".to_owned()
        };
        let place = format!("{}{}", place, &at["/target".len()..]);
        resources.push(resource(value, given, &place, &at, left)?);
    }
    let refused = |reason: &str| Err(Refused::new(place, reason));
    if let (Some(_), Some("clause" | "edition" | "change")) = (mark, about) {
        left.push(format!("/{}", ours("mark")));
    }
    if about == Some("change") {
        return change(resources, place);
    }
    let Ok([Resource { edition, part, .. }]) = <[Resource; 1]>::try_from(resources) else {
        return refused("it has no target or several; one is kept to an annotation");
    };
    let target = match (about, part) {
        (None | Some("words"), Some(selectors)) => {
            Target::Words { selectors, mark: mark.unwrap_or_default() }
        }
        (Some("clause"), Some(selectors)) => Target::Clause(selectors),
        (None | Some("edition"), None) => Target::Edition,
        (Some(_), Some(_)) => return refused("an edition as a whole has no selector"),
        (Some(_), None) => return refused("the words are not quoted"),
    };
    Ok((edition, target))
}

fn change(resources: Vec<Resource>, place: &str) -> Result<(String, Target), Refused> {
    let refused = |reason: &str| Err(Refused::new(place, reason));
    let (mut old, mut new) = (None, None);
    for resource in resources {
        let side = match resource.side {
            Some(Side::Old) => &mut old,
            Some(Side::New) => &mut new,
            None => return refused("a target of a change does not say which side it is"),
        };
        if side.replace(resource).is_some() {
            return refused("a change has one older and one newer side");
        }
    }
    let (Some(old), Some(new)) = (old, new) else {
        return refused("a change has an older and a newer side");
    };
    let sides = match (old.part, new.part) {
        (None, Some(new)) => Sides::Added(new),
        (Some(old), None) => Sides::Removed(old),
        (Some(old), Some(new)) => Sides::Changed { old, new },
        (None, None) => return refused("a change has words on one side at least"),
    };
    Ok((new.edition, Target::Change(Change { older: old.edition, sides })))
}

fn resource(
    value: &Value,
    given: Given<'_>,
    place: &str,
    at: &str,
    left: &mut Vec<String>,
) -> Result<Resource, Refused> {
    let object = match value {
        Value::String(iri) => {
            return Ok(Resource { edition: whole(iri, given, place)?, part: None, side: None });
        }
        Value::Object(object) => object,
        _ => return Err(Refused::new(place, "a target is an IRI or an object")),
    };
    sound::check(object, place)?;
    readable(object, place)?;
    let side = choice(object, &ours("side"), place, |name| match name {
        "old" => Some(Side::Old),
        "new" => Some(Side::New),
        _ => None,
    })?;
    let Some(source) = object.get("source") else {
        let edition = whole(id(object, place)?, given, &format!("{place}/id"))?;
        rest(object, &["id", "type", "via", &ours("side")], at, left);
        return Ok(Resource { edition, part: None, side });
    };
    let edition =
        sourced(source, given, &format!("{place}/source"), &format!("{at}/source"), left)?;
    let part = part(object, place, at, left)?;
    let kept = ["address", "start", "end", "textSha256", "side"].map(ours);
    let kept: Vec<&str> =
        kept.iter().map(String::as_str).chain(["type", "source", "selector"]).collect();
    rest(object, &kept, at, left);
    Ok(Resource { edition, part: Some(part), side })
}

/// Refuses what is no text: sets of resources to choose from, pictures, sounds, and a resource as it
/// was at some time.
fn readable(object: &Map<String, Value>, place: &str) -> Result<(), Refused> {
    let other = [
        "Choice",
        "List",
        "Composite",
        "Independents",
        "Image",
        "Video",
        "Audio",
        "Sound",
        "Dataset",
        "TextualBody",
    ];
    if let Some(kind) = other.into_iter().find(|kind| sound::is_a(object, kind)) {
        return Err(Refused::new(place, format!("a target of type {kind} is not understood")));
    }
    without(object, &["items", "state", "value", "target"], place)
}

/// Refuses a target that has a property which would change what it is.
fn without(object: &Map<String, Value>, names: &[&str], place: &str) -> Result<(), Refused> {
    match names.iter().find(|name| object.contains_key(**name)) {
        Some(name) => Err(Refused::new(place, format!("a target with “{name}” is not understood"))),
        None => Ok(()),
    }
}

/// The IRI of an object that is an edition as a whole.
fn id<'a>(object: &'a Map<String, Value>, place: &str) -> Result<&'a str, Refused> {
    without(object, &["selector", "purpose"], place)?;
    Ok(object.get("id").and_then(string).unwrap_or_default())
}

fn sourced(
    source: &Value,
    given: Given<'_>,
    place: &str,
    at: &str,
    left: &mut Vec<String>,
) -> Result<String, Refused> {
    match source {
        Value::String(iri) => edition(iri, given, place),
        Value::Object(object) if !object.contains_key("source") => {
            sound::check(object, place)?;
            readable(object, place)?;
            rest(object, &["id", "type", "via"], at, left);
            edition(id(object, place)?, given, &format!("{place}/id"))
        }
        _ => Err(Refused::new(place, "a source is an IRI or an object with an id")),
    }
}

/// The edition that an IRI names as a whole.
fn whole(iri: &str, given: Given<'_>, place: &str) -> Result<String, Refused> {
    if iri.contains('#') {
        let reason = format!("{} is a part of a page; only quoted words can be found", short(iri));
        return Err(Refused::new(place, reason));
    }
    edition(iri, given, place)
}

fn edition(iri: &str, given: Given<'_>, place: &str) -> Result<String, Refused> {
    if !iri::is_iri(iri) {
        return Err(Refused::new(place, format!("“{}” is no IRI", short(iri))));
    }
    let id = match iri::ours(iri) {
        Some(("edition", id)) => Some(id),
        Some(_) => None,
        None => (given.edition_of)(iri),
    };
    let id = id.filter(|id| !id.is_empty()).ok_or_else(|| {
        Refused::new(place, format!("{} is no edition that is known here", short(iri)))
    })?;
    words(&id, "the edition's id", place)
}

fn part(
    object: &Map<String, Value>,
    place: &str,
    at: &str,
    left: &mut Vec<String>,
) -> Result<Selectors, Refused> {
    let number = |name: &str| -> Result<Option<usize>, Refused> {
        let Some(value) = object.get(&ours(name)) else { return Ok(None) };
        // A position that does not fit is no position of a text: those are under 4 GiB.
        let number = value.as_u64().and_then(|number| u32::try_from(number).ok());
        let reason =
            || Refused::new(format!("{place}/{}", ours(name)), "it is no position in bytes");
        number.map(|number| Some(number as usize)).ok_or_else(reason)
    };
    let name = |name: &str| match object.get(&ours(name)) {
        None => Ok(String::new()),
        Some(Value::String(value)) => words(value, "it", &format!("{place}/{}", ours(name))),
        Some(_) => Err(Refused::new(format!("{place}/{}", ours(name)), "it is no words")),
    };
    let (start, end) = (number("start")?, number("end")?);
    let (address, text_hash) = (name("address")?, name("textSha256")?);
    let is_hash = text_hash.len() == 64
        && text_hash.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
    if !text_hash.is_empty() && !is_hash {
        return Err(Refused::new(format!("{place}/{}", ours("textSha256")), "it is no SHA-256"));
    }
    let position = match (start, end) {
        (Some(start), Some(end)) if start <= end => Span::new(start, end),
        (None, None) if text_hash.is_empty() => Span::new(0, 0),
        _ => {
            return Err(Refused::new(
                place,
                "its position in bytes has no start, or ends before it",
            ));
        }
    };
    let positions = if start.is_some() { Positions::Kept } else { Positions::Lost };
    let (selector, below) = (format!("{place}/selector"), format!("{at}/selector"));
    let quote: Quote = match object.get("selector") {
        Some(selectors) => quote(selectors, &selector, &below, positions, left)?,
        None => {
            return Err(Refused::new(place, "a source without a selector; words are not quoted"));
        }
    };
    Ok(Selectors { quote, position, address, text_hash })
}
