//! Long-running operations: an export is started, polled until it is done, and downloaded in one call.

use std::error::{self, Error as _};
use std::time::{Duration, Instant};

use sailpoint::v2024::role_mining::RoleMiningError;
use sailpoint::v2024::types::RoleMiningSessionDto;
use sailpoint::{Client, Download, Error, JobError, Maybe, Response, WaitError, WaitOptions};
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
    let absent = r#"{"exportId":"e 1","status":null}"#;
    let responses = [(202, STARTED), (200, RUNNING), (200, absent), (200, RUNNING), (200, DONE)];
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
async fn unknown_state_is_an_error_with_the_state() {
    let later = r#"{"exportId":"e 1","status":"ON_THE_SHELF"}"#;
    let (client, server) = server(vec![(202, STARTED), (200, RUNNING), (200, later)]);
    let error = failed(export(&client, LONG).await);
    let WaitError::UnknownState(state) = &error.error else { panic!("{error}") };
    assert_eq!((state.as_str(), error.id.as_deref()), ("ON_THE_SHELF", Some("e 1")));
    assert_eq!(server.requests().len(), 3);
}

#[tokio::test]
async fn export_is_waited_for_by_its_id_in_another_process() {
    let (client, server) = server(vec![(200, RUNNING), (200, DONE), (200, "PK")]);
    let status =
        client.v2024().role_mining().export_role_mining_potential_role_status("s", "r", "e");
    let options = WaitOptions::default().initial_interval(Duration::ZERO);
    let download = status.wait_until_done(&options).await.expect("a download").into_value();
    assert_eq!(download.into_bytes(1024).await.expect("a body"), "PK");
    let place = "GET /v2024/role-mining-sessions/s/potential-roles/r/export-async/e";
    assert_eq!(lines(&server), [place.to_owned(), place.to_owned(), format!("{place}/download")]);
}

#[tokio::test]
async fn session_is_created_polled_and_read() {
    let responses = vec![
        (201, r#"{"id":"s 1","status":{"state":"CREATED"}}"#),
        (200, r#"{"state":"IDENTITIES_OBTAINED"}"#),
        (200, r#"{"state":"POTENTIAL_ROLES_CREATED"}"#),
        (200, r#"{"id":"s 1","potentialRoleCount":3}"#),
    ];
    let (client, server) = server(responses);
    let options = WaitOptions::default().initial_interval(Duration::ZERO);
    let tag = client.v2024().role_mining();
    let call = tag.create_role_mining_sessions(&RoleMiningSessionDto::default());
    let session = call.send_and_wait(&options).await.expect("a session");
    assert_eq!(session.value().potential_role_count, Some(3));
    let place = "/v2024/role-mining-sessions";
    let status = format!("GET {place}/s%201/status");
    let expected = [format!("POST {place}"), status.clone(), status, format!("GET {place}/s%201")];
    assert_eq!(lines(&server), expected);
}

/// The operations of the session document different errors, so that the error of the job is untyped.
#[tokio::test]
async fn error_of_each_operation_of_the_session_is_kept() {
    let refused = r#"{"detailCode":"404 Not found"}"#;
    let created = (201, r#"{"id":"s 1"}"#);
    let done = (200, r#"{"state":"POTENTIAL_ROLES_CREATED"}"#);
    for before in [vec![], vec![created], vec![created, done]] {
        let is_started = !before.is_empty();
        let (client, _server) = server([before, vec![(400, refused)]].concat());
        let tag = client.v2024().role_mining();
        let call = tag.create_role_mining_sessions(&RoleMiningSessionDto::default());
        let error = call.send_and_wait(&WaitOptions::default()).await.expect_err("an error");
        assert_eq!(error.id.as_deref(), is_started.then_some("s 1"));
        let error = Error::from(error);
        assert!(error.is_status(400), "{error}");
        let body = error.raw().expect("a response").text().expect("a body");
        assert_eq!(body, refused);
    }
}

#[tokio::test]
async fn provision_request_is_followed_at_the_potential_role() {
    let responses = vec![
        (202, r#"{"id":"other","provisionState":"POTENTIAL"}"#),
        (200, r#"{"provisionState":"PENDING"}"#),
        (200, r#"{"provisionState":"COMPLETE","roleId":"x"}"#),
    ];
    let (client, server) = server(responses);
    let options = WaitOptions::default().initial_interval(Duration::ZERO);
    let tag = client.beta().role_mining();
    let call = tag.create_potential_role_provision_request("s", "r 1").include_common_access(false);
    let role = call.send_and_wait(&options).await.expect("a role");
    assert_eq!(role.value().role_id, Maybe::Value("x".to_owned()));
    let place = "/beta/role-mining-sessions/s";
    let status = format!("GET {place}/potential-role-summaries/r%201");
    let start = format!("POST {place}/potential-roles/r%201/provision?include-common-access=false");
    assert_eq!(lines(&server), [start, status.clone(), status]);
}

#[tokio::test]
async fn timeout_covers_all_operations_and_the_error_contains_the_job_id() {
    let (client, _server) = server(vec![(202, STARTED), (200, RUNNING)]);
    let start = Instant::now();
    let error = failed(export(&client, Duration::from_millis(300)).await);
    assert!(matches!(&error.error, WaitError::TimedOut(_)), "{error}");
    assert_eq!(error.id.as_deref(), Some("e 1"));
    assert!(start.elapsed() >= Duration::from_millis(290), "{:?}", start.elapsed());
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
