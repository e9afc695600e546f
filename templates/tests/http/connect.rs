//! How the client reaches the server, and how long it waits for it.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use sailwright_runtime::runtime::{
    CallOptions, Client, ClientBuilder, Error, Method, RetryPolicy, TransportProblem,
};
use tokio::time::Instant;

use crate::server::{Server, Step, get, json, post, response};

const ROOT: &[u8] = include_bytes!("tls/root.pem");

fn build(builder: ClientBuilder) -> Client {
    builder.retry(RetryPolicy::none()).build().expect("a client")
}

async fn problem(client: &Client) -> TransportProblem {
    let failure = client.execute(post("/things")).await.expect_err("a failure");
    let Error::Transport(error) = failure else { panic!("{failure}") };
    error.problem()
}

#[tokio::test]
async fn everything_goes_through_the_proxy() {
    let proxy = Server::start(|_| json(200, "1")).await;
    let client = build(Client::builder().base_url("http://api.example").proxy(&proxy.url));
    client.execute(get("/things")).await.expect("an answer");
    assert_eq!(proxy.received()[0].line, "GET http://api.example/v1/things HTTP/1.1");
}

#[tokio::test]
async fn a_proxy_does_not_see_the_credentials() {
    let proxy = Server::start(|_| response(502, &[], "")).await;
    let client = Client::builder().base_url("https://api.example").token("t0ps3cret");
    let proxied = proxy.url.replace("http://", "http://me:pr0xy@");
    let client = build(client.proxy(proxied));
    assert_eq!(problem(&client).await, TransportProblem::Connect);
    let seen = format!("{:?}", proxy.received());
    assert!(seen.contains("CONNECT api.example:443") && seen.contains("proxy-authorization"));
    assert!(!seen.contains("t0ps3cret"), "{seen}");
    let failure = client.execute(get("/things")).await.expect_err("a failure");
    assert!(!format!("{failure:?} {failure}").contains("pr0xy"), "{failure:?}");
}

/// A server that speaks TLS with the certificate of the folder `tls`; it answers one request.
fn secure() -> String {
    let chain = CertificateDer::pem_slice_iter(include_bytes!("tls/server.pem"));
    let chain = chain.collect::<Result<Vec<_>, _>>().expect("a certificate");
    let key = PrivateKeyDer::from_pem_slice(include_bytes!("tls/server-key.pem")).expect("a key");
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_no_client_auth()
        .with_single_cert(chain, key)
        .expect("a configuration");
    let config = Arc::new(config);
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let port = listener.local_addr().expect("an address").port();
    std::thread::spawn(move || {
        while let Ok((stream, _)) = listener.accept() {
            let session = rustls::ServerConnection::new(config.clone()).expect("a session");
            let mut stream = rustls::StreamOwned::new(session, stream);
            // A client that does not trust us hangs up.
            if stream.read(&mut [0; 4096]).is_ok() {
                let text = b"HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 1\r\n\r\n1";
                let _ = stream.write_all(text);
                stream.conn.send_close_notify();
                let _ = stream.flush();
            }
        }
    });
    format!("https://localhost:{port}")
}

// Apple refuses certificates that are valid for as long as the one in the folder.
#[cfg(not(target_vendor = "apple"))]
#[tokio::test]
async fn an_authority_is_trusted_when_it_is_named() {
    let url = secure();
    let stranger = build(Client::builder().base_url(&url));
    assert_eq!(problem(&stranger).await, TransportProblem::Connect);
    let client = build(Client::builder().base_url(&url).root_certificates(ROOT));
    assert_eq!(client.execute(get("/things")).await.expect("an answer").status(), 200);
}

#[test]
fn a_certificate_that_is_none_is_an_error_that_names_the_setting() {
    let half = &ROOT[..ROOT.len() / 2];
    let wrong = String::from_utf8_lossy(ROOT).replace("MII", "AAA");
    for pem in [half, wrong.as_bytes(), b""] {
        let builder = Client::builder().base_url("https://api.example").root_certificates(pem);
        assert_eq!(builder.build().expect_err("a mistake").setting(), "root_certificates");
    }
}

