//! The body of a request, by media type.

use http::header::{CONTENT_LENGTH, CONTENT_TYPE, HeaderValue};

use super::{Body, Multipart, Request, invalid, parameter};
use crate::runtime::json::{ToJson, to_vec};

impl Request {
    /// Sends JSON; `media_type` is `application/json` or one that ends in `+json`.
    ///
    /// An absent value is sent as a body of no bytes, whose type and length are still said.
    pub fn json(&mut self, media_type: &str, value: &dyn ToJson) {
        if value.is_absent() {
            self.headers.insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
            self.bytes(media_type, Vec::new());
        } else {
            self.bytes(media_type, to_vec(value));
        }
    }

    /// Sends the members of an object as `application/x-www-form-urlencoded`.
    pub fn form(&mut self, value: &dyn ToJson) {
        match parameter::form(value) {
            Ok(text) => self.bytes("application/x-www-form-urlencoded", text),
            Err(why) => self.fail(invalid("body", "form", why)),
        }
    }

    /// Sends a text as it is.
    pub fn text(&mut self, media_type: &str, text: &str) {
        self.bytes(media_type, text.to_owned());
    }

    /// Sends bytes as they are, at once or as they come.
    pub fn bytes(&mut self, media_type: &str, body: impl Into<Body>) {
        match HeaderValue::try_from(media_type) {
            Ok(media_type) => drop(self.headers.insert(CONTENT_TYPE, media_type)),
            Err(error) => self.fail(invalid("media type", media_type, &error.to_string())),
        }
        self.body = body.into();
    }

    /// Sends a form of parts.
    pub fn multipart(&mut self, multipart: Multipart) {
        match multipart.finish() {
            Ok((media_type, body)) => self.bytes(&media_type, body),
            Err(fault) => self.fail(fault),
        }
    }
}
