//! The parameters of a request, in the styles of `OpenAPI`.

use super::Request;
use super::encode::Encoding;
use super::parameter::pair;
use super::reserved::ReservedIn;
use super::shape::Shape;
use super::style::{self, Style};
use crate::json::ToJson;

impl Request {
    /// Sets a path parameter.
    pub fn path_as(&mut self, name: &'static str, value: &dyn ToJson, style: Style, explode: bool) {
        self.path_in(name, value, style, explode, Encoding::Strict);
    }

    /// Sets a path parameter whose reserved characters are not encoded, except for `/`, `?`, `#`, `[` and `]`.
    pub fn path_reserved(
        &mut self,
        name: &'static str,
        value: &dyn ToJson,
        style: Style,
        explode: bool,
    ) {
        self.path_in(name, value, style, explode, Encoding::Reserved(ReservedIn::Path));
    }

    fn path_in(
        &mut self,
        name: &'static str,
        value: &dyn ToJson,
        style: Style,
        explode: bool,
        encoding: Encoding,
    ) {
        #[cfg(feature = "read-only")]
        let value = &self.sent(value);
        let text = style::shape(&value.view(), style, explode)
            .and_then(|shape| style::inline(name, &shape, style, explode, encoding));
        self.set_path_text(name.into(), text);
    }

    /// Sets a query parameter.
    pub fn query_as(
        &mut self,
        name: &'static str,
        value: &dyn ToJson,
        style: Style,
        explode: bool,
    ) {
        if !value.is_absent() {
            #[cfg(feature = "read-only")]
            let value = &self.sent(value);
            let text = pairs(name, value, style, explode, Encoding::Strict, "&");
            self.set_query(name, text);
        }
    }

    /// Sets a query parameter whose reserved characters are not encoded.
    pub fn query_reserved(
        &mut self,
        name: &'static str,
        value: &dyn ToJson,
        style: Style,
        explode: bool,
    ) {
        if !value.is_absent() {
            #[cfg(feature = "read-only")]
            let value = &self.sent(value);
            let text =
                pairs(name, value, style, explode, Encoding::Reserved(ReservedIn::Query), "&");
            self.set_query(name, text);
        }
    }

    /// Sets a header.
    pub fn header_as(&mut self, name: &str, value: &dyn ToJson, style: Style, explode: bool) {
        if value.is_absent() {
            return;
        }
        #[cfg(feature = "read-only")]
        let value = &self.sent(value);
        let text = match style::shape(&value.view(), style, explode) {
            Ok(Shape::Absent) => Ok(None),
            Ok(shape) => style::inline(name, &shape, style, explode, Encoding::None).map(Some),
            Err(reason) => Err(reason),
        };
        self.set_header_text(name, text);
    }

    /// Sets a cookie.
    pub fn cookie_as(
        &mut self,
        name: &'static str,
        value: &dyn ToJson,
        style: Style,
        explode: bool,
    ) {
        if !value.is_absent() {
            #[cfg(feature = "read-only")]
            let value = &self.sent(value);
            let text = match style {
                Style::Cookie => Shape::of(&value.view(), false)
                    .and_then(|shape| style::cookies(name, &shape, explode)),
                style => pairs(name, value, style, explode, Encoding::Strict, "; "),
            };
            self.set_cookie(name, text);
        }
    }

    /// Sets a cookie whose reserved characters are not encoded, except for `,` and `;`.
    pub fn cookie_reserved(
        &mut self,
        name: &'static str,
        value: &dyn ToJson,
        style: Style,
        explode: bool,
    ) {
        if !value.is_absent() {
            #[cfg(feature = "read-only")]
            let value = &self.sent(value);
            let encoding = Encoding::Reserved(ReservedIn::Cookie);
            let text = pairs(name, value, style, explode, encoding, "; ");
            self.set_cookie(name, text);
        }
    }
}

fn pairs(
    name: &str,
    value: &dyn ToJson,
    style: Style,
    explode: bool,
    encoding: Encoding,
    separator: &str,
) -> Result<String, &'static str> {
    Ok(match style::shape(&value.view(), style, explode)? {
        Shape::Scalar(value) => pair(name, &value, encoding),
        shape => {
            let pairs = style::pairs(name, &shape, style, explode, encoding);
            style::joined_pairs(separator, pairs)
        }
    })
}
