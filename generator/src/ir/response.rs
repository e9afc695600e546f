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
}
