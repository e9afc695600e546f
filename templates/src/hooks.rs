//! Hooks that observe each attempt of a call.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::{HeaderMap, Method, StatusCode};
use reqwest::Url;

use crate::call::CallInfo;
use crate::error::Error;
use crate::response::IncomingResponse;

type OnRequest = Arc<dyn Fn(&mut AttemptRequest<'_>) + Send + Sync>;
type OnResponse = Arc<dyn Fn(&AttemptResult<'_>) + Send + Sync>;

/// The hooks of a client, in the order in which they were added.
#[derive(Clone, Default)]
pub(crate) struct Hooks {
    pub(crate) on_request: Vec<OnRequest>,
    pub(crate) on_response: Vec<OnResponse>,
}

impl Hooks {
    pub(crate) fn on_request(&self, request: &mut AttemptRequest<'_>) {
        self.on_request.iter().for_each(|hook| hook(request));
    }

    pub(crate) fn on_response(&self, result: &AttemptResult<'_>) {
        self.on_response.iter().for_each(|hook| hook(result));
    }
}

impl fmt::Debug for Hooks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} on request, {} on response", self.on_request.len(), self.on_response.len())
    }
}

/// The request of one attempt, before it is sent and before credentials are added; see
/// [`ClientBuilder::on_request`](crate::ClientBuilder::on_request).
#[derive(Debug)]
pub struct AttemptRequest<'a> {
    info: &'a CallInfo,
    request: &'a mut reqwest::Request,
}

impl<'a> AttemptRequest<'a> {
    pub(crate) fn new(info: &'a CallInfo, request: &'a mut reqwest::Request) -> Self {
        Self { info, request }
    }

    /// Returns the operation ID; an empty string for a request of [`Client::request`](crate::Client::request).
    #[must_use]
    pub fn operation(&self) -> &'static str {
        self.info.operation
    }

    /// Returns the method.
    #[must_use]
    pub fn method(&self) -> &Method {
        self.request.method()
    }

    /// Returns the URL.
    #[must_use]
    pub fn url(&self) -> &Url {
        self.request.url()
    }

    /// Returns a reference to the headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        self.request.headers()
    }

    /// Returns a mutable reference to the headers.
    pub fn headers_mut(&mut self) -> &mut HeaderMap {
        self.request.headers_mut()
    }

    /// Adds a query parameter.
    pub fn query(&mut self, name: &str, value: &str) {
        self.request.url_mut().query_pairs_mut().append_pair(name, value);
    }
}

/// The result of one attempt; see [`ClientBuilder::on_response`](crate::ClientBuilder::on_response).
#[derive(Debug)]
pub struct AttemptResult<'a> {
    info: &'a CallInfo,
    result: &'a Result<IncomingResponse, Error>,
    elapsed: Duration,
}

impl<'a> AttemptResult<'a> {
    pub(crate) fn new(
        info: &'a CallInfo,
        result: &'a Result<IncomingResponse, Error>,
        elapsed: Duration,
    ) -> Self {
        Self { info, result, elapsed }
    }

    /// Returns the operation ID; an empty string for a request of [`Client::request`](crate::Client::request).
    #[must_use]
    pub fn operation(&self) -> &'static str {
        self.info.operation
    }

    /// Returns the method.
    #[must_use]
    pub fn method(&self) -> &Method {
        &self.info.method
    }

    /// Returns the path with the names of its parameters: `/pets/{id}`.
    #[must_use]
    pub fn path_template(&self) -> String {
        format!("{}{}", self.info.base_path, self.info.template)
    }

    /// Returns the number of the attempt, starting with 1.
    #[must_use]
    pub fn attempt(&self) -> u32 {
        self.info.attempts
    }

    /// Returns the duration of the attempt, without the time to receive a streamed body.
    #[must_use]
    pub fn elapsed(&self) -> Duration {
        self.elapsed
    }

    /// Returns the status code; `None` if no response was received.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.result.as_ref().ok().map(IncomingResponse::status)
    }

    /// Returns the headers of the response; `None` if no response was received.
    #[must_use]
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.result.as_ref().ok().map(IncomingResponse::headers)
    }

    /// Returns the error; `None` if a response was received, with any status code.
    #[must_use]
    pub fn error(&self) -> Option<&Error> {
        self.result.as_ref().err()
    }
}
