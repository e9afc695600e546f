//! The typed response.

use super::RawResponse;
use crate::json::Problem;

/// A successful response: the value that was read from its body, and the untyped response.
///
/// ```
/// use sailwright_runtime::{Response, Value};
///
/// fn print(response: &Response<Vec<Value>>) {
///     println!("{} items, request {:?}", response.value().len(), response.raw().request_id());
/// }
/// ```
#[derive(Clone, Debug)]
pub struct Response<T> {
    raw: RawResponse,
    value: T,
    problems: Vec<Problem>,
}

impl<T> Response<T> {
    pub(crate) fn new(raw: RawResponse, value: T) -> Self {
        Self { raw, value, problems: Vec::new() }
    }

    /// Adds the parts of the body that lenient decoding replaced or omitted, and reports them.
    pub(crate) fn with_problems(mut self, problems: Vec<Problem>) -> Self {
        self.raw.report(&problems);
        self.problems = problems;
        self
    }

    /// Returns the untyped response, with its status code, headers and body; the body is empty if the value streams it.
    #[must_use]
    pub fn raw(&self) -> &RawResponse {
        &self.raw
    }

    /// Returns a reference to the value.
    #[must_use]
    pub fn value(&self) -> &T {
        &self.value
    }

    /// Returns the parts of the body that [lenient](crate::ClientBuilder::lenient) decoding replaced or omitted, in the order
    /// of the body; missing properties of an object follow the others.
    #[must_use]
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// Returns the value.
    #[must_use]
    pub fn into_value(self) -> T {
        self.value
    }

    #[cfg(feature = "pagination")]
    pub(crate) fn into_parts(self) -> (RawResponse, T, Vec<Problem>) {
        (self.raw, self.value, self.problems)
    }

    /// Applies a function to the value, and keeps the rest of the response.
    pub fn map<U>(self, function: impl FnOnce(T) -> U) -> Response<U> {
        Response { raw: self.raw, value: function(self.value), problems: self.problems }
    }
}
