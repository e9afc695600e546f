//! What a trace tells of a call, and what it keeps to itself.
#![cfg(feature = "tracing")]

use std::fmt::{Debug, Write as _};
use std::sync::{Arc, Mutex};

use sailwright_runtime::runtime::{Client, Method, Request};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

/// Writes the fields of the client's spans into a text.
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
async fn a_span_tells_of_a_call_without_values_and_secrets() {
    let recorder = Recorder::default();
    let _guard = tracing::subscriber::set_default(recorder.clone());
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("loopback");
    let url = format!("http://{}", listener.local_addr().expect("bound"));
    tokio::spawn(async move {
        for response in ["429 X\r\nretry-after: 0", "200 OK"] {
            let (mut stream, _) = listener.accept().await?;
            let read = stream.read(&mut vec![0; 4096]).await?;
            assert!(read > 0);
            let head =
                format!("HTTP/1.1 {response}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n");
            stream.write_all(head.as_bytes()).await?;
        }
        std::io::Result::Ok(())
    });
    let client = Client::builder().base_url(url).token("t0ps3cret").build().expect("a client");
    let mut request = Request::new(Method::POST, "/v1", "/things/{id}");
    request.operation("makeThing");
    request.path("id", &"pr1vate");
    request.json("application/json", &"pr1vate");
    client.execute(request).await.expect("an answer");
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
