//! Sending a request and following redirects, without sending credentials to other origins.

use http::header::{
    ACCEPT, AUTHORIZATION, COOKIE, HeaderMap, HeaderName, HeaderValue, LOCATION,
    PROXY_AUTHORIZATION, USER_AGENT,
};
use http::{Method, Response};
use reqwest::Url;

use super::Call;
use crate::auth::Authorization;
use crate::client::{Route, is_loopback, is_secure};
use crate::error::{Error, TransportProblem};
use crate::request::InvalidRequest;
use crate::runtime::{NO_RUNTIME, Runtime};
use crate::time::{deadline_after, timeout_at};
use crate::transport::{Sender, TransportBody, TransportFailure};

/// The largest number of redirects that are followed.
const MAX_REDIRECTS: usize = 10;

impl Call {
    /// Sends the request and follows its redirects.
    pub(super) async fn send(
        &mut self,
        authorization: &Authorization,
    ) -> Result<Response<TransportBody>, Error> {
        let mut url = self.url.clone();
        let mut same_origin = true;
        let mut redirects = 0;
        loop {
            let (target, headers) = self.head(url.clone(), same_origin, authorization).await?;
            let body = if same_origin {
                let body = self.body.open().await;
                body.map_err(|error| InvalidRequest::new("body", error.to_string()))?
            } else {
                TransportBody::default()
            };
            let transport = self.transport(&target, &headers, same_origin)?;
            // The time to read a file or a stream is not that of the server.
            let timeout = self.core.read_timeout.filter(|_| self.body.is_in_memory());
            let deadline = timeout.and_then(deadline_after);
            let response = timeout_at(
                deadline,
                transport.send(self.info.method.clone(), target, headers, body),
            )
            .await;
            let response = response
                .ok_or_else(|| self.transport_error(TransportProblem::ReadTimeout, true, None))?;
            let response = response.map_err(|failure| self.failed(failure))?;
            let next = self.redirect_url(&url, &response).filter(|_| redirects < MAX_REDIRECTS);
            let Some(next) = next else { return Ok(response) };
            same_origin = same_origin && next.origin() == self.url.origin();
            url = next;
            // A server can repeat the keys, which are added again or must not be sent to another origin.
            #[cfg(feature = "security-schemes")]
            self.core.remove_keys(self.requirement, &self.info.secrets, &mut url);
            redirects += 1;
        }
    }

    /// Returns the URL and the headers of the request to one URL.
    ///
    /// After a redirect to another origin, it has no credentials, cookies and parameters.
    async fn head(
        &mut self,
        mut url: Url,
        same_origin: bool,
        authorization: &Authorization,
    ) -> Result<(Url, HeaderMap), InvalidRequest> {
        if !same_origin {
            return Ok((url, self.public_headers()));
        }
        let mut headers = self.headers.clone();
        let hooks = &self.core.hooks;
        hooks.before_attempt(&self.info, &mut url, &mut headers).await?;
        if hooks.can_change_requests() {
            #[cfg(feature = "security-schemes")]
            self.info.secrets.add_keys(self.core.credentials.security, &url, &mut headers);
            self.info.secrets.add_changed(&mut headers);
        }
        authorization.apply(&mut url, &mut headers);
        Ok((url, headers))
    }

    /// Returns the transport of a request.
    ///
    /// A proxy of the environment receives no request to this machine, and no credentials in plain http. A proxy that is
    /// set in code receives all requests.
    fn transport(
        &self,
        url: &Url,
        headers: &HeaderMap,
        same_origin: bool,
    ) -> Result<Sender, Error> {
        let runtime =
            Runtime::current().ok_or_else(|| InvalidRequest::new("runtime", NO_RUNTIME))?;
        let is_secret = |(name, value): (&HeaderName, &HeaderValue)| {
            value.is_sensitive() || [AUTHORIZATION, COOKIE, PROXY_AUTHORIZATION].contains(name)
        };
        let has_credentials = headers.iter().any(is_secret);
        // Keys can be elsewhere than in headers.
        #[cfg(feature = "security-schemes")]
        let has_credentials = has_credentials || (same_origin && !self.core.credentials.is_empty());
        let is_readable = url.scheme() != "https" && has_credentials;
        let route =
            if is_readable || is_loopback(url) { Route::WithoutEnvironment } else { Route::Any };
        let transport = self.core.connections.get(&runtime, route);
        transport.map_err(|error| {
            let source = Some(error.without_url().into());
            self.transport_error(TransportProblem::Connect, false, source)
        })
    }

    fn public_headers(&self) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for name in [ACCEPT, USER_AGENT] {
            if let Some(value) = self.headers.get(&name) {
                headers.insert(name, value.clone());
            }
        }
        headers
    }

    /// Returns the URL of a redirect that can be followed.
    ///
    /// Only `GET` and `HEAD` are redirected to other origins, and no request is redirected from https to plain http. A
    /// redirect that the operation documents is its result.
    fn redirect_url(&self, from: &Url, response: &Response<TransportBody>) -> Option<Url> {
        if self.info.expected.is_result(response.status()) {
            return None;
        }
        let is_read = matches!(self.info.method, Method::GET | Method::HEAD);
        let keeps_method = match response.status().as_u16() {
            307 | 308 => true,
            301..=303 => false,
            _ => return None,
        };
        let location = response.headers().get(LOCATION)?.to_str().ok()?;
        let next = from.join(location).ok()?;
        let same_origin = next.origin() == self.url.origin();
        let is_repeatable = keeps_method && same_origin && self.body.is_replayable();
        let is_protected = next.scheme() == "https"
            || (from.scheme() == "http" && (same_origin || is_secure(&next)));
        ((is_read || is_repeatable) && is_protected).then_some(next)
    }

    fn failed(&self, failure: TransportFailure) -> Error {
        let (problem, sent, source) = match failure {
            TransportFailure::InvalidRequest(error) => {
                return InvalidRequest::new("request", error.to_string()).into();
            }
            TransportFailure::NotSent(error) => (TransportProblem::Connect, false, error),
            TransportFailure::Interrupted(error) => (TransportProblem::Interrupted, true, error),
            TransportFailure::HeadersTooLarge(error) => {
                (TransportProblem::HeadersTooLarge, true, error)
            }
        };
        self.transport_error(problem, sent, Some(source))
    }
}
