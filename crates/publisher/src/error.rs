//! [`FetchError`]: why there is no publisher's copy.
//!
//! Owns the kinds that a person can tell apart, their words, and the translation of the library's
//! errors into them. Each names the host; none says more of a proxy than its host.

use crate::{Limits, Refusal};
use std::io::{self, ErrorKind};
use std::time::Duration;
use ureq::Proxy;

/// Why there is no publisher's copy. After each of these nothing was kept of what came.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// The address may not be asked; nothing was sent.
    #[error("{address} was not asked: {refusal}")]
    Refused {
        /// The address as it was given.
        address: String,
        /// Why it may not.
        refusal: Refusal,
    },
    /// The environment names a proxy of an unknown kind; nothing was sent.
    #[error(
        "{variable} names a proxy that Glossator cannot use, and it does not go round it; \
         only http:// and https:// proxies are known to it"
    )]
    UnusableProxy {
        /// The variable of the environment.
        variable: &'static str,
    },
    /// The proxy of the environment did not let us through.
    #[error("the proxy {proxy} did not lead to {host} ({reason})")]
    Proxy {
        /// The proxy's host.
        proxy: String,
        /// The host that was to be asked.
        host: String,
        /// What it said.
        reason: String,
    },
    /// The name could not be looked up.
    #[error("this computer seems to be offline: the name {host} could not be looked up")]
    Offline {
        /// The host, or the proxy before it.
        host: String,
    },
    /// The name is known, but there is no way to it.
    #[error("this computer seems to be offline: no network leads to {host}")]
    NoRoute {
        /// The host, or the proxy before it.
        host: String,
    },
    /// Nothing listens there.
    #[error("{host} refused the connection")]
    ConnectionRefused {
        /// The host, or the proxy before it.
        host: String,
    },
    /// The host, or who poses as it, has no certificate that this computer trusts.
    #[error("{host} did not prove that it is {host}: its certificate is not trusted ({reason})")]
    NotTrusted {
        /// The host.
        host: String,
        /// What is wrong with the certificate.
        reason: String,
    },
    /// It took too long, all in all.
    #[error("{host} did not give the whole page within {} seconds", limit.as_secs())]
    TimeOver {
        /// The host.
        host: String,
        /// How long was waited.
        limit: Duration,
    },
    /// The page is larger than any licence.
    #[error("what {host} shows has more than {limit} bytes: that is no licence")]
    TooLarge {
        /// The host.
        host: String,
        /// How many bytes are taken.
        limit: u64,
    },
    /// The page is not there, or not any more.
    #[error("{host} has no page at this address (HTTP status {status})")]
    NotFound {
        /// The host.
        host: String,
        /// 404 or 410.
        status: u16,
    },
    /// The host did not give the page, for another reason.
    #[error("{host} did not give the page (HTTP status {status})")]
    Status {
        /// The host.
        host: String,
        /// The HTTP status.
        status: u16,
    },
    /// The page has moved to another host, which was not asked.
    #[error("{host} redirects to another host, {to}, which was not asked")]
    OtherHost {
        /// The host.
        host: String,
        /// The other host.
        to: String,
    },
    /// The page has moved on its host, to an address that may not be asked.
    #[error("{host} redirects to {to}, which was not asked: {refusal}")]
    BadRedirect {
        /// The host.
        host: String,
        /// The address that it redirects to.
        to: String,
        /// Why it may not be asked.
        refusal: Refusal,
    },
    /// The host sends us round in circles.
    #[error("{host} redirects more than {limit} times")]
    TooManyRedirects {
        /// The host.
        host: String,
        /// How many redirects are followed.
        limit: u32,
    },
    /// What came was no whole page.
    #[error("what {host} sent is no whole page ({reason})")]
    Garbled {
        /// The host.
        host: String,
        /// What is wrong with it.
        reason: String,
    },
}

impl FetchError {
    /// What the library's `error` means for a fetch from `host`.
    pub(crate) fn told(
        error: ureq::Error,
        host: &str,
        proxy: Option<&Proxy>,
        limits: Limits,
    ) -> Self {
        // Behind a proxy, it is the proxy that is looked up and connected to.
        let nearest = || proxy.map_or(host, Proxy::host).to_owned();
        let host = host.to_owned();
        let cut_off = "the connection broke off";
        match error {
            ureq::Error::Timeout(_) => Self::TimeOver { host, limit: limits.time },
            ureq::Error::HostNotFound => Self::Offline { host: nearest() },
            ureq::Error::BodyExceedsLimit(limit) => Self::TooLarge { host, limit },
            ureq::Error::ConnectProxyFailed(reason) => {
                Self::Proxy { proxy: nearest(), host, reason }
            }
            ureq::Error::Io(error) => match error.kind() {
                ErrorKind::TimedOut => Self::TimeOver { host, limit: limits.time },
                ErrorKind::ConnectionRefused => Self::ConnectionRefused { host: nearest() },
                ErrorKind::NetworkUnreachable
                | ErrorKind::HostUnreachable
                | ErrorKind::NetworkDown => Self::NoRoute { host: nearest() },
                ErrorKind::UnexpectedEof
                | ErrorKind::ConnectionReset
                | ErrorKind::ConnectionAborted
                | ErrorKind::BrokenPipe => Self::Garbled { host, reason: cut_off.to_owned() },
                _ => match distrust(&error) {
                    Some(reason) => Self::NotTrusted { host, reason },
                    None => Self::Garbled { host, reason: error.to_string() },
                },
            },
            other => Self::Garbled { host, reason: other.to_string() },
        }
    }
}

/// What is wrong with a host's certificate, if that is why a handshake failed.
fn distrust(error: &io::Error) -> Option<String> {
    match error.get_ref()?.downcast_ref()? {
        rustls::Error::InvalidCertificate(why) => Some(why.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::LIMITS;

    #[test]
    fn what_the_system_says_is_told_of_whom_it_concerns() {
        let proxy = Proxy::new("http://me:word@proxy.test:3128").unwrap();
        let told = |kind: ErrorKind, proxy| {
            let error = ureq::Error::Io(kind.into());
            FetchError::told(error, "licences.test", proxy, LIMITS).to_string()
        };
        for (kind, alone, behind) in [
            (
                ErrorKind::NetworkUnreachable,
                "this computer seems to be offline: no network leads to licences.test",
                "this computer seems to be offline: no network leads to proxy.test",
            ),
            (
                ErrorKind::ConnectionRefused,
                "licences.test refused the connection",
                "proxy.test refused the connection",
            ),
            (
                ErrorKind::ConnectionReset,
                "what licences.test sent is no whole page (the connection broke off)",
                "what licences.test sent is no whole page (the connection broke off)",
            ),
            (
                ErrorKind::TimedOut,
                "licences.test did not give the whole page within 20 seconds",
                "licences.test did not give the whole page within 20 seconds",
            ),
        ] {
            assert_eq!(told(kind, None), alone);
            assert_eq!(told(kind, Some(&proxy)), behind);
        }
    }
}
