//! Reading a complete body by its media type.

use std::borrow::Cow;

use super::RawResponse;
use crate::charset::{decode, is_utf8};
use crate::error::DecodeProblem;
#[cfg(feature = "pagination")]
use crate::json::read_at;
#[cfg(feature = "unions")]
use crate::json::{Alternative, read_union};
use crate::json::{FromJson, Problem, Slot, from_slice, read_document, read_leniently};

impl RawResponse {
    /// Reads the body as JSON.
    pub(super) fn read_json<T: FromJson>(&self) -> Result<T, DecodeProblem> {
        let mut value = None;
        read_document(&self.json_bytes()?, &mut value).map_err(DecodeProblem::Json)?;
        value.ok_or(DecodeProblem::Empty)
    }

    /// Reads the body as JSON into a slot. Returns the parts that lenient decoding replaced or omitted.
    pub(super) fn read_into(&self, value: &mut dyn Slot) -> Result<Vec<Problem>, DecodeProblem> {
        read_leniently(&self.json_bytes()?, self.call.leniency, value).map_err(DecodeProblem::Json)
    }

    /// Reads the body as JSON of the alternative that it fits best.
    #[cfg(feature = "unions")]
    pub(super) fn read_one_of<T: 'static>(
        &self,
        alternatives: &[Alternative<T>],
    ) -> Result<(T, Vec<Problem>), DecodeProblem> {
        let body = self.json_bytes()?;
        read_union(&body, self.call.leniency, alternatives).map_err(DecodeProblem::Json)
    }

    /// Reads the list in the property at `path` of the body, which is JSON.
    ///
    /// A property that is absent is an empty list, unless it is `required`.
    #[cfg(feature = "pagination")]
    pub(super) fn read_items(
        &self,
        path: &str,
        required: bool,
        items: &mut dyn Slot,
    ) -> Result<Vec<Problem>, DecodeProblem> {
        let body = self.json_bytes()?;
        read_at(&body, path, required, self.call.leniency, items).map_err(DecodeProblem::Json)
    }

    /// Reads the body as a value of type string: the text, or a string of JSON that is received for a range of media types.
    pub(super) fn read_string(&self) -> Result<String, DecodeProblem> {
        let media_type = self.media_type();
        if media_type.ends_with("json")
            && self.call.accepts_in_range(&media_type)
            && let Ok(text) = self.read_json()
        {
            return Ok(text);
        }
        self.read_text()
    }

    /// Reads the body as text.
    pub(super) fn read_text(&self) -> Result<String, DecodeProblem> {
        self.check_text()?;
        self.check_encoding()?;
        match self.charset().filter(|charset| !is_utf8(charset)) {
            Some(charset) => match decode(&charset, &self.body) {
                Some(text) => Ok(text.into_owned()),
                None => Err(DecodeProblem::Charset(charset)),
            },
            None => String::from_utf8(self.body.to_vec()).map_err(|_| DecodeProblem::NotUtf8),
        }
    }

    /// Reads the body, which is plain text, as a number or a boolean.
    pub(super) fn read_scalar<T: FromJson>(&self) -> Result<T, DecodeProblem> {
        match self.read_text()?.trim() {
            "" => Err(DecodeProblem::Empty),
            text => from_slice(text.as_bytes()).map_err(DecodeProblem::Json),
        }
    }

    /// Returns the body in UTF-8, if it may be JSON. Servers without configured media types send `text/plain` or
    /// `application/octet-stream`, so bodies of these types are tried.
    ///
    /// JSON is UTF-8, whatever its media type says. Only a body that is not UTF-8 is decoded by its charset. Plain text that
    /// is received for a range of media types, and is not JSON, is a string.
    fn json_bytes(&self) -> Result<Cow<'_, [u8]>, DecodeProblem> {
        let media_type = self.media_type();
        let may_be_json = media_type.is_empty()
            || media_type.ends_with("json")
            || matches!(media_type.as_str(), "text/plain" | "application/octet-stream");
        if !may_be_json || self.is_rejected(&media_type) {
            return Err(DecodeProblem::MediaType(media_type));
        }
        if self.body.is_empty() {
            return Err(DecodeProblem::Empty);
        }
        self.check_encoding()?;
        let charset = self.charset().filter(|charset| !is_utf8(charset));
        let json = match charset.filter(|_| std::str::from_utf8(&self.body).is_err()) {
            Some(charset) => match decode(&charset, &self.body) {
                Some(text) => Cow::Owned(text.into_owned().into_bytes()),
                None => return Err(DecodeProblem::Charset(charset)),
            },
            None => Cow::Borrowed(&*self.body),
        };
        if media_type == "text/plain" && self.call.accepts_in_range(&media_type) {
            return Ok(quoted(json));
        }
        Ok(json)
    }

    /// Checks that the body is a stream of server-sent events.
    #[cfg(feature = "events")]
    pub(super) fn check_events(&self) -> Result<(), DecodeProblem> {
        let media_type = self.media_type();
        if media_type == "text/event-stream" {
            self.check_encoding()
        } else {
            Err(DecodeProblem::MediaType(media_type))
        }
    }

    /// Checks that the body is not in a content encoding, which only a caller that reads bytes can decode.
    pub(super) fn check_encoding(&self) -> Result<(), DecodeProblem> {
        self.content_encoding().map_or(Ok(()), |encoding| Err(DecodeProblem::Encoding(encoding)))
    }

    /// Checks that the request accepts the media type of the body. Bytes without a media type of their own are accepted.
    #[cfg(feature = "download")]
    pub(super) fn check_bytes(&self) -> Result<(), DecodeProblem> {
        let media_type = self.media_type();
        let is_generic = media_type.is_empty() || media_type.ends_with("/octet-stream");
        let is_page = media_type == "text/html";
        if is_generic || self.call.accepts(&media_type).unwrap_or(!is_page) {
            Ok(())
        } else {
            Err(DecodeProblem::MediaType(media_type))
        }
    }

    /// Checks that the body is not the HTML page of a proxy, nor of another documented media type.
    fn check_text(&self) -> Result<(), DecodeProblem> {
        let media_type = self.media_type();
        let is_page =
            media_type == "text/html" && !self.call.accepts(&media_type).unwrap_or_default();
        if is_page || self.is_rejected(&media_type) {
            Err(DecodeProblem::MediaType(media_type))
        } else {
            Ok(())
        }
    }

    /// Returns whether the operation documents several media types, and the request does not accept this one. Two of them
    /// can differ only in a parameter, such as a version.
    fn is_rejected(&self, media_type: &str) -> bool {
        self.call.expected.is_strict
            && !media_type.is_empty()
            && (!self.call.accepts(media_type).unwrap_or(true)
                || self.call.contradicts(self.content_type()))
    }
}

/// Returns text that is not JSON as a string of JSON.
fn quoted(text: Cow<'_, [u8]>) -> Cow<'_, [u8]> {
    if from_slice::<serde_json::Value>(&text).is_ok() {
        return text;
    }
    match std::str::from_utf8(&text).map(serde_json::to_vec) {
        Ok(Ok(json)) => Cow::Owned(json),
        _ => text,
    }
}
