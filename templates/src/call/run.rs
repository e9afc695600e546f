//! The attempts of a call and the delays between them.

use std::time::Duration;

use http::StatusCode;
#[cfg(feature = "security-schemes")]
use http::header::AUTHORIZATION;

use super::Call;
use crate::auth::{Authorization, PLAIN_HTTP, Requirement};
use crate::client::is_secure;
use crate::error::Error;
use crate::error::TransportProblem;
#[cfg(feature = "security-schemes")]
use crate::error::{AuthError, AuthProblem};
use crate::request::InvalidRequest;
use crate::response::IncomingResponse;
use crate::retry;
use crate::runtime::{NO_RUNTIME, Runtime};
#[cfg(feature = "rate-limiter")]
use crate::time::Instant;
use crate::time::{deadline_after, sleep, timeout_at};

impl Call {
    pub(crate) async fn attempts(mut self) -> Result<IncomingResponse, Error> {
        if Runtime::current().is_none() {
            return Err(InvalidRequest::new("runtime", NO_RUNTIME).into());
        }
        let timeout = self.options.total_timeout.or(self.core.total_timeout);
        self.deadline = self.deadline.or_else(|| timeout.and_then(deadline_after));
        self.before_call().await?;
        self.core.budget.deposit();
        #[cfg(feature = "tokens")]
        let mut token_renewed = false;
        // The result of the last attempt if the request may have been carried out. An error before the next attempt would
        // say that it was not sent.
        let mut last = None;
        loop {
            #[cfg(feature = "rate-limiter")]
            self.wait_for_limiter().await?;
            let authorization = match self.authorize().await {
                Ok(authorization) => authorization,
                Err(error) => return last.unwrap_or(Err(error)),
            };
            self.info.attempts += 1;
            self.info.secrets = authorization.secrets(&self.headers);
            #[cfg(feature = "tracing")]
            let result = crate::trace::attempt(&mut self, &authorization).await;
            #[cfg(not(feature = "tracing"))]
            let result = self.attempt(&authorization).await;
            if matches!(result, Err(Error::Build(_))) {
                return last.unwrap_or(result);
            }
            #[cfg(feature = "tokens")]
            if !token_renewed && self.is_unauthorized(&result) && authorization.reject() {
                token_renewed = true;
                continue;
            }
            let Some(delay) = self.retry_delay(&result) else { return result };
            self.info.sent_before |= match &result {
                Ok(response) => response.status() != StatusCode::TOO_MANY_REQUESTS,
                Err(Error::Transport(error)) => error.may_have_been_sent(),
                Err(_) => false,
            };
            #[cfg(feature = "tokens")]
            if let (Some(on_delay), Ok(response)) = (&self.on_delay, &result)
                && let Some(next) = deadline_after(delay)
            {
                on_delay(response.raw(), next);
            }
            last = self.info.sent_before.then_some(result);
            sleep(delay).await;
        }
    }

    /// Calls the hooks of calls.
    async fn before_call(&mut self) -> Result<(), Error> {
        let Self { core, info, url, headers, .. } = self;
        let hooks = core.hooks.before_call(info, url, headers);
        match timeout_at(self.deadline, hooks).await {
            Some(result) => Ok(result?),
            None => Err(self.transport_error(TransportProblem::Deadline, false, None)),
        }
    }

    /// Returns the delay before the next attempt; `None` if the result is final.
    fn retry_delay(&self, result: &Result<IncomingResponse, Error>) -> Option<Duration> {
        let (retry_after, is_throttled) = match result {
            Ok(response) if retry::is_retryable(response.status(), self.info.idempotent) => {
                let delay = retry::retry_after(response.headers());
                let is_scheduled = delay.is_some_and(|delay| delay >= retry::MIN_SCHEDULED);
                (delay, is_scheduled && response.status() == StatusCode::TOO_MANY_REQUESTS)
            }
            Err(Error::Transport(error)) if error.is_retryable() => (None, false),
            _ => return None,
        };
        if !self.body.is_replayable() {
            return None;
        }
        let policy = self.options.retry.as_ref().unwrap_or(&self.core.retry);
        let delay = policy.delay(self.info.attempts, retry_after)?;
        let next = deadline_after(delay);
        if self.deadline.is_some_and(|deadline| next.is_none_or(|next| next >= deadline)) {
            return None;
        }
        // A server that schedules the retry itself controls its load, so the retry does not count.
        (is_throttled || self.core.budget.withdraw()).then_some(delay)
    }

    /// Returns whether the server rejected the credentials, and the request can be sent with another token.
    #[cfg(feature = "tokens")]
    fn is_unauthorized(&self, result: &Result<IncomingResponse, Error>) -> bool {
        let unauthorized = StatusCode::UNAUTHORIZED;
        result.as_ref().is_ok_and(|response| response.status() == unauthorized)
            && self.body.is_replayable()
    }

    #[cfg(feature = "rate-limiter")]
    async fn wait_for_limiter(&self) -> Result<(), Error> {
        let Some(limiter) = self.core.limiter.as_ref().filter(|_| self.limited) else {
            return Ok(());
        };
        let now = Instant::now();
        let slot = limiter.reserve(&self.core.client_id, self.info.base_path, now, self.deadline);
        match slot {
            Ok(time) if time > now => {
                sleep(time.duration_since(now)).await;
                Ok(())
            }
            Ok(_) => Ok(()),
            Err(delay) => Err(self.transport_error(TransportProblem::Limited(delay), false, None)),
        }
    }

    async fn authorize(&self) -> Result<Authorization, Error> {
        #[cfg(feature = "security-schemes")]
        if self.core.authorization.is_none() {
            return self.authorize_by_schemes().await;
        }
        let header = self.core.authorization.as_ref();
        let Some(header) = header.filter(|_| self.requirement != Requirement::None) else {
            return Ok(Authorization::default());
        };
        if self.core.over_plain_http || is_secure(&self.url) {
            return Ok(Authorization::of_header(header));
        }
        Err(InvalidRequest::new("url", PLAIN_HTTP).into())
    }

    #[cfg(feature = "security-schemes")]
    async fn authorize_by_schemes(&self) -> Result<Authorization, Error> {
        let credentials = &self.core.credentials;
        let authorize =
            credentials.authorize(self.requirement, &self.core, &self.url, self.deadline);
        match timeout_at(self.deadline, authorize).await {
            Some(Err(error)) if self.has_own_credentials(&error) => Ok(Authorization::default()),
            Some(authorization) => authorization.map_err(Error::Auth),
            None => Err(self.transport_error(TransportProblem::Deadline, false, None)),
        }
    }

    /// Returns whether the client lacks credentials, but the caller has set the `Authorization` header.
    #[cfg(feature = "security-schemes")]
    fn has_own_credentials(&self, error: &AuthError) -> bool {
        let lacks = matches!(error.problem(), AuthProblem::NoCredentials(_));
        lacks && self.headers.contains_key(AUTHORIZATION)
    }
}
