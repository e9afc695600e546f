//! Jobs that run on the server: asking until they are done.

mod job;

use std::error;
use std::fmt;
use std::time::Duration;

pub use job::{Job, JobError, JobRule};

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
    /// The server started it and did not tell how it calls it, so it cannot be asked for.
    NoId,
}

/// Asks how a job is doing until it is done.
///
/// # Errors
///
/// Fails when the job fails, when it takes too long, or when it cannot be asked.
pub async fn wait<T, E, F>(
    options: &WaitOptions,
    mut ask: impl FnMut() -> F,
) -> Result<T, WaitError<E>>
where
    F: Future<Output = Result<Progress<T>, Error<E>>>,
{
    let ask = || {
        let response = ask();
        async { Ok((response.await?, None)) }
    };
    wait_until(options, after(options.timeout), ask).await
}

/// How a job is doing, and how long the answer says to wait before the next question.
type Told<T, E> = Result<(Progress<T>, Option<Duration>), Error<E>>;

/// Asks until the job is done, or `until` has come.
async fn wait_until<T, E, F: Future<Output = Told<T, E>>>(
    options: &WaitOptions,
    until: Option<Instant>,
    mut ask: impl FnMut() -> F,
) -> Result<T, WaitError<E>> {
    let late = || WaitError::TimedOut(options.timeout);
    let mut pause = options.first;
    loop {
        let response = within(until, ask()).await.ok_or_else(late)?;
        let (progress, asked) = response.map_err(WaitError::Call)?;
        match progress {
            Progress::Done(result) => return Ok(result),
            Progress::Failed(why) => return Err(WaitError::Failed(why)),
            Progress::Running => {}
        }
        let wait = asked.map_or(pause, |asked| asked.max(options.first));
        let left = until.map(|until| until.saturating_duration_since(Instant::now()));
        sleep(left.map_or(wait, |left| left.min(wait))).await;
        if left.is_some_and(|left| left <= wait) {
            return Err(late());
        }
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
            Self::NoId => f.write_str("the server does not tell the id of the job"),
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
