//! A publisher of the tests' own: one TLS server on this machine.
//!
//! Owns its certificates, and how it takes a connection, reads a request and lets a test answer. It
//! listens on 127.0.0.1 alone and ends with the test.

use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair};
use rustls::crypto::ring;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ServerConfig, ServerConnection, StreamOwned};
use std::io::{self, Read, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, OnceLock};
use std::thread;
use std::time::Duration;
use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

/// The host that the server is.
pub(crate) const HOST: &str = "licences.test";

/// A connection after the handshake.
pub(crate) type Connection = StreamOwned<ServerConnection, TcpStream>;

/// An authority that signs certificates.
pub(crate) struct Authority {
    issuer: Issuer<'static, KeyPair>,
    root: CertificateDer<'static>,
}

impl Authority {
    pub(crate) fn new(name: &str) -> Self {
        let key = KeyPair::generate().unwrap();
        let mut params = CertificateParams::default();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        params.distinguished_name.push(DnType::CommonName, name);
        let root = params.self_signed(&key).unwrap().der().clone();
        Self { issuer: Issuer::new(params, key), root }
    }

    /// The one whom the tests' client trusts.
    pub(crate) fn trusted() -> &'static Self {
        static TRUSTED: OnceLock<Authority> = OnceLock::new();
        TRUSTED.get_or_init(|| Self::new("An authority of the tests"))
    }

    pub(crate) fn root(&self) -> &[u8] {
        &self.root
    }

    /// The set-up of a server with a certificate as `change` leaves it.
    pub(crate) fn set_up(&self, change: impl Fn(&mut CertificateParams)) -> Arc<ServerConfig> {
        let key = KeyPair::generate().unwrap();
        let mut params = CertificateParams::new([HOST.to_owned()]).unwrap();
        change(&mut params);
        let certificate = params.signed_by(&key, &self.issuer).unwrap();
        let key = PrivateKeyDer::try_from(key.serialize_der()).unwrap();
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![certificate.der().clone()], key)
            .unwrap();
        Arc::new(config)
    }
}

/// A server at work.
pub(crate) struct Server {
    pub(crate) port: u16,
    heads: Receiver<String>,
}

impl Server {
    /// One that takes connections and leaves all the rest to `treat`, whose strings it keeps. The
    /// thread of a connection ends when the client goes.
    pub(crate) fn raw(
        treat: impl Fn(TcpStream) -> io::Result<String> + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let (sender, heads) = channel();
        let treat = Arc::new(treat);
        thread::spawn(move || {
            for stream in listener.incoming() {
                let (treat, sender) = (Arc::clone(&treat), sender.clone());
                thread::spawn(move || {
                    // The client goes in the middle of many a test.
                    if let Ok(head) = treat(stream?) {
                        let _ = sender.send(head);
                    }
                    io::Result::Ok(())
                });
            }
        });
        Self { port, heads }
    }

    /// One with `set_up` that leaves what is sent after the head of a request to `answer`.
    pub(crate) fn with(
        set_up: Arc<ServerConfig>,
        answer: impl Fn(&str, &mut Connection) -> io::Result<()> + Send + Sync + 'static,
    ) -> Self {
        Self::raw(move |stream| encrypted(&set_up, stream, &answer))
    }

    /// One that is trusted, and answers a path with the same words always.
    pub(crate) fn telling(answer: impl Fn(&str) -> String + Send + Sync + 'static) -> Self {
        Self::with(Authority::trusted().set_up(|_| ()), move |head, stream| {
            let path = head.split(' ').nth(1).unwrap_or_default();
            stream.write_all(answer(path).as_bytes())
        })
    }

    /// The heads of all requests until now, in the order of their answers' ends.
    pub(crate) fn asked(&self) -> Vec<String> {
        let wait = Duration::from_millis(200);
        std::iter::from_fn(|| self.heads.recv_timeout(wait).ok()).collect()
    }
}

/// Shakes hands, reads one request, lets it be answered, and takes leave.
pub(crate) fn encrypted(
    set_up: &Arc<ServerConfig>,
    stream: TcpStream,
    answer: impl Fn(&str, &mut Connection) -> io::Result<()>,
) -> io::Result<String> {
    let connection = ServerConnection::new(Arc::clone(set_up)).map_err(io::Error::other)?;
    let mut stream = StreamOwned::new(connection, stream);
    let head = head(&mut stream)?;
    // The client may have heard enough.
    let _ = answer(&head, &mut stream);
    stream.conn.send_close_notify();
    let _ = stream.flush();
    Ok(head)
}

/// A request's head, with the empty line at its end.
pub(crate) fn head(stream: &mut impl Read) -> io::Result<String> {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") {
        stream.read_exact(&mut byte)?;
        head.extend(byte);
    }
    String::from_utf8(head).map_err(io::Error::other)
}

/// Names that all lead to one port of this machine, but for `unknown.test`, which nobody knows.
#[derive(Debug)]
pub(crate) struct Here(pub(crate) u16);

impl Resolver for Here {
    fn resolve(
        &self,
        uri: &Uri,
        _: &Config,
        _: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        if uri.host() == Some("unknown.test") {
            return Err(ureq::Error::HostNotFound);
        }
        let mut here = self.empty();
        here.push(SocketAddr::from((Ipv4Addr::LOCALHOST, self.0)));
        Ok(here)
    }
}
