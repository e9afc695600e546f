//! Hooks that observe each attempt of a call.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::{HeaderMap, HeaderName, Method, StatusCode};
use reqwest::Url;

use crate::call::CallInfo;
use crate::error::Error;
use crate::request::InvalidRequest;
use crate::response::IncomingResponse;
use crate::time::BoxFuture;

/// The future of a hook. Its error is that of the call.
pub type HookFuture<'a> = BoxFuture<'a, Result<(), Box<dyn std::error::Error + Send + Sync>>>;

type SyncHook = dyn Fn(&mut AttemptRequest<'_>) + Send + Sync;
type AsyncHook = dyn for<'h> Fn(&'h mut AttemptRequest<'_>) -> HookFuture<'h> + Send + Sync;
type OnResponse = Arc<dyn Fn(&AttemptResult<'_>) + Send + Sync>;

/// A hook that can change a request.
#[derive(Clone)]
pub(crate) enum Hook {
    Sync(Arc<SyncHook>),
    Async(Arc<AsyncHook>),
}

/// The hooks of a client, in the order in which they were added.
#[derive(Clone, Default)]
pub(crate) struct Hooks {
    pub(crate) calls: Vec<Hook>,
    pub(crate) attempts: Vec<Hook>,
    pub(crate) responses: Vec<OnResponse>,
}

impl Hooks {
    /// Returns whether there are hooks that can change requests.
    pub(crate) fn can_change_requests(&self) -> bool {
        !(self.calls.is_empty() && self.attempts.is_empty())
    }

    /// Calls the hooks before a call, which can change the URL and the headers of all attempts.
    pub(crate) async fn before_call(
        &self,
        info: &CallInfo,
        url: &mut Url,
        headers: &mut HeaderMap,
    ) -> Result<(), InvalidRequest> {
        Self::call_all(&self.calls, info, url, headers).await
    }

    /// Calls the hooks before an attempt, which can change the URL and the headers.
    pub(crate) async fn before_attempt(
        &self,
        info: &CallInfo,
        url: &mut Url,
        headers: &mut HeaderMap,
    ) -> Result<(), InvalidRequest> {
        Self::call_all(&self.attempts, info, url, headers).await
    }

    async fn call_all(
        hooks: &[Hook],
        info: &CallInfo,
        url: &mut Url,
        headers: &mut HeaderMap,
    ) -> Result<(), InvalidRequest> {
        if hooks.is_empty() {
            return Ok(());
        }
        let origin = url.origin();
        for hook in hooks {
            let (operation, method) = (info.operation, &info.method);
            let mut request = AttemptRequest { operation, method, url, headers };
            match hook {
                Hook::Sync(hook) => hook(&mut request),
                Hook::Async(hook) => hook(&mut request)
                    .await
                    .map_err(|error| InvalidRequest::new("hook", error.to_string()))?,
            }
        }
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
        if self.responses.is_empty() {
            return;
        }
        let result = AttemptResult::new(info, result, elapsed);
        self.responses.iter().for_each(|hook| hook(&result));
    }
}

impl fmt::Debug for Hooks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { calls, attempts, responses } = self;
        let (calls, attempts, responses) = (calls.len(), attempts.len(), responses.len());
        write!(f, "{calls} for calls, {attempts} for attempts, {responses} for responses")
    }
}

/// The request of one attempt, or of all attempts of a call, before it is sent and before credentials are added; see
/// [`ClientBuilder::on_request`](crate::ClientBuilder::on_request), [`on_attempt`](crate::ClientBuilder::on_attempt) and
/// [`on_call`](crate::ClientBuilder::on_call).
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

impl fmt::Debug for AttemptRequest<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The values of headers and of query parameters may be secret.
        let headers: Vec<&str> = self.headers.keys().map(HeaderName::as_str).collect();
        f.debug_struct("AttemptRequest")
            .field("operation", &self.operation)
            .field("method", &self.method)
            .field("headers", &headers)
            .finish_non_exhaustive()
    }
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
