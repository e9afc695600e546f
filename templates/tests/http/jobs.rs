//! Jobs that run on the server.

use std::time::Duration;

use sailwright_runtime::runtime::{Error, Progress, Value, WaitError, WaitOptions, wait};
use tokio::time::Instant;

use crate::server::{Server, get, json};

async fn ask(server: &Server) -> Result<Progress<String>, Error<Value>> {
    let response = server.client().execute(get("/job")).await?;
    let state = response.json::<String>()?.into_value();
    Ok(match state.as_str() {
        "DONE" => Progress::Done(state),
        "ERROR" => Progress::Failed(state),
        _ => Progress::Running,
    })
}

#[tokio::test(start_paused = true)]
async fn a_job_is_asked_less_and_less_often_until_it_is_done() {
    let server = Server::start(|request| match request.index {
        0..4 => json(200, "\"RUNNING\""),
        _ => json(200, "\"DONE\""),
    })
    .await;
    let start = Instant::now();
    let done = wait(&WaitOptions::new(), async || ask(&server).await).await.expect("a result");
    assert_eq!(done, "DONE");
    assert_eq!(start.elapsed().as_secs(), 1 + 2 + 4 + 8);
}

#[tokio::test(start_paused = true)]
async fn a_job_that_takes_too_long_is_not_waited_for() {
    let server = Server::start(|_| json(200, "\"RUNNING\"")).await;
    let options = WaitOptions::new().timeout(Duration::from_secs(100));
    let start = Instant::now();
    let error = wait(&options, async || ask(&server).await).await.expect_err("an error");
    assert!(matches!(error, WaitError::TimedOut(_)), "{error}");
    assert_eq!(start.elapsed().as_secs(), 100);
}

#[tokio::test]
async fn a_job_that_fails_says_why() {
    let server = Server::start(|_| json(200, "\"ERROR\"")).await;
    let error = wait(&WaitOptions::new(), async || ask(&server).await).await.expect_err("an error");
    assert!(matches!(error, WaitError::Failed(why) if why == "ERROR"));
}

#[tokio::test]
async fn time_runs_out_for_a_question_that_never_rests() {
    let options = WaitOptions::new().timeout(Duration::from_millis(10));
    let busy = async || -> Result<Progress<()>, Error<Value>> {
        for _ in 0..10_000_000 {
            tokio::task::consume_budget().await;
        }
        Ok(Progress::Done(()))
    };
    let error = wait(&options, busy).await.expect_err("an error");
    assert!(matches!(error, WaitError::TimedOut(_)), "{error}");
}
