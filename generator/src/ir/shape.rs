//! The Rust form of operations, where it depends on more than one of their parts.

use super::{ResponseBody, Ty};

/// The form of an operation.
#[derive(Clone, Debug, Default, serde::Serialize)]
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
    /// Whether a value of a request has read-only properties, which are omitted.
    pub omits_read_only: bool,
    /// The status codes of results. A single digit is a range. If empty, these are all 2xx status codes.
    pub results: Vec<u16>,
    /// The status codes of documented errors, if the type of the errors does not imply them. A single digit is a range, and
    /// 0 is `default`.
    pub errors: Vec<u16>,
    /// Whether the body of a success response is read as a stream.
    pub is_streamed: bool,
    /// The type of the items, if the list comes in pages.
    pub page_item: Option<Ty>,
}

/// The request type of an operation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
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
#[derive(Clone, Debug, serde::Serialize)]
pub enum Success {
    /// All results have the same body.
    Uniform(ResponseBody),
    /// An enum with a variant for each of these responses, by their position in [`Operation::responses`](super::Operation::responses).
    Enum(Vec<usize>),
}

impl Default for Success {
    fn default() -> Self {
        Self::Uniform(ResponseBody::None)
    }
}
