//! HTTP/2 by ALPN, and compressed responses, with a server of hyper.
#![cfg(all(feature = "full", feature = "gzip", feature = "http2", feature = "rustls-ring"))]

use std::convert::Infallible;
use std::io::Write as _;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use bytes::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;
use http::{Request, Response, Version};
use http_body_util::Full;
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::{TokioExecutor, TokioIo};
use hyper_util::server::conn::auto;
use sailwright_runtime::generated::{Client, Error, Method, TransportProblem, Value};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring::default_provider;
use tokio_rustls::rustls::pki_types::PrivatePkcs8KeyDer;

/// A server for 60 seconds and 40 connections, with TLS for `localhost`.
struct Server {
    url: String,
    root: String,
    connections: AtomicUsize,
    /// The version and the accepted encodings of each request.
    requests: Mutex<Vec<(Version, String)>>,
    /// The bodies of all responses that have been sent.
    sent: AtomicUsize,
    page: Bytes,
}

impl Server {
    async fn start(protocols: &[&str], page: impl Into<Bytes>) -> Arc<Self> {
        let own = rcgen::generate_simple_self_signed(["localhost".to_owned()]).expect("a key");
        let key = PrivatePkcs8KeyDer::from(own.signing_key.serialize_der());
        let mut config = ServerConfig::builder_with_provider(Arc::new(default_provider()))
            .with_safe_default_protocol_versions()
            .expect("the default versions")
            .with_no_client_auth()
            .with_single_cert(vec![own.cert.der().clone()], key.into())
            .expect("a configuration");
        config.alpn_protocols = protocols.iter().map(|name| name.as_bytes().to_vec()).collect();
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let server = Arc::new(Self {
            url: format!("https://localhost:{port}"),
            root: own.cert.pem(),
            connections: AtomicUsize::default(),
            requests: Mutex::default(),
            sent: AtomicUsize::default(),
            page: page.into(),
        });
        let acceptor = TlsAcceptor::from(Arc::new(config));
        let shared = server.clone();
        let all = async move {
            for _ in 0..40 {
                let Ok((stream, _)) = listener.accept().await else { return };
                let (shared, acceptor) = (shared.clone(), acceptor.clone());
                tokio::spawn(async move {
                    let Ok(stream) = acceptor.accept(stream).await else { return };
                    shared.connections.fetch_add(1, Ordering::Relaxed);
                    let service = service_fn(|request| {
                        let response = shared.respond(&request);
                        async { Ok::<_, Infallible>(response) }
                    });
                    let builder = auto::Builder::new(TokioExecutor::new());
                    let _ = builder.serve_connection(TokioIo::new(stream), service).await;
                });
            }
        };
        tokio::spawn(tokio::time::timeout(Duration::from_secs(60), all));
        server
    }

    /// Returns the page, compressed if the client accepts that and the path is not `/plain`.
    fn respond(&self, request: &Request<Incoming>) -> Response<Full<Bytes>> {
        let header = |value: Option<&http::HeaderValue>| {
            value.and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
        };
        let accepted = header(request.headers().get("accept-encoding"));
        self.requests.lock().expect("requests").push((request.version(), accepted.clone()));
        let mut response = Response::builder().header("content-type", "application/json");
        let mut page = self.page.clone();
        if accepted.contains("gzip") && request.uri().path() != "/plain" {
            let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
            encoder.write_all(&page).expect("memory");
            page = encoder.finish().expect("memory").into();
            response = response.header("content-encoding", "gzip");
        }
        self.sent.fetch_add(page.len(), Ordering::Relaxed);
        response.body(Full::new(page)).expect("a response")
    }

    fn client(&self) -> Client {
        let builder = Client::builder().base_url(&self.url);
        builder.only_root_certificates(self.root.as_str()).build().expect("a client")
    }
}

