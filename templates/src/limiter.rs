//! A rate limiter on the client side.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use crate::time::Instant;

/// A limit on the number of requests in a sliding window of time.
///
/// Requests over the limit are delayed, not rejected. They are counted for each client ID and each base path of an API
/// document. Clones share their counts, so several clients of a process can share a limiter.
///
/// ```
/// use std::time::Duration;
/// use sailwright_runtime::{ClientBuilder, RateLimiter};
///
/// fn limited(builder: ClientBuilder) -> ClientBuilder {
///     builder.limiter(RateLimiter::new(100, Duration::from_secs(10)))
/// }
/// ```
#[derive(Clone, Debug)]
pub struct RateLimiter {
    max_requests: usize,
    window: Duration,
    counters: Arc<Mutex<Vec<Counter>>>,
}

/// The last requests of a client ID to a base path.
#[derive(Debug)]
struct Counter {
    client_id: String,
    base_path: &'static str,
    times: VecDeque<Instant>,
}

impl RateLimiter {
    /// Creates a limiter of `max_requests`, at least 1, in each `window` of time.
    #[must_use]
    pub fn new(max_requests: usize, window: Duration) -> Self {
        Self { max_requests: max_requests.max(1), window, counters: Arc::default() }
    }

    /// Reserves the next free slot, and returns the time at which the request may be sent.
    ///
    /// If that time is not before the deadline, no slot is reserved, and the delay is returned as the error.
    pub(crate) fn reserve(
        &self,
        client_id: &str,
        base_path: &'static str,
        now: Instant,
        deadline: Option<Instant>,
    ) -> Result<Instant, Duration> {
        let mut counters = self.counters.lock().unwrap_or_else(PoisonError::into_inner);
        let position = counters
            .iter()
            .position(|counter| counter.client_id == client_id && counter.base_path == base_path);
        let position = position.unwrap_or_else(|| {
            let client_id = client_id.to_owned();
            counters.push(Counter { client_id, base_path, times: VecDeque::new() });
            counters.len() - 1
        });
        let times = &mut counters[position].times;
        let time = match times.front() {
            Some(first) if times.len() >= self.max_requests => {
                now.max(first.checked_add(self.window).unwrap_or(now))
            }
            _ => now,
        };
        if deadline.is_some_and(|deadline| time > now && time >= deadline) {
            return Err(time - now);
        }
        if times.len() >= self.max_requests {
            times.pop_front();
        }
        times.push_back(time);
        Ok(time)
    }
}
