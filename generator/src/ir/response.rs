//! The success responses of operations.

use super::Ty;
use crate::spec::StatusRange;

/// A response that means success.
#[derive(Clone, Debug)]
pub struct SuccessResponse {
    /// Its status codes.
    pub status: StatusRange,
    /// Its body.
    pub body: ResponseBody,
    /// Its description.
    pub description: Option<String>,
}

/// The body of a response.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ResponseBody {
    /// No body.
    None,
    /// JSON of a type.
    Json(Ty),
    /// A text.
    Text,
    /// Bytes, streamed.
    Bytes,
    /// Server-sent events whose data is JSON of a type, or text.
    Events(Option<Ty>),
    /// Server-sent events whose data is the text of a type that is a string in JSON, such as a date-time.
    StringEvents(Ty),
}

impl ResponseBody {
    /// Returns whether the body is read while it is received.
    #[must_use]
    pub fn is_streamed(&self) -> bool {
        matches!(self, Self::Bytes) || self.is_events()
    }

    /// Returns whether the body is a stream of server-sent events.
    #[must_use]
    pub fn is_events(&self) -> bool {
        matches!(self, Self::Events(_) | Self::StringEvents(_))
    }
}
