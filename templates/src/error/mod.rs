//! The errors of a call.

mod api;
mod auth;
mod body;
mod decode;
mod transport;
mod undocumented;

use std::convert::Infallible;
use std::error;
use std::fmt;
use std::io;
use std::sync::Arc;
use std::time::Duration;

pub use api::ApiError;
pub use auth::{AuthError, AuthProblem};
pub use body::ErrorBody;
// Exported macros.
pub use body::{error_set, error_variant};
pub use decode::{DecodeError, DecodeProblem};
use http::{HeaderMap, StatusCode};
pub use transport::{TransportError, TransportProblem};
pub use undocumented::UndocumentedError;

use crate::request::InvalidRequest;
use crate::response::RawResponse;

/// An error of a call; `E` is the type of the error bodies that the API documents for the operation.
///
/// Functions that do not belong to an operation return `Error` without a type parameter. It has no
/// [`Api`](Self::Api) variant and converts into the error of every operation (in generic code, of every
/// `E: ErrorBody`).
///
/// <!-- part: download -->
/// ```
/// use sailwright_runtime::{Download, Error, Value};
///
/// async fn save(download: Download) -> Result<u64, Error<Value>> {
///     Ok(download.to_file("export.zip").await?)
/// }
/// ```
/// <!-- end -->
#[derive(Debug)]
#[non_exhaustive]
pub enum Error<E = Infallible> {
    /// The request is invalid; it was not sent.
    Build(Box<InvalidRequest>),
    /// The credentials for the request are not available; it was not sent.
    Auth(Arc<AuthError>),
    /// No response was received, or only a part of it.
    Transport(Box<TransportError>),
    /// The server returned an error that the API documents.
    Api(Box<ApiError<E>>),
    /// The server returned a status code that the API does not document, or an error whose body does not match the
    /// documented one.
    Undocumented(Box<UndocumentedError>),
    /// The server returned a success whose body does not match the documented one.
    Decode(Box<DecodeError>),
    /// The response body could not be written to its destination.
    Save(io::Error),
}

impl<E> Error<E> {
    /// Returns whether the server may have carried out the request.
    ///
    /// `false` if nothing was sent, and if the server rejected every attempt with a 4xx status code.
    #[must_use]
    pub fn may_have_been_carried_out(&self) -> bool {
        match self {
            Self::Build(_) | Self::Auth(_) => false,
            Self::Transport(error) => error.may_have_been_sent(),
            Self::Api(_) | Self::Undocumented(_) => {
                self.raw().is_some_and(RawResponse::may_have_been_carried_out)
            }
            Self::Decode(_) | Self::Save(_) => true,
        }
    }

    /// Returns whether a timeout expired: that of the connection, of the attempt or of the call.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        match self {
            Self::Transport(error) => error.is_timeout(),
            Self::Auth(error) => error.is_timeout(),
            _ => false,
        }
    }

    /// Returns whether a later retry of the request is safe and may succeed.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        match self {
            Self::Transport(error) => error.is_retryable(),
            Self::Auth(error) => error.is_retryable(),
            Self::Api(_) | Self::Undocumented(_) => {
                self.raw().is_some_and(RawResponse::is_retryable)
            }
            Self::Build(_) | Self::Decode(_) | Self::Save(_) => false,
        }
    }

    /// Returns the delay before the next retry that the server, or the rate limiter of the client, requests.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Transport(error) => error.retry_after(),
            Self::Auth(error) => error.retry_after(),
            _ => self.raw().and_then(RawResponse::retry_after),
        }
    }

    /// Returns the status code of the response; `None` if no response was received.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.raw().map(RawResponse::status)
    }

    /// Returns the headers of the response; `None` if no response was received.
    #[must_use]
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.raw().map(RawResponse::headers)
    }

    /// Returns the body of the documented error; `None` if the error is not [`Error::Api`].
    #[must_use]
    pub fn api(&self) -> Option<&E> {
        match self {
            Self::Api(error) => Some(error.body()),
            _ => None,
        }
    }

    /// Returns the untyped response; `None` if no complete response was received.
    #[must_use]
    pub fn raw(&self) -> Option<&RawResponse> {
        match self {
            Self::Api(error) => Some(error.raw()),
            Self::Undocumented(error) => Some(error.raw()),
            Self::Decode(error) => Some(error.raw()),
            _ => None,
        }
    }
}

impl<E> fmt::Display for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Build(error) => write!(f, "the request was not sent: {error}"),
            Self::Auth(error) => write!(f, "the request was not sent: {error}"),
            Self::Transport(error) => error.fmt(f),
            Self::Api(error) => error.raw().fmt(f),
            Self::Undocumented(error) => error.fmt(f),
            Self::Decode(error) => error.fmt(f),
            Self::Save(error) => write!(f, "the response body could not be saved: {error}"),
        }
    }
}

impl<E: fmt::Debug> error::Error for Error<E> {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            Self::Build(_) | Self::Api(_) => None,
            Self::Auth(error) => error.source(),
            Self::Transport(error) => error.source(),
            Self::Undocumented(error) => error.source(),
            Self::Decode(error) => error.source(),
            Self::Save(error) => Some(error),
        }
    }
}

/// `Infallible` is no [`ErrorBody`], so this conversion is never one of a type into itself.
impl<E: ErrorBody> From<Error> for Error<E> {
    fn from(error: Error) -> Self {
        match error {
            Error::Build(error) => Self::Build(error),
            Error::Auth(error) => Self::Auth(error),
            Error::Transport(error) => Self::Transport(error),
            Error::Api(error) => match error.body {},
            Error::Undocumented(error) => Self::Undocumented(error),
            Error::Decode(error) => Self::Decode(error),
            Error::Save(error) => Self::Save(error),
        }
    }
}

impl From<InvalidRequest> for Error {
    fn from(error: InvalidRequest) -> Self {
        Self::Build(Box::new(error))
    }
}

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
