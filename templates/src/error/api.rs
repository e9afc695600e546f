//! Documented errors.

use http::StatusCode;

use crate::response::RawResponse;

/// An error response that the API documents.
#[derive(Clone, Debug)]
pub struct ApiError<E> {
    pub(crate) raw: RawResponse,
    pub(crate) body: E,
}

impl<E> ApiError<E> {
    /// Returns the status code.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.raw.status
    }

    /// Returns the untyped response.
    #[must_use]
    pub fn raw(&self) -> &RawResponse {
        &self.raw
    }

    /// Returns a reference to the typed body.
    #[must_use]
    pub fn body(&self) -> &E {
        &self.body
    }

    /// Returns the typed body.
    #[must_use]
    pub fn into_body(self) -> E {
        self.body
    }
}
