//! Operations, with their parameters, request bodies and responses.

use super::{Docs, SchemaId, Server};
use crate::diagnostic::Location;

/// An operation: a method of a path.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Operation {
    /// The location in the document.
    pub at: Location,
    /// The `operationId`. `None` if it is absent or not unique.
    pub id: Option<String>,
    /// The HTTP method.
    pub method: Method,
    /// The path template, or the name of a webhook.
    pub path: String,
    /// The first tag, which groups the generated operations.
    pub tag: Option<String>,
    /// The summary, on one line.
    pub summary: Option<String>,
    /// The description, in Markdown.
    pub description: Option<String>,
    /// Whether the operation is deprecated.
    pub deprecated: bool,
    /// The parameters in the order of the document: those of the path that are not overridden, then those of the operation.
    pub parameters: Vec<Parameter>,
    /// The request body.
    pub body: Option<Body>,
    /// The responses, sorted by status code.
    pub responses: Vec<Response>,
    /// The alternatives of security schemes that are required together. If empty, no credentials are required. `None` if
    /// neither the operation nor the document has `security`.
    pub security: Option<Vec<Vec<RequiredScheme>>>,
    /// The servers of the operation or its path. If empty, the servers of the document apply.
    pub servers: Vec<Server>,
}

/// A security scheme that an operation requires.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct RequiredScheme {
    /// The location of the alternative.
    pub at: Location,
    /// The name of the scheme.
    pub name: String,
    /// The required scopes.
    pub scopes: Vec<String>,
}

/// An HTTP method.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
pub enum Method {
    /// `GET`
    Get,
    /// `PUT`
    Put,
    /// `POST`
    Post,
    /// `DELETE`
    Delete,
    /// `OPTIONS`
    Options,
    /// `HEAD`
    Head,
    /// `PATCH`
    Patch,
    /// `TRACE`
    Trace,
    /// `QUERY`
    Query,
    /// Any other method (`additionalOperations`), as the document spells it.
    Other(String),
}

impl Method {
    /// Returns the method as HTTP writes it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Get => "GET",
            Self::Put => "PUT",
            Self::Post => "POST",
            Self::Delete => "DELETE",
            Self::Options => "OPTIONS",
            Self::Head => "HEAD",
            Self::Patch => "PATCH",
            Self::Trace => "TRACE",
            Self::Query => "QUERY",
            Self::Other(method) => method,
        }
    }
}

/// The location of a parameter in a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
pub enum In {
    /// The path
    Path,
    /// A pair of the query string
    Query,
    /// The whole query string
    QueryString,
    /// A header
    Header,
    /// The `Cookie` header
    Cookie,
}

/// A parameter of an operation.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Parameter {
    /// The location in the document.
    pub at: Location,
    /// The name in the request.
    pub name: String,
    /// The location in the request.
    pub location: In,
    /// Whether it is required.
    pub required: bool,
    /// The documentation.
    pub docs: Docs,
    /// The serialization of its value.
    pub kind: ParameterKind,
}

/// The serialization of the value of a parameter.
#[derive(Clone, Debug, serde::Serialize)]
pub enum ParameterKind {
    /// One of the styles of OpenAPI.
    Styled {
        /// The schema of the value.
        schema: SchemaId,
        /// The style.
        style: Style,
        /// Whether each item of a list and each property of an object is a separate parameter.
        explode: bool,
        /// Whether reserved characters are sent without percent-encoding.
        allow_reserved: bool,
    },
    /// A string in a media type (`content`).
    Content(Box<Content>),
}

/// The most lists that are nested in each other in a parameter.
pub const MAX_LISTS: usize = 4;

/// The styles of parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
pub enum Style {
    /// `a=1&a=2` or `a=1,2`
    Form,
    /// `1,2`
    Simple,
    /// `.1.2`
    Label,
    /// `;a=1;a=2`
    Matrix,
    /// `a=1%202`
    SpaceDelimited,
    /// `a=1|2`
    PipeDelimited,
    /// `a=1%092`
    TabDelimited,
    /// Lists in lists: the delimiters, from the outer list to the inner one
    Lists([Option<char>; MAX_LISTS]),
    /// `a[b]=1`
    DeepObject,
    /// `a=1; a=2` or `a=1,2` in cookies, without percent-encoding
    Cookie,
}

