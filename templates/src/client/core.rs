//! The shared part of the clones of a client.

use std::borrow::Cow;
use std::sync::Arc;
use std::time::Duration;

use http::HeaderName;
use http::header::{ACCEPT, HeaderMap, HeaderValue, USER_AGENT};
use reqwest::Url;

#[cfg(any(feature = "client-parameters", feature = "servers"))]
use super::small_map::SmallMap;
#[cfg(feature = "servers")]
use super::url::is_loopback_url;
use super::{CallOptions, Connections, url};
#[cfg(feature = "security-schemes")]
use crate::auth::Credentials;
use crate::auth::{Secret, Secrets, mark_sensitive};
use crate::call::{BodyMode, Call, CallInfo};
use crate::error::Error;
use crate::hooks::Hooks;
use crate::json::Leniency;
#[cfg(feature = "rate-limiter")]
use crate::limiter::RateLimiter;
#[cfg(feature = "servers")]
use crate::request::OperationServer;
#[cfg(feature = "client-parameters")]
use crate::request::{ClientParameter, push_query};
use crate::request::{InvalidRequest, Request};
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
    #[cfg(feature = "servers")]
    pub(crate) servers: SmallMap<String>,
    #[cfg(feature = "client-parameters")]
    pub(crate) parameters: SmallMap<String>,
    pub(crate) user_agent: HeaderValue,
    /// The header of all requests, if the documents contain no security schemes.
    pub(crate) authorization: Option<Arc<Secret>>,
    #[cfg(feature = "security-schemes")]
    pub(crate) credentials: Credentials,
    /// Whether credentials may be sent over plain http to other machines.
    pub(crate) over_plain_http: bool,
    /// The client ID for which the rate limiter counts requests.
    #[cfg(feature = "rate-limiter")]
    pub(crate) client_id: String,
    pub(crate) retry: RetryPolicy,
    pub(crate) budget: RetryBudget,
    #[cfg(feature = "rate-limiter")]
    pub(crate) limiter: Option<RateLimiter>,
    pub(crate) hooks: Hooks,
    /// The longest time between two reads of a response.
    pub(crate) read_timeout: Option<Duration>,
    pub(crate) request_timeout: Option<Duration>,
    pub(crate) total_timeout: Option<Duration>,
    pub(crate) body_limit: usize,
    /// Whether requests contain read-only properties.
    #[cfg(feature = "read-only")]
    pub(crate) send_read_only: bool,
    /// Whether responses are read leniently; `None` if the configuration of the crate decides.
    pub(crate) lenient: Option<bool>,
    pub(crate) request_id_header: Option<HeaderName>,
    #[cfg(feature = "tracing")]
    pub(crate) reported_deprecations: crate::trace::ReportedDeprecations,
}

impl Core {
    /// Returns the headers of a request: its own and those of the options.
    fn headers(
        &self,
        options: &CallOptions,
        request: &mut Request,
    ) -> Result<HeaderMap, InvalidRequest> {
        options.headers.keys().for_each(|name| request.check_header_name(name.as_str()));
        let mut headers = request.take_headers()?;
        headers.entry(USER_AGENT).or_insert_with(|| self.user_agent.clone());
        headers.extend(options.headers.clone());
        mark_sensitive(&mut headers);
        #[cfg(feature = "security-schemes")]
        self.credentials.security.mark_sensitive(&mut headers);
        Ok(headers)
    }

    /// Returns the URL that the base path of a request follows.
    #[allow(clippy::unnecessary_wraps, reason = "a server with variables can be invalid")]
    fn server_url(&self, request: &Request) -> Result<Cow<'_, str>, InvalidRequest> {
        #[cfg(feature = "servers")]
        if let Some(server) = request.server {
            return self.operation_server_url(server);
        }
        Ok(Cow::Borrowed(match self.replaced_base_path {
            Some(path) if path != request.base_path => url::origin(&self.base_url),
            _ => &self.base_url,
        }))
    }

    /// Returns the URL of the server of an operation.
    ///
    /// A client whose base URL is on this machine is in a test or uses a local proxy, so it sends nothing to other
    /// machines unless it is configured to.
    #[cfg(feature = "servers")]
    fn operation_server_url(
        &self,
        server: OperationServer,
    ) -> Result<Cow<'_, str>, InvalidRequest> {
        let OperationServer { documented, url } = server;
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
        #[cfg(feature = "client-parameters")]
        let mut target = request.finish()?;
        #[cfg(feature = "client-parameters")]
        for parameter in request.client_parameters.clone() {
            apply_client_parameter(&core, parameter, &mut request, &mut target)?;
        }
        // A second time, because the values of client parameters may be invalid.
        #[cfg(feature = "client-parameters")]
        request.finish()?;
        #[cfg(not(feature = "client-parameters"))]
        let target = request.finish()?;
        let replaced = core.replaced_base_path;
        #[cfg(feature = "servers")]
        let replaced = replaced.filter(|_| request.server.is_none());
        let path = match replaced {
            Some(path) if path == request.base_path => &target[path.len()..],
            _ => &target,
        };
        let url = Url::parse(&[&*core.server_url(&request)?, path].concat());
        let url = url.map_err(|error| InvalidRequest::new("url", error.to_string()))?;
        #[cfg(any(feature = "jobs", feature = "pagination"))]
        let url = core.linked(&mut request, url)?;
        let headers = core.headers(&options, &mut request)?;
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
#[cfg(feature = "client-parameters")]
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
