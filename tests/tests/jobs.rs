//! Long-running operations: an export is started, polled until it is done, and downloaded in one call.

use std::error::{self, Error as _};
use std::time::{Duration, Instant};

use sailpoint::v2024::role_mining::RoleMiningError;
use sailpoint::{Client, Download, Error, JobError, Response, WaitError, WaitOptions};
use sailwright_test_server::{RecordedRequest, ScriptedResponse, Server};

const STARTED: &str = r#"{"exportId":"e 1","status":"QUEUED"}"#;
const RUNNING: &str = r#"{"exportId":"e 1","status":"IN_PROGRESS"}"#;
const DONE: &str = r#"{"exportId":"e 1","status":"SUCCESS"}"#;

type Outcome = Result<Response<Download>, JobError<RoleMiningError>>;

async fn export(client: &Client, timeout: Duration) -> Outcome {
    let options = WaitOptions::default()
        .initial_interval(Duration::from_millis(1))
        .max_interval(Duration::from_millis(4));
    let tag = client.v2024().role_mining();
    tag.export_role_mining_potential_role_async("s", "r")
        .send_and_wait(&options.total_timeout(timeout))
        .await
}

fn failed(outcome: Outcome) -> JobError<RoleMiningError> {
    outcome.expect_err("an error")
}

const LONG: Duration = Duration::from_secs(60);

#[tokio::test]
async fn export_is_started_polled_and_downloaded() {
    let later = r#"{"exportId":"e 1","status":"ON_THE_SHELF"}"#;
    let unknown = r#"{"exportId":"e 1","status":null}"#;
    let responses = [(202, STARTED), (200, RUNNING), (200, later), (200, unknown), (200, DONE)];
    let (client, server) = server(responses.into_iter().chain([(200, "PK")]).collect());
    // The future is `Send`.
    let call = tokio::spawn(async move { export(&client, LONG).await });
    let download = call.await.expect("no panic").expect("a download").into_value();
    assert_eq!(download.into_bytes(1024).await.expect("a body"), "PK");
    let place = "/v2024/role-mining-sessions/s/potential-roles/r/export-async";
    let status = format!("GET {place}/e%201");
    let expected = [
        format!("POST {place}"),
        status.clone(),
        status.clone(),
        status.clone(),
        status,
        format!("GET {place}/e%201/download"),
    ];
    assert_eq!(lines(&server), expected);
}

#[tokio::test]
async fn path_arguments_of_the_start_are_used_for_status_and_result() {
    let (client, server) = server(vec![(202, STARTED), (200, DONE), (200, "PK")]);
    let tag = client.beta().role_mining();
    let call = tag.export_role_mining_potential_role_async("s/1 %41", "ü{r}");
    call.send_and_wait(&WaitOptions::default()).await.expect("a download");
    let place =
        " /beta/role-mining-sessions/s%2F1%20%2541/potential-roles/%C3%BC%7Br%7D/export-async";
    let lines = lines(&server);
    assert!(lines.iter().all(|line| line.contains(place)), "{lines:?}");
}

