//! The budget that keeps an outage from being multiplied.

use std::sync::{Mutex, PoisonError};

/// What the budget holds at most, and at the beginning.
const MOST: u32 = 100;

/// What sending a request again costs; a request that is sent for the first time earns 1.
const PRICE: u32 = 5;

/// Retries that may be spent: 20 at once, then one for every five requests.
#[derive(Debug)]
pub(crate) struct RetryBudget {
    left: Mutex<u32>,
}

impl Default for RetryBudget {
    fn default() -> Self {
        Self { left: Mutex::new(MOST) }
    }
}

impl RetryBudget {
    /// A request is sent for the first time.
    pub(crate) fn earn(&self) {
        let mut left = self.left.lock().unwrap_or_else(PoisonError::into_inner);
        *left = left.saturating_add(1).min(MOST);
    }

    /// Whether a request may be sent again.
    pub(crate) fn spend(&self) -> bool {
        let mut left = self.left.lock().unwrap_or_else(PoisonError::into_inner);
        let rest = left.checked_sub(PRICE);
        *left = rest.unwrap_or(*left);
        rest.is_some()
    }
}
