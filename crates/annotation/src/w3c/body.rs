//! The bodies of an annotation in JSON → its note, tags and links.
//!
//! Owns which bodies mean the same here: one note, tags, and links of our own. Whatever else a body
//! may be (a page, a picture, words to choose from) is refused, since to leave it out would leave
//! another annotation.

use super::item::{choice, rest};
use super::selector::ours;
use super::{iri, sound};
use crate::incoming::{LIMITS, Refused, words};
use crate::json::{all, short, string};
use crate::{Link, Links, Stance, Subject, Tags};
use serde_json::{Map, Value};

/// What a resource may be there for (section 3.3.5).
const PURPOSES: [&str; 13] = [
    "assessing",
    "bookmarking",
    "classifying",
    "commenting",
    "describing",
    "editing",
    "highlighting",
    "identifying",
    "linking",
    "moderating",
    "questioning",
    "replying",
    "tagging",
];

/// What the bodies say.
#[derive(Default)]
pub(super) struct Bodies {
    pub note: String,
    pub tags: Tags,
    pub links: Links,
}

enum Body {
    Note(String),
    Tag(String),
    Link(Link),
}

/// The note, tags and links of an annotation. `motivation` is that of the whole, where it has one.
pub(super) fn bodies(
    annotation: &Map<String, Value>,
    motivation: Option<&str>,
    place: &str,
    left: &mut Vec<String>,
) -> Result<Bodies, Refused> {
    let value = match (annotation.get("body"), annotation.get("bodyValue")) {
        (Some(_), Some(_)) => {
            return Err(Refused::new(place, "it has both a body and a bodyValue"));
        }
        (None, None) => return Ok(Bodies::default()),
        (None, Some(value)) => {
            let place = format!("{place}/bodyValue");
            let value =
                string(value).ok_or_else(|| Refused::new(&*place, "a bodyValue is one string"))?;
            return Ok(Bodies { note: words(value, "its note", &place)?, ..Bodies::default() });
        }
        (Some(value), None) => value,
    };
    if !(1..=LIMITS.bodies).contains(&all(value).len()) {
        let reason = format!("{} bodies; 1 to {} may be", all(value).len(), LIMITS.bodies);
        return Err(Refused::new(format!("{place}/body"), reason));
    }
    let (mut note, mut tags, mut links) = (None, Vec::new(), Vec::new());
    for (number, one) in all(value).iter().enumerate() {
        let at = if value.is_array() { format!("/body/{number}") } else { "/body".to_owned() };
        let place = format!("{place}{at}");
        match body(one, motivation, &place, &at, left)? {
            Body::Note(_) if note.is_some() => {
                return Err(Refused::new(place, "a second note; one is kept to an annotation"));
            }
            Body::Note(words) => note = Some(words),
            Body::Tag(tag) => tags.push(tag),
            Body::Link(link) => links.push(link),
        }
    }
    Ok(Bodies {
        note: note.unwrap_or_default(),
        tags: tags.into(),
        links: links.into_iter().collect(),
    })
}

fn body(
    value: &Value,
    motivation: Option<&str>,
    place: &str,
    at: &str,
    left: &mut Vec<String>,
) -> Result<Body, Refused> {
    let object = match value {
        Value::Object(object) => object,
        Value::String(iri) if iri::is_iri(iri) => return Err(elsewhere(iri, place)),
        _ => return Err(Refused::new(place, "a body is an IRI or an object")),
    };
    sound::check(object, place)?;
    if object.contains_key("items") {
        return Err(Refused::new(place, "several bodies to choose from are not understood"));
    }
    if object.contains_key("selector") || object.contains_key("state") {
        return Err(Refused::new(
            place,
            "a part of a body, or one at some time, is not understood",
        ));
    }
    let purpose = match object.get("purpose") {
        None => motivation,
        Some(value) => {
            let several = || Refused::new(format!("{place}/purpose"), "a purpose is one word");
            Some(string(value).ok_or_else(several)?)
        }
    };
    let stance = choice(object, &ours("stance"), place, Stance::named)?;
    match (object.get("source"), object.get("value")) {
        (Some(_), Some(_)) => Err(Refused::new(place, "a body has words or a source, not both")),
        (Some(source), None) => {
            sound::demand(object, "purpose", place, "no purpose of the model", |value| {
                string(value).is_some_and(|purpose| PURPOSES.contains(&purpose))
            })?;
            let link = class(source, stance, place)?;
            rest(object, &["type", "source", "purpose", &ours("stance")], at, left);
            Ok(Body::Link(link))
        }
        (None, Some(Value::String(value))) => {
            textual(object, value, purpose, stance, place, at, left)
        }
        (None, Some(_)) => {
            Err(Refused::new(format!("{place}/value"), "a body's value is a string"))
        }
        (None, None) => Err(elsewhere(object.get("id").and_then(string).unwrap_or("?"), place)),
    }
}

fn elsewhere(iri: &str, place: &str) -> Refused {
    let reason = format!("its body is elsewhere, {}; only words in the file are read", short(iri));
    Refused::new(place, reason)
}

/// A link to a category or criterion of ours.
fn class(source: &Value, stance: Option<Stance>, place: &str) -> Result<Link, Refused> {
    let iri = source.as_str().unwrap_or("?");
    let known = iri::ours(iri).and_then(|(kind, id)| match kind {
        "category" | "criterion" => Subject::named(kind, &words(&id, "the link", place).ok()?),
        _ => None,
    });
    let Some(subject) = known.filter(|subject| !subject.words().trim().is_empty()) else {
        return Err(elsewhere(iri, place));
    };
    let stance = stance.ok_or_else(|| Refused::new(place, "a link does not say what speaks"))?;
    Ok(Link { subject, stance })
}

fn textual(
    object: &Map<String, Value>,
    value: &str,
    purpose: Option<&str>,
    stance: Option<Stance>,
    place: &str,
    at: &str,
    left: &mut Vec<String>,
) -> Result<Body, Refused> {
    if object.contains_key("type")
        && !["TextualBody", "Text"].iter().any(|name| sound::is_a(object, name))
    {
        return Err(Refused::new(place, "a body with words is a TextualBody"));
    }
    match object.get("format").map(string) {
        None | Some(Some("text/plain" | "text/markdown")) => {}
        Some(format) => {
            let format = short(format.unwrap_or("?"));
            let reason = format!("words as {format}; text/markdown and text/plain are read");
            return Err(Refused::new(format!("{place}/format"), reason));
        }
    }
    let words = words(value, "a note, tag or claim", place)?;
    let mut kept = vec!["type", "value", "format"];
    let body = match (purpose, stance) {
        (Some("replying"), _) => return Err(Refused::new(place, "it is a reply to another")),
        (Some("tagging"), None) => Body::Tag(words),
        (Some("assessing"), Some(stance)) => {
            Body::Link(Link { subject: Subject::Claim(words), stance })
        }
        (_, Some(_)) => {
            return Err(Refused::new(place, "words with a stance are an assessing claim"));
        }
        (_, None) => Body::Note(words),
    };
    if matches!(purpose, Some("commenting" | "tagging")) || stance.is_some() {
        kept.push("purpose");
    }
    let stance = ours("stance");
    kept.push(&stance);
    rest(object, &kept, at, left);
    Ok(body)
}
