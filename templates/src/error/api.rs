//! Documented errors.

use std::borrow::Cow;
use std::error;
use std::fmt;
use std::sync::{Arc, OnceLock};

use crate::error_body::ErrorBody;
use crate::response::RawResponse;

/// An error response that the API documents.
#[derive(Clone)]
pub struct ApiError<E> {
    pub(super) raw: RawResponse,
    pub(super) body: E,
    /// The typed body of an error without a type parameter.
    pub(super) untyped: Option<Arc<dyn ErrorBody>>,
    /// The source of the error without the secrets that the server has repeated.
    pub(super) redacted: OnceLock<RedactedBody>,
}

/// The message of a body without the secrets that the server has repeated.
#[derive(Clone)]
pub(super) struct RedactedBody(String);

impl<E> ApiError<E> {
    pub(crate) fn new(raw: RawResponse, body: E) -> Self {
        Self { raw, body, untyped: None, redacted: OnceLock::new() }
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

impl<E> ApiError<E> {
    /// Returns the source of this error: the body, or its message if the body repeats the credentials of the request.
    pub(super) fn redact_source<'e>(
        &'e self,
        source: &'e (dyn error::Error + 'static),
    ) -> &'e (dyn error::Error + 'static) {
        let text = source.to_string();
        match self.raw.call.secrets.redact(&text) {
            Cow::Borrowed(_) => source,
            Cow::Owned(text) => self.redacted.get_or_init(|| RedactedBody(text)),
        }
    }
}

impl fmt::Display for RedactedBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for RedactedBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl error::Error for RedactedBody {}

impl<E: fmt::Debug> fmt::Debug for ApiError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // A server may repeat the credentials of the request in the body.
        let body =
            if f.alternate() { format!("{:#?}", self.body) } else { format!("{:?}", self.body) };
        let body = self.raw.call.secrets.redact(&body);
        let mut debug = f.debug_struct("ApiError");
        debug.field("raw", &self.raw).field("body", &format_args!("{body}")).finish_non_exhaustive()
    }
}
