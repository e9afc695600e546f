//! The operations of the crate.

use super::{Docs, OperationShape, Paging, TagId, Ty};
use crate::diagnostic::Place;
use crate::spec::{In, Method, StatusRange, Style};

/// An operation, by its position in [`super::Ir::operations`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct OperationId(pub usize);

/// One operation: a method of its tag's handle and a file.
#[derive(Clone, Debug)]
pub struct Operation {
    /// Where it stands in the document.
    pub at: Place,
    /// What it would like to be called, from short to long, as words of the document.
    pub candidates: Vec<String>,
    /// The group that it belongs to.
    pub tag: TagId,
    /// The HTTP method.
    pub method: Method,
    /// Where it is sent.
    pub address: Address,
    /// The path as written, without the base path; for the documentation.
    pub template: String,
    /// The same without a query and a fragment.
    pub route: String,
    /// What the path itself says in a query; what parameters of the same name say counts more.
    pub query: Vec<(String, String)>,
    /// The path in pieces.
    pub path: Vec<Segment>,
    /// What it says to people; the summary is the first paragraph.
    pub docs: Docs,
    /// Its parameters, in the order of the document; path parameters that the template lacks are gone.
    pub parameters: Vec<Parameter>,
    /// What can be sent, the preferred media type first; empty: nothing.
    pub bodies: Vec<Body>,
    /// Whether a body must be given.
    pub body_required: bool,
    /// The answers that mean success, sorted by status; none documented: any 2xx, without a body.
    pub responses: Vec<SuccessResponse>,
    /// What it answers instead when it is asked for events, where the document offers both.
    pub events: Option<SuccessResponse>,
    /// What a documented error holds.
    pub error: ErrorBody,
    /// The documented error statuses with their meaning, for the documentation; sorted.
    pub error_docs: Vec<(StatusRange, Option<String>)>,
    /// The `Accept` header; none when no answer has a body.
    pub accept: Option<String>,
    /// The name that the document gives it.
    pub id: Option<String>,
    /// Whether a call must not carry credentials.
    pub anonymous: bool,
    /// How its list comes in pages; only where the one answer is, or has, a list.
    pub paging: Option<Paging>,
    /// The job that it starts.
    pub job: Option<Job>,
    /// Its form in Rust.
    pub shape: OperationShape,
}

/// Where the requests of an operation go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// To the base URL of the client, under the base path of the document.
    Shared,
    /// To the base URL of the client, under another path.
    Path(String),
    /// To a server of its own, which is one of [`super::Ir::own_servers`], under a path there.
    Server {
        /// The scheme and host.
        origin: String,
        /// What comes before the path of the operation.
        base_path: String,
    },
}

/// The job that an operation starts. What the other two operations require, besides the id, are texts in its path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// The operation that tells how it does.
    pub status: OperationId,
    /// The operation that gives the result.
    pub result: OperationId,
    /// The path parameter of both that takes the id.
    pub parameter: String,
    /// What the answers say where.
    pub responses: JobFields,
}

/// What the answers about a job say where; members that stand in others are written `a/b`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JobFields {
    /// The member that holds the id.
    pub id: String,
    /// The member that holds the state.
    pub state: String,
    /// The states that mean that there is a result.
    pub done: Vec<String>,
    /// The states that mean that there will be none.
    pub failed: Vec<String>,
}

/// A piece of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Segment {
    /// Text as it is.
    Literal(String),
    /// The value of a parameter, by its position in [`Operation::parameters`].
    Parameter(usize),
}

/// A parameter.
#[derive(Clone, Debug)]
pub struct Parameter {
    /// Its name on the wire.
    pub name: String,
    /// Where it goes.
    pub location: In,
    /// Who gives its value.
    pub supply: Supply,
    /// How it is written.
    pub value: ParameterValue,
    /// What it says to people.
    pub docs: Docs,
}

