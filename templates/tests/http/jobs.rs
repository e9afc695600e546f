//! Long-running operations.

use std::time::Duration;

use std::collections::BTreeMap;

use sailwright_runtime::generated::{
    Error, Foreign, JobDefinition, Progress, Value, WaitError, WaitOptions, wait,
};
use tokio::time::Instant;

use sailwright_test_server::Server;

use crate::support::{client_for, get, json};

async fn poll(server: &Server) -> Result<Progress<String>, Error> {
    let response = client_for(server).raw_client().execute(get("/job")).await?;
    let state = response.json::<String>()?.into_value();
    Ok(match state.as_str() {
        "DONE" => Progress::Done(state),
        "ERROR" => Progress::Failed(state),
        _ => Progress::Running,
    })
}

#[tokio::test(start_paused = true)]
async fn poll_interval_doubles_until_the_job_is_done() {
    let server = Server::start(|request| match request.index {
        0..4 => json(200, "\"RUNNING\""),
        _ => json(200, "\"DONE\""),
    });
    let start = Instant::now();
    let done = wait(&WaitOptions::default(), async || poll(&server).await).await.expect("a result");
    assert_eq!(done, "DONE");
    assert_eq!(start.elapsed().as_secs(), 1 + 2 + 4 + 8);
}

#[tokio::test(start_paused = true)]
async fn timeout_ends_a_running_job() {
    let server = Server::start(|_| json(200, "\"RUNNING\""));
    let options = WaitOptions::default().total_timeout(Duration::from_secs(100));
    let start = Instant::now();
    let error = wait(&options, async || poll(&server).await).await.expect_err("an error");
    assert!(matches!(error, WaitError::TimedOut(_)), "{error}");
    assert_eq!(start.elapsed().as_secs(), 100);
}

#[tokio::test]
async fn failed_job_returns_its_state() {
    let server = Server::start(|_| json(200, "\"ERROR\""));
    let error =
        wait(&WaitOptions::default(), async || poll(&server).await).await.expect_err("an error");
    assert!(matches!(error, WaitError::Failed(state) if state == "ERROR"));
}

#[tokio::test]
async fn timeout_ends_a_poll_that_never_yields() {
    let options = WaitOptions::default().total_timeout(Duration::from_millis(10));
    let busy = async || -> Result<Progress<()>, Error> {
        for _ in 0..10_000_000 {
            tokio::task::consume_budget().await;
        }
        Ok(Progress::Done(()))
    };
    let error = wait(&options, busy).await.expect_err("an error");
    assert!(matches!(error, WaitError::TimedOut(_)), "{error}");
}

#[tokio::test(start_paused = true)]
async fn poll_interval_of_zero_has_a_shortest_interval() {
    for options in [
        WaitOptions::default().initial_interval(Duration::ZERO),
        WaitOptions::default().initial_interval(Duration::ZERO).max_interval(Duration::ZERO),
    ] {
        let server = Server::start(|request| match request.index {
            0..10 => json(200, "\"RUNNING\""),
            _ => json(200, "\"DONE\""),
        });
        let start = Instant::now();
        wait(&options, async || poll(&server).await).await.expect("a result");
        assert!(start.elapsed() >= Duration::from_secs(1), "{:?}", start.elapsed());
    }
}

#[tokio::test]
async fn id_of_a_job_is_read_from_any_type() {
    type Ids<T> = BTreeMap<String, T>;
    let server = Server::start(|_| json(200, r#"{"job":{"id":7}}"#));
    let options = WaitOptions::default();
    let definition =
        JobDefinition { id: "job/id", state: "state", done: &[], failed: &[], running: &[] };
    let response = async || client_for(&server).raw_client().execute(get("/job")).await;
    let foreign = async { response().await?.json::<Foreign<Ids<Ids<i64>>>>() };
    assert_eq!(definition.start(&options, String::new(), foreign).await.expect("a job").id(), "7");
    let nested = async { response().await?.json::<Ids<Foreign<Ids<i64>>>>() };
    assert_eq!(definition.start(&options, String::new(), nested).await.expect("a job").id(), "7");
    let tree = async { response().await?.json::<Value>() };
    assert_eq!(definition.start(&options, String::new(), tree).await.expect("a job").id(), "7");
    let missing = async { response().await?.json::<Ids<Foreign<Ids<i64>>>>() };
    let other = JobDefinition { id: "job/other", ..definition };
    let error = other.start(&options, String::new(), missing).await.expect_err("an error");
    assert!(matches!(error.error, WaitError::NoId), "{error}");
}
