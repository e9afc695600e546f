//! Downloads 1 GiB from a server in the same process, and prints the peak memory of the process.

use sailwright_runtime::generated::{Client, Method};
use sailwright_test_server::{ScriptedResponse, Server};

const LENGTH: usize = 1024 * 1024 * 1024;
const CHUNK: usize = 64 * 1024;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let file = ScriptedResponse::new(200).header("content-length", LENGTH.to_string());
    let file = file.repeat(vec![0; CHUNK]);
    let server = Server::start_in_thread(move |_| file.clone());
    let client = Client::builder().base_url(server.url()).build()?;
    let before = peak_memory();
    let download = client.request(Method::GET, "/file").send_for_download().await?.into_value();
    let written = download.to_writer(&mut tokio::io::sink()).await?;
    println!("{written} bytes; peak memory {before} KiB before, {} KiB after", peak_memory());
    Ok(())
}

/// Returns the peak memory of this process in KiB; 0 on systems other than Linux.
fn peak_memory() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|text| text.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}
