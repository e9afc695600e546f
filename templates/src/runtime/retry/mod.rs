//! When a request is sent again, and after how long.

mod after;
mod budget;

use std::time::Duration;

pub(crate) use after::retry_after;
pub(crate) use budget::RetryBudget;
use http::StatusCode;

/// When a request is sent again.
///
/// What is sent again is not a matter of choice: only what cannot do harm. Requests that are not
/// idempotent are sent again when nothing was sent (no connection) or nothing was done (429, 401).
#[derive(Clone, Debug, PartialEq)]
pub struct RetryPolicy {
    attempts: u32,
    first: Duration,
    most: Duration,
    longest_wait: Duration,
}

impl Default for RetryPolicy {
    /// Four attempts, with waits of up to 0.5, 1 and 2 seconds, and of up to 20 minutes where the
    /// server asks for it.
    fn default() -> Self {
        Self {
            attempts: 4,
            first: Duration::from_millis(500),
            most: Duration::from_secs(30),
            longest_wait: Duration::from_secs(1200),
        }
    }
}

impl RetryPolicy {
    /// Never sends a request again.
    #[must_use]
    pub fn none() -> Self {
        Self { attempts: 1, ..Self::default() }
    }

    /// How often a request is sent at most, the first time included; at least 1.
    #[must_use]
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts.max(1);
        self
    }

    /// The waits between attempts where the server does not say: a random time up to `first`, which
    /// doubles with every attempt and never exceeds `most`.
    #[must_use]
    pub fn backoff(mut self, first: Duration, most: Duration) -> Self {
        self.first = first;
        self.most = most;
        self
    }

    /// The longest `Retry-After` that is waited for; with a longer one the error comes at once.
    #[must_use]
    pub fn longest_wait(mut self, longest: Duration) -> Self {
        self.longest_wait = longest;
        self
    }

    /// How long to wait after attempt number `attempt`, counted from 1; none: do not try again.
    pub(crate) fn wait(&self, attempt: u32, asked: Option<Duration>) -> Option<Duration> {
        if attempt >= self.attempts {
            return None;
        }
        match asked {
            Some(asked) => (asked <= self.longest_wait).then_some(asked),
            None => Some(jitter(self.first, self.most, attempt)),
        }
    }
}

/// A random wait between nothing and `first`, doubled for each attempt after the first, at most `most`.
pub(crate) fn jitter(first: Duration, most: Duration, attempt: u32) -> Duration {
    let doubled = 2u32.saturating_pow(attempt.saturating_sub(1));
    first.saturating_mul(doubled).min(most).mul_f64(fastrand::f64())
}

/// Whether an answer with this status invites to send the request again.
pub(crate) fn is_retryable(status: StatusCode, idempotent: bool) -> bool {
    match status.as_u16() {
        429 => true,
        502..=504 => idempotent,
        _ => false,
    }
}
