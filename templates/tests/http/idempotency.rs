//! Keys by which a server recognizes a request that is sent again.

use std::collections::BTreeSet;
use std::time::Duration;

use sailwright_runtime::generated::{CallOptions, Error, HeaderName, HeaderValue, Method, Request};
use sailwright_test_server::{ScriptedResponse, Server};

use crate::support::{client_for, json, post, response};

const HEADER: &str = "Idempotency-Key";

fn keyed() -> Request {
    let mut request = post("/things");
    request.idempotency_key(HEADER);
    request
}

fn keys(server: &Server) -> Vec<String> {
    let all = server.requests();
    all.iter().map(|request| request.header(HEADER).expect("a key").to_owned()).collect()
}

#[tokio::test(start_paused = true)]
async fn all_attempts_of_a_call_have_the_same_key_and_each_call_another_one() {
    let server = Server::start(|request| match request.index {
        0 | 4 => ScriptedResponse::closed_connection(),
        1 => response(503, &[], ""),
        2 => ScriptedResponse::silence(),
        _ => json(200, "1"),
    });
    let client = client_for(&server);
    let request = keyed();
    for _ in 0..2 {
        let response = client.raw_client().execute(request.clone()).await.expect("a response");
        assert_eq!(response.status(), 200);
    }
    let keys = keys(&server);
    assert_eq!(keys.len(), 6);
    assert!(keys[..4].iter().all(|key| *key == keys[0]), "{keys:?}");
    assert!(keys[4] == keys[5] && keys[4] != keys[0], "{keys:?}");
}

#[tokio::test]
async fn key_is_a_random_uuid() {
    let server = Server::start(|_| json(200, "1"));
    let client = client_for(&server);
    for _ in 0..64 {
        client.raw_client().execute(keyed()).await.expect("a response");
    }
    let keys = keys(&server);
    assert_eq!(keys.iter().collect::<BTreeSet<_>>().len(), 64);
    for key in keys {
        // RFC 9562, section 5.4: version 4, variant 10.
        let parts: Vec<&str> = key.split('-').collect();
        assert_eq!(parts.iter().map(|part| part.len()).collect::<Vec<_>>(), [8, 4, 4, 4, 12]);
        assert!(parts[2].starts_with('4') && "89ab".contains(&parts[3][..1]), "{key}");
        assert!(key.bytes().all(|byte| b"0123456789abcdef-".contains(&byte)), "{key}");
    }
}

#[tokio::test(start_paused = true)]
async fn key_of_the_caller_replaces_the_random_one() {
    let server = Server::start(|request| match request.index {
        0 | 2 => ScriptedResponse::closed_connection(),
        _ => json(200, "1"),
    });
    let client = client_for(&server);
    let mut request = keyed();
    request.header("idempotency-key", &"own");
    client.raw_client().execute(request).await.expect("a response");
    let name = HEADER.parse().expect("a name");
    let options = CallOptions::default().header(name, "option".parse().expect("a value"));
    client.with_options(options).raw_client().execute(keyed()).await.expect("a response");
    assert_eq!(keys(&server), ["own", "own", "option", "option"]);
}

#[tokio::test]
async fn empty_key_of_the_caller_is_an_error() {
    let server = Server::start(|_| json(200, "1"));
    let mut request = keyed();
    request.header(HEADER, &"");
    let error = client_for(&server).raw_client().execute(request).await.expect_err("an error");
    assert!(matches!(error, Error::Build(_)), "{error}");
    let options = CallOptions::default()
        .header(HeaderName::from_static("idempotency-key"), HeaderValue::from_static(""));
    let client = client_for(&server).with_options(options);
    let error = client.raw_client().execute(keyed()).await.expect_err("an error");
    assert!(matches!(error, Error::Build(_)), "{error}");
    assert!(server.requests().is_empty());
}

#[tokio::test(start_paused = true)]
async fn call_that_is_not_idempotent_is_not_sent_again_with_a_key() {
    let server = Server::start(|_| ScriptedResponse::closed_connection());
    let options = CallOptions::default().idempotent(false);
    let client = client_for(&server).with_options(options);
    client.raw_client().execute(keyed()).await.expect_err("an error");
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn new_connection_of_an_event_stream_has_the_same_key() {
    let server = Server::start(|request| match request.index {
        0 => ScriptedResponse::new(200)
            .header("content-type", "text/event-stream")
            .header("content-length", "999")
            .send("id: a\ndata: 1\n\n")
            .wait(Duration::from_millis(5))
            .close(),
        _ => response(204, &[], ""),
    });
    let mut request = Request::new(Method::POST, "/v1", "/events");
    request.accept("text/event-stream");
    request.idempotency_key(HEADER);
    let opened = client_for(&server).raw_client().open(request).await.expect("a response");
    let mut events = opened.events::<i64>().expect("events").into_value();
    while let Some(event) = events.next().await {
        event.expect("an event");
    }
    let keys = keys(&server);
    assert_eq!((keys.len(), &keys[0]), (2, &keys[1]));
}
