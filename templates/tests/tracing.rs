//! The span of a call: its fields, and the values that it must not contain.
#![cfg(feature = "tracing")]

use std::fmt::{Debug, Write as _};
use std::sync::{Arc, Mutex};

use sailwright_runtime::generated::{Client, Method, Request, ResponseFuture, RetryPolicy};
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
        writeln!(self.0.lock().expect("text"), "span {}", span.metadata().name()).expect("text");
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

/// Returns what was recorded, by span and event in the order of their start.
fn parts(recorder: &Recorder) -> Vec<String> {
    let text = recorder.0.lock().expect("text").clone();
    assert!(!text.contains("t0ps3cret") && !text.contains("pr1vate"), "{text}");
    text.split("span ").map(str::to_owned).collect()
}

fn check(part: &str, lines: &[&str]) {
    for line in lines {
        assert!(part.lines().any(|each| each == *line), "{line} in {part}");
    }
}

async fn make_thing(client: &Client) -> Result<(), sailwright_runtime::Error> {
    let mut request = Request::new(Method::POST, "/v1", "/things/{id}");
    request.operation("makeThing");
    request.path("id", &"pr1vate");
    request.json("application/json", &"pr1vate");
    client.raw_client().execute(request).await.map(drop)
}

#[tokio::test]
async fn call_and_each_attempt_have_a_span_without_values_and_secrets() {
    let recorder = Recorder::default();
    let _guard = tracing::subscriber::set_default(recorder.clone());
    let server = Server::start(sequence(vec![
        ScriptedResponse::new(429).header("retry-after", "0"),
        ScriptedResponse::new(200),
    ]));
    let client =
        Client::builder().base_url(server.url()).token("t0ps3cret").build().expect("a client");
    make_thing(&client).await.expect("a response");
    let parts = parts(&recorder);
    let [_, call, first, second] = &parts[..] else { panic!("{parts:?}") };
    let port = format!("server.port={}", server.address().port());
    for part in [call, first, second] {
        check(
            part,
            &[
                "operation=\"makeThing\"",
                "http.request.method=POST",
                "url.template=/v1/things/{id}",
                "server.address=\"127.0.0.1\"",
                &port,
            ],
        );
    }
    assert!(call.starts_with("call\n") && first.starts_with("attempt\n"), "{parts:?}");
    check(
        first,
        &[
            "otel.kind=\"client\"",
            "otel.name=POST /v1/things/{id}",
            "http.response.status_code=429",
            "error.type=\"429\"",
        ],
    );
    assert!(!first.contains("resend_count"), "{first}");
    // The fields of the call are recorded after those of its last attempt.
    check(second, &["http.request.resend_count=1", "http.response.status_code=200"]);
    assert_eq!(second.matches("http.response.status_code=200").count(), 2, "{second}");
    assert_eq!(second.matches("http.request.resend_count=1").count(), 2, "{second}");
    assert!(!second.contains("error.type"), "{second}");
}

#[tokio::test]
async fn call_without_a_response_has_the_type_of_its_error() {
    let recorder = Recorder::default();
    let _guard = tracing::subscriber::set_default(recorder.clone());
    let url = sailwright_test_server::refusing_url();
    let builder = Client::builder().base_url(url).retry(RetryPolicy::none());
    make_thing(&builder.build().expect("a client")).await.expect_err("an error");
    let parts = parts(&recorder);
    let last = parts.last().expect("a span");
    check(last, &["error.type=\"connect\""]);
    assert!(last.contains("\nerror=\"POST /v1/things/{id}: no connection could be made"), "{last}");
}

#[tokio::test]
async fn deprecation_is_reported_once_for_each_operation() {
    let recorder = Recorder::default();
    let _guard = tracing::subscriber::set_default(recorder.clone());
    let server = Server::start(|request| match request.index {
        0 => ScriptedResponse::new(200).header("deprecation", "false"),
        _ => ScriptedResponse::new(200)
            .header("deprecation", "@1688169599")
            .header("sunset", "Sun, 30 Jun 2024 23:59:59 GMT")
            .header("x-deprecated", "t0ps3cret"),
    });
    let client =
        Client::builder().base_url(server.url()).token("t0ps3cret").build().expect("a client");
    for _ in 0..3 {
        make_thing(&client).await.expect("a response");
    }
    client.request(Method::GET, "/v1/other").send().await.expect("a response");
    let parts = parts(&recorder).concat();
    assert_eq!(parts.matches("message=the server announces").count(), 2, "{parts}");
    check(
        &parts,
        &[
            "deprecation=\"@1688169599\"",
            "sunset=\"Sun, 30 Jun 2024 23:59:59 GMT\"",
            "x_deprecated=\"***\"",
        ],
    );
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