/// Returns a page of 250 items, as the list of potential roles has them.
fn page() -> String {
    let item = |index: usize| {
        let id = format!("{:08x}-bc9e-4079-a0dc-{:012x}", index * 2_654_435, index * 40_503);
        format!(
            r#"{{"id":"{id}","name":"Potential Role - {id}","potentialRoleRef":{{"id":"{id}","name":"Potential Role {index}"}},"identityCount":{},"entitlementCount":{},"identityGroupStatus":"ENTITLED","provisionState":"POTENTIAL","roleId":null,"saved":{},"description":"Potential Role for the accounting department","session":{{"id":"9f36f5e5-1e81-4eca-b087-548959d91c71","name":"Saved RM Session - 07/10","minNumIdentitiesInPotentialRole":20,"pruneThreshold":5,"saved":true,"scope":{{"identityIds":[],"criteria":"source.name:DataScience"}},"type":"SPECIALIZED","state":"CREATED","createdDate":"2021-07-10T19:00:00.000Z"}},"type":"SPECIALIZED"}}"#,
            (index * 37) % 500,
            (index * 11) % 90,
            index.is_multiple_of(2),
        )
    };
    format!("[{}]", (0..250).map(item).collect::<Vec<_>>().join(","))
}

async fn items(client: &Client, path: &str) -> usize {
    let response = client.request(Method::GET, path).send().await.expect("a response");
    response.json::<Vec<Value>>().expect("a list").len()
}

#[tokio::test]
async fn http2_is_used_if_the_server_offers_it() {
    let server = Server::start(&["h2", "http/1.1"], "[1]").await;
    let client = server.client();
    items(&client, "/").await;
    let calls: Vec<_> = (0..10).map(|_| client.clone()).collect();
    let calls: Vec<_> = calls
        .into_iter()
        .map(|client| tokio::spawn(async move { items(&client, "/").await }))
        .collect();
    for call in calls {
        assert_eq!(call.await.expect("a task"), 1);
    }
    let requests = server.requests.lock().expect("requests");
    assert_eq!(requests.len(), 11);
    assert!(requests.iter().all(|(version, _)| *version == Version::HTTP_2), "{requests:?}");
    // Concurrent requests share one connection.
    assert_eq!(server.connections.load(Ordering::Relaxed), 1);
}

#[tokio::test]
async fn http1_is_used_if_the_server_offers_nothing_else() {
    for protocols in [&["http/1.1"][..], &[]] {
        let server = Server::start(protocols, "[1]").await;
        items(&server.client(), "/").await;
        let requests = server.requests.lock().expect("requests");
        assert_eq!(requests[0].0, Version::HTTP_11);
    }
}

#[tokio::test]
async fn page_of_250_items_is_received_compressed() {
    let server = Server::start(&["h2"], page()).await;
    let client = server.client();
    assert_eq!(items(&client, "/").await, 250);
    let compressed = server.sent.swap(0, Ordering::Relaxed);
    // Other cargo features add other encodings.
    let accepted = server.requests.lock().expect("requests")[0].1.clone();
    assert!(accepted.split(',').any(|each| each.trim() == "gzip"), "{accepted}");
    assert_eq!(items(&client, "/plain").await, 250);
    let plain = server.sent.swap(0, Ordering::Relaxed);
    assert_eq!(plain, server.page.len());
    println!("a page of 250 items: {plain} bytes, {compressed} bytes with gzip");
    assert!(compressed * 5 < plain, "{compressed} of {plain} bytes");
    for path in ["/plain", "/"] {
        let start = Instant::now();
        for _ in 0..5 {
            items(&client, path).await;
        }
        println!("{path}: {:?} for each of 5 calls on loopback", start.elapsed() / 5);
    }
}

#[tokio::test]
async fn limit_of_a_body_is_that_of_the_decompressed_bytes() {
    let server = Server::start(&["h2"], format!("\"{}\"", " ".repeat(1_000_000))).await;
    let builder = Client::builder().base_url(&server.url).body_limit(100_000);
    let client = builder.only_root_certificates(server.root.as_str()).build().expect("a client");
    let error = client.request(Method::GET, "/").send().await.expect_err("an error");
    let Error::Transport(error) = error else { panic!("{error}") };
    assert_eq!(error.problem(), TransportProblem::TooLarge(100_000));
    assert!(server.sent.load(Ordering::Relaxed) < 100_000);
}
