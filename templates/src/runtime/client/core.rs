//! What the calls of a client share.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use http::HeaderName;
use http::header::{ACCEPT, HeaderValue, USER_AGENT};
use reqwest::Url;

use super::{CallOptions, url::is_here};
use crate::runtime::auth::Credentials;
use crate::runtime::call::{Call, CallInfo, Reading};
use crate::runtime::error::Failure;
use crate::runtime::hooks::Hooks;
use crate::runtime::limiter::RateLimiter;
use crate::runtime::request::{FromClient, InvalidRequest, Request, query_pair};
use crate::runtime::retry::{RetryBudget, RetryPolicy};

/// The settings of a client, checked, and its state.
#[derive(Debug)]
pub(crate) struct Core {
    pub(crate) http: reqwest::Client,
    /// Without a slash at the end.
    pub(crate) base_url: String,
    /// Where the servers of single operations are, by what the document calls them.
    pub(crate) servers: BTreeMap<String, String>,
    pub(crate) parameters: BTreeMap<String, String>,
    pub(crate) user_agent: HeaderValue,
    pub(crate) credentials: Credentials,
    /// What the limiter counts by, beside the version of the API.
    pub(crate) client_id: String,
    pub(crate) retry: RetryPolicy,
    pub(crate) budget: RetryBudget,
    pub(crate) limiter: Option<RateLimiter>,
    pub(crate) hooks: Hooks,
    pub(crate) request_timeout: Option<Duration>,
    pub(crate) total_timeout: Option<Duration>,
    pub(crate) body_limit: usize,
    pub(crate) request_id_header: Option<HeaderName>,
}

impl Core {
    /// What the path of a request follows. A client whose base URL is on this machine is there for
    /// a test or behind a proxy; nothing of it goes out unless it is told to.
    fn home<'c>(&'c self, server: Option<&'c str>) -> &'c str {
        let Some(server) = server else { return &self.base_url };
        match self.servers.get(server) {
            Some(named) => named,
            None if is_here(&self.base_url) && !is_here(server) => &self.base_url,
            None => server,
        }
    }
}

impl Call {
    /// Completes a request with what the client knows.
    pub(crate) fn start(
        core: Arc<Core>,
        options: Arc<CallOptions>,
        mut request: Request,
        reading: Reading,
    ) -> Result<Self, Failure> {
        let mut target = request.finish()?;
        for parameter in std::mem::take(&mut request.from_client) {
            supply(&core, parameter, &mut request, &mut target)?;
        }
        // What the client supplied is checked like everything else.
        request.finish()?;
        let url = Url::parse(&format!("{}{target}", core.home(request.server)));
        let url = url.map_err(|error| InvalidRequest::new("url", error.to_string()))?;
        let mut headers = request.headers;
        headers.entry(USER_AGENT).or_insert_with(|| core.user_agent.clone());
        headers.extend(options.headers.clone());
        let accept = headers.get(ACCEPT).and_then(|value| value.to_str().ok());
        let info = CallInfo {
            operation: request.operation,
            method: request.method,
            base_path: request.base_path,
            template: request.template,
            idempotent: options.idempotent.unwrap_or(request.idempotent),
            attempts: 0,
            sent_before: false,
            request_id: core.request_id_header.clone(),
            accepts_html: accept.is_some_and(|accept| accept.contains("html")),
        };
        Ok(Self {
            core,
            options,
            info,
            url,
            headers,
            body: request.body,
            anonymous: request.anonymous,
            limited: true,
            reading,
            deadline: None,
        })
    }
}

/// Adds a parameter whose value the client's configuration holds.
fn supply(
    core: &Core,
    parameter: FromClient,
    request: &mut Request,
    target: &mut String,
) -> Result<(), InvalidRequest> {
    let FromClient { name, required, in_query } = parameter;
    match core.parameters.get(name) {
        Some(value) if in_query => query_pair(target, name, value),
        Some(value) => request.set_header(name, value),
        None if required => {
            let why = "the operation requires it and the client's configuration does not set it";
            return Err(InvalidRequest::new(format!("client parameter `{name}`"), why));
        }
        None => {}
    }
    Ok(())
}
