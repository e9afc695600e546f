//! Server-sent events.

use std::time::Duration;

use sailwright_runtime::generated::{Error, IncomingResponse, Method, Request};
use tokio::time::Instant;

use sailwright_test_server::{ScriptedResponse, Server};

use crate::support::{client_for, post, response};

const HEAD: &str = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream; charset=utf-8\r\n";

/// A stream that ends before its length.
fn broken(text: &str) -> ScriptedResponse {
    pieces(&[&format!("{HEAD}content-length: 99999\r\n\r\n{text}")])
}

/// Sends pieces with a pause before each, then closes the connection.
fn pieces(pieces: &[&str]) -> ScriptedResponse {
    let pause = Duration::from_millis(5);
    pieces
        .iter()
        .fold(ScriptedResponse::raw(""), |response, piece| response.wait(pause).send(piece))
}

async fn open(server: &Server) -> Result<IncomingResponse, Error> {
    let mut request = Request::new(Method::GET, "/v1", "/events");
    request.accept("text/event-stream");
    client_for(server).raw_client().open(request).await
}

#[tokio::test]
async fn events_are_joined_from_any_chunks() {
    let server = Server::start(|_| {
        pieces(&[
            HEAD,
            "\r\n\u{feff}: note\nev",
            "ent: tick\r\ndata: [1,\rda",
            "ta: 2]\r",
            "\n\r\n",
            "id: 7\ndata:[3]\n\nretry: x\ndata: [4]",
        ])
    });
    let mut events = open(&server)
        .await
        .expect("open")
        .events::<Vec<i64>>()
        .expect("events")
        .into_value()
        .once();
    let first = events.next().await.expect("an event").expect("a list");
    assert_eq!((first.kind.as_str(), first.id.as_str(), first.data), ("tick", "", vec![1, 2]));
    let second = events.next().await.expect("an event").expect("a list");
    assert_eq!((second.kind.as_str(), second.id.as_str(), second.data), ("message", "7", vec![3]));
    assert!(events.next().await.is_none());
}

#[tokio::test(start_paused = true)]
async fn broken_stream_continues_after_the_last_event() {
    let server = Server::start(|request| match request.index {
        0 => broken("retry: 7000\nid: a\ndata: 1\n\ndata: lost"),
        1 => broken("id: b\ndata: 2\n\n"),
        _ => response(204, &[], ""),
    });
    let start = Instant::now();
    let mut events =
        open(&server).await.expect("open").events::<i64>().expect("events").into_value();
    let mut seen = Vec::new();
    while let Some(event) = events.next().await {
        seen.push(event.expect("an event").data);
    }
    assert_eq!(seen, [1, 2]);
    assert!(start.elapsed() >= Duration::from_secs(14));
    let all = server.requests();
    let ids: Vec<Option<&str>> =
        all.iter().map(|request| request.header("last-event-id")).collect();
    assert_eq!(ids, [None, Some("a"), Some("b")]);
}

#[tokio::test(start_paused = true)]
async fn broken_stream_of_a_post_is_an_error() {
    let server = Server::start(|_| broken("id: a\ndata: 1\n\n"));
    let opened = client_for(&server).raw_client().open(post("/events")).await.expect("open");
    let mut events = opened.events::<i64>().expect("events").into_value();
    assert_eq!(events.next().await.expect("an event").expect("a number").data, 1);
    assert!(events.next().await.expect("an end").is_err());
    assert!(events.next().await.is_none());
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn stream_without_event_ids_is_not_reconnected() {
    let server = Server::start(|_| pieces(&[HEAD, "\r\ndata: hello\n\ndata: [DONE]\n\n"]));
    let mut events = open(&server).await.expect("open").text_events().expect("events").into_value();
    assert_eq!(events.next().await.expect("an event").expect("a text").data, "hello");
    assert_eq!(events.next().await.expect("an event").expect("a text").data, "[DONE]");
    assert!(events.next().await.is_none());
}

#[tokio::test]
async fn event_of_the_wrong_type_is_an_error_and_the_stream_continues() {
    let server = Server::start(|_| pieces(&[HEAD, "\r\ndata: {\n\ndata: 2\n\n"]));
    let mut events =
        open(&server).await.expect("open").events::<i64>().expect("events").into_value();
    assert!(matches!(events.next().await, Some(Err(Error::Decode(_)))));
    assert_eq!(events.next().await.expect("an event").expect("a number").data, 2);
}

#[tokio::test]
async fn other_media_type_is_a_decode_error() {
    let server = Server::start(|_| response(200, &[("content-type", "application/json")], "[]"));
    let failure = open(&server).await.expect("open").events::<i64>().expect_err("a failure");
    assert!(matches!(failure, Error::Decode(_)), "{failure}");
}

#[tokio::test(start_paused = true)]
async fn reconnections_without_events_end_with_an_error() {
    let server = Server::start(|_| broken(": nothing\n\n"));
    let mut events =
        open(&server).await.expect("open").events::<i64>().expect("events").into_value();
    assert!(events.next().await.expect("an end").is_err());
    assert_eq!(server.requests().len(), 11);
}

#[tokio::test]
async fn stream_ends_at_the_event_that_the_operation_documents() {
    let text = "id: 1\ndata: [1]\n\ndata: [DONE]\n\ndata: [2]\n\n";
    let server = Server::start(move |_| pieces(&[HEAD, "\r\n", text]));
    let mut request = Request::new(Method::GET, "/v1", "/events");
    request.end_of_events("[DONE]");
    let response = client_for(&server).raw_client().open(request).await.expect("a response");
    let mut events = response.events::<Vec<i64>>().expect("events").into_value();
    assert_eq!(events.next().await.expect("an event").expect("a list").data, [1]);
    assert!(events.next().await.is_none());
    assert!(events.next().await.is_none());
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn data_of_a_string_type_is_text_or_a_json_string() {
    let text =
        "data: 7\n\ndata: \"7\"\n\ndata: a \"b\"\n\ndata: \"\n\ndata:\n\ndata: 1\ndata: 2\n\n";
    let server = Server::start(move |_| pieces(&[HEAD, "\r\n", text]));
    let response = open(&server).await.expect("open");
    let mut events = response.string_events::<String>().expect("events").into_value();
    for expected in ["7", "7", "a \"b\"", "\"", "", "1\n2"] {
        let event = events.next().await.expect("an event").expect("a string");
        assert_eq!(event.data, expected);
    }
    assert!(events.next().await.is_none());
}

#[tokio::test(start_paused = true)]
async fn reconnection_time_of_zero_has_a_shortest_delay() {
    let server = Server::start(|request| match request.index {
        0..5 => broken("retry: 0\nid: a\ndata: 1\n\n"),
        _ => response(204, &[], ""),
    });
    let start = Instant::now();
    let mut events =
        open(&server).await.expect("open").events::<i64>().expect("events").into_value();
    while let Some(event) = events.next().await {
        event.expect("an event");
    }
    assert_eq!(server.requests().len(), 6);
    assert!(start.elapsed() >= Duration::from_millis(250), "{:?}", start.elapsed());
}
