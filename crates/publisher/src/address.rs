//! Which addresses may be asked.
//!
//! Owns the check that stands before every connection, the first as each redirect. It never looks up
//! a name.

use crate::FetchError;
use std::collections::BTreeSet;
use url::{Host, Url};

/// The hosts that may be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hosts(BTreeSet<String>);

impl Hosts {
    /// The hosts of `addresses`. An address that may not be asked itself allows nothing.
    pub fn of<'a>(addresses: impl IntoIterator<Item = &'a str>) -> Self {
        let hosts = addresses.into_iter().filter_map(|address| {
            let url = Url::parse(address).ok()?;
            Some(Address::plain(url).ok()?.host)
        });
        Self(hosts.collect())
    }
}

/// Why an address is not asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// It cannot be read as an address.
    #[error("it is no complete address")]
    Unreadable,
    /// It would go over the network unprotected.
    #[error("it does not begin with https://")]
    NotHttps,
    /// It carries a name or a password.
    #[error("it carries a user's name or password")]
    NamesAUser,
    /// Its host would be asked elsewhere than where web pages are.
    #[error("it names a port")]
    NamesAPort,
    /// It names a machine by number, and no certificate tells whose that is.
    #[error("it names a number in place of a host")]
    Numeric,
    /// The catalogue has no address on its host.
    #[error("the catalogue has no address on this host")]
    UnknownHost,
}

/// An address that may be asked: HTTPS, on a host that the caller allowed, at the usual port.
#[derive(Debug, Clone)]
pub(crate) struct Address {
    url: Url,
    host: String,
}

impl Address {
    /// `address`, when it may be asked.
    pub(crate) fn new(address: &str, allowed: &Hosts) -> Result<Self, FetchError> {
        Url::parse(address)
            .map_err(|_| Refusal::Unreadable)
            .and_then(Self::plain)
            .and_then(|plain| {
                let known = allowed.0.contains(&plain.host);
                if known { Ok(plain) } else { Err(Refusal::UnknownHost) }
            })
            .map_err(|refusal| FetchError::Refused { address: address.to_owned(), refusal })
    }

    /// Where a redirect to `location` leads from here, when it stays on this host.
    pub(crate) fn led_on(&self, location: &str) -> Result<Self, FetchError> {
        let host = || self.host.clone();
        let url = self.url.join(location).map_err(|_| FetchError::Garbled {
            host: host(),
            reason: "it redirects to what is no address".to_owned(),
        })?;
        if let Some(to) = url.host_str().filter(|to| *to != self.host) {
            return Err(FetchError::OtherHost { host: host(), to: to.to_owned() });
        }
        let to = url.to_string();
        Self::plain(url).map_err(|refusal| FetchError::BadRedirect { host: host(), to, refusal })
    }

    /// `url`, when it is a plain address of a web page, whatever its host.
    fn plain(mut url: Url) -> Result<Self, Refusal> {
        if url.scheme() != "https" {
            return Err(Refusal::NotHttps);
        }
        if !url.username().is_empty() || url.password().is_some() {
            return Err(Refusal::NamesAUser);
        }
        if url.port().is_some() {
            return Err(Refusal::NamesAPort);
        }
        let host = match url.host() {
            Some(Host::Domain(host)) => host.to_owned(),
            Some(Host::Ipv4(_) | Host::Ipv6(_)) => return Err(Refusal::Numeric),
            None => return Err(Refusal::Unreadable),
        };
        // What stands after `#` is for whoever shows the page; it is not sent.
        url.set_fragment(None);
        Ok(Self { url, host })
    }

    /// The whole address.
    pub(crate) fn as_str(&self) -> &str {
        self.url.as_str()
    }

