//! What errors, hooks and traces tell about a call.

use std::borrow::Cow;
use std::fmt;

use http::{HeaderMap, HeaderName, Method};

/// Headers in which servers tell how they call a request.
const REQUEST_ID: [&str; 3] = ["x-request-id", "request-id", "x-correlation-id"];

/// What identifies a call without telling its data.
#[derive(Clone, Debug)]
pub(crate) struct CallInfo {
    pub(crate) operation: &'static str,
    pub(crate) method: Method,
    pub(crate) base_path: &'static str,
    pub(crate) template: Cow<'static, str>,
    /// Whether sending it twice is as good as sending it once.
    pub(crate) idempotent: bool,
    /// How often it was sent.
    pub(crate) attempts: u32,
    /// Whether an attempt before the last one may have been carried out
    pub(crate) sent_before: bool,
    pub(crate) request_id: Option<HeaderName>,
    /// Whether a page of HTML is an answer and not a sign of a proxy.
    pub(crate) accepts_html: bool,
}

impl CallInfo {
    pub(crate) fn request_id<'h>(&self, headers: &'h HeaderMap) -> Option<&'h str> {
        let named = self.request_id.as_ref().and_then(|name| headers.get(name));
        let found = named.or_else(|| REQUEST_ID.iter().find_map(|name| headers.get(*name)));
        found?.to_str().ok()
    }
}

impl fmt::Display for CallInfo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}{}", self.method, self.base_path, self.template)?;
        if self.attempts > 1 { write!(f, " (attempt {})", self.attempts) } else { Ok(()) }
    }
}
