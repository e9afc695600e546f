//! Retries: their conditions, delays and limits.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use sailwright_runtime::generated::{
    CallOptions, Client, Error, Method, RawResponse, Request, Response, RetryPolicy,
    TransportProblem, Value,
};
use tokio::time::Instant;

use sailwright_test_server::{ScriptedResponse, Server, refusing_url};

use crate::support::{builder_for, client_for, get, json, post, response};

type Fails = Error<Value>;

async fn value(client: &Client, request: Request) -> Result<Value, Fails> {
    let response = client.raw_client().execute(request).await.map_err(Error::typed)?;
    if response.status().is_success() {
        response.json().map(Response::into_value).map_err(Error::typed)
    } else {
        Err(response.into_error())
    }
}

#[tokio::test(start_paused = true)]
async fn retry_after_429_waits_for_retry_after_with_any_method() {
    let server = Server::start(|request| match request.index {
        0 => response(429, &[("retry-after", "1200")], ""),
        _ => json(200, "1"),
    });
    let start = Instant::now();
    assert_eq!(value(&client_for(&server), post("/things")).await.expect("a response"), 1);
    assert!(start.elapsed() >= Duration::from_secs(1200), "{:?}", start.elapsed());
    assert!(start.elapsed() < Duration::from_secs(1202), "{:?}", start.elapsed());
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn retry_after_date_is_relative_to_the_date_of_the_response() {
    let server = Server::start(|request| match request.index {
        0 => {
            let headers = [
                ("date", "Sun, 06 Nov 1994 08:49:37 GMT"),
                ("retry-after", "Sun, 06 Nov 1994 08:54:37 GMT"),
            ];
            response(503, &headers, "")
        }
        _ => json(200, "1"),
    });
    let start = Instant::now();
    assert_eq!(value(&client_for(&server), get("/things")).await.expect("a response"), 1);
    assert_eq!(start.elapsed().as_secs(), 300);
}

#[tokio::test(start_paused = true)]
async fn retry_after_without_bound_is_an_immediate_error() {
    let server = Server::start(|_| response(429, &[("retry-after", &"9".repeat(30))], "{}"));
    let error = value(&client_for(&server), get("/things")).await.expect_err("an error");
    assert_eq!(error.retry_after(), Some(Duration::from_secs(u64::MAX)));
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn retry_after_429_without_retry_after_uses_backoff() {
    let server = Server::start(|request| match request.index {
        0..3 => response(429, &[], ""),
        _ => json(200, "1"),
    });
    let start = Instant::now();
    assert_eq!(value(&client_for(&server), post("/things")).await.expect("a response"), 1);
    assert!(start.elapsed() < Duration::from_secs(4), "{:?}", start.elapsed());
    assert_eq!(server.requests().len(), 4);
}

#[tokio::test(start_paused = true)]
async fn retry_after_beyond_the_deadline_is_an_immediate_error_with_the_delay() {
    let server = Server::start(|_| response(429, &[("retry-after", "1200")], "{}"));
    let client = client_for(&server)
        .with_options(CallOptions::default().total_timeout(Duration::from_secs(60)));
    let start = Instant::now();
    let error = value(&client, get("/things")).await.expect_err("an error");
    assert!(start.elapsed() < Duration::from_secs(1));
    assert_eq!(error.retry_after(), Some(Duration::from_secs(1200)));
    assert!(error.is_retryable() && !error.may_have_been_carried_out());
    assert!(error.to_string().contains("retry after 1200 s"), "{error}");
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn post_is_not_retried_after_503() {
    let server = Server::start(|_| response(503, &[("retry-after", "1")], ""));
    let error = value(&client_for(&server), post("/things")).await.expect_err("an error");
    assert!(error.is_status(503), "{error}");
    assert!(error.may_have_been_carried_out() && !error.is_retryable());
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn get_is_retried_after_502_503_and_504() {
    let server = Server::start(|request| match request.index {
        0 => response(502, &[], ""),
        1 => response(503, &[], ""),
        2 => response(504, &[], ""),
        _ => json(200, "1"),
    });
    assert_eq!(value(&client_for(&server), get("/things")).await.expect("a response"), 1);
}

#[tokio::test(start_paused = true)]
async fn get_is_not_retried_after_500() {
    let server = Server::start(|_| response(500, &[], ""));
    value(&client_for(&server), get("/things")).await.expect_err("an error");
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn post_is_not_retried_after_a_broken_connection() {
    let server = Server::start(|_| ScriptedResponse::closed_connection());
    let error = value(&client_for(&server), post("/things")).await.expect_err("an error");
    assert!(error.may_have_been_carried_out() && !error.is_retryable(), "{error}");
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn post_marked_idempotent_is_retried() {
    let server = Server::start(|request| match request.index {
        0 => ScriptedResponse::closed_connection(),
        _ => json(200, "1"),
    });
    let client = client_for(&server).with_options(CallOptions::default().idempotent(true));
    assert_eq!(value(&client, post("/things")).await.expect("a response"), 1);
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test(start_paused = true)]
async fn error_of_a_later_attempt_reports_that_the_first_may_have_been_carried_out() {
    let server = Server::start(|request| match request.index {
        0 => ScriptedResponse::closed_connection(),
        _ => response(404, &[], ""),
    });
    let delete = Request::new(Method::DELETE, "/v1", "/things/1");
    let error = value(&client_for(&server), delete).await.expect_err("an error");
    assert!(error.may_have_been_carried_out(), "{error}");
    let error = value(&client_for(&server), get("/things/1")).await.expect_err("an error");
    assert!(!error.may_have_been_carried_out(), "{error}");
}

#[tokio::test(start_paused = true)]
async fn get_is_retried_after_a_broken_connection() {
    let server = Server::builder().closed_connections(1).start(|request| match request.index {
        0 => ScriptedResponse::closed_connection(),
        _ => json(200, "1"),
    });
    assert_eq!(value(&client_for(&server), get("/things")).await.expect("a response"), 1);
    assert_eq!((server.connections(), server.requests().len()), (3, 2));
}

#[tokio::test(start_paused = true)]
async fn refused_connection_is_retried() {
    let client = Client::builder().base_url(refusing_url()).build().expect("a client");
    let error = value(&client, post("/things")).await.expect_err("an error");
    let Error::Transport(transport) = &error else { panic!("{error}") };
    assert_eq!((transport.problem(), transport.attempts()), (TransportProblem::Connect, 4));
    assert!(!error.may_have_been_carried_out() && error.is_retryable());
}

#[tokio::test(start_paused = true)]
async fn retry_policy_limits_the_attempts() {
    let server = Server::start(|_| response(503, &[], ""));
    let client =
        client_for(&server).with_options(CallOptions::default().retry(RetryPolicy::none()));
    value(&client, get("/things")).await.expect_err("an error");
    assert_eq!(server.requests().len(), 1);
    let error = value(&client_for(&server), get("/things")).await.expect_err("an error");
    assert_eq!(server.requests().len(), 5);
    assert_eq!(error.raw().map(RawResponse::attempts), Some(4));
}

#[tokio::test(start_paused = true)]
async fn retry_budget_limits_requests_in_an_outage() {
    let server = Server::start(|_| response(503, &[], ""));
    let client = client_for(&server);
    for _ in 0..100 {
        value(&client, get("/things")).await.expect_err("an error");
    }
    let sent = server.requests().len();
    assert!((100..=145).contains(&sent), "{sent}");
}

#[tokio::test(start_paused = true)]
async fn silent_server_ends_with_the_request_timeout() {
    let server = Server::start(|_| ScriptedResponse::silence());
    let client = client_for(&server)
        .with_options(CallOptions::default().request_timeout(Duration::from_secs(5)));
    let start = Instant::now();
    let error = value(&client, post("/things")).await.expect_err("an error");
    assert!(error.is_timeout() && error.may_have_been_carried_out());
    assert_eq!(start.elapsed().as_secs(), 5);
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn deadline_includes_all_attempts() {
    let server = Server::start(|_| ScriptedResponse::silence());
    let options = CallOptions::default()
        .request_timeout(Duration::from_secs(7))
        .total_timeout(Duration::from_secs(20));
    let start = Instant::now();
    let error = value(&client_for(&server).with_options(options), get("/things"))
        .await
        .expect_err("an error");
    assert!(error.is_timeout());
    assert!(start.elapsed() <= Duration::from_millis(20_005), "{:?}", start.elapsed());
    assert!(server.requests().len() > 1);
}

#[tokio::test(start_paused = true)]
async fn retry_after_of_zero_counts_in_the_budget() {
    let server = Server::start(|_| response(429, &[("retry-after", "0")], ""));
    let client = client_for(&server);
    for _ in 0..100 {
        value(&client, post("/things")).await.expect_err("an error");
    }
    let sent = server.requests().len();
    assert!((100..=145).contains(&sent), "{sent}");
}

#[tokio::test(start_paused = true)]
async fn callers_return_at_different_times_after_retry_after() {
    for seconds in [0, 7] {
        let delay = seconds.to_string();
        let server = Server::start(move |request| match request.index {
            0..20 => response(429, &[("retry-after", &delay)], ""),
            _ => json(200, "1"),
        });
        let client = client_for(&server);
        let start = Instant::now();
        let calls: Vec<_> = (0..20)
            .map(|_| {
                let client = client.clone();
                tokio::spawn(async move {
                    value(&client, post("/things")).await.expect("a response");
                    start.elapsed()
                })
            })
            .collect();
        let mut ends = Vec::new();
        for call in calls {
            ends.push(call.await.expect("no panic"));
        }
        ends.sort_unstable();
        let (first, last) = (ends[0], ends[19]);
        assert!(first >= Duration::from_secs(seconds).max(Duration::from_millis(50)), "{ends:?}");
        assert!(last >= first + Duration::from_millis(100), "{ends:?}");
        assert!(last < Duration::from_secs(seconds + 1), "{ends:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn backoff_of_zero_has_a_shortest_delay() {
    let server = Server::start(|_| response(503, &[], ""));
    let policy = RetryPolicy::default().initial_backoff(Duration::ZERO);
    let client = client_for(&server).with_options(CallOptions::default().retry(policy));
    let start = Instant::now();
    value(&client, get("/things")).await.expect_err("an error");
    assert_eq!(server.requests().len(), 4);
    assert!(start.elapsed() >= Duration::from_millis(150), "{:?}", start.elapsed());
}

#[tokio::test(start_paused = true)]
async fn retry_without_a_token_reports_that_the_first_attempt_may_have_been_carried_out() {
    let server = Server::start(|request| match (request.target.as_str(), request.index) {
        ("/oauth/token", 0) => json(200, r#"{"access_token":"t","expires_in":1}"#),
        ("/oauth/token", _) => json(400, r#"{"error":"invalid_client"}"#),
        _ => ScriptedResponse::closed_connection().wait(Duration::from_secs(5)),
    });
    let client = builder_for(&server).client_credentials("id", "secret").build().expect("a client");
    let put = Request::new(Method::PUT, "/v1", "/things/1");
    let error = value(&client, put).await.expect_err("an error");
    assert!(matches!(error, Error::Transport(_)), "{error}");
    assert!(error.may_have_been_carried_out() && error.request_was_sent(), "{error}");
    let all = server.requests();
    assert_eq!(all.iter().filter(|request| request.method == "PUT").count(), 1);
    assert!(all.len() > 2, "the token was not renewed");
}

#[tokio::test(start_paused = true)]
async fn retry_that_a_hook_makes_invalid_reports_that_the_first_attempt_was_sent() {
    let server = Server::start(|_| response(503, &[], ""));
    let attempts = AtomicUsize::new(0);
    let builder = builder_for(&server).on_request(move |request| {
        if attempts.fetch_add(1, Ordering::Relaxed) > 0 {
            let _ = request.url.set_host(Some("elsewhere.example"));
        }
    });
    let client = builder.build().expect("a client");
    let error = value(&client, get("/things")).await.expect_err("an error");
    assert!(error.is_status(503) && error.may_have_been_carried_out(), "{error}");
    assert_eq!(server.requests().len(), 1);
}
