//! One call: a request on its way, through all of its attempts.

mod attempt;
mod info;
mod redirect;
mod run;

use std::sync::Arc;

use http::HeaderMap;
pub(crate) use info::CallInfo;
use reqwest::Url;

use crate::runtime::client::{CallOptions, Core};
use crate::runtime::error::{Failure, TransportError, TransportProblem};
use crate::runtime::request::Body;
use crate::runtime::response::IncomingResponse;
use crate::runtime::time::{BoxFuture, Instant};

/// A request that is complete, and what is known about sending it.
pub(crate) struct Call {
    pub(crate) core: Arc<Core>,
    pub(crate) options: Arc<CallOptions>,
    pub(crate) info: CallInfo,
    pub(crate) url: Url,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Body,
    pub(crate) anonymous: bool,
    /// Whether the limiter counts it.
    pub(crate) limited: bool,
    pub(crate) reading: Reading,
    pub(crate) deadline: Option<Instant>,
}

/// How the body of a successful answer is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    /// At once
    Whole,
    /// By the caller, piece by piece
    Open,
}

impl Call {
    /// Sends the request, as often as its retry policy wants and its deadline allows.
    pub(crate) fn run(self) -> BoxFuture<'static, Result<IncomingResponse, Failure>> {
        #[cfg(feature = "tracing")]
        return Box::pin(crate::runtime::trace::traced(self));
        #[cfg(not(feature = "tracing"))]
        return Box::pin(self.attempts());
    }

    fn broken(
        &self,
        problem: TransportProblem,
        sent: bool,
        source: Option<reqwest::Error>,
    ) -> Failure {
        // The URL may hold what is nobody's business; the template stands for it.
        let source = source.map(reqwest::Error::without_url);
        let sent = sent || self.info.sent_before;
        TransportError { call: self.info.clone(), problem, sent, source }.into()
    }
}
