//! The description of a call in errors, hooks and traces.

use std::borrow::Cow;
use std::fmt;

use http::{HeaderMap, HeaderName, HeaderValue, Method};

use super::Expected;
use crate::json::Leniency;
use crate::response::{accepts, accepts_in_range, contradicts};

use crate::auth::Secrets;

/// The usual headers with the ID that the server assigned to a request.
const REQUEST_ID: [&str; 3] = ["x-request-id", "request-id", "x-correlation-id"];

/// The identity of a call, without parameter values and bodies.
#[derive(Clone, Debug)]
pub(crate) struct CallInfo {
    pub(crate) operation: &'static str,
    pub(crate) method: Method,
    pub(crate) base_path: &'static str,
    pub(crate) template: Cow<'static, str>,
    /// Whether the request can be sent twice with the effect of sending it once.
    pub(crate) idempotent: bool,
    /// The number of attempts that were made.
    pub(crate) attempts: u32,
    /// Whether an attempt before the last one may have been carried out.
    pub(crate) sent_before: bool,
    /// The header with the request ID that the client is configured with.
    pub(crate) request_id: Option<HeaderName>,
    /// The `Accept` header of the request.
    pub(crate) accept: Option<HeaderValue>,
    /// The parts of the response that are read leniently.
    pub(crate) leniency: Leniency,
    /// The documented responses.
    pub(crate) expected: Expected,
    /// The secrets of the last attempt, which a server may repeat in its response.
    pub(crate) secrets: Secrets,
}

impl CallInfo {
    pub(crate) fn request_id<'h>(&self, headers: &'h HeaderMap) -> Option<&'h str> {
        let configured = self.request_id.as_ref().and_then(|name| headers.get(name));
        let value = configured.or_else(|| REQUEST_ID.iter().find_map(|name| headers.get(*name)));
        value?.to_str().ok()
    }

    /// Returns whether the request accepts a media type; `None` if it has no `Accept` header.
    pub(crate) fn accepts(&self, media_type: &str) -> Option<bool> {
        self.accept().map(|accept| accepts(accept, media_type))
    }

    /// Returns whether the request accepts a media type only as a part of a range.
    pub(crate) fn accepts_in_range(&self, media_type: &str) -> bool {
        self.accept().is_some_and(|accept| accepts_in_range(accept, media_type))
    }

    /// Returns whether the request accepts a media type only with other parameters.
    pub(crate) fn contradicts(&self, media_type: &str) -> bool {
        self.accept().is_some_and(|accept| contradicts(accept, media_type))
    }

    fn accept(&self) -> Option<&str> {
        self.accept.as_ref()?.to_str().ok()
    }
}

impl fmt::Display for CallInfo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}{}", self.method, self.base_path, self.template)?;
        if self.attempts > 1 { write!(f, " (attempt {})", self.attempts) } else { Ok(()) }
    }
}
