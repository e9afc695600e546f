//! Calls without a complete response.

use std::error;
use std::fmt;
use std::time::Duration;

use crate::call::CallInfo;
use crate::time::Instant;

/// An error of a transport or of a hook.
pub(crate) type BoxError = Box<dyn error::Error + Send + Sync>;

/// A call that received no response, or only a part of it.
#[derive(Debug)]
pub struct TransportError {
    pub(crate) call: CallInfo,
    pub(crate) problem: TransportProblem,
    pub(crate) sent: bool,
    pub(crate) source: Option<BoxError>,
}

/// The reason why no complete response was received.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TransportProblem {
    /// No connection could be made; nothing was sent.
    Connect,
    /// The connection was closed before the headers of the response were received.
    Interrupted,
    /// The connection was closed before the whole body of the response was received.
    Truncated,
    /// The [`read_timeout`](crate::ClientBuilder::read_timeout) expired.
    ReadTimeout,
    /// The [`request_timeout`](crate::ClientBuilder::request_timeout) of an attempt expired.
    RequestTimeout,
    /// The [`total_timeout`](crate::ClientBuilder::total_timeout) of the call expired.
    Deadline,
    /// The response has more than 100 headers, or headers that are too large.
    HeadersTooLarge,
    /// The body of the response is larger than this limit, in bytes.
    TooLarge(usize),
    /// The rate limiter would send the request after this delay, which is after the deadline of the call.
    #[cfg(feature = "rate-limiter")]
    Limited(Duration),
}

impl TransportProblem {
    /// Returns the problem of a timeout: that of the call if its deadline has passed, or that of the attempt.
    pub(crate) fn of_timeout(deadline: Option<Instant>) -> Self {
        match deadline {
            Some(deadline) if deadline <= Instant::now() => Self::Deadline,
            _ => Self::RequestTimeout,
        }
    }
}

impl TransportError {
    /// Returns the reason why no complete response was received.
    #[must_use]
    pub fn problem(&self) -> TransportProblem {
        self.problem
    }

    /// Returns the number of attempts that were made.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.call.attempts
    }

    pub(crate) fn may_have_been_sent(&self) -> bool {
        self.sent
    }

    pub(crate) fn is_timeout(&self) -> bool {
        let is_expired = matches!(
            self.problem,
            TransportProblem::ReadTimeout
                | TransportProblem::RequestTimeout
                | TransportProblem::Deadline
        );
        is_expired || self.source.as_ref().is_some_and(|source| is_timeout(&**source))
    }

    pub(crate) fn is_connect(&self) -> bool {
        self.problem == TransportProblem::Connect
    }

    pub(crate) fn is_retryable(&self) -> bool {
        match self.problem {
            TransportProblem::TooLarge(_) | TransportProblem::HeadersTooLarge => false,
            _ => !self.sent || self.call.idempotent,
        }
    }

    pub(crate) fn retry_after(&self) -> Option<Duration> {
        match self.problem {
            #[cfg(feature = "rate-limiter")]
            TransportProblem::Limited(delay) => Some(delay),
            _ => None,
        }
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.call)?;
        match self.problem {
            TransportProblem::Connect => f.write_str("no connection could be made"),
            TransportProblem::Interrupted => f.write_str("the connection was closed"),
            TransportProblem::Truncated => f.write_str("the response is incomplete"),
            TransportProblem::ReadTimeout => f.write_str("the server stopped sending"),
            TransportProblem::RequestTimeout => f.write_str("the request timed out"),
            TransportProblem::Deadline => f.write_str("the deadline of the call has passed"),
            TransportProblem::HeadersTooLarge => {
                f.write_str("the response has too many headers, or too large ones")
            }
            TransportProblem::TooLarge(limit) => {
                write!(f, "the response has more than {limit} bytes")
            }
            #[cfg(feature = "rate-limiter")]
            TransportProblem::Limited(delay) => {
                write!(f, "the rate limiter delays the request by {} s", delay.as_secs())
            }
        }
    }
}

impl error::Error for TransportError {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        self.source.as_ref().map(|source| &**source as _)
    }
}

/// Returns whether an error of a transport, or one of its sources, is a timeout.
fn is_timeout(error: &(dyn error::Error + 'static)) -> bool {
    std::iter::successors(Some(error), |error| error.source()).any(|error| {
        let of_http =
            error.downcast_ref::<reqwest::Error>().is_some_and(reqwest::Error::is_timeout);
        let of_system = error.downcast_ref::<std::io::Error>();
        of_http || of_system.is_some_and(|error| error.kind() == std::io::ErrorKind::TimedOut)
    })
}
