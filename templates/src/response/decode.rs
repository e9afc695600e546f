//! Reading a complete body by its media type.

use super::RawResponse;
use crate::error::DecodeProblem;
#[cfg(feature = "foreign")]
use crate::json::{ForeignSlot, ForeignType};
use crate::json::{FromJson, read_document};
#[cfg(feature = "pagination")]
use crate::json::{Slot, read_at};

impl RawResponse {
    /// Reads the body as JSON.
    pub(super) fn read_json<T: FromJson>(&self) -> Result<T, DecodeProblem> {
        let mut value = None;
        self.check_json()?;
        read_document(&self.body, &mut value).map_err(DecodeProblem::Json)?;
        value.ok_or(DecodeProblem::Empty)
    }

    /// Reads the body as JSON with a type of another crate.
    #[cfg(feature = "foreign")]
    pub(super) fn read_foreign<P: ForeignType<T>, T>(&self) -> Result<T, DecodeProblem> {
        let mut value = None;
        self.check_json()?;
        read_document(&self.body, &mut ForeignSlot::<P, _>::new(&mut value))
            .map_err(DecodeProblem::Json)?;
        value.ok_or(DecodeProblem::Empty)
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
    ) -> Result<(), DecodeProblem> {
        self.check_json()?;
        read_at(&self.body, path, required, items).map_err(DecodeProblem::Json)
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
    #[cfg(feature = "events")]
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
