//! Parameters that are the whole query string (`in: querystring`).

use super::encode::Encoding;
#[cfg(feature = "forms")]
use super::form::{self, FormEncoding};
use super::shape::Shape;
use super::{Request, media};
use crate::json::ToJson;

impl Request {
    /// Sets the query string to a string, number or boolean, percent-encoded.
    pub fn query_string(&mut self, name: &'static str, value: &dyn ToJson) {
        if value.is_absent() {
            return;
        }
        let text = match Shape::of(&value.view(), false) {
            Ok(Shape::Absent) => Ok(String::new()),
            Ok(Shape::Scalar(text)) => Ok(Encoding::Strict.encoded(&text)),
            Ok(_) => Err("a list or an object has no defined serialization"),
            Err(reason) => Err(reason),
        };
        self.set_query(name, text);
    }

    /// Sets the query string to JSON, percent-encoded.
    pub fn query_string_json(&mut self, name: &'static str, value: &dyn ToJson) {
        if !value.is_absent() {
            #[cfg(feature = "read-only")]
            let value = &self.sent(value);
            let text = media::json(value).map(|json| Encoding::Strict.encoded(&json));
            self.set_query(name, text);
        }
    }

    /// Sets the query string to the properties of an object as `application/x-www-form-urlencoded`, like
    /// [`form`](Self::form).
    #[cfg(feature = "forms")]
    pub fn query_string_form(
        &mut self,
        name: &'static str,
        value: &dyn ToJson,
        encodings: &[(&str, FormEncoding)],
    ) {
        if !value.is_absent() {
            #[cfg(feature = "read-only")]
            let value = &self.sent(value);
            let text = form::form(&value.view(), encodings);
            self.set_query(name, text);
        }
    }
}
