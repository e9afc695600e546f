//! The typed response.

use super::RawResponse;

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
}

impl<T> Response<T> {
    pub(crate) fn new(raw: RawResponse, value: T) -> Self {
        Self { raw, value }
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

    /// Returns the value.
    #[must_use]
    pub fn into_value(self) -> T {
        self.value
    }

    /// Applies a function to the value, and keeps the rest of the response.
    pub fn map<U>(self, function: impl FnOnce(T) -> U) -> Response<U> {
        Response { raw: self.raw, value: function(self.value) }
    }
}
