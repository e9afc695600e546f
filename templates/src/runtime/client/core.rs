//! What the calls of a client share.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use http::HeaderName;
use http::header::{ACCEPT, HeaderValue, USER_AGENT};
use reqwest::Url;

use super::CallOptions;
use crate::runtime::auth::Credentials;
use crate::runtime::call::{Call, CallInfo, Reading};
use crate::runtime::error::Failure;
use crate::runtime::hooks::Hooks;
use crate::runtime::limiter::RateLimiter;
use crate::runtime::request::{FromClient, InvalidRequest, Request, query_pair};
use crate::runtime::retry::{RetryBudget, RetryPolicy};
use crate::runtime::time::after;

/// The settings of a client, checked, and its state.
#[derive(Debug)]
pub(crate) struct Core {
    pub(crate) http: reqwest::Client,
    /// Without a slash at the end.
    pub(crate) base_url: String,
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
        let url = Url::parse(&format!("{}{target}", core.base_url));
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
        let deadline = options.total_timeout.or(core.total_timeout).and_then(after);
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
            deadline,
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
