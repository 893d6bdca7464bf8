//! Annotations out as JSON-LD and in again.
//!
//! Owns the proof that nothing is lost on the way, that the W3C's own suite has nothing to say
//! against what is written, and that what the suite refuses is refused here too.

mod examples;
mod hostile;
mod round_trip;
mod schema;
mod shapes;
mod suite;

use annotation::{Given, Read, Refused};

/// The present moment of the tests.
const NOW: &str = "2026-11-26T18:00:00Z";

/// What is read of a file by someone who knows one address and no other.
fn read(json: &str) -> Result<Read, Refused> {
    let edition_of = |address: &str| {
        address.starts_with("https://example.org/licence").then(|| "known".to_owned())
    };
    annotation::read(json, Given { edition_of: &edition_of, at: NOW.parse().unwrap() })
}

/// The reasons for which all of a file is refused; none where something is taken.
fn refusals(json: &str) -> Vec<String> {
    match read(json) {
        Err(refused) => vec![refused.to_string()],
        Ok(Read { taken, refused }) if taken.is_empty() => {
            refused.iter().map(ToString::to_string).collect()
        }
        Ok(_) => Vec::new(),
    }
}
