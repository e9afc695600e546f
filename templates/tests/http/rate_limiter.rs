//! The rate limiter of the client.

use std::time::Duration;

use sailwright_runtime::generated::{
    CallOptions, Error, Method, RateLimiter, Request, TransportProblem,
};
use tokio::time::Instant;

use sailwright_test_server::Server;

use crate::support::{builder_for, get, json};

#[tokio::test(start_paused = true)]
async fn requests_per_period_stay_below_the_limit() {
    let server = Server::start(|_| json(200, "1"));
    let limiter = RateLimiter::new(100, Duration::from_secs(10));
    let client = builder_for(&server).limiter(limiter).build().expect("a client");
    let start = Instant::now();
    for number in 0..301 {
        client.raw_client().execute(get("/things")).await.expect("a response");
        let earliest = Duration::from_secs(10 * (number / 100));
        assert!(start.elapsed() >= earliest, "{number} {:?}", start.elapsed());
    }
    assert!(start.elapsed() < Duration::from_secs(31));
}

#[tokio::test(start_paused = true)]
async fn limit_is_shared_by_clients_and_separate_for_each_base_path() {
    let server = Server::start(|_| json(200, "1"));
    let limiter = RateLimiter::new(1, Duration::from_secs(10));
    let client = || builder_for(&server).limiter(limiter.clone()).build().expect("a client");
    let start = Instant::now();
    client().raw_client().execute(get("/things")).await.expect("a response");
    let other = Request::new(Method::GET, "/v2", "/things");
    client().raw_client().execute(other).await.expect("a response");
    assert!(start.elapsed() < Duration::from_secs(1));
    client().raw_client().execute(get("/things")).await.expect("a response");
    assert!(start.elapsed() >= Duration::from_secs(10));
}

#[tokio::test(start_paused = true)]
async fn delay_beyond_the_deadline_is_an_immediate_error() {
    let server = Server::start(|_| json(200, "1"));
    let limiter = RateLimiter::new(1, Duration::from_secs(10));
    let client = builder_for(&server).limiter(limiter).build().expect("a client");
    let client = client.with_options(CallOptions::default().total_timeout(Duration::from_secs(3)));
    client.raw_client().execute(get("/things")).await.expect("a response");
    let start = Instant::now();
    let failure = client.raw_client().execute(get("/things")).await.expect_err("a failure");
    assert!(start.elapsed() < Duration::from_secs(1));
    let Error::Transport(error) = &failure else { panic!("{failure}") };
    assert!(matches!(error.problem(), TransportProblem::Limited(wait) if wait.as_secs() >= 9));
    assert_eq!(server.requests().len(), 1);
}
