//! What an operation answers.

use std::ops::Deref;

use http::{HeaderMap, StatusCode};

use crate::runtime::error::RawResponse;

/// A successful answer: its status, its headers, and what the operation answers.
///
/// It can be used like a `T`.
#[derive(Clone, Debug)]
pub struct Response<T> {
    raw: RawResponse,
    value: T,
}

impl<T> Response<T> {
    pub(crate) fn new(raw: RawResponse, value: T) -> Self {
        Self { raw, value }
    }

    /// The status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.raw.status
    }

    /// The headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.raw.headers
    }

    /// The name under which the server logged the request.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.raw.request_id()
    }

    /// The answer as it arrived; without its body where that is streamed.
    #[must_use]
    pub fn raw(&self) -> &RawResponse {
        &self.raw
    }

    /// What the operation answers.
    #[must_use]
    pub fn value(&self) -> &T {
        &self.value
    }

    /// What the operation answers, to change.
    pub fn value_mut(&mut self) -> &mut T {
        &mut self.value
    }

    /// What the operation answers.
    #[must_use]
    pub fn into_value(self) -> T {
        self.value
    }

    /// The same answer with another value.
    pub fn map<U>(self, make: impl FnOnce(T) -> U) -> Response<U> {
        Response { raw: self.raw, value: make(self.value) }
    }
}

impl<T> Deref for Response<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}
