//! The limiter on the client's side.

use std::time::Duration;

use sailwright_runtime::runtime::{
    CallOptions, Error, Method, RateLimiter, Request, TransportProblem,
};
use tokio::time::Instant;

use crate::server::{Server, get, json};

#[tokio::test(start_paused = true)]
async fn no_stretch_of_ten_seconds_has_more_than_a_hundred_requests() {
    let server = Server::start(|_| json(200, "1")).await;
    let limiter = RateLimiter::new(100, Duration::from_secs(10));
    let client = server.builder().limiter(limiter).build().expect("a client");
    let start = Instant::now();
    for number in 0..301 {
        client.execute(get("/things")).await.expect("an answer");
        let earliest = Duration::from_secs(10 * (number / 100));
        assert!(start.elapsed() >= earliest, "{number} {:?}", start.elapsed());
    }
    assert!(start.elapsed() < Duration::from_secs(31));
}

#[tokio::test(start_paused = true)]
async fn versions_of_the_api_are_counted_apart_and_clients_with_one_id_together() {
    let server = Server::start(|_| json(200, "1")).await;
    let limiter = RateLimiter::new(1, Duration::from_secs(10));
    let client = || server.builder().limiter(limiter.clone()).build().expect("a client");
    let start = Instant::now();
    client().execute(get("/things")).await.expect("an answer");
    let other = Request::new(Method::GET, "/v2", "/things");
    client().execute(other).await.expect("an answer");
    assert!(start.elapsed() < Duration::from_secs(1));
    client().execute(get("/things")).await.expect("an answer");
    assert!(start.elapsed() >= Duration::from_secs(10));
}

#[tokio::test(start_paused = true)]
async fn a_wait_beyond_the_deadline_is_an_error_at_once() {
    let server = Server::start(|_| json(200, "1")).await;
    let limiter = RateLimiter::new(1, Duration::from_secs(10));
    let client = server.builder().limiter(limiter).build().expect("a client");
    let client = client.with(CallOptions::new().total_timeout(Duration::from_secs(3)));
    client.execute(get("/things")).await.expect("an answer");
    let start = Instant::now();
    let failure = client.execute(get("/things")).await.expect_err("a failure");
    assert!(start.elapsed() < Duration::from_secs(1));
    let Error::Transport(error) = &failure else { panic!("{failure}") };
    assert!(matches!(error.problem(), TransportProblem::Limited(wait) if wait.as_secs() >= 9));
    assert_eq!(server.received().len(), 1);
}
