//! Undocumented responses.

use std::error;
use std::fmt;

use crate::json::JsonError;
use crate::response::RawResponse;

/// A response that the API does not document for the operation.
///
/// If the status code is documented, the [`source`](error::Error::source) is the [`JsonError`] that is the reason why the
/// body does not match.
#[derive(Clone, Debug)]
pub struct UndocumentedError {
    pub(crate) raw: RawResponse,
    pub(crate) body_error: Option<JsonError>,
}

impl UndocumentedError {
    /// Returns the untyped response.
    #[must_use]
    pub fn raw(&self) -> &RawResponse {
        &self.raw
    }
}

impl fmt::Display for UndocumentedError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.body_error {
            // The body may be the documented one, but nobody can read it.
            Some(_) if self.raw.content_encoding().is_some() => self.raw.fmt(f),
            Some(error) => write!(f, "{} (not the documented body: {error})", self.raw),
            None => write!(f, "{} (not documented)", self.raw),
        }
    }
}

impl error::Error for UndocumentedError {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        self.body_error.as_ref().map(|error| error as _)
    }
}
