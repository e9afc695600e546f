//! Options of calls.

use std::fmt;
use std::time::Duration;

use http::{HeaderMap, HeaderName, HeaderValue};

use crate::retry::RetryPolicy;

/// Options for some calls of a client; see [`Client::with_options`](crate::Client::with_options).
///
/// An option that is not set has the value of the client.
///
/// ```
/// use std::time::Duration;
/// use sailwright_runtime::{CallOptions, Client};
///
/// fn interactive(client: &Client) -> Client {
///     client.with_options(CallOptions::default().total_timeout(Duration::from_secs(10)))
/// }
/// ```
#[derive(Clone, Default)]
#[must_use = "options do nothing until they are passed to `Client::with_options`"]
pub struct CallOptions {
    pub(crate) total_timeout: Option<Duration>,
    pub(crate) request_timeout: Option<Duration>,
    pub(crate) retry: Option<RetryPolicy>,
    pub(crate) idempotent: Option<bool>,
    pub(crate) headers: HeaderMap,
    pub(crate) body_limit: Option<usize>,
    #[cfg(feature = "read-only")]
    pub(crate) send_read_only: Option<bool>,
    pub(crate) lenient: Option<bool>,
}

impl CallOptions {
    /// Sets the longest time of a call, including all attempts, the delays between them, and its body.
    pub fn total_timeout(mut self, timeout: Duration) -> Self {
        self.total_timeout = Some(timeout);
        self
    }

    /// Sets the longest time of one attempt, and between two chunks of a streamed body.
    pub fn request_timeout(mut self, timeout: Duration) -> Self {
        self.request_timeout = Some(timeout);
        self
    }

    /// Sets the retry policy.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = Some(policy);
        self
    }

    /// Sets whether a request can be sent twice with the effect of sending it once. By default, this depends on the
    /// method: `POST` and `PATCH` are not idempotent, unless the request contains an idempotency key.
    pub fn idempotent(mut self, idempotent: bool) -> Self {
        self.idempotent = Some(idempotent);
        self
    }

    /// Adds a header, which replaces a header of the operation.
    ///
    /// Headers that the HTTP client sets, such as `Content-Length`, are an error of the call.
    pub fn header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.insert(name, value);
        self
    }

    /// Sets the largest number of bytes of a response body that is not streamed.
    pub fn body_limit(mut self, bytes: usize) -> Self {
        self.body_limit = Some(bytes);
        self
    }

    /// Sets whether the read-only properties of values are sent. By default, requests do not contain them.
    #[cfg(feature = "read-only")]
    pub fn send_read_only(mut self, send: bool) -> Self {
        self.send_read_only = Some(send);
        self
    }

    /// Sets whether responses are decoded leniently; see [`ClientBuilder::lenient`](crate::ClientBuilder::lenient).
    pub fn lenient(mut self, lenient: bool) -> Self {
        self.lenient = Some(lenient);
        self
    }
}

impl fmt::Debug for CallOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            total_timeout,
            request_timeout,
            retry,
            idempotent,
            headers,
            body_limit,
            lenient,
            ..
        } = self;
        // The values of headers may be secret.
        let headers: Vec<&str> = headers.keys().map(HeaderName::as_str).collect();
        f.debug_struct("CallOptions")
            .field("total_timeout", total_timeout)
            .field("request_timeout", request_timeout)
            .field("retry", retry)
            .field("idempotent", idempotent)
            .field("headers", &headers)
            .field("body_limit", body_limit)
            .field("lenient", lenient)
            .finish_non_exhaustive()
    }
}
