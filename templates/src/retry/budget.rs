//! The retry budget, which prevents retries from multiplying the load during an outage.

use std::sync::{Mutex, PoisonError};

/// The initial and largest number of tokens.
const CAPACITY: u32 = 100;

/// The number of tokens that a retry costs; the first attempt of a call adds one token.
const RETRY_COST: u32 = 5;

/// A token bucket for retries: 20 retries at first, then one for every five calls.
#[derive(Debug)]
pub(crate) struct RetryBudget {
    tokens: Mutex<u32>,
}

impl Default for RetryBudget {
    fn default() -> Self {
        Self { tokens: Mutex::new(CAPACITY) }
    }
}

impl RetryBudget {
    /// Adds the token of a call.
    pub(crate) fn deposit(&self) {
        let mut tokens = self.tokens.lock().unwrap_or_else(PoisonError::into_inner);
        *tokens = tokens.saturating_add(1).min(CAPACITY);
    }

    /// Takes the tokens of a retry, and returns whether there were enough.
    pub(crate) fn withdraw(&self) -> bool {
        let mut tokens = self.tokens.lock().unwrap_or_else(PoisonError::into_inner);
        let rest = tokens.checked_sub(RETRY_COST);
        *tokens = rest.unwrap_or(*tokens);
        rest.is_some()
    }
}
