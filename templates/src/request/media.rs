//! Parameters that are strings in a media type (`content`).

use super::encode::ascii;
#[cfg(feature = "forms")]
use super::form;
use super::{Request, invalid};
use crate::json::{ToJson, to_checked_vec};

impl Request {
    /// Sets a path parameter to JSON.
    pub fn path_json(&mut self, name: &'static str, value: &dyn ToJson) {
        if let Some(text) = self.written("path parameter", name, value, json) {
            self.path(name, &text);
        }
    }

    /// Sets a path parameter to `application/x-www-form-urlencoded`.
    #[cfg(feature = "forms")]
    pub fn path_form(&mut self, name: &'static str, value: &dyn ToJson) {
        if let Some(text) = self.written("path parameter", name, value, form) {
            self.path(name, &text);
        }
    }

    /// Sets a query parameter to JSON.
    pub fn query_json(&mut self, name: &'static str, value: &dyn ToJson) {
        if !value.is_absent()
            && let Some(text) = self.written("query parameter", name, value, json)
        {
            self.query(name, &text);
        }
    }

    /// Sets a query parameter to `application/x-www-form-urlencoded`.
    #[cfg(feature = "forms")]
    pub fn query_form(&mut self, name: &'static str, value: &dyn ToJson) {
        if !value.is_absent()
            && let Some(text) = self.written("query parameter", name, value, form)
        {
            self.query(name, &text);
        }
    }

    /// Sets a header to JSON.
    pub fn header_json(&mut self, name: &str, value: &dyn ToJson) {
        if !value.is_absent()
            && let Some(text) = self.written("header", name, value, json)
        {
            self.set_header(name, &ascii(&text));
        }
    }

    /// Sets a header to `application/x-www-form-urlencoded`.
    #[cfg(feature = "forms")]
    pub fn header_form(&mut self, name: &str, value: &dyn ToJson) {
        if !value.is_absent()
            && let Some(text) = self.written("header", name, value, form)
        {
            self.set_header(name, &text);
        }
    }

    /// Sets a cookie to JSON.
    pub fn cookie_json(&mut self, name: &'static str, value: &dyn ToJson) {
        if !value.is_absent()
            && let Some(text) = self.written("cookie", name, value, json)
        {
            self.cookie(name, &text);
        }
    }

    /// Sets a cookie to `application/x-www-form-urlencoded`.
    #[cfg(feature = "forms")]
    pub fn cookie_form(&mut self, name: &'static str, value: &dyn ToJson) {
        if !value.is_absent()
            && let Some(text) = self.written("cookie", name, value, form)
        {
            self.cookie(name, &text);
        }
    }

    fn written(
        &mut self,
        kind: &str,
        name: &str,
        value: &dyn ToJson,
        write: fn(&dyn ToJson) -> Result<String, &'static str>,
    ) -> Option<String> {
        #[cfg(feature = "read-only")]
        let value = &self.sent(value);
        match write(value) {
            Ok(text) => Some(text),
            Err(reason) => {
                self.fail(invalid(kind, name, reason));
                None
            }
        }
    }
}

/// Returns a value as JSON.
pub(super) fn json(value: &dyn ToJson) -> Result<String, &'static str> {
    Ok(String::from_utf8(to_checked_vec(value)?).unwrap_or_default())
}

#[cfg(feature = "forms")]
fn form(value: &dyn ToJson) -> Result<String, &'static str> {
    form::form(&value.view(), &[])
}
