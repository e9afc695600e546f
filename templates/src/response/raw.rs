//! The untyped response.

use std::borrow::Cow;
use std::fmt;
use std::time::Duration;

use bytes::Bytes;
use http::header::{CONTENT_ENCODING, CONTENT_TYPE};
use http::{HeaderMap, StatusCode};

use super::excerpt;
use super::media::{charset, essence};
use crate::call::CallInfo;
use crate::error::{DecodeError, DecodeProblem, Error};
use crate::json::{FromJson, Problem};
use crate::retry;

/// The largest number of characters of a body in an error message.
const EXCERPT: usize = 200;

/// An HTTP response as it was received, with any status code.
///
/// The body is complete, except in the response of an operation that streams its body: there it is empty.
///
/// ```
/// use sailwright_runtime::{Client, Error, Method, Value};
///
/// async fn version(client: &Client) -> Result<Value, Error> {
///     let response = client.request(Method::GET, "/version").send().await?;
///     println!("{} after {} attempts", response.status(), response.attempts());
///     response.json()
/// }
/// ```
#[derive(Clone)]
pub struct RawResponse {
    pub(crate) call: CallInfo,
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl RawResponse {
    /// Returns the status code.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.status
    }

    /// Returns the headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// Returns the body.
    ///
    /// The body of an error response is cut off after 1 MiB, or after 10 seconds.
    #[must_use]
    pub fn body(&self) -> &Bytes {
        &self.body
    }

    /// Reads the body as JSON, never leniently.
    ///
    /// # Errors
    ///
    /// Returns [`Error::Decode`] if the body is empty, has another media type, or does not match `T`.
    pub fn json<T: FromJson>(&self) -> Result<T, Error> {
        self.read_json().map_err(|problem| self.clone().decode_error(problem))
    }

    /// Reads the body as a string.
    ///
    /// # Errors
    ///
    /// Returns [`Error::Decode`] if the body is not UTF-8 or text of the charset of its media type, or is an HTML page
    /// that the request does not accept.
    pub fn text(&self) -> Result<String, Error> {
        self.read_text().map_err(|problem| self.clone().decode_error(problem))
    }

    /// Returns the ID that the server assigned to the request.
    ///
    /// `None` if the response has no header
    /// [`request_id_header`](crate::ClientBuilder::request_id_header), `x-request-id`, `request-id` or
    /// `x-correlation-id`.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.call.request_id(&self.headers)
    }

    /// Returns the delay of the `Retry-After` header, which contains seconds or a date.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        retry::retry_after(&self.headers)
    }

    /// Returns the number of attempts that were made, including the one that received this response.
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

    /// Returns the media type without its parameters, in lower case; an empty string if there is none.
    pub(crate) fn media_type(&self) -> String {
        essence(self.content_type())
    }

    /// Returns the charset of the body, in lower case.
    pub(crate) fn charset(&self) -> Option<String> {
        charset(self.content_type())
    }

    /// Returns the media type with its parameters; an empty string if there is none.
    pub(crate) fn content_type(&self) -> &str {
        let value = self.headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok());
        value.unwrap_or_default()
    }

    /// Returns the content encodings of the body, in lower case; `None` if it is as it was before it was encoded. The HTTP
    /// client removes the header if it decodes the body.
    pub(crate) fn content_encoding(&self) -> Option<String> {
        let value = self.headers.get(CONTENT_ENCODING)?;
        let encoding = String::from_utf8_lossy(value.as_bytes()).trim().to_ascii_lowercase();
        let encoding = excerpt(&encoding, EXCERPT);
        (!matches!(encoding.as_str(), "" | "identity")).then_some(encoding)
    }

    /// Returns the beginning of the body in one line.
    pub(crate) fn excerpt(&self) -> String {
        if let Some(encoding) = self.content_encoding() {
            return format!("{} bytes in the content encoding `{encoding}`", self.body.len());
        }
        let (body, _) = self.masked_around(0);
        let window = body.get(..EXCERPT * 4).unwrap_or(&body);
        excerpt(&String::from_utf8_lossy(window), EXCERPT)
    }

    /// Returns the part of the body around an offset, with asterisks in place of the secrets of the request, which a server
    /// may repeat, and the offset in this part. A body can be large, and an error shows one line of it.
    pub(crate) fn masked_around(&self, offset: usize) -> (Cow<'_, [u8]>, usize) {
        let reach = EXCERPT * 4 + self.call.secrets.reach();
        let offset = offset.min(self.body.len());
        let start = offset.saturating_sub(reach);
        let end = self.body.len().min(offset + reach);
        (self.call.secrets.mask(&self.body[start..end]), offset - start)
    }

    /// Reports the parts of the body that lenient decoding replaced or omitted.
    #[allow(clippy::unused_self, reason = "only the feature tracing reports them")]
    pub(crate) fn report(&self, problems: &[Problem]) {
        #[cfg(feature = "tracing")]
        crate::trace::problems(&self.call, problems);
        #[cfg(not(feature = "tracing"))]
        let _ = problems;
    }

    pub(crate) fn decode_error(self, problem: DecodeProblem) -> Error {
        DecodeError::new(self, problem).into()
    }
}

impl fmt::Display for RawResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.call, self.status)?;
        if let Some(delay) = self.retry_after() {
            write!(f, " (retry after {} s)", delay.as_secs())?;
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
