//! Downloads and uploads.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use bytes::Bytes;
use sailwright_runtime::generated::{
    Body, CallOptions, Client, Download, Error, FilePart, Method, Multipart, Request,
};

use sailwright_test_server::{ScriptedResponse, Server};

use crate::support::{builder_for, client_for, json, response};

async fn download(client: &Client) -> Result<Download, Error> {
    let mut request = Request::new(Method::GET, "/v1", "/file");
    request.accept("application/zip");
    Ok(client.raw_client().open(request).await?.bytes()?.into_value())
}

/// A download that ends before its length.
fn half() -> ScriptedResponse {
    ScriptedResponse::new(200).header("content-length", "100").send("half")
}

/// A folder of one test, removed at its end.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("sailwright-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&path).expect("a folder");
        Self(path)
    }

    fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(&self.0).expect("a folder");
        entries.map(|entry| entry.expect("a file").file_name().to_string_lossy().into()).collect()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[tokio::test]
async fn download_is_written_to_the_named_file() {
    let server = Server::start(|_| {
        let headers = [("content-disposition", "attachment; filename=\"../../evil\"")];
        response(200, &headers, vec![7; 100_000])
    });
    let folder = Folder::new("named");
    let seen = Arc::new(AtomicU64::new(0));
    let counter = seen.clone();
    let download = download(&client_for(&server)).await.expect("a response");
    assert_eq!(download.length(), Some(100_000));
    let download = download.on_progress(move |received, length| {
        assert_eq!(length, Some(100_000));
        counter.store(received, Ordering::SeqCst);
    });
    assert_eq!(download.to_file(folder.0.join("a.zip")).await.expect("a file"), 100_000);
    assert_eq!(seen.load(Ordering::SeqCst), 100_000);
    assert_eq!(folder.names(), ["a.zip"]);
    assert_eq!(std::fs::read(folder.0.join("a.zip")).expect("a file"), vec![7; 100_000]);
}

#[tokio::test]
async fn truncated_download_does_not_change_the_existing_file() {
    let server = Server::start(|_| half().close());
    let folder = Folder::new("truncated");
    std::fs::write(folder.0.join("a.zip"), "old").expect("a file");
    let download = download(&client_for(&server)).await.expect("a response");
    let failure = download.to_file(folder.0.join("a.zip")).await.expect_err("a failure");
    assert!(matches!(failure, Error::Transport(_)), "{failure}");
    assert_eq!(folder.names(), ["a.zip"]);
    assert_eq!(std::fs::read(folder.0.join("a.zip")).expect("a file"), b"old");
}

#[tokio::test]
async fn file_that_cannot_be_written_is_a_save_error() {
    let server = Server::start(|_| response(200, &[], "x"));
    let download = download(&client_for(&server)).await.expect("a response");
    let failure = download.to_file("/no/such/folder/a.zip").await.expect_err("a failure");
    assert!(matches!(failure, Error::Save(_)), "{failure}");
}

#[tokio::test]
async fn html_page_instead_of_a_download_is_a_decode_error() {
    let server = Server::start(|_| response(200, &[("content-type", "text/html")], "<html>"));
    let failure = download(&client_for(&server)).await.expect_err("a failure");
    assert!(matches!(failure, Error::Decode(_)), "{failure}");
}

#[tokio::test(start_paused = true)]
async fn silence_within_a_download_is_a_timeout() {
    let server = Server::start(|_| half().hold_open());
    let mut download = download(&client_for(&server)).await.expect("a response");
    assert_eq!(download.chunk().await.expect("a chunk").as_deref(), Some(&b"half"[..]));
    let failure = download.chunk().await.expect_err("a failure");
    let Error::Transport(error) = failure else { panic!("{failure}") };
    assert_eq!(error.problem(), sailwright_runtime::TransportProblem::RequestTimeout);
}

#[tokio::test(start_paused = true)]
async fn deadline_of_a_call_includes_its_download() {
    let server = Server::start(|_| {
        let head = ScriptedResponse::new(200).without_length();
        (0..1000).fold(head, |response, _| response.wait(Duration::from_secs(1)).send("x"))
    });
    let client = client_for(&server)
        .with_options(CallOptions::default().total_timeout(Duration::from_secs(9)));
    let download = download(&client).await.expect("a response");
    let start = tokio::time::Instant::now();
    download.into_bytes(10_000).await.expect_err("a failure");
    assert!(start.elapsed().as_secs() <= 9);
}

#[tokio::test]
async fn memory_stays_constant_during_a_large_download() {
    const LENGTH: u64 = 64 * 1024 * 1024;
    let server = Server::start(|_| {
        ScriptedResponse::new(200)
            .header("content-length", LENGTH.to_string())
            .repeat(vec![0; 64 * 1024])
    });
    let mut download = download(&client_for(&server)).await.expect("a response");
    let before = resident();
    let (mut received, mut largest) = (0, 0);
    while let Some(chunk) = download.chunk().await.expect("a chunk") {
        received += chunk.len() as u64;
        largest = largest.max(chunk.len());
    }
    assert_eq!(received, LENGTH);
    assert!(largest <= 1024 * 1024, "{largest}");
    assert!(resident() < before + 16 * 1024 * 1024, "{before} {}", resident());
}

