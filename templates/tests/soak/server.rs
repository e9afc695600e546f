//! A server that fails by a plan. It keeps no request, so that the memory of the process stays flat.

use std::fmt::Write as _;
use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::ledger::Ledger;
use crate::plan::Plan;

/// The lifetime of tokens.
pub const LIFETIME: Duration = Duration::from_secs(2);

/// The number of bytes of a download.
pub const DOWNLOAD: usize = 256 * 1024;

/// The state that the connections share.
pub struct Shared {
    pub ledger: Arc<Ledger>,
    pub seed: u64,
    pub start: Instant,
    /// The URL of the other server, to which requests are redirected.
    pub other: String,
}

struct Request {
    line: String,
    headers: Vec<(String, String)>,
}

impl Request {
    fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.headers.iter();
        headers.find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    fn target(&self) -> &str {
        self.line.split(' ').nth(1).unwrap_or_default()
    }

    fn query(&self, name: &str) -> Option<u64> {
        let (_, query) = self.target().split_once('?')?;
        query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('=')?.parse().ok())
    }
}

/// Accepts connections until the task ends.
pub async fn run(listener: TcpListener, shared: Arc<Shared>) {
    while let Ok((stream, _)) = listener.accept().await {
        tokio::spawn(serve(stream, shared.clone()));
    }
}

/// Accepts redirected requests, which must have no credentials.
pub async fn run_other(listener: TcpListener, ledger: Arc<Ledger>) {
    while let Ok((mut stream, _)) = listener.accept().await {
        let ledger = ledger.clone();
        tokio::spawn(async move {
            let mut buffer = Vec::new();
            while let Some(request) = read(&mut stream, &mut buffer).await {
                let names = ["authorization", "x-call", "cookie", "idempotency-key"];
                if names.iter().any(|name| request.header(name).is_some())
                    || !request.line.starts_with("GET ")
                {
                    ledger.violation(format!("another server has received {}", request.line));
                }
                if stream.write_all(&response(404, "", "{}")).await.is_err() {
                    return;
                }
            }
        });
    }
}

async fn serve(mut stream: TcpStream, shared: Arc<Shared>) {
    let mut buffer = Vec::new();
    while let Some(request) = read(&mut stream, &mut buffer).await {
        let is_open = match request.header("x-call").and_then(|id| id.parse().ok()) {
            None => token(&mut stream, &shared).await,
            Some(id) => call(&mut stream, &request, id, &shared).await,
        };
        if !is_open {
            break;
        }
    }
    // A request that the client writes while the connection is closed is lost.
    shared.ledger.change(|totals| totals.lost_connections += 1);
}

/// Responds to a token request; every fifth one fails. Returns whether the connection stays open.
async fn token(stream: &mut TcpStream, shared: &Shared) -> bool {
    let number = shared.ledger.change(|totals| {
        totals.token_requests += 1;
        totals.token_requests
    });
    match number % 20 {
        3 => return false,
        7 => return stream.write_all(&response(503, "", "")).await.is_ok(),
        11 => return stream.write_all(&response(200, "", "{\"a\":")).await.is_ok(),
        15 => {
            tokio::time::sleep(Duration::from_secs(1)).await;
            return false;
        }
        _ => {}
    }
    shared.ledger.change(|totals| totals.tokens += 1);
    let issued = shared.start.elapsed().as_millis();
    let body = format!("{{\"access_token\":\"t{issued}\",\"expires_in\":{}}}", LIFETIME.as_secs());
    stream.write_all(&response(200, "", &body)).await.is_ok()
}

