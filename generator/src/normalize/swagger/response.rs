//! Responses, which take their media types from the operation that uses them.

use serde_json::{Map, Value, json};

use super::components::List;
use super::content::MediaTypes;
use super::{Converter, Node, copy_fields, is_extension};
use crate::diagnostic::Pointer;
use crate::tree::reference_to;

impl<'s> Converter<'s, '_, '_> {
    /// Returns the responses of an operation.
    pub(super) fn responses(
        &mut self,
        responses: &Node<'s>,
        produces: &MediaTypes,
        to: &Pointer,
    ) -> Value {
        let mut result = Map::new();
        for (status, value) in responses.fields {
            let Value::Object(fields) = value else {
                result.insert(status.clone(), value.clone());
                continue;
            };
            let entry = Node { fields, at: responses.at.child(status.as_str()) };
            if is_extension(status) {
                result.insert(status.clone(), value.clone());
                continue;
            }
            let Some(target) = self.follow(entry.clone()) else { continue };
            let is_shared = matches!(target.at.0.as_slice(), [list, _] if list == "responses");
            let response = if is_shared {
                self.shared_response(&target, produces)
            } else {
                self.response(&target, produces, &to.child(status.as_str()))
            };
            result.insert(status.clone(), response);
        }
        Value::Object(result)
    }

    /// Returns one response.
    fn response(&mut self, response: &Node<'s>, produces: &MediaTypes, to: &Pointer) -> Value {
        let mut result =
            copy_fields(response.fields, |key| key == "description" || is_extension(key));
        self.place(&response.at, to.clone());
        if let Some(headers) = response.object("headers") {
            let mut all = Map::new();
            for (name, header) in headers.entries() {
                let header = self.header(&header, &to.child("headers").child(name));
                all.insert(name.to_owned(), header);
            }
            result.insert("headers".to_owned(), Value::Object(all));
        }
        if let Some(schema) = response.fields.get("schema").filter(|schema| !schema.is_null()) {
            let contents = if schema.get("type").is_some_and(|text| text == "file") {
                let media_types = produces.or("application/octet-stream");
                let file = json!({ "schema": { "type": "string", "format": "binary" } });
                let content = |media_type: String| (media_type, file.clone());
                media_types.0.into_iter().map(content).collect()
            } else {
                let from = response.at.child("schema");
                let media_types = produces.or("application/json");
                self.contents(schema, &from, &media_types, &to.child("content"))
            };
            result.insert("content".to_owned(), Value::Object(contents));
        } else if let Some(content) = response.object("content") {
            self.report_later(&content.at, "`content`");
            self.place(&content.at, to.child("content"));
            result.insert("content".to_owned(), Value::Object(content.fields.clone()));
        }
        Value::Object(result)
    }

    /// Returns a reference to a shared response, which has the media types of the operation.
    pub(super) fn shared_response(&mut self, target: &Node<'s>, produces: &MediaTypes) -> Value {
        let has_body = target.fields.contains_key("schema");
        let produces = if has_body { produces.clone() } else { MediaTypes::default() };
        let key = (List::Responses, target.at.clone(), produces.clone());
        if let Some(location) = self.shared.find(&key) {
            return json!({ "$ref": reference_to(location) });
        }
        let location = self.shared.add(key);
        let response = self.response(target, &produces, &location);
        self.shared.insert(&location, response);
        json!({ "$ref": reference_to(&location) })
    }
}