/// Returns the memory of this process in bytes; 0 if the system does not report it.
fn resident() -> u64 {
    let text = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    text.split(' ').nth(1).and_then(|pages| pages.parse::<u64>().ok()).unwrap_or(0) * 4096
}

#[tokio::test]
async fn open_response_is_read_up_to_the_body_limit() {
    let server = Server::start(|_| json(200, "[1, 2]"));
    let request = || Request::new(Method::GET, "/v1", "/file");
    let response = client_for(&server).raw_client().open(request()).await.expect("a response");
    let list = response.read().await.expect("a body").json::<Vec<i64>>().expect("a list");
    assert_eq!(*list.value(), [1, 2]);
    let client = builder_for(&server).body_limit(3).build().expect("a client");
    client
        .raw_client()
        .open(request())
        .await
        .expect("a response")
        .read()
        .await
        .expect_err("too large");
}

#[tokio::test]
async fn file_upload_is_streamed_and_retried() {
    let server = Server::start(|request| match request.index {
        0 => response(429, &[("retry-after", "0")], ""),
        _ => json(200, "1"),
    });
    let folder = Folder::new("upload");
    let content: Vec<u8> = (0..=249u8).cycle().take(200_000).collect();
    std::fs::write(folder.0.join("a"), &content).expect("a file");
    let mut request = Request::new(Method::POST, "/v1", "/file");
    request.bytes("application/zip", Body::file(folder.0.join("a")).await.expect("a file"));
    assert_eq!(
        client_for(&server).raw_client().execute(request).await.expect("a response").status(),
        200
    );
    for received in server.requests() {
        assert_eq!(received.header("content-length"), Some("200000"));
        assert!(received.body == content);
    }
}

/// A stream of one chunk.
struct Once(Option<Bytes>);

impl futures_core::Stream for Once {
    type Item = std::io::Result<Bytes>;

    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<std::io::Result<Bytes>>> {
        std::task::Poll::Ready(self.0.take().map(Ok))
    }
}

#[tokio::test]
async fn stream_upload_is_chunked_and_not_retried() {
    let server = Server::start(|_| response(429, &[("retry-after", "0")], ""));
    let mut request = Request::new(Method::PUT, "/v1", "/file");
    request.bytes("text/csv", Body::stream(Once(Some(Bytes::from("a,b"))), None));
    assert_eq!(
        client_for(&server).raw_client().execute(request).await.expect("a response").status(),
        429
    );
    let all = server.requests();
    assert_eq!((all.len(), all[0].text().as_str()), (1, "a,b"));
    assert_eq!(all[0].header("transfer-encoding"), Some("chunked"));
}

#[tokio::test]
async fn stream_of_another_length_than_announced_is_not_sent_as_complete() {
    for length in [1, 2, 4, 9] {
        let server = Server::start(|_| json(200, "1"));
        let mut form = Multipart::new();
        let body = Body::stream(Once(Some(Bytes::from("a,b"))), Some(length));
        form.file("file", &FilePart::new("f", body));
        let mut request = Request::new(Method::POST, "/v1", "/file");
        request.multipart("multipart/form-data", form);
        let result = client_for(&server).raw_client().execute(request).await;
        assert!(matches!(result, Err(Error::Transport(_))), "{length}");
    }
}

#[tokio::test]
async fn multipart_form_keeps_the_order_of_its_parts() {
    let server = Server::start(|_| json(200, "1"));
    let mut form = Multipart::new();
    form.value("name", &"n \"1\"");
    form.value("count", &3);
    form.value("list", &vec![1i64, 2]);
    form.value("absent", &None::<i64>);
    form.typed("meta", "application/json", &serde_json::json!({ "a": 1 }));
    form.file(
        "fi\"le",
        &FilePart::new("ä.csv", Body::stream(Once(Some(Bytes::from("a,b"))), Some(3)))
            .media_type("text/csv"),
    );
    let mut request = Request::new(Method::POST, "/v1", "/file");
    request.multipart("multipart/form-data", form);
    client_for(&server).raw_client().execute(request).await.expect("a response");
    let received = &server.requests()[0];
    let media_type = received.header("content-type").expect("a media type");
    let boundary = media_type.strip_prefix("multipart/form-data; boundary=").expect("a boundary");
    let text = received.text().replace(boundary, "B");
    let expected = "--B\r\ncontent-disposition: form-data; name=\"name\"\r\n\r\nn \"1\"\r\n\
        --B\r\ncontent-disposition: form-data; name=\"count\"\r\n\r\n3\r\n\
        --B\r\ncontent-disposition: form-data; name=\"list\"\r\n\r\n1\r\n\
        --B\r\ncontent-disposition: form-data; name=\"list\"\r\n\r\n2\r\n\
        --B\r\ncontent-disposition: form-data; name=\"meta\"\r\ncontent-type: application/json\r\n\r\n{\"a\":1}\r\n\
        --B\r\ncontent-disposition: form-data; name=\"fi%22le\"; filename=\"ä.csv\"\r\ncontent-type: text/csv\r\n\r\na,b\r\n--B--\r\n";
    assert_eq!(text, expected);
    assert_eq!(received.header("content-length"), Some(received.body.len().to_string().as_str()));
}
