//! The span of a call: its fields, and the values that it must not contain.
#![cfg(feature = "tracing")]

use std::fmt::{Debug, Write as _};
use std::sync::{Arc, Mutex};

use sailwright_runtime::generated::{Client, Method, Request, ResponseFuture};
use sailwright_test_server::{ScriptedResponse, Server, sequence};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

/// A subscriber that collects the fields of the client's spans as lines.
#[derive(Clone, Default)]
struct Recorder(Arc<Mutex<String>>);

impl Visit for Recorder {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        let mut text = self.0.lock().expect("text");
        writeln!(text, "{}={value:?}", field.name()).expect("text");
    }
}

impl Subscriber for Recorder {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target().starts_with("sailwright")
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        span.record(&mut self.clone());
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        values.record(&mut self.clone());
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        event.record(&mut self.clone());
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

#[tokio::test]
async fn span_of_a_call_has_no_values_and_no_secrets() {
    let recorder = Recorder::default();
    let _guard = tracing::subscriber::set_default(recorder.clone());
    let server = Server::start(sequence(vec![
        ScriptedResponse::new(429).header("retry-after", "0"),
        ScriptedResponse::new(200),
    ]));
    let client =
        Client::builder().base_url(server.url()).token("t0ps3cret").build().expect("a client");
    let mut request = Request::new(Method::POST, "/v1", "/things/{id}");
    request.operation("makeThing");
    request.path("id", &"pr1vate");
    request.json("application/json", &"pr1vate");
    client.raw_client().execute(request).await.expect("a response");
    let text = recorder.0.lock().expect("text").clone();
    for line in [
        "operation=\"makeThing\"",
        "method=POST",
        "path=/v1/things/{id}",
        "status=200",
        "retries=1",
    ] {
        assert!(text.contains(line), "{line} in {text}");
    }
    assert!(!text.contains("t0ps3cret") && !text.contains("pr1vate"), "{text}");
}

#[tokio::test]
async fn each_problem_of_lenient_decoding_is_an_event_without_its_json() {
    let recorder = Recorder::default();
    let _guard = tracing::subscriber::set_default(recorder.clone());
    let server = Server::start(|_| ScriptedResponse::json(200, r#"[7,"pr1vate",{"a":"pr1vate"}]"#));
    let client = Client::builder().base_url(server.url()).lenient(true).build().expect("a client");
    let mut request = Request::new(Method::GET, "/v1", "/numbers");
    request.operation("getNumbers");
    let future = ResponseFuture::<Vec<i64>, ()>::new(
        client.raw_client().execute(request),
        sailwright_runtime::generated::IncomingResponse::json,
    );
    assert_eq!(future.await.expect("a response").value(), &[7]);
    let text = recorder.0.lock().expect("text").clone();
    for line in [
        "path=$[1]",
        "expected=\"a number\"",
        "found=a string",
        "omitted=\"$[1]\"",
        "path=$[2]",
        "found=an object",
    ] {
        assert!(text.contains(line), "{line} in {text}");
    }
    assert!(!text.contains("pr1vate"), "{text}");
}
