//! Errors: their kinds, messages and properties.

use std::error::{self, Error as _};
use std::time::Duration;

use sailwright_runtime::generated::{
    CallOptions, Client, DecodeProblem, Error, FromJson, JsonError, Method, Request, Response,
    RetryPolicy, TransportProblem, Value, error_set,
};

use sailwright_test_server::{ScriptedResponse, Server};

use crate::support::{builder_for, client_for, get, json, response};

/// The errors of an operation.
#[derive(Debug, PartialEq)]
enum Documented {
    Bad(Box<Value>),
    Conflict,
}

error_set! { Documented {
    400 => Bad(Value): "the request is invalid",
    409 => Conflict: "the object has changed",
} }

async fn call<T: FromJson>(client: &Client, request: Request) -> Result<T, Error<Documented>> {
    let client = client.with_options(CallOptions::default().retry(RetryPolicy::none()));
    let response = client.raw_client().execute(request).await.map_err(Error::typed)?;
    match response.status().as_u16() {
        200 => response.json::<T>().map(Response::into_value).map_err(Error::typed),
        _ => Err(response.into_error()),
    }
}

async fn error_of(
    respond: impl Fn() -> ScriptedResponse + Send + Sync + 'static,
) -> Error<Documented> {
    let server = Server::start(move |_| respond());
    call::<Vec<i64>>(&client_for(&server), get("/things")).await.expect_err("an error")
}