impl Style {
    /// Returns the delimiter of the items of a list in one value.
    #[must_use]
    pub fn delimiter(self) -> char {
        match self {
            Self::SpaceDelimited => ' ',
            Self::PipeDelimited => '|',
            Self::TabDelimited => '\t',
            Self::Lists([Some(first), ..]) => first,
            _ => ',',
        }
    }
}

/// A request body.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Body {
    /// The location in the document.
    pub at: Location,
    /// Whether it is required.
    pub required: bool,
    /// The description.
    pub description: Option<String>,
    /// The accepted media types, sorted by name.
    pub contents: Vec<Content>,
}

/// A request or response body in one media type.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Content {
    /// The location in the document.
    pub at: Location,
    /// The media type, as written.
    pub media_type: String,
    /// The schema. `None` if the body is any sequence of bytes.
    pub schema: Option<SchemaId>,
    /// The schema of each item of a stream of values, of the data of each event, or of each part after those of
    /// `part_encodings`. It takes precedence over the items of `schema`.
    pub item_schema: Option<SchemaId>,
    /// The encodings of the properties of a form, by property name.
    pub encodings: Vec<(String, Encoding)>,
    /// The encodings of the parts of a multipart body that have positions and no names. `None` if its parts have names.
    pub part_encodings: Option<PartEncodings>,
}

/// The encodings of parts that have positions and no names.
#[derive(Clone, Debug, serde::Serialize)]
pub struct PartEncodings {
    /// The encodings of the first parts.
    pub first: Vec<Encoding>,
    /// The encoding of all other parts.
    pub others: Option<Encoding>,
}

/// The encoding of a property of a form.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Encoding {
    /// The location in the document.
    pub at: Location,
    /// The media types and ranges (`contentType`). If empty, the type of the property decides.
    pub media_types: Vec<String>,
    /// The serialization, if `style`, `explode` or `allowReserved` is declared. It takes precedence over the media types.
    pub style: Option<PropertyStyle>,
    /// The headers of the part, sorted by name.
    pub headers: Vec<EncodingHeader>,
}

/// The style of a property of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub struct PropertyStyle {
    /// The style.
    pub style: Style,
    /// Whether each item of a list and each property of an object is a separate pair.
    pub explode: bool,
    /// Whether reserved characters are sent without percent-encoding.
    pub allow_reserved: bool,
}

/// A header of a part.
#[derive(Clone, Debug, serde::Serialize)]
pub struct EncodingHeader {
    /// The location in the document.
    pub at: Location,
    /// The name.
    pub name: String,
    /// Whether it is required.
    pub required: bool,
    /// The schema. `None` if the value is any string.
    pub schema: Option<SchemaId>,
    /// The description.
    pub description: Option<String>,
}

/// A response.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Response {
    /// The location in the document.
    pub at: Location,
    /// The status codes.
    pub status: StatusRange,
    /// The description.
    pub description: Option<String>,
    /// The media types, sorted by name. If empty, the response has no body.
    pub contents: Vec<Content>,
    /// The documented headers, sorted by name.
    pub headers: Vec<Header>,
}

/// The status codes of a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
pub enum StatusRange {
    /// One status code
    Exact(u16),
    /// All status codes with the same first digit, such as `4XX`
    Class(u8),
    /// All status codes without a response of their own
    Default,
}

impl StatusRange {
    /// Returns the first digit; `None` for `default`.
    #[must_use]
    pub fn class(self) -> Option<u16> {
        match self {
            Self::Exact(code) => Some(code / 100),
            Self::Class(digit) => Some(u16::from(digit)),
            Self::Default => None,
        }
    }

    /// Returns whether the status codes are redirections.
    #[must_use]
    pub fn is_redirection(self) -> bool {
        self.class() == Some(3)
    }
}

/// A header of a response.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Header {
    /// The name.
    pub name: String,
    /// The description.
    pub description: Option<String>,
    /// Whether the response always has it.
    pub required: bool,
    /// The schema of its value.
    pub schema: Option<SchemaId>,
    /// Whether its value is in a media type (`content`).
    pub has_content: bool,
    /// The serialization of a list.
    pub style: Style,
}