#[tokio::test]
async fn an_http_client_of_ones_own_is_used() {
    let server = Server::start(|_| json(200, "1")).await;
    let _ = rustls::crypto::ring::default_provider().install_default();
    let own = reqwest::Client::builder().default_headers(
        [("x-own".parse().expect("a name"), "1".parse().expect("a value"))].into_iter().collect(),
    );
    let client = build(server.builder().token("t").http_client(own.build().expect("a client")));
    client.execute(get("/things")).await.expect("an answer");
    let request = &server.received()[0];
    assert_eq!(request.header("x-own"), Some("1"));
    assert_eq!(request.header("authorization"), Some("Bearer t"));
}

#[tokio::test]
async fn a_server_that_does_not_shake_hands_costs_no_more_than_the_connect_timeout() {
    // It never accepts; the system does, up to the handshake.
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let url = format!("https://{}", listener.local_addr().expect("an address"));
    let builder = Client::builder().base_url(url).connect_timeout(Duration::from_millis(100));
    let start = Instant::now();
    let failure = build(builder).execute(post("/things")).await.expect_err("a failure");
    assert!(start.elapsed() < Duration::from_secs(9), "{:?}", start.elapsed());
    let Error::Transport(transport) = &failure else { panic!("{failure}") };
    assert_eq!(transport.problem(), TransportProblem::Connect);
    let error: Error<()> = failure.into();
    assert!(error.is_timeout() && error.is_retryable() && !error.may_have_been_carried_out());
}

#[tokio::test(start_paused = true)]
async fn the_timeouts_of_the_client_hold_where_a_call_has_none() {
    let server = Server::start(|_| Step::Stall).await;
    let client = server.builder().request_timeout(Duration::from_secs(3));
    let client = build(client.total_timeout(Duration::from_secs(7)));
    let long = CallOptions::new().request_timeout(Duration::from_secs(60));
    let short = CallOptions::new().total_timeout(Duration::from_secs(1));
    for (client, seconds, expected) in [
        (client.clone(), 3, TransportProblem::RequestTimeout),
        (client.with(long), 7, TransportProblem::Deadline),
        (client.with(short), 1, TransportProblem::Deadline),
    ] {
        let start = Instant::now();
        assert_eq!(problem(&client).await, expected);
        assert_eq!(start.elapsed().as_secs(), seconds);
    }
}

#[tokio::test]
async fn a_call_may_have_headers_and_a_limit_of_its_own() {
    let server = Server::start(|_| json(200, "[1,2,3]")).await;
    let client = build(server.builder());
    let name = |text: &str| text.parse().expect("a name");
    let value = |text: &str| text.parse().expect("a value");
    let options = CallOptions::new()
        .header(name("x-trace"), value("7"))
        .header(name("accept"), value("application/x.y+json"));
    client.with(options.clone()).execute(get("/things")).await.expect("an answer");
    client.execute(get("/things")).await.expect("an answer");
    let all = server.received();
    assert_eq!(all[0].header("x-trace"), Some("7"));
    assert_eq!(all[0].header("accept"), Some("application/x.y+json"));
    assert_eq!(
        (all[1].header("x-trace"), all[1].header("accept")),
        (None, Some("application/json"))
    );
    let small = client.with(options.body_limit(3));
    assert_eq!(problem(&small).await, TransportProblem::TooLarge(3));
}

#[tokio::test(start_paused = true)]
async fn a_raw_request_is_sent_again_and_gets_a_new_token_like_any_other() {
    let server = Server::start(|request| match (request.target(), request.index) {
        ("/oauth/token", at) => json(200, &format!(r#"{{"access_token":"t{at}"}}"#)),
        (_, 1) => response(401, &[], ""),
        (_, 3) => response(429, &[("retry-after", "5")], ""),
        _ => json(200, "1"),
    })
    .await;
    let client = server.builder().client_credentials("i", "s").build().expect("a client");
    let raw = client.raw(Method::POST, "v9/odd").header("x-odd", &"1").json(&vec![1i64]);
    let response_future = raw.send().await.expect("an answer");
    assert_eq!(response_future.attempts(), 3);
    let last = server.received().pop().expect("a request");
    assert_eq!((last.line.as_str(), last.text().as_str()), ("POST /v9/odd HTTP/1.1", "[1]"));
    assert_eq!(last.header("authorization"), Some("Bearer t2"));
    assert_eq!(
        (last.header("x-odd"), last.header("content-type")),
        (Some("1"), Some("application/json"))
    );
    let opened = client.raw(Method::GET, "/v9/file").send_for_download().await.expect("an answer");
    assert_eq!(opened.into_value().into_bytes(9).await.expect("a body"), "1");
}
