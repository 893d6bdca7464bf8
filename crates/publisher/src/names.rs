//! Looking a host's name up.
//!
//! Owns the telling apart of a name that could not be looked up from what goes wrong later: the
//! library gives both as one kind of error. It never answers from a memory of its own.

use ureq::Error;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

/// The names that the computer knows, its hosts file before its name server.
#[derive(Debug, Default)]
pub(crate) struct SystemNames(DefaultResolver);

impl Resolver for SystemNames {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, Error> {
        self.0.resolve(uri, config, timeout).map_err(|error| match error {
            Error::Io(_) => Error::HostNotFound,
            other => other,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn looked_up(address: &str) -> Result<Vec<String>, Error> {
        let uri = address.parse().unwrap();
        SystemNames::default()
            .resolve(&uri, &Config::builder().proxy(None).build(), NextTimeout::default())
            .map(|found| found.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn a_name_that_is_not_there_is_told_as_that() {
        assert!(looked_up("https://localhost/").unwrap().contains(&"127.0.0.1:443".to_owned()));
        // No name server is asked for it: a part of a name has 63 letters at most.
        let unknown = format!("https://{}.test/", "a".repeat(64));
        assert!(matches!(looked_up(&unknown), Err(Error::HostNotFound)));
    }
}
