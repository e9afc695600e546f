//! The Rust form of operations, where it depends on more than one of their parts.

use super::{ResponseBody, Ty};
use crate::spec::StatusRange;

/// The form of an operation.
#[derive(Clone, Debug, Default)]
pub struct OperationShape {
    /// The positions of the parameters in the order of the arguments: path parameters in the order of the path, then
    /// the others in the order of the document.
    pub parameters: Vec<usize>,
    /// The names of the query parameters, or of the parts of the form, in the order in which they are sent; empty if
    /// every order of calls sends them in this one.
    pub sent_order: Vec<String>,
    /// The request type.
    pub request: RequestShape,
    /// The type of a successful response.
    pub success: Success,
    /// The response to a request for events, if the operation offers them in addition to another response.
    pub events: Option<UniformSuccess>,
    /// Whether the body of a success response is read as a stream.
    pub is_streamed: bool,
    /// The type of the items, if the list comes in pages.
    pub page_item: Option<Ty>,
}

/// The request type of an operation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RequestShape {
    /// An alias of `TypedRequest`, because a request can only be sent.
    #[default]
    Alias,
    /// A struct with a `TypedRequest`.
    Typed,
    /// A struct with an untyped request, because the status code decides how the response body is read.
    Untyped,
}

/// The type of a successful response.
#[derive(Clone, Debug)]
pub enum Success {
    /// All success responses have the same body.
    Uniform(UniformSuccess),
    /// An enum with a variant for each of these responses, by their position in [`Operation::responses`](super::Operation::responses).
    Enum(Vec<usize>),
}

/// The success responses of an operation that have the same body.
#[derive(Clone, Debug)]
pub struct UniformSuccess {
    /// The success status codes. If empty, every 2xx status code is a success.
    pub status_codes: Vec<u16>,
    /// The body.
    pub body: ResponseBody,
}

impl Default for Success {
    fn default() -> Self {
        Self::Uniform(UniformSuccess { status_codes: Vec::new(), body: ResponseBody::None })
    }
}

impl UniformSuccess {
    /// Combines success responses. A range of status codes among them makes every 2xx status code a success.
    pub(crate) fn new(statuses: impl Iterator<Item = StatusRange>, body: ResponseBody) -> Self {
        let code = |status| match status {
            StatusRange::Exact(code) => Some(code),
            StatusRange::Class(_) | StatusRange::Default => None,
        };
        let status_codes = statuses.map(code).collect::<Option<_>>().unwrap_or_default();
        Self { status_codes, body }
    }
}
