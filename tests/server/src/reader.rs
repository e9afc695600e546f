//! Reads requests from a connection, and is strict about what HTTP allows.

use std::io;

use tokio::io::{AsyncRead, AsyncReadExt};

use crate::RecordedRequest;

const MAX_HEAD: usize = 1024 * 1024;
const MAX_BODY: usize = 256 * 1024 * 1024;

/// The reason why a connection has no further request.
#[derive(Debug)]
pub(crate) enum ReadError {
    /// The client closed the connection, perhaps within a request.
    Closed,
    /// The client sent something that HTTP/1.1 does not allow, or too much.
    Violation(String),
}

impl From<io::Error> for ReadError {
    fn from(_: io::Error) -> Self {
        Self::Closed
    }
}

type Result<T> = std::result::Result<T, ReadError>;

/// A reader of requests.
pub(crate) struct RequestReader<S> {
    pub(crate) stream: S,
    buffer: Vec<u8>,
}

impl<S: AsyncRead + Unpin> RequestReader<S> {
    pub(crate) fn new(stream: S) -> Self {
        Self { stream, buffer: Vec::new() }
    }

    /// Reads the next request. Its index is 0.
    pub(crate) async fn next(&mut self) -> Result<RecordedRequest> {
        let mut head = Vec::new();
        loop {
            let line = self.line(MAX_HEAD - head.len().min(MAX_HEAD)).await?;
            head.extend_from_slice(&line);
            if line == b"\r\n" {
                break;
            }
        }
        let mut request = parse_head(head)?;
        request.body = match framing(&request)? {
            Framing::Length(length) => self.take(length).await?,
            Framing::Chunked => self.chunks().await?,
        };
        if self.buffer.is_empty() {
            Ok(request)
        } else {
            let bytes = String::from_utf8_lossy(&self.buffer);
            Err(violation(format!("bytes after the request: {bytes:?}")))
        }
    }

    /// Reads until the client closes the connection and returns the number of bytes.
    pub(crate) async fn drain(&mut self) -> usize {
        let mut count = 0;
        let mut chunk = [0; 1024];
        while let Ok(read @ 1..) = self.stream.read(&mut chunk).await {
            count += read;
        }
        count
    }

    async fn chunks(&mut self) -> Result<Vec<u8>> {
        let mut body = Vec::new();
        loop {
            let line = self.line(MAX_HEAD).await?;
            let digits = String::from_utf8_lossy(&line[..line.len() - 2]).into_owned();
            let Ok(size) = usize::from_str_radix(&digits, 16) else {
                return Err(violation(format!("{digits:?} is not the size of a chunk")));
            };
            body.extend(self.take(size).await?);
            if body.len() > MAX_BODY {
                return Err(violation("the body is too large"));
            }
            if self.line(MAX_HEAD).await? != b"\r\n" {
                return Err(violation("a chunk does not have the size that precedes it"));
            }
            if size == 0 {
                return Ok(body);
            }
        }
    }

    /// Reads a line with its CR LF.
    async fn line(&mut self, max: usize) -> Result<Vec<u8>> {
        let mut searched = 0;
        let end = loop {
            if let Some(at) = self.buffer[searched..].iter().position(|byte| *byte == b'\n') {
                break searched + at;
            }
            searched = self.buffer.len();
            if searched >= max {
                return Err(violation("the head is too large"));
            }
            self.more().await?;
        };
        let line: Vec<u8> = self.buffer.drain(..=end).collect();
        let is_valid = line.ends_with(b"\r\n") && !line[..line.len() - 2].contains(&b'\r');
        if is_valid { Ok(line) } else { Err(violation("a line does not end in CR LF")) }
    }

    async fn take(&mut self, length: usize) -> Result<Vec<u8>> {
        if length > MAX_BODY {
            return Err(violation("the body is too large"));
        }
        while self.buffer.len() < length {
            self.more().await?;
        }
        Ok(self.buffer.drain(..length).collect())
    }

    async fn more(&mut self) -> Result<()> {
        self.buffer.reserve(16 * 1024);
        let read = self.stream.read_buf(&mut self.buffer).await?;
        if read > 0 { Ok(()) } else { Err(ReadError::Closed) }
    }
}

enum Framing {
    Length(usize),
    Chunked,
}

fn parse_head(head: Vec<u8>) -> Result<RecordedRequest> {
    let text = String::from_utf8_lossy(&head);
    let mut lines = text.trim_end_matches("\r\n").split("\r\n");
    let line = lines.next().unwrap_or_default();
    let [method, target, "HTTP/1.1"] = line.split(' ').collect::<Vec<_>>()[..] else {
        return Err(violation(format!("{line:?} is not a request line of HTTP/1.1")));
    };
    if method.is_empty() || target.is_empty() {
        return Err(violation(format!("{line:?} lacks a method or a target")));
    }
    let headers: Result<Vec<_>> = lines.map(parse_header).collect();
    let (method, target) = (method.to_owned(), target.to_owned());
    Ok(RecordedRequest { method, target, headers: headers?, head, body: Vec::new(), index: 0 })
}

fn parse_header(line: &str) -> Result<(String, String)> {
    let is_token = |name: &str| {
        let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte);
        !name.is_empty() && name.bytes().all(allowed)
    };
    match line.split_once(':') {
        Some((name, value)) if is_token(name) => {
            Ok((name.to_owned(), value.trim_matches([' ', '\t']).to_owned()))
        }
        _ => Err(violation(format!("{line:?} is not a header"))),
    }
}

fn framing(request: &RecordedRequest) -> Result<Framing> {
    let values = |name: &str| {
        let headers = request.headers.iter().filter(|(key, _)| key.eq_ignore_ascii_case(name));
        headers.map(|(_, value)| value.clone()).collect::<Vec<_>>()
    };
    match (values("transfer-encoding").as_slice(), values("content-length").as_slice()) {
        ([], []) => Ok(Framing::Length(0)),
        ([], [length]) if length.bytes().all(|byte| byte.is_ascii_digit()) => {
            let length = length.parse().ok().map(Framing::Length);
            length.ok_or_else(|| violation("`content-length` is not a number"))
        }
        ([coding], []) if coding.eq_ignore_ascii_case("chunked") => Ok(Framing::Chunked),
        (codings, lengths) => Err(violation(format!(
            "`transfer-encoding` {codings:?} with `content-length` {lengths:?}"
        ))),
    }
}

fn violation(message: impl Into<String>) -> ReadError {
    ReadError::Violation(message.into())
}
