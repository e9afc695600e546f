//! A job whose result is at the URL of the last response, whose operations document different errors, and that can be
//! canceled.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::flows::types::{Busy, Query};
use super::flows::{Client, Error, JobError, Response, WaitError, WaitOptions};
use sailwright_test_server::{RecordedRequest, ScriptedResponse, Server};

type Outcome = Result<Response<String>, JobError>;

/// Starts a server of a job with these states; the last one is repeated. The last response has the location.
fn server(states: &'static [&'static str], location: &'static str) -> Server {
    Server::start(move |request| match request.line().as_str() {
        "POST /reports HTTP/1.1" => ScriptedResponse::json(202, r#"{"id":7}"#),
        "GET /reports/7 HTTP/1.1" => {
            let state = states.get(request.index - 1).or(states.last()).expect("a state");
            let response = ScriptedResponse::json(200, format!(r#"{{"id":7,"state":"{state}"}}"#));
            let host = request.header("host").expect("a host");
            match location.replace("HOST", host) {
                location if location.is_empty() => response,
                location => response.header("location", location),
            }
        }
        "GET /files/a%2Fb?x=1 HTTP/1.1" => {
            ScriptedResponse::new(200).header("content-type", "text/plain").send("text")
        }
        "DELETE /reports/7 HTTP/1.1" => ScriptedResponse::new(204),
        _ => ScriptedResponse::new(500),
    })
}

fn client(server: &Server) -> Client {
    Client::builder().base_url(server.url()).build().expect("a client")
}

fn options() -> WaitOptions {
    WaitOptions::default().initial_interval(Duration::ZERO).max_interval(Duration::ZERO)
}

async fn run(server: &Server, options: &WaitOptions) -> Outcome {
    client(server).reports().start_report(&Query::default()).send_and_wait(options).await
}

fn lines(server: &Server) -> Vec<String> {
    server.requests().iter().map(RecordedRequest::line).collect()
}

#[tokio::test]
async fn result_is_requested_at_the_location_of_the_last_response() {
    for location in ["/files/a%2Fb?x=1", "http://HOST/files/a%2Fb?x=1#part"] {
        let server = server(&["WAITING", "READY"], location);
        let seen = Arc::new(Mutex::new(Vec::new()));
        let states = seen.clone();
        let options =
            options().on_state(move |state| states.lock().unwrap().push(state.to_owned()));
        let response = run(&server, &options).await.expect("a result");
        assert_eq!(response.value(), "text");
        assert_eq!(*seen.lock().unwrap(), ["WAITING", "READY"]);
        let poll = "GET /reports/7 HTTP/1.1";
        let expected = ["POST /reports HTTP/1.1", poll, poll, "GET /files/a%2Fb?x=1 HTTP/1.1"];
        assert_eq!(lines(&server), expected);
    }
}

#[tokio::test]
async fn location_of_another_origin_or_without_an_absolute_path_is_not_requested() {
    for location in ["https://example.invalid/file", "//example.invalid/file", "file", "http://["] {
        let server = server(&["READY"], location);
        let error = run(&server, &options()).await.expect_err("an error");
        assert_eq!(error.id.as_deref(), Some("7"));
        let WaitError::Call(Error::Build(invalid)) = &error.error else { panic!("{error}") };
        assert_eq!(invalid.part(), "link of the server");
        assert_eq!(server.requests().len(), 2);
    }
    let server = server(&["READY"], "");
    let error = run(&server, &options()).await.expect_err("an error");
    assert!(matches!(error.error, WaitError::NoLocation), "{error}");
}

#[tokio::test]
async fn unknown_state_is_an_error_with_the_state() {
    let server = server(&["WAITING", "PAUSED"], "");
    let error = run(&server, &options()).await.expect_err("an error");
    assert!(matches!(&error.error, WaitError::UnknownState(state) if state == "PAUSED"), "{error}");
    assert_eq!(error.to_string(), "job 7: the job is in the unknown state PAUSED");
    assert_eq!(server.requests().len(), 3);
}

#[tokio::test]
async fn job_is_waited_for_by_its_id_in_another_process() {
    let server = Server::start(|request| match request.line().as_str() {
        "GET /reports/7 HTTP/1.1" => {
            ScriptedResponse::json(200, r#"{"state":"READY"}"#).header("location", "/f")
        }
        _ => ScriptedResponse::new(200).header("content-type", "text/plain").send("text"),
    });
    let client = client(&server);
    let result = client.reports().get_report("7").wait_until_done(&options()).await;
    assert_eq!(result.expect("a result").value(), "text");
    assert_eq!(lines(&server), ["GET /reports/7 HTTP/1.1", "GET /f HTTP/1.1"]);
}

#[tokio::test]
async fn job_is_canceled_after_the_timeout_if_selected() {
    for cancel in [false, true] {
        let server = server(&["WAITING"], "");
        let options = options().total_timeout(Duration::from_millis(250)).cancel_on_timeout(cancel);
        let error = run(&server, &options).await.expect_err("an error");
        assert!(matches!(error.error, WaitError::TimedOut(_)), "{error}");
        let last = lines(&server).pop().expect("a request");
        assert_eq!(last == "DELETE /reports/7 HTTP/1.1", cancel, "{last}");
    }
    // A failed job is not canceled.
    let server = server(&["BROKEN"], "");
    let error = run(&server, &options().cancel_on_timeout(true)).await.expect_err("an error");
    assert!(matches!(&error.error, WaitError::Failed(state) if state == "BROKEN"), "{error}");
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn error_of_canceling_replaces_the_timeout() {
    let server = Server::start(|request| match request.method.as_str() {
        "POST" => ScriptedResponse::json(202, r#"{"id":7}"#),
        "GET" => ScriptedResponse::json(200, r#"{"state":"WAITING"}"#),
        _ => ScriptedResponse::new(403),
    });
    let options = options().total_timeout(Duration::from_millis(50)).cancel_on_timeout(true);
    let error = run(&server, &options).await.expect_err("an error");
    let WaitError::Call(call) = &error.error else { panic!("{error}") };
    assert!(call.is_status(403) && error.id.as_deref() == Some("7"), "{error}");
}

#[tokio::test]
async fn error_of_the_start_contains_its_body() {
    let server = Server::start(|_| ScriptedResponse::json(409, r#"{"running":3}"#));
    let error = run(&server, &options()).await.expect_err("an error");
    let error = Error::from(error);
    assert!(error.is_status(409), "{error}");
    let body: Busy = error.raw().expect("a response").json().expect("a body");
    assert_eq!(body.running, Some(3));
}
