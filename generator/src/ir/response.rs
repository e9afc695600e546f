//! The success responses of operations.

use super::Ty;
use crate::spec::{MAX_LISTS, StatusRange};

/// A response that means success.
#[derive(Clone, Debug, serde::Serialize)]
pub struct SuccessResponse {
    /// Its status codes.
    pub status: StatusRange,
    /// Its body.
    pub body: ResponseBody,
    /// Its description.
    pub description: Option<String>,
}

/// A media type of the success responses that the caller can request in addition to the preferred one.
#[derive(Clone, Debug, serde::Serialize)]
pub struct ResponseForm {
    /// The media type: the value of the `Accept` header.
    pub media_type: String,
    /// The body.
    pub body: ResponseBody,
}

/// A documented header of the responses of an operation.
#[derive(Clone, Debug, serde::Serialize)]
pub struct ResponseHeader {
    /// The name, in lower case.
    pub name: String,
    /// Whether each response that documents the header always has it.
    pub required: bool,
    /// The type of the value.
    pub ty: Ty,
    /// The serialization of the value.
    pub form: HeaderForm,
    /// The description.
    pub description: Option<String>,
}

/// The serialization of a header.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub enum HeaderForm {
    /// A string.
    String,
    /// A number or a boolean.
    Scalar,
    /// Strings, separated by a delimiter.
    Strings(char),
    /// Numbers or booleans, separated by a delimiter.
    Scalars(char),
    /// Lists of strings in lists, with the delimiters from the outer list to the inner one.
    StringLists([Option<char>; MAX_LISTS]),
    /// Lists of numbers or booleans in lists, with the delimiters from the outer list to the inner one.
    ScalarLists([Option<char>; MAX_LISTS]),
    /// JSON.
    Json,
}

/// The body of a response.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub enum ResponseBody {
    /// No body.
    None,
    /// JSON of a type.
    Json(Ty),
    /// A text.
    Text,
    /// A number or a boolean, as plain text.
    Scalar(Ty),
    /// Bytes, streamed.
    Bytes,
    /// Server-sent events whose data is JSON of a type, or text.
    Events(Option<Ty>),
    /// Server-sent events whose data is the text of a type that is a string in JSON, such as a date-time.
    StringEvents(Ty),
    /// JSON values of a type, streamed.
    JsonStream(Ty),
}

impl ResponseBody {
    /// Returns the type, if the body is JSON, plain text, or a stream of JSON.
    #[must_use]
    pub fn ty(&self) -> Option<&Ty> {
        match self {
            Self::Json(ty)
            | Self::Scalar(ty)
            | Self::Events(Some(ty))
            | Self::StringEvents(ty)
            | Self::JsonStream(ty) => Some(ty),
            Self::None | Self::Text | Self::Bytes | Self::Events(None) => None,
        }
    }

    /// Returns the type, as [`ty`](Self::ty) does.
    pub(crate) fn ty_mut(&mut self) -> Option<&mut Ty> {
        match self {
            Self::Json(ty)
            | Self::Scalar(ty)
            | Self::Events(Some(ty))
            | Self::StringEvents(ty)
            | Self::JsonStream(ty) => Some(ty),
            Self::None | Self::Text | Self::Bytes | Self::Events(None) => None,
        }
    }

    /// Returns whether the body is received as a stream.
    #[must_use]
    pub fn is_streamed(&self) -> bool {
        matches!(self, Self::Bytes | Self::JsonStream(_)) || self.is_events()
    }

    /// Returns whether the body is a stream of server-sent events.
    #[must_use]
    pub fn is_events(&self) -> bool {
        matches!(self, Self::Events(_) | Self::StringEvents(_))
    }
}
