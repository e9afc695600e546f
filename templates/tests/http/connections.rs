//! Connections: proxies, TLS, timeouts, and options of one call.

use std::time::Duration;

use sailwright_runtime::generated::{
    CallOptions, Client, ClientBuilder, Error, Method, RetryPolicy, TransportProblem,
};
use tokio::time::Instant;
use tokio_rustls::rustls::crypto::ring::default_provider;

use sailwright_test_server::{ROOT_CERTIFICATE, ScriptedResponse, Server};

use crate::support::{builder_for, get, json, post, response};

fn build(builder: ClientBuilder) -> Client {
    builder.retry(RetryPolicy::none()).build().expect("a client")
}

async fn problem(client: &Client) -> TransportProblem {
    let failure = client.raw_client().execute(post("/things")).await.expect_err("a failure");
    let Error::Transport(error) = failure else { panic!("{failure}") };
    error.problem()
}

#[tokio::test]
async fn requests_are_sent_through_the_proxy() {
    let proxy = Server::start(|_| json(200, "1"));
    let client = build(Client::builder().base_url("http://api.example").proxy(proxy.url()));
    client.raw_client().execute(get("/things")).await.expect("a response");
    assert_eq!(proxy.requests()[0].line(), "GET http://api.example/v1/things HTTP/1.1");
}

#[tokio::test]
async fn credentials_are_not_sent_to_the_proxy() {
    let proxy = Server::start(|_| response(502, &[], ""));
    let client = Client::builder().base_url("https://api.example").token("t0ps3cret");
    let proxied = proxy.url().replace("http://", "http://me:pr0xy@");
    let client = build(client.proxy(proxied));
    assert_eq!(problem(&client).await, TransportProblem::Connect);
    let all = proxy.requests();
    assert_eq!(all[0].target, "api.example:443");
    assert!(all[0].header("proxy-authorization").is_some());
    let seen = format!("{all:?}");
    assert!(!seen.contains("t0ps3cret"), "{seen}");
    let failure = client.raw_client().execute(get("/things")).await.expect_err("a failure");
    assert!(!format!("{failure:?} {failure}").contains("pr0xy"), "{failure:?}");
}

// Apple rejects certificates with a validity of 100 years.
#[cfg(not(target_vendor = "apple"))]
#[tokio::test]
async fn root_certificate_is_trusted_if_it_is_configured() {
    let server = Server::builder().tls().start(|_| json(200, "1"));
    let without_root = build(Client::builder().base_url(server.url()));
    assert_eq!(problem(&without_root).await, TransportProblem::Connect);
    let client =
        build(Client::builder().base_url(server.url()).root_certificates(ROOT_CERTIFICATE));
    assert_eq!(
        client.raw_client().execute(get("/things")).await.expect("a response").status(),
        200
    );
}

#[test]
fn invalid_root_certificate_is_an_error_that_names_the_setting() {
    let half = &ROOT_CERTIFICATE[..ROOT_CERTIFICATE.len() / 2];
    let wrong = String::from_utf8_lossy(ROOT_CERTIFICATE).replace("MII", "AAA");
    for pem in [half, wrong.as_bytes(), b""] {
        let builder = Client::builder().base_url("https://api.example").root_certificates(pem);
        assert_eq!(builder.build().expect_err("an error").setting(), "root_certificates");
    }
}

#[tokio::test]
async fn authorities_of_the_system_are_not_trusted_if_others_are_exclusive() {
    // The certificates of the system do not matter here, because the server has one of its own authority.
    let server = Server::builder().tls().start(|_| json(200, "1"));
    let builder = || Client::builder().base_url(server.url());
    let client = build(builder().only_root_certificates(ROOT_CERTIFICATE));
    let response = client.raw_client().execute(get("/things")).await.expect("a response");
    assert_eq!(response.status(), 200);
    let other =
        rcgen::generate_simple_self_signed(["localhost".to_owned()]).expect("a certificate");
    let client = build(builder().only_root_certificates(other.cert.pem()));
    assert_eq!(problem(&client).await, TransportProblem::Connect);
    let client = build(
        builder().only_root_certificates(other.cert.pem()).root_certificates(ROOT_CERTIFICATE),
    );
    client.raw_client().execute(get("/things")).await.expect("a response");
}

#[tokio::test]
async fn connections_are_kept_as_the_pool_is_configured() {
    let server = Server::start(|_| json(200, "1"));
    for (kept, expected) in [(1, 1), (0, 3)] {
        let client = build(builder_for(&server).pool_max_idle_per_host(kept));
        for _ in 0..3 {
            client.raw_client().execute(get("/things")).await.expect("a response");
        }
        assert_eq!(server.connections() - usize::from(kept == 0), expected);
    }
}

