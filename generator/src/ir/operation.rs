//! The operations of the crate.

use serde_json::Value;

use super::{
    Docs, IdempotencyKey, Leniency, OperationSecurity, OperationShape, Paging, ResponseBody,
    ResponseForm, ResponseHeader, SuccessResponse, TagId, Ty,
};
use crate::diagnostic::Location;
use crate::spec::{In, Method, PropertyStyle, StatusRange, Style};

/// An operation, by its position in [`super::Ir::operations`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
pub struct OperationId(pub usize);

/// An operation: a method of the handle of its tag, and a file.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Operation {
    /// Its location.
    pub at: Location,
    /// The `operationId`.
    pub id: Option<String>,
    /// Its tag.
    pub tag: TagId,
    /// The HTTP method.
    pub method: Method,
    /// The server and base path of its requests.
    pub address: Address,
    /// The path template as written, without the base path.
    pub template: String,
    /// The path template without query and fragment.
    pub route: String,
    /// The query parameters that the path template sets. Parameters of the same name override them.
    pub query: Vec<(String, String)>,
    /// The segments of the path.
    pub path: Vec<Segment>,
    /// Its documentation; the summary is the first paragraph.
    pub docs: Docs,
    /// Its parameters, in the order of the document, without path parameters that the template lacks.
    pub parameters: Vec<Parameter>,
    /// The request body in each media type, the preferred one first. Empty if there is no body.
    pub bodies: Vec<Body>,
    /// Whether the request body is required.
    pub body_required: bool,
    /// The results, sorted by status code: success responses and redirections. If empty, every 2xx status code is a success
    /// without a body.
    pub responses: Vec<SuccessResponse>,
    /// The other media types of the results that the caller can request.
    pub forms: Vec<ResponseForm>,
    /// The documented headers of all responses, sorted by name.
    pub headers: Vec<ResponseHeader>,
    /// The content of its documented error responses.
    pub error: ErrorBody,
    /// The documented error status codes with their descriptions, sorted.
    pub error_docs: Vec<(StatusRange, Option<String>)>,
    /// The `Accept` header. `None` if no response has a body.
    pub accept: Option<String>,
    /// The values of its results that are decoded leniently.
    pub leniency: Leniency,
    /// The data of the event that ends its streams of events.
    pub end_of_events: Option<String>,
    /// The credentials that it requires.
    pub security: OperationSecurity,
    /// The pagination of its list. `None` unless its only response is or contains a list.
    pub paging: Option<Paging>,
    /// The key of its requests, if the server recognizes a request that is sent again.
    pub idempotency: Option<IdempotencyKey>,
    /// The job that it starts.
    pub job: Option<Job>,
    /// The job whose state it returns.
    pub polled_job: Option<Job>,
    /// Whether it returns the result of a job, at a URL that another operation returns.
    pub is_located: bool,
    /// Its form in Rust.
    pub shape: OperationShape,
}

/// The server and base path of the requests of an operation.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub enum Address {
    /// The base URL of the client and the base path of the document.
    Shared,
    /// The base URL of the client and this base path.
    Path(String),
    /// One of [`super::Ir::operation_servers`].
    Server {
        /// Its URL, which can contain variables.
        url: String,
        /// The URL with the defaults of the variables. Empty if the client must set one of them.
        default: String,
        /// The path before that of the operation.
        base_path: String,
    },
}

/// A long-running operation.
///
/// The parameters that its operations require, except for the ID, are strings in the path of the first one. Those of the
/// result and of canceling are also in the path of the second one.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Job {
    /// The operation that returns the state of the job.
    pub status: OperationId,
    /// The operation that returns the result of the job, and whether its URL is in the header `Location`. If `None`, the
    /// result is the last response with the state.
    pub result: Option<(OperationId, bool)>,
    /// The operation that cancels the job.
    pub cancel: Option<OperationId>,
    /// The path parameter for the ID of the job.
    pub parameter: String,
    /// Whether the operations have different documented errors.
    pub has_different_errors: bool,
    /// The properties of the responses.
    pub responses: JobFields,
}

