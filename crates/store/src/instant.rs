//! Moments as the file holds them.
//!
//! Owns the form: RFC 3339 in UTC, to the nanosecond, as text that other programs read too.

use crate::error::Problem;
use jiff::Timestamp;

/// A moment read back from the file.
pub(crate) fn parse(text: &str) -> Result<Timestamp, Problem> {
    text.parse().map_err(|error| Problem::value(format!("the moment “{text}”"), &error))
}
