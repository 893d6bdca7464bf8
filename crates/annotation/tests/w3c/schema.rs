//! JSON Schema, draft 4, as far as the W3C suite uses it.
//!
//! Owns its own honesty: a keyword, format or pattern that it does not evaluate is a panic and never
//! a pass. A whole validator would bring more crates than these files have keywords.

use regex::Regex;
use serde_json::{Map, Value};
use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};
use std::path::Path;

/// Schemas by file name, which is how they refer to each other.
pub struct Schemas {
    files: BTreeMap<String, Value>,
    /// Those that were needed so far: to make one takes longer than to ask it a thousand times.
    patterns: RefCell<HashMap<String, Regex>>,
}

/// Keywords that say something to people only.
const TOLD: &[&str] = &[
    "$schema",
    "id",
    "title",
    "description",
    "definitions",
    "assertionType",
    "expectedResult",
    "onUnexpectedResult",
    "errorMessage",
    "testType",
    "errorHandling",
    "exclusiveMinimum",
];

impl Schemas {
    /// All schemas under a folder.
    pub fn under(folder: &Path) -> Self {
        let mut schemas = BTreeMap::new();
        let mut folders = vec![folder.to_owned()];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|extension| extension == "json")
                    && let Ok(schema) = serde_json::from_slice(&std::fs::read(&path).unwrap())
                {
                    schemas.insert(path.file_name().unwrap().to_str().unwrap().to_owned(), schema);
                }
            }
        }
        Self { files: schemas, patterns: RefCell::default() }
    }

    /// Whether a value meets the schema of this file name.
    pub fn allow(&self, file: &str, value: &Value) -> bool {
        let schema = self.files.get(file).unwrap_or_else(|| panic!("no schema {file}"));
        assert_eq!(schema["expectedResult"], "valid", "{file}");
        self.allows(schema, file, value)
    }

    fn fits(&self, pattern: &str, words: &str) -> bool {
        let mut patterns = self.patterns.borrow_mut();
        let known = patterns.entry(pattern.to_owned());
        known.or_insert_with(|| Regex::new(pattern).unwrap()).is_match(words)
    }

    fn allows(&self, schema: &Value, file: &str, value: &Value) -> bool {
        let schema = schema.as_object().expect("a schema is an object");
        if let Some(reference) = schema.get("$ref") {
            // Draft 4: what stands beside a reference is ignored.
            let (to, pointer) = reference.as_str().unwrap().split_once('#').unwrap();
            let file = if to.is_empty() { file } else { to };
            let target =
                self.files[file].pointer(pointer).unwrap_or_else(|| panic!("no {reference}"));
            return self.allows(target, file, value);
        }
        schema.iter().all(|(keyword, argument)| self.meets(keyword, argument, schema, file, value))
    }

    fn meets(
        &self,
        keyword: &str,
        argument: &Value,
        schema: &Map<String, Value>,
        file: &str,
        value: &Value,
    ) -> bool {
        let allows = |schema: &Value, value: &Value| self.allows(schema, file, value);
        let each = || argument.as_array().unwrap().iter();
        let names = |object: &Map<String, Value>| {
            each().all(|name| object.contains_key(name.as_str().unwrap()))
        };
        match keyword {
            "type" => match argument {
                Value::Array(types) => types.iter().any(|one| is_type(one, value)),
                one => is_type(one, value),
            },
            "enum" => each().any(|one| one == value),
            "allOf" => each().all(|schema| allows(schema, value)),
            "anyOf" => each().any(|schema| allows(schema, value)),
            "oneOf" => each().filter(|schema| allows(schema, value)).count() == 1,
            "not" => !allows(argument, value),
            "required" => value.as_object().is_none_or(names),
            "properties" => value.as_object().is_none_or(|object| {
                let schemas = argument.as_object().unwrap();
                schemas
                    .iter()
                    .all(|(name, schema)| object.get(name).is_none_or(|v| allows(schema, v)))
            }),
            "patternProperties" => value.as_object().is_none_or(|object| {
                argument.as_object().unwrap().iter().all(|(pattern, schema)| {
                    object.iter().all(|(name, v)| !self.fits(pattern, name) || allows(schema, v))
                })
            }),
            "additionalProperties" => value.as_object().is_none_or(|object| {
                assert_eq!(*argument, Value::Bool(false), "{file}: {keyword}");
                let named = |of: &str| schema.get(of).and_then(Value::as_object);
                object.keys().all(|name| {
                    named("properties").is_some_and(|known| known.contains_key(name))
                        || named("patternProperties")
                            .is_some_and(|patterns| patterns.keys().any(|one| self.fits(one, name)))
                })
            }),
            "dependencies" => value.as_object().is_none_or(|object| {
                argument.as_object().unwrap().iter().all(|(name, needs)| {
                    let needs = needs.as_array().expect("names that a name needs");
                    !object.contains_key(name)
                        || needs.iter().all(|n| object.contains_key(n.as_str().unwrap()))
                })
            }),
            "items" => {
                value.as_array().is_none_or(|list| list.iter().all(|one| allows(argument, one)))
            }
            "minItems" => {
                value.as_array().is_none_or(|list| list.len() as u64 >= argument.as_u64().unwrap())
            }
            "maxItems" => {
                value.as_array().is_none_or(|list| list.len() as u64 <= argument.as_u64().unwrap())
            }
            "minimum" => value.as_f64().is_none_or(|number| {
                let least = argument.as_f64().unwrap();
                let without = schema.get("exclusiveMinimum") == Some(&Value::Bool(true));
                number > least || !without && number >= least
            }),
            "pattern" => {
                value.as_str().is_none_or(|words| self.fits(argument.as_str().unwrap(), words))
            }
            "format" => value.as_str().is_none_or(|words| self.fits(format(argument), words)),
            told if TOLD.contains(&told) => true,
            other => panic!("{file}: “{other}” is not evaluated"),
        }
    }
}

fn is_type(name: &Value, value: &Value) -> bool {
    match name.as_str().unwrap() {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        other => panic!("the type {other} is not evaluated"),
    }
}

/// The pattern of a format, after RFC 3986 and RFC 3339. What the crate itself reads with would prove
/// nothing about it.
fn format(name: &Value) -> &'static str {
    match name.as_str().unwrap() {
        "uri" => {
            r"^[A-Za-z][A-Za-z0-9+.-]*:([A-Za-z0-9._~:/?#\[\]@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+$"
        }
        "date-time" => {
            r"^\d{4}-(0\d|1[0-2])-([0-2]\d|3[01])[Tt]([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?([Zz]|[+-]\d\d:\d\d)$"
        }
        other => panic!("the format {other} is not evaluated"),
    }
}
