//! Jobs without a result.

use std::error;
use std::fmt;
use std::time::Duration;

use crate::error::{Documented, Error};
use crate::error_body::ErrorBody;
use crate::json::line;
use crate::response::RawResponse;

/// The most characters of an ID or a reason in a message.
const SHOWN: usize = 500;

/// The reason why a job has no result.
#[derive(Debug)]
#[non_exhaustive]
pub enum WaitError<E = ()> {
    /// The start, a poll or the request of the result failed.
    Call(Error<E>),
    /// The job failed, for this reason.
    Failed(String),
    /// The job is in this state, which the API document does not describe; it may be done later.
    UnknownState(String),
    /// The response about the finished job does not contain the URL of its result.
    NoLocation,
    /// The job was not done within this time; it may be done later.
    TimedOut(Duration),
    /// The response to the start does not contain the ID of the job, so that it cannot be polled.
    NoId,
}

/// A job without a result, with the ID by which it can be requested later.
///
/// The job is not canceled when the timeout expires or the call is dropped: the server continues it, unless
/// [`cancel_on_timeout`](crate::WaitOptions::cancel_on_timeout) is selected.
///
/// In a function that returns [`Error`], `?` converts it to [`Error::Job`], which keeps the ID, or to the error of the
/// call if the job was not started:
///
/// ```
/// use sailwright_runtime::Error;
///
/// fn report(error: &Error) {
///     match error {
///         Error::Job(job) => println!("job {:?} has no result: {}", job.id, job.error),
///         error => println!("{error}"),
///     }
/// }
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub struct JobError<E = ()> {
    /// ID of the job; `None` if the job was not started, or the server did not return its ID
    pub id: Option<String>,
    /// Reason why the job has no result
    pub error: WaitError<E>,
}

impl JobError {
    /// Returns the error of the call that failed.
    fn call(&self) -> Option<&Error> {
        match &self.error {
            WaitError::Call(error) => Some(error),
            _ => None,
        }
    }

    /// Returns whether starting the job again is safe and may succeed; not if it has been started.
    pub(crate) fn is_retryable(&self) -> bool {
        self.id.is_none() && self.call().is_some_and(Error::is_retryable)
    }

    pub(crate) fn is_timeout(&self) -> bool {
        matches!(self.error, WaitError::TimedOut(_)) || self.call().is_some_and(Error::is_timeout)
    }

    pub(crate) fn is_connect(&self) -> bool {
        self.call().is_some_and(Error::is_connect)
    }

    pub(crate) fn raw(&self) -> Option<&RawResponse> {
        self.call()?.raw()
    }

    pub(crate) fn retry_after(&self) -> Option<Duration> {
        self.call()?.retry_after()
    }
}

impl<E: ErrorBody> WaitError<E> {
    fn into_untyped(self) -> WaitError {
        match self {
            Self::Call(error) => WaitError::Call(error.into_untyped()),
            Self::Failed(reason) => WaitError::Failed(reason),
            Self::TimedOut(time) => WaitError::TimedOut(time),
            Self::UnknownState(state) => WaitError::UnknownState(state),
            Self::NoLocation => WaitError::NoLocation,
            Self::NoId => WaitError::NoId,
        }
    }
}

impl<E: ErrorBody> From<JobError<E>> for Error {
    fn from(error: JobError<E>) -> Self {
        JobError { id: error.id, error: error.error.into_untyped() }.into()
    }
}

impl From<JobError> for Error {
    /// The error of a call that did not start a job becomes the error of the call.
    fn from(error: JobError) -> Self {
        match error {
            JobError { id: None, error: WaitError::Call(error) } => error,
            error => Self::Job(Box::new(error)),
        }
    }
}

impl<E: ErrorBody> From<WaitError<E>> for Error {
    fn from(error: WaitError<E>) -> Self {
        error.into_untyped().into()
    }
}

impl From<WaitError> for Error {
    fn from(error: WaitError) -> Self {
        JobError { id: None, error }.into()
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
            Self::Failed(reason) => {
                write!(f, "the job failed: {}", line(&mut reason.chars(), SHOWN))
            }
            Self::TimedOut(time) => write!(f, "the job was not done within {} s", time.as_secs()),
            Self::UnknownState(state) => {
                write!(f, "the job is in the unknown state {}", line(&mut state.chars(), SHOWN))
            }
            Self::NoLocation => f.write_str("the response does not contain the URL of the result"),
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
            Some(id) => write!(f, "job {}: {}", line(&mut id.chars(), SHOWN), self.error),
            None => self.error.fmt(f),
        }
    }
}

impl<E: Documented> error::Error for JobError<E> {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        self.error.source()
    }
}
