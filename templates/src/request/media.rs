//! Parameters that are strings in a media type (`content`).

use std::fmt::Write;

use super::shape::NOT_FINITE;
use super::{Request, form, invalid};
use crate::json::{ToJson, to_finite_vec};

impl Request {
    /// Sets a path parameter to JSON.
    pub fn path_json(&mut self, name: &'static str, value: &dyn ToJson) {
        if let Some(text) = self.written("path parameter", name, self.json_text(value)) {
            self.path(name, &text);
        }
    }

    /// Sets a path parameter to `application/x-www-form-urlencoded`.
    pub fn path_form(&mut self, name: &'static str, value: &dyn ToJson) {
        if let Some(text) = self.written("path parameter", name, self.form_text(value)) {
            self.path(name, &text);
        }
    }

    /// Sets a query parameter to JSON.
    pub fn query_json(&mut self, name: &'static str, value: &dyn ToJson) {
        if !value.is_absent()
            && let Some(text) = self.written("query parameter", name, self.json_text(value))
        {
            self.query(name, &text);
        }
    }

    /// Sets a query parameter to `application/x-www-form-urlencoded`.
    pub fn query_form(&mut self, name: &'static str, value: &dyn ToJson) {
        if !value.is_absent()
            && let Some(text) = self.written("query parameter", name, self.form_text(value))
        {
            self.query(name, &text);
        }
    }

    /// Sets a header to JSON.
    pub fn header_json(&mut self, name: &str, value: &dyn ToJson) {
        if !value.is_absent()
            && let Some(text) = self.written("header", name, self.json_text(value))
        {
            self.set_header(name, &ascii(&text));
        }
    }

    /// Sets a header to `application/x-www-form-urlencoded`.
    pub fn header_form(&mut self, name: &str, value: &dyn ToJson) {
        if !value.is_absent()
            && let Some(text) = self.written("header", name, self.form_text(value))
        {
            self.set_header(name, &text);
        }
    }

    /// Sets a cookie to JSON.
    pub fn cookie_json(&mut self, name: &'static str, value: &dyn ToJson) {
        if !value.is_absent()
            && let Some(text) = self.written("cookie", name, self.json_text(value))
        {
            self.cookie(name, &text);
        }
    }

    /// Sets a cookie to `application/x-www-form-urlencoded`.
    pub fn cookie_form(&mut self, name: &'static str, value: &dyn ToJson) {
        if !value.is_absent()
            && let Some(text) = self.written("cookie", name, self.form_text(value))
        {
            self.cookie(name, &text);
        }
    }

    fn json_text(&self, value: &dyn ToJson) -> Result<String, &'static str> {
        #[cfg(feature = "read-only")]
        let value = &self.sent(value);
        let json = to_finite_vec(value).ok_or(NOT_FINITE)?;
        Ok(String::from_utf8(json).unwrap_or_default())
    }

    fn form_text(&self, value: &dyn ToJson) -> Result<String, &'static str> {
        #[cfg(feature = "read-only")]
        let value = &self.sent(value);
        form::form(&value.view(), &[])
    }

    fn written(
        &mut self,
        kind: &str,
        name: &str,
        text: Result<String, &'static str>,
    ) -> Option<String> {
        match text {
            Ok(text) => Some(text),
            Err(reason) => {
                self.fail(invalid(kind, name, reason));
                None
            }
        }
    }
}

/// Returns JSON with an escape for each character that is not printable ASCII, for headers and other charsets.
pub(super) fn ascii(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    for character in json.chars() {
        if matches!(character, ' '..='~') {
            out.push(character);
        } else {
            for unit in character.encode_utf16(&mut [0; 2]) {
                // Writing to a string cannot fail.
                let _ = write!(out, "\\u{unit:04x}");
            }
        }
    }
    out
}
