//! Requests: what an operation sends, before the client adds what all requests share.

mod body;
mod content;
mod encode;
mod invalid;
mod multipart;
mod parameter;
mod shape;
mod style;
mod target;
mod typed;
#[cfg(not(target_family = "wasm"))]
mod upload;

use std::borrow::Cow;
use std::fmt;

pub use body::Body;
pub use http::Method;
use http::header::{ACCEPT, HeaderMap, HeaderValue};
pub use invalid::InvalidRequest;
pub use multipart::{FilePart, Multipart};
pub(crate) use parameter::{form_pairs, query_pair};
use percent_encoding::percent_decode_str;
pub use style::Style;
pub use typed::TypedRequest;

/// A request of one operation.
///
/// Errors of building are kept inside and come out of [`Client::execute`](crate::runtime::Client::execute),
/// so that building needs no `?`.
#[derive(Clone)]
pub struct Request {
    pub(crate) method: Method,
    pub(crate) operation: &'static str,
    pub(crate) server: Option<&'static str>,
    pub(crate) base_path: &'static str,
    pub(crate) template: Cow<'static, str>,
    path: Vec<Pair>,
    /// The names of all query parameters or parts that there may be, in the order in which they are sent.
    order: &'static [&'static str],
    query: Vec<Pair>,
    pub(crate) headers: HeaderMap,
    cookies: Vec<Pair>,
    form: Option<Multipart>,
    pub(crate) from_client: Vec<FromClient>,
    pub(crate) body: Body,
    pub(crate) anonymous: bool,
    pub(crate) idempotent: bool,
    fault: Option<InvalidRequest>,
}

/// The name of a parameter, and its value as it is sent.
type Pair = (Cow<'static, str>, String);

/// A parameter whose value the client's configuration holds.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FromClient {
    pub(crate) name: &'static str,
    pub(crate) required: bool,
    pub(crate) in_query: bool,
}

impl Request {
    /// A request without parameters and body.
    ///
    /// `base_path` and `template` follow the client's base URL; `{name}` in the template is replaced
    /// by [`path`](Self::path).
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
            server: None,
            base_path,
            template,
            path: Vec::new(),
            order: &[],
            query: Vec::new(),
            headers: HeaderMap::new(),
            cookies: Vec::new(),
            form: None,
            from_client: Vec::new(),
            body: Body::default(),
            anonymous: false,
            fault: None,
        }
    }

    /// The name of the operation, for errors and traces.
    pub fn operation(&mut self, operation: &'static str) {
        self.operation = operation;
    }

    /// Sends query parameters, and the parts of a form, in this order, whatever the order of the calls that set them.
    pub fn in_order(&mut self, names: &'static [&'static str]) {
        self.order = names;
    }

    /// Sends the request to a server of its own instead of the client's base URL; see
    /// [`ClientBuilder::server`](crate::runtime::ClientBuilder::server).
    pub fn server(&mut self, origin: &'static str) {
        self.server = Some(origin);
    }

    /// Sends no credentials.
    pub fn anonymous(&mut self) {
        self.anonymous = true;
    }

    /// The media types that the answer may have.
    pub fn accept(&mut self, accept: &'static str) {
        self.headers.insert(ACCEPT, HeaderValue::from_static(accept));
    }

    /// Takes a header from the client's configuration.
    ///
    /// If it is `required` and the configuration does not have it, nothing is sent.
    pub fn client_header(&mut self, name: &'static str, required: bool) {
        self.from_client.push(FromClient { name, required, in_query: false });
    }

    /// Takes a query parameter from the client's configuration.
    ///
    /// If it is `required` and the configuration does not have it, nothing is sent.
    pub fn client_query(&mut self, name: &'static str, required: bool) {
        self.from_client.push(FromClient { name, required, in_query: true });
    }

    /// The value of a path parameter that is a text; empty where it has none.
    #[must_use]
    pub fn path_text(&self, name: &str) -> String {
        let value = self.path.iter().find(|(given, _)| given == name);
        let text = value.map_or("", |(_, text)| text.as_str());
        percent_decode_str(text).decode_utf8_lossy().into_owned()
    }

    /// Whether there is a query parameter of that name.
    pub(crate) fn has_query(&self, name: &str) -> bool {
        self.query.iter().any(|pair| pair.0 == name)
    }

    /// Removes a query parameter and answers its value, still encoded.
    pub(crate) fn take_query(&mut self, name: &str) -> Option<String> {
        let position = self.query.iter().position(|pair| pair.0 == name)?;
        let (_, text) = self.query.remove(position);
        Some(text.split_once('=').map_or(String::new(), |(_, value)| value.to_owned()))
    }

    /// Path and query, and the headers with the cookies; or the first fault of building.
    pub(crate) fn finish(&mut self) -> Result<String, InvalidRequest> {
        if let Some(form) = self.form.take() {
            self.send_form(form);
        }
        if let Some(fault) = self.fault.take() {
            return Err(fault);
        }
        if !self.cookies.is_empty() {
            let cookies: Vec<&str> = self.cookies.iter().map(|(_, text)| text.as_str()).collect();
            let cookies = HeaderValue::try_from(cookies.join("; "));
            let cookies = cookies.map_err(|error| invalid("cookie", "", &error.to_string()))?;
            self.headers.insert(http::header::COOKIE, cookies);
        }
        self.target()
    }

    /// Keeps the first fault.
    fn fail(&mut self, fault: InvalidRequest) {
        self.fault.get_or_insert(fault);
    }
}

fn invalid(kind: &str, name: &str, why: &str) -> InvalidRequest {
    InvalidRequest::new(format!("{kind} `{name}`"), why)
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request")
            .field("method", &self.method)
            .field("template", &self.template)
            .finish_non_exhaustive()
    }
}
