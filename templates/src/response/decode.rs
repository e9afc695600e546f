//! Reading a complete body by its media type.

use super::RawResponse;
use crate::error::DecodeProblem;
use crate::json::{FromJson, Slot, read_at, read_document};

impl RawResponse {
    /// Reads the body as JSON.
    pub(super) fn read_json<T: FromJson>(&self) -> Result<T, DecodeProblem> {
        let mut value = None;
        self.read_json_into(None, &mut value)?;
        value.ok_or(DecodeProblem::Empty)
    }

    /// Reads the list in the property at `path` of the body, which is JSON.
    ///
    /// A property that is absent is an empty list, unless it is `required`.
    pub(super) fn read_items<T: FromJson>(
        &self,
        path: &str,
        required: bool,
    ) -> Result<Vec<T>, DecodeProblem> {
        let mut items: Option<Vec<T>> = None;
        self.read_json_into(Some((path, required)), &mut items)?;
        Ok(items.unwrap_or_default())
    }

    /// The part of reading JSON that is the same for all types, so that it is compiled once.
    fn read_json_into(
        &self,
        property: Option<(&str, bool)>,
        value: &mut dyn Slot,
    ) -> Result<(), DecodeProblem> {
        self.check_json()?;
        let result = match property {
            Some((path, required)) => read_at(&self.body, path, required, value),
            None => read_document(&self.body, value),
        };
        result.map_err(DecodeProblem::Json)
    }

    /// Reads the body as a string.
    pub(super) fn read_text(&self) -> Result<String, DecodeProblem> {
        self.check_not_html()?;
        String::from_utf8(self.body.to_vec()).map_err(|_| DecodeProblem::NotUtf8)
    }

    /// Checks that the body may be JSON. Servers without configured media types send `text/plain` or
    /// `application/octet-stream`, so bodies of these types are tried.
    fn check_json(&self) -> Result<(), DecodeProblem> {
        let media_type = self.media_type();
        let may_be_json = media_type.is_empty()
            || media_type.ends_with("json")
            || matches!(media_type.as_str(), "text/plain" | "application/octet-stream");
        if !may_be_json {
            Err(DecodeProblem::MediaType(media_type))
        } else if self.body.is_empty() {
            Err(DecodeProblem::Empty)
        } else {
            Ok(())
        }
    }

    /// Checks that the body is a stream of server-sent events.
    pub(super) fn check_events(&self) -> Result<(), DecodeProblem> {
        let media_type = self.media_type();
        if media_type == "text/event-stream" {
            Ok(())
        } else {
            Err(DecodeProblem::MediaType(media_type))
        }
    }

    /// Checks that the body is not the HTML page of a proxy.
    pub(super) fn check_not_html(&self) -> Result<(), DecodeProblem> {
        let media_type = self.media_type();
        if media_type == "text/html" && !self.call.accepts_html {
            Err(DecodeProblem::MediaType(media_type))
        } else {
            Ok(())
        }
    }
}
