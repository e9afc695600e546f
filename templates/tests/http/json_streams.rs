//! Streams of JSON values.

use std::time::Duration;

use sailwright_runtime::generated::{
    DecodeProblem, Error, JsonStream, Method, Request, TransportProblem,
};

use sailwright_test_server::{ScriptedResponse, Server};

use crate::support::client_for;

/// Sends pieces with a pause before each, then closes the connection.
fn pieces(media_type: &str, pieces: &[&str]) -> ScriptedResponse {
    let head = format!("HTTP/1.1 200 OK\r\ncontent-type: {media_type}\r\n\r\n");
    pieces.iter().fold(ScriptedResponse::raw("").send(head), |response, piece| {
        response.wait(Duration::from_millis(2)).send(piece)
    })
}

async fn open(server: &Server) -> Result<JsonStream<Vec<i64>>, Error> {
    let mut request = Request::new(Method::GET, "/v1", "/stream");
    request.accept("application/x-ndjson, application/json-seq, application/json;stream=watch, multipart/mixed");
    let response = client_for(server).raw_client().open(request).await?;
    response.json_stream().map(sailwright_runtime::Response::into_value)
}

/// Returns the values, and for each error its message.
async fn all(mut stream: JsonStream<Vec<i64>>) -> Vec<Result<Vec<i64>, String>> {
    let mut found = Vec::new();
    while let Some(value) = stream.next().await {
        found.push(value.map_err(|error| error.to_string()));
    }
    found
}

#[tokio::test]
async fn lines_are_read_from_any_chunks() {
    let server = Server::start(|_| {
        pieces("application/x-ndjson", &["[1", ",2]\n", "\r\n[3]\r\n[4]\n\n", "[5]"])
    });
    let found = all(open(&server).await.expect("a stream")).await;
    assert_eq!(found, [Ok(vec![1, 2]), Ok(vec![3]), Ok(vec![4]), Ok(vec![5])]);
}

#[tokio::test]
async fn records_of_a_sequence_may_have_several_lines() {
    let text = "\u{1e}[1,\n2]\n\u{1e}\u{1e}[3]\n\u{1e}[4]";
    let server = Server::start(move |_| pieces("application/json-seq", &[text]));
    let found = all(open(&server).await.expect("a stream")).await;
    assert_eq!(found, [Ok(vec![1, 2]), Ok(vec![3]), Ok(vec![4])]);
}

#[tokio::test]
async fn number_without_an_end_is_incomplete_in_a_sequence() {
    let server = Server::start(|_| pieces("application/json-seq", &["\u{1e}12\n\u{1e}12"]));
    let mut request = Request::new(Method::GET, "/v1", "/stream");
    request.accept("application/json-seq");
    let response = client_for(&server).raw_client().open(request).await.expect("a response");
    let mut stream = response.json_stream::<i64>().expect("a stream").into_value();
    assert_eq!(stream.next().await.expect("a value").expect("a number"), 12);
    let error = stream.next().await.expect("a value").expect_err("an error");
    let Error::Decode(error) = error else { panic!("{error}") };
    assert!(matches!(error.problem(), DecodeProblem::Incomplete), "{error}");
    assert!(stream.next().await.is_none());
}

#[tokio::test]
async fn stream_continues_after_an_invalid_value() {
    let server = Server::start(|_| pieces("application/json;stream=watch", &["[1]\n{}\n[\n[2]\n"]));
    let found = all(open(&server).await.expect("a stream")).await;
    assert_eq!(found.len(), 4);
    assert_eq!((&found[0], &found[3]), (&Ok(vec![1]), &Ok(vec![2])));
    assert!(found[1].is_err() && found[2].is_err());
}

#[tokio::test]
async fn connection_that_ends_early_ends_the_stream_with_an_error() {
    let head =
        "HTTP/1.1 200 OK\r\ncontent-type: application/x-ndjson\r\ncontent-length: 99\r\n\r\n";
    let server = Server::start(move |_| ScriptedResponse::raw(head).send("[1]\n[2"));
    let mut stream = open(&server).await.expect("a stream");
    assert_eq!(stream.next().await.expect("a value").expect("a list"), [1]);
    let error = stream.next().await.expect("a value").expect_err("an error");
    let Error::Transport(error) = error else { panic!("{error}") };
    assert_eq!(error.problem(), TransportProblem::Truncated);
    assert!(stream.next().await.is_none());
}

