//! Hooks that observe each attempt of a call.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::{HeaderMap, Method, StatusCode};
use reqwest::Url;

use crate::call::CallInfo;
use crate::error::Error;
use crate::request::InvalidRequest;
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
    /// Calls the hooks before an attempt, which can change the URL and the headers.
    pub(crate) fn on_request(
        &self,
        info: &CallInfo,
        url: &mut Url,
        headers: &mut HeaderMap,
    ) -> Result<(), InvalidRequest> {
        let origin = url.origin();
        let (operation, method) = (info.operation, &info.method);
        let mut request = AttemptRequest { operation, method, url, headers };
        self.on_request.iter().for_each(|hook| hook(&mut request));
        if url.origin() == origin {
            return Ok(());
        }
        Err(InvalidRequest::new("url", "a hook changed its origin"))
    }

    /// Calls the hooks after an attempt.
    pub(crate) fn on_response(
        &self,
        info: &CallInfo,
        result: &Result<IncomingResponse, Error>,
        elapsed: Duration,
    ) {
        if self.on_response.is_empty() {
            return;
        }
        let result = AttemptResult::new(info, result, elapsed);
        self.on_response.iter().for_each(|hook| hook(&result));
    }
}

impl fmt::Debug for Hooks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} on request, {} on response", self.on_request.len(), self.on_response.len())
    }
}

/// The request of one attempt, before it is sent and before credentials are added; see
/// [`ClientBuilder::on_request`](crate::ClientBuilder::on_request).
///
/// ```
/// use sailwright_runtime::{ClientBuilder, HeaderValue};
///
/// fn named(builder: ClientBuilder) -> ClientBuilder {
///     builder.on_request(|request| {
///         let operation = HeaderValue::from_static(request.operation);
///         request.headers.insert("x-operation", operation);
///         request.url.query_pairs_mut().append_pair("trace", "1");
///     })
/// }
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub struct AttemptRequest<'a> {
    /// Operation ID; an empty string for a request of [`Client::request`](crate::Client::request)
    pub operation: &'static str,
    /// Method
    pub method: &'a Method,
    /// URL; a hook that changes its origin makes the request invalid
    pub url: &'a mut Url,
    /// Headers, without those of the credentials
    pub headers: &'a mut HeaderMap,
}

/// The result of one attempt; see [`ClientBuilder::on_response`](crate::ClientBuilder::on_response).
#[derive(Debug)]
#[non_exhaustive]
pub struct AttemptResult<'a> {
    /// Operation ID; an empty string for a request of [`Client::request`](crate::Client::request)
    pub operation: &'static str,
    /// Method
    pub method: &'a Method,
    /// Path with the names of its parameters: `/pets/{id}`
    pub path_template: String,
    /// Number of the attempt, starting with 1
    pub attempt: u32,
    /// Duration of the attempt, without the time to receive a streamed body
    pub elapsed: Duration,
    /// Status code; `None` if no response was received
    pub status: Option<StatusCode>,
    /// Headers of the response; `None` if no response was received
    pub headers: Option<&'a HeaderMap>,
    /// Error; `None` if a response was received, with any status code
    pub error: Option<&'a Error>,
}

impl<'a> AttemptResult<'a> {
    fn new(
        info: &'a CallInfo,
        result: &'a Result<IncomingResponse, Error>,
        elapsed: Duration,
    ) -> Self {
        let response = result.as_ref().ok();
        Self {
            operation: info.operation,
            method: &info.method,
            path_template: format!("{}{}", info.base_path, info.template),
            attempt: info.attempts,
            elapsed,
            status: response.map(IncomingResponse::status),
            headers: response.map(IncomingResponse::headers),
            error: result.as_ref().err(),
        }
    }
}
