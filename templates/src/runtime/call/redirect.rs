//! Sending, and following redirects without telling secrets to strangers.

use http::Method;
use http::header::{ACCEPT, HeaderMap, LOCATION, USER_AGENT};
use reqwest::{Request, Response, Url};

use super::Call;
use crate::runtime::auth::Authorization;
use crate::runtime::client::is_safe;
use crate::runtime::error::{Failure, TransportProblem};
use crate::runtime::hooks::Outgoing;
use crate::runtime::request::InvalidRequest;

/// How many redirects are followed.
const HOPS: usize = 10;

impl Call {
    /// Sends the request and follows its redirects.
    pub(super) async fn send(&self, authorization: &Authorization) -> Result<Response, Failure> {
        let mut url = self.url.clone();
        let mut at_home = true;
        let mut hops = 0;
        loop {
            let mut request = self.hop(url.clone(), at_home, authorization);
            if at_home {
                let body = self.body.open().await;
                *request.body_mut() =
                    body.map_err(|error| InvalidRequest::new("body", error.to_string()))?;
            }
            let response = self.core.http.execute(request).await.map_err(|e| self.classify(e))?;
            let next = self.next_hop(&url, &response).filter(|_| hops < HOPS);
            let Some(next) = next else { return Ok(response) };
            at_home = at_home && next.origin() == self.url.origin();
            url = next;
            hops += 1;
        }
    }

    /// The request to one place, before it has its body. Away from home it is bare: no credentials, cookies,
    /// parameters or body.
    fn hop(&self, url: Url, at_home: bool, authorization: &Authorization) -> Request {
        let mut request = Request::new(self.info.method.clone(), url);
        if at_home {
            *request.headers_mut() = self.headers.clone();
            self.core.hooks.before(&mut Outgoing::new(&self.info, &mut request));
            authorization.apply(&mut request);
        } else {
            *request.headers_mut() = self.public_headers();
        }
        request
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

    /// Where a redirect leads, if it is one that can be followed: nothing is sent to another
    /// origin but what a reader would send, and never from https to plain http.
    fn next_hop(&self, from: &Url, response: &Response) -> Option<Url> {
        let reads = matches!(self.info.method, Method::GET | Method::HEAD);
        let keeps_method = match response.status().as_u16() {
            307 | 308 => true,
            301..=303 => false,
            _ => return None,
        };
        let location = response.headers().get(LOCATION)?.to_str().ok()?;
        let next = from.join(location).ok()?;
        let at_home = next.origin() == self.url.origin();
        let repeatable = keeps_method && at_home && self.body.is_replayable();
        let secure = next.scheme() == "https" || (from.scheme() == "http" && is_safe(&next));
        ((reads || repeatable) && (secure || at_home)).then_some(next)
    }

    fn classify(&self, error: reqwest::Error) -> Failure {
        if error.is_builder() {
            return InvalidRequest::new("request", error.without_url().to_string()).into();
        }
        #[cfg(not(target_family = "wasm"))]
        if error.is_connect() {
            return self.broken(TransportProblem::Connect, false, Some(error));
        }
        self.broken(TransportProblem::Interrupted, true, Some(error))
    }
}
