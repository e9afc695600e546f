//! Answers that did not arrive.

use std::error;
use std::fmt;
use std::time::Duration;

use crate::runtime::call::CallInfo;

/// Why no answer arrived, or not all of it.
#[derive(Debug)]
pub struct TransportError {
    pub(crate) call: CallInfo,
    pub(crate) problem: TransportProblem,
    pub(crate) sent: bool,
    pub(crate) source: Option<reqwest::Error>,
}

/// What went wrong on the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum TransportProblem {
    /// No connection could be made; nothing was sent.
    Connect,
    /// The connection broke before the head of the answer was there.
    Interrupted,
    /// The head of the answer arrived, its body did not arrive in full.
    Truncated,
    /// One attempt took longer than it may.
    RequestTimeout,
    /// The call as a whole took longer than it may.
    Deadline,
    /// The body of the answer is larger than the limit, in bytes.
    TooLarge(usize),
    /// The client's own limiter would let the request pass only after the deadline, in this time.
    Limited(Duration),
}

impl TransportError {
    /// What went wrong on the way.
    #[must_use]
    pub fn problem(&self) -> TransportProblem {
        self.problem
    }

    /// How often the request was sent.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.call.attempts
    }

    pub(crate) fn may_have_been_sent(&self) -> bool {
        self.sent
    }

    pub(crate) fn is_timeout(&self) -> bool {
        matches!(self.problem, TransportProblem::RequestTimeout | TransportProblem::Deadline)
            || self.source.as_ref().is_some_and(reqwest::Error::is_timeout)
    }

    pub(crate) fn is_retryable(&self) -> bool {
        match self.problem {
            TransportProblem::TooLarge(_) => false,
            _ => !self.sent || self.call.idempotent,
        }
    }

    pub(crate) fn retry_after(&self) -> Option<Duration> {
        match self.problem {
            TransportProblem::Limited(wait) => Some(wait),
            _ => None,
        }
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.call)?;
        match self.problem {
            TransportProblem::Connect => f.write_str("no connection could be made"),
            TransportProblem::Interrupted => f.write_str("the connection broke"),
            TransportProblem::Truncated => f.write_str("the answer did not arrive in full"),
            TransportProblem::RequestTimeout => f.write_str("the request took too long"),
            TransportProblem::Deadline => f.write_str("the deadline of the call has passed"),
            TransportProblem::TooLarge(limit) => {
                write!(f, "the answer has more than {limit} bytes")
            }
            TransportProblem::Limited(wait) => {
                write!(f, "the limiter lets it pass in {} s", wait.as_secs())
            }
        }
    }
}

impl error::Error for TransportError {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        self.source.as_ref().map(|source| source as _)
    }
}
