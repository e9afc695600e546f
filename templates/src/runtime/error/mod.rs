//! What can go wrong with a call.

mod auth;
mod body;
mod decode;
mod failure;
mod raw;
mod transport;

use std::error;
use std::fmt;
use std::io;
use std::sync::Arc;
use std::time::Duration;

pub use auth::{AuthError, AuthProblem};
pub use body::ErrorBody;
#[allow(unused_imports, reason = "a document may have no error sets")]
pub(crate) use body::{error_case, error_set};
pub use decode::{DecodeError, DecodeProblem};
pub use failure::Failure;
use http::{HeaderMap, StatusCode};
pub use raw::{ApiError, RawResponse, UndocumentedError};
pub use transport::{TransportError, TransportProblem};

use crate::runtime::request::InvalidRequest;

/// Why a call did not give what was asked for; `E` is what the API documents for the operation.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error<E> {
    /// The request could not be built; nothing was sent.
    Build(Box<InvalidRequest>),
    /// There were no credentials to be had; the request was not sent.
    Auth(Arc<AuthError>),
    /// No answer arrived, or not all of it.
    Transport(Box<TransportError>),
    /// The API answered an error that it documents.
    Api(Box<ApiError<E>>),
    /// The API answered a status that it does not document, or an error with an unreadable body.
    Undocumented(Box<UndocumentedError>),
    /// The API answered success, with a body that is not what it documents.
    Decode(Box<DecodeError>),
    /// The answer could not be written to its destination.
    Save(io::Error),
}

impl<E> Error<E> {
    /// Whether the server may have done what the request asked for.
    ///
    /// False when nothing was sent, and when the server refused (a 4xx status) all that was.
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

    /// Whether time ran out: that of the connection, of the request or of the whole call.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        match self {
            Self::Transport(error) => error.is_timeout(),
            Self::Auth(error) => error.is_timeout(),
            _ => false,
        }
    }

    /// Whether the same request can be sent again later without doing harm, with a chance to succeed.
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

    /// How long the server, or the client's own limiter, asks to wait before the next try.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Transport(error) => error.retry_after(),
            Self::Auth(error) => error.retry_after(),
            _ => self.raw().and_then(RawResponse::retry_after),
        }
    }

    /// The status that the API answered, if it answered.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.raw().map(RawResponse::status)
    }

    /// The headers that the API answered, if it answered.
    #[must_use]
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.raw().map(RawResponse::headers)
    }

    /// The body of the documented error.
    #[must_use]
    pub fn api(&self) -> Option<&E> {
        match self {
            Self::Api(error) => Some(error.body()),
            _ => None,
        }
    }

    /// The answer as it arrived, if one did.
    #[must_use]
    pub fn raw(&self) -> Option<&RawResponse> {
        match self {
            Self::Api(error) => Some(error.response()),
            Self::Undocumented(error) => Some(error.response()),
            Self::Decode(error) => Some(error.response()),
            _ => None,
        }
    }
}

impl<E> From<Failure> for Error<E> {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Build(error) => Self::Build(error),
            Failure::Auth(error) => Self::Auth(error),
            Failure::Transport(error) => Self::Transport(error),
            Failure::Decode(error) => Self::Decode(error),
            Failure::Save(error) => Self::Save(error),
        }
    }
}

impl<E> fmt::Display for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Build(error) => write!(f, "the request was not sent: {error}"),
            Self::Auth(error) => write!(f, "the request was not sent: {error}"),
            Self::Transport(error) => error.fmt(f),
            Self::Api(error) => error.response().fmt(f),
            Self::Undocumented(error) => error.fmt(f),
            Self::Decode(error) => error.fmt(f),
            Self::Save(error) => write!(f, "the answer could not be saved: {error}"),
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