#[tokio::test]
async fn other_media_type_is_an_error() {
    let server = Server::start(|_| pieces("text/html", &["<html>"]));
    let error = open(&server).await.expect_err("an error");
    assert!(matches!(error, Error::Decode(_)), "{error}");
}

/// Returns a multipart body with the boundary `b c`, sent in pieces of one length.
fn parts(body: &'static str, length: usize) -> ScriptedResponse {
    let bytes = body.as_bytes().chunks(length);
    let strings: Vec<&str> =
        bytes.map(|piece| std::str::from_utf8(piece).expect("ASCII")).collect();
    pieces("multipart/mixed; charset=utf-8; Boundary=\"b c\"", &strings)
}

#[tokio::test]
async fn parts_are_read_from_any_chunks() {
    let body = "preamble\r\n--b cd\r\n--b c \r\nContent-Type: application/json\r\n\r\n[1]\r\n--b c\r\n\r\n[2,\r\n3\n]\r\n\
                --b c\nX-A: b\n\n[4]\n--b c--\r\nepilogue\r\n--b c\r\n\r\n[5]";
    for length in [1, 3, 7, 1_000] {
        let server = Server::start(move |_| parts(body, length));
        let found = all(open(&server).await.expect("a stream")).await;
        assert_eq!(found, [Ok(vec![1]), Ok(vec![2, 3]), Ok(vec![4])], "pieces of {length} bytes");
    }
}

#[tokio::test]
async fn stream_continues_after_an_invalid_part() {
    let server = Server::start(|_| parts("--b c\r\n\r\n\r\n--b c\r\n\r\n[2]\r\n--b c--", 100));
    let found = all(open(&server).await.expect("a stream")).await;
    assert!(found[0].is_err(), "{found:?}");
    assert_eq!(found[1..], [Ok(vec![2])]);
}

#[tokio::test]
async fn parts_without_their_last_delimiter_are_incomplete() {
    for body in ["--b c\r\n\r\n[1]\r\n--b c\r\n\r\n[2]", "--b c\r\n\r\n[1]\r\n--b c", "[1]"] {
        let server = Server::start(move |_| parts(body, 100));
        let mut stream = open(&server).await.expect("a stream");
        let mut last = None;
        while let Some(value) = stream.next().await {
            last = Some(value);
        }
        let Some(Err(Error::Decode(error))) = last else { panic!("{last:?}") };
        assert!(matches!(error.problem(), DecodeProblem::Incomplete), "{error}");
    }
}

// RFC 2046, section 5.1.1: the boundary at the start of a line is enough.
#[tokio::test]
async fn part_is_read_before_the_line_of_its_delimiter_is_complete() {
    for end in ["--b c", "--b c-", "--b c \r"] {
        let server = Server::start(move |_| {
            let media_type = "multipart/mixed; boundary=\"b c\"";
            let body = format!("--b c\r\n\r\n[1]\r\n{end}");
            let later =
                format!("{}\n\r\n[2]\r\n--b c--", if end.ends_with('\r') { "" } else { "\r" });
            let later = if end.ends_with('-') { "-\r\n".to_owned() } else { later };
            pieces(media_type, &[&body]).wait(Duration::from_secs(1)).send(later)
        });
        let mut stream = open(&server).await.expect("a stream");
        let first = tokio::time::timeout(Duration::from_millis(700), stream.next()).await;
        assert_eq!(first.expect("in time").expect("a value").expect("a list"), [1], "{end:?}");
        let rest = all(stream).await;
        let expected = if end.ends_with('-') { vec![] } else { vec![Ok(vec![2])] };
        assert_eq!(rest, expected, "{end:?}");
    }
}

#[tokio::test]
async fn connection_that_ends_in_the_second_part_is_one_error() {
    let head =
        "HTTP/1.1 200 OK\r\ncontent-type: multipart/mixed;boundary=b\r\ncontent-length: 99\r\n\r\n";
    let server =
        Server::start(move |_| ScriptedResponse::raw(head).send("--b\r\n\r\n[1]\r\n--b\r\n\r\n[2"));
    let found = all(open(&server).await.expect("a stream")).await;
    assert_eq!(found.len(), 2, "{found:?}");
    assert_eq!(found[0], Ok(vec![1]));
    assert!(found[1].is_err());
}

#[tokio::test]
async fn parts_without_a_boundary_are_an_error() {
    let server = Server::start(|_| pieces("multipart/mixed", &["--b\r\n\r\n[1]\r\n--b--"]));
    let error = open(&server).await.expect_err("an error");
    assert!(matches!(error, Error::Decode(_)), "{error}");
}
