//! Conversions between the errors of calls.

use std::sync::Arc;

#[cfg(feature = "security-schemes")]
use super::AuthError;
use super::{ApiError, DecodeError, Error, TransportError, UndocumentedError};
use crate::error_body::ErrorBody;
use crate::request::InvalidRequest;

impl<E> Error<E> {
    /// Converts the documented body with a function.
    ///
    /// ```
    /// use sailwright_runtime::{Error, Value};
    ///
    /// fn codes(error: Error<Value>) -> Error<Option<i64>> {
    ///     error.map_api(|body| body["code"].as_i64())
    /// }
    /// ```
    #[must_use]
    pub fn map_api<F>(self, function: impl FnOnce(E) -> F) -> Error<F> {
        self.map(|error| {
            let ApiError { raw, body, untyped, redacted } = error;
            Error::Api(Box::new(ApiError { raw, body: function(body), untyped, redacted }))
        })
    }

    fn map<F>(self, api: impl FnOnce(ApiError<E>) -> Error<F>) -> Error<F> {
        match self {
            Self::Build(error) => Error::Build(error),
            #[cfg(feature = "security-schemes")]
            Self::Auth(error) => Error::Auth(error),
            Self::Transport(error) => Error::Transport(error),
            Self::Api(error) => api(*error),
            Self::Undocumented(error) => Error::Undocumented(error),
            Self::Decode(error) => Error::Decode(error),
            Self::Config(error) => Error::Config(error),
            Self::Save(error) => Error::Save(error),
            #[cfg(feature = "jobs")]
            Self::Job(error) => Error::Job(error),
        }
    }
}

impl<E: ErrorBody> Error<E> {
    /// Returns the same error without its type parameter, as `?` does in a function that returns [`Error`].
    ///
    /// The status code, the headers and the body remain in [`raw`](Self::raw), and the typed body is the
    /// [`source`](std::error::Error::source) if its type is an error.
    #[must_use]
    pub fn into_untyped(self) -> Error {
        self.map(|error| {
            let ApiError { raw, body, redacted, .. } = error;
            let untyped = Some(Arc::new(body) as Arc<dyn ErrorBody>);
            Error::Api(Box::new(ApiError { raw, body: (), untyped, redacted }))
        })
    }
}

impl Error {
    /// Returns the error of a part of a call as an error of its operation.
    #[doc(hidden)]
    #[must_use]
    pub fn typed<E>(self) -> Error<E> {
        // Only the call itself reads a documented error, so the parts of a call return none.
        self.map(|error| {
            let ApiError { raw, .. } = error;
            Error::Undocumented(Box::new(UndocumentedError { raw, body_error: None }))
        })
    }
}

/// `()` is no [`ErrorBody`], so this conversion is never one of a type into itself.
impl<E: ErrorBody> From<Error<E>> for Error {
    fn from(error: Error<E>) -> Self {
        error.into_untyped()
    }
}

impl From<InvalidRequest> for Error {
    fn from(error: InvalidRequest) -> Self {
        Self::Build(Box::new(error))
    }
}

#[cfg(feature = "security-schemes")]
impl From<AuthError> for Error {
    fn from(error: AuthError) -> Self {
        Self::Auth(Arc::new(error))
    }
}

impl From<TransportError> for Error {
    fn from(error: TransportError) -> Self {
        Self::Transport(Box::new(error))
    }
}

impl From<DecodeError> for Error {
    fn from(error: DecodeError) -> Self {
        Self::Decode(Box::new(error))
    }
}
