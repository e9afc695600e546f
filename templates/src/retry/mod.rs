//! Retries and the delays between them.

mod after;
mod budget;

use std::time::Duration;

pub(crate) use after::retry_after;
pub(crate) use budget::RetryBudget;
use http::StatusCode;

/// The shortest delay before a request is repeated, whatever a server or a configuration requests.
pub(crate) const MIN_DELAY: Duration = Duration::from_millis(50);

/// The shortest range of the random part of a delay that a server requests.
pub(crate) const MIN_SPREAD: Duration = Duration::from_millis(500);

/// The shortest `Retry-After` whose retry does not count in the budget.
pub(crate) const MIN_SCHEDULED: Duration = Duration::from_secs(1);

/// The number of attempts of a call, and the delays between them.
///
/// Only safe requests are retried, whatever the policy is: idempotent requests after a closed connection, an expired
/// attempt timeout, or status code 502, 503 or 504; all requests if no connection could be made, and after status code
/// 429. A client also has a budget of 20 retries, and of one more for every five calls; retries after status code 429
/// with a `Retry-After` of at least one second do not count.
///
/// ```
/// use std::time::Duration;
/// use sailwright_runtime::RetryPolicy;
///
/// let policy = RetryPolicy::default()
///     .max_attempts(6)
///     .initial_backoff(Duration::from_millis(200))
///     .max_backoff(Duration::from_secs(10))
///     .max_retry_after(Duration::from_secs(60));
/// assert_ne!(policy, RetryPolicy::none());
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct RetryPolicy {
    max_attempts: u32,
    initial_backoff: Duration,
    max_backoff: Duration,
    max_retry_after: Duration,
}

impl Default for RetryPolicy {
    /// Returns a policy of four attempts, with random delays of up to 0.5, 1 and 2 seconds, or a `Retry-After` of up
    /// to 20 minutes.
    fn default() -> Self {
        Self {
            max_attempts: 4,
            initial_backoff: Duration::from_millis(500),
            max_backoff: Duration::from_secs(30),
            max_retry_after: Duration::from_secs(1200),
        }
    }
}

impl RetryPolicy {
    /// Returns a policy without retries.
    #[must_use]
    pub fn none() -> Self {
        Self { max_attempts: 1, ..Self::default() }
    }

    /// Sets the largest number of attempts, including the first one; at least 1, by default 4.
    #[must_use]
    pub fn max_attempts(mut self, attempts: u32) -> Self {
        self.max_attempts = attempts.max(1);
        self
    }

    /// Sets the limit of the delay before the first retry, by default 0.5 seconds.
    ///
    /// A delay is 50 milliseconds and a random time up to its limit, which doubles with every attempt up to
    /// [`max_backoff`](Self::max_backoff). A `Retry-After` replaces the 50 milliseconds if it is longer; the limit of the
    /// random time is at least 0.5 seconds then.
    #[must_use]
    pub fn initial_backoff(mut self, initial: Duration) -> Self {
        self.initial_backoff = initial;
        self
    }

    /// Sets the longest delay before a retry for which the server sends no `Retry-After`, by default 30 seconds.
    #[must_use]
    pub fn max_backoff(mut self, max: Duration) -> Self {
        self.max_backoff = max;
        self
    }

    /// Sets the longest `Retry-After` that is respected, by default 20 minutes; with a longer one the call fails
    /// without a retry.
    #[must_use]
    pub fn max_retry_after(mut self, max: Duration) -> Self {
        self.max_retry_after = max;
        self
    }

    /// Returns the delay after attempt number `attempt`, starting with 1; `None` if there is no further attempt.
    pub(crate) fn delay(&self, attempt: u32, retry_after: Option<Duration>) -> Option<Duration> {
        if attempt >= self.max_attempts {
            return None;
        }
        let factor = 2u32.saturating_pow(attempt.saturating_sub(1));
        let backoff = self.initial_backoff.saturating_mul(factor).min(self.max_backoff);
        match retry_after {
            Some(delay) if delay > self.max_retry_after => None,
            Some(delay) => Some(spread(delay, backoff.max(MIN_SPREAD))),
            None => Some(spread(Duration::ZERO, backoff)),
        }
    }
}

/// Returns a random delay of at least `delay` and [`MIN_DELAY`], and of at most `range` more, so that many callers do not
/// return at the same time.
pub(crate) fn spread(delay: Duration, range: Duration) -> Duration {
    delay.max(MIN_DELAY).saturating_add(range.mul_f64(fastrand::f64()))
}

/// Returns whether a request may be retried after a response with this status code.
pub(crate) fn is_retryable(status: StatusCode, idempotent: bool) -> bool {
    match status.as_u16() {
        429 => true,
        502..=504 => idempotent,
        _ => false,
    }
}
