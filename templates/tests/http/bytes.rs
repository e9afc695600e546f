//! Downloads and uploads.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use bytes::Bytes;
use sailwright_runtime::runtime::{
    Body, CallOptions, Client, Download, Error, FilePart, Method, Multipart, Request,
};

use crate::server::{Server, Step, json, response};

async fn download(client: &Client) -> Result<Download, Error> {
    let mut request = Request::new(Method::GET, "/v1", "/file");
    request.accept("application/zip");
    Ok(client.open(request).await?.bytes()?.into_value())
}

/// A folder of a test's own, removed at its end.
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
async fn a_download_goes_to_the_file_that_the_caller_names() {
    let server = Server::start(|_| {
        let headers = [("content-disposition", "attachment; filename=\"../../evil\"")];
        response(200, &headers, vec![7; 100_000])
    })
    .await;
    let folder = Folder::new("named");
    let seen = Arc::new(AtomicU64::new(0));
    let counter = seen.clone();
    let download = download(&server.client()).await.expect("an answer");
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
async fn a_truncated_download_leaves_no_file_and_the_old_one_as_it_was() {
    let head = b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf".to_vec();
    let server = Server::start(move |_| Step::Pieces(vec![(Duration::ZERO, head.clone())])).await;
    let folder = Folder::new("truncated");
    std::fs::write(folder.0.join("a.zip"), "old").expect("a file");
    let download = download(&server.client()).await.expect("an answer");
    let failure = download.to_file(folder.0.join("a.zip")).await.expect_err("a failure");
    assert!(matches!(failure, Error::Transport(_)), "{failure}");
    assert_eq!(folder.names(), ["a.zip"]);
    assert_eq!(std::fs::read(folder.0.join("a.zip")).expect("a file"), b"old");
}

#[tokio::test]
async fn a_file_that_cannot_be_written_is_a_failure_of_its_own() {
    let server = Server::start(|_| response(200, &[], "x")).await;
    let download = download(&server.client()).await.expect("an answer");
    let failure = download.to_file("/no/such/folder/a.zip").await.expect_err("a failure");
    assert!(matches!(failure, Error::Save(_)), "{failure}");
}

#[tokio::test]
async fn html_from_a_proxy_is_not_a_download() {
    let server = Server::start(|_| response(200, &[("content-type", "text/html")], "<html>")).await;
    let failure = download(&server.client()).await.expect_err("a failure");
    assert!(matches!(failure, Error::Decode(_)), "{failure}");
}

#[tokio::test(start_paused = true)]
async fn a_download_that_falls_silent_ends() {
    let server = Server::start(|_| {
        let head = b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nhalf".to_vec();
        Step::Pieces(vec![(Duration::ZERO, head), (Duration::from_secs(3600), Vec::new())])
    })
    .await;
    let mut download = download(&server.client()).await.expect("an answer");
    assert_eq!(download.chunk().await.expect("a chunk").as_deref(), Some(&b"half"[..]));
    let failure = download.chunk().await.expect_err("a failure");
    let Error::Transport(error) = failure else { panic!("{failure}") };
    assert_eq!(error.problem(), sailwright_runtime::runtime::TransportProblem::RequestTimeout);
}

#[tokio::test(start_paused = true)]
async fn the_deadline_of_a_call_holds_for_its_download() {
    let server = Server::start(|_| {
        let head = b"HTTP/1.1 200 OK\r\n\r\n".to_vec();
        let drops = (0..1000).map(|_| (Duration::from_secs(1), b"x".to_vec()));
        Step::Pieces([(Duration::ZERO, head)].into_iter().chain(drops).collect())
    })
    .await;
    let client = server.client().with(CallOptions::new().total_timeout(Duration::from_secs(9)));
    let download = download(&client).await.expect("an answer");
    let start = tokio::time::Instant::now();
    download.into_bytes(10_000).await.expect_err("a failure");
    assert!(start.elapsed().as_secs() <= 9);
}

#[tokio::test]
async fn memory_is_flat_while_64_mib_arrive() {
    const LENGTH: u64 = 64 * 1024 * 1024;
    let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {LENGTH}\r\n\r\n");
    let server =
        Server::start(move |_| Step::Endless(head.clone().into(), vec![0; 64 * 1024])).await;
    let mut download = download(&server.client()).await.expect("an answer");
    let before = resident();
    let mut largest = 0;
    while let Some(chunk) = download.chunk().await.expect("a chunk") {
        largest = largest.max(chunk.len());
    }
    assert_eq!(download.received(), LENGTH);
    assert!(largest <= 1024 * 1024, "{largest}");
    assert!(resident() < before + 16 * 1024 * 1024, "{before} {}", resident());
}

/// Bytes of memory in use; nothing where the system does not tell.
fn resident() -> u64 {
    let text = std::fs::read_to_string("/proc/self/statm").unwrap_or_default();
    text.split(' ').nth(1).and_then(|pages| pages.parse::<u64>().ok()).unwrap_or(0) * 4096
}

#[tokio::test]
async fn an_open_answer_can_be_read_at_once_up_to_the_limit() {
    let server = Server::start(|_| json(200, "[1, 2]")).await;
    let request = || Request::new(Method::GET, "/v1", "/file");
    let response = server.client().open(request()).await.expect("an answer");
    let list = response.read().await.expect("a body").json::<Vec<i64>>().expect("a list");
    assert_eq!(*list.value(), [1, 2]);
    let client = server.builder().body_limit(3).build().expect("a client");
    client.open(request()).await.expect("an answer").read().await.expect_err("too large");
}

#[tokio::test]
async fn a_file_is_uploaded_as_it_is_read_and_can_be_sent_again() {
    let server = Server::start(|request| match request.index {
        0 => response(429, &[("retry-after", "0")], ""),
        _ => json(200, "1"),
    })
    .await;
    let folder = Folder::new("upload");
    let content: Vec<u8> = (0..=249u8).cycle().take(200_000).collect();
    std::fs::write(folder.0.join("a"), &content).expect("a file");
    let mut request = Request::new(Method::POST, "/v1", "/file");
    request.bytes("application/zip", Body::file(folder.0.join("a")).await.expect("a file"));
    assert_eq!(server.client().execute(request).await.expect("an answer").status(), 200);
    for received in server.received() {
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
async fn a_stream_is_uploaded_in_chunks_and_never_twice() {
    let server = Server::start(|_| response(429, &[("retry-after", "0")], "")).await;
    let mut request = Request::new(Method::PUT, "/v1", "/file");
    request.bytes("text/csv", Body::stream(Once(Some(Bytes::from("a,b"))), None));
    assert_eq!(server.client().execute(request).await.expect("an answer").status(), 429);
    let all = server.received();
    assert_eq!((all.len(), all[0].text().as_str()), (1, "a,b"));
    assert_eq!(all[0].header("transfer-encoding"), Some("chunked"));
}

#[tokio::test]
async fn a_form_has_values_files_and_streams_in_order() {
    let server = Server::start(|_| json(200, "1")).await;
    let mut form = Multipart::new();
    form.value("name", &"n \"1\"");
    form.value("count", &3);
    form.value("absent", &None::<i64>);
    form.typed("meta", "application/json", &vec![1i64]);
    form.file(
        "fi\"le",
        &FilePart::new("ä.csv", Body::stream(Once(Some(Bytes::from("a,b"))), Some(3)))
            .media_type("text/csv"),
    );
    let mut request = Request::new(Method::POST, "/v1", "/file");
    request.multipart(form);
    server.client().execute(request).await.expect("an answer");
    let received = &server.received()[0];
    let media_type = received.header("content-type").expect("a media type");
    let boundary = media_type.strip_prefix("multipart/form-data; boundary=").expect("a boundary");
    let text = received.text().replace(boundary, "B");
    let expected = "--B\r\ncontent-disposition: form-data; name=\"name\"\r\n\r\nn \"1\"\r\n\
        --B\r\ncontent-disposition: form-data; name=\"count\"\r\n\r\n3\r\n\
        --B\r\ncontent-disposition: form-data; name=\"meta\"\r\ncontent-type: application/json\r\n\r\n[1]\r\n\
        --B\r\ncontent-disposition: form-data; name=\"fi%22le\"; filename=\"ä.csv\"\r\ncontent-type: text/csv\r\n\r\na,b\r\n--B--\r\n";
    assert_eq!(text, expected);
    assert_eq!(received.header("content-length"), Some(received.body.len().to_string().as_str()));
}
