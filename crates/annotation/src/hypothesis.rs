//! Hypothesis' JSON → annotations: what its search gives (`rows`) and what its client exports
//! (`annotations`).
//!
//! Owns how an annotation stands there. Its ranges and positions belong to a page's markup, which a
//! canonical text has not: the quote alone is taken. Groups, permissions and links are the service's
//! own and are not taken either. Replies are no annotations of a text.

use crate::incoming::{Given, LIMITS, Read, Refused, Seen, Taken, moment, parse, words};
use crate::json::short;
use crate::name::id_of_address;
use crate::{Annotation, AnnotationId, Colour, Links, Mark, Quote, Selectors, Status, Target};
use serde_json::{Map, Value};
use text::Span;

/// Where Hypothesis shows an annotation. The same annotation in its JSON-LD has this as its id, so
/// that both merge.
const ADDRESS: &str = "https://hypothes.is/a/";

/// The annotations of a file. Notes on a page as a whole become notes on the edition.
///
/// # Errors
/// When the file as a whole is nothing to take from: no JSON, too large, too many annotations, no
/// list of annotations.
pub fn read(json: &str, given: Given<'_>) -> Result<Read, Refused> {
    read_value(&parse(json)?, given)
}

/// Whether a file has the form of either list.
pub(crate) fn is_export(value: &Value) -> bool {
    list(value).is_some()
}

fn list(value: &Value) -> Option<(&'static str, &Vec<Value>)> {
    let object = value.as_object().filter(|object| !object.contains_key("@context"))?;
    ["rows", "annotations"].into_iter().find_map(|name| Some((name, object.get(name)?.as_array()?)))
}

/// As [`read`], of a file that was parsed.
pub(crate) fn read_value(value: &Value, given: Given<'_>) -> Result<Read, Refused> {
    let (name, rows) =
        list(value).ok_or_else(|| Refused::new("", "this is no list of Hypothesis annotations"))?;
    if rows.len() > LIMITS.annotations {
        let reason = format!("{} annotations; {} are the most", rows.len(), LIMITS.annotations);
        return Err(Refused::new("", reason));
    }
    let (mut read, mut seen) = (Read::default(), Seen::default());
    for (number, row) in rows.iter().enumerate() {
        read.push(&mut seen, annotation(row, given, &format!("/{name}/{number}")));
    }
    Ok(read)
}

fn annotation(row: &Value, given: Given<'_>, place: &str) -> Result<Taken, Refused> {
    let row = row.as_object().ok_or_else(|| Refused::new(place, "an annotation is an object"))?;
    if row.get("references").is_some_and(|of| *of != Value::Null && *of != Value::Array(Vec::new()))
    {
        return Err(Refused::new(place, "it is a reply to another"));
    }
    let mut left_out = Vec::new();
    let page = text_of(row, "uri", place)?;
    let edition = (given.edition_of)(page).ok_or_else(|| {
        let reason = format!("{} is no edition that is known here", short(page));
        Refused::new(format!("{place}/uri"), reason)
    })?;
    let created = time(row, "created", place)?;
    let modified = time(row, "updated", place)?;
    let created = created.or(modified).unwrap_or(given.at);
    let annotation = Annotation {
        id: id(row, place)?,
        edition,
        target: target(row, place, &mut left_out)?,
        colour: Colour::FIRST,
        body: words(text_of(row, "text", place)?, "its note", &format!("{place}/text"))?,
        tags: tags(row, place)?.into(),
        links: Links::default(),
        status: Status::default(),
        author: words(author(row), "its author", place)?,
        created,
        modified: modified.unwrap_or(created),
    };
    Ok(Taken { annotation, place: place.to_owned(), left_out })
}

/// The words under a name; empty where there are none.
fn text_of<'a>(row: &'a Map<String, Value>, name: &str, place: &str) -> Result<&'a str, Refused> {
    match row.get(name) {
        None | Some(Value::Null) => Ok(""),
        Some(Value::String(words)) => Ok(words),
        Some(_) => Err(Refused::new(format!("{place}/{name}"), format!("“{name}” is no words"))),
    }
}

