//! The proxy that the computer's owner has put in the way.
//!
//! Owns how it is read from the environment, by curl's rules: `https_proxy` or `all_proxy` names it,
//! `no_proxy` the hosts that are asked directly. It never goes round a proxy that it cannot use:
//! whoever set it up may want nobody to see this computer.

use crate::FetchError;
use std::env;
use ureq::{Proxy, ProxyProtocol};

/// Where a proxy may be named, the first that is set counting.
const NAMED_IN: [&str; 4] = ["https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"];

/// A variable of the environment. What is no Unicode there becomes what no proxy is called.
pub(crate) fn variable(name: &str) -> Option<String> {
    env::var_os(name).map(|value| value.to_string_lossy().into_owned())
}

/// The proxy through which `host` is to be asked, if one is named.
pub(crate) fn on_the_way_to(
    host: &str,
    variable: impl Fn(&str) -> Option<String>,
) -> Result<Option<Proxy>, FetchError> {
    let set = |name: &'static str| {
        variable(name).filter(|value| !value.is_empty()).map(|value| (name, value))
    };
    let Some((name, value)) = NAMED_IN.into_iter().find_map(set) else { return Ok(None) };
    if let Some((_, direct)) = ["no_proxy", "NO_PROXY"].into_iter().find_map(set)
        && direct.split(',').any(|entry| covers(entry.trim(), host))
    {
        return Ok(None);
    }
    let usable =
        |proxy: &Proxy| matches!(proxy.protocol(), ProxyProtocol::Http | ProxyProtocol::Https);
    match Proxy::new(&value).ok().filter(usable) {
        Some(proxy) => Ok(Some(proxy)),
        None => Err(FetchError::UnusableProxy { variable: name }),
    }
}

/// Whether an entry of `no_proxy` means `host`: all hosts, this one, or all under a domain.
fn covers(entry: &str, host: &str) -> bool {
    let domain = entry.trim_start_matches("*.").trim_start_matches('.').to_lowercase();
    let under = || host.strip_suffix(&domain).is_some_and(|rest| rest.ends_with('.'));
    entry == "*" || (!domain.is_empty() && (host == domain || under()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn through(set: &[(&str, &str)]) -> Result<Option<String>, FetchError> {
        let variable = |name: &str| {
            set.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
        };
        let proxy = on_the_way_to("www.licences.test", variable)?;
        Ok(proxy.map(|proxy| format!("{}:{}", proxy.host(), proxy.port())))
    }

    #[test]
    fn a_proxy_is_read_where_others_read_it() {
        let named = |set: &[_]| through(set).unwrap();
        assert_eq!(named(&[]), None);
        assert_eq!(named(&[("HTTPS_PROXY", "")]), None);
        assert_eq!(named(&[("HTTP_PROXY", "http://proxy.test:1")]), None, "for http:// alone");
        let proxy = Some("proxy.test:3128".to_owned());
        for value in
            ["http://proxy.test:3128", "http://me:word@proxy.test:3128/", "proxy.test:3128"]
        {
            assert_eq!(named(&[("HTTPS_PROXY", value)]), proxy, "{value}");
            assert_eq!(named(&[("all_proxy", value)]), proxy, "{value}");
        }
        let both = [("ALL_PROXY", "http://other.test"), ("https_proxy", "http://proxy.test:3128")];
        assert_eq!(named(&both), proxy);
    }

    #[test]
    fn hosts_may_be_left_out() {
        let direct = |entries| {
            let set = [("HTTPS_PROXY", "http://proxy.test"), ("NO_PROXY", entries)];
            through(&set).unwrap().is_none()
        };
        for entries in ["*", "a, www.licences.test", "LICENCES.test", ".licences.test", "*.test"] {
            assert!(direct(entries), "{entries}");
        }
        for entries in ["", ",", ".", "cences.test", "a.www.licences.test", "www"] {
            assert!(!direct(entries), "{entries}");
        }
    }

    #[test]
    fn no_proxy_is_gone_round() {
        for value in ["socks5h://proxy.test:9050", "ftp://proxy.test", "\u{fffd}", "http://"] {
            let told = through(&[("HTTPS_PROXY", value)]).unwrap_err();
            assert_eq!(told, FetchError::UnusableProxy { variable: "HTTPS_PROXY" }, "{value}");
        }
    }
}
