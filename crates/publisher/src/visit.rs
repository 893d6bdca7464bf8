//! One visit to a host: the request, the redirects within the host, the page.
//!
//! Owns what counts as the publisher's copy: a page that came whole, as it is, with status 200. It
//! never tries again and never gives part of a page.

use crate::address::Address;
use crate::{FetchError, Limits, PublishersCopy, deadline};
use std::time::Instant;
use ureq::http::{HeaderMap, Response, StatusCode, Version, header};
use ureq::{Agent, Body};

/// No honest address is longer, and errors show it.
const LONGEST_LOCATION: usize = 2_000;

/// Fetches what stands at `address`.
pub(crate) fn fetch(
    address: Address,
    agent: Agent,
    limits: Limits,
) -> Result<PublishersCopy, FetchError> {
    let over = FetchError::TimeOver { host: address.host().to_owned(), limit: limits.time };
    let until = Instant::now() + limits.time;
    deadline::within(limits.time, move || follow(address, &agent, limits, until))
        .unwrap_or(Err(over))
}

/// Asks for `address`, and for what it redirects to, until a page comes.
pub(crate) fn follow(
    mut address: Address,
    agent: &Agent,
    limits: Limits,
    until: Instant,
) -> Result<PublishersCopy, FetchError> {
    for _ in 0..=limits.redirects {
        let host = address.host();
        let told = |error| FetchError::told(error, host, agent.config().proxy(), limits);
        let left = until.saturating_duration_since(Instant::now());
        let request = agent.get(address.as_str()).config().timeout_global(Some(left)).build();
        let mut answer = request.call().map_err(told)?;
        if let Some(location) = location(&answer) {
            address = address.led_on(location.map_err(|reason| garbled(host, reason))?)?;
            continue;
        }
        arrived(&answer, host)?;
        if answer.body().content_length().is_some_and(|length| length > limits.bytes) {
            return Err(FetchError::TooLarge { host: host.to_owned(), limit: limits.bytes });
        }
        let content_type = text(answer.headers(), header::CONTENT_TYPE).map(str::to_owned);
        let body = answer.body_mut().with_config().limit(limits.bytes);
        let bytes = body.read_to_vec().map_err(told)?;
        if bytes.is_empty() {
            return Err(garbled(host, "it is empty"));
        }
        return Ok(PublishersCopy { bytes, address: address.as_str().to_owned(), content_type });
    }
    let limit = limits.redirects;
    Err(FetchError::TooManyRedirects { host: address.host().to_owned(), limit })
}

/// Where an answer redirects to, if it does.
fn location(answer: &Response<Body>) -> Option<Result<&str, &'static str>> {
    if !matches!(answer.status().as_u16(), 301 | 302 | 303 | 307 | 308) {
        return None;
    }
    Some(match text(answer.headers(), header::LOCATION) {
        Some(location) if location.len() <= LONGEST_LOCATION => Ok(location),
        Some(_) => Err("it redirects to an address of unreasonable length"),
        None => Err("it redirects without saying where to"),
    })
}

/// Whether what comes is the page, and will be known to be whole.
fn arrived(answer: &Response<Body>, host: &str) -> Result<(), FetchError> {
    let status = answer.status();
    match status {
        StatusCode::OK => {}
        StatusCode::NOT_FOUND | StatusCode::GONE => {
            return Err(FetchError::NotFound { host: host.to_owned(), status: status.as_u16() });
        }
        _ => return Err(FetchError::Status { host: host.to_owned(), status: status.as_u16() }),
    }
    let headers = answer.headers();
    let only = |name, word: &str| {
        headers
            .get_all(name)
            .iter()
            .all(|value| value.as_bytes().eq_ignore_ascii_case(word.as_bytes()))
    };
    if !only(header::CONTENT_ENCODING, "identity") {
        return Err(garbled(host, "it sent the page compressed, which was not asked for"));
    }
    // A page whose end is the end of the connection cannot be told from one that was cut off, and a
    // licence without its last clauses would be read as one that has lost them.
    let ends = if headers.contains_key(header::TRANSFER_ENCODING) {
        only(header::TRANSFER_ENCODING, "chunked") && answer.version() == Version::HTTP_11
    } else {
        headers.contains_key(header::CONTENT_LENGTH)
    };
    if ends { Ok(()) } else { Err(garbled(host, "it did not say where the page ends")) }
}

/// The words of a header that is there and is text.
fn text(headers: &HeaderMap, name: header::HeaderName) -> Option<&str> {
    headers.get(name)?.to_str().ok()
}

fn garbled(host: &str, reason: &str) -> FetchError {
    FetchError::Garbled { host: host.to_owned(), reason: reason.to_owned() }
}
