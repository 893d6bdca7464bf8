//! A fetch from beginning to end, against a server on this machine.
//!
//! Owns the proof of what is sent, what is taken and what is refused. Nothing in it reaches beyond
//! 127.0.0.1: every name leads there, and only here is the tests' authority trusted.

mod server;

use crate::address::Address;
use crate::{FetchError, Hosts, LIMITS, Limits, PublishersCopy, Refusal};
use crate::{client, deadline, proxy, visit};
use rcgen::{CertificateParams, SanType, date_time_ymd};
use server::{Authority, Connection, HOST, Here, Server, encrypted, head};
use std::io::{self, Read as _, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::thread;
use std::time::{Duration, Instant};
use ureq::Agent;
use ureq::tls::Certificate;

/// Long enough for whatever is not slow on purpose.
const PATIENT: Limits = Limits { time: Duration::from_secs(30), ..LIMITS };
/// For what is.
const HASTY: Limits = Limits { time: Duration::from_millis(300), ..LIMITS };
/// By when a hasty fetch has ended on a busy machine too. What drips does so for longer.
const SOON: Duration = Duration::from_secs(8);

type Outcome = Result<PublishersCopy, FetchError>;

fn agent(port: u16, proxy: Option<ureq::Proxy>) -> Agent {
    let root = Certificate::from_der(Authority::trusted().root()).to_owned();
    client::agent([root].into(), Here(port), proxy)
}

fn address(host: &str, path: &str) -> Address {
    let address = format!("https://{host}{path}");
    Address::new(&address, &Hosts::of([address.as_str()])).unwrap()
}

fn fetch_from(server: &Server, path: &str, limits: Limits) -> Outcome {
    visit::fetch(address(HOST, path), agent(server.port, None), limits)
}

/// What is made of an answer.
fn answered(answer: impl Into<String>) -> Outcome {
    let answer = answer.into();
    fetch_from(&Server::telling(move |_| answer.clone()), "/", PATIENT)
}

fn page(body: &str) -> String {
    format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{body}", body.len())
}

fn redirect(to: &str) -> String {
    format!("HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\n\r\n")
}

fn host() -> String {
    HOST.to_owned()
}

fn garbled(outcome: Outcome) -> String {
    match outcome {
        Err(FetchError::Garbled { host, reason }) if host == HOST => reason,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_page_comes_as_it_is() {
    let server = Server::telling(|_| {
        "HTTP/1.1 200 OK\r\nContent-Type: text/plain; charset=utf-8\r\n\
         Set-Cookie: a=b\r\nContent-Length: 8\r\n\r\nLicence\n"
            .to_owned()
    });
    let copy = fetch_from(&server, "/LICENSE?raw=1#section-6", PATIENT).unwrap();
    assert_eq!(copy.bytes, b"Licence\n");
    assert_eq!(copy.address, "https://licences.test/LICENSE?raw=1");
    assert_eq!(copy.content_type.as_deref(), Some("text/plain; charset=utf-8"));
}

#[test]
fn nothing_is_sent_but_what_the_decision_tells() {
    let server = Server::telling(|path| match path {
        "/a?raw=1" => "HTTP/1.1 302 Found\r\nSet-Cookie: id=1\r\nLocation: /b\r\n\
                       Content-Length: 0\r\n\r\n"
            .to_owned(),
        _ => page("Licence"),
    });
    fetch_from(&server, "/a?raw=1#c", PATIENT).unwrap();
    let rest = " HTTP/1.1\r\naccept-encoding: identity\r\nuser-agent: Glossator\r\n\
                accept: */*\r\nhost: licences.test\r\n\r\n";
    assert_eq!(server.asked(), [format!("GET /a?raw=1{rest}"), format!("GET /b{rest}")]);
}

#[test]
fn redirects_within_the_host_are_followed() {
    for status in [301, 302, 303, 307, 308] {
        let server = Server::telling(move |path| match path {
            "/a" => format!("HTTP/1.1 {status} Moved\r\nLocation: /b\r\nContent-Length: 0\r\n\r\n"),
            _ => page(path),
        });
        let copy = fetch_from(&server, "/a", PATIENT).unwrap();
        let found = (copy.address.as_str(), copy.bytes.as_slice());
        assert_eq!(found, ("https://licences.test/b", b"/b".as_slice()), "{status}");
    }
}

#[test]
fn five_redirects_are_followed_and_no_more() {
    let count = |path: &str| path[1..].parse::<u32>().unwrap();
    let server = Server::telling(move |path| match count(path) {
        0 => page("here"),
        more => redirect(&format!("/{}", more - 1)),
    });
    assert_eq!(fetch_from(&server, "/5", PATIENT).unwrap().bytes, b"here");
    server.asked();
    let round = Server::telling(|_| redirect("/"));
    let told = FetchError::TooManyRedirects { host: host(), limit: 5 };
    for (server, path) in [(server, "/6"), (round, "/")] {
        assert_eq!(fetch_from(&server, path, PATIENT), Err(told.clone()));
        assert_eq!(server.asked().len(), 6);
    }
}

#[test]
fn no_redirect_leads_elsewhere() {
    let led_to = |to: &str| {
        let to = redirect(to);
        let server = Server::telling(move |_| to.clone());
        let outcome = fetch_from(&server, "/", PATIENT);
        assert_eq!(server.asked().len(), 1);
        outcome.unwrap_err()
    };
    for to in ["https://elsewhere.test/LICENSE", "http://elsewhere.test/", "//elsewhere.test"] {
        let told = led_to(to);
        assert_eq!(told, FetchError::OtherHost { host: host(), to: "elsewhere.test".to_owned() });
        assert!(told.to_string().contains("another host, elsewhere.test,"), "{told}");
    }
    for (to, refusal) in [
        ("http://licences.test/", Refusal::NotHttps),
        ("https://licences.test:8443/", Refusal::NamesAPort),
    ] {
        let told = FetchError::BadRedirect { host: host(), to: to.to_owned(), refusal };
        assert_eq!(led_to(to), told);
    }
    let nowhere = answered("HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n");
    assert!(garbled(nowhere).contains("without saying where to"));
    let long = answered(redirect(&format!("/{}", "a".repeat(2_000))));
    assert!(garbled(long).contains("unreasonable length"));
}

#[test]
fn a_page_has_five_million_bytes_at_most() {
    let too_large = || Err(FetchError::TooLarge { host: host(), limit: 5_000_000 });
    for chunked in [false, true] {
        let server = Server::telling(move |path| {
            let body = "x".repeat(path[1..].parse().unwrap());
            if chunked {
                let length = body.len();
                let chunk = format!("{length:x}\r\n{body}\r\n0\r\n\r\n");
                return format!("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{chunk}");
            }
            page(&body)
        });
        assert_eq!(fetch_from(&server, "/5000000", PATIENT).unwrap().bytes.len(), 5_000_000);
        assert_eq!(fetch_from(&server, "/5000001", PATIENT), too_large(), "chunked: {chunked}");
    }
    // The host's word is enough: no byte of the page need come.
    assert_eq!(answered("HTTP/1.1 200 OK\r\nContent-Length: 5000001\r\n\r\n"), too_large());
}

/// A server that sends `first` and then `again` every 20 milliseconds, for ten seconds at most.
fn drip(first: &'static str, again: &'static str) -> Server {
    Server::with(Authority::trusted().set_up(|_| ()), move |_, stream| {
        stream.write_all(first.as_bytes())?;
        dripping(stream, again)
    })
}

fn dripping(stream: &mut impl Write, again: &str) -> io::Result<()> {
    for _ in 0..500 {
        stream.write_all(again.as_bytes())?;
        stream.flush()?;
        thread::sleep(Duration::from_millis(20));
    }
    Ok(())
}

/// Servers that are never done, by what they are slow with.
fn slow() -> Vec<(&'static str, Server)> {
    vec![
        ("the handshake", Server::raw(|mut stream| head(&mut stream))),
        (
            // A record of the handshake that announces more than ever comes.
            "a piece of the handshake",
            Server::raw(|mut stream| {
                stream.write_all(b"\x16\x03\x03\x40\x00")?;
                dripping(&mut stream, "\x02").map(|()| String::new())
            }),
        ),
        ("the status", drip("", "")),
        ("the headers", drip("HTTP/1.1 200 OK\r\n", "A: b\r\n")),
        ("hints of what may come", drip("", "HTTP/1.1 103 Early Hints\r\n\r\n")),
        ("a page of known length", drip("HTTP/1.1 200 OK\r\nContent-Length: 4000\r\n\r\n", "x")),
        (
            "a page in pieces",
            drip("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "1\r\nx\r\n"),
        ),
        (
            "the way",
            Server::telling(|_| {
                thread::sleep(Duration::from_millis(200));
                redirect("/")
            }),
        ),
    ]
}

#[test]
fn a_slow_drip_ends_in_time() {
    for (what, server) in slow() {
        let begun = Instant::now();
        let told = FetchError::TimeOver { host: host(), limit: HASTY.time };
        assert_eq!(fetch_from(&server, "/", HASTY), Err(told), "{what}");
        assert!(begun.elapsed() < SOON, "{what}: {:?}", begun.elapsed());
    }
}

#[test]
fn no_thread_outlives_the_deadline_for_long() {
    for (what, server) in slow() {
        let (address, agent) = (address(HOST, "/"), agent(server.port, None));
        let until = Instant::now() + HASTY.time;
        let work = move || visit::follow(address, &agent, HASTY, until);
        let told = FetchError::TimeOver { host: host(), limit: HASTY.time };
        assert_eq!(deadline::within(SOON, work), Some(Err(told)), "{what}");
    }
}

#[test]
fn what_is_not_there_is_no_copy() {
    for status in [404, 410] {
        let told = answered(format!("HTTP/1.1 {status} Gone\r\nContent-Length: 2\r\n\r\nno"));
        assert_eq!(told, Err(FetchError::NotFound { host: host(), status }));
    }
    for status in [201, 204, 206, 300, 304, 401, 403, 429, 500, 503] {
        let told = answered(format!("HTTP/1.1 {status} Other\r\nContent-Length: 2\r\n\r\nno"));
        assert_eq!(told, Err(FetchError::Status { host: host(), status }));
    }
}

#[test]
fn part_of_a_page_is_no_copy() {
    let head = "HTTP/1.1 200 OK\r\n";
    for cut in
        ["Content-Length: 9\r\n\r\nLicence", "Transfer-Encoding: chunked\r\n\r\n7\r\nLicence"]
    {
        let reason = garbled(answered(format!("{head}{cut}")));
        assert_eq!(reason, "the connection broke off", "{cut}");
    }
    for endless in [
        "",
        "Connection: close\r\n",
        "Transfer-Encoding: gzip\r\n",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: gzip\r\n",
    ] {
        let reason = garbled(answered(format!("{head}{endless}\r\nLicence")));
        assert_eq!(reason, "it did not say where the page ends", "{endless}");
    }
    assert_eq!(garbled(answered(page(""))), "it is empty");
    let old = "HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n7\r\nLicence\r\n0\r\n\r\n";
    assert_eq!(garbled(answered(old)), "it did not say where the page ends");
}

#[test]
fn a_compressed_page_is_not_unpacked() {
    let sent = |encoding: &str| {
        let encoding = format!("Content-Encoding: {encoding}\r\n");
        answered(format!("HTTP/1.1 200 OK\r\n{encoding}Content-Length: 2\r\n\r\n\u{1f}x"))
    };
    for encoding in ["gzip", "br", "gzip, identity", "identity\r\nContent-Encoding: gzip"] {
        assert!(garbled(sent(encoding)).contains("compressed"), "{encoding}");
    }
    assert_eq!(sent("identity").unwrap().bytes, b"\x1fx");
}

#[test]
fn headers_have_an_end() {
    let many = "A: b\r\n".repeat(200);
    let long = format!("A: {}\r\n", "b".repeat(100_000));
    for headers in [many, long] {
        let sent = answered(format!("HTTP/1.1 200 OK\r\n{headers}Content-Length: 0\r\n\r\n"));
        garbled(sent);
    }
    // As many bytes as a machine can send, and no end in sight.
    let endless =
        Server::with(Authority::trusted().set_up(|_| ()), |_, stream: &mut Connection| {
            stream.write_all(b"HTTP/1.1 200 OK\r\nA: ")?;
            (0..10_000).try_for_each(|_| stream.write_all(&[b'b'; 10_000]))
        });
    garbled(fetch_from(&endless, "/", PATIENT));
    garbled(answered("220 mail.test ESMTP\r\n\r\n"));
}

#[test]
fn who_cannot_prove_who_he_is_gets_no_request() {
    let other_name = |params: &mut CertificateParams| {
        let name = "elsewhere.test".to_owned().try_into().unwrap();
        params.subject_alt_names = vec![SanType::DnsName(name)];
    };
    let expired = |params: &mut CertificateParams| params.not_after = date_time_ymd(2020, 1, 1);
    for (what, set_up) in [
        ("UnknownIssuer", Authority::new("A stranger").set_up(|_| ())),
        ("not valid for name", Authority::trusted().set_up(other_name)),
        ("expired", Authority::trusted().set_up(expired)),
    ] {
        let server = Server::with(set_up, |_, stream| stream.write_all(page("Licence").as_bytes()));
        match fetch_from(&server, "/", PATIENT) {
            Err(FetchError::NotTrusted { host, reason }) if host == HOST => {
                assert!(reason.contains(what), "{reason}");
            }
            other => panic!("{what}: {other:?}"),
        }
        assert!(server.asked().is_empty(), "{what}");
    }
}

#[test]
fn the_systems_authorities_do_not_trust_the_tests() {
    let server = Server::telling(|_| page("Licence"));
    let agent = client::agent(client::trusted_here(), Here(server.port), None);
    let told = visit::fetch(address(HOST, "/"), agent, PATIENT);
    assert!(matches!(told, Err(FetchError::NotTrusted { .. })), "{told:?}");
}

#[test]
fn who_does_not_speak_tls_gets_no_request() {
    let server = Server::raw(|mut stream| {
        stream.write_all(page("Licence").as_bytes())?;
        head(&mut stream)
    });
    garbled(fetch_from(&server, "/", PATIENT));
    assert!(server.asked().is_empty());
}

#[test]
fn a_host_that_is_not_there_is_named() {
    let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap().port();
    let told = visit::fetch(address(HOST, "/"), agent(free, None), PATIENT).unwrap_err();
    assert_eq!(told, FetchError::ConnectionRefused { host: host() });

    let told = visit::fetch(address("unknown.test", "/"), agent(free, None), PATIENT).unwrap_err();
    assert_eq!(told, FetchError::Offline { host: "unknown.test".to_owned() });
    assert_eq!(
        told.to_string(),
        "this computer seems to be offline: the name unknown.test could not be looked up"
    );
}

#[test]
fn what_may_not_be_asked_is_refused_before_anything_else() {
    let hosts = Hosts::of(["https://licences.test/"]);
    for (address, refusal) in [
        ("http://licences.test/", Refusal::NotHttps),
        ("https://127.0.0.1/", Refusal::Numeric),
        ("https://elsewhere.test/", Refusal::UnknownHost),
    ] {
        let told = FetchError::Refused { address: address.to_owned(), refusal };
        assert_eq!(crate::fetch(address, &hosts), Err(told));
    }
}

/// A client behind the proxy at `server`.
fn through(server: &Server, host: &str) -> Agent {
    let named = |name: &str| (name == "HTTPS_PROXY").then(|| "http://proxy.test:3128".to_owned());
    agent(server.port, proxy::on_the_way_to(host, named).unwrap())
}

#[test]
fn a_proxy_sees_the_host_and_no_more() {
    let set_up = Authority::trusted().set_up(|_| ());
    let proxy = Server::raw(move |mut stream| {
        let connect = head(&mut stream)?;
        stream.write_all(b"HTTP/1.1 200 OK\r\n\r\n")?;
        encrypted(&set_up, stream, |_, stream| stream.write_all(page("Licence").as_bytes()))?;
        Ok(connect)
    });
    // The proxy looks the name up, which is not known here.
    let outcome = visit::fetch(address(HOST, "/a"), through(&proxy, HOST), PATIENT);
    assert_eq!(outcome.unwrap().bytes, b"Licence");
    let connect = "CONNECT licences.test:443 HTTP/1.1\r\nHost: licences.test:443\r\n\
                   User-Agent: Glossator\r\nProxy-Connection: Keep-Alive\r\n\r\n";
    assert_eq!(proxy.asked(), [connect]);
}

#[test]
fn a_proxy_that_does_not_let_through_is_named() {
    let proxy = Server::raw(|mut stream: TcpStream| {
        let connect = head(&mut stream)?;
        stream.write_all(b"HTTP/1.1 403 Forbidden\r\n\r\n")?;
        // Until the client goes: a close with words unread may take the answer with it.
        stream.read_to_end(&mut Vec::new())?;
        Ok(connect)
    });
    match visit::fetch(address(HOST, "/"), through(&proxy, HOST), PATIENT) {
        Err(FetchError::Proxy { proxy, host, reason }) => {
            assert_eq!((proxy.as_str(), host.as_str()), ("proxy.test", HOST));
            assert!(reason.contains("403"), "{reason}");
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_slow_proxy_ends_in_time() {
    let proxy = Server::raw(|mut stream| {
        head(&mut stream)?;
        stream.write_all(b"HTTP/1.1 200 OK\r\nA: ")?;
        dripping(&mut stream, "b").map(|()| String::new())
    });
    let begun = Instant::now();
    let told = visit::fetch(address(HOST, "/"), through(&proxy, HOST), HASTY).unwrap_err();
    assert_eq!(told, FetchError::TimeOver { host: host(), limit: HASTY.time });
    assert!(begun.elapsed() < SOON, "{:?}", begun.elapsed());
}
