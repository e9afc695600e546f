//! Operations: what can be asked of the API.

use super::{Docs, SchemaId, Server};
use crate::diagnostic::Place;

/// One method of one path.
#[derive(Clone, Debug)]
pub struct Operation {
    /// Where it stands in the document.
    pub at: Place,
    /// The `operationId`, when the document gives one that is unique.
    pub id: Option<String>,
    /// The HTTP method.
    pub method: Method,
    /// The path template; for a webhook its name.
    pub path: String,
    /// The first tag; it decides where the operation is found.
    pub tag: Option<String>,
    /// One line on what it does.
    pub summary: Option<String>,
    /// What it does; Markdown.
    pub description: Option<String>,
    /// Whether it should not be used any more.
    pub deprecated: bool,
    /// Path-level parameters first, unless overridden; in the order of the document.
    pub parameters: Vec<Parameter>,
    /// What is sent.
    pub body: Option<Body>,
    /// What comes back, sorted by status.
    pub responses: Vec<Response>,
    /// Names of the security schemes that are accepted, alternatives of sets; empty: none needed.
    pub security: Vec<Vec<String>>,
    /// Servers of its own; empty: those of the document.
    pub servers: Vec<Server>,
}

/// The methods of HTTP that OpenAPI knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
}

impl Method {
    /// The name on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Put => "PUT",
            Self::Post => "POST",
            Self::Delete => "DELETE",
            Self::Options => "OPTIONS",
            Self::Head => "HEAD",
            Self::Patch => "PATCH",
            Self::Trace => "TRACE",
        }
    }
}

/// Where a parameter goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum In {
    /// Into the path template
    Path,
    /// Behind the question mark
    Query,
    /// A header
    Header,
    /// The `Cookie` header
    Cookie,
}

/// A parameter of an operation.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Where it stands in the document.
    pub at: Place,
    /// Its name on the wire.
    pub name: String,
    /// Where it goes.
    pub location: In,
    /// Whether it must be given.
    pub required: bool,
    /// What it says to people.
    pub docs: Docs,
    /// How its value is written.
    pub kind: ParameterKind,
}

/// How the value of a parameter is written.
#[derive(Clone, Debug)]
pub enum ParameterKind {
    /// By one of the styles of OpenAPI.
    Styled {
        /// What its values look like.
        schema: SchemaId,
        /// The style.
        style: Style,
        /// Whether the parts of lists and objects become parameters of their own.
        explode: bool,
        /// Whether reserved characters stay as they are.
        allow_reserved: bool,
    },
    /// As a text of a media type (`content`).
    Content(Content),
}

/// The styles of parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
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
    /// `a[b]=1`
    DeepObject,
}

/// What is sent.
#[derive(Clone, Debug)]
pub struct Body {
    /// Where it stands in the document.
    pub at: Place,
    /// Whether it must be given.
    pub required: bool,
    /// What it means.
    pub description: Option<String>,
    /// The media types that are accepted, sorted by name.
    pub contents: Vec<Content>,
}

/// A body in one media type.
#[derive(Clone, Debug)]
pub struct Content {
    /// Where it stands in the document.
    pub at: Place,
    /// The media type, as written.
    pub media_type: String,
    /// What the value looks like; none: any bytes.
    pub schema: Option<SchemaId>,
    /// Parts of a form with a media type of their own: the member and the type; sorted.
    pub encodings: Vec<(String, String)>,
    /// Whether parts of a form are written in the style `deepObject`.
    pub deep: bool,
}

/// What comes back for some statuses.
#[derive(Clone, Debug)]
pub struct Response {
    /// Where it stands in the document.
    pub at: Place,
    /// The statuses.
    pub status: StatusRange,
    /// What it means.
    pub description: Option<String>,
    /// The media types, sorted by name; empty: no body.
    pub contents: Vec<Content>,
    /// The headers that are documented, sorted by name.
    pub headers: Vec<Header>,
}

/// The statuses that an answer stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StatusRange {
    /// One status
    Exact(u16),
    /// A hundred of them, by the first digit: `4XX`
    Class(u8),
    /// All that are not listed
    Default,
}

/// A header of an answer.
#[derive(Clone, Debug)]
pub struct Header {
    /// Its name.
    pub name: String,
    /// What it means.
    pub description: Option<String>,
}
