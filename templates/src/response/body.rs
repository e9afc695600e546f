//! The body of a response that has not been received yet.

use std::fmt;
use std::time::Duration;

use bytes::Bytes;

use super::collect;
use crate::call::{Call, CallInfo};
use crate::error::{Error, TransportError, TransportProblem};
use crate::time::{Instant, deadline_after, earlier, timeout_at};

/// The body of a response, received in chunks.
pub(crate) struct OpenBody {
    response: Option<reqwest::Response>,
    info: CallInfo,
    /// The longest time between two chunks.
    chunk_timeout: Option<Duration>,
    /// The deadline of the call.
    deadline: Option<Instant>,
    /// The largest number of bytes that [`read`](Self::read) accepts.
    limit: usize,
}

impl OpenBody {
    pub(crate) fn new(response: reqwest::Response, call: &Call) -> Self {
        let chunk_timeout = call.request_timeout();
        let (info, deadline, limit) = (call.info.clone(), call.deadline, call.body_limit());
        Self { response: Some(response), info, chunk_timeout, deadline, limit }
    }

    /// Receives the whole body.
    pub(crate) async fn read(mut self) -> Result<Bytes, Error> {
        let Some(response) = self.response.take() else { return Ok(Bytes::new()) };
        match timeout_at(self.next_deadline(), collect(response, self.limit)).await {
            Some(Ok(body)) => Ok(body),
            Some(Err(error)) => Err(self.fail(error.problem, error.source)),
            None => Err(self.fail_timeout()),
        }
    }

    /// Removes the limit on the time between two chunks; the deadline of the call remains.
    #[cfg(any(feature = "events", feature = "json-streams"))]
    pub(crate) fn without_chunk_timeout(mut self) -> Self {
        self.chunk_timeout = None;
        self
    }

    /// Returns whether the server announced a body without content.
    pub(crate) fn is_empty(&self) -> bool {
        self.response.as_ref().is_none_or(|response| response.content_length() == Some(0))
    }

    #[cfg(feature = "download")]
    pub(crate) fn length(&self) -> Option<u64> {
        self.response.as_ref().and_then(reqwest::Response::content_length)
    }

    /// Receives the next chunk; `None` at the end of the body.
    #[cfg(feature = "download")]
    pub(crate) async fn chunk(&mut self) -> Result<Option<Bytes>, Error> {
        match timeout_at(self.next_deadline(), next(&mut self.response)).await {
            Some(Ok(chunk)) => Ok(chunk),
            Some(Err(error)) => Err(self.fail(TransportProblem::Truncated, Some(error))),
            None => Err(self.fail_timeout()),
        }
    }

    fn next_deadline(&self) -> Option<Instant> {
        earlier(self.deadline, self.chunk_timeout.and_then(deadline_after))
    }

    fn fail_timeout(&mut self) -> Error {
        self.fail(TransportProblem::of_timeout(self.deadline), None)
    }

    fn fail(&mut self, problem: TransportProblem, source: Option<reqwest::Error>) -> Error {
        self.response = None;
        let source = source.map(reqwest::Error::without_url);
        TransportError { call: self.info.clone(), problem, sent: true, source }.into()
    }
}

#[cfg(all(feature = "download", not(target_family = "wasm")))]
async fn next(response: &mut Option<reqwest::Response>) -> Result<Option<Bytes>, reqwest::Error> {
    match response {
        Some(response) => response.chunk().await,
        None => Ok(None),
    }
}

/// Receives the whole body as one chunk, as browsers provide it.
#[cfg(all(feature = "download", target_family = "wasm"))]
async fn next(response: &mut Option<reqwest::Response>) -> Result<Option<Bytes>, reqwest::Error> {
    match response.take() {
        Some(response) => response.bytes().await.map(Some),
        None => Ok(None),
    }
}

impl fmt::Debug for OpenBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OpenBody").field("call", &self.info).finish_non_exhaustive()
    }
}
