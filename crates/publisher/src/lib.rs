//! The publisher's copy of a licence, fetched when the reader asks for it.
//!
//! Owns the only network access of the project: one address is asked, by HTTPS, of a host that the
//! catalogue names. It never does so by itself, follows nobody to another host, keeps nothing between
//! two fetches, and reads the clock for the deadline alone. Why so: `docs/decisions/publishers-copy.md`.

mod address;
mod client;
mod deadline;
mod error;
mod names;
mod proxy;
mod visit;

#[cfg(test)]
mod tests;

pub use address::{Hosts, Refusal};
pub use error::FetchError;

use address::Address;
use names::SystemNames;
use std::time::Duration;

/// What a fetch may cost.
#[derive(Debug, Clone, Copy)]
struct Limits {
    /// From the first look-up of the name to the last byte of the page, redirects included.
    time: Duration,
    /// How many bytes a page may have.
    bytes: u64,
    /// How many redirects are followed.
    redirects: u32,
}

/// Twenty seconds is as long as a person waits who has pressed a button. Five million bytes are four
/// hundred times the longest built-in text (12,481), for a page that dresses it up. More than five
/// redirects were advised against by RFC 2068, 10.3, and within one host there is no use for them.
const LIMITS: Limits = Limits { time: Duration::from_secs(20), bytes: 5_000_000, redirects: 5 };

/// What the publisher shows at an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublishersCopy {
    /// The page as it came: whole, and not compressed.
    pub bytes: Vec<u8>,
    /// Where it was found: the address that was asked, or the one on the same host it redirects to.
    pub address: String,
    /// What the host says it is, such as "text/html; charset=utf-8".
    pub content_type: Option<String>,
}

/// Fetches what stands at `address`, waiting 20 seconds at most and taking 5,000,000 bytes at most.
///
/// When it was fetched is for the caller to say.
///
/// # Errors
/// When the address is not an HTTPS address of one of the `allowed` hosts, and then nothing was sent;
/// when its host cannot be reached or cannot prove who it is; when what it answers is no whole page.
pub fn fetch(address: &str, allowed: &Hosts) -> Result<PublishersCopy, FetchError> {
    let address = Address::new(address, allowed)?;
    let proxy = proxy::on_the_way_to(address.host(), proxy::variable)?;
    let agent = client::agent(client::trusted_here(), SystemNames::default(), proxy);
    visit::fetch(address, agent, LIMITS)
}
