//! Media types, from `consumes` and `produces`.

use serde_json::{Map, Value, json};

use super::Converter;
use crate::diagnostic::Pointer;
use crate::tree::reference_to;

/// The media types of an operation.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct MediaTypes(pub(super) Vec<String>);

impl MediaTypes {
    /// Returns the media types of an operation. Those of the document apply only if the operation has no list, not if
    /// its list is empty.
    pub(super) fn of(source: &Value, operation: &Map<String, Value>, key: &str) -> Self {
        let own = operation.get(key).filter(|list| !list.is_null());
        let list = own.or_else(|| source.get(key)).and_then(Value::as_array);
        let mut all: Vec<String> = Vec::new();
        for text in list.into_iter().flatten().filter_map(Value::as_str) {
            let text = match text.trim() {
                // Short forms, which are not media types.
                "json" => "application/json",
                "xml" => "application/xml",
                text => text,
            };
            if !text.is_empty() && !all.iter().any(|other| other.eq_ignore_ascii_case(text)) {
                all.push(text.to_owned());
            }
        }
        Self(all)
    }

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

impl Converter<'_, '_, '_> {
    /// Returns the Media Type Objects of a schema, which exists once in the result: all media types but the first refer to
    /// it.
    pub(super) fn contents(
        &mut self,
        schema: &Value,
        from: &Pointer,
        media_types: &MediaTypes,
        to: &Pointer,
    ) -> Map<String, Value> {
        let is_reference = schema.get("$ref").is_some() && schema.get("x-nullable").is_none();
        let mut contents = Map::new();
        for media_type in &media_types.0 {
            let at = to.child(media_type.as_str()).child("schema");
            let schema = match self.new_location(from) {
                Some(first) if !is_reference => json!({ "$ref": reference_to(first) }),
                _ => {
                    self.place(from, at);
                    schema.clone()
                }
            };
            contents.insert(media_type.clone(), json!({ "schema": schema }));
        }
        contents
    }
}