#[tokio::test]
async fn failed_job_is_not_downloaded() {
    let (client, server) = server(vec![(202, STARTED), (200, r#"{"status":"ERROR"}"#)]);
    let error = failed(export(&client, LONG).await);
    assert_eq!(error.id.as_deref(), Some("e 1"));
    assert!(matches!(&error.error, WaitError::Failed(state) if state == "ERROR"), "{error}");
    assert_eq!(error.to_string(), "job e 1: the job failed: ERROR");
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn timeout_covers_all_operations_and_the_error_contains_the_job_id() {
    let (client, _server) = server(vec![(202, STARTED), (200, RUNNING)]);
    let start = Instant::now();
    let error = failed(export(&client, Duration::from_millis(300)).await);
    assert!(matches!(&error.error, WaitError::TimedOut(_)), "{error}");
    assert_eq!(error.id.as_deref(), Some("e 1"));
    let took = start.elapsed();
    assert!(took >= Duration::from_millis(290) && took < Duration::from_secs(5), "{took:?}");
    // No response to the start.
    let (client, _server) = server(Vec::new());
    let error = failed(export(&client, Duration::from_millis(50)).await);
    assert!(matches!(&error.error, WaitError::TimedOut(_)), "{error}");
    assert_eq!(error.id.as_deref(), None);
    // No response to the download.
    let (client, _server) = server(vec![(202, STARTED), (200, DONE), (0, "")]);
    let error = failed(export(&client, Duration::from_millis(300)).await);
    assert!(matches!(&error.error, WaitError::TimedOut(_)), "{error}");
}

#[tokio::test]
async fn start_without_job_id_is_an_error() {
    for body in [r#"{"exportId":null}"#, r#"{"exportId":""}"#, "{}"] {
        let (client, server) = server(vec![(202, body)]);
        let error = failed(export(&client, LONG).await);
        assert!(matches!(&error.error, WaitError::NoId), "{error}");
        assert_eq!(server.requests().len(), 1);
    }
}

#[tokio::test]
async fn error_of_any_operation_contains_its_body() {
    let refused = r#"{"detailCode":"400.1 Bad request content"}"#;
    for (before, id) in [
        (vec![], None),
        (vec![(202, STARTED)], Some("e 1")),
        (vec![(202, STARTED), (200, DONE)], Some("e 1")),
    ] {
        let (client, _server) = server([before, vec![(400, refused)]].concat());
        let error = failed(export(&client, LONG).await);
        assert_eq!(error.id.as_deref(), id);
        let WaitError::Call(Error::Api(api)) = &error.error else { panic!("{error}") };
        let RoleMiningError::BadRequest(body) = api.body() else { panic!("{error}") };
        assert_eq!(body.detail_code.as_deref(), Some("400.1 Bad request content"));
    }
}

#[tokio::test]
async fn error_converts_to_the_error_of_an_application() {
    async fn run(client: &Client) -> Result<Response<Download>, Error> {
        Ok(export(client, Duration::from_millis(300)).await?)
    }
    let refused = r#"{"detailCode":"400.1 Bad request content"}"#;
    // The start fails: the error of the call.
    let (client, _server) = server(vec![(400, refused)]);
    let error = run(&client).await.expect_err("an error");
    assert!(matches!(error, Error::Api(_)) && error.is_status(400), "{error:?}");
    assert!(error.source().is_some_and(<dyn error::Error>::is::<RoleMiningError>), "{error:?}");
    // A poll fails: the job exists, so that starting it again is not safe.
    let (client, _server) = server(vec![(202, STARTED), (400, refused)]);
    let error = run(&client).await.expect_err("an error");
    assert!(error.is_status(400) && error.request_was_sent() && !error.is_retryable());
    assert!(error.source().is_some_and(<dyn error::Error>::is::<RoleMiningError>), "{error:?}");
    assert!(error.to_string().starts_with("job e 1: "), "{error}");
    // The timeout expires: the error contains the ID.
    let (client, _server) = server(vec![(202, STARTED), (200, RUNNING)]);
    let error = run(&client).await.expect_err("an error");
    assert!(error.is_timeout() && error.raw().is_none(), "{error:?}");
    let Error::Job(job) = error else { panic!("{error}") };
    assert_eq!(job.id.as_deref(), Some("e 1"));
}

/// Starts a server that sends these responses in order, and creates a client of it. A last response with the body
/// `RUNNING` is repeated. For status code 0 and after any other last response the server is silent.
fn server(responses: Vec<(u16, &'static str)>) -> (Client, Server) {
    let last = responses.last().copied().filter(|(_, body)| *body == RUNNING);
    let server =
        Server::start(move |request| match responses.get(request.index).copied().or(last) {
            Some((status @ 1.., body)) => ScriptedResponse::new(status).send(body),
            Some(_) | None => ScriptedResponse::silence(),
        });
    let client = Client::builder().base_url(server.url()).token("t");
    (client.experimental(true).build().expect("a client"), server)
}

/// Returns method and target of each request.
fn lines(server: &Server) -> Vec<String> {
    let line = |request: &RecordedRequest| format!("{} {}", request.method, request.target);
    server.requests().iter().map(line).collect()
}
