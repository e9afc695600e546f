//! The format of event streams, as the HTML standard has it.

use std::collections::VecDeque;
use std::time::Duration;

/// How many bytes an event may have.
pub(super) const LIMIT: usize = 16 * 1024 * 1024;

/// Makes events of chunks.
#[derive(Debug, Default)]
pub(super) struct Parser {
    /// The line that is not complete.
    line: Vec<u8>,
    /// Whether the last byte was a carriage return, whose line feed is still to come.
    after_return: bool,
    /// Whether the first line is behind us, before which there may be a byte order mark.
    started: bool,
    kind: String,
    data: Option<String>,
    events: VecDeque<Unread>,
    /// The last id; it outlives the connection.
    pub(super) id: String,
    /// How long the server asks to wait before connecting again.
    pub(super) retry: Option<Duration>,
}

/// An event whose data was not looked at.
#[derive(Debug)]
pub(super) struct Unread {
    pub(super) kind: String,
    pub(super) id: String,
    pub(super) data: String,
}

impl Parser {
    /// Takes a chunk; false if an event is larger than it may be.
    pub(super) fn push(&mut self, chunk: &[u8]) -> bool {
        for &byte in chunk {
            let second_of_two = byte == b'\n' && self.after_return;
            self.after_return = byte == b'\r';
            match byte {
                b'\n' if second_of_two => {}
                b'\n' | b'\r' => self.end_line(),
                _ => self.line.push(byte),
            }
        }
        self.line.len() + self.data.as_ref().map_or(0, String::len) <= LIMIT
    }

    pub(super) fn pop(&mut self) -> Option<Unread> {
        self.events.pop_front()
    }

    /// Forgets what is not complete: the connection is gone.
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
        self.events.push_back(Unread { kind, id: self.id.clone(), data });
    }
}
