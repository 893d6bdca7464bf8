//! The selectors of a target → the quoted words.
//!
//! Owns which selectors are understood: a quote. A position without its words would be believed
//! blindly, and a range or a path belongs to a page's markup, which a canonical text has not.

use super::{PREFIX, iri, sound};
use crate::Quote;
use crate::incoming::{Refused, words};
use crate::json::all;
use serde_json::{Map, Value};

/// The quote among selectors, which all select the same (section 4.2). Others are named in `left`
/// by their place under `at`; positions only when `positions` are not kept otherwise.
pub(super) fn quote(
    selectors: &Value,
    place: &str,
    at: &str,
    positions: Positions,
    left: &mut Vec<String>,
) -> Result<Quote, Refused> {
    let mut found = None;
    for (number, selector) in all(selectors).iter().enumerate() {
        let [place, at] = [place, at].map(|path| {
            if selectors.is_array() { format!("{path}/{number}") } else { path.to_owned() }
        });
        match kind(selector, &place)? {
            Kind::Quote(_) if found.is_some() => {
                return Err(Refused::new(place, "two quotes; one is kept to a target"));
            }
            Kind::Quote(object) => found = Some(quoted(object, &place, &at, left)?),
            Kind::Position if positions == Positions::Kept => {}
            Kind::Position | Kind::Other => left.push(at),
        }
    }
    found.ok_or_else(|| {
        Refused::new(
            place,
            "the words are not quoted (TextQuoteSelector), so that nothing else is sure",
        )
    })
}

/// Whether an annotation has its position in our own fields too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Positions {
    /// It has: one in characters says nothing new.
    Kept,
    /// It has not.
    Lost,
}

enum Kind<'a> {
    Quote(&'a Map<String, Value>),
    Position,
    Other,
}

/// What a selector is, as far as the model allows it.
fn kind<'a>(selector: &'a Value, place: &str) -> Result<Kind<'a>, Refused> {
    let refused = |reason: &str| Err(Refused::new(place, reason));
    let object = match selector {
        Value::String(words) if iri::is_iri(words) => return Ok(Kind::Other),
        Value::Object(object) => object,
        _ => return refused("a selector is an object or an IRI"),
    };
    if object.contains_key("refinedBy") {
        return refused("a part of a part (refinedBy) is not understood");
    }
    match object.get("type").and_then(Value::as_str) {
        Some("TextQuoteSelector") => Ok(Kind::Quote(object)),
        Some("TextPositionSelector") => position(object, place).map(|()| Kind::Position),
        Some("DataPositionSelector") => position(object, place).map(|()| Kind::Other),
        Some("FragmentSelector" | "CssSelector" | "XPathSelector") => {
            path(object, place).map(|()| Kind::Other)
        }
        Some("SvgSelector") => refused("a part of a picture (SvgSelector) is not understood"),
        Some("RangeSelector") => {
            for (name, place) in
                ["startSelector", "endSelector"].map(|n| (n, format!("{place}/{n}")))
            {
                let end = object.get(name).and_then(Value::as_object);
                let end = end.ok_or_else(|| Refused::new(&*place, "a range has two selectors"))?;
                end_of_range(end, &place)?;
            }
            Ok(Kind::Other)
        }
        _ => refused("a selector of a kind that is not known"),
    }
}

fn position(object: &Map<String, Value>, place: &str) -> Result<(), Refused> {
    let both = ["start", "end"].iter().all(|name| object.get(*name).is_some_and(Value::is_u64));
    let reason = "a position has a start and an end, whole numbers from 0";
    both.then_some(()).ok_or_else(|| Refused::new(place, reason))
}

fn path(object: &Map<String, Value>, place: &str) -> Result<(), Refused> {
    sound::demand(object, "conformsTo", place, "no IRI", |value| {
        value.as_str().is_some_and(iri::is_iri)
    })?;
    let value = object.get("value").is_some_and(Value::is_string);
    value.then_some(()).ok_or_else(|| Refused::new(place, "it has no value"))
}

/// What stands at either end of a range is not taken, but must be a selector.
fn end_of_range(object: &Map<String, Value>, place: &str) -> Result<(), Refused> {
    match object.get("type").and_then(Value::as_str) {
        Some("TextPositionSelector" | "DataPositionSelector") => position(object, place),
        Some("FragmentSelector" | "CssSelector" | "XPathSelector") => path(object, place),
        Some("TextQuoteSelector") if object.get("exact").is_some_and(Value::is_string) => Ok(()),
        _ => Err(Refused::new(place, "a selector of a kind that is not known")),
    }
}

/// The quote that a `TextQuoteSelector` at `place` gives.
pub(crate) fn quoted(
    object: &Map<String, Value>,
    place: &str,
    at: &str,
    left: &mut Vec<String>,
) -> Result<Quote, Refused> {
    let part = |name: &str, what: &str| match object.get(name) {
        None => Ok(String::new()),
        Some(Value::String(value)) => words(value, what, &format!("{place}/{name}")),
        Some(_) => Err(Refused::new(format!("{place}/{name}"), format!("{what} is no words"))),
    };
    let quote = Quote {
        exact: part("exact", "the quote")?,
        prefix: part("prefix", "what stands before the quote")?,
        suffix: part("suffix", "what stands after the quote")?,
    };
    if quote.exact.trim().is_empty() {
        return Err(Refused::new(place, "it quotes no words"));
    }
    super::item::rest(object, &["type", "exact", "prefix", "suffix"], at, left);
    Ok(quote)
}

/// A name of ours in JSON.
pub(super) fn ours(name: &str) -> String {
    format!("{PREFIX}{name}")
}