#[tokio::test(start_paused = true)]
async fn read_timeout_limits_each_read_and_not_the_attempt() {
    let second = Duration::from_secs(1);
    let server = Server::start(move |request| match request.target.as_str() {
        "/v1/slow" => json(200, "[1")
            .wait(2 * second)
            .send(",2")
            .wait(2 * second)
            .send("]")
            .without_length()
            .close(),
        "/v1/stuck" => json(200, "[1").without_length().wait(9 * second).send("]").close(),
        _ => ScriptedResponse::silence(),
    });
    let client = build(builder_for(&server).read_timeout(3 * second));
    let start = Instant::now();
    client.raw_client().execute(get("/slow")).await.expect("a response");
    assert_eq!(start.elapsed().as_secs(), 4);
    // A streamed body that is read as a whole afterwards.
    let start = Instant::now();
    let opened = client.raw_client().open(get("/slow")).await.expect("a response");
    opened.read().await.expect("a body");
    assert_eq!(start.elapsed().as_secs(), 4);
    let limited = build(builder_for(&server).read_timeout(3 * second).request_timeout(2 * second));
    let opened = limited.raw_client().open(get("/slow")).await.expect("a response");
    let Err(Error::Transport(error)) = opened.read().await else { panic!("no error") };
    assert_eq!(error.problem(), TransportProblem::RequestTimeout);
    for (path, is_open) in [("/stuck", false), ("/silent", false), ("/stuck", true)] {
        let start = Instant::now();
        let error = if is_open {
            let opened = client.raw_client().open(get(path)).await.expect("a response");
            opened.read().await.map(drop).expect_err("an error")
        } else {
            client.raw_client().execute(get(path)).await.map(drop).expect_err("an error")
        };
        assert_eq!(start.elapsed().as_secs(), 3, "{path}");
        assert!(error.is_timeout(), "{error}");
        let Error::Transport(error) = error else { panic!("{error}") };
        assert_eq!(error.problem(), TransportProblem::ReadTimeout);
    }
}

#[tokio::test]
async fn custom_http_client_is_used() {
    let server = Server::start(|_| json(200, "1"));
    let _ = default_provider().install_default();
    let own = reqwest::Client::builder().default_headers(
        [("x-own".parse().expect("a name"), "1".parse().expect("a value"))].into_iter().collect(),
    );
    let client = build(builder_for(&server).token("t").http_client(own.build().expect("a client")));
    client.raw_client().execute(get("/things")).await.expect("a response");
    let request = &server.requests()[0];
    assert_eq!(request.header("x-own"), Some("1"));
    assert_eq!(request.header("authorization"), Some("Bearer t"));
}

#[tokio::test]
async fn missing_tls_handshake_ends_with_the_connect_timeout() {
    let server = Server::builder().silent().start(|_| json(200, "1"));
    let url = server.url().replace("http://", "https://");
    let builder = Client::builder().base_url(url).connect_timeout(Duration::from_millis(100));
    let failure =
        build(builder).raw_client().execute(post("/things")).await.expect_err("a failure");
    let Error::Transport(transport) = &failure else { panic!("{failure}") };
    assert_eq!(transport.problem(), TransportProblem::Connect);
    assert!(failure.is_timeout() && failure.is_connect() && failure.is_retryable());
    assert!(!failure.request_was_sent() && !failure.may_have_been_carried_out());
}

#[tokio::test(start_paused = true)]
async fn timeouts_of_the_client_apply_unless_a_call_has_its_own() {
    let server = Server::start(|_| ScriptedResponse::silence());
    let client = builder_for(&server).request_timeout(Duration::from_secs(3));
    let client = build(client.total_timeout(Duration::from_secs(7)));
    let long = CallOptions::default().request_timeout(Duration::from_secs(60));
    let short = CallOptions::default().total_timeout(Duration::from_secs(1));
    for (client, seconds, expected) in [
        (client.clone(), 3, TransportProblem::RequestTimeout),
        (client.with_options(long), 7, TransportProblem::Deadline),
        (client.with_options(short), 1, TransportProblem::Deadline),
    ] {
        let start = Instant::now();
        assert_eq!(problem(&client).await, expected);
        assert_eq!(start.elapsed().as_secs(), seconds);
    }
}

#[tokio::test]
async fn call_options_set_headers_and_body_limit() {
    let server = Server::start(|_| json(200, "[1,2,3]"));
    let client = build(builder_for(&server));
    let name = |text: &str| text.parse().expect("a name");
    let value = |text: &str| text.parse().expect("a value");
    let options = CallOptions::default()
        .header(name("x-trace"), value("7"))
        .header(name("accept"), value("application/x.y+json"));
    client
        .with_options(options.clone())
        .raw_client()
        .execute(get("/things"))
        .await
        .expect("a response");
    client.raw_client().execute(get("/things")).await.expect("a response");
    let all = server.requests();
    assert_eq!(all[0].header("x-trace"), Some("7"));
    assert_eq!(all[0].header("accept"), Some("application/x.y+json"));
    assert_eq!(
        (all[1].header("x-trace"), all[1].header("accept")),
        (None, Some("application/json"))
    );
    let small = client.with_options(options.body_limit(3));
    assert_eq!(problem(&small).await, TransportProblem::TooLarge(3));
}

#[tokio::test(start_paused = true)]
async fn raw_request_is_retried_and_renews_its_token() {
    let server = Server::start(|request| match (request.target.as_str(), request.index) {
        ("/oauth/token", at) => json(200, &format!(r#"{{"access_token":"t{at}"}}"#)),
        (_, 1) => response(401, &[], ""),
        (_, 3) => response(429, &[("retry-after", "5")], ""),
        _ => json(200, "1"),
    });
    let client = builder_for(&server).client_credentials("i", "s").build().expect("a client");
    let raw = client.request(Method::POST, "v9/odd").header("x-odd", &"1").json(&vec![1i64]);
    let response = raw.send().await.expect("a response");
    assert_eq!(response.attempts(), 3);
    let last = server.requests().pop().expect("a request");
    assert_eq!((last.line().as_str(), last.text().as_str()), ("POST /v9/odd HTTP/1.1", "[1]"));
    assert_eq!(last.header("authorization"), Some("Bearer t2"));
    assert_eq!(
        (last.header("x-odd"), last.header("content-type")),
        (Some("1"), Some("application/json"))
    );
    let opened =
        client.request(Method::GET, "/v9/file").send_for_download().await.expect("a response");
    assert_eq!(opened.into_value().into_bytes(9).await.expect("a body"), "1");
}
