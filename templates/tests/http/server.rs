//! A server on loopback that does what a test tells it to.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use sailwright_runtime::runtime::{Client, ClientBuilder, Method, Request};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use tokio::time::sleep;

/// A request as it arrived.
#[derive(Clone, Debug)]
pub struct Received {
    pub line: String,
    /// With names in lower case
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
    /// How many requests came before it
    pub index: usize,
}

impl Received {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Path and query.
    pub fn target(&self) -> &str {
        self.line.split(' ').nth(1).unwrap_or_default()
    }

    pub fn query(&self, name: &str) -> Option<&str> {
        let (_, query) = self.target().split_once('?')?;
        query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// What the server does with a request.
pub enum Step {
    /// Sends bytes and keeps the connection.
    Send(Vec<u8>),
    /// Waits and sends, piece by piece, then closes.
    Pieces(Vec<(Duration, Vec<u8>)>),
    /// Sends a head and then the same bytes until nobody listens any more.
    Endless(Vec<u8>, Vec<u8>),
    /// Closes the connection without an answer.
    Drop,
    /// Never answers.
    Stall,
}

/// An answer with a body of a media type.
pub fn response(status: u16, headers: &[(&str, &str)], body: impl AsRef<[u8]>) -> Step {
    let body = body.as_ref();
    let mut head = format!("HTTP/1.1 {status} X\r\ncontent-length: {}\r\n", body.len());
    for (name, value) in headers {
        head.extend([name, ": ", value, "\r\n"]);
    }
    head.push_str("\r\n");
    Step::Send([head.as_bytes(), body].concat())
}

/// An answer with a JSON body.
pub fn json(status: u16, body: &str) -> Step {
    response(status, &[("content-type", "application/json")], body)
}

pub struct Server {
    pub url: String,
    log: Arc<Mutex<Vec<Received>>>,
    connections: Arc<Mutex<usize>>,
    task: JoinHandle<()>,
}

impl Server {
    pub async fn start(script: impl Fn(&Received) -> Step + Send + Sync + 'static) -> Self {
        Self::start_after(0, script).await
    }

    /// A server that closes its first connections before it reads anything.
    pub async fn start_after(
        closed: usize,
        script: impl Fn(&Received) -> Step + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("loopback");
        let url = format!("http://{}", listener.local_addr().expect("bound"));
        let log = Arc::new(Mutex::new(Vec::new()));
        let connections = Arc::new(Mutex::new(0));
        let (script, seen, count) = (Arc::new(script), log.clone(), connections.clone());
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let number = {
                    let mut count = count.lock().expect("count");
                    *count += 1;
                    *count
                };
                if number > closed {
                    tokio::spawn(serve(stream, script.clone(), seen.clone()));
                }
            }
        });
        Self { url, log, connections, task }
    }

    pub fn received(&self) -> Vec<Received> {
        self.log.lock().expect("log").clone()
    }

    pub fn connections(&self) -> usize {
        *self.connections.lock().expect("count")
    }

    pub fn builder(&self) -> ClientBuilder {
        Client::builder().base_url(&self.url)
    }

    pub fn client(&self) -> Client {
        self.builder().build().expect("a client")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

pub fn get(template: &'static str) -> Request {
    let mut request = Request::new(Method::GET, "/v1", template);
    request.operation("getThing");
    request.accept("application/json");
    request
}

pub fn post(template: &'static str) -> Request {
    let mut request = Request::new(Method::POST, "/v1", template);
    request.json("application/json", &"hello");
    request
}

async fn serve<F>(mut stream: TcpStream, script: Arc<F>, log: Arc<Mutex<Vec<Received>>>)
where
    F: Fn(&Received) -> Step + Send + Sync + 'static,
{
    let mut buffer = Vec::new();
    while let Some(mut request) = read(&mut stream, &mut buffer).await {
        {
            let mut log = log.lock().expect("log");
            request.index = log.len();
            log.push(request.clone());
        }
        if !act(&mut stream, script(&request)).await {
            return;
        }
    }
}

/// Whether the connection is still good.
async fn act(stream: &mut TcpStream, step: Step) -> bool {
    match step {
        Step::Send(bytes) => stream.write_all(&bytes).await.is_ok(),
        Step::Pieces(pieces) => {
            for (wait, bytes) in pieces {
                sleep(wait).await;
                if stream.write_all(&bytes).await.is_err() {
                    break;
                }
            }
            false
        }
        Step::Endless(head, bytes) => {
            let mut good = stream.write_all(&head).await.is_ok();
            while good {
                good = stream.write_all(&bytes).await.is_ok();
            }
            false
        }
        Step::Drop => false,
        Step::Stall => {
            // Until the client goes away.
            let _ = stream.read(&mut [0]).await;
            false
        }
    }
}

async fn read(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> Option<Received> {
    let end = loop {
        match buffer.windows(4).position(|window| window == b"\r\n\r\n") {
            Some(end) => break end,
            None => more(stream, buffer).await?,
        }
    };
    let head = String::from_utf8_lossy(&buffer[..end]).into_owned();
    buffer.drain(..end + 4);
    let mut lines = head.split("\r\n");
    let line = lines.next()?.to_owned();
    let headers: Vec<(String, String)> = lines
        .filter_map(|line| line.split_once(": "))
        .map(|(name, value)| (name.to_lowercase(), value.to_owned()))
        .collect();
    let header = |name| headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.clone());
    let body = if header("transfer-encoding").is_some() {
        chunks(stream, buffer).await?
    } else {
        let length = header("content-length").and_then(|text| text.parse().ok()).unwrap_or(0);
        take(stream, buffer, length).await?
    };
    Some(Received { line, headers, body, index: 0 })
}

async fn chunks(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> Option<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let end = loop {
            match buffer.windows(2).position(|window| window == b"\r\n") {
                Some(end) => break end,
                None => more(stream, buffer).await?,
            }
        };
        let size = usize::from_str_radix(std::str::from_utf8(&buffer[..end]).ok()?, 16).ok()?;
        buffer.drain(..end + 2);
        body.extend(take(stream, buffer, size).await?);
        take(stream, buffer, 2).await?;
        if size == 0 {
            return Some(body);
        }
    }
}

async fn take(stream: &mut TcpStream, buffer: &mut Vec<u8>, length: usize) -> Option<Vec<u8>> {
    while buffer.len() < length {
        more(stream, buffer).await?;
    }
    Some(buffer.drain(..length).collect())
}

async fn more(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> Option<()> {
    let mut chunk = vec![0; 16 * 1024];
    let read = stream.read(&mut chunk).await.ok()?;
    buffer.extend_from_slice(&chunk[..read]);
    (read > 0).then_some(())
}
