//! What errors tell.

use std::time::Duration;

use sailwright_runtime::runtime::{
    CallOptions, Client, DecodeProblem, Error, ErrorBody, Failure, FromJson, JsonError, Request,
    RetryPolicy, TransportProblem, Value,
};

use crate::server::{Server, Step, get, json, response};

/// As `error_set!` makes it.
#[derive(Debug, PartialEq)]
enum Documented {
    Bad(Box<Value>),
    Conflict,
}

impl ErrorBody for Documented {
    fn read(status: u16, body: &[u8]) -> Option<Result<Self, JsonError>> {
        match status {
            400 => Some(sailwright_runtime::runtime::json::from_slice(body).map(Self::Bad)),
            409 => Some(Ok(Self::Conflict)),
            _ => None,
        }
    }
}

async fn call<T: FromJson>(client: &Client, request: Request) -> Result<T, Error<Documented>> {
    let client = client.with(CallOptions::new().retry(RetryPolicy::none()));
    let response = client.execute(request).await?;
    match response.status().as_u16() {
        200 => Ok(response.json::<T>()?.into_value()),
        _ => Err(response.failure()),
    }
}

async fn error_of(step: impl Fn() -> Step + Send + Sync + 'static) -> Error<Documented> {
    let server = Server::start(move |_| step()).await;
    call::<Vec<i64>>(&server.client(), get("/things")).await.expect_err("an error")
}

