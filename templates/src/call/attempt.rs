//! One attempt to send a request and to receive its response.

use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::{BodyMode, Call};
use crate::auth::Authorization;
use crate::error::{Error, TransportProblem};
use crate::response::{IncomingResponse, OpenBody, RawResponse, collect};
use crate::time::{Instant, deadline_after, earlier, timeout_at};
use crate::transport::TransportBody;

/// The largest number of bytes of the body of an error response.
const ERROR_BODY_LIMIT: usize = 1024 * 1024;

/// The longest time to receive the body of an error response.
const ERROR_BODY_TIMEOUT: Duration = Duration::from_secs(10);

impl Call {
    pub(crate) async fn attempt(
        &mut self,
        authorization: &Authorization,
    ) -> Result<IncomingResponse, Error> {
        let start = Instant::now();
        let deadline = earlier(self.deadline, self.request_timeout().and_then(deadline_after));
        let result = timeout_at(deadline, self.exchange(authorization, deadline)).await;
        let result = result.unwrap_or_else(|| {
            let problem = TransportProblem::of_timeout(self.deadline);
            Err(self.transport_error(problem, true, None))
        });
        self.core.hooks.on_response(&self.info, &result, start.elapsed());
        result
    }

    async fn exchange(
        &mut self,
        authorization: &Authorization,
        deadline: Option<Instant>,
    ) -> Result<IncomingResponse, Error> {
        let (parts, body) = self.send(authorization).await?.into_parts();
        let (status, headers) = (parts.status, parts.headers);
        let is_result = self.info.expected.is_result(status);
        if self.body_mode == BodyMode::Streamed && is_result {
            let body = OpenBody::new(body, self);
            return Ok(IncomingResponse::open(self.raw(status, headers, Bytes::new()), body));
        }
        let body = if is_result {
            collect(body, self.body_limit(), self.core.read_timeout, None)
                .await
                .map_err(|error| self.transport_error(error.problem, true, error.source))?
        } else {
            Self::error_body(body, self.body_limit(), deadline).await
        };
        Ok(IncomingResponse::buffered(self.raw(status, headers, body)))
    }

    /// Receives as much of the body of an error response as possible: an incomplete body is better than to lose the
    /// status code.
    async fn error_body(body: TransportBody, limit: usize, deadline: Option<Instant>) -> Bytes {
        let deadline = earlier(deadline, deadline_after(ERROR_BODY_TIMEOUT));
        let limit = limit.min(ERROR_BODY_LIMIT);
        collect(body, limit, None, deadline).await.unwrap_or_else(|error| error.partial)
    }

    fn raw(&self, status: StatusCode, headers: HeaderMap, body: Bytes) -> RawResponse {
        RawResponse { call: self.info.clone(), status, headers, body }
    }
}
