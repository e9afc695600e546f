//! Requests: the part of an HTTP request that depends on the operation.

mod body;
#[cfg(feature = "charset")]
mod charset;
mod content;
mod encode;
#[cfg(feature = "forms")]
mod form;
#[cfg(feature = "idempotency-keys")]
mod idempotency;
mod invalid;
#[cfg(all(feature = "forms", feature = "json-streams"))]
mod json_stream;
#[cfg(any(feature = "jobs", feature = "pagination"))]
mod link;
#[cfg(feature = "structured-parameters")]
mod media;
mod media_type;
#[cfg(feature = "multipart")]
mod multipart;
#[cfg(feature = "pagination")]
mod paging;
mod parameter;
#[cfg(feature = "structured-parameters")]
mod query_string;
#[cfg(feature = "read-only")]
mod read_only;
#[cfg(feature = "structured-parameters")]
mod reserved;
mod shape;
#[cfg(feature = "structured-parameters")]
mod structure;
#[cfg(feature = "structured-parameters")]
mod style;
#[cfg(feature = "structured-parameters")]
mod styled;
mod target;
mod typed;
#[cfg(all(feature = "uploads", not(target_family = "wasm")))]
mod upload;

use std::borrow::Cow;
use std::fmt;

pub use body::Body;
#[cfg(feature = "tokens")]
pub(crate) use encode::form_encoded;
#[cfg(feature = "servers")]
pub(crate) use encode::percent_encoded;
#[cfg(feature = "forms")]
pub use form::FormEncoding;
pub use http::Method;
use http::header::{ACCEPT, CONTENT_LENGTH, HeaderMap, HeaderValue};
pub use invalid::InvalidRequest;
#[cfg(feature = "multipart")]
pub use multipart::{FilePart, Multipart};
#[cfg(any(feature = "client-parameters", feature = "security-schemes"))]
pub(crate) use parameter::push_query;
#[cfg(feature = "jobs")]
use percent_encoding::percent_decode_str;
#[cfg(feature = "structured-parameters")]
pub use style::Style;
pub use typed::TypedRequest;

use crate::auth::Requirement;
use crate::call::Expected;
use crate::json::Leniency;

/// The reason why a text is not allowed in a header.
const NOT_A_HEADER: &str = "it has characters that are not allowed in a header";

/// A request of one operation, as generated code builds it.
///
/// Invalid values are reported when the request is sent, so that building it requires no `?`.
#[derive(Clone)]
pub struct Request {
    pub(crate) method: Method,
    pub(crate) operation: &'static str,
    #[cfg(feature = "servers")]
    pub(crate) server: Option<OperationServer>,
    pub(crate) base_path: &'static str,
    pub(crate) template: Cow<'static, str>,
    path: Vec<Pair>,
    /// The order in which query parameters or parts are sent, by name.
    order: &'static [&'static str],
    query: Vec<Pair>,
    pub(crate) headers: HeaderMap,
    cookies: Vec<Pair>,
    #[cfg(feature = "multipart")]
    form: Option<Multipart>,
    #[cfg(feature = "client-parameters")]
    pub(crate) client_parameters: Vec<ClientParameter>,
    pub(crate) body: Body,
    pub(crate) requirement: Requirement,
    pub(crate) idempotent: bool,
    pub(crate) expected: Expected,
    /// The header with a key that is generated for each call.
    #[cfg(feature = "idempotency-keys")]
    idempotency_key: Option<&'static str>,
    /// Whether read-only properties are sent. `None` if no value of the operation has any.
    #[cfg(feature = "read-only")]
    sends_read_only: Option<bool>,
    /// The URL of the request, if it is not that of the operation.
    #[cfg(any(feature = "jobs", feature = "pagination"))]
    link: Option<String>,
    error: Option<InvalidRequest>,
}

/// The server that the API document assigns to an operation.
#[derive(Clone, Copy, Debug)]
#[cfg(feature = "servers")]
pub(crate) struct OperationServer {
    /// The URL in the document, which can contain variables.
    pub(crate) documented: &'static str,
    /// The URL with the defaults of the variables; empty if one of them must be set.
    pub(crate) url: &'static str,
}