fn time(
    row: &Map<String, Value>,
    name: &str,
    place: &str,
) -> Result<Option<jiff::Timestamp>, Refused> {
    let words = text_of(row, name, place)?;
    let reason = || Refused::new(format!("{place}/{name}"), format!("“{name}” is no moment"));
    (!words.is_empty()).then(|| moment(words).ok_or_else(reason)).transpose()
}

/// An id of Hypothesis is 22 letters of base 64 for addresses, 20 in its first years.
fn id(row: &Map<String, Value>, place: &str) -> Result<AnnotationId, Refused> {
    let id = text_of(row, "id", place)?;
    let letters = id.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b));
    if letters && matches!(id.len(), 20 | 22) {
        Ok(id_of_address(&format!("{ADDRESS}{id}")))
    } else {
        let reason = format!("“{}” is no id of Hypothesis", short(id));
        Err(Refused::new(format!("{place}/id"), reason))
    }
}

/// The name that is shown of a person, else the account's.
fn author(row: &Map<String, Value>) -> &str {
    let shown =
        row.get("user_info").and_then(|info| info.get("display_name")).and_then(Value::as_str);
    let account = || row.get("user").and_then(Value::as_str).unwrap_or_default();
    shown.filter(|name| !name.is_empty()).unwrap_or_else(|| {
        let name = account().strip_prefix("acct:").unwrap_or_else(account);
        name.split_once('@').map_or(name, |(name, _)| name)
    })
}

fn tags(row: &Map<String, Value>, place: &str) -> Result<Vec<String>, Refused> {
    let place = format!("{place}/tags");
    let tags = match row.get("tags") {
        None | Some(Value::Null) => return Ok(Vec::new()),
        Some(Value::Array(tags)) if tags.len() <= LIMITS.bodies => tags,
        Some(_) => {
            return Err(Refused::new(place, format!("no list of up to {} tags", LIMITS.bodies)));
        }
    };
    let tag = |tag: &Value| match tag {
        Value::String(tag) => words(tag, "a tag", &place),
        _ => Err(Refused::new(&*place, "a tag is no words")),
    };
    tags.iter().map(tag).collect()
}

fn target(
    row: &Map<String, Value>,
    place: &str,
    left_out: &mut Vec<String>,
) -> Result<Target, Refused> {
    let place = format!("{place}/target");
    let target = match row.get("target") {
        None | Some(Value::Null) => return Ok(Target::Edition),
        Some(Value::Array(targets)) => match targets.as_slice() {
            [] => return Ok(Target::Edition),
            [Value::Object(target)] => target,
            _ => return Err(Refused::new(place, "more than one target, or none that is known")),
        },
        Some(_) => return Err(Refused::new(place, "targets are a list")),
    };
    let (place, at) = (format!("{place}/0/selector"), "/target/0/selector");
    let selectors = match target.get("selector") {
        None | Some(Value::Null) => return Ok(Target::Edition),
        Some(Value::Array(selectors)) if selectors.is_empty() => return Ok(Target::Edition),
        Some(Value::Array(selectors)) => selectors,
        Some(_) => return Err(Refused::new(place, "selectors are a list")),
    };
    let quote = selectors.iter().enumerate().find_map(|(number, selector)| {
        let object = selector.as_object()?;
        (object.get("type")? == "TextQuoteSelector").then_some((number, object))
    });
    let Some((number, object)) = quote else {
        return Err(Refused::new(place, "the words are not quoted, so that nothing else is sure"));
    };
    let [place, at] = [format!("{place}/{number}"), format!("{at}/{number}")];
    let quote: Quote = crate::w3c::quoted(object, &place, &at, left_out)?;
    let selectors = Selectors {
        quote,
        position: Span::new(0, 0),
        address: String::new(),
        text_hash: String::new(),
    };
    Ok(Target::Words { selectors, mark: Mark::default() })
}