#[tokio::test]
async fn a_documented_error_keeps_its_typed_body_and_the_raw_one() {
    let error = error_of(|| {
        let headers = [("content-type", "application/json"), ("x-request-id", "r1")];
        response(400, &headers, r#"{"message":"no"}"#)
    })
    .await;
    let Error::Api(api) = &error else { panic!("{error}") };
    assert_eq!(*api.body(), Documented::Bad(Box::new(serde_json::json!({"message": "no"}))));
    assert_eq!(api.response().body(), r#"{"message":"no"}"#);
    assert_eq!(api.response().request_id(), Some("r1"));
    assert!(!error.may_have_been_carried_out() && !error.is_retryable());
    let text = r#"GET /v1/things answered 400 Bad Request (request r1): {"message":"no"}"#;
    assert_eq!(error.to_string(), text);
}

#[tokio::test]
async fn a_documented_error_may_have_no_body() {
    let error = error_of(|| response(409, &[], "")).await;
    assert_eq!(error.api(), Some(&Documented::Conflict));
}

#[tokio::test]
async fn an_undocumented_status_keeps_all_that_came() {
    for status in [204, 304, 418, 599] {
        let error = error_of(move || response(status, &[("x-note", "n")], "")).await;
        let Error::Undocumented(undocumented) = &error else { panic!("{error}") };
        assert_eq!(undocumented.status().as_u16(), status);
        assert_eq!(undocumented.response().headers()["x-note"], "n");
    }
}

#[tokio::test]
async fn html_from_a_proxy_instead_of_an_error_is_undocumented() {
    let page = "<html><h1>Bad Request</h1></html>";
    let error = error_of(move || response(400, &[("content-type", "text/html")], page)).await;
    let Error::Undocumented(undocumented) = &error else { panic!("{error}") };
    assert!(undocumented.fault().is_some());
    assert_eq!(error.raw().map(|raw| raw.body().as_ref()), Some(page.as_bytes()));
}

#[tokio::test]
async fn html_from_a_proxy_instead_of_an_answer_names_the_type_and_shows_an_excerpt() {
    let page = format!("<html>{}</html>", "x".repeat(10_000));
    let error = error_of(move || response(200, &[("content-type", "text/html")], &page)).await;
    let Error::Decode(decode) = &error else { panic!("{error}") };
    assert!(matches!(decode.problem(), DecodeProblem::MediaType(found) if found == "text/html"));
    assert!(error.to_string().len() < 500);
}

#[tokio::test]
async fn an_empty_body_is_an_error_that_says_so() {
    let error = error_of(|| json(200, "")).await;
    let Error::Decode(decode) = &error else { panic!("{error}") };
    assert!(matches!(decode.problem(), DecodeProblem::Empty));
    assert!(error.may_have_been_carried_out());
}

#[tokio::test]
async fn a_body_that_does_not_fit_names_the_path_and_shows_the_place() {
    let error = error_of(|| json(200, r#"[1, 2, "three"]"#)).await;
    let Error::Decode(decode) = &error else { panic!("{error}") };
    assert_eq!(decode.path().as_deref(), Some("$[2]"));
    assert!(decode.excerpt().contains("three"));
    assert!(error.to_string().contains("$[2]"), "{error}");
}

#[tokio::test]
async fn json_under_another_name_is_read_where_the_server_knows_no_better() {
    let server = Server::start(|_| response(200, &[("content-type", "text/plain")], "[1]")).await;
    assert_eq!(call::<Vec<i64>>(&server.client(), get("/things")).await.expect("a list"), [1]);
}

#[tokio::test]
async fn a_truncated_body_is_not_an_answer() {
    let head = b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n[1".to_vec();
    let error = error_of(move || Step::Pieces(vec![(Duration::ZERO, head.clone())])).await;
    let Error::Transport(transport) = &error else { panic!("{error}") };
    assert_eq!(transport.problem(), TransportProblem::Truncated);
    assert!(error.may_have_been_carried_out() && error.is_retryable());
}

#[tokio::test]
async fn a_body_is_read_up_to_the_limit() {
    let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n";
    let server = Server::start(move |_| Step::Endless(head.into(), vec![b' '; 4096])).await;
    let client = server.builder().body_limit(100_000).build().expect("a client");
    let error = call::<Value>(&client, get("/things")).await.expect_err("an error");
    let Error::Transport(transport) = &error else { panic!("{error}") };
    assert_eq!(transport.problem(), TransportProblem::TooLarge(100_000));
    assert!(!error.is_retryable());
}

#[tokio::test]
async fn an_endless_error_is_an_error_with_the_beginning_of_its_body() {
    let head = "HTTP/1.1 418 X\r\n\r\n";
    let error = error_of(move || Step::Endless(head.into(), vec![b'x'; 4096])).await;
    assert_eq!(error.status().map(|status| status.as_u16()), Some(418));
    assert!(error.raw().is_some_and(|raw| raw.body().len() > 100_000));
}

#[tokio::test(start_paused = true)]
async fn a_body_that_drips_does_not_outlast_the_request_timeout() {
    let server = Server::start(|_| {
        let head = b"HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n".to_vec();
        let drops = (0..1000).map(|_| (Duration::from_secs(1), b" ".to_vec()));
        Step::Pieces([(Duration::ZERO, head)].into_iter().chain(drops).collect())
    })
    .await;
    let start = tokio::time::Instant::now();
    let error = call::<Value>(&server.client(), get("/things")).await.expect_err("an error");
    assert!(error.is_timeout());
    assert_eq!(start.elapsed().as_secs(), 60);
}

#[tokio::test]
async fn heads_and_hints_without_end_do_not_outlast_the_deadline() {
    for (head, more) in [
        ("HTTP/1.1 200 OK\r\n", "x-more: and more\r\n"),
        ("HTTP/1.1 200 OK\r\nx-more: ", "and more"),
        ("", "HTTP/1.1 100 Continue\r\n\r\n"),
    ] {
        let step = move |_: &_| Step::Endless(head.into(), more.into());
        let server = Server::start(step).await;
        let options = CallOptions::new().total_timeout(Duration::from_millis(500));
        let start = std::time::Instant::now();
        let call = server.client().with(options.retry(RetryPolicy::none())).execute(get("/things"));
        assert!(matches!(call.await, Err(Failure::Transport(_))));
        assert!(start.elapsed() < Duration::from_secs(10), "{:?}", start.elapsed());
    }
}

#[tokio::test]
async fn what_is_not_http_is_an_error() {
    let error = error_of(|| Step::Pieces(vec![(Duration::ZERO, b"SSH-2.0-x\r\n".to_vec())])).await;
    assert!(matches!(error, Error::Transport(_)), "{error}");
}
