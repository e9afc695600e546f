//! What is sent again, when, and what never is.

use std::time::Duration;

use sailwright_runtime::runtime::{
    CallOptions, Client, Error, Method, RawResponse, Request, RetryPolicy, TransportProblem, Value,
};
use tokio::time::Instant;

use crate::server::{Server, Step, get, json, post, response};

type Fails = Error<Value>;

async fn value(client: &Client, request: Request) -> Result<Value, Fails> {
    let response = client.execute(request).await?;
    if response.status().is_success() {
        Ok(response.json::<Value>()?.into_value())
    } else {
        Err(response.into_error())
    }
}

#[tokio::test(start_paused = true)]
async fn a_429_waits_as_long_as_the_server_says_whatever_the_method() {
    let server = Server::start(|request| match request.index {
        0 => response(429, &[("retry-after", "1200")], ""),
        _ => json(200, "1"),
    })
    .await;
    let start = Instant::now();
    assert_eq!(value(&server.client(), post("/things")).await.expect("an answer"), 1);
    assert!(start.elapsed() >= Duration::from_secs(1200), "{:?}", start.elapsed());
    assert!(start.elapsed() < Duration::from_secs(1202), "{:?}", start.elapsed());
    assert_eq!(server.received().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_retry_after_date_is_read_by_the_clock_of_the_server() {
    let server = Server::start(|request| match request.index {
        0 => {
            let headers = [
                ("date", "Sun, 06 Nov 1994 08:49:37 GMT"),
                ("retry-after", "Sun, 06 Nov 1994 08:54:37 GMT"),
            ];
            response(503, &headers, "")
        }
        _ => json(200, "1"),
    })
    .await;
    let start = Instant::now();
    assert_eq!(value(&server.client(), get("/things")).await.expect("an answer"), 1);
    assert_eq!(start.elapsed().as_secs(), 300);
}

#[tokio::test(start_paused = true)]
async fn a_retry_after_beyond_all_bounds_is_an_error_at_once() {
    let server = Server::start(|_| response(429, &[("retry-after", &"9".repeat(30))], "{}")).await;
    let error = value(&server.client(), get("/things")).await.expect_err("an error");
    assert_eq!(error.retry_after(), Some(Duration::from_secs(u64::MAX)));
    assert_eq!(server.received().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_429_without_retry_after_backs_off() {
    let server = Server::start(|request| match request.index {
        0..3 => response(429, &[], ""),
        _ => json(200, "1"),
    })
    .await;
    let start = Instant::now();
    assert_eq!(value(&server.client(), post("/things")).await.expect("an answer"), 1);
    assert!(start.elapsed() < Duration::from_secs(4), "{:?}", start.elapsed());
    assert_eq!(server.received().len(), 4);
}

#[tokio::test(start_paused = true)]
async fn a_wait_beyond_the_deadline_is_an_error_at_once_that_says_when_to_come_back() {
    let server = Server::start(|_| response(429, &[("retry-after", "1200")], "{}")).await;
    let client = server.client().with(CallOptions::new().total_timeout(Duration::from_secs(60)));
    let start = Instant::now();
    let error = value(&client, get("/things")).await.expect_err("an error");
    assert!(start.elapsed() < Duration::from_secs(1));
    assert_eq!(error.retry_after(), Some(Duration::from_secs(1200)));
    assert!(error.is_retryable() && !error.may_have_been_carried_out());
    assert!(error.to_string().contains("retry after 1200 s"), "{error}");
    assert_eq!(server.received().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_post_is_not_sent_again_after_503() {
    let server = Server::start(|_| response(503, &[("retry-after", "1")], "")).await;
    let error = value(&server.client(), post("/things")).await.expect_err("an error");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(503));
    assert!(error.may_have_been_carried_out() && !error.is_retryable());
    assert_eq!(server.received().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_get_is_sent_again_after_502_503_and_504() {
    let server = Server::start(|request| match request.index {
        0 => response(502, &[], ""),
        1 => response(503, &[], ""),
        2 => response(504, &[], ""),
        _ => json(200, "1"),
    })
    .await;
    assert_eq!(value(&server.client(), get("/things")).await.expect("an answer"), 1);
}

#[tokio::test(start_paused = true)]
async fn a_500_is_not_sent_again() {
    let server = Server::start(|_| response(500, &[], "")).await;
    value(&server.client(), get("/things")).await.expect_err("an error");
    assert_eq!(server.received().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_post_is_not_sent_again_when_the_connection_breaks_after_the_request() {
    let server = Server::start(|_| Step::Drop).await;
    let error = value(&server.client(), post("/things")).await.expect_err("an error");
    assert!(error.may_have_been_carried_out() && !error.is_retryable(), "{error}");
    assert_eq!(server.received().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_post_that_the_caller_calls_idempotent_is_sent_again() {
    let server = Server::start(|request| match request.index {
        0 => Step::Drop,
        _ => json(200, "1"),
    })
    .await;
    let client = server.client().with(CallOptions::new().idempotent(true));
    assert_eq!(value(&client, post("/things")).await.expect("an answer"), 1);
    assert_eq!(server.received().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn a_refusal_of_the_second_attempt_says_nothing_of_the_first() {
    let server = Server::start(|request| match request.index {
        0 => Step::Drop,
        _ => response(404, &[], ""),
    })
    .await;
    let delete = Request::new(Method::DELETE, "/v1", "/things/1");
    let error = value(&server.client(), delete).await.expect_err("an error");
    assert!(error.may_have_been_carried_out(), "{error}");
    let error = value(&server.client(), get("/things/1")).await.expect_err("an error");
    assert!(!error.may_have_been_carried_out(), "{error}");
}

#[tokio::test(start_paused = true)]
async fn a_get_is_sent_again_when_the_connection_breaks() {
    let server = Server::start_after(1, |request| match request.index {
        0 => Step::Drop,
        _ => json(200, "1"),
    })
    .await;
    assert_eq!(value(&server.client(), get("/things")).await.expect("an answer"), 1);
    assert_eq!((server.connections(), server.received().len()), (3, 2));
}

#[tokio::test(start_paused = true)]
async fn a_refused_connection_is_tried_again_and_nothing_was_sent() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("loopback");
    let url = format!("http://{}", listener.local_addr().expect("bound"));
    drop(listener);
    let client = Client::builder().base_url(url).build().expect("a client");
    let error = value(&client, post("/things")).await.expect_err("an error");
    let Error::Transport(transport) = &error else { panic!("{error}") };
    assert_eq!((transport.problem(), transport.attempts()), (TransportProblem::Connect, 4));
    assert!(!error.may_have_been_carried_out() && error.is_retryable());
}

#[tokio::test(start_paused = true)]
async fn attempts_end_with_the_policy() {
    let server = Server::start(|_| response(503, &[], "")).await;
    let client = server.client().with(CallOptions::new().retry(RetryPolicy::none()));
    value(&client, get("/things")).await.expect_err("an error");
    assert_eq!(server.received().len(), 1);
    let error = value(&server.client(), get("/things")).await.expect_err("an error");
    assert_eq!(server.received().len(), 5);
    assert_eq!(error.raw().map(RawResponse::attempts), Some(4));
}

#[tokio::test(start_paused = true)]
async fn the_budget_keeps_an_outage_from_being_multiplied() {
    let server = Server::start(|_| response(503, &[], "")).await;
    let client = server.client();
    for _ in 0..100 {
        value(&client, get("/things")).await.expect_err("an error");
    }
    let sent = server.received().len();
    assert!((100..=145).contains(&sent), "{sent}");
}

#[tokio::test(start_paused = true)]
async fn a_silent_server_costs_no_more_than_the_request_timeout() {
    let server = Server::start(|_| Step::Stall).await;
    let client = server.client().with(CallOptions::new().request_timeout(Duration::from_secs(5)));
    let start = Instant::now();
    let error = value(&client, post("/things")).await.expect_err("an error");
    assert!(error.is_timeout() && error.may_have_been_carried_out());
    assert_eq!(start.elapsed().as_secs(), 5);
    assert_eq!(server.received().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn the_deadline_holds_over_all_attempts() {
    let server = Server::start(|_| Step::Stall).await;
    let options = CallOptions::new()
        .request_timeout(Duration::from_secs(7))
        .total_timeout(Duration::from_secs(20));
    let start = Instant::now();
    let error = value(&server.client().with(options), get("/things")).await.expect_err("an error");
    assert!(error.is_timeout());
    assert!(start.elapsed() <= Duration::from_millis(20_005), "{:?}", start.elapsed());
    assert!(server.received().len() > 1);
}