    /// Its host, in small letters.
    pub(crate) fn host(&self) -> &str {
        &self.host
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hosts() -> Hosts {
        Hosts::of(["https://licences.test/a", "https://www.licences.test/b"])
    }

    fn refusal(address: &str) -> Option<Refusal> {
        match Address::new(address, &hosts()) {
            Ok(_) => None,
            Err(FetchError::Refused { address: named, refusal }) => {
                assert_eq!(named, address);
                Some(refusal)
            }
            Err(other) => panic!("{address}: {other}"),
        }
    }

    #[test]
    fn an_address_of_the_catalogues_hosts_is_asked() {
        for (address, asked) in [
            ("https://licences.test", "https://licences.test/"),
            ("https://licences.test/a?b=c", "https://licences.test/a?b=c"),
            ("HTTPS://WWW.Licences.TEST:443/A", "https://www.licences.test/A"),
            ("https://licences.test/a#b", "https://licences.test/a"),
            ("https://licences.test/{a b}", "https://licences.test/%7Ba%20b%7D"),
        ] {
            assert_eq!(Address::new(address, &hosts()).unwrap().as_str(), asked);
        }
    }

    #[test]
    fn any_other_is_refused() {
        for (address, why) in [
            ("", Refusal::Unreadable),
            ("licences.test/a", Refusal::Unreadable),
            ("https://", Refusal::Unreadable),
            ("http://licences.test/", Refusal::NotHttps),
            ("file:///etc/passwd", Refusal::NotHttps),
            ("mailto:a@licences.test", Refusal::NotHttps),
            ("https://me@licences.test/", Refusal::NamesAUser),
            ("https://:word@licences.test/", Refusal::NamesAUser),
            ("https://licences.test@elsewhere.test/", Refusal::NamesAUser),
            ("https://licences.test:444/", Refusal::NamesAPort),
            ("https://licences.test:80/", Refusal::NamesAPort),
            ("https://127.0.0.1/", Refusal::Numeric),
            ("https://0x7f.1/", Refusal::Numeric),
            ("https://2130706433/", Refusal::Numeric),
            ("https://[::1]/", Refusal::Numeric),
            ("https://elsewhere.test/", Refusal::UnknownHost),
            ("https://a.licences.test/", Refusal::UnknownHost),
            ("https://licences.test.elsewhere.test/", Refusal::UnknownHost),
            ("https://licences.test./", Refusal::UnknownHost),
            ("https://test/", Refusal::UnknownHost),
        ] {
            assert_eq!(refusal(address), Some(why), "{address}");
        }
    }

    #[test]
    fn an_address_that_may_not_be_asked_allows_nothing() {
        let hosts =
            Hosts::of(["http://a.test/", "https://b.test:1/", "c.test", "https://1.2.3.4/"]);
        assert_eq!(hosts, Hosts::of([]));
        for address in ["https://a.test/", "https://b.test/", "https://c.test/", "https://1.2.3.4"]
        {
            assert!(Address::new(address, &hosts).is_err(), "{address}");
        }
    }

    #[test]
    fn a_redirect_stays_on_its_host() {
        let from = Address::new("https://licences.test/a/b", &hosts()).unwrap();
        for (location, asked) in [
            ("c", "https://licences.test/a/c"),
            ("/c?d", "https://licences.test/c?d"),
            ("//licences.test/c", "https://licences.test/c"),
            ("https://LICENCES.test/c", "https://licences.test/c"),
            ("", "https://licences.test/a/b"),
        ] {
            assert_eq!(from.led_on(location).unwrap().as_str(), asked, "{location}");
        }
        // Allowed as the first address, and yet another host.
        for (location, host) in [
            ("https://www.licences.test/", "www.licences.test"),
            ("http://elsewhere.test/", "elsewhere.test"),
            ("//elsewhere.test", "elsewhere.test"),
            (r"\\elsewhere.test", "elsewhere.test"),
            ("https://licences.test@elsewhere.test/", "elsewhere.test"),
            ("https://127.0.0.1/", "127.0.0.1"),
        ] {
            let told = from.led_on(location).unwrap_err();
            let (host, to) = ("licences.test".to_owned(), host.to_owned());
            assert_eq!(told, FetchError::OtherHost { host, to }, "{location}");
        }
        for (location, why) in [
            ("http://licences.test/a/b", Refusal::NotHttps),
            ("https://me@licences.test/", Refusal::NamesAUser),
            ("https://licences.test:8443/", Refusal::NamesAPort),
            ("javascript:alert(1)", Refusal::NotHttps),
        ] {
            let told = from.led_on(location).unwrap_err();
            let (host, to) = ("licences.test".to_owned(), location.to_owned());
            assert_eq!(told, FetchError::BadRedirect { host, to, refusal: why });
        }
        assert!(matches!(from.led_on("https://"), Err(FetchError::Garbled { .. })));
    }
}
