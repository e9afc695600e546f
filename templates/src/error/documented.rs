//! The type parameter of errors.

use std::error;
use std::fmt;

use super::ApiError;
use crate::error_body::ErrorBody;
use crate::json::JsonError;

/// The type parameter of [`Error`](super::Error): an [`ErrorBody`], or `()` if the API documents no error bodies.
///
/// Code that is generic over the errors of operations has the bound `E: Documented`. To add a type, implement
/// [`ErrorBody`].
pub trait Documented: fmt::Debug + Send + Sync + Sized + 'static {
    /// Reads the body of an error. `documented` is the entry of the status code among the errors of the operation.
    #[doc(hidden)]
    fn read_body(
        status: u16,
        documented: Option<u16>,
        body: &[u8],
    ) -> Option<Result<Self, JsonError>>;

    #[doc(hidden)]
    fn source_of(error: &ApiError<Self>) -> Option<&(dyn error::Error + 'static)>;
}

impl<E: ErrorBody> Documented for E {
    fn read_body(
        status: u16,
        documented: Option<u16>,
        body: &[u8],
    ) -> Option<Result<Self, JsonError>> {
        Self::read(documented.unwrap_or(status), body)
    }

    fn source_of(error: &ApiError<Self>) -> Option<&(dyn error::Error + 'static)> {
        error.body.as_error().map(|source| error.redact_source(source))
    }
}

impl Documented for () {
    fn read_body(
        _status: u16,
        documented: Option<u16>,
        _body: &[u8],
    ) -> Option<Result<Self, JsonError>> {
        documented.map(|_| Ok(()))
    }

    fn source_of(error: &ApiError<Self>) -> Option<&(dyn error::Error + 'static)> {
        error.untyped.as_ref()?.as_error().map(|source| error.redact_source(source))
    }
}
