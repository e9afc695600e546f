//! Missing credentials.

use std::error;
use std::fmt;
use std::time::Duration;

use http::StatusCode;

#[cfg(feature = "user-tokens")]
use super::AuthorizationErrorCode;
use super::Error;

/// A failure to obtain the credentials for a request.
#[derive(Debug)]
pub struct AuthError {
    problem: AuthProblem,
}

/// The reason why there are no credentials for a request.
#[derive(Debug)]
#[non_exhaustive]
pub enum AuthProblem {
    /// The token endpoint returned an error response.
    Refused {
        /// Status code of the response
        status: StatusCode,
        /// Error code: `invalid_client`
        code: Option<String>,
        /// Error description, without secrets, at most 500 characters
        description: String,
        /// Delay of the `Retry-After` header
        retry_after: Option<Duration>,
    },
    /// No response of the token endpoint was received.
    Unreachable(Error),
    /// The token endpoint returned a success without a usable token, for this reason.
    NoToken(String),
    /// The token provider failed.
    Provider(Box<dyn error::Error + Send + Sync>),
    /// The user or the authorization server has rejected the request for authorization.
    #[cfg(feature = "user-tokens")]
    Rejected {
        /// Error code
        code: AuthorizationErrorCode,
        /// Error description, at most 500 characters
        description: String,
    },
    /// The user has not authorized the client in time.
    #[cfg(feature = "user-tokens")]
    Expired,
    /// The redirect of the authorization server to this machine is not usable, or none can be received, for this reason.
    #[cfg(feature = "authorization-code")]
    Redirect(String),
    /// The client has none of the credentials that the operation accepts; the text names the methods of the builder that
    /// set them.
    NoCredentials(String),
    /// The URL is a plain `http` URL of another machine, so credentials are not sent to it.
    PlainHttp,
}

impl AuthError {
    pub(crate) fn new(problem: AuthProblem) -> Self {
        Self { problem }
    }

    /// Returns the error of a token provider: that of a provider of this crate as it is.
    #[cfg(feature = "tokens")]
    pub(crate) fn of_provider(error: Box<dyn error::Error + Send + Sync>) -> Self {
        match error.downcast::<Self>() {
            Ok(error) => *error,
            Err(error) => Self::new(AuthProblem::Provider(error)),
        }
    }

    /// Returns the reason why there are no credentials.
    #[must_use]
    pub fn problem(&self) -> &AuthProblem {
        &self.problem
    }

    /// Returns the error code of the token endpoint.
    #[cfg(feature = "device-authorization")]
    pub(crate) fn code(&self) -> Option<&str> {
        match &self.problem {
            AuthProblem::Refused { code, .. } => code.as_deref(),
            _ => None,
        }
    }

    #[cfg(feature = "device-authorization")]
    pub(crate) fn into_problem(self) -> AuthProblem {
        self.problem
    }

    pub(crate) fn is_timeout(&self) -> bool {
        matches!(&self.problem, AuthProblem::Unreachable(Error::Transport(e)) if e.is_timeout())
    }

    pub(crate) fn is_connect(&self) -> bool {
        matches!(&self.problem, AuthProblem::Unreachable(Error::Transport(e)) if e.is_connect())
    }

    pub(crate) fn is_retryable(&self) -> bool {
        match &self.problem {
            AuthProblem::Refused { status, .. } => {
                status.is_server_error() || *status == StatusCode::TOO_MANY_REQUESTS
            }
            AuthProblem::Unreachable(Error::Transport(_)) => true,
            _ => false,
        }
    }

    pub(crate) fn retry_after(&self) -> Option<Duration> {
        match &self.problem {
            AuthProblem::Refused { retry_after, .. } => *retry_after,
            AuthProblem::Unreachable(Error::Transport(error)) => error.retry_after(),
            _ => None,
        }
    }
}

impl fmt::Display for AuthError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.problem {
            AuthProblem::Refused { status, code, description, retry_after } => {
                write!(f, "the token endpoint returned {status}")?;
                if let Some(delay) = retry_after {
                    write!(f, " (retry after {} s)", delay.as_secs())?;
                }
                if let Some(code) = code {
                    write!(f, ", {code}")?;
                }
                if description.is_empty() { Ok(()) } else { write!(f, ": {description}") }
            }
            AuthProblem::Unreachable(error) => write!(f, "no token could be fetched: {error}"),
            AuthProblem::NoToken(reason) => {
                write!(f, "the token endpoint returned no usable token: {reason}")
            }
            AuthProblem::Provider(error) => write!(f, "the token provider failed: {error}"),
            #[cfg(feature = "user-tokens")]
            AuthProblem::Rejected { code, description } => {
                write!(f, "the request for authorization was rejected: {code}")?;
                if description.is_empty() { Ok(()) } else { write!(f, ": {description}") }
            }
            #[cfg(feature = "user-tokens")]
            AuthProblem::Expired => f.write_str("the user has not authorized the client in time"),
            #[cfg(feature = "authorization-code")]
            AuthProblem::Redirect(reason) => {
                write!(f, "the redirect of the authorization server was not accepted: {reason}")
            }
            AuthProblem::NoCredentials(setters) => {
                f.write_str("the client lacks the credentials that the operation requires")?;
                if setters.is_empty() { Ok(()) } else { write!(f, ": {setters}") }
            }
            AuthProblem::PlainHttp => f.write_str(crate::auth::PLAIN_HTTP),
        }
    }
}

impl error::Error for AuthError {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match &self.problem {
            AuthProblem::Unreachable(error) => error.source(),
            AuthProblem::Provider(error) => error.source(),
            _ => None,
        }
    }
}