/// Responds to a request by its plan. Returns whether the connection stays open.
async fn call(stream: &mut TcpStream, request: &Request, id: u64, shared: &Shared) -> bool {
    let token = request.header("authorization").and_then(|value| value.strip_prefix("Bearer t"));
    let issued = token.and_then(|text| text.parse().ok()).map(Duration::from_millis);
    let plan = shared.ledger.receive(shared.seed, id, request.header("idempotency-key"));
    let Some(issued) = issued else {
        shared.ledger.violation(format!("call {id} has no token"));
        return false;
    };
    // A token is used until its end; the client may have written the request before that.
    if shared.start.elapsed() > issued + LIFETIME * 2 {
        shared.ledger.violation(format!("call {id} has a token that has long expired"));
    }
    let body = body(request, id);
    let is_read = request.line.starts_with("GET ");
    let away = format!("location: {}/x\r\n", shared.other);
    let head = |status, headers: &str| response(status, headers, "{\"message\":\"no\"}");
    let bytes = match plan {
        Plan::Respond => response(200, "", &body),
        Plan::RespondAndClose => response(200, "connection: close\r\n", &body),
        Plan::RespondSlowly => return slowly(stream, &response(200, "", &body)).await,
        Plan::Throttle => head(429, if id.is_multiple_of(2) { "retry-after: 0\r\n" } else { "" }),
        Plan::Unauthorized => head(401, ""),
        Plan::Reject => head(404, ""),
        Plan::Fail => head(500, ""),
        Plan::Unavailable => {
            head(503, if id.is_multiple_of(2) { "retry-after: 0\r\n" } else { "" })
        }
        Plan::Redirect => head(307, &format!("location: {}\r\n", request.target())),
        Plan::RedirectAway if is_read => head(302, &away),
        Plan::RedirectAway => head(307, &away),
        Plan::Close => return false,
        Plan::Truncate => {
            let all = response(200, "", &body);
            let _ = stream.write_all(&all[..all.len() - 1]).await;
            return false;
        }
        Plan::AnnounceTooMuch => {
            let all = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n[", 1_u64 << 50);
            let _ = stream.write_all(all.as_bytes()).await;
            return false;
        }
        Plan::Silence => {
            tokio::time::sleep(Duration::from_secs(1)).await;
            return false;
        }
        Plan::Garbage => {
            let _ = stream.write_all(b"SSH-2.0-x\r\n\r\n").await;
            return false;
        }
        Plan::ManyHeaders => response(200, &"x-a: 1\r\n".repeat(150), &body),
        Plan::Encode => response(200, "content-encoding: br\r\n", &body),
        Plan::WrongJson => response(200, "", "{\"a\":null}"),
    };
    stream.write_all(&bytes).await.is_ok() && plan != Plan::RespondAndClose
}

/// Returns the body for a request: the ID of its call, a part of a list of 30 items, or a download.
fn body(request: &Request, id: u64) -> String {
    match request.target().split('?').next().unwrap_or_default() {
        "/v1/list" => {
            let offset = request.query("offset").unwrap_or(0);
            let items: Vec<String> =
                (offset..(offset + 10).min(30)).map(|item| item.to_string()).collect();
            format!("[{}]", items.join(","))
        }
        "/v1/file" => "x".repeat(DOWNLOAD),
        _ => format!("[{id}]"),
    }
}

fn response(status: u16, headers: &str, body: &str) -> Vec<u8> {
    let mut text = format!("HTTP/1.1 {status} S\r\ncontent-type: application/json\r\n{headers}");
    let _ = write!(text, "content-length: {}\r\n\r\n{body}", body.len());
    text.into_bytes()
}

async fn slowly(stream: &mut TcpStream, bytes: &[u8]) -> bool {
    for part in bytes.chunks(bytes.len().div_ceil(3).max(1)) {
        if stream.write_all(part).await.is_err() {
            return false;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    true
}

/// Reads a request with its body; `None` at the end of the connection.
async fn read(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> Option<Request> {
    loop {
        if let Some(end) = buffer.windows(4).position(|bytes| bytes == b"\r\n\r\n") {
            let head = String::from_utf8_lossy(&buffer[..end]).into_owned();
            let mut lines = head.split("\r\n").map(str::to_owned);
            let line = lines.next()?;
            let headers = lines.filter_map(|line| {
                let (name, value) = line.split_once(':')?;
                Some((name.to_ascii_lowercase(), value.trim().to_owned()))
            });
            let request = Request { line, headers: headers.collect() };
            let length = request.header("content-length").and_then(|text| text.parse().ok());
            let length = end + 4 + length.unwrap_or(0);
            while buffer.len() < length {
                more(stream, buffer).await?;
            }
            buffer.drain(..length);
            return Some(request);
        }
        more(stream, buffer).await?;
    }
}

async fn more(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> Option<()> {
    let read = stream.read_buf(buffer).await.ok()?;
    (read > 0).then_some(())
}