/// The properties of the responses about a job; `a/b` is the property `b` of the property `a`.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct JobFields {
    /// The property with the ID. If `None`, the ID is the path parameter of the operation that starts the job.
    pub id: Option<String>,
    /// The property with the state.
    pub state: String,
    /// The states of a job that has a result.
    pub done: Vec<String>,
    /// The states of a job that will have no result.
    pub failed: Vec<String>,
    /// The states of a job that is not done. If empty, these are all other states.
    pub running: Vec<String>,
}

/// A segment of a path.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub enum Segment {
    /// A fixed text.
    Literal(String),
    /// The value of a parameter, by its position in [`Operation::parameters`].
    Parameter(usize),
}

/// A parameter.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Parameter {
    /// Its name in requests.
    pub name: String,
    /// Its location in requests.
    pub location: In,
    /// The source of its value.
    pub source: ParameterSource,
    /// Its type and serialization.
    pub value: ParameterValue,
    /// Its documentation.
    pub docs: Docs,
}

/// The source of the value of a parameter.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub enum ParameterSource {
    /// An argument of the method.
    Required,
    /// A setter of the request.
    Optional,
    /// A setter of the request. This value, a string, number or boolean, is sent if the setter is not called.
    Default(Value),
    /// A value of the client for all operations (`[[client-parameter]]` in sailwright.toml).
    Client {
        /// Whether a client without a value is an error.
        required: bool,
    },
}

/// The type and serialization of a parameter.
#[derive(Clone, Debug, serde::Serialize)]
pub enum ParameterValue {
    /// A style.
    Styled {
        /// The type of the value.
        ty: Ty,
        /// The style.
        style: Style,
        /// Whether each item or property is a separate parameter.
        explode: bool,
        /// Whether reserved characters are not percent-encoded.
        allow_reserved: bool,
    },
    /// JSON.
    Json(Ty),
    /// `application/x-www-form-urlencoded`, and the encodings of its properties that are not the default.
    Form(Ty, Vec<(String, FormEncoding)>),
}

impl ParameterValue {
    /// Returns the type of the value.
    #[must_use]
    pub fn ty(&self) -> &Ty {
        match self {
            Self::Styled { ty, .. } | Self::Json(ty) | Self::Form(ty, _) => ty,
        }
    }
}

/// The request body in one media type.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Body {
    /// The media type: the value of the `Content-Type` header.
    pub media_type: String,
    /// Its type and serialization.
    pub kind: BodyKind,
    /// Its documentation.
    pub docs: Docs,
}

/// The type and serialization of a request body.
#[derive(Clone, Debug, serde::Serialize)]
pub enum BodyKind {
    /// JSON of a type.
    Json(Ty),
    /// `application/x-www-form-urlencoded` of an object, and the encodings of its properties that are not the default.
    Form(Ty, Vec<(String, FormEncoding)>),
    /// A multipart type, with its parts sorted by name. If empty, the document describes no parts, and the caller adds them.
    Multipart(Vec<Part>),
    /// A multipart type whose parts have positions and no names. The names of the parts are only those of arguments.
    Parts(Vec<Part>),
    /// JSON values that follow each other, with the type of each.
    JsonStream(Ty),
    /// A text: `text/*`, XML.
    Text,
    /// Bytes, at once or streamed.
    Bytes,
    /// Bytes in one of several media types and ranges, which the caller selects.
    Ranges(Vec<String>),
}

/// The serialization of a property of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub enum FormEncoding {
    /// JSON.
    Json,
    /// A style.
    Styled(PropertyStyle),
}

/// A part of a multipart form.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Part {
    /// Its name.
    pub name: String,
    /// Whether it is required.
    pub required: bool,
    /// Its content.
    pub kind: PartKind,
    /// Its media types and ranges, if the document declares them. The value of a part that is no file has only one.
    pub media_types: Vec<String>,
    /// Its headers.
    pub headers: Vec<PartHeader>,
    /// Its position in the body: that of the property in the document.
    pub position: usize,
    /// Its documentation.
    pub docs: Docs,
}

