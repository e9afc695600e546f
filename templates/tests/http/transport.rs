//! Transports other than the default one.

use std::io;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;
use http::{HeaderMap, Request, Response};
use http_body_util::{BodyExt, Full, StreamBody};
use sailwright_runtime::generated::{
    Body, Client, ClientBuilder, Error, Method, RetryPolicy, TransportProblem,
};
use sailwright_runtime::transport::{Transport, TransportBody, TransportFailure};
use sailwright_runtime::{BoxFuture, Value};
use sailwright_test_server::Server;
use tokio::sync::mpsc;
use tokio_rustls::rustls::crypto::ring::default_provider;

use crate::support::{get, json, post};

type Sent = Result<Response<TransportBody>, TransportFailure>;

/// A transport that returns the results of a function, and records the requests with their bodies.
struct Double<F> {
    respond: F,
    requests: Mutex<Vec<Request<Bytes>>>,
}

impl<F: Fn(usize) -> Sent + Send + Sync> Double<F> {
    fn new(respond: F) -> Arc<Self> {
        Arc::new(Self { respond, requests: Mutex::default() })
    }

    fn count(&self) -> usize {
        self.requests.lock().expect("requests").len()
    }
}

impl<F: Fn(usize) -> Sent + Send + Sync> Transport for Double<F> {
    fn send(&self, request: Request<TransportBody>) -> BoxFuture<'_, Sent> {
        Box::pin(async move {
            let (parts, body) = request.into_parts();
            let body = body.collect().await.map_err(TransportFailure::InvalidRequest)?;
            let index = self.count();
            let request = Request::from_parts(parts, body.to_bytes());
            self.requests.lock().expect("requests").push(request);
            (self.respond)(index)
        })
    }
}

fn builder() -> ClientBuilder {
    Client::builder().base_url("https://api.example/base")
}

fn with<F: Fn(usize) -> Sent + Send + Sync + 'static>(double: &Arc<Double<F>>) -> Client {
    builder().transport(double.clone()).build().expect("a client")
}

fn response(body: &'static str) -> Response<TransportBody> {
    Response::new(TransportBody::from(body))
}

#[tokio::test]
async fn double_receives_the_complete_request() {
    let double = Double::new(|_| Ok(response("[1]")));
    let client = builder().transport(double.clone()).token("t0ps3cret").build().expect("a client");
    let response = client.raw_client().execute(post("/things")).await.expect("a response");
    assert_eq!(response.json::<Vec<i64>>().expect("a list").value(), &[1]);
    let requests = double.requests.lock().expect("requests");
    let [request] = &requests[..] else { panic!("{requests:?}") };
    assert_eq!(request.uri(), "https://api.example/base/v1/things");
    assert_eq!((request.method(), request.body().as_ref()), (&Method::POST, &b"\"hello\""[..]));
    assert_eq!(request.headers()["authorization"], "Bearer t0ps3cret");
    assert_eq!(request.headers()["content-type"], "application/json");
}

// RFC 9110, section 8.6: a request with a method that anticipates content has a length even if it is 0.
#[tokio::test]
async fn length_is_a_header_only_of_a_request_that_could_have_content() {
    let double = Double::new(|_| Ok(response("[1]")));
    let client = with(&double);
    for method in [Method::POST, Method::PUT, Method::PATCH, Method::GET, Method::DELETE] {
        let request = sailwright_runtime::generated::Request::new(method, "/v1", "/things");
        client.raw_client().execute(request).await.expect("a response");
    }
    client.raw_client().execute(post("/things")).await.expect("a response");
    let requests = double.requests.lock().expect("requests");
    let length = |request: &Request<Bytes>| request.headers().get("content-length").cloned();
    let lengths: Vec<_> = requests.iter().map(length).collect();
    let zero = http::HeaderValue::from_static("0");
    let zero = Some(zero);
    assert_eq!(lengths, [zero.clone(), zero.clone(), zero, None, None, None]);
}

#[tokio::test(start_paused = true)]
async fn failure_decides_whether_a_request_is_sent_again() {
    let refused = || io::Error::from(io::ErrorKind::ConnectionRefused).into();
    let not_sent = Double::new(move |_| Err(TransportFailure::NotSent(refused())));
    let interrupted = Double::new(move |_| Err(TransportFailure::Interrupted(refused())));
    let invalid = Double::new(move |_| Err(TransportFailure::InvalidRequest(refused())));
    let problem = |result: Result<_, Error>| match result.map(drop) {
        Err(Error::Transport(error)) => error.problem(),
        other => panic!("{other:?}"),
    };
    let client = with(&not_sent);
    let result = client.raw_client().execute(post("/things")).await;
    assert_eq!((problem(result), not_sent.count()), (TransportProblem::Connect, 4));
    let client = with(&interrupted);
    let result = client.raw_client().execute(post("/things")).await;
    assert_eq!((problem(result), interrupted.count()), (TransportProblem::Interrupted, 1));
    let result = client.raw_client().execute(get("/things")).await;
    assert_eq!((problem(result), interrupted.count()), (TransportProblem::Interrupted, 5));
    let result = with(&invalid).raw_client().execute(get("/things")).await;
    assert!(matches!(result, Err(Error::Build(_))), "{result:?}");
    assert_eq!(invalid.count(), 1);
}

#[tokio::test]
async fn timeout_of_a_transport_is_a_timeout_of_the_call() {
    let double = Double::new(|_| {
        Err(TransportFailure::NotSent(io::Error::from(io::ErrorKind::TimedOut).into()))
    });
    let builder = builder().retry(RetryPolicy::none()).transport(double);
    let client = builder.build().expect("a client");
    let error = client.raw_client().execute(get("/things")).await.expect_err("an error");
    assert!(error.is_timeout() && error.is_connect() && !error.request_was_sent(), "{error:?}");
}

