//! The shared part of the clones of a client.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use http::HeaderName;
use http::header::{ACCEPT, HeaderValue, USER_AGENT};
use reqwest::Url;

use super::{CallOptions, url::is_loopback_url};
use crate::auth::Credentials;
use crate::call::{BodyMode, Call, CallInfo};
use crate::error::Error;
use crate::hooks::Hooks;
#[cfg(feature = "rate-limiter")]
use crate::limiter::RateLimiter;
use crate::request::{ClientParameter, InvalidRequest, Request, push_query};
use crate::retry::{RetryBudget, RetryPolicy};

/// The checked settings of a client, and its state.
#[derive(Debug)]
pub(crate) struct Core {
    pub(crate) http: reqwest::Client,
    /// Without a trailing slash.
    pub(crate) base_url: String,
    /// The URLs of the servers of single operations, by their URLs in the document.
    pub(crate) servers: BTreeMap<String, String>,
    pub(crate) parameters: BTreeMap<String, String>,
    pub(crate) user_agent: HeaderValue,
    pub(crate) credentials: Credentials,
    /// The client ID for which the rate limiter counts requests.
    pub(crate) client_id: String,
    pub(crate) retry: RetryPolicy,
    pub(crate) budget: RetryBudget,
    #[cfg(feature = "rate-limiter")]
    pub(crate) limiter: Option<RateLimiter>,
    pub(crate) hooks: Hooks,
    pub(crate) request_timeout: Option<Duration>,
    pub(crate) total_timeout: Option<Duration>,
    pub(crate) body_limit: usize,
    pub(crate) request_id_header: Option<HeaderName>,
}

impl Core {
    /// Returns the URL that the path of a request follows; `server` is that of the operation in the document.
    ///
    /// A client whose base URL is on this machine is in a test or uses a local proxy, so it sends nothing to other
    /// machines unless it is configured to.
    fn server_url<'c>(&'c self, server: Option<&'c str>) -> &'c str {
        let Some(server) = server else { return &self.base_url };
        match self.servers.get(server) {
            Some(configured) => configured,
            None if is_loopback_url(&self.base_url) && !is_loopback_url(server) => &self.base_url,
            None => server,
        }
    }
}

impl Call {
    /// Completes a request with the settings of the client.
    pub(crate) fn new(
        core: Arc<Core>,
        options: Arc<CallOptions>,
        mut request: Request,
        body_mode: BodyMode,
    ) -> Result<Self, Error> {
        let mut target = request.finish()?;
        for parameter in std::mem::take(&mut request.client_parameters) {
            apply_client_parameter(&core, parameter, &mut request, &mut target)?;
        }
        // A second time, because the values of client parameters may be invalid.
        request.finish()?;
        let url = Url::parse(&format!("{}{target}", core.server_url(request.server)));
        let url = url.map_err(|error| InvalidRequest::new("url", error.to_string()))?;
        let mut headers = request.headers;
        headers.entry(USER_AGENT).or_insert_with(|| core.user_agent.clone());
        headers.extend(options.headers.clone());
        let info = CallInfo {
            operation: request.operation,
            method: request.method,
            base_path: request.base_path,
            template: request.template,
            idempotent: options.idempotent.unwrap_or(request.idempotent),
            attempts: 0,
            sent_before: false,
            request_id: core.request_id_header.clone(),
            accept: headers.get(ACCEPT).cloned(),
            expected: request.expected,
        };
        Ok(Self {
            core,
            options,
            info,
            url,
            headers,
            body: request.body,
            anonymous: request.anonymous,
            #[cfg(feature = "rate-limiter")]
            limited: true,
            body_mode,
            deadline: None,
        })
    }
}

/// Adds a parameter whose value is configured in the client.
fn apply_client_parameter(
    core: &Core,
    parameter: ClientParameter,
    request: &mut Request,
    target: &mut String,
) -> Result<(), InvalidRequest> {
    let ClientParameter { name, required, in_query } = parameter;
    match core.parameters.get(name) {
        Some(value) if in_query => push_query(target, name, value),
        Some(value) => request.set_header(name, value),
        None if required => {
            let reason = "the operation requires it, but the client is not configured with it";
            return Err(InvalidRequest::new(format!("client parameter `{name}`"), reason));
        }
        None => {}
    }
    Ok(())
}
