//! Request bodies by media type.

use std::borrow::Cow;

use http::header::{CONTENT_TYPE, HeaderValue};

#[cfg(feature = "charset")]
use super::charset;
use super::{Body, NOT_A_HEADER, Request, invalid, media_type};
#[cfg(feature = "multipart")]
use super::{FilePart, Multipart, Style};
use crate::json::{ToJson, to_checked_vec};

impl Request {
    /// Sets the body to JSON of a media type: `application/json`, or one that ends with `+json`.
    ///
    /// `None` is sent as null.
    pub fn json(&mut self, media_type: &str, value: &dyn ToJson) {
        #[cfg(feature = "read-only")]
        let value = &self.sent(value);
        let json = match to_checked_vec(value) {
            Ok(json) => json,
            Err(reason) => return self.fail(invalid("body", media_type, reason)),
        };
        #[cfg(feature = "charset")]
        let json = charset::json(media_type, json);
        self.set_body(media_type, json);
    }

    /// Sets the body to a string of a media type, in the charset of the media type.
    pub fn text(&mut self, media_type: &str, text: &str) {
        match encoded(media_type, text) {
            Ok(bytes) => self.set_body(media_type, bytes),
            Err(reason) => self.fail(invalid("body", media_type, &reason)),
        }
    }

    /// Sets the body to bytes of a media type.
    pub fn bytes(&mut self, media_type: &str, body: impl Into<Body>) {
        self.bytes_of(&[media_type], body);
    }

    /// Sets the body to bytes of one of several media types and ranges; the body can select one.
    pub fn bytes_of(&mut self, documented: &[&str], body: impl Into<Body>) {
        let mut body = body.into();
        let given = body.media_type.take();
        match media_type::select(documented, given.as_deref()) {
            Ok(media_type) => self.set_body(&media_type, body),
            Err(reason) => self.fail(invalid("body", &documented.join(", "), &reason)),
        }
    }

    /// Sets the body and its media type, unless a parameter has set the media type before the first body.
    pub(super) fn set_body(&mut self, media_type: &str, body: impl Into<Body>) {
        let is_set = self.body.is_empty() && self.headers.contains_key(CONTENT_TYPE);
        match HeaderValue::try_from(media_type) {
            Ok(_) if is_set => {}
            Ok(media_type) => drop(self.headers.insert(CONTENT_TYPE, media_type)),
            Err(_) => self.fail(invalid("media type", media_type, NOT_A_HEADER)),
        }
        self.body = body.into();
        #[cfg(feature = "multipart")]
        {
            self.form = None;
        }
    }

    /// Sets the body to a multipart form of a media type, to which parts can be added.
    #[cfg(feature = "multipart")]
    pub fn multipart(&mut self, media_type: &'static str, mut form: Multipart) {
        form.media_type = media_type;
        self.form = Some(form);
    }

    /// Sets the body to a multipart body whose parts have positions and no names.
    #[cfg(feature = "multipart")]
    pub fn multipart_by_position(&mut self, media_type: &'static str, form: Multipart) {
        self.multipart(media_type, form.by_position());
    }

    /// Adds the parts of another form.
    #[cfg(feature = "multipart")]
    pub fn parts(&mut self, form: Multipart) {
        self.form.get_or_insert_default().extend(form);
    }

    /// Sets the parts of a name to a value: each item of a list is one part. A string, number or boolean is plain text,
    /// other values are JSON. An absent value removes the parts.
    #[cfg(feature = "multipart")]
    pub fn part(&mut self, name: &str, value: &dyn ToJson) {
        #[cfg(feature = "read-only")]
        let value = &self.sent(value);
        self.form_without(name).value(name, value);
    }

    /// Does the same as [`part`](Self::part) with a media type.
    #[cfg(feature = "multipart")]
    pub fn part_as(&mut self, name: &str, media_type: &str, value: &dyn ToJson) {
        #[cfg(feature = "read-only")]
        let value = &self.sent(value);
        self.form_without(name).typed(name, media_type, value);
    }

    /// Sets the parts of a value in a style.
    #[cfg(feature = "multipart")]
    pub fn part_styled(&mut self, name: &str, value: &dyn ToJson, style: Style, explode: bool) {
        #[cfg(feature = "read-only")]
        let value = &self.sent(value);
        self.form_without(name).styled(name, value, style, explode);
    }

    /// Sets a header of the parts of a name.
    #[cfg(feature = "multipart")]
    pub fn part_header(&mut self, part: &str, name: &str, value: &dyn ToJson) {
        self.form.get_or_insert_default().header(part, name, value);
    }

    /// Sets a part of the form to a file.
    #[cfg(feature = "multipart")]
    pub fn file(&mut self, name: &str, file: &FilePart) {
        self.files_as(name, &[], std::slice::from_ref(file));
    }

    /// Sets a part of the form to a file of one of several media types and ranges.
    #[cfg(feature = "multipart")]
    pub fn file_as(&mut self, name: &str, documented: &[&str], file: &FilePart) {
        self.files_as(name, documented, std::slice::from_ref(file));
    }

    /// Sets all parts of a name to files.
    #[cfg(feature = "multipart")]
    pub fn files(&mut self, name: &str, files: &[FilePart]) {
        self.files_as(name, &[], files);
    }

    /// Sets all parts of a name to files of one of several media types and ranges.
    #[cfg(feature = "multipart")]
    pub fn files_as(&mut self, name: &str, documented: &[&str], files: &[FilePart]) {
        let form = self.form_without(name);
        for file in files {
            form.file_as(name, documented, file);
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
            Ok((media_type, body)) => self.set_body(&media_type, body),
            Err(error) => self.fail(error),
        }
    }
}

/// Returns a string in the charset of a media type.
pub(super) fn encoded(media_type: &str, text: &str) -> Result<Vec<u8>, Cow<'static, str>> {
    #[cfg(feature = "charset")]
    return charset::encode(media_type, text);
    #[cfg(not(feature = "charset"))]
    return match media_type::charset(media_type) {
        None => Ok(text.as_bytes().to_vec()),
        Some(charset) => Err(format!("the charset `{charset}` is not supported").into()),
    };
}
