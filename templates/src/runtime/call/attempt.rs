//! One attempt: the request goes out, the answer comes in.

use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use reqwest::Response;

use super::{Call, Reading};
use crate::runtime::auth::Authorization;
use crate::runtime::error::{Failure, RawResponse, TransportProblem};
use crate::runtime::hooks::Observed;
use crate::runtime::response::{IncomingResponse, OpenBody, collect};
use crate::runtime::time::{Instant, after, nearer, within};

/// How much is read of the body of an error.
const ERROR_LIMIT: usize = 1024 * 1024;

/// How long the body of an error is waited for.
const ERROR_PATIENCE: Duration = Duration::from_secs(10);

impl Call {
    pub(super) async fn attempt(
        &self,
        authorization: &Authorization,
    ) -> Result<IncomingResponse, Failure> {
        let start = Instant::now();
        let patience = self.options.request_timeout.or(self.core.request_timeout);
        let until = nearer(self.deadline, patience.and_then(after));
        let outcome = match within(until, self.exchange(authorization, until)).await {
            Some(outcome) => outcome,
            None => Err(self.broken(self.lateness(), true, None)),
        };
        self.core.hooks.after(&Observed::new(&self.info, &outcome, start.elapsed()));
        outcome
    }

    fn lateness(&self) -> TransportProblem {
        match self.deadline {
            Some(deadline) if deadline <= Instant::now() => TransportProblem::Deadline,
            _ => TransportProblem::RequestTimeout,
        }
    }

    async fn exchange(
        &self,
        authorization: &Authorization,
        until: Option<Instant>,
    ) -> Result<IncomingResponse, Failure> {
        let mut response = self.send(authorization).await?;
        let status = response.status();
        let headers = std::mem::take(response.headers_mut());
        if self.reading == Reading::Open && status.is_success() {
            let body = OpenBody::new(response, self);
            return Ok(IncomingResponse::open(self.raw(status, headers, Bytes::new()), body));
        }
        let body = if status.is_success() {
            collect(response, self.limit())
                .await
                .map_err(|error| self.broken(error.problem, true, error.source))?
        } else {
            Self::error_body(response, self.limit(), until).await
        };
        Ok(IncomingResponse::buffered(self.raw(status, headers, body)))
    }

    /// What there is of the body of an error: the status counts more than its explanation.
    async fn error_body(response: Response, limit: usize, until: Option<Instant>) -> Bytes {
        let until = nearer(until, after(ERROR_PATIENCE));
        match within(until, collect(response, limit.min(ERROR_LIMIT))).await {
            Some(Ok(body)) => body,
            Some(Err(error)) => error.partial,
            None => Bytes::new(),
        }
    }

    pub(crate) fn limit(&self) -> usize {
        self.options.body_limit.unwrap_or(self.core.body_limit)
    }

    fn raw(&self, status: StatusCode, headers: HeaderMap, body: Bytes) -> RawResponse {
        RawResponse { call: self.info.clone(), status, headers, body }
    }
}
