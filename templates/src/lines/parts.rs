//! The parts of a multipart body (RFC 2046, section 5.1).

use bytes::BytesMut;

use super::framing::{LIMIT, Value};

/// The received part of a multipart body that has not been read yet. It starts at the start of a line.
#[derive(Debug)]
pub(super) struct Parts {
    /// The boundary with the dashes that precede it.
    dashed: Vec<u8>,
    buffer: BytesMut,
    /// The number of bytes at the start of the buffer without a delimiter.
    scanned: usize,
    state: State,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Before the first part
    Preamble,
    /// In a part
    Part,
    /// In the delimiter after a part
    Delimiter,
    /// After the last part
    End,
}

/// The largest number of spaces after a boundary.
const MAX_PADDING: usize = 1024;

/// A line with the boundary.
#[derive(Debug, PartialEq, Eq)]
struct Delimiter {
    start: usize,
    end: usize,
    /// What follows it
    next: State,
}

impl Parts {
    pub(super) fn new(boundary: &str) -> Self {
        let dashed = format!("--{boundary}").into_bytes();
        Self { dashed, buffer: BytesMut::new(), scanned: 0, state: State::Preamble }
    }

    /// Adds a chunk, and returns whether the current part is within the limit.
    pub(super) fn push(&mut self, chunk: &[u8]) -> bool {
        if self.state != State::End {
            self.buffer.extend_from_slice(chunk);
        }
        self.scanned <= LIMIT
    }

    /// Returns the content of the next part; `None` if there is no complete one. At the end of a body without its last
    /// delimiter, the rest is an incomplete part.
    pub(super) fn pop(&mut self, is_end: bool) -> Option<Value> {
        while self.state != State::End {
            let Some(delimiter) = self.delimiter(is_end) else {
                return is_end.then(|| self.rest()).flatten();
            };
            // The part is complete when the boundary is there: the rest of its line may come with the next part.
            if delimiter.next == State::Delimiter && self.state != State::Part {
                return None;
            }
            let mut part = self.buffer.split_to(delimiter.end);
            part.truncate(line_end(&part, delimiter.start));
            self.scanned = 0;
            if std::mem::replace(&mut self.state, delimiter.next) == State::Part {
                let head = head(&part);
                return Some(Value { text: part.split_off(head).freeze(), is_complete: true });
            }
        }
        self.clear();
        None
    }

    /// Discards the rest.
    pub(super) fn clear(&mut self) {
        self.buffer.clear();
        self.scanned = 0;
        self.state = State::End;
    }

    /// Returns what precedes the end of a body without its last delimiter. A body without any byte has no parts.
    fn rest(&mut self) -> Option<Value> {
        let state = std::mem::replace(&mut self.state, State::End);
        let rest = self.buffer.split().freeze();
        (state == State::Part || !rest.is_empty())
            .then_some(Value { text: rest, is_complete: false })
    }

    /// Returns the next delimiter. `None` if it has not been received.
    fn delimiter(&mut self, is_end: bool) -> Option<Delimiter> {
        loop {
            let unseen = self.buffer.get(self.scanned..).unwrap_or_default();
            let mut windows = unseen.windows(self.dashed.len());
            let Some(position) = windows.position(|window| window == self.dashed) else {
                let kept = self.dashed.len().saturating_sub(1);
                self.scanned = self.scanned.max(self.buffer.len().saturating_sub(kept));
                return None;
            };
            let start = self.scanned + position;
            self.scanned = start;
            let after = self.buffer.get(start + self.dashed.len()..).unwrap_or_default();
            let is_line = start == 0 || self.buffer.get(start - 1) == Some(&b'\n');
            let is_last = after.starts_with(b"--");
            let spaces = after.iter().take(MAX_PADDING);
            let padding = spaces.take_while(|byte| b" \t\r".contains(byte)).count();
            match after.get(padding) {
                _ if !is_line => {}
                _ if is_last => {
                    return Some(Delimiter { start, end: self.buffer.len(), next: State::End });
                }
                Some(b'\n') => {
                    let end = self.buffer.len() - after.len() + padding + 1;
                    return Some(Delimiter { start, end, next: State::Part });
                }
                None | Some(b'-') if !is_end && (after.len() == padding || after == b"-") => {
                    return Some(Delimiter { start, end: start, next: State::Delimiter });
                }
                _ => {}
            }
            self.scanned = start + 1;
        }
    }
}

/// Returns the position of the line end that precedes a delimiter, which belongs to the delimiter.
fn line_end(text: &[u8], start: usize) -> usize {
    match text.get(..start) {
        Some([.., b'\r', b'\n']) => start - 2,
        Some([.., b'\n']) => start - 1,
        _ => start,
    }
}

/// Returns the number of bytes of the headers of a part, and of the empty line that follows them.
fn head(part: &[u8]) -> usize {
    let mut position = 0;
    for line in part.split_inclusive(|byte| *byte == b'\n') {
        position += line.len();
        if matches!(line, b"\n" | b"\r\n") {
            return position;
        }
    }
    part.len()
}
