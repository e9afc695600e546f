//! Request bodies by media type.

use http::header::{CONTENT_LENGTH, CONTENT_TYPE, HeaderValue};

use super::shape::NOT_FINITE;
use super::{Body, NOT_A_HEADER, Request, Style, invalid, parameter};
#[cfg(feature = "multipart")]
use super::{FilePart, Multipart};
use crate::json::{ToJson, to_finite_vec};

impl Request {
    /// Sets the body to JSON of a media type: `application/json`, or one that ends with `+json`.
    ///
    /// An absent value is sent as by [`no_json`](Self::no_json).
    pub fn json(&mut self, media_type: &str, value: &dyn ToJson) {
        if value.is_absent() {
            self.no_json(media_type);
        } else {
            self.headers.remove(CONTENT_LENGTH);
            match to_finite_vec(value) {
                Some(json) => self.bytes(media_type, json),
                None => self.fail(invalid("body", media_type, NOT_FINITE)),
            }
        }
    }

    /// Sets the body to zero bytes in place of optional JSON, with the headers `Content-Type` and `Content-Length`.
    pub fn no_json(&mut self, media_type: &str) {
        self.headers.insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
        self.bytes(media_type, Vec::new());
    }

    /// Sets the body to the properties of an object as `application/x-www-form-urlencoded`.
    pub fn form(&mut self, value: &dyn ToJson) {
        self.form_as(value, Style::Form);
    }

    /// Does the same as [`form`](Self::form) in the style `deepObject`: `property[name]`, `list[0][name]`.
    pub fn deep_form(&mut self, value: &dyn ToJson) {
        self.form_as(value, Style::DeepObject);
    }

    fn form_as(&mut self, value: &dyn ToJson, style: Style) {
        match parameter::form(value, style) {
            Ok(text) => self.bytes("application/x-www-form-urlencoded", text),
            Err(reason) => self.fail(invalid("body", "form", reason)),
        }
    }

    /// Sets the body to a string of a media type.
    pub fn text(&mut self, media_type: &str, text: &str) {
        self.bytes(media_type, text.to_owned());
    }

    /// Sets the body to bytes of a media type.
    pub fn bytes(&mut self, media_type: &str, body: impl Into<Body>) {
        match HeaderValue::try_from(media_type) {
            Ok(media_type) => drop(self.headers.insert(CONTENT_TYPE, media_type)),
            Err(_) => self.fail(invalid("media type", media_type, NOT_A_HEADER)),
        }
        self.body = body.into();
    }

    /// Sets the body to a multipart form, to which parts can be added.
    #[cfg(feature = "multipart")]
    pub fn multipart(&mut self, form: Multipart) {
        self.form = Some(form);
    }

    /// Sets a part of the form to a value: a string, number or boolean as plain text, other values as JSON. An absent
    /// value removes the part.
    #[cfg(feature = "multipart")]
    pub fn part(&mut self, name: &str, value: &dyn ToJson) {
        self.form_without(name).value(name, value);
    }

    /// Sets a part of the form to JSON of a media type. An absent value removes the part.
    #[cfg(feature = "multipart")]
    pub fn part_as(&mut self, name: &str, media_type: &str, value: &dyn ToJson) {
        self.form_without(name).typed(name, media_type, value);
    }

    /// Sets a part of the form to a file.
    #[cfg(feature = "multipart")]
    pub fn file(&mut self, name: &str, file: &FilePart) {
        self.form_without(name).file(name, file);
    }

    /// Sets all parts of a name to files.
    #[cfg(feature = "multipart")]
    pub fn files(&mut self, name: &str, files: &[FilePart]) {
        let form = self.form_without(name);
        for file in files {
            form.file(name, file);
        }
    }

    #[cfg(feature = "multipart")]
    fn form_without(&mut self, name: &str) -> &mut Multipart {
        let form = self.form.get_or_insert_default();
        form.remove(name);
        form
    }

    #[cfg(feature = "multipart")]
    pub(super) fn send_form(&mut self, form: Multipart) {
        match form.finish(self.order) {
            Ok((media_type, body)) => self.bytes(&media_type, body),
            Err(error) => self.fail(error),
        }
    }
}