#[tokio::test]
async fn redirect_to_another_origin_has_no_credentials() {
    let double = Double::new(|index| match index {
        0 => {
            let redirect = Response::builder().status(302).header("location", "https://b.example/");
            Ok(redirect.body(TransportBody::default()).expect("a response"))
        }
        _ => Ok(response("1")),
    });
    let client = builder().transport(double.clone()).token("t0ps3cret").build().expect("a client");
    client.raw_client().execute(get("/things")).await.expect("a response");
    let requests = double.requests.lock().expect("requests");
    assert_eq!(requests[1].uri(), "https://b.example/");
    assert!(!requests[1].headers().contains_key("authorization"));
}

/// The chunks that a channel provides.
struct Chunks(mpsc::UnboundedReceiver<io::Result<&'static str>>);

impl Stream for Chunks {
    type Item = io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.poll_recv(cx).map(|item| item.map(|chunk| chunk.map(Bytes::from)))
    }
}

/// The frames of a body that a channel provides.
struct Frames(Chunks);

impl Stream for Frames {
    type Item = io::Result<http_body::Frame<Bytes>>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Pin::new(&mut self.0).poll_next(cx).map(|item| Some(item?.map(http_body::Frame::data)))
    }
}

#[tokio::test]
async fn response_is_received_while_the_transport_produces_it() {
    let (sender, receiver) = mpsc::unbounded_channel();
    let body = Mutex::new(Some(TransportBody::new(StreamBody::new(Frames(Chunks(receiver))))));
    let double = Double::new(move |_| {
        Ok(Response::new(body.lock().expect("a body").take().expect("one call")))
    });
    let request = with(&double).request(Method::GET, "/file");
    let mut download = request.send_for_download().await.expect("a response").into_value();
    assert_eq!(download.length(), None);
    sender.send(Ok("one")).expect("a receiver");
    assert_eq!(download.chunk().await.expect("a chunk").as_deref(), Some(&b"one"[..]));
    sender.send(Err(io::Error::other("broken"))).expect("a receiver");
    let error = download.chunk().await.expect_err("an error");
    let Error::Transport(error) = &error else { panic!("{error}") };
    assert_eq!(error.problem(), TransportProblem::Truncated);
}

/// A transport that responds after the first chunk of a body, and returns the rest in the response.
struct Echo;

impl Transport for Echo {
    fn send(&self, request: Request<TransportBody>) -> BoxFuture<'_, Sent> {
        Box::pin(async move {
            let mut body = request.into_body();
            assert_eq!(http_body::Body::size_hint(&body).exact(), None);
            let first = body.frame().await.expect("a frame").expect("a frame");
            assert_eq!(first.into_data().expect("data"), "one");
            Ok(Response::new(body))
        })
    }
}

#[tokio::test]
async fn request_is_sent_while_its_body_is_produced() {
    let (sender, receiver) = mpsc::unbounded_channel();
    let client = builder().transport(Echo).build().expect("a client");
    sender.send(Ok("one")).expect("a receiver");
    let body = Body::stream(Chunks(receiver), None);
    let request = client.request(Method::POST, "/file").bytes("text/plain", body);
    let download = request.send_for_download().await.expect("a response").into_value();
    sender.send(Ok("two")).expect("a receiver");
    drop(sender);
    assert_eq!(download.into_bytes(9).await.expect("the rest"), "two");
}

#[tokio::test]
async fn trailers_are_no_part_of_the_body() {
    let double = Double::new(|_| {
        let trailers = async { Some(Ok(HeaderMap::new())) };
        Ok(Response::new(TransportBody::new(Full::<Bytes>::from("7").with_trailers(trailers))))
    });
    let response = with(&double).request(Method::GET, "/").send().await.expect("a response");
    assert_eq!(response.json::<i64>().expect("a number"), 7);
}

/// A transport that records the responses of another one, or plays them.
struct Recording<T>(T, Mutex<Vec<(u16, Bytes)>>);

impl<T: Transport> Transport for Recording<T> {
    fn send(&self, request: Request<TransportBody>) -> BoxFuture<'_, Sent> {
        Box::pin(async move {
            let (parts, body) = self.0.send(request).await?.into_parts();
            let body = body.collect().await.map_err(TransportFailure::Interrupted)?.to_bytes();
            let response = (parts.status.as_u16(), body.clone());
            self.1.lock().expect("a list").push(response);
            Ok(Response::from_parts(parts, body.into()))
        })
    }
}

#[tokio::test]
async fn recording_of_the_default_transport_is_played() {
    let server = Server::start(|request| json(200, if request.index == 0 { "1" } else { "2" }));
    let _ = default_provider().install_default();
    let recording = Arc::new(Recording(reqwest::Client::new(), Mutex::default()));
    let calls = async |builder: ClientBuilder| {
        let client = builder.base_url(server.url()).build().expect("a client");
        let mut values: Vec<Value> = Vec::new();
        for _ in 0..2 {
            let response = client.request(Method::GET, "/things").send().await;
            values.push(response.expect("a response").json().expect("JSON"));
        }
        values
    };
    let seen = calls(Client::builder().transport(recording.clone())).await;
    let recorded = std::mem::take(&mut *recording.1.lock().expect("a list"));
    let played = Double::new(move |index| {
        let (status, body) = recorded[index].clone();
        Ok(Response::builder().status(status).body(body.into()).expect("a response"))
    });
    assert_eq!(calls(Client::builder().transport(played.clone())).await, seen);
    assert_eq!((server.requests().len(), played.count()), (2, 2));
}
