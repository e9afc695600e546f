//! Parameters that are strings in a media type (`content`).

use std::fmt::Write;

use super::{Request, form, invalid};
use crate::json::{ToJson, to_checked_vec};

impl Request {
    /// Sets a path parameter to JSON.
    pub fn path_json(&mut self, name: &'static str, value: &dyn ToJson) {
        if let Some(text) = self.written("path parameter", name, json(value)) {
            self.path(name, &text);
        }
    }

    /// Sets a path parameter to `application/x-www-form-urlencoded`.
    pub fn path_form(&mut self, name: &'static str, value: &dyn ToJson) {
        if let Some(text) = self.written("path parameter", name, form::form(&value.view(), &[])) {
            self.path(name, &text);
        }
    }

    /// Sets a query parameter to JSON.
    pub fn query_json(&mut self, name: &'static str, value: &dyn ToJson) {
        if !value.is_absent()
            && let Some(text) = self.written("query parameter", name, json(value))
        {
            self.query(name, &text);
        }
    }

    /// Sets a query parameter to `application/x-www-form-urlencoded`.
    pub fn query_form(&mut self, name: &'static str, value: &dyn ToJson) {
        if !value.is_absent()
            && let Some(text) =
                self.written("query parameter", name, form::form(&value.view(), &[]))
        {
            self.query(name, &text);
        }
    }

    /// Sets a header to JSON.
    pub fn header_json(&mut self, name: &str, value: &dyn ToJson) {
        if !value.is_absent()
            && let Some(text) = self.written("header", name, json(value))
        {
            self.set_header(name, &ascii(&text));
        }
    }

    /// Sets a header to `application/x-www-form-urlencoded`.
    pub fn header_form(&mut self, name: &str, value: &dyn ToJson) {
        if !value.is_absent()
            && let Some(text) = self.written("header", name, form::form(&value.view(), &[]))
        {
            self.set_header(name, &text);
        }
    }

    /// Sets a cookie to JSON.
    pub fn cookie_json(&mut self, name: &'static str, value: &dyn ToJson) {
        if !value.is_absent()
            && let Some(text) = self.written("cookie", name, json(value))
        {
            self.cookie(name, &text);
        }
    }

    /// Sets a cookie to `application/x-www-form-urlencoded`.
    pub fn cookie_form(&mut self, name: &'static str, value: &dyn ToJson) {
        if !value.is_absent()
            && let Some(text) = self.written("cookie", name, form::form(&value.view(), &[]))
        {
            self.cookie(name, &text);
        }
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

fn json(value: &dyn ToJson) -> Result<String, &'static str> {
    Ok(String::from_utf8(to_checked_vec(value)?).unwrap_or_default())
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
