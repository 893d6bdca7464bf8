//! [`AnnotationId`]: the name of an annotation.
//!
//! Owns what a valid id looks like. It never makes one: ids are arguments.

use std::{fmt, str::FromStr};

/// A UUID as 36 characters, in lower case with hyphens (RFC 9562, section 4).
///
/// ```
/// use annotation::AnnotationId;
///
/// let id: AnnotationId = "018F2B7C-0000-4000-8000-000000000001".parse().unwrap();
/// assert_eq!(id.as_str(), "018f2b7c-0000-4000-8000-000000000001");
/// assert!("../library".parse::<AnnotationId>().is_err());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AnnotationId(String);

/// What was given as an id is no UUID.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error(
    "“{0}” is no annotation id: 36 characters such as 018f2b7c-0000-4000-8000-000000000001 are"
)]
pub struct InvalidId(pub String);

/// The lengths of a UUID's five groups of hexadecimal digits.
const GROUPS: [usize; 5] = [8, 4, 4, 4, 12];

impl AnnotationId {
    /// Takes a UUID with hyphens; capitals are made small.
    ///
    /// # Errors
    /// For anything else: braces, a missing hyphen, other characters.
    pub fn new(id: &str) -> Result<Self, InvalidId> {
        let lengths = id.split('-').map(str::len);
        let digits = id.bytes().all(|b| b == b'-' || b.is_ascii_hexdigit());
        if digits && lengths.eq(GROUPS) {
            Ok(Self(id.to_ascii_lowercase()))
        } else {
            Err(InvalidId(id.to_owned()))
        }
    }

    /// The 36 characters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for AnnotationId {
    type Err = InvalidId;

    fn from_str(id: &str) -> Result<Self, InvalidId> {
        Self::new(id)
    }
}

impl fmt::Display for AnnotationId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_uuids_are_ids() {
        for (id, valid) in [
            ("018f2b7c-0000-4000-8000-000000000001", true),
            ("018F2B7C-ABCD-4000-8000-00000000000F", true),
            ("018f2b7c000040008000000000000001", false),
            ("018f2b7c-0000-4000-8000-00000000000", false),
            ("018f2b7c-0000-4000-8000-0000000000001", false),
            ("018f2b7c-0000-4000-8000-00000000000g", false),
            ("018f2b7c-00004000--8000-000000000001", false),
            ("{018f2b7c-0000-4000-8000-000000000001}", false),
            ("'; DROP TABLE annotation; --", false),
            ("", false),
            ("----", false),
        ] {
            assert_eq!(AnnotationId::new(id).is_ok(), valid, "{id}");
        }
    }
}