/// Who gives the value of a parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Supply {
    /// The caller, in the signature.
    Required,
    /// The caller, by a setter.
    Optional,
    /// The client, for all operations alike, where its configuration holds a value
    /// (`[[client-parameter]]` in sailwright.toml); `required`: it is an error if it does not.
    Client {
        /// Whether the document requires it.
        required: bool,
    },
}

/// How the value of a parameter is written.
#[derive(Clone, Debug)]
pub enum ParameterValue {
    /// By a style.
    Styled {
        /// The type of the value.
        ty: Ty,
        /// The style.
        style: Style,
        /// Whether the parts of lists and objects become parameters of their own.
        explode: bool,
        /// Whether reserved characters stay as they are.
        allow_reserved: bool,
    },
    /// As a JSON text.
    Json(Ty),
}

/// What is sent, in one media type.
#[derive(Clone, Debug)]
pub struct Body {
    /// The media type, for the `Content-Type` header.
    pub media_type: String,
    /// How it is written.
    pub kind: BodyKind,
    /// What it says to people.
    pub docs: Docs,
}

/// How a body is written.
#[derive(Clone, Debug)]
pub enum BodyKind {
    /// JSON of a type.
    Json(Ty),
    /// `application/x-www-form-urlencoded` of an object, and how its members are written.
    Form(Ty, Style),
    /// `multipart/form-data`; without parts the document describes none, and the caller puts the form together.
    Multipart(Vec<Part>),
    /// A text as it is: `text/*`, XML.
    Text,
    /// Bytes, given at once or streamed.
    Bytes,
}

/// A part of a form.
#[derive(Clone, Debug)]
pub struct Part {
    /// Its name.
    pub name: String,
    /// Whether it must be given.
    pub required: bool,
    /// What it holds.
    pub kind: PartKind,
    /// Its media type where the document names one.
    pub media_type: Option<String>,
    /// What it says to people.
    pub docs: Docs,
}

/// What a part of a form holds.
#[derive(Clone, Debug)]
pub enum PartKind {
    /// A file: a name and bytes.
    File,
    /// Several files under the same name.
    Files,
    /// A scalar or JSON value.
    Value(Ty),
}

/// An answer that means success.
#[derive(Clone, Debug)]
pub struct SuccessResponse {
    /// Its statuses.
    pub status: StatusRange,
    /// What it holds.
    pub body: ResponseBody,
    /// What it means.
    pub description: Option<String>,
}

/// What an answer holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ResponseBody {
    /// Nothing.
    None,
    /// JSON of a type.
    Json(Ty),
    /// A text as it is.
    Text,
    /// Bytes, streamed.
    Bytes,
    /// Server-sent events whose data is JSON of a type, or text.
    Events(Option<Ty>),
}

/// What a documented error of an operation holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ErrorBody {
    /// No documented error has a body.
    None,
    /// All documented errors hold JSON of the same type.
    One(Ty),
    /// It depends on the status.
    Set(ErrorSetId),
}

/// What the answer of an error status holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ErrorContent {
    /// Nothing, or bytes that stay as they are.
    None,
    /// JSON of a type.
    Json(Ty),
    /// A text as it is: `text/*`, XML.
    Text,
}

impl ErrorContent {
    /// The type, where it is JSON.
    #[must_use]
    pub fn ty(&self) -> Option<&Ty> {
        match self {
            Self::Json(ty) => Some(ty),
            Self::None | Self::Text => None,
        }
    }
}

/// An error enum, by its position in [`super::Ir::error_sets`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ErrorSetId(pub usize);

/// The documented errors of all operations of a tag, by status; or of one operation whose
/// errors do not fit those of its tag.
#[derive(Clone, Debug)]
pub struct ErrorSet {
    /// The tag whose module it lives in.
    pub tag: TagId,
    /// The operation that it belongs to, when it is not the tag's.
    pub operation: Option<OperationId>,
    /// The cases with what they mean, sorted by status; each status once.
    pub cases: Vec<(StatusRange, ErrorContent, Option<String>)>,
}
