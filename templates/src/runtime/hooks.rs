//! Looking at what goes out and what comes back.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::{HeaderMap, Method, StatusCode};
use reqwest::Url;

use crate::runtime::call::CallInfo;
use crate::runtime::error::Failure;
use crate::runtime::response::IncomingResponse;

type Before = Arc<dyn Fn(&mut Outgoing<'_>) + Send + Sync>;
type After = Arc<dyn Fn(&Observed<'_>) + Send + Sync>;

/// What the application does with each request and each answer.
#[derive(Clone, Default)]
pub(crate) struct Hooks {
    pub(crate) before: Vec<Before>,
    pub(crate) after: Vec<After>,
}

impl Hooks {
    pub(crate) fn before(&self, outgoing: &mut Outgoing<'_>) {
        self.before.iter().for_each(|hook| hook(outgoing));
    }

    pub(crate) fn after(&self, observed: &Observed<'_>) {
        self.after.iter().for_each(|hook| hook(observed));
    }
}

impl fmt::Debug for Hooks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} before, {} after", self.before.len(), self.after.len())
    }
}

/// A request that is about to be sent, once for each attempt. Credentials are added afterwards.
#[derive(Debug)]
pub struct Outgoing<'a> {
    info: &'a CallInfo,
    request: &'a mut reqwest::Request,
}

impl<'a> Outgoing<'a> {
    pub(crate) fn new(info: &'a CallInfo, request: &'a mut reqwest::Request) -> Self {
        Self { info, request }
    }

    /// The name of the operation; empty for requests that are not of the document.
    #[must_use]
    pub fn operation(&self) -> &'static str {
        self.info.operation
    }

    /// The method.
    #[must_use]
    pub fn method(&self) -> &Method {
        self.request.method()
    }

    /// Where it goes.
    #[must_use]
    pub fn url(&self) -> &Url {
        self.request.url()
    }

    /// The headers, to look at.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        self.request.headers()
    }

    /// The headers, to change.
    pub fn headers_mut(&mut self) -> &mut HeaderMap {
        self.request.headers_mut()
    }

    /// Adds a query parameter.
    pub fn query(&mut self, name: &str, value: &str) {
        self.request.url_mut().query_pairs_mut().append_pair(name, value);
    }
}

/// How one attempt ended.
#[derive(Debug)]
pub struct Observed<'a> {
    info: &'a CallInfo,
    outcome: &'a Result<IncomingResponse, Failure>,
    elapsed: Duration,
}

impl<'a> Observed<'a> {
    pub(crate) fn new(
        info: &'a CallInfo,
        outcome: &'a Result<IncomingResponse, Failure>,
        elapsed: Duration,
    ) -> Self {
        Self { info, outcome, elapsed }
    }

    /// The name of the operation; empty for requests that are not of the document.
    #[must_use]
    pub fn operation(&self) -> &'static str {
        self.info.operation
    }

    /// The method.
    #[must_use]
    pub fn method(&self) -> &Method {
        &self.info.method
    }

    /// The path, with the names of its parameters.
    #[must_use]
    pub fn path_template(&self) -> String {
        format!("{}{}", self.info.base_path, self.info.template)
    }

    /// The number of the attempt, from 1.
    #[must_use]
    pub fn attempt(&self) -> u32 {
        self.info.attempts
    }

    /// How long the attempt took, without the body where that is read later.
    #[must_use]
    pub fn elapsed(&self) -> Duration {
        self.elapsed
    }

    /// The status, if there was an answer.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.outcome.as_ref().ok().map(IncomingResponse::status)
    }

    /// The headers of the answer, if there was one.
    #[must_use]
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.outcome.as_ref().ok().map(IncomingResponse::headers)
    }

    /// Why there was no answer.
    #[must_use]
    pub fn failure(&self) -> Option<&Failure> {
        self.outcome.as_ref().err()
    }
}
