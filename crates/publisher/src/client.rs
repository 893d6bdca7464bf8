//! How a host is asked: what is sent, and whose word is taken for who the host is.
//!
//! Owns the client's set-up. Nothing in it can weaken TLS: who is trusted comes from the system, and
//! only the tests of this crate give another list.

use rustls::crypto::ring;
use std::sync::Arc;
use ureq::config::Config;
use ureq::tls::{Certificate, RootCerts, TlsConfig};
use ureq::unversioned::resolver::Resolver;
use ureq::unversioned::transport::DefaultConnector;
use ureq::{Agent, Proxy};

/// The authorities that this computer trusts. One that cannot be read is left out, so that at worst
/// a host is not trusted.
pub(crate) fn trusted_here() -> RootCerts {
    let trusted = rustls_native_certs::load_native_certs().certs;
    trusted.iter().map(|certificate| Certificate::from_der(certificate).to_owned()).into()
}

/// A client that sends what every request has to have, and our name.
pub(crate) fn agent(trusted: RootCerts, names: impl Resolver, proxy: Option<Proxy>) -> Agent {
    let tls = TlsConfig::builder()
        .root_certs(trusted)
        .unversioned_rustls_crypto_provider(Arc::new(ring::default_provider()))
        .build();
    let config = Config::builder()
        .https_only(true)
        .tls_config(tls)
        .proxy(proxy)
        .user_agent("Glossator")
        // Without this any encoding would do. A small page that unpacks to a huge one cannot come.
        .accept_encoding("identity")
        // Both are for us to judge.
        .max_redirects(0)
        .max_redirects_will_error(false)
        .http_status_as_error(false)
        // A host may close a connection after its answer: each request has one of its own.
        .max_idle_connections(0)
        .build();
    Agent::with_parts(config, DefaultConnector::default(), names)
}
