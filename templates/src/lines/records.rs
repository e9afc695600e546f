//! The records of a stream of JSON values.

use bytes::BytesMut;

use super::framing::{LIMIT, Value};

/// The character that precedes each record of a JSON text sequence.
const RECORD_SEPARATOR: u8 = 0x1e;

/// The received part of a stream that has not been read yet.
#[derive(Debug)]
pub(super) struct Records {
    separator: u8,
    buffer: BytesMut,
    /// The number of bytes at the start of the buffer without a separator.
    scanned: usize,
}

impl Records {
    /// Creates the records of a JSON text sequence, or else of lines.
    pub(super) fn new(is_sequence: bool) -> Self {
        let separator = if is_sequence { RECORD_SEPARATOR } else { b'\n' };
        Self { separator, buffer: BytesMut::new(), scanned: 0 }
    }

    /// Adds a chunk, and returns whether the current record is within the limit.
    pub(super) fn push(&mut self, chunk: &[u8]) -> bool {
        self.buffer.extend_from_slice(chunk);
        self.scanned <= LIMIT
    }

    /// Returns the next record that is not blank; `None` if there is no complete one. At the end of the stream, the rest
    /// is a record.
    pub(super) fn pop(&mut self, is_end: bool) -> Option<Value> {
        loop {
            let unseen = self.buffer.get(self.scanned..).unwrap_or_default();
            let record = match unseen.iter().position(|byte| *byte == self.separator) {
                Some(position) => {
                    let mut record = self.buffer.split_to(self.scanned + position + 1);
                    record.truncate(self.scanned + position);
                    record
                }
                None if is_end && !self.buffer.is_empty() => self.buffer.split(),
                None => {
                    self.scanned = self.buffer.len();
                    return None;
                }
            };
            self.scanned = 0;
            if !record.iter().all(u8::is_ascii_whitespace) {
                let is_complete = self.is_complete(&record);
                return Some(Value { text: record.freeze(), is_complete });
            }
        }
    }

    /// Returns whether a record is complete. A number or word at the end of a JSON text sequence may lack its end, unless
    /// white space follows (RFC 7464, section 2.4).
    fn is_complete(&self, record: &[u8]) -> bool {
        let delimits_itself = record.trim_ascii_start().starts_with(b"{")
            || record.trim_ascii_start().starts_with(b"[")
            || record.trim_ascii_start().starts_with(b"\"");
        let is_terminated = record.last().is_some_and(u8::is_ascii_whitespace);
        self.separator == b'\n' || delimits_itself || is_terminated
    }

    /// Discards the rest.
    pub(super) fn clear(&mut self) {
        self.buffer.clear();
        self.scanned = 0;
    }
}
