//! An export as one call: it is started, asked for until it is done, and opened.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpListener;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use sailpoint::v2024::iai_role_mining::IaiRoleMiningError;
use sailpoint::{Client, Download, Error, JobError, Response, WaitError, WaitOptions};

const STARTED: &str = r#"{"exportId":"e 1","status":"QUEUED"}"#;
const RUNNING: &str = r#"{"exportId":"e 1","status":"IN_PROGRESS"}"#;
const DONE: &str = r#"{"exportId":"e 1","status":"SUCCESS"}"#;

type Outcome = Result<Response<Download>, JobError<IaiRoleMiningError>>;

async fn export(client: &Client, timeout: Duration) -> Outcome {
    let options =
        WaitOptions::new().poll_interval(Duration::from_millis(1), Duration::from_millis(4));
    let tag = client.v2024().iai_role_mining();
    tag.export_role_mining_potential_role_async("s", "r")
        .send_and_wait(&options.timeout(timeout))
        .await
}

fn failed(outcome: Outcome) -> JobError<IaiRoleMiningError> {
    outcome.expect_err("an error")
}

const LONG: Duration = Duration::from_secs(60);

#[tokio::test]
async fn an_export_is_started_asked_for_until_it_is_done_and_opened() {
    let later = r#"{"exportId":"e 1","status":"ON_THE_SHELF"}"#;
    let unknown = r#"{"exportId":"e 1","status":null}"#;
    let responses = [(202, STARTED), (200, RUNNING), (200, later), (200, unknown), (200, DONE)];
    let (client, seen) = server(responses.into_iter().chain([(200, "PK")]).collect());
    // It can be awaited on any thread.
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
    assert_eq!(seen.try_iter().collect::<Vec<_>>(), expected);
}

#[tokio::test]
async fn beta_has_the_same_call_and_what_stands_in_its_path_is_that_of_the_start() {
    let (client, seen) = server(vec![(202, STARTED), (200, DONE), (200, "PK")]);
    let tag = client.beta().iai_role_mining();
    let call = tag.export_role_mining_potential_role_async("s/1 %41", "ü{r}");
    call.send_and_wait(&WaitOptions::new()).await.expect("a download");
    let place =
        " /beta/role-mining-sessions/s%2F1%20%2541/potential-roles/%C3%BC%7Br%7D/export-async";
    let lines: Vec<String> = seen.try_iter().collect();
    assert!(lines.iter().all(|line| line.contains(place)), "{lines:?}");
}

#[tokio::test]
async fn a_job_that_fails_is_not_downloaded() {
    let (client, seen) = server(vec![(202, STARTED), (200, r#"{"status":"ERROR"}"#)]);
    let error = failed(export(&client, LONG).await);
    assert_eq!(error.id(), Some("e 1"));
    assert!(matches!(error.error(), WaitError::Failed(state) if state == "ERROR"), "{error}");
    assert_eq!(error.to_string(), "job e 1: the job failed: ERROR");
    assert_eq!(seen.try_iter().count(), 2);
}

#[tokio::test]
async fn the_timeout_holds_for_the_whole_call_and_the_id_is_kept() {
    let (client, _seen) = server(vec![(202, STARTED), (200, RUNNING)]);
    let start = Instant::now();
    let error = failed(export(&client, Duration::from_millis(300)).await);
    assert!(matches!(error.error(), WaitError::TimedOut(_)), "{error}");
    assert_eq!(error.id(), Some("e 1"));
    let took = start.elapsed();
    assert!(took >= Duration::from_millis(290) && took < Duration::from_secs(5), "{took:?}");
    // Nobody answers the start.
    let (client, _seen) = server(Vec::new());
    let error = failed(export(&client, Duration::from_millis(50)).await);
    assert!(matches!(error.error(), WaitError::TimedOut(_)), "{error}");
    assert_eq!(error.id(), None);
    // Nobody answers the download.
    let (client, _seen) = server(vec![(202, STARTED), (200, DONE), (0, "")]);
    let error = failed(export(&client, Duration::from_millis(300)).await);
    assert!(matches!(error.error(), WaitError::TimedOut(_)), "{error}");
}

#[tokio::test]
async fn a_start_that_does_not_tell_the_id_is_an_error() {
    for body in [r#"{"exportId":null}"#, r#"{"exportId":""}"#, "{}"] {
        let (client, seen) = server(vec![(202, body)]);
        let error = failed(export(&client, LONG).await);
        assert!(matches!(error.error(), WaitError::NoId), "{error}");
        assert_eq!(seen.try_iter().count(), 1);
    }
}

#[tokio::test]
async fn an_error_of_any_of_the_operations_is_told_with_its_body() {
    let refused = r#"{"detailCode":"400.1 Bad request content"}"#;
    for (before, id) in [
        (vec![], None),
        (vec![(202, STARTED)], Some("e 1")),
        (vec![(202, STARTED), (200, DONE)], Some("e 1")),
    ] {
        let (client, _seen) = server([before, vec![(400, refused)]].concat());
        let error = failed(export(&client, LONG).await);
        assert_eq!(error.id(), id);
        let WaitError::Call(Error::Api(api)) = error.error() else { panic!("{error}") };
        let IaiRoleMiningError::BadRequest(body) = api.body() else { panic!("{error}") };
        assert_eq!(body.detail_code.as_deref(), Some("400.1 Bad request content"));
    }
}

/// A server that gives these answers, the last but one as long as it is asked for the status; status 0, and what
/// comes after the answers, is silence. It tells the first line of each request.
fn server(responses: Vec<(u16, &'static str)>) -> (Client, Receiver<String>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    let (tell, seen) = channel();
    std::thread::spawn(move || {
        let mut silent = Vec::new();
        let mut left = responses.into_iter();
        let mut last = None;
        for stream in listener.incoming() {
            let mut stream = stream.expect("a connection");
            let mut reader = BufReader::new(&stream);
            let mut lines = reader.by_ref().lines().map_while(Result::ok);
            let line = lines.next().unwrap_or_default();
            lines.find(String::is_empty);
            if tell.send(line.trim_end_matches(" HTTP/1.1").to_owned()).is_err() {
                return;
            }
            last = left.next().or(last.filter(|(_, body)| *body == RUNNING));
            let Some((status, body)) = last.filter(|(status, _)| *status > 0) else {
                silent.push(stream);
                continue;
            };
            let length = body.len();
            let head =
                format!("HTTP/1.1 {status} X\r\nconnection: close\r\ncontent-length: {length}");
            write!(stream, "{head}\r\n\r\n{body}").expect("an answer");
        }
    });
    let client = Client::builder().base_url(format!("http://{address}")).token("t");
    (client.experimental(true).build().expect("a client"), seen)
}
