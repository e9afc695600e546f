//! Token requests in tasks of their own: callers that are canceled, not polled, or in other runtimes.

use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Waker};
use std::time::Duration;

use sailwright_runtime::generated::{
    AccessToken, AuthProblem, BoxFuture, CallOptions, Client, Error, TokenProvider,
    TransportProblem,
};
use sailwright_test_server::{RecordedRequest, ScriptedResponse, Server};
use tokio::time::{Instant, sleep, timeout};

use crate::support::{builder_for, get, json, response};

fn is_token(request: &RecordedRequest) -> bool {
    request.target == "/oauth/token"
}

fn tokens(server: &Server) -> usize {
    server.requests().iter().filter(|request| is_token(request)).count()
}

fn client(server: &Server) -> Client {
    builder_for(server).client_credentials("id", "secret").build().expect("a client")
}

async fn fetch(client: &Client) -> Result<u16, Error> {
    client.raw_client().execute(get("/things")).await.map(|response| response.status().as_u16())
}

/// Creates a response whose body arrives after some seconds.
fn slow(seconds: u64, body: &str) -> ScriptedResponse {
    ScriptedResponse::new(200).wait(Duration::from_secs(seconds)).send(body)
}

/// Returns a server whose token endpoint sends tokens of 1000 seconds, and then behaves as given.
fn server_with(later: fn() -> ScriptedResponse) -> Server {
    Server::start(move |request| match (is_token(request), request.index) {
        (true, 0) => json(200, r#"{"access_token":"t0","expires_in":1000}"#),
        (true, _) => later(),
        _ => json(200, "1"),
    })
}

#[tokio::test(start_paused = true)]
async fn token_request_proceeds_while_its_first_caller_is_not_polled() {
    let server = Server::start(|request| {
        if is_token(request) { slow(1, r#"{"access_token":"t"}"#) } else { json(200, "1") }
    });
    let client = client(&server);
    let mut first = pin!(fetch(&client));
    assert!(first.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending());
    let second = timeout(Duration::from_secs(30), fetch(&client)).await;
    assert_eq!(second.expect("no timeout").expect("a response"), 200);
    assert_eq!(first.await.expect("a response"), 200);
    assert_eq!(tokens(&server), 1);
}

#[tokio::test(start_paused = true)]
async fn token_request_proceeds_after_its_caller_is_canceled() {
    let server = Server::start(|request| {
        if is_token(request) { slow(3, r#"{"access_token":"t"}"#) } else { json(200, "1") }
    });
    let client = client(&server);
    for _ in 0..3 {
        assert!(timeout(Duration::from_secs(1), fetch(&client)).await.is_err());
    }
    sleep(Duration::from_secs(1)).await;
    assert_eq!(fetch(&client).await.expect("a response"), 200);
    assert_eq!(tokens(&server), 1);
}

#[tokio::test(start_paused = true)]
async fn caller_that_waits_for_a_token_respects_its_deadline() {
    let server =
        Server::start(
            |request| {
                if is_token(request) { ScriptedResponse::silence() } else { json(200, "1") }
            },
        );
    let client = client(&server);
    let mut first = pin!(fetch(&client));
    assert!(first.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending());
    let options = CallOptions::default().total_timeout(Duration::from_secs(5));
    let start = Instant::now();
    let error = fetch(&client.with_options(options)).await.expect_err("an error");
    assert_eq!(start.elapsed().as_secs(), 5);
    let Error::Transport(error) = &error else { panic!("{error}") };
    assert_eq!(error.problem(), TransportProblem::Deadline);
}

#[tokio::test(start_paused = true)]
async fn working_token_is_used_while_its_renewal_is_silent() {
    let server = server_with(ScriptedResponse::silence);
    let client = client(&server);
    fetch(&client).await.expect("a response");
    sleep(Duration::from_secs(950)).await;
    let options = CallOptions::default().total_timeout(Duration::from_secs(5));
    let start = Instant::now();
    for client in [&client, &client.with_options(options)] {
        assert_eq!(fetch(client).await.expect("a response"), 200);
    }
    assert!(start.elapsed() < Duration::from_secs(1), "{:?}", start.elapsed());
    assert_eq!(tokens(&server), 2);
}

#[tokio::test(start_paused = true)]
async fn renewed_token_is_used_once_it_is_there() {
    let server = Server::start(|request| {
        if is_token(request) {
            let number = request.index;
            slow(2, &format!(r#"{{"access_token":"t{number}","expires_in":1000}}"#))
        } else {
            json(200, "1")
        }
    });
    let client = client(&server);
    fetch(&client).await.expect("a response");
    sleep(Duration::from_secs(950)).await;
    for _ in 0..20 {
        fetch(&client).await.expect("a response");
    }
    sleep(Duration::from_secs(3)).await;
    fetch(&client).await.expect("a response");
    let all = server.requests();
    let used: Vec<_> = all.iter().filter_map(|request| request.header("authorization")).collect();
    assert!(used[..21].iter().all(|token| *token == "Bearer t0"), "{used:?}");
    assert_ne!(used[21], "Bearer t0");
    assert_eq!(tokens(&server), 2);
}

#[tokio::test(start_paused = true)]
async fn failed_renewal_is_not_repeated_by_each_call() {
    let server = server_with(|| response(500, &[], ""));
    let client = client(&server);
    fetch(&client).await.expect("a response");
    sleep(Duration::from_secs(950)).await;
    for _ in 0..100 {
        fetch(&client).await.expect("a response");
        sleep(Duration::from_millis(100)).await;
    }
    let renewals = tokens(&server) - 1;
    assert!((1..=3).contains(&renewals), "{renewals}");
}

/// A provider whose first token never arrives because it panics.
struct Fragile(Arc<AtomicBool>);

impl TokenProvider for Fragile {
    fn token(
        &self,
    ) -> BoxFuture<'_, Result<AccessToken, Box<dyn std::error::Error + Send + Sync>>> {
        Box::pin(async {
            assert!(self.0.swap(true, Ordering::SeqCst), "the first token");
            Ok(AccessToken::new("v", None))
        })
    }
}

#[tokio::test]
async fn panic_of_a_token_provider_is_an_error_and_the_next_call_asks_again() {
    let server = Server::start(|_| json(200, "1"));
    let builder = builder_for(&server).token_provider(Fragile(Arc::default()));
    let client = builder.build().expect("a client");
    let error = fetch(&client).await.expect_err("an error");
    let Error::Auth(auth) = &error else { panic!("{error}") };
    assert!(matches!(auth.problem(), AuthProblem::Provider(_)), "{error}");
    assert_eq!(fetch(&client).await.expect("a response"), 200);
}
