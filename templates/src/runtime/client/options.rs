//! Options of single calls.

use std::time::Duration;

use http::{HeaderMap, HeaderName, HeaderValue};

use crate::runtime::retry::RetryPolicy;

/// What is different for some calls: see [`Client::with`](super::Client::with).
///
/// What is not set is as the client has it.
#[derive(Clone, Debug, Default)]
#[must_use = "options do nothing until they are given to `Client::with`"]
pub struct CallOptions {
    pub(crate) total_timeout: Option<Duration>,
    pub(crate) request_timeout: Option<Duration>,
    pub(crate) retry: Option<RetryPolicy>,
    pub(crate) idempotent: Option<bool>,
    pub(crate) headers: HeaderMap,
    pub(crate) body_limit: Option<usize>,
}

impl CallOptions {
    /// Options that change nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// How long a call may take, with all of its attempts and waits and the reading of its body.
    pub fn total_timeout(mut self, timeout: Duration) -> Self {
        self.total_timeout = Some(timeout);
        self
    }

    /// How long one attempt may take; for a streamed body, how long each chunk may take.
    pub fn request_timeout(mut self, timeout: Duration) -> Self {
        self.request_timeout = Some(timeout);
        self
    }

    /// When the request is sent again.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = Some(policy);
        self
    }

    /// Says whether sending the request twice does no harm; by default its method tells.
    pub fn idempotent(mut self, idempotent: bool) -> Self {
        self.idempotent = Some(idempotent);
        self
    }

    /// Adds a header; it replaces one of the operation.
    pub fn header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.insert(name, value);
        self
    }

    /// How many bytes of a body are read at most when it is read at once.
    pub fn body_limit(mut self, bytes: usize) -> Self {
        self.body_limit = Some(bytes);
        self
    }
}
