//! The division of a stream into JSON values.

use bytes::Bytes;

use super::parts::Parts;
use super::records::Records;
use crate::error::DecodeProblem;
use crate::response::{RawResponse, parameter};

/// The largest number of bytes of a value.
pub(super) const LIMIT: usize = 16 * 1024 * 1024;

/// The received text of a value.
#[derive(Debug)]
pub(super) struct Value {
    pub(super) text: Bytes,
    /// Whether nothing is missing at its end.
    pub(super) is_complete: bool,
}

/// The received part of a stream, by the media type of the response.
#[derive(Debug)]
pub(super) enum Framing {
    Records(Records),
    Parts(Parts),
}

impl Framing {
    /// Returns an error if a multipart response has no boundary.
    pub(super) fn of(raw: &RawResponse) -> Result<Self, DecodeProblem> {
        let media_type = raw.media_type();
        if !media_type.starts_with("multipart/") {
            return Ok(Self::Records(Records::new(media_type == "application/json-seq")));
        }
        match parameter(raw.content_type(), "boundary").filter(|text| !text.is_empty()) {
            Some(boundary) => Ok(Self::Parts(Parts::new(boundary))),
            None => Err(DecodeProblem::MediaType(raw.content_type().to_owned())),
        }
    }

    /// Adds a chunk, and returns whether the current value is within the limit.
    pub(super) fn push(&mut self, chunk: &[u8]) -> bool {
        match self {
            Self::Records(records) => records.push(chunk),
            Self::Parts(parts) => parts.push(chunk),
        }
    }

    /// Returns the next value; `None` if none has been received completely.
    pub(super) fn pop(&mut self, is_end: bool) -> Option<Value> {
        match self {
            Self::Records(records) => records.pop(is_end),
            Self::Parts(parts) => parts.pop(is_end),
        }
    }

    /// Discards the rest.
    pub(super) fn clear(&mut self) {
        match self {
            Self::Records(records) => records.clear(),
            Self::Parts(parts) => parts.clear(),
        }
    }
}
