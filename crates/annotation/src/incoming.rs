//! What comes from a file of annotations: those that are taken, and those that are refused with the
//! place and the reason.
//!
//! Owns the limits of what is taken. It reads no format; see [`crate::w3c`] and
//! [`crate::hypothesis`].

use crate::Annotation;
use jiff::Timestamp;
use serde_json::Value;

/// The most that is taken of a file. Beyond is a mistake or an attack, not a reader's work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a file. Source: the import limit of the design, 20 MB.
    pub file: usize,
    /// Annotations in a file.
    pub annotations: usize,
    /// Bytes of a note, a quote, or any other words of an annotation.
    pub words: usize,
    /// Notes, tags and links of an annotation together.
    pub bodies: usize,
}

/// The limits that hold.
pub const LIMITS: Limits =
    Limits { file: 20_000_000, annotations: 100_000, words: 1_000_000, bodies: 1_000 };

/// What a file of others does not say, and whoever asked for it does.
#[derive(Clone, Copy)]
pub struct Given<'a> {
    /// The id of the edition that an address leads to; `None` where it is not known. Asked only for
    /// what does not name an edition by our own IRI.
    pub edition_of: &'a dyn Fn(&str) -> Option<String>,
    /// The present moment, for an annotation that does not say when it was made.
    pub at: Timestamp,
}

/// What came of a file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Read {
    /// The annotations that can be kept, in the file's order.
    pub taken: Vec<Taken>,
    /// What could not be taken, in the file's order.
    pub refused: Vec<Refused>,
}

/// An annotation as it came.
#[derive(Clone, Debug, PartialEq)]
pub struct Taken {
    /// The annotation. Where it has no [`crate::Selectors::text_hash`], it was never placed on a
    /// text of ours: its position and address say nothing.
    pub annotation: Annotation,
    /// Where in the file, as a JSON pointer (RFC 6901).
    pub place: String,
    /// What stood there beyond what an annotation keeps, as JSON pointers from `place`.
    pub left_out: Vec<String>,
}

/// Why a file, or something in it, was not taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}{reason}", place_before(.place))]
pub struct Refused {
    /// Where, as a JSON pointer (RFC 6901); empty for the file as a whole.
    pub place: String,
    /// Why, as a sentence without its full stop. Words of the file in it are hostile.
    pub reason: String,
}

fn place_before(place: &str) -> String {
    if place.is_empty() { String::new() } else { format!("{place}: ") }
}

impl Refused {
    pub(crate) fn new(place: impl Into<String>, reason: impl Into<String>) -> Self {
        Self { place: place.into(), reason: reason.into() }
    }
}

impl Read {
    /// Keeps what became of one annotation, unless its id came before: then which of the two is
    /// meant cannot be known.
    pub(crate) fn push(&mut self, seen: &mut Seen, item: Result<Taken, Refused>) {
        match item {
            Ok(taken) if !seen.0.insert(taken.annotation.id.clone()) => {
                let id = &taken.annotation.id;
                let reason = format!("another annotation of this file has the same id, {id}");
                self.refused.push(Refused::new(taken.place, reason));
            }
            Ok(taken) => self.taken.push(taken),
            Err(refused) => self.refused.push(refused),
        }
    }
}

/// The ids that a file gave so far.
#[derive(Debug, Default)]
pub(crate) struct Seen(std::collections::HashSet<crate::AnnotationId>);

/// The annotations of a file in whichever format it is of those that are read: the W3C's JSON-LD
/// ([`crate::w3c::read`]) or Hypothesis' JSON ([`crate::hypothesis::read`]).
///
/// # Errors
/// When the file as a whole is nothing to take from.
pub fn read(json: &str, given: Given<'_>) -> Result<Read, Refused> {
    let value = parse(json)?;
    if crate::hypothesis::is_export(&value) {
        crate::hypothesis::read_value(&value, given)
    } else {
        crate::w3c::read_value(&value, given)
    }
}

/// The JSON of a file within the limits.
pub(crate) fn parse(json: &str) -> Result<Value, Refused> {
    if json.len() > LIMITS.file {
        let reason = format!("{} bytes; {} are the most", json.len(), LIMITS.file);
        return Err(Refused::new("", reason));
    }
    crate::json::parse(json.trim_start_matches('\u{feff}')).map_err(|why| Refused::new("", why))
}

/// Words within the limits. `what` names them: "its note".
pub(crate) fn words(words: &str, what: &str, place: &str) -> Result<String, Refused> {
    if words.len() > LIMITS.words {
        let reason = format!("{what} has {} bytes; {} are the most", words.len(), LIMITS.words);
        return Err(Refused::new(place, reason));
    }
    Ok(words.to_owned())
}

/// A moment as RFC 3339 writes it: a day, a time to the second or finer, `Z` or an offset.
pub(crate) fn moment(words: &str) -> Option<Timestamp> {
    let digits = |part: &str, shape: &str| {
        part.len() == shape.len()
            && part.bytes().zip(shape.bytes()).all(|(b, s)| match s {
                b'0' => b.is_ascii_digit(),
                s => b == s,
            })
    };
    let (moment, rest) = words.split_at_checked("0000-00-00T00:00:00".len())?;
    let fraction = rest.strip_prefix('.').map_or(Some(rest), |fraction| {
        let end = fraction.find(|c: char| !c.is_ascii_digit())?;
        (end > 0).then(|| &fraction[end..])
    });
    let zone = fraction?;
    let zoned = zone == "Z" || digits(zone, "+00:00") || digits(zone, "-00:00");
    (zoned && digits(moment, "0000-00-00T00:00:00")).then(|| words.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_those_of_rfc_3339() {
        for (words, same) in [
            ("2024-07-23T10:00:00Z", Some("2024-07-23T10:00:00Z")),
            ("2024-07-23T10:00:00.123456789Z", Some("2024-07-23T10:00:00.123456789Z")),
            ("2024-07-23T10:00:00.5+02:00", Some("2024-07-23T08:00:00.5Z")),
            ("2024-07-23T10:00:00", None),
            ("2024-07-23", None),
            ("2024-07-23 10:00:00Z", None),
            ("2024-07-23T10:00Z", None),
            ("2024-07-23T10:00:00.Z", None),
            ("2024-07-23T10:00:00+0200", None),
            ("2024-13-23T10:00:00Z", None),
            ("2024-07-23T10:00:00Z[Europe/Paris]", None),
            ("2024-07-23T10:00:0é", None),
            ("éééééééééééééééééé", None),
            ("", None),
        ] {
            let told = moment(words).map(|moment| moment.to_string());
            assert_eq!(told.as_deref(), same, "{words}");
        }
    }

    #[test]
    fn a_refusal_tells_place_and_reason() {
        assert_eq!(Refused::new("/items/0", "it has no id").to_string(), "/items/0: it has no id");
        assert_eq!(Refused::new("", "no JSON").to_string(), "no JSON");
    }
}
