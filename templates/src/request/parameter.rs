//! The parameters of a request, in the default style of their location.

use std::borrow::Cow;

use http::header::{HeaderName, HeaderValue};

use super::encode::Encoding;
use super::shape::Shape;
#[cfg(feature = "structured-parameters")]
use super::style::{self, Style};
use super::target;
use super::{NOT_A_HEADER, Request, invalid};
use crate::json::{ToJson, View};

impl Request {
    /// Sets a path parameter in the style `simple`.
    pub fn path(&mut self, name: &'static str, value: &dyn ToJson) {
        self.set_path(name.into(), value);
    }

    /// Sets a query parameter in the style `form`, exploded.
    pub fn query(&mut self, name: &'static str, value: &dyn ToJson) {
        if !value.is_absent() {
            #[cfg(feature = "read-only")]
            let value = &self.sent(value);
            let text = form(name, &value.view(), "&");
            self.set_query(name, text);
        }
    }

    /// Sets a header in the style `simple`.
    pub fn header(&mut self, name: &str, value: &dyn ToJson) {
        if !value.is_absent() {
            #[cfg(feature = "read-only")]
            let value = &self.sent(value);
            let text = simple(name, &value.view(), Encoding::None);
            self.set_header_text(name, text);
        }
    }

    /// Sets a cookie in the style `form`, exploded.
    pub fn cookie(&mut self, name: &'static str, value: &dyn ToJson) {
        if !value.is_absent() {
            #[cfg(feature = "read-only")]
            let value = &self.sent(value);
            let text = form(name, &value.view(), "; ");
            self.set_cookie(name, text);
        }
    }

    /// Adds a query parameter, in addition to those of the same name.
    pub(crate) fn append_query(&mut self, name: String, value: &dyn ToJson) {
        if value.is_absent() {
            return;
        }
        match form(&name, &value.view(), "&") {
            Ok(text) => self.query.push((name.into(), text)),
            Err(reason) => self.fail(invalid("query parameter", &name, reason)),
        }
    }

    /// Sets a path parameter in the style `simple`, with a name that is not static.
    pub(crate) fn set_path(&mut self, name: Cow<'static, str>, value: &dyn ToJson) {
        #[cfg(feature = "read-only")]
        let value = &self.sent(value);
        let text = simple(&name, &value.view(), Encoding::Strict);
        self.set_path_text(name, text.map(Option::unwrap_or_default));
    }

    pub(super) fn set_path_text(
        &mut self,
        name: Cow<'static, str>,
        text: Result<String, &'static str>,
    ) {
        match text {
            Ok(text) if text.is_empty() => {
                self.fail(invalid("path parameter", &name, "it is empty"));
            }
            Ok(text) => target::set(&mut self.path, name, text),
            Err(reason) => self.fail(invalid("path parameter", &name, reason)),
        }
    }

    pub(super) fn set_query(&mut self, name: &'static str, text: Result<String, &'static str>) {
        match text {
            Ok(text) => target::set(&mut self.query, name.into(), text),
            Err(reason) => self.fail(invalid("query parameter", name, reason)),
        }
    }

    pub(super) fn set_cookie(&mut self, name: &'static str, text: Result<String, &'static str>) {
        match text {
            Ok(text) => target::set(&mut self.cookies, name.into(), text),
            Err(reason) => self.fail(invalid("cookie", name, reason)),
        }
    }

    pub(super) fn set_header_text(
        &mut self,
        name: &str,
        text: Result<Option<String>, &'static str>,
    ) {
        match text {
            Ok(Some(text)) => self.set_header(name, &text),
            Ok(None) => {}
            Err(reason) => self.fail(invalid("header", name, reason)),
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
}

/// Returns a value in the style `simple`; `None` if it is null.
fn simple(name: &str, view: &View<'_>, encoding: Encoding) -> Result<Option<String>, &'static str> {
    match Shape::of(view, false)? {
        Shape::Absent => Ok(None),
        Shape::Scalar(value) => Ok(Some(encoding.encoded(&value))),
        #[cfg(feature = "structured-parameters")]
        shape => style::inline(name, &shape, Style::Simple, false, encoding).map(Some),
    }
}

/// Returns a value with its name in the style `form`, exploded. Empty if it is null.
fn form(name: &str, view: &View<'_>, separator: &str) -> Result<String, &'static str> {
    Ok(match Shape::of(view, false)? {
        Shape::Absent => String::new(),
        Shape::Scalar(value) => pair(name, &value, Encoding::Strict),
        #[cfg(feature = "structured-parameters")]
        shape => {
            let pairs = style::pairs(name, &shape, Style::Form, true, Encoding::Strict);
            style::joined_pairs(separator, pairs)
        }
    })
}

/// Returns a scalar with its name, which is the same in every style.
pub(super) fn pair(name: &str, value: &str, encoding: Encoding) -> String {
    let mut text = String::with_capacity(name.len() + 1 + value.len());
    Encoding::Strict.push(&mut text, name);
    text.push('=');
    encoding.push(&mut text, value);
    text
}

/// Appends a query parameter to a path, with or without a query.
#[cfg(any(feature = "client-parameters", feature = "security-schemes"))]
pub(crate) fn push_query(target: &mut String, name: &str, value: &str) {
    target.push(if target.contains('?') { '&' } else { '?' });
    target.push_str(&pair(name, value, Encoding::Strict));
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
