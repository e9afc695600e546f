//! Media types, from `consumes` and `produces`.

use serde_json::{Map, Value, json};

use super::{Converter, Node};
use crate::diagnostic::{Code, Pointer};
use crate::normalize::operation::is_media_type;

/// The media types of an operation.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct MediaTypes(pub(super) Vec<String>);

impl MediaTypes {
    /// Returns these media types, or another one if there are none.
    pub(super) fn or(&self, default: &str) -> Self {
        if self.0.is_empty() { Self(vec![default.to_owned()]) } else { self.clone() }
    }

    /// Returns whether a media type without parameters is in the list.
    pub(super) fn has(&self, essence: &str) -> bool {
        self.0.iter().any(|text| is_essence(text, essence))
    }
}

/// Returns whether a media type is equal to another one except for its parameters.
pub(super) fn is_essence(text: &str, essence: &str) -> bool {
    text.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case(essence)
}

impl<'s> Converter<'s, '_, '_> {
    /// Returns the media types that an operation or the document declares. `None` if it has no list: an empty list is one.
    pub(super) fn media_types(&mut self, owner: &Node<'s>, key: &str) -> Option<MediaTypes> {
        let list = owner.fields.get(key)?.as_array()?;
        let mut all: Vec<String> = Vec::new();
        for (index, text) in list.iter().enumerate() {
            let Some(text) = text.as_str().map(str::trim).filter(|text| !text.is_empty()) else {
                continue;
            };
            let at = owner.at.child(key).child(index.to_string());
            let Some(text) = self.media_type(text, &at) else { continue };
            if !all.iter().any(|other| other.eq_ignore_ascii_case(text)) {
                all.push(text.to_owned());
            }
        }
        Some(MediaTypes(all))
    }

    /// Returns a media type, or the one that a short form means.
    fn media_type<'t>(&mut self, text: &'t str, at: &Pointer) -> Option<&'t str> {
        if is_media_type(text) {
            return Some(text);
        }
        let meant = match text.to_ascii_lowercase().as_str() {
            "json" => Some("application/json"),
            "xml" => Some("application/xml"),
            _ => None,
        };
        let message = format!("`{}` is not a media type", text.escape_debug());
        let help = meant.map_or_else(
            || "the media type is skipped".to_owned(),
            |meant| format!("treated as `{meant}`"),
        );
        self.report(Code::InvalidMediaType, at, message, help);
        meant
    }

    /// Returns the Media Type Objects of a schema, which exists once in the result: all media types but the first refer to
    /// it.
    pub(super) fn contents(
        &mut self,
        schema: &Value,
        from: &Pointer,
        media_types: &MediaTypes,
        to: &Pointer,
    ) -> Map<String, Value> {
        let content = |media_type: &String| {
            let at = to.child(media_type.as_str()).child("schema");
            (media_type.clone(), json!({ "schema": self.once(from, at, schema.clone()) }))
        };
        media_types.0.iter().map(content).collect()
    }
}
