//! Answers as they arrived, and the errors made of them.

use std::error;
use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use crate::runtime::call::CallInfo;
use crate::runtime::json::JsonError;
use crate::runtime::retry;

/// The most characters of a body that a message shows.
const EXCERPT: usize = 200;

/// An answer as it arrived.
#[derive(Clone)]
pub struct RawResponse {
    pub(crate) call: CallInfo,
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl RawResponse {
    /// The status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// The headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The body, up to the limit of the client.
    #[must_use]
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// The name under which the server logged the request.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.call.request_id(&self.headers)
    }

    /// How long the server asks to wait: `Retry-After` in seconds or as a date.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        retry::retry_after(&self.headers)
    }

    /// How often the request was sent.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.call.attempts
    }

    pub(crate) fn may_have_been_carried_out(&self) -> bool {
        self.call.sent_before || !self.status.is_client_error()
    }

    pub(crate) fn is_retryable(&self) -> bool {
        retry::is_retryable(self.status, self.call.idempotent)
    }

    /// The media type without its parameters, in lower case; empty when there is none.
    pub(crate) fn media_type(&self) -> String {
        let value = self.headers.get(http::header::CONTENT_TYPE).and_then(|v| v.to_str().ok());
        let essence = value.unwrap_or_default().split(';').next().unwrap_or_default();
        essence.trim().to_ascii_lowercase()
    }

    /// The beginning of the body in one line.
    pub(crate) fn excerpt(&self) -> String {
        let window = self.body.get(..EXCERPT * 4).unwrap_or(&self.body);
        let text = String::from_utf8_lossy(window);
        text.chars().take(EXCERPT).map(|c| if c.is_control() { ' ' } else { c }).collect()
    }
}

impl fmt::Display for RawResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} answered {}", self.call, self.status)?;
        if let Some(wait) = self.retry_after() {
            write!(f, " (retry after {} s)", wait.as_secs())?;
        }
        if let Some(id) = self.request_id() {
            write!(f, " (request {id})")?;
        }
        if self.body.is_empty() { Ok(()) } else { write!(f, ": {}", self.excerpt()) }
    }
}

impl fmt::Debug for RawResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RawResponse")
            .field("call", &self.call)
            .field("status", &self.status)
            .field("length", &self.body.len())
            .field("excerpt", &self.excerpt())
            .finish_non_exhaustive()
    }
}

/// An error that the API documents.
#[derive(Clone, Debug)]
pub struct ApiError<E> {
    pub(crate) response: RawResponse,
    pub(crate) body: E,
}

impl<E> ApiError<E> {
    /// The status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.response.status
    }

    /// The answer as it arrived.
    #[must_use]
    pub fn response(&self) -> &RawResponse {
        &self.response
    }

    /// What the API says about the error.
    #[must_use]
    pub fn body(&self) -> &E {
        &self.body
    }

    /// What the API says about the error.
    #[must_use]
    pub fn into_body(self) -> E {
        self.body
    }
}

/// An answer that the API does not document for the operation.
#[derive(Clone, Debug)]
pub struct UndocumentedError {
    pub(crate) response: RawResponse,
    pub(crate) fault: Option<JsonError>,
}

impl UndocumentedError {
    /// The status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.response.status
    }

    /// The answer as it arrived.
    #[must_use]
    pub fn response(&self) -> &RawResponse {
        &self.response
    }

    /// Why the body could not be read, when the status is documented.
    #[must_use]
    pub fn fault(&self) -> Option<&JsonError> {
        self.fault.as_ref()
    }
}

impl fmt::Display for UndocumentedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.fault {
            Some(fault) => write!(f, "{} (not the documented body: {fault})", self.response),
            None => write!(f, "{} (not documented)", self.response),
        }
    }
}

impl error::Error for UndocumentedError {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        self.fault.as_ref().map(|fault| fault as _)
    }
}
