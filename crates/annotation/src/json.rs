//! JSON from elsewhere → [`Value`], read strictly.
//!
//! Owns that a name given twice in one object is refused: whoever takes the last and whoever takes
//! the first would read two different annotations. It knows nothing of annotations.

use serde::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};
use std::fmt;

/// The value that a text holds. `Err` says what is wrong, with line and column; nesting deeper than
/// 128 is wrong too (`serde_json`'s own limit).
pub(crate) fn parse(text: &str) -> Result<Value, String> {
    let mut reader = serde_json::Deserializer::from_str(text);
    let value = Strict.deserialize(&mut reader).and_then(|value| reader.end().map(|()| value));
    value.map_err(|error| format!("this is not JSON that can be read: {error}"))
}

/// The values that stand under a name: JSON-LD makes no difference between one and a list of one.
pub(crate) fn all(value: &Value) -> &[Value] {
    match value {
        Value::Array(values) => values,
        value => std::slice::from_ref(value),
    }
}

/// The one value that stands under a name, alone or in a list; `None` where there are more or none.
pub(crate) fn single(value: &Value) -> Option<&Value> {
    match all(value) {
        [value] => Some(value),
        _ => None,
    }
}

/// The one string that stands under a name.
pub(crate) fn string(value: &Value) -> Option<&str> {
    single(value).and_then(Value::as_str)
}

/// A name in an object as a step of a JSON pointer (RFC 6901, section 4).
pub(crate) fn step(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// Words from elsewhere, short enough to stand in a sentence.
pub(crate) fn short(words: &str) -> String {
    /// Enough to know an address again.
    const MOST: usize = 80;
    match words.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &words[..end]),
        None => words.to_owned(),
    }
}

struct Strict;

impl<'de> DeserializeSeed<'de> for Strict {
    type Value = Value;

    fn deserialize<D: serde::Deserializer<'de>>(self, reader: D) -> Result<Value, D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Number(value.into()))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Ok(Number::from_f64(value).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(Value::String(value.to_owned()))
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut values: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = values.next_element_seed(Strict)? {
            list.push(value);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(name) = entries.next_key::<String>()? {
            if object.contains_key(&name) {
                return Err(A::Error::custom(format!("“{}” is given twice", short(&name))));
            }
            let value = entries.next_value_seed(Strict)?;
            object.insert(name, value);
        }
        Ok(Value::Object(object))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn check(text: &str, wrong: &str) {
        let error = parse(text).unwrap_err();
        assert!(error.contains(wrong), "{text}: {error}");
    }

    #[test]
    fn what_is_wrong_is_told() {
        check("", "EOF");
        check("{\"a\":1}x", "trailing");
        check("{\n\"a\":1,\n\"a\":2}", "“a” is given twice at line 3");
        check("{\"a\":{\"b\":1,\"\\u0062\":1}}", "“b” is given twice");
        check("1e999", "out of range");
        check("\"\u{1}\"", "control character");
        check("\"\\ud800\"", "escape");
        check(&"[".repeat(100_000), "recursion");
        check(&"{\"a\":".repeat(100_000), "recursion");
    }

    #[test]
    fn words_are_cut_at_characters() {
        assert_eq!(short(&"é".repeat(81)), "é".repeat(80) + "…");
        assert_eq!(short("é"), "é");
        assert_eq!(step("a/b~c"), "a~1b~0c");
    }

    proptest! {
        #[test]
        fn as_serde_json_reads_it(text in r#"[\[\]{}:," a\\0-9e.+tru-]{0,30}|\[("[a-z]",)*1\]|\{"a":[0-9]{1,30}(,"b":"[^"\\]*")?\}"#) {
            if let Ok(value) = parse(&text) {
                prop_assert_eq!(Some(value), serde_json::from_str(&text).ok());
            }
        }
    }
}
