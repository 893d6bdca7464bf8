//! What the model demands of properties that an annotation here does not keep, or not all of it.
//!
//! Owns those demands (sections 3.2.1, 3.3.1, 3.3.6, 3.3.7 and 4.4): what breaks them is refused even
//! where nothing would be lost by looking away.

use super::iri;
use crate::incoming::{Refused, moment};
use crate::json::{all, single, string};
use serde_json::{Map, Value};

/// Refuses an annotation, a body, a target or a source with a property that the model does not allow.
pub(super) fn check(object: &Map<String, Value>, place: &str) -> Result<(), Refused> {
    let moment = |value: &Value| string(value).is_some_and(|words| moment(words).is_some());
    let iri = |value: &Value| value.as_str().is_some_and(iri::is_iri);
    let direction = |value: &Value| matches!(string(value), Some("ltr" | "rtl" | "auto"));
    for name in ["created", "modified", "generated"] {
        demand(object, name, place, "no moment such as 2024-07-23T10:00:00Z", moment)?;
    }
    for name in ["rights", "via"] {
        let iris = |value: &Value| !all(value).is_empty() && all(value).iter().all(iri);
        demand(object, name, place, "no IRI", iris)?;
    }
    demand(object, "canonical", place, "no single IRI", |value| single(value).is_some_and(iri))?;
    demand(object, "textDirection", place, "none of ltr, rtl and auto", direction)?;
    demand(object, "styleClass", place, "no name of a class for a source", |classes| {
        let names = all(classes);
        object.contains_key("source") && !names.is_empty() && names.iter().all(Value::is_string)
    })
}

/// Refuses an object whose property is there and does not fit.
pub(super) fn demand(
    object: &Map<String, Value>,
    name: &str,
    place: &str,
    is: &str,
    fits: impl FnOnce(&Value) -> bool,
) -> Result<(), Refused> {
    match object.get(name) {
        Some(value) if !fits(value) => {
            Err(Refused::new(format!("{place}/{name}"), format!("“{name}” is {is}")))
        }
        _ => Ok(()),
    }
}

/// Whether an object is of a type, be it one of several.
pub(super) fn is_a(object: &Map<String, Value>, name: &str) -> bool {
    object.get("type").is_some_and(|types| all(types).iter().any(|one| one == name))
}
