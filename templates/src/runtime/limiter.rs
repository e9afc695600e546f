//! Holding requests back that the server would refuse.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use crate::runtime::time::Instant;

/// Lets so many requests pass in so much time, for each client id and each version of the API.
///
/// Clones share their count, so that several clients of a process can share a limiter.
#[derive(Clone, Debug)]
pub struct RateLimiter {
    requests: usize,
    window: Duration,
    passed: Arc<Mutex<Vec<Passed>>>,
}

/// When the last requests of a client id and a version passed.
#[derive(Debug)]
struct Passed {
    client_id: String,
    version: &'static str,
    moments: VecDeque<Instant>,
}

impl RateLimiter {
    /// At most `requests` in any stretch of time as long as `window`; at least one.
    #[must_use]
    pub fn new(requests: usize, window: Duration) -> Self {
        Self { requests: requests.max(1), window, passed: Arc::default() }
    }

    /// Takes the next free place: the moment from which the request may be sent. If that is not
    /// before the deadline no place is taken, and the answer is how far away it is.
    pub(crate) fn reserve(
        &self,
        client_id: &str,
        version: &'static str,
        now: Instant,
        deadline: Option<Instant>,
    ) -> Result<Instant, Duration> {
        let mut all = self.passed.lock().unwrap_or_else(PoisonError::into_inner);
        let known = all.iter().position(|one| one.client_id == client_id && one.version == version);
        let known = known.unwrap_or_else(|| {
            let client_id = client_id.to_owned();
            all.push(Passed { client_id, version, moments: VecDeque::new() });
            all.len() - 1
        });
        let passed = &mut all[known].moments;
        let moment = match passed.front() {
            Some(first) if passed.len() >= self.requests => {
                now.max(first.checked_add(self.window).unwrap_or(now))
            }
            _ => now,
        };
        if deadline.is_some_and(|deadline| moment > now && moment >= deadline) {
            return Err(moment - now);
        }
        if passed.len() >= self.requests {
            passed.pop_front();
        }
        passed.push_back(moment);
        Ok(moment)
    }
}
