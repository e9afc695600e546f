//! The errors of a call.

mod api;
#[cfg(feature = "security-schemes")]
mod auth;
#[cfg(feature = "user-tokens")]
mod authorization;
mod convert;
mod decode;
mod documented;
mod predicates;
mod transport;
mod undocumented;

use std::error;
use std::fmt;
use std::io;
#[cfg(feature = "security-schemes")]
use std::sync::Arc;

pub use api::ApiError;
#[cfg(feature = "security-schemes")]
pub use auth::{AuthError, AuthProblem};
#[cfg(feature = "user-tokens")]
pub use authorization::AuthorizationErrorCode;
pub use decode::{DecodeError, DecodeProblem};
pub use documented::Documented;
pub(crate) use transport::BoxError;
pub use transport::{TransportError, TransportProblem};
pub use undocumented::UndocumentedError;

use crate::client::ConfigError;
use crate::request::InvalidRequest;
use crate::response::RawResponse;
#[cfg(feature = "jobs")]
use crate::wait::JobError;

/// An error of a call; `E` is the type of the error bodies that the API documents for the operation.
///
/// Without a type parameter, it is the error of an application: the errors of all operations convert into it. It is also
/// the error of functions that do not belong to an operation, and of operations without documented error bodies.
///
/// <!-- part: pagination -->
/// ```
/// use sailwright_runtime::{Error, Items, Value};
///
/// async fn print(mut items: Items<Value, Value>) -> Result<(), Error> {
///     while let Some(item) = items.next().await {
///         println!("{}", item?); // an `Error<Value>`
///     }
///     Ok(())
/// }
/// ```
/// <!-- end -->
#[derive(Debug)]
#[non_exhaustive]
pub enum Error<E = ()> {
    /// The configuration of the client is invalid.
    Config(Box<ConfigError>),
    /// The request is invalid; it was not sent.
    Build(Box<InvalidRequest>),
    /// The credentials for the request are not available; it was not sent.
    #[cfg(feature = "security-schemes")]
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
    /// A long-running operation was started, and has no result.
    #[cfg(feature = "jobs")]
    Job(Box<JobError>),
}

impl<E> Error<E> {
    /// Returns the body of the documented error; `None` if the error is not [`Error::Api`].
    #[must_use]
    pub fn api(&self) -> Option<&E> {
        match self {
            Self::Api(error) => Some(error.body()),
            _ => None,
        }
    }

    /// Returns the untyped response, with its status code, headers and body; `None` if no complete response was
    /// received.
    #[must_use]
    pub fn raw(&self) -> Option<&RawResponse> {
        match self {
            Self::Api(error) => Some(error.raw()),
            Self::Undocumented(error) => Some(error.raw()),
            Self::Decode(error) => Some(error.raw()),
            #[cfg(feature = "jobs")]
            Self::Job(error) => error.raw(),
            _ => None,
        }
    }
}

impl<E> From<ConfigError> for Error<E> {
    fn from(error: ConfigError) -> Self {
        Self::Config(Box::new(error))
    }
}

impl<E> fmt::Display for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Config(error) => error.fmt(f),
            Self::Build(error) => write!(f, "the request was not sent: {error}"),
            #[cfg(feature = "security-schemes")]
            Self::Auth(error) => write!(f, "the request was not sent: {error}"),
            Self::Transport(error) => error.fmt(f),
            Self::Api(error) => error.raw().fmt(f),
            Self::Undocumented(error) => error.fmt(f),
            Self::Decode(error) => error.fmt(f),
            Self::Save(error) => write!(f, "the response body could not be saved: {error}"),
            #[cfg(feature = "jobs")]
            Self::Job(error) => error.fmt(f),
        }
    }
}

impl<E: Documented> error::Error for Error<E> {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            Self::Config(_) | Self::Build(_) => None,
            #[cfg(feature = "security-schemes")]
            Self::Auth(error) => error.source(),
            Self::Transport(error) => error.source(),
            Self::Api(error) => E::source_of(error),
            Self::Undocumented(error) => error.source(),
            Self::Decode(error) => error.source(),
            Self::Save(error) => Some(error),
            #[cfg(feature = "jobs")]
            Self::Job(error) => error.source(),
        }
    }
}
