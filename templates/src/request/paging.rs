//! The changes of a request from page to page.

use percent_encoding::percent_decode_str;

use super::body::Segment;
use super::{Body, Request, invalid};
use crate::json::with_property;

impl Request {
    /// Returns whether a query parameter is set.
    pub(crate) fn has_query(&self, name: &str) -> bool {
        self.query.iter().any(|pair| pair.0 == name)
    }

    /// Removes a query parameter, and returns its value.
    pub(crate) fn take_query(&mut self, name: &str) -> Option<String> {
        let position = self.query.iter().position(|pair| pair.0 == name)?;
        let (_, text) = self.query.remove(position);
        let text = text.split_once('=').map_or("", |(_, value)| value);
        Some(percent_decode_str(text).decode_utf8_lossy().into_owned())
    }

    /// Removes a header, and returns its value.
    pub(crate) fn take_header(&mut self, name: &str) -> Option<String> {
        self.headers.remove(name)?.to_str().ok().map(str::to_owned)
    }

    /// Returns the body, if it is JSON.
    pub(crate) fn json_body(&self) -> Option<&[u8]> {
        match &self.body.segments[..] {
            [Segment::Bytes(bytes)] => Some(bytes),
            _ => None,
        }
    }

    /// Sets the property at a path of the JSON body to a value, which is JSON. The rest of the body stays as it is.
    pub(crate) fn set_property(&mut self, path: &str, value: &str) {
        if self.body.segments.is_empty() {
            self.set_body("application/json", "{}");
        }
        match self.json_body().and_then(|body| with_property(body, path, value)) {
            Some(body) => self.body = Body::from(body),
            None => self.fail(invalid("property", path, "the body is not a JSON object")),
        }
    }
}
