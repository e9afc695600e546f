//! Documented errors.

use std::sync::Arc;

use crate::error_body::ErrorBody;
use crate::response::RawResponse;

/// An error response that the API documents.
#[derive(Clone, Debug)]
pub struct ApiError<E> {
    pub(super) raw: RawResponse,
    pub(super) body: E,
    /// The typed body of an error without a type parameter.
    pub(super) untyped: Option<Arc<dyn ErrorBody>>,
}

impl<E> ApiError<E> {
    pub(crate) fn new(raw: RawResponse, body: E) -> Self {
        Self { raw, body, untyped: None }
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
