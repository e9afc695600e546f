//! One attempt: the request goes out, the answer comes in.

use std::time::Duration;

use bytes::Bytes;
use http::StatusCode;
use http::header::{ACCEPT, CONTENT_TYPE, HeaderMap};
use reqwest::Response;

use super::Call;
use crate::runtime::answer::{Answer, OpenBody, collect};
use crate::runtime::auth::Authorization;
use crate::runtime::error::{Failure, RawAnswer, TransportProblem};
use crate::runtime::hooks::Observed;
use crate::runtime::time::{Instant, after, nearer, within};

/// How much is read of the body of an error.
const ERROR_LIMIT: usize = 1024 * 1024;

/// How long the body of an error is waited for.
const ERROR_PATIENCE: Duration = Duration::from_secs(10);

impl Call {
    pub(super) async fn attempt(&self, authorization: &Authorization) -> Result<Answer, Failure> {
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
    ) -> Result<Answer, Failure> {
        let mut response = self.send(authorization).await?;
        let status = response.status();
        let headers = std::mem::take(response.headers_mut());
        if self.keep_open && status.is_success() && !self.is_small_talk(&headers) {
            let body = OpenBody::new(response, self);
            return Ok(Answer::open(self.raw(status, headers, Bytes::new()), body));
        }
        let body = if status.is_success() {
            collect(response, self.limit())
                .await
                .map_err(|error| self.broken(error.problem, true, error.source))?
        } else {
            Self::error_body(response, self.limit(), until).await
        };
        Ok(Answer::buffered(self.raw(status, headers, body)))
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

    fn limit(&self) -> usize {
        self.options.body_limit.unwrap_or(self.core.body_limit)
    }

    /// Whether an answer whose body was to be left open holds JSON or text beside other types that
    /// the operation may answer: that is not a download, and is read at once.
    fn is_small_talk(&self, headers: &HeaderMap) -> bool {
        let text = |headers: &HeaderMap, name| {
            let value: Option<&http::HeaderValue> = headers.get(name);
            value.and_then(|value| value.to_str().ok()).unwrap_or_default().to_ascii_lowercase()
        };
        let (accept, media_type) = (text(&self.headers, ACCEPT), text(headers, CONTENT_TYPE));
        let essence = media_type.split(';').next().unwrap_or_default().trim();
        accept.contains(',')
            && (essence.ends_with("json") || essence == "text/plain" || essence.ends_with("xml"))
    }

    fn raw(&self, status: StatusCode, headers: HeaderMap, body: Bytes) -> RawAnswer {
        RawAnswer { call: self.info.clone(), status, headers, body }
    }
}