/// A header of a part.
#[derive(Clone, Debug, serde::Serialize)]
pub struct PartHeader {
    /// Its name.
    pub name: String,
    /// Whether it is required if there is the part.
    pub required: bool,
    /// The type of its value.
    pub ty: Ty,
    /// Its documentation.
    pub docs: Docs,
}

/// The content of a part.
#[derive(Clone, Debug, serde::Serialize)]
pub enum PartKind {
    /// A file: a name and bytes.
    File,
    /// Several files with the same part name.
    Files,
    /// A scalar or JSON. Each item of a list is a part.
    Value(Ty),
    /// A value in a style, and whether it is exploded.
    Styled(Ty, Style, bool),
    /// Parts that the document does not describe.
    Others,
}

/// The content of the documented error responses of an operation.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub enum ErrorBody {
    /// No documented error has a body.
    None,
    /// The body of every documented error is JSON of the same type.
    One(Ty),
    /// The body depends on the status code.
    Set(ErrorSetId),
}

/// The body of an error response.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub enum ErrorContent {
    /// No body, or bytes that are not read.
    None,
    /// JSON of a type.
    Json(Ty),
    /// A text: `text/*`, XML.
    Text,
}

impl ErrorContent {
    /// Returns the type, if the body is JSON.
    #[must_use]
    pub fn ty(&self) -> Option<&Ty> {
        match self {
            Self::Json(ty) => Some(ty),
            Self::None | Self::Text => None,
        }
    }
}

/// An error enum, by its position in [`super::Ir::error_sets`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
pub struct ErrorSetId(pub usize);

/// The documented errors of the operations of a tag by status code, or those of one operation that contradict the others
/// of its tag.
#[derive(Clone, Debug, serde::Serialize)]
pub struct ErrorSet {
    /// The tag whose module contains it.
    pub tag: TagId,
    /// The operation, if it is not the enum of the tag.
    pub operation: Option<OperationId>,
    /// The status codes with their bodies and descriptions, sorted, each once.
    pub cases: Vec<(StatusRange, ErrorContent, Option<String>)>,
}

impl ParameterSource {
    /// Returns whether every request has the parameter.
    #[must_use]
    pub fn is_always_sent(&self) -> bool {
        matches!(self, Self::Required | Self::Default(_))
    }

    /// Returns whether the request has a setter for the parameter.
    #[must_use]
    pub fn has_setter(&self) -> bool {
        matches!(self, Self::Optional | Self::Default(_))
    }
}

impl Operation {
    /// Returns the success response, if there is only one; redirections do not count.
    #[must_use]
    pub fn only_success(&self) -> Option<&SuccessResponse> {
        let mut responses =
            self.responses.iter().filter(|response| !response.status.is_redirection());
        responses.next().filter(|_| responses.next().is_none())
    }

    /// Returns the success responses with JSON, each type once, if the body decides which of them an undocumented 2xx
    /// status code is read as.
    #[must_use]
    pub fn json_alternatives(&self) -> Vec<usize> {
        let all = self.responses.iter().enumerate();
        let mut found: Vec<usize> = Vec::new();
        for (position, response) in all.filter(|(_, response)| response.status.class() == Some(2)) {
            let is_new = found.iter().all(|&other| self.responses[other].body != response.body);
            if is_new && matches!(response.body, ResponseBody::Json(_)) {
                found.push(position);
            }
        }
        found
    }

    /// Returns whether the body of an undocumented 2xx status code decides how it is read.
    #[must_use]
    pub fn is_chosen_by_body(&self) -> bool {
        let has_range =
            self.responses.iter().any(|response| response.status == StatusRange::Class(2));
        !has_range && self.json_alternatives().len() > 1
    }

    /// Returns the parts of the form that are arguments and setters: those of the only body, if that is a form whose parts
    /// the document describes.
    #[must_use]
    pub fn form_parts(&self) -> Option<&[Part]> {
        match self.bodies.as_slice() {
            [Body { kind: BodyKind::Multipart(parts) | BodyKind::Parts(parts), .. }]
                if !parts.is_empty() =>
            {
                Some(parts)
            }
            _ => None,
        }
    }
}
