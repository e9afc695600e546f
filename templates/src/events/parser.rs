//! The format of event streams, as specified by the HTML standard.

use std::collections::VecDeque;
use std::time::Duration;

/// The largest number of bytes of an event.
pub(super) const LIMIT: usize = 16 * 1024 * 1024;

/// A parser of the chunks of an event stream.
#[derive(Debug, Default)]
pub(super) struct Parser {
    /// The incomplete line at the end of the last chunk.
    line: Vec<u8>,
    /// Whether the last byte was a carriage return, which a line feed may follow.
    after_return: bool,
    /// Whether a line has been read; a byte order mark may precede the first one.
    started: bool,
    kind: String,
    data: Option<String>,
    events: VecDeque<RawEvent>,
    /// The last event ID, which is kept for the next connection.
    pub(super) id: String,
    /// The delay before a new connection that the server requests.
    pub(super) retry: Option<Duration>,
}

/// An event whose data has not been decoded.
#[derive(Debug)]
pub(super) struct RawEvent {
    pub(super) kind: String,
    pub(super) id: String,
    pub(super) data: String,
}

impl Parser {
    /// Parses a chunk, and returns whether the event is within the limit.
    pub(super) fn push(&mut self, chunk: &[u8]) -> bool {
        for &byte in chunk {
            let ends_return = byte == b'\n' && self.after_return;
            self.after_return = byte == b'\r';
            match byte {
                b'\n' if ends_return => {}
                b'\n' | b'\r' => self.end_line(),
                _ => self.line.push(byte),
            }
        }
        self.line.len() + self.data.as_ref().map_or(0, String::len) <= LIMIT
    }

    /// Returns the next complete event.
    pub(super) fn pop(&mut self) -> Option<RawEvent> {
        self.events.pop_front()
    }

    /// Discards the incomplete event after the connection has been closed.
    pub(super) fn reset(&mut self) {
        self.line.clear();
        self.kind.clear();
        self.data = None;
        self.after_return = false;
        self.started = false;
    }

    fn end_line(&mut self) {
        let line = std::mem::take(&mut self.line);
        let text = String::from_utf8_lossy(&line);
        let text = if self.started { &*text } else { text.trim_start_matches('\u{feff}') };
        self.started = true;
        if text.is_empty() {
            return self.dispatch();
        }
        let (field, value) = text.split_once(':').unwrap_or((text, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match field {
            "event" => value.clone_into(&mut self.kind),
            "data" => match &mut self.data {
                Some(data) => {
                    data.push('\n');
                    data.push_str(value);
                }
                None => self.data = Some(value.to_owned()),
            },
            "id" if !value.contains('\0') => value.clone_into(&mut self.id),
            "retry" => {
                self.retry = value.parse().map(Duration::from_millis).ok().or(self.retry);
            }
            _ => {}
        }
    }

    fn dispatch(&mut self) {
        let kind = std::mem::take(&mut self.kind);
        let Some(data) = self.data.take() else { return };
        let kind = if kind.is_empty() { "message".to_owned() } else { kind };
        self.events.push_back(RawEvent { kind, id: self.id.clone(), data });
    }
}
