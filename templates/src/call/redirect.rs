//! Sending a request and following redirects, without sending credentials to other origins.

use std::error::Error as _;

use http::Method;
use http::header::{
    ACCEPT, AUTHORIZATION, COOKIE, HeaderMap, HeaderName, HeaderValue, LOCATION,
    PROXY_AUTHORIZATION, USER_AGENT,
};
use reqwest::{Request, Response, Url};

use super::Call;
use crate::auth::Authorization;
use crate::client::{Route, is_loopback, is_secure};
use crate::error::{Error, TransportProblem};
use crate::request::InvalidRequest;
use crate::runtime::{NO_RUNTIME, Runtime};

/// The largest number of redirects that are followed.
const MAX_REDIRECTS: usize = 10;

impl Call {
    /// Sends the request and follows its redirects.
    pub(super) async fn send(&mut self, authorization: &Authorization) -> Result<Response, Error> {
        let mut url = self.url.clone();
        let mut same_origin = true;
        let mut redirects = 0;
        loop {
            let mut request = self.request_to(url.clone(), same_origin, authorization)?;
            if same_origin {
                let body = self.body.open().await;
                *request.body_mut() =
                    body.map_err(|error| InvalidRequest::new("body", error.to_string()))?;
            }
            let http = self.connections(&request, same_origin)?;
            let response = http.execute(request).await.map_err(|error| self.classify(error))?;
            let next = self.redirect_url(&url, &response).filter(|_| redirects < MAX_REDIRECTS);
            let Some(next) = next else { return Ok(response) };
            same_origin = same_origin && next.origin() == self.url.origin();
            url = next;
            redirects += 1;
        }
    }

    /// Returns the request to one URL, without its body.
    ///
    /// After a redirect to another origin, it has no credentials, cookies and parameters.
    fn request_to(
        &mut self,
        mut url: Url,
        same_origin: bool,
        authorization: &Authorization,
    ) -> Result<Request, InvalidRequest> {
        let mut headers = if same_origin { self.headers.clone() } else { self.public_headers() };
        if same_origin {
            self.core.hooks.on_request(&self.info, &mut url, &mut headers)?;
            if !self.core.hooks.on_request.is_empty() {
                #[cfg(feature = "security-schemes")]
                self.info.secrets.add_keys(self.core.credentials.security, &url, &mut headers);
                self.info.secrets.add_changed(&mut headers);
            }
        }
        let mut request = Request::new(self.info.method.clone(), url);
        *request.headers_mut() = headers;
        if same_origin {
            authorization.apply(&mut request);
        }
        Ok(request)
    }

    /// Returns the HTTP client for a request.
    ///
    /// A proxy of the environment receives no request to this machine, and no credentials in plain http. A proxy that is
    /// set in code receives all requests.
    fn connections(&self, request: &Request, same_origin: bool) -> Result<reqwest::Client, Error> {
        let runtime =
            Runtime::current().ok_or_else(|| InvalidRequest::new("runtime", NO_RUNTIME))?;
        let is_secret = |(name, value): (&HeaderName, &HeaderValue)| {
            value.is_sensitive() || [AUTHORIZATION, COOKIE, PROXY_AUTHORIZATION].contains(name)
        };
        let has_credentials = request.headers().iter().any(is_secret);
        // Keys can be elsewhere than in headers.
        #[cfg(feature = "security-schemes")]
        let has_credentials = has_credentials || (same_origin && !self.core.credentials.is_empty());
        let is_readable = request.url().scheme() != "https" && has_credentials;
        let route = if is_readable || is_loopback(request.url()) {
            Route::WithoutEnvironment
        } else {
            Route::Any
        };
        let http = self.core.connections.get(&runtime, route);
        http.map_err(|error| self.transport_error(TransportProblem::Connect, false, Some(error)))
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
    fn redirect_url(&self, from: &Url, response: &Response) -> Option<Url> {
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

    fn classify(&self, error: reqwest::Error) -> Error {
        if error.is_builder() {
            return InvalidRequest::new("request", error.without_url().to_string()).into();
        }
        #[cfg(not(target_family = "wasm"))]
        if error.is_connect() {
            return self.transport_error(TransportProblem::Connect, false, Some(error));
        }
        let problem = if is_head_too_large(&error) {
            TransportProblem::HeadersTooLarge
        } else {
            TransportProblem::Interrupted
        };
        self.transport_error(problem, true, Some(error))
    }
}

/// Returns whether the headers of the response exceed a limit of the HTTP client. Its error has no type that this crate
/// can name, so the message decides.
fn is_head_too_large(error: &reqwest::Error) -> bool {
    let mut source = error.source();
    while let Some(error) = source {
        if error.to_string().contains("message head is too large") {
            return true;
        }
        source = error.source();
    }
    false
}
