//! Jobs without a result.

use std::error;
use std::fmt;
use std::time::Duration;

use crate::error::{Documented, Error};

/// The reason why a job has no result.
#[derive(Debug)]
#[non_exhaustive]
pub enum WaitError<E = ()> {
    /// The start, a poll or the request of the result failed.
    Call(Error<E>),
    /// The job failed, for this reason.
    Failed(String),
    /// The job was not done within this time; it may be done later.
    TimedOut(Duration),
    /// The response to the start does not contain the ID of the job, so that it cannot be polled.
    NoId,
}

/// A job without a result, with the ID by which it can be requested later.
///
/// The job is not canceled when the timeout expires or the call is dropped: the server continues it.
#[derive(Debug)]
pub struct JobError<E = ()> {
    pub(super) id: Option<String>,
    pub(super) error: WaitError<E>,
}

impl<E> JobError<E> {
    /// Returns the ID of the job; `None` if the job was not started, or the server did not return its ID.
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        self.id.as_deref()
    }

    /// Returns a reference to the reason why the job has no result.
    #[must_use]
    pub fn error(&self) -> &WaitError<E> {
        &self.error
    }

    /// Returns the reason why the job has no result.
    #[must_use]
    pub fn into_error(self) -> WaitError<E> {
        self.error
    }
}

impl<E> From<Error<E>> for WaitError<E> {
    fn from(error: Error<E>) -> Self {
        Self::Call(error)
    }
}

impl<E> fmt::Display for WaitError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Call(error) => error.fmt(f),
            Self::Failed(reason) => write!(f, "the job failed: {reason}"),
            Self::TimedOut(time) => write!(f, "the job was not done within {} s", time.as_secs()),
            Self::NoId => f.write_str("the response does not contain the ID of the job"),
        }
    }
}

impl<E: Documented> error::Error for WaitError<E> {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            Self::Call(error) => error.source(),
            _ => None,
        }
    }
}

impl<E> fmt::Display for JobError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.id {
            Some(id) => write!(f, "job {id}: {}", self.error),
            None => self.error.fmt(f),
        }
    }
}

impl<E: Documented> error::Error for JobError<E> {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        self.error.source()
    }
}
