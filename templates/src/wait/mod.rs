//! Long-running operations (jobs): polling until they are done.

mod error;
mod job;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

pub use error::{JobError, WaitError};
pub use job::{Job, JobDefinition};

use super::error::Error;
use super::time::{Instant, deadline_after, sleep, timeout_at};

/// The shortest interval between two polls.
const MIN_INTERVAL: Duration = Duration::from_millis(100);

/// The progress of a job.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Progress<T> {
    /// The job is not done.
    Running,
    /// The job is done, with this result.
    Done(T),
    /// The job has failed, for this reason.
    Failed(String),
}

/// The intervals between polls, and the timeout of a job.
///
/// ```
/// use std::time::Duration;
///
/// use sailwright_runtime::WaitOptions;
///
/// let options = WaitOptions::default()
///     .total_timeout(Duration::from_secs(600))
///     .on_state(|state| println!("{state}"));
/// ```
#[derive(Clone)]
#[must_use = "options do nothing until they are passed to a function that waits"]
pub struct WaitOptions {
    initial_interval: Duration,
    max_interval: Duration,
    total_timeout: Duration,
    cancels_on_timeout: bool,
    on_state: Option<OnState>,
}

/// A function that is called with the state of a job.
type OnState = Arc<dyn Fn(&str) + Send + Sync>;

impl Default for WaitOptions {
    /// Returns options that poll at intervals of 1, 2, 4, 8, 16 and then 30 seconds, for at most one hour.
    fn default() -> Self {
        Self {
            initial_interval: Duration::from_secs(1),
            max_interval: Duration::from_secs(30),
            total_timeout: Duration::from_secs(3600),
            cancels_on_timeout: false,
            on_state: None,
        }
    }
}

impl WaitOptions {
    /// Sets the interval between the first two polls, by default 1 second, at least 0.1 seconds.
    ///
    /// The interval doubles with every poll up to [`max_interval`](Self::max_interval). A `Retry-After` that is longer
    /// than the initial interval replaces it.
    pub fn initial_interval(mut self, initial: Duration) -> Self {
        self.initial_interval = initial;
        self
    }

    /// Sets the longest interval between two polls, by default 30 seconds, at least 0.1 seconds.
    pub fn max_interval(mut self, max: Duration) -> Self {
        self.max_interval = max;
        self
    }

    /// Sets the longest time to wait for the result, by default one hour.
    pub fn total_timeout(mut self, timeout: Duration) -> Self {
        self.total_timeout = timeout;
        self
    }

    /// Selects whether a job is canceled when the timeout expires, by default not.
    ///
    /// It has an effect on jobs that the API can cancel. If canceling fails, the error is that of the request.
    pub fn cancel_on_timeout(mut self, cancel: bool) -> Self {
        self.cancels_on_timeout = cancel;
        self
    }

    /// Sets a function that is called with the state of the job after each poll.
    pub fn on_state(mut self, call: impl Fn(&str) + Send + Sync + 'static) -> Self {
        self.on_state = Some(Arc::new(call));
        self
    }

    fn report(&self, state: &str) {
        if let Some(call) = &self.on_state {
            call(state);
        }
    }

    fn timed_out<E>(&self) -> WaitError<E> {
        WaitError::TimedOut(self.total_timeout)
    }
}

impl fmt::Debug for WaitOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WaitOptions")
            .field("initial_interval", &self.initial_interval)
            .field("max_interval", &self.max_interval)
            .field("total_timeout", &self.total_timeout)
            .field("cancels_on_timeout", &self.cancels_on_timeout)
            .finish_non_exhaustive()
    }
}

/// Calls `poll` repeatedly until a job is done, and returns its result.
///
/// ```
/// use sailwright_runtime::{Error, Progress, WaitError, WaitOptions, wait};
///
/// async fn result<F>(poll: impl FnMut() -> F) -> Result<String, WaitError>
/// where
///     F: Future<Output = Result<Progress<String>, Error>>,
/// {
///     wait(&WaitOptions::default(), poll).await
/// }
/// ```
///
/// # Errors
///
/// Returns an error if the job fails, if a poll fails, or if the timeout expires.
pub async fn wait<T, E, F>(
    options: &WaitOptions,
    mut poll: impl FnMut() -> F,
) -> Result<T, WaitError<E>>
where
    F: Future<Output = Result<Progress<T>, Error<E>>>,
{
    let poll = || {
        let progress = poll();
        async { Ok((progress.await?, None)) }
    };
    wait_until(options, deadline_after(options.total_timeout), poll).await
}

/// The progress of a job, and the `Retry-After` of the response.
type Poll<T, E> = Result<(Progress<T>, Option<Duration>), WaitError<E>>;

/// Polls until the job is done, or until the deadline.
async fn wait_until<T, E, F: Future<Output = Poll<T, E>>>(
    options: &WaitOptions,
    deadline: Option<Instant>,
    mut poll: impl FnMut() -> F,
) -> Result<T, WaitError<E>> {
    let mut interval = options.initial_interval;
    loop {
        let response = timeout_at(deadline, poll()).await.ok_or_else(|| options.timed_out())?;
        let (progress, retry_after) = response?;
        match progress {
            Progress::Done(result) => return Ok(result),
            Progress::Failed(reason) => return Err(WaitError::Failed(reason)),
            Progress::Running => {}
        }
        let delay = retry_after.map_or(interval, |delay| delay.max(options.initial_interval));
        let delay = delay.max(MIN_INTERVAL);
        let left = deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()));
        sleep(left.map_or(delay, |left| left.min(delay))).await;
        if left.is_some_and(|left| left <= delay) {
            return Err(options.timed_out());
        }
        interval = interval.saturating_mul(2).min(options.max_interval);
    }
}
