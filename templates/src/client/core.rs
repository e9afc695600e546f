//! The shared part of the clones of a client.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use http::HeaderName;
use http::header::{ACCEPT, AUTHORIZATION, COOKIE, HeaderValue, PROXY_AUTHORIZATION, USER_AGENT};
use reqwest::Url;

use super::url::{self, is_loopback_url};
use super::{CallOptions, Connections};
use crate::auth::{Credentials, Secrets};
use crate::call::{BodyMode, Call, CallInfo};
use crate::error::Error;
use crate::hooks::Hooks;
use crate::json::Leniency;
#[cfg(feature = "rate-limiter")]
use crate::limiter::RateLimiter;
use crate::request::{ClientParameter, InvalidRequest, OperationServer, Request, push_query};
use crate::retry::{RetryBudget, RetryPolicy};

/// The checked settings of a client, and its state.
#[derive(Debug)]
pub(crate) struct Core {
    pub(crate) connections: Connections,
    /// Without a trailing slash.
    pub(crate) base_url: String,
    /// The base path of the document, if the base URL contains another one.
    pub(crate) replaced_base_path: Option<&'static str>,
    /// The URLs of the servers of single operations, by their URLs in the document.
    pub(crate) servers: BTreeMap<&'static str, String>,
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
    /// Whether responses are read leniently; `None` if the configuration of the crate decides.
    pub(crate) lenient: Option<bool>,
    pub(crate) request_id_header: Option<HeaderName>,
}

impl Core {
    /// Returns the URL that the base path of a request follows.
    ///
    /// A client whose base URL is on this machine is in a test or uses a local proxy, so it sends nothing to other
    /// machines unless it is configured to.
    fn server_url(&self, request: &Request) -> Result<Cow<'_, str>, InvalidRequest> {
        let Some(OperationServer { documented, url }) = request.server else {
            return Ok(Cow::Borrowed(match self.replaced_base_path {
                Some(path) if path != request.base_path => url::origin(&self.base_url),
                _ => &self.base_url,
            }));
        };
        let configured = self.servers.get(documented).map(String::as_str);
        let known = configured.unwrap_or(if url.is_empty() { documented } else { url });
        // A test, or a server that is only a path.
        let is_local = configured.is_none() && is_loopback_url(&self.base_url);
        let follows = known.starts_with('/') || (is_local && !is_loopback_url(known));
        if !follows && configured.is_none() && url.is_empty() {
            let reason = "the client must be configured with its variables";
            return Err(InvalidRequest::new(format!("server `{documented}`"), reason));
        }
        if follows {
            let path = &known[url::origin(known).len()..];
            let base_url = match self.replaced_base_path {
                Some(_) => url::origin(&self.base_url),
                None => &self.base_url,
            };
            return Ok(Cow::Owned(format!("{base_url}{path}")));
        }
        Ok(Cow::Owned(known.to_owned()))
    }
}

impl Call {
    /// Completes a request with the settings of the client.
    pub(crate) fn new(
        core: Arc<Core>,
        options: Arc<CallOptions>,
        request: Request,
        body_mode: BodyMode,
    ) -> Result<Self, Error> {
        #[cfg(feature = "idempotency-keys")]
        let request = request.with_key(&options.headers);
        let mut request = request;
        let mut target = request.finish()?;
        for parameter in std::mem::take(&mut request.client_parameters) {
            apply_client_parameter(&core, parameter, &mut request, &mut target)?;
        }
        // A second time, because the values of client parameters may be invalid.
        request.finish()?;
        let replaced = core.replaced_base_path.filter(|_| request.server.is_none());
        let path = match replaced {
            Some(path) if path == request.base_path => &target[path.len()..],
            _ => &target,
        };
        let url = Url::parse(&[&*core.server_url(&request)?, path].concat());
        let url = url.map_err(|error| InvalidRequest::new("url", error.to_string()))?;
        options.headers.keys().for_each(|name| request.check_header_name(name.as_str()));
        let mut headers = request.take_headers()?;
        headers.entry(USER_AGENT).or_insert_with(|| core.user_agent.clone());
        headers.extend(options.headers.clone());
        for name in [AUTHORIZATION, COOKIE, PROXY_AUTHORIZATION] {
            if let Some(value) = headers.get_mut(name) {
                value.set_sensitive(true);
            }
        }
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
            leniency: options.lenient.or(core.lenient).map_or(
                request.expected.leniency,
                |is_full| Leniency { is_full, ..Leniency::default() },
            ),
            expected: request.expected,
            secrets: Secrets::default(),
        };
        Ok(Self {
            core,
            options,
            info,
            url,
            headers,
            body: request.body,
            requirement: request.requirement,
            #[cfg(feature = "rate-limiter")]
            limited: true,
            body_mode,
            deadline: None,
            #[cfg(feature = "tokens")]
            on_delay: None,
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
