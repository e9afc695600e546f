//! A server on loopback that reads one request at a time and sends scripted responses.

use std::fmt::Debug;
use std::sync::Arc;
use std::time::Duration;

use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::time::timeout;

/// Maximum time of an exchange.
const EXCHANGE_TIMEOUT: Duration = Duration::from_secs(10);

/// A listening server.
#[derive(Clone)]
pub struct Server {
    listener: Arc<TcpListener>,
}

/// A received request.
#[derive(Debug)]
pub struct Received {
    /// Request line without CR LF.
    pub line: String,
    /// Headers in order, with names in lower case.
    pub headers: Vec<(String, String)>,
    /// Body, as long as `content-length`.
    pub body: Vec<u8>,
}

/// A scripted response.
#[derive(Clone, Debug)]
pub struct IncomingResponse {
    /// Status code.
    pub status: u16,
    /// Value of `content-type`.
    pub media_type: String,
    /// Body.
    pub body: Vec<u8>,
}

impl Server {
    /// Listens on a free port.
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        Self { listener: Arc::new(listener) }
    }

    /// Returns the host and port of the server.
    pub fn host(&self) -> String {
        self.listener.local_addr().expect("a bound listener").to_string()
    }

    /// Responds to the single request of a call, and returns the request and the outcome of the call.
    pub async fn response<C>(&self, response: IncomingResponse, call: C) -> (Received, C::Output)
    where
        C: Future<Output: Debug>,
    {
        let server = self.clone();
        let exchange = tokio::spawn(async move { server.exchange(response).await });
        let outcome = timeout(EXCHANGE_TIMEOUT, call).await.expect("the call takes too long");
        let Ok(received) = timeout(EXCHANGE_TIMEOUT, exchange).await else {
            panic!("not exactly one request was sent; the call gave {outcome:?}")
        };
        (received.expect("a well-formed request"), outcome)
    }

    /// Returns whether there is no connection.
    pub async fn is_untouched(&self) -> bool {
        timeout(Duration::from_millis(20), self.listener.accept()).await.is_err()
    }

    async fn exchange(&self, response: IncomingResponse) -> Received {
        let (stream, _) = self.listener.accept().await.expect("a connection");
        let mut stream = BufReader::new(stream);
        let received = read_request(&mut stream).await;
        stream.write_all(&response.bytes()).await.expect("an open connection");
        stream.shutdown().await.expect("an open connection");
        let mut rest = Vec::new();
        stream.read_to_end(&mut rest).await.expect("a connection that ends in order");
        assert!(rest.is_empty(), "bytes after the request: {}", String::from_utf8_lossy(&rest));
        received
    }
}

impl IncomingResponse {
    fn bytes(&self) -> Vec<u8> {
        let head = format!(
            "HTTP/1.1 {} Scripted\r\ncontent-type: {}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
            self.status,
            self.media_type,
            self.body.len(),
        );
        [head.as_bytes(), &self.body].concat()
    }
}

async fn read_request(stream: &mut BufReader<TcpStream>) -> Received {
    let line = read_line(stream).await;
    let mut headers = Vec::new();
    loop {
        let header = read_line(stream).await;
        if header.is_empty() {
            break;
        }
        let (name, value) = header.split_once(": ").expect("`name: value`");
        headers.push((name.to_ascii_lowercase(), value.to_owned()));
    }
    let length = headers.iter().find(|(name, _)| name == "content-length");
    let length = length.map_or(0, |(_, value)| value.parse().expect("a length"));
    let mut body = vec![0; length];
    stream.read_exact(&mut body).await.expect("the whole body");
    Received { line, headers, body }
}

async fn read_line(stream: &mut BufReader<TcpStream>) -> String {
    let mut line = Vec::new();
    stream.read_until(b'\n', &mut line).await.expect("an open connection");
    let line = line.strip_suffix(b"\r\n").expect("a line that ends in CR LF");
    String::from_utf8(line.to_vec()).expect("a head in UTF-8")
}
