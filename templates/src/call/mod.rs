//! Calls: a request and its attempts.

mod attempt;
mod expected;
mod info;
mod redirect;
mod run;

use std::sync::Arc;
use std::time::Duration;

pub(crate) use expected::Expected;
use http::HeaderMap;
pub(crate) use info::CallInfo;
use reqwest::Url;

use crate::auth::Requirement;
use crate::client::{CallOptions, Core};
use crate::error::{BoxError, Error, TransportError, TransportProblem};
use crate::request::Body;
use crate::response::IncomingResponse;
#[cfg(feature = "tokens")]
use crate::response::RawResponse;
use crate::time::{BoxFuture, Instant};

/// A complete request, with the options and the state of sending it.
pub(crate) struct Call {
    pub(crate) core: Arc<Core>,
    pub(crate) options: Arc<CallOptions>,
    pub(crate) info: CallInfo,
    pub(crate) url: Url,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Body,
    pub(crate) requirement: Requirement,
    /// Whether the rate limiter counts the call.
    #[cfg(feature = "rate-limiter")]
    pub(crate) limited: bool,
    pub(crate) body_mode: BodyMode,
    pub(crate) deadline: Option<Instant>,
    /// Is called with a response after which the call waits, and with the time of the next attempt.
    #[cfg(feature = "tokens")]
    pub(crate) on_delay: Option<OnDelay>,
}

/// A function that is called with a response after which a call waits, and with the time of the next attempt.
#[cfg(feature = "tokens")]
pub(crate) type OnDelay = Box<dyn Fn(&RawResponse, Instant) + Send + Sync>;

/// The way in which the body of a successful response is received.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BodyMode {
    /// As a part of the call
    Buffered,
    /// By the caller, in chunks
    Streamed,
}

impl Call {
    /// Sends the request, and retries it as its policy and its deadline allow.
    pub(crate) fn run(self) -> BoxFuture<'static, Result<IncomingResponse, Error>> {
        #[cfg(feature = "tracing")]
        return Box::pin(crate::trace::call(self));
        #[cfg(not(feature = "tracing"))]
        return Box::pin(self.attempts());
    }

    /// Returns the longest duration of one attempt.
    pub(crate) fn request_timeout(&self) -> Option<Duration> {
        self.options.request_timeout.or(self.core.request_timeout)
    }

    /// Returns the largest number of bytes of a buffered body.
    pub(crate) fn body_limit(&self) -> usize {
        self.options.body_limit.unwrap_or(self.core.body_limit)
    }

    fn transport_error(
        &self,
        problem: TransportProblem,
        sent: bool,
        source: Option<BoxError>,
    ) -> Error {
        let sent = sent || self.info.sent_before;
        TransportError { call: self.info.clone(), problem, sent, source }.into()
    }
}
