//! The attempts of a call, and what comes between them.

use std::time::Duration;

use http::StatusCode;

use super::Call;
use crate::runtime::auth::Authorization;
use crate::runtime::error::{Failure, TransportProblem};
use crate::runtime::response::IncomingResponse;
use crate::runtime::retry;
use crate::runtime::time::{Instant, after, sleep, within};

impl Call {
    pub(crate) async fn attempts(mut self) -> Result<IncomingResponse, Failure> {
        let timeout = self.options.total_timeout.or(self.core.total_timeout);
        self.deadline = self.deadline.or_else(|| timeout.and_then(after));
        self.core.budget.earn();
        let mut renewed = false;
        loop {
            self.pass_limiter().await?;
            let authorization = self.authorize().await?;
            self.info.attempts += 1;
            let outcome = self.attempt(&authorization).await;
            if !renewed
                && self.is_rejected(&outcome)
                && self.core.credentials.reject(&authorization)
            {
                renewed = true;
                continue;
            }
            let Some(wait) = self.wait(&outcome) else { return outcome };
            self.info.sent_before |= match &outcome {
                Ok(response) => response.status() != StatusCode::TOO_MANY_REQUESTS,
                Err(Failure::Transport(error)) => error.may_have_been_sent(),
                Err(_) => false,
            };
            drop(outcome);
            sleep(wait).await;
        }
    }

    /// How long to wait before the next attempt; none: this outcome is the last.
    fn wait(&self, outcome: &Result<IncomingResponse, Failure>) -> Option<Duration> {
        let (asked, told_to) = match outcome {
            Ok(response) if retry::is_retryable(response.status(), self.info.idempotent) => {
                let asked = retry::retry_after(response.headers());
                (asked, asked.is_some() && response.status() == StatusCode::TOO_MANY_REQUESTS)
            }
            Err(Failure::Transport(error)) if error.is_retryable() => (None, false),
            _ => return None,
        };
        if !self.body.is_replayable() {
            return None;
        }
        let policy = self.options.retry.as_ref().unwrap_or(&self.core.retry);
        let wait = policy.wait(self.info.attempts, asked)?;
        if self.deadline.is_some_and(|deadline| after(wait).is_none_or(|next| next >= deadline)) {
            return None;
        }
        // A server that says when to come back has its load in hand; nothing is multiplied.
        (told_to || self.core.budget.spend()).then_some(wait)
    }

    /// Whether the server does not know the credentials, and another token may help.
    fn is_rejected(&self, outcome: &Result<IncomingResponse, Failure>) -> bool {
        let unauthorized = StatusCode::UNAUTHORIZED;
        outcome.as_ref().is_ok_and(|response| response.status() == unauthorized)
            && self.body.is_replayable()
    }

    async fn pass_limiter(&self) -> Result<(), Failure> {
        let Some(limiter) = self.core.limiter.as_ref().filter(|_| self.limited) else {
            return Ok(());
        };
        let now = Instant::now();
        let pass = limiter.reserve(&self.core.client_id, self.info.base_path, now, self.deadline);
        match pass {
            Ok(moment) if moment > now => {
                sleep(moment.duration_since(now)).await;
                Ok(())
            }
            Ok(_) => Ok(()),
            Err(wait) => Err(self.broken(TransportProblem::Limited(wait), false, None)),
        }
    }

    async fn authorize(&self) -> Result<Authorization, Failure> {
        if self.anonymous {
            return Ok(Authorization::default());
        }
        let authorize = self.core.credentials.authorize(&self.core, &self.url, self.deadline);
        match within(self.deadline, authorize).await {
            Some(authorization) => authorization.map_err(Failure::Auth),
            None => Err(self.broken(TransportProblem::Deadline, false, None)),
        }
    }
}
