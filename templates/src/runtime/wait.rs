//! Jobs that run on the server: asking until they are done.

use std::error;
use std::fmt;
use std::time::Duration;

use super::error::Error;
use super::time::{Instant, after, sleep, within};

/// How a job is doing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Progress<T> {
    /// It is not done.
    Running,
    /// It is done, with this result.
    Done(T),
    /// It will never be done, for this reason.
    Failed(String),
}

/// How often and how long to ask.
#[derive(Clone, Debug)]
#[must_use = "options do nothing until they are given to `wait`"]
pub struct WaitOptions {
    first: Duration,
    most: Duration,
    timeout: Duration,
}

impl Default for WaitOptions {
    /// Asks after one second, then less and less often, at least twice a minute, for an hour.
    fn default() -> Self {
        Self {
            first: Duration::from_secs(1),
            most: Duration::from_secs(30),
            timeout: Duration::from_secs(3600),
        }
    }
}

impl WaitOptions {
    /// Options as they are when nothing is said.
    pub fn new() -> Self {
        Self::default()
    }

    /// The first pause between two questions, and the longest; it doubles in between.
    pub fn pauses(mut self, first: Duration, most: Duration) -> Self {
        self.first = first;
        self.most = most;
        self
    }

    /// How long to wait in all.
    pub fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = timeout;
        self
    }
}

/// Why a job gave no result.
#[derive(Debug)]
#[non_exhaustive]
pub enum WaitError<E> {
    /// It could not be asked how it is doing.
    Call(Error<E>),
    /// It failed, for this reason.
    Failed(String),
    /// It was not done in this time; it may be done later.
    TimedOut(Duration),
}

/// Asks how a job is doing until it is done.
///
/// # Errors
///
/// Fails when the job fails, when it takes too long, or when it cannot be asked.
pub async fn wait<T, E>(
    options: &WaitOptions,
    mut ask: impl AsyncFnMut() -> Result<Progress<T>, Error<E>>,
) -> Result<T, WaitError<E>> {
    let until = after(options.timeout);
    let late = || WaitError::TimedOut(options.timeout);
    let mut pause = options.first;
    loop {
        match within(until, ask()).await.ok_or_else(late)?.map_err(WaitError::Call)? {
            Progress::Done(result) => return Ok(result),
            Progress::Failed(why) => return Err(WaitError::Failed(why)),
            Progress::Running => {}
        }
        let left = until.map(|until| until.saturating_duration_since(Instant::now()));
        if left.is_some_and(|left| left.is_zero()) {
            return Err(late());
        }
        sleep(left.map_or(pause, |left| left.min(pause))).await;
        pause = pause.saturating_mul(2).min(options.most);
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
            Self::Failed(why) => write!(f, "the job failed: {why}"),
            Self::TimedOut(time) => write!(f, "the job was not done in {} s", time.as_secs()),
        }
    }
}

impl<E: fmt::Debug> error::Error for WaitError<E> {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            Self::Call(error) => error.source(),
            _ => None,
        }
    }
}
