//! The body of a request, by media type.

use http::header::{CONTENT_LENGTH, CONTENT_TYPE, HeaderValue};

use super::{Body, FilePart, Multipart, Request, Style, invalid, parameter};
use crate::runtime::json::{ToJson, to_vec};

impl Request {
    /// Sends JSON; `media_type` is `application/json` or one that ends in `+json`.
    ///
    /// An absent value is sent as [`no_json`](Self::no_json).
    pub fn json(&mut self, media_type: &str, value: &dyn ToJson) {
        if value.is_absent() {
            self.no_json(media_type);
        } else {
            self.headers.remove(CONTENT_LENGTH);
            self.bytes(media_type, to_vec(value));
        }
    }

    /// Sends a body of no bytes where JSON may be sent: its type and length are still said.
    pub fn no_json(&mut self, media_type: &str) {
        self.headers.insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
        self.bytes(media_type, Vec::new());
    }

    /// Sends the members of an object as `application/x-www-form-urlencoded`.
    pub fn form(&mut self, value: &dyn ToJson) {
        self.form_as(value, Style::Form);
    }

    /// The same in the style `deepObject`: `member[part]`, `list[0][part]`.
    pub fn deep_form(&mut self, value: &dyn ToJson) {
        self.form_as(value, Style::DeepObject);
    }

    fn form_as(&mut self, value: &dyn ToJson, style: Style) {
        match parameter::form(value, style) {
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

    /// Sends a form of parts; more of them can be added.
    pub fn multipart(&mut self, form: Multipart) {
        self.form = Some(form);
    }

    /// Sets a part of the form: texts and numbers as they are, everything else as JSON; nothing when
    /// the value is absent.
    pub fn part(&mut self, name: &str, value: &dyn ToJson) {
        self.form_without(name).value(name, value);
    }

    /// Sets a part of the form to JSON of a media type; nothing when the value is absent.
    pub fn part_as(&mut self, name: &str, media_type: &str, value: &dyn ToJson) {
        self.form_without(name).typed(name, media_type, value);
    }

    /// Sets a part of the form to a file.
    pub fn file(&mut self, name: &str, file: &FilePart) {
        self.form_without(name).file(name, file);
    }

    /// Sets the parts of one name to files.
    pub fn files(&mut self, name: &str, files: &[FilePart]) {
        let form = self.form_without(name);
        for file in files {
            form.file(name, file);
        }
    }

    fn form_without(&mut self, name: &str) -> &mut Multipart {
        let form = self.form.get_or_insert_default();
        form.remove(name);
        form
    }

    pub(super) fn send_form(&mut self, form: Multipart) {
        match form.finish(self.order) {
            Ok((media_type, body)) => self.bytes(&media_type, body),
            Err(fault) => self.fail(fault),
        }
    }
}
