//! Hooks before and after each attempt.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use sailwright_runtime::generated::{Error, IncomingResponse};
use sailwright_runtime::{AttemptRequest, ClientBuilder, HeaderValue, HookFuture, Method};

use sailwright_test_server::Server;

use crate::support::{builder_for, get, json};

async fn call(builder: ClientBuilder) -> Result<IncomingResponse, Error> {
    let client = builder.build().expect("a client");
    client.raw_client().execute(get("/things")).await
}

#[tokio::test]
async fn hook_changes_the_query_but_not_the_origin() {
    let server = Server::start(|_| json(200, "1"));
    let builder = builder_for(&server).on_request(|request| {
        request.url.query_pairs_mut().append_pair("hook", "a b");
    });
    call(builder).await.expect("a response");
    assert!(server.requests()[0].target.ends_with("?hook=a+b"));
    let builder = builder_for(&server).token("t").on_request(|request| {
        request.url.set_host(Some("localhost.invalid")).expect("a URL with a host");
    });
    let error = call(builder).await.expect_err("an error");
    assert!(matches!(&error, Error::Build(error) if error.part() == "url"), "{error}");
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn hook_after_an_attempt_receives_its_result() {
    let server = Server::start(|request| json(if request.index == 0 { 503 } else { 200 }, "1"));
    let (sender, receiver) = std::sync::mpsc::channel();
    let builder = builder_for(&server).on_response(move |result| {
        assert!(result.error.is_none() && result.headers.is_some());
        let status = result.status.expect("a status code").as_u16();
        sender.send((result.attempt, status, result.path_template.clone())).expect("a receiver");
    });
    call(builder).await.expect("a response");
    let results: Vec<_> = receiver.try_iter().collect();
    let path = results[0].2.clone();
    assert!(path.starts_with('/'), "{path}");
    assert_eq!(results, [(1, 503, path.clone()), (2, 200, path)]);
}

#[tokio::test]
async fn hook_of_a_call_runs_once_and_that_of_an_attempt_each_time() {
    let server = Server::start(|request| json(if request.index == 0 { 503 } else { 200 }, "1"));
    let (calls, attempts) = (Arc::new(AtomicU64::new(0)), Arc::new(AtomicU64::new(0)));
    let (of_calls, of_attempts) = (calls.clone(), attempts.clone());
    let builder = builder_for(&server).token("t0ps3cret");
    let builder = builder.on_call(move |request| {
        let number = of_calls.fetch_add(1, Ordering::Relaxed);
        Box::pin(async move {
            tokio::task::yield_now().await;
            assert!(!request.headers.contains_key("authorization"));
            request.headers.insert("x-call", number.into());
            request.url.query_pairs_mut().append_pair("call", "1");
            Ok(())
        })
    });
    let builder = builder.on_attempt(move |request| {
        let number = of_attempts.fetch_add(1, Ordering::Relaxed);
        Box::pin(async move {
            tokio::task::yield_now().await;
            assert!(request.headers.contains_key("x-call"));
            request.headers.insert("x-attempt", number.into());
            Ok(())
        })
    });
    let client = builder.build().expect("a client");
    client.raw_client().execute(get("/things")).await.expect("a response");
    let requests = server.requests();
    let headers: Vec<_> =
        requests.iter().map(|each| (each.header("x-call"), each.header("x-attempt"))).collect();
    assert_eq!(headers, [(Some("0"), Some("0")), (Some("0"), Some("1"))]);
    assert!(requests.iter().all(|request| request.target.ends_with("/things?call=1")));
    assert_eq!((calls.load(Ordering::Relaxed), attempts.load(Ordering::Relaxed)), (1, 2));
}

fn fail<'h>(_: &'h mut AttemptRequest<'_>) -> HookFuture<'h> {
    Box::pin(async { Err("no tenant".into()) })
}

#[tokio::test]
async fn error_of_a_hook_is_that_of_the_call() {
    let server = Server::start(|_| json(200, "1"));
    for builder in [builder_for(&server).on_call(fail), builder_for(&server).on_attempt(fail)] {
        let error = call(builder).await.expect_err("an error");
        assert!(matches!(&error, Error::Build(error) if error.part() == "hook"), "{error}");
        assert!(error.to_string().contains("no tenant"), "{error}");
    }
    assert!(server.requests().is_empty());
}

#[tokio::test(start_paused = true)]
async fn hook_of_a_call_cannot_exceed_its_deadline_or_change_its_origin() {
    let server = Server::start(|_| json(200, "1"));
    let slow = builder_for(&server).total_timeout(Duration::from_secs(1)).on_call(|_| {
        Box::pin(async {
            tokio::time::sleep(Duration::from_secs(9)).await;
            Ok(())
        })
    });
    let error = call(slow).await.expect_err("an error");
    assert!(error.is_timeout() && !error.request_was_sent(), "{error}");
    let moved = builder_for(&server).on_call(|request| {
        Box::pin(async move { Ok(request.url.set_host(Some("localhost.invalid"))?) })
    });
    let error = call(moved).await.expect_err("an error");
    assert!(matches!(&error, Error::Build(error) if error.part() == "url"), "{error}");
    assert!(server.requests().is_empty());
}

#[tokio::test]
async fn credentials_of_a_hook_of_a_call_are_hidden() {
    let server = Server::start(|request| {
        json(400, &format!("{:?}", request.header("authorization").unwrap_or_default()))
    });
    let builder = builder_for(&server).on_call(|request| {
        Box::pin(async move {
            let value = HeaderValue::from_static("Bearer t0ps3cret");
            request.headers.insert("authorization", value);
            Ok(())
        })
    });
    let client = builder.build().expect("a client");
    let error = client.request(Method::GET, "/things").send().await.expect_err("an error");
    let shown = format!("{error} {error:?}");
    assert!(!shown.contains("t0ps3cret") && shown.contains("***"), "{shown}");
}