/// The name of a parameter, and its serialized value.
type Pair = (Cow<'static, str>, String);

/// A parameter whose value is configured in the client.
#[derive(Clone, Copy, Debug)]
#[cfg(feature = "client-parameters")]
pub(crate) struct ClientParameter {
    pub(crate) name: &'static str,
    pub(crate) required: bool,
    pub(crate) in_query: bool,
}

impl Request {
    /// Creates a request without parameters and body.
    ///
    /// `base_path` and `template` follow the base URL of the client; [`path`](Self::path) replaces `{name}` in the
    /// template.
    #[must_use]
    pub fn new(
        method: Method,
        base_path: &'static str,
        template: impl Into<Cow<'static, str>>,
    ) -> Self {
        let template = template.into();
        Self {
            idempotent: method.is_idempotent(),
            method,
            operation: "",
            #[cfg(feature = "servers")]
            server: None,
            base_path,
            template,
            path: Vec::new(),
            order: &[],
            query: Vec::new(),
            headers: HeaderMap::new(),
            cookies: Vec::new(),
            #[cfg(feature = "multipart")]
            form: None,
            #[cfg(feature = "client-parameters")]
            client_parameters: Vec::new(),
            body: Body::default(),
            #[cfg(feature = "security-schemes")]
            requirement: Requirement::Operation(0),
            #[cfg(not(feature = "security-schemes"))]
            requirement: Requirement::Any,
            expected: Expected::default(),
            #[cfg(feature = "idempotency-keys")]
            idempotency_key: None,
            #[cfg(feature = "read-only")]
            sends_read_only: None,
            #[cfg(any(feature = "jobs", feature = "pagination"))]
            link: None,
            error: None,
        }
    }

    /// Sets the operation ID, for hooks and traces.
    pub fn operation(&mut self, operation: &'static str) {
        self.operation = operation;
    }

    /// Sets the order in which query parameters, or the parts of a form, are sent.
    pub fn in_order(&mut self, names: &'static [&'static str]) {
        self.order = names;
    }

    /// Sets the server that the API document assigns to the operation. The builder can replace its URL.
    ///
    /// `url` is its URL with the defaults of its variables. If empty, the client must set the variables.
    #[cfg(feature = "servers")]
    pub fn server(&mut self, documented: &'static str, url: &'static str) {
        self.server = Some(OperationServer { documented, url });
    }

    /// Sends the request without credentials.
    pub fn anonymous(&mut self) {
        self.requirement = Requirement::None;
    }

    /// Sends the request with the credentials of a requirement, by its position in
    /// [`Security`](crate::generated::Security). By default, it is the first one.
    #[cfg(feature = "security-schemes")]
    pub fn security(&mut self, requirement: usize) {
        self.requirement = Requirement::Operation(requirement);
    }

    /// Sets the `Accept` header.
    pub fn accept(&mut self, accept: &'static str) {
        self.headers.insert(ACCEPT, HeaderValue::from_static(accept));
    }

    /// Sets the `Accept` header, and rejects results of other media types.
    pub fn accept_only(&mut self, accept: &'static str) {
        self.accept(accept);
        self.expected.is_strict = true;
    }

    /// Reads results leniently, unless the client decides.
    pub fn lenient(&mut self) {
        self.expected.leniency = Leniency { is_full: true, ..Leniency::default() };
    }

    /// Reads the values of lenient types in results leniently, unless the client decides.
    pub fn lenient_types(&mut self) {
        self.expected.leniency = Leniency { types: true, ..Leniency::default() };
    }

    /// Sets the status codes of results, if these are not the 2xx status codes; 3 is `3XX`.
    ///
    /// A redirect with one of them is not followed.
    pub fn results(&mut self, results: &'static [u16]) {
        self.expected.results = results;
    }

    /// Sets the status codes of the errors that the operation documents; 4 is `4XX`, and 0 is `default`.
    pub fn errors(&mut self, errors: &'static [u16]) {
        self.expected.errors = errors;
    }

    /// Sets the data of the event that ends a stream of events.
    #[cfg(feature = "events")]
    pub fn end_of_events(&mut self, data: &'static str) {
        self.expected.end_of_events = Some(data);
    }

    /// Adds a header with the value that is configured in the client.
    ///
    /// If it is `required` and not configured, the request is not sent.
    #[cfg(feature = "client-parameters")]
    pub fn client_header(&mut self, name: &'static str, required: bool) {
        self.client_parameters.push(ClientParameter { name, required, in_query: false });
    }

    /// Adds a query parameter with the value that is configured in the client.
    ///
    /// If it is `required` and not configured, the request is not sent.
    #[cfg(feature = "client-parameters")]
    pub fn client_query(&mut self, name: &'static str, required: bool) {
        self.client_parameters.push(ClientParameter { name, required, in_query: true });
    }

    /// Returns the value of a path parameter; an empty string if it is not set.
    #[cfg(feature = "jobs")]
    #[must_use]
    pub fn path_value(&self, name: &str) -> String {
        let value = self.path.iter().find(|(given, _)| given == name);
        let text = value.map_or("", |(_, text)| text.as_str());
        percent_decode_str(text).decode_utf8_lossy().into_owned()
    }

    /// Returns the path with the query, and adds the cookies to the headers.
    ///
    /// The error is the first one that was found when the request was built.
    pub(crate) fn finish(&mut self) -> Result<String, InvalidRequest> {
        #[cfg(feature = "multipart")]
        if let Some(form) = self.form.take() {
            self.send_form(form);
        }
        if let Some(error) = self.error.take() {
            return Err(error);
        }
        // RFC 9110, section 8.6: these methods anticipate content.
        let anticipates =
            matches!(self.method, Method::POST | Method::PUT | Method::PATCH | Method::QUERY);
        if anticipates && self.body.length() == Some(0) {
            self.headers.insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
        }
        let cookies = self.cookies.iter().map(|(_, text)| text.as_str());
        // An empty list is no cookie.
        let cookies: Vec<&str> = cookies.filter(|text| !text.is_empty()).collect();
        if !cookies.is_empty() {
            let cookies = HeaderValue::try_from(cookies.join("; "));
            let cookies = cookies.map_err(|_| invalid("cookie", "", NOT_A_HEADER))?;
            self.headers.insert(http::header::COOKIE, cookies);
        }
        self.target()
    }

    /// Takes the headers of a request without errors.
    pub(crate) fn take_headers(&mut self) -> Result<HeaderMap, InvalidRequest> {
        match self.error.take() {
            Some(error) => Err(error),
            None => Ok(std::mem::take(&mut self.headers)),
        }
    }

    /// Stores an error, unless there is an earlier one.
    fn fail(&mut self, error: InvalidRequest) {
        self.error.get_or_insert(error);
    }
}

fn invalid(kind: &str, name: &str, reason: &str) -> InvalidRequest {
    InvalidRequest::new(format!("{kind} `{name}`"), reason)
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request")
            .field("method", &self.method)
            .field("template", &self.template)
            .finish_non_exhaustive()
    }
}
