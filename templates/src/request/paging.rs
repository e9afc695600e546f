//! The changes of a request from page to page.

use percent_encoding::percent_decode_str;

use super::body::Segment;
use super::encode::Encoding;
use super::parameter::pair;
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

    /// Returns the values of a query parameter, which is a list or a string. An item with a comma is one value.
    pub(crate) fn query_values(&self, name: &str) -> Vec<String> {
        let pair = self.query.iter().find(|pair| pair.0 == name && !pair.1.is_empty());
        let pairs = pair.map_or("", |(_, text)| text.as_str()).split('&');
        let values = pairs.filter_map(|pair| pair.split_once('=')).map(|(_, value)| value);
        let strings = values.flat_map(|value| value.split(','));
        strings.map(|text| percent_decode_str(text).decode_utf8_lossy().into_owned()).collect()
    }

    /// Sets a query parameter to several values: a list that is exploded or not, or a string if `list` is `None`.
    pub(crate) fn set_query_values(
        &mut self,
        name: &'static str,
        values: &[String],
        list: Option<bool>,
    ) {
        let name_only = pair(name, "", Encoding::Strict);
        let encoded = values.iter().map(|value| Encoding::Strict.encoded(value));
        let text = match list {
            Some(true) => {
                Ok(encoded.map(|text| name_only.clone() + &text).collect::<Vec<_>>().join("&"))
            }
            Some(false) => Ok(name_only + &encoded.collect::<Vec<_>>().join(",")),
            None => joined(values).map(|text| pair(name, &text, Encoding::Strict)),
        };
        self.set_query(name, text);
    }

    /// Sets a header to several values.
    pub(crate) fn set_header_values(&mut self, name: &str, values: &[String]) {
        self.set_header_text(name, joined(values).map(Some));
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

/// Returns values with commas between them, which none of them can contain.
fn joined(values: &[String]) -> Result<String, &'static str> {
    if values.iter().any(|value| value.contains(',')) {
        return Err("a value of a sort field contains a comma, which separates the values");
    }
    Ok(values.join(","))
}
