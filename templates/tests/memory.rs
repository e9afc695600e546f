//! The memory of a download. It is that of the whole process, so the test is alone in its program.
#![cfg(all(target_os = "linux", feature = "full"))]

use sailwright_runtime::generated::{Client, Method};
use sailwright_test_server::{ScriptedResponse, Server};

const LENGTH: u64 = 1024 * 1024 * 1024;

/// The largest growth of the memory, in KiB.
const GROWTH: u64 = 16 * 1024;

#[tokio::test]
async fn download_of_one_gib_needs_the_memory_of_a_few_chunks() {
    let file = ScriptedResponse::new(200).header("content-length", LENGTH.to_string());
    let file = file.repeat(vec![0; 256 * 1024]);
    let server = Server::start_in_thread(move |_| file.clone());
    let client = Client::builder().base_url(server.url()).build().expect("a client");
    let before = peak_memory();
    let download = client.request(Method::GET, "/file").send_for_download();
    let download = download.await.expect("a response").into_value();
    let written = download.to_writer(&mut tokio::io::sink()).await.expect("the whole body");
    let after = peak_memory();
    assert_eq!(written, LENGTH);
    assert!(after < before + GROWTH, "{before} KiB before, {after} KiB after");
}

/// Returns the peak memory of this process in KiB.
fn peak_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").expect("the status");
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|text| text.split_whitespace().next()?.parse().ok()).expect("a number")
}
