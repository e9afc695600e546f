//! Failures that do not depend on the operation.

use std::error;
use std::fmt;
use std::io;
use std::sync::Arc;

use super::{AuthError, DecodeError, TransportError};
use crate::runtime::request::InvalidRequest;

/// Why there is no usable answer: the part of [`Error`](super::Error) that is the same for all
/// operations.
#[derive(Debug)]
#[non_exhaustive]
pub enum Failure {
    /// The request could not be built; nothing was sent.
    Build(Box<InvalidRequest>),
    /// There were no credentials to be had; the request was not sent.
    Auth(Arc<AuthError>),
    /// No answer arrived, or not all of it.
    Transport(Box<TransportError>),
    /// The API answered success, with a body that is not what it documents.
    Decode(Box<DecodeError>),
    /// The answer could not be written to its destination.
    Save(io::Error),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Build(error) => write!(f, "the request was not sent: {error}"),
            Self::Auth(error) => write!(f, "the request was not sent: {error}"),
            Self::Transport(error) => error.fmt(f),
            Self::Decode(error) => error.fmt(f),
            Self::Save(error) => write!(f, "the answer could not be saved: {error}"),
        }
    }
}

impl error::Error for Failure {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            Self::Build(_) => None,
            Self::Auth(error) => error.source(),
            Self::Transport(error) => error.source(),
            Self::Decode(error) => error.source(),
            Self::Save(error) => Some(error),
        }
    }
}

impl From<InvalidRequest> for Failure {
    fn from(error: InvalidRequest) -> Self {
        Self::Build(Box::new(error))
    }
}

impl From<AuthError> for Failure {
    fn from(error: AuthError) -> Self {
        Self::Auth(Arc::new(error))
    }
}

impl From<TransportError> for Failure {
    fn from(error: TransportError) -> Self {
        Self::Transport(Box::new(error))
    }
}

impl From<DecodeError> for Failure {
    fn from(error: DecodeError) -> Self {
        Self::Decode(Box::new(error))
    }
}
