//! A body that is still on the connection.

use std::fmt;
use std::time::Duration;

use bytes::Bytes;

use super::collect;
use crate::runtime::call::{Call, CallInfo};
use crate::runtime::error::{Failure, TransportError, TransportProblem};
use crate::runtime::time::{Instant, after, nearer, within};

/// The body of an answer, chunk by chunk.
pub(crate) struct OpenBody {
    response: Option<reqwest::Response>,
    info: CallInfo,
    /// How long a chunk may take.
    patience: Option<Duration>,
    deadline: Option<Instant>,
    /// How many bytes are read when it is read at once.
    limit: usize,
}

impl OpenBody {
    pub(crate) fn new(response: reqwest::Response, call: &Call) -> Self {
        let patience = call.options.request_timeout.or(call.core.request_timeout);
        let (info, deadline, limit) = (call.info.clone(), call.deadline, call.limit());
        Self { response: Some(response), info, patience, deadline, limit }
    }

    /// All of it.
    pub(crate) async fn read(mut self) -> Result<Bytes, Failure> {
        let Some(response) = self.response.take() else { return Ok(Bytes::new()) };
        let until = nearer(self.deadline, self.patience.and_then(after));
        match within(until, collect(response, self.limit)).await {
            Some(Ok(body)) => Ok(body),
            Some(Err(error)) => Err(self.broken(error.problem, error.source)),
            None => Err(self.late()),
        }
    }

    /// Waits for chunks as long as it takes, but for the deadline of the call.
    pub(crate) fn be_patient(&mut self) {
        self.patience = None;
    }

    pub(crate) fn length(&self) -> Option<u64> {
        self.response.as_ref().and_then(reqwest::Response::content_length)
    }

    /// The next chunk; none at the end.
    pub(crate) async fn chunk(&mut self) -> Result<Option<Bytes>, Failure> {
        let until = nearer(self.deadline, self.patience.and_then(after));
        match within(until, next(&mut self.response)).await {
            Some(Ok(chunk)) => Ok(chunk),
            Some(Err(error)) => Err(self.broken(TransportProblem::Truncated, Some(error))),
            None => Err(self.late()),
        }
    }

    fn late(&mut self) -> Failure {
        let passed = self.deadline.is_some_and(|deadline| deadline <= Instant::now());
        let problem =
            if passed { TransportProblem::Deadline } else { TransportProblem::RequestTimeout };
        self.broken(problem, None)
    }

    fn broken(&mut self, problem: TransportProblem, source: Option<reqwest::Error>) -> Failure {
        self.response = None;
        let source = source.map(reqwest::Error::without_url);
        TransportError { call: self.info.clone(), problem, sent: true, source }.into()
    }
}

#[cfg(not(target_family = "wasm"))]
async fn next(response: &mut Option<reqwest::Response>) -> Result<Option<Bytes>, reqwest::Error> {
    match response {
        Some(response) => response.chunk().await,
        None => Ok(None),
    }
}

/// A browser hands the body over in one piece.
#[cfg(target_family = "wasm")]
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
