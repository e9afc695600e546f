//! Downloads 1 GiB from a server in the same process, and prints the peak memory of the process.

use sailwright_runtime::generated::{Client, Method};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

const LENGTH: usize = 1024 * 1024 * 1024;
const CHUNK: usize = 64 * 1024;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let client =
        Client::builder().base_url(format!("http://{}", listener.local_addr()?)).build()?;
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await?;
        let mut head = vec![0; 4096];
        let read = stream.read(&mut head).await?;
        assert!(head[..read].ends_with(b"\r\n\r\n"), "the request arrives in one piece");
        let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {LENGTH}\r\n\r\n");
        stream.write_all(head.as_bytes()).await?;
        for _ in 0..LENGTH / CHUNK {
            stream.write_all(&vec![0; CHUNK]).await?;
        }
        std::io::Result::Ok(())
    });
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
