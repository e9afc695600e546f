//! Downloads 1 GiB from a server in this process and prints how much memory that takes.

use sailwright_runtime::runtime::{Client, Method, Request};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

const LENGTH: usize = 1024 * 1024 * 1024;
const PIECE: usize = 64 * 1024;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let client =
        Client::builder().base_url(format!("http://{}", listener.local_addr()?)).build()?;
    tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await?;
        let mut head = vec![0; 4096];
        let read = stream.read(&mut head).await?;
        assert!(head[..read].ends_with(b"\r\n\r\n"), "a request in one piece");
        let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {LENGTH}\r\n\r\n");
        stream.write_all(head.as_bytes()).await?;
        for _ in 0..LENGTH / PIECE {
            stream.write_all(&vec![0; PIECE]).await?;
        }
        std::io::Result::Ok(())
    });
    let before = peak();
    let response = client.open(Request::new(Method::GET, "", "/file")).await?;
    let written = response.bytes()?.into_value().to_writer(&mut tokio::io::sink()).await?;
    println!("{written} bytes; peak memory {} KiB before, {} KiB after", before, peak());
    Ok(())
}

/// The most memory that this process has had, in KiB; nothing where the system does not tell.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|text| text.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}
