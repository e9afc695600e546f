//! Transports of other crates: services of tower, and clients of reqwest-middleware.
#![cfg(all(feature = "full", any(feature = "reqwest-middleware", feature = "tower")))]

use sailwright_runtime::generated::{Client, Error, Method, Request};
use sailwright_test_server::{ScriptedResponse, Server};
#[cfg(any(feature = "rustls-aws-lc", feature = "rustls-ring"))]
use tokio_rustls::rustls::crypto::ring::default_provider;

/// Returns a client of reqwest, which uses the default cryptography of the process.
fn http_client() -> reqwest::Client {
    #[cfg(any(feature = "rustls-aws-lc", feature = "rustls-ring"))]
    let _ = default_provider().install_default();
    reqwest::Client::new()
}

fn post() -> Request {
    let mut request = Request::new(Method::POST, "", "/things");
    request.json("application/json", &"hello");
    request
}

#[cfg(feature = "tower")]
#[tokio::test]
async fn service_of_tower_is_a_transport() {
    use sailwright_runtime::transport::{TowerTransport, Transport};
    use tower::ServiceBuilder;

    let server = Server::start(|_| ScriptedResponse::json(200, "[1]"));
    let http = http_client();
    // The default transport with a layer.
    let service = ServiceBuilder::new()
        .concurrency_limit(1)
        .map_request(|mut request: http::Request<_>| {
            request.headers_mut().insert("x-layer", http::HeaderValue::from_static("1"));
            request
        })
        .service_fn(move |request| {
            let http = http.clone();
            async move { http.send(request).await }
        });
    let builder = Client::builder().base_url(server.url()).transport(TowerTransport::new(service));
    let client = builder.build().expect("a client");
    for _ in 0..2 {
        let response = client.raw_client().execute(post()).await.expect("a response");
        assert_eq!(response.json::<Vec<i64>>().expect("a list").value(), &[1]);
    }
    let requests = server.requests();
    assert_eq!((requests.len(), requests[1].header("x-layer")), (2, Some("1")));
    assert_eq!(requests[1].text(), "\"hello\"");
}

#[cfg(feature = "tower")]
#[tokio::test(start_paused = true)]
async fn error_of_a_service_decides_whether_a_request_is_sent_again() {
    use sailwright_runtime::transport::{TowerTransport, TransportBody, TransportFailure};
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    for (is_sent, expected) in [(false, 4), (true, 1)] {
        let calls = Arc::new(AtomicUsize::default());
        let counter = calls.clone();
        let service = tower::service_fn(move |_: http::Request<TransportBody>| {
            counter.fetch_add(1, Ordering::Relaxed);
            async move {
                let error: Box<dyn std::error::Error + Send + Sync> = "down".into();
                let error = if is_sent { error } else { TransportFailure::NotSent(error).into() };
                Err::<http::Response<TransportBody>, _>(error)
            }
        });
        let builder = Client::builder().base_url("https://api.example");
        let client = builder.transport(TowerTransport::new(service)).build().expect("a client");
        let error = client.raw_client().execute(post()).await.expect_err("an error");
        assert!(matches!(error, Error::Transport(_)), "{error}");
        assert_eq!(error.may_have_been_carried_out(), is_sent);
        assert_eq!(calls.load(Ordering::Relaxed), expected);
    }
}

// The text of an error of reqwest contains the URL, and the key in its query.
#[cfg(feature = "tower")]
#[tokio::test(start_paused = true)]
async fn error_of_the_http_client_in_another_error_shows_no_url() {
    use sailwright_runtime::transport::TowerTransport;
    use std::error::Error as _;
    use std::fmt::Write as _;

    let http = http_client();
    let service = tower::service_fn(move |request: http::Request<_>| {
        let request = http.get(request.uri().to_string());
        async move {
            let response = request.send().await.map_err(std::io::Error::other)?;
            Ok::<_, std::io::Error>(http::Response::from(response))
        }
    });
    let mut request = Request::new(Method::GET, "", "/things");
    request.query("key", &"s3cret");
    let builder = Client::builder().base_url(sailwright_test_server::refusing_url());
    let client = builder.transport(TowerTransport::new(service)).build().expect("a client");
    let error = client.raw_client().execute(request).await.expect_err("an error");
    assert!(error.is_connect() && !error.request_was_sent(), "{error}");
    let mut shown = format!("{error:?}");
    let mut source = error.source();
    while let Some(error) = source {
        write!(shown, "{error} {error:?}").expect("text");
        source = error.source();
    }
    assert!(!shown.contains("s3cret"), "{shown}");
}

#[cfg(feature = "reqwest-middleware")]
#[tokio::test(start_paused = true)]
async fn client_of_reqwest_middleware_is_a_transport() {
    use reqwest::header::HeaderValue;
    use reqwest::{Request, Response};
    use reqwest_middleware::{ClientBuilder, Next, Result};

    /// Adds a header to each request.
    fn marked<'a>(
        mut request: Request,
        extensions: &'a mut http::Extensions,
        next: Next<'a>,
    ) -> sailwright_runtime::BoxFuture<'a, Result<Response>> {
        request.headers_mut().insert("x-layer", HeaderValue::from_static("1"));
        Box::pin(next.run(request, extensions))
    }

    let server = Server::start(|_| ScriptedResponse::json(200, "[1]"));
    let http = ClientBuilder::new(http_client()).with(marked).build();
    let builder = Client::builder().base_url(server.url()).transport(http.clone());
    let client = builder.build().expect("a client");
    let response = client.raw_client().execute(post()).await.expect("a response");
    assert_eq!(response.json::<Vec<i64>>().expect("a list").value(), &[1]);
    let request = &server.requests()[0];
    assert_eq!((request.header("x-layer"), request.text()), (Some("1"), "\"hello\"".to_owned()));
    let refusing = Client::builder().base_url(sailwright_test_server::refusing_url());
    let client = refusing.transport(http).build().expect("a client");
    let error = client.raw_client().execute(post()).await.expect_err("an error");
    assert!(error.is_connect() && !error.request_was_sent(), "{error}");
}
