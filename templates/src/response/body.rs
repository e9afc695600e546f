//! The body of a response that has not been received yet.

use std::fmt;
use std::time::Duration;

use bytes::Bytes;

use super::collect;
use crate::call::{Call, CallInfo};
use crate::error::{BoxError, Error, TransportError, TransportProblem};
#[cfg(feature = "download")]
use crate::time::timeout_at;
use crate::time::{Instant, deadline_after, earlier};
use crate::transport::TransportBody;

/// The body of a response, received in chunks.
pub(crate) struct OpenBody {
    body: Option<TransportBody>,
    info: CallInfo,
    /// The longest time between two chunks, as it is configured.
    read_timeout: Option<Duration>,
    /// The longest time to receive the whole body, if it is not streamed.
    request_timeout: Option<Duration>,
    /// The longest time between two chunks.
    chunk_timeout: Option<Duration>,
    /// The deadline of the call.
    deadline: Option<Instant>,
    /// The largest number of bytes that [`read`](Self::read) accepts.
    limit: usize,
}

impl OpenBody {
    pub(crate) fn new(body: TransportBody, call: &Call) -> Self {
        let read_timeout = call.core.read_timeout;
        let request_timeout = call.request_timeout();
        let chunk_timeout = read_timeout.or(request_timeout);
        let (info, deadline, limit) = (call.info.clone(), call.deadline, call.body_limit());
        Self {
            body: Some(body),
            read_timeout,
            request_timeout,
            info,
            chunk_timeout,
            deadline,
            limit,
        }
    }

    /// Receives the whole body.
    pub(crate) async fn read(mut self) -> Result<Bytes, Error> {
        let Some(body) = self.body.take() else { return Ok(Bytes::new()) };
        let end = self.request_timeout.and_then(deadline_after);
        let deadline = earlier(self.deadline, end);
        let error = match collect(body, self.limit, self.read_timeout, deadline).await {
            Ok(body) => return Ok(body),
            Err(error) => error,
        };
        let is_over = deadline.is_some_and(|deadline| Instant::now() >= deadline)
            || self.read_timeout.is_none();
        let problem = match error.problem {
            TransportProblem::ReadTimeout if is_over => TransportProblem::of_timeout(self.deadline),
            problem => problem,
        };
        Err(self.fail(problem, error.source))
    }

    /// Removes the limit on the time between two chunks; the deadline of the call remains.
    #[cfg(any(feature = "events", feature = "json-streams"))]
    pub(crate) fn without_chunk_timeout(mut self) -> Self {
        self.chunk_timeout = None;
        self
    }

    /// Returns whether the server announced a body without content.
    pub(crate) fn is_empty(&self) -> bool {
        self.body.as_ref().is_none_or(|body| body.length() == Some(0))
    }

    #[cfg(feature = "download")]
    pub(crate) fn length(&self) -> Option<u64> {
        self.body.as_ref().and_then(TransportBody::length)
    }

    /// Receives the next chunk; `None` at the end of the body.
    #[cfg(feature = "download")]
    pub(crate) async fn chunk(&mut self) -> Result<Option<Bytes>, Error> {
        let deadline = self.next_deadline();
        let Some(body) = &mut self.body else { return Ok(None) };
        match timeout_at(deadline, body.chunk()).await {
            Some(Ok(chunk)) => Ok(chunk),
            Some(Err(error)) => Err(self.fail(TransportProblem::Truncated, Some(error))),
            None => Err(self.fail_timeout()),
        }
    }

    fn next_deadline(&self) -> Option<Instant> {
        earlier(self.deadline, self.chunk_timeout.and_then(deadline_after))
    }

    fn fail_timeout(&mut self) -> Error {
        let problem = match (TransportProblem::of_timeout(self.deadline), self.read_timeout) {
            (TransportProblem::RequestTimeout, Some(_)) => TransportProblem::ReadTimeout,
            (problem, _) => problem,
        };
        self.fail(problem, None)
    }

    fn fail(&mut self, problem: TransportProblem, source: Option<BoxError>) -> Error {
        self.body = None;
        TransportError { call: self.info.clone(), problem, sent: true, source }.into()
    }
}

impl fmt::Debug for OpenBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OpenBody").field("call", &self.info).finish_non_exhaustive()
    }
}
