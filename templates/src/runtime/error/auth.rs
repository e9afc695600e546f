//! Credentials that could not be had.

use std::error;
use std::fmt;
use std::time::Duration;

use http::StatusCode;

use super::Failure;

/// Why there are no credentials for a request.
#[derive(Debug)]
pub struct AuthError {
    problem: AuthProblem,
}

/// What went wrong while credentials were fetched.
#[derive(Debug)]
#[non_exhaustive]
pub enum AuthProblem {
    /// The token endpoint refused: with its status, its error code and its explanation.
    Refused {
        /// The status that it answered
        status: StatusCode,
        /// The code of the error: `invalid_client`
        code: Option<String>,
        /// What it says to people; secrets are removed
        description: String,
        /// How long it asks to wait
        retry_after: Option<Duration>,
    },
    /// The token endpoint could not be reached.
    Unreachable(Failure),
    /// The token endpoint answered success without a usable token; why.
    NoToken(String),
    /// The provider of the application failed.
    Provider(Box<dyn error::Error + Send + Sync>),
    /// The credentials would be sent over plain http.
    PlainHttp,
}

impl AuthError {
    pub(crate) fn new(problem: AuthProblem) -> Self {
        Self { problem }
    }

    /// What went wrong.
    #[must_use]
    pub fn problem(&self) -> &AuthProblem {
        &self.problem
    }

    pub(crate) fn is_timeout(&self) -> bool {
        matches!(&self.problem, AuthProblem::Unreachable(Failure::Transport(e)) if e.is_timeout())
    }

    pub(crate) fn is_retryable(&self) -> bool {
        match &self.problem {
            AuthProblem::Refused { status, .. } => {
                status.is_server_error() || *status == StatusCode::TOO_MANY_REQUESTS
            }
            AuthProblem::Unreachable(Failure::Transport(_)) => true,
            _ => false,
        }
    }

    pub(crate) fn retry_after(&self) -> Option<Duration> {
        match &self.problem {
            AuthProblem::Refused { retry_after, .. } => *retry_after,
            AuthProblem::Unreachable(Failure::Transport(error)) => error.retry_after(),
            _ => None,
        }
    }
}

impl fmt::Display for AuthError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.problem {
            AuthProblem::Refused { status, code, description, retry_after } => {
                write!(f, "the token endpoint answered {status}")?;
                if let Some(wait) = retry_after {
                    write!(f, " (retry after {} s)", wait.as_secs())?;
                }
                if let Some(code) = code {
                    write!(f, ", {code}")?;
                }
                if description.is_empty() { Ok(()) } else { write!(f, ": {description}") }
            }
            AuthProblem::Unreachable(failure) => write!(f, "no token could be fetched: {failure}"),
            AuthProblem::NoToken(why) => write!(f, "the token endpoint gave no token: {why}"),
            AuthProblem::Provider(error) => write!(f, "the token provider failed: {error}"),
            AuthProblem::PlainHttp => {
                f.write_str("credentials are sent over plain http only to this machine")
            }
        }
    }
}

impl error::Error for AuthError {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match &self.problem {
            AuthProblem::Unreachable(failure) => failure.source(),
            AuthProblem::Provider(error) => error.source(),
            _ => None,
        }
    }
}