#[tokio::test]
async fn documented_error_has_typed_and_raw_body() {
    let error = error_of(|| {
        let headers = [("content-type", "application/json"), ("x-request-id", "r1")];
        response(400, &headers, r#"{"message":"no"}"#)
    })
    .await;
    let Error::Api(api) = &error else { panic!("{error}") };
    assert_eq!(*api.body(), Documented::Bad(Box::new(serde_json::json!({"message": "no"}))));
    assert_eq!(api.raw().body(), r#"{"message":"no"}"#);
    assert_eq!(api.raw().request_id(), Some("r1"));
    assert!(!error.may_have_been_carried_out() && !error.is_retryable());
    let text = r#"GET /v1/things: 400 Bad Request (request r1): {"message":"no"}"#;
    assert_eq!(error.to_string(), text);
}

#[tokio::test]
async fn documented_error_without_body_is_typed() {
    let error = error_of(|| response(409, &[], "")).await;
    assert_eq!(error.api(), Some(&Documented::Conflict));
}

#[tokio::test]
async fn undocumented_status_keeps_the_raw_response() {
    for status in [204, 304, 418, 599] {
        let error = error_of(move || response(status, &[("x-note", "n")], "")).await;
        let Error::Undocumented(undocumented) = &error else { panic!("{error}") };
        assert_eq!(undocumented.raw().status().as_u16(), status);
        assert_eq!(undocumented.raw().headers()["x-note"], "n");
    }
}

#[tokio::test]
async fn html_page_instead_of_a_documented_error_is_undocumented() {
    let page = "<html><h1>Bad Request</h1></html>";
    let error = error_of(move || response(400, &[("content-type", "text/html")], page)).await;
    let Error::Undocumented(undocumented) = &error else { panic!("{error}") };
    assert!(undocumented.source().is_some_and(<dyn error::Error>::is::<JsonError>));
    assert_eq!(error.raw().map(|raw| raw.body().as_ref()), Some(page.as_bytes()));
}

#[tokio::test]
async fn html_page_instead_of_json_is_an_error_with_media_type_and_excerpt() {
    let page = format!("<html>{}</html>", "x".repeat(10_000));
    let error = error_of(move || response(200, &[("content-type", "text/html")], &page)).await;
    let Error::Decode(decode) = &error else { panic!("{error}") };
    assert!(matches!(decode.problem(), DecodeProblem::MediaType(found) if found == "text/html"));
    assert!(error.to_string().len() < 500);
}

#[tokio::test]
async fn empty_body_is_a_decode_error() {
    let error = error_of(|| json(200, "")).await;
    let Error::Decode(decode) = &error else { panic!("{error}") };
    assert!(matches!(decode.problem(), DecodeProblem::Empty));
    assert!(error.may_have_been_carried_out());
}

#[tokio::test]
async fn body_of_the_wrong_type_is_an_error_with_path_and_excerpt() {
    let error = error_of(|| json(200, r#"[1, 2, "three"]"#)).await;
    let Error::Decode(decode) = &error else { panic!("{error}") };
    assert_eq!(decode.path().as_deref(), Some("$[2]"));
    assert!(decode.excerpt().contains("three"));
    assert!(error.to_string().contains("$[2]"), "{error}");
}

#[tokio::test]
async fn json_body_declared_as_plain_text_is_read() {
    let server = Server::start(|_| response(200, &[("content-type", "text/plain")], "[1]"));
    assert_eq!(call::<Vec<i64>>(&client_for(&server), get("/things")).await.expect("a list"), [1]);
}

#[tokio::test]
async fn truncated_body_is_a_transport_error() {
    let truncated = || ScriptedResponse::new(200).header("content-length", "100").send("[1");
    let error = error_of(move || truncated().close()).await;
    let Error::Transport(transport) = &error else { panic!("{error}") };
    assert_eq!(transport.problem(), TransportProblem::Truncated);
    assert!(error.may_have_been_carried_out() && error.is_retryable());
}

#[tokio::test]
async fn body_above_the_limit_is_an_error() {
    let server = Server::start(|_| json(200, "").repeat([b' '; 4096]));
    let client = builder_for(&server).body_limit(100_000).build().expect("a client");
    let error = call::<Value>(&client, get("/things")).await.expect_err("an error");
    let Error::Transport(transport) = &error else { panic!("{error}") };
    assert_eq!(transport.problem(), TransportProblem::TooLarge(100_000));
    assert!(!error.is_retryable());
}

#[tokio::test]
async fn endless_error_body_is_cut_off() {
    let error = error_of(|| ScriptedResponse::new(418).repeat([b'x'; 4096])).await;
    assert!(error.is_status(418), "{error}");
    assert!(error.raw().is_some_and(|raw| raw.body().len() > 100_000));
}

#[tokio::test(start_paused = true)]
async fn error_body_that_stops_is_cut_off_after_ten_seconds() {
    let start = tokio::time::Instant::now();
    let error = error_of(|| {
        let head = ScriptedResponse::json(418, r#"{"reason":"tea"#).without_length();
        head.wait(Duration::from_secs(1)).send("pot").wait(Duration::from_secs(60)).send("x")
    });
    let error = error.await;
    assert_eq!(start.elapsed().as_secs(), 10);
    assert!(error.is_status(418), "{error}");
    let body = error.raw().map(|raw| raw.body().clone()).unwrap_or_default();
    assert_eq!(body, &br#"{"reason":"teapot"#[..]);
}

#[tokio::test(start_paused = true)]
async fn slow_body_ends_with_the_request_timeout() {
    let server = Server::start(|_| {
        let head = ScriptedResponse::new(200);
        (0..1000).fold(head, |response, _| response.wait(Duration::from_secs(1)).send(" "))
    });
    let start = tokio::time::Instant::now();
    let error = call::<Value>(&client_for(&server), get("/things")).await.expect_err("an error");
    assert!(error.is_timeout());
    assert_eq!(start.elapsed().as_secs(), 60);
}

#[tokio::test]
async fn endless_head_ends_with_the_deadline() {
    for (head, more) in [
        ("HTTP/1.1 200 OK\r\n", "x-more: and more\r\n"),
        ("HTTP/1.1 200 OK\r\nx-more: ", "and more"),
        ("", "HTTP/1.1 100 Continue\r\n\r\n"),
    ] {
        let server = Server::start(move |_| ScriptedResponse::raw(head).repeat(more));
        let options = CallOptions::default().total_timeout(Duration::from_millis(500));
        let call = client_for(&server)
            .with_options(options.retry(RetryPolicy::none()))
            .raw_client()
            .execute(get("/things"));
        let Err(Error::Transport(error)) = call.await else { panic!("no failure after {head:?}") };
        // The number of headers and their length are limited; the number of informational responses is not.
        let is_limited = !head.is_empty() && error.problem() == TransportProblem::HeadersTooLarge;
        assert!(is_limited || error.problem() == TransportProblem::Deadline, "{head:?}: {error:?}");
    }
}

#[tokio::test]
async fn response_that_is_not_http_is_a_transport_error() {
    let error = error_of(|| ScriptedResponse::raw("SSH-2.0-x\r\n")).await;
    assert!(matches!(error, Error::Transport(_)), "{error}");
}

/// Calls two operations with different error types.
async fn both(client: &Client) -> Result<(), Error> {
    client.request(Method::GET, "/status").send().await?;
    call::<Value>(client, get("/things")).await?;
    Ok(())
}

#[tokio::test]
async fn errors_of_several_operations_convert_into_one_error() {
    let server = Server::start(|request| match request.index {
        0 => json(200, "{}"),
        _ => json(400, r#"{"message":"no"}"#),
    });
    let error = both(&client_for(&server)).await.expect_err("an error");
    assert!(matches!(error, Error::Api(_)) && error.is_status(400), "{error:?}");
    assert_eq!(error.raw().map(|raw| raw.body().as_ref()), Some(&br#"{"message":"no"}"#[..]));
    let source = error::Error::source(&error).and_then(|error| error.downcast_ref());
    assert_eq!(source, Some(&Documented::Bad(Box::new(serde_json::json!({"message": "no"})))));
}

#[tokio::test]
async fn converted_body_keeps_the_response() {
    let error = error_of(|| response(409, &[], "")).await.map_api(|_| "conflict");
    assert_eq!(error.api(), Some(&"conflict"));
    assert!(error.is_status(409) && error.request_was_sent());
}

#[tokio::test]
async fn announced_length_reserves_no_memory() {
    // More memory than any machine has: a reservation of it would end the process.
    let length = (1_u64 << 50).to_string();
    for status in [200, 500] {
        let length = length.clone();
        let server = Server::start(move |_| {
            let head = response(status, &[("content-length", &length)], "[");
            head.wait(Duration::from_millis(20)).send("1").wait(Duration::from_millis(20)).close()
        });
        let client = builder_for(&server).body_limit(usize::MAX).build().expect("a client");
        let client = client.with_options(CallOptions::default().retry(RetryPolicy::none()));
        let result = client.raw_client().execute(get("/thing")).await;
        match status {
            200 => {
                let Err(Error::Transport(error)) = result else { panic!("{result:?}") };
                assert_eq!(error.problem(), TransportProblem::Truncated);
            }
            _ => assert_eq!(&result.expect("an error response").into_raw().body()[..], b"[1"),
        }
    }
}

// Unicode, annex 9: these characters change the order in which a line is shown.
#[tokio::test]
async fn control_characters_of_a_server_are_escaped_in_messages() {
    let hidden = ['\u{202e}', '\u{2066}', '\u{200f}', '\u{61c}', '\u{2028}', '\u{feff}', '\u{7}'];
    let text: String = hidden.iter().flat_map(|hidden| [*hidden, 'a']).collect();
    let problem = format!(r#"{{"title":"x{}","n":"{text}"}}"#, text.replace('\u{7}', "\\u0007"));
    for status in [400, 404, 200] {
        let (problem, json) = (problem.clone(), [("content-type", "application/json")]);
        let error = error_of(move || response(status, &json, &problem)).await;
        let source = error.source().map(ToString::to_string).unwrap_or_default();
        let shown = format!("{error} {error:?} {source}");
        assert!(!shown.contains(hidden), "{shown:?}");
        assert!(shown.contains("\\u{202e}a"), "{shown:?}");
    }
}

// RFC 9110, section 8.4: the client has not asked for an encoding and supports none.
#[tokio::test]
async fn content_encoding_is_named_in_the_error() {
    for (status, media_type) in [
        (200, "application/json"),
        (200, "text/plain"),
        (400, "application/json"),
        (500, "text/html"),
    ] {
        let headers = [("content-type", media_type), ("Content-Encoding", "BR")];
        let error = error_of(move || response(status, &headers, "\u{1}\u{2}[")).await;
        assert!(error.to_string().contains("content encoding `br`"), "{error}");
        assert!(!error.to_string().contains("malformed"), "{error}");
        assert!(error.is_status(status));
        let Error::Decode(decode) = &error else { continue };
        assert!(matches!(decode.problem(), DecodeProblem::Encoding(name) if name == "br"));
    }
    let server = Server::start(|_| json(200, "[1]").header("content-encoding", "identity"));
    assert_eq!(call::<Vec<i64>>(&client_for(&server), get("/things")).await.expect("a list"), [1]);
}

#[tokio::test]
async fn too_many_or_too_large_headers_are_an_error_that_is_not_retried() {
    for (count, length) in [(150, 1), (1, 1_000_000)] {
        let server = Server::start(move |_| {
            let value = "x".repeat(length);
            (0..count).fold(json(200, "1"), |all, _| all.header("x-a", value.clone()))
        });
        let result = client_for(&server).raw_client().execute(get("/thing")).await;
        let Err(Error::Transport(error)) = result else { panic!("{result:?}") };
        assert_eq!(error.problem(), TransportProblem::HeadersTooLarge, "{error:?}");
        assert_eq!((error.attempts(), server.requests().len()), (1, 1));
        assert!(!Error::from(*error).is_retryable());
    }
}

#[tokio::test]
async fn start_of_a_secret_at_the_end_of_a_message_is_hidden() {
    // The message of the source has at most 200 characters.
    let body = format!(r#"{{"message":"{} t0p-s3cret"}}"#, "x".repeat(194));
    let server = Server::start(move |_| json(400, &body));
    let client = builder_for(&server).token("t0p-s3cret").build().expect("a client");
    let error = call::<Value>(&client, get("/things")).await.expect_err("an error");
    let source = error.source().expect("the body").to_string();
    assert!(source.contains("xxx ***") && !source.contains("t0p"), "{source}");
}
