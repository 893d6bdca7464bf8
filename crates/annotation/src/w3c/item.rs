//! One annotation in JSON → [`Annotation`].
//!
//! Owns what an annotation must have to be taken (section 3.1) and which of its own properties are
//! kept. An annotation that would become another by what is left out is refused.

use super::selector::ours;
use super::{CONTEXT, body, iri, sound, target};
use crate::incoming::{Given, Refused, Taken, moment, words};
use crate::json::{all, short, step, string};
use crate::name::id_of_address;
use crate::{Annotation, AnnotationId, Colour, Status};
use serde_json::{Map, Value};

/// The annotation that an object is. `context` says whether what it stands in has the model's.
pub(super) fn item(
    value: &Value,
    context: bool,
    given: Given<'_>,
    place: &str,
) -> Result<Taken, Refused> {
    let refused = |reason: &str| Err(Refused::new(place, reason));
    let object = match value {
        Value::Object(object) => object,
        Value::String(iri) => {
            return refused(&format!("{} is not in the file", short(iri)));
        }
        _ => return refused("an annotation is an object"),
    };
    if !has_context(object, context) {
        return refused(&format!("it has no @context {CONTEXT}"));
    }
    if !sound::is_a(object, "Annotation") {
        return refused("its type is not Annotation");
    }
    sound::check(object, place)?;
    let mut left = Vec::new();
    let id = id(object, place)?;
    let motivation = motivation(object, place)?;
    let body::Bodies { note, tags, links } = body::bodies(object, motivation, place, &mut left)?;
    let (edition, target) = target::target(object, given, place, &mut left)?;
    let time = |name| object.get(name).and_then(string).and_then(moment);
    let modified = time("modified");
    let created = time("created").or(modified).unwrap_or(given.at);
    let colour = colour(object, place)?;
    let status = choice(object, &ours("status"), place, Status::named)?;
    let author = author(object, place, &mut left)?;
    let kept = ["colour", "status", "target", "mark"].map(ours);
    let model = ["@context", "id", "type", "motivation", "creator", "created", "modified"];
    let bodies = ["body", "bodyValue", "target"];
    let kept: Vec<&str> = kept.iter().map(String::as_str).chain(model).chain(bodies).collect();
    rest(object, &kept, "", &mut left);
    let styled = left.iter().any(|path| path.ends_with("/styleClass"));
    if styled && !object.contains_key("stylesheet") {
        return refused("a styleClass is there without a stylesheet (section 4.4)");
    }
    left.sort();
    let annotation = Annotation {
        id,
        edition,
        target,
        colour,
        body: note,
        tags,
        links,
        status: status.unwrap_or_default(),
        author,
        created,
        modified: modified.unwrap_or(created),
    };
    Ok(Taken { annotation, place: place.to_owned(), left_out: left })
}

/// Whether the model's context holds in an object: its own, or where it has none, the one around it.
pub(super) fn has_context(object: &Map<String, Value>, around: bool) -> bool {
    object.get("@context").map_or(around, |context| all(context).iter().any(|one| one == CONTEXT))
}

/// Names the properties of an object, at `at` in the annotation, that are not among those kept.
pub(super) fn rest(object: &Map<String, Value>, kept: &[&str], at: &str, left: &mut Vec<String>) {
    let others = object.keys().filter(|name| !kept.contains(&name.as_str()));
    left.extend(others.map(|name| format!("{at}/{}", step(name))));
}

/// What a property of ours says, where it is there; one that is not known is refused, since it comes
/// from a newer version or from nowhere.
pub(super) fn choice<T>(
    object: &Map<String, Value>,
    name: &str,
    place: &str,
    known: impl FnOnce(&str) -> Option<T>,
) -> Result<Option<T>, Refused> {
    let Some(value) = object.get(name) else { return Ok(None) };
    let words = value.as_str().unwrap_or("?");
    known(words).map(Some).ok_or_else(|| {
        let reason = format!("“{}” is nothing that this version knows", short(words));
        Refused::new(format!("{place}/{name}"), reason)
    })
}

/// The colour; the first where none is said.
fn colour(object: &Map<String, Value>, place: &str) -> Result<Colour, Refused> {
    let name = ours("colour");
    let Some(value) = object.get(&name) else { return Ok(Colour::FIRST) };
    let number = value.as_u64().and_then(|number| u8::try_from(number).ok());
    let colour = number.and_then(|number| Colour::new(number).ok());
    colour.ok_or_else(|| Refused::new(format!("{place}/{name}"), "it is no colour: 1 to 5 are"))
}

/// Its own UUID, or else the one that goes with its address for ever.
fn id(object: &Map<String, Value>, place: &str) -> Result<AnnotationId, Refused> {
    let Some(value) = object.get("id") else {
        return Err(Refused::new(place, "it has no id, and would come twice with a second import"));
    };
    let place = || format!("{place}/id");
    let iri = string(value).filter(|iri| iri::is_iri(iri));
    let iri = iri.ok_or_else(|| Refused::new(place(), "its id is not one IRI"))?;
    match iri.strip_prefix("urn:uuid:") {
        Some(uuid) => AnnotationId::new(uuid)
            .map_err(|_| Refused::new(place(), format!("{} is no UUID", short(iri)))),
        None => Ok(id_of_address(iri)),
    }
}

/// The motivation of the whole, where it has one and no more. It is not kept: an annotation tells it
/// by what it has.
fn motivation<'a>(object: &'a Map<String, Value>, place: &str) -> Result<Option<&'a str>, Refused> {
    let Some(value) = object.get("motivation") else { return Ok(None) };
    if all(value).iter().any(|one| one == "replying") {
        return Err(Refused::new(place, "it is a reply to another"));
    }
    Ok(string(value))
}

/// Who made it, in words: the names, else the nicknames, else the addresses.
fn author(
    object: &Map<String, Value>,
    place: &str,
    left: &mut Vec<String>,
) -> Result<String, Refused> {
    let Some(value) = object.get("creator") else { return Ok(String::new()) };
    let place = format!("{place}/creator");
    let mut names = Vec::new();
    for (number, one) in all(value).iter().enumerate() {
        let at =
            if value.is_array() { format!("/creator/{number}") } else { "/creator".to_owned() };
        match one {
            Value::String(iri) => names.push(iri.clone()),
            Value::Object(agent) => {
                let named = ["name", "nickname", "id"].into_iter().find_map(|by| {
                    let said: Option<Vec<&str>> =
                        all(agent.get(by)?).iter().map(Value::as_str).collect();
                    Some((by, said?.join(", ")))
                });
                let Some((by, name)) = named else {
                    return Err(Refused::new(place, "its creator has no name"));
                };
                names.push(name);
                rest(agent, &["type", by], &at, left);
            }
            _ => return Err(Refused::new(place, "a creator is an IRI or an object")),
        }
    }
    words(&names.join(", "), "its creator", &place)
}
