//! The parameters of a request.

use std::borrow::Cow;

use http::header::{HeaderName, HeaderValue};

use super::encode::Encoding;
use super::shape::Shape;
use super::style::{self, Style};
use super::target;
use super::{NOT_A_HEADER, Request, invalid};
use crate::json::ToJson;

impl Request {
    /// Sets a path parameter in the style `simple`.
    pub fn path(&mut self, name: &'static str, value: &dyn ToJson) {
        self.path_as(name, value, Style::Simple, false);
    }

    /// Sets a path parameter.
    pub fn path_as(&mut self, name: &'static str, value: &dyn ToJson, style: Style, explode: bool) {
        self.set_styled_path(name.into(), value, style, explode);
    }

    /// Sets a query parameter in the style `form`, exploded.
    pub fn query(&mut self, name: &'static str, value: &dyn ToJson) {
        self.set_query(name, value, Style::Form, true, Encoding::Strict);
    }

    /// Sets a query parameter.
    pub fn query_as(
        &mut self,
        name: &'static str,
        value: &dyn ToJson,
        style: Style,
        explode: bool,
    ) {
        self.set_query(name, value, style, explode, Encoding::Strict);
    }

    /// Sets a query parameter whose reserved characters are not encoded.
    pub fn query_reserved(
        &mut self,
        name: &'static str,
        value: &dyn ToJson,
        style: Style,
        explode: bool,
    ) {
        self.set_query(name, value, style, explode, Encoding::Reserved);
    }

    /// Sets a header in the style `simple`.
    pub fn header(&mut self, name: &str, value: &dyn ToJson) {
        self.header_as(name, value, Style::Simple, false);
    }

    /// Sets a header.
    pub fn header_as(&mut self, name: &str, value: &dyn ToJson, style: Style, explode: bool) {
        if value.is_absent() {
            return;
        }
        #[cfg(feature = "read-only")]
        let value = &self.sent(value);
        let view = value.view();
        let text = match Shape::of(&view, style == Style::DeepObject) {
            Ok(Shape::Absent) => return,
            Ok(shape) => style::inline(name, &shape, style, explode, Encoding::None),
            Err(reason) => Err(reason),
        };
        match text {
            Ok(text) => self.set_header(name, &text),
            Err(reason) => self.fail(invalid("header", name, reason)),
        }
    }

    /// Sets a cookie in the style `form`.
    pub fn cookie(&mut self, name: &'static str, value: &dyn ToJson) {
        self.cookie_as(name, value, Style::Form, true);
    }

    /// Sets a cookie.
    pub fn cookie_as(
        &mut self,
        name: &'static str,
        value: &dyn ToJson,
        style: Style,
        explode: bool,
    ) {
        if value.is_absent() {
            return;
        }
        #[cfg(feature = "read-only")]
        let value = &self.sent(value);
        match Shape::of(&value.view(), style == Style::DeepObject) {
            Ok(shape) => {
                let pairs = style::pairs(name, &shape, style, explode, Encoding::Strict);
                target::set(&mut self.cookies, name.into(), joined("; ", pairs));
            }
            Err(reason) => self.fail(invalid("cookie", name, reason)),
        }
    }

    pub(crate) fn set_header(&mut self, name: &str, value: &str) {
        if value.starts_with([' ', '\t']) || value.ends_with([' ', '\t']) {
            return self.fail(invalid("header", name, "it starts or ends with a space"));
        }
        match (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            (Ok(name), Ok(value)) => drop(self.headers.insert(name, value)),
            (Err(_), _) => self.fail(invalid("header", name, "its name is invalid")),
            (_, Err(_)) => self.fail(invalid("header", name, NOT_A_HEADER)),
        }
    }

    /// Rejects the name of a header that determines where the message ends or where it is sent.
    pub(crate) fn check_header_name(&mut self, name: &str) {
        if CONNECTION_HEADERS.iter().any(|other| name.eq_ignore_ascii_case(other)) {
            self.fail(invalid("header", name, "the HTTP client sets it"));
        }
    }

    /// Adds a query parameter, in addition to those of the same name.
    pub(crate) fn append_query(&mut self, name: String, value: &dyn ToJson) {
        if let Some(text) = self.query_text(&name, value, Style::Form, true, Encoding::Strict) {
            self.query.push((name.into(), text));
        }
    }

    /// Sets a path parameter in the style `simple`, with a name that is not static.
    pub(crate) fn set_path(&mut self, name: Cow<'static, str>, value: &dyn ToJson) {
        self.set_styled_path(name, value, Style::Simple, false);
    }

    fn set_styled_path(
        &mut self,
        name: Cow<'static, str>,
        value: &dyn ToJson,
        style: Style,
        explode: bool,
    ) {
        #[cfg(feature = "read-only")]
        let value = &self.sent(value);
        let view = value.view();
        let text = Shape::of(&view, style == Style::DeepObject)
            .and_then(|shape| style::inline(&name, &shape, style, explode, Encoding::Strict));
        match text {
            Ok(text) if text.is_empty() => {
                self.fail(invalid("path parameter", &name, "it is empty"));
            }
            Ok(text) => target::set(&mut self.path, name, text),
            Err(reason) => self.fail(invalid("path parameter", &name, reason)),
        }
    }

    fn set_query(
        &mut self,
        name: &'static str,
        value: &dyn ToJson,
        style: Style,
        explode: bool,
        encoding: Encoding,
    ) {
        if let Some(text) = self.query_text(name, value, style, explode, encoding) {
            target::set(&mut self.query, name.into(), text);
        }
    }

    fn query_text(
        &mut self,
        name: &str,
        value: &dyn ToJson,
        style: Style,
        explode: bool,
        encoding: Encoding,
    ) -> Option<String> {
        if value.is_absent() {
            return None;
        }
        #[cfg(feature = "read-only")]
        let value = &self.sent(value);
        match Shape::of(&value.view(), style == Style::DeepObject) {
            // Most parameters are scalars, which are the same in every style.
            Ok(Shape::Scalar(value)) => {
                let mut text = String::with_capacity(name.len() + 1 + value.len());
                encoding.of_names().push(&mut text, name);
                text.push('=');
                encoding.push(&mut text, &value);
                Some(text)
            }
            Ok(shape) => Some(joined("&", style::pairs(name, &shape, style, explode, encoding))),
            Err(reason) => {
                self.fail(invalid("query parameter", name, reason));
                None
            }
        }
    }
}

fn joined(separator: &str, pairs: Vec<(String, String)>) -> String {
    let mut out = String::new();
    for (name, value) in pairs {
        push_pair(&mut out, separator, &name, &value);
    }
    out
}

/// Appends a query parameter to a path, with or without a query.
pub(crate) fn push_query(target: &mut String, name: &str, value: &str) {
    target.push(if target.contains('?') { '&' } else { '?' });
    Encoding::Strict.push(target, name);
    target.push('=');
    Encoding::Strict.push(target, value);
}

/// The headers of the connection, the framing of messages, and routing (RFC 9110, section 7.6.1; RFC 9112).
const CONNECTION_HEADERS: [&str; 9] = [
    "connection",
    "content-length",
    "host",
    "keep-alive",
    "proxy-connection",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
];

fn push_pair(out: &mut String, separator: &str, name: &str, value: &str) {
    if !out.is_empty() {
        out.push_str(separator);
    }
    out.push_str(name);
    out.push('=');
    out.push_str(value);
}
