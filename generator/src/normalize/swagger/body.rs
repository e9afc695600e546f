//! Request bodies, from the parameters in `body` and `formData`.

use serde_json::{Map, Value, json};

use super::components::List;
use super::content::{MediaTypes, is_essence};
use super::form;
use super::input::{Input, Inputs};
use super::{Converter, Node};
use crate::diagnostic::{Code, Pointer};
use crate::tree::reference_to;

impl<'s> Converter<'s, '_, '_> {
    /// Returns the request body of an operation that declares a body or a form.
    pub(super) fn request_body(
        &mut self,
        inputs: &Inputs<'s>,
        consumes: &MediaTypes,
        operation: &Node<'s>,
        to: &Pointer,
    ) -> Value {
        self.report_several(inputs, operation);
        if let ([body], []) = (inputs.bodies.as_slice(), inputs.fields.as_slice()) {
            if body.is_shared() {
                return self.shared_body(&body.target, consumes);
            }
            return self.body(&body.target, consumes, to);
        }
        if let Some(first) = inputs.fields.first().or(inputs.bodies.first()) {
            self.reporter.origins.copy_node(&self.origins, &first.target.at, to.clone());
        }
        let mut contents = Map::new();
        let mut required = inputs.bodies.iter().all(|body| body.target.is_true("required"));
        if !inputs.bodies.is_empty() {
            let media_types = body_types(consumes, inputs);
            contents = self.alternatives(&inputs.bodies, &media_types, &to.child("content"));
        }
        if !inputs.fields.is_empty() {
            required &= form::is_required(&inputs.fields);
            let (media_type, form) = self.form(&inputs.fields, consumes, &to.child("content"));
            contents.insert(media_type, form);
        }
        json!({ "required": required, "content": contents })
    }

    /// Returns the content of several bodies, each of which is an alternative.
    fn alternatives(
        &mut self,
        bodies: &[Input<'s>],
        media_types: &MediaTypes,
        to: &Pointer,
    ) -> Map<String, Value> {
        if let [body] = bodies {
            let from = body.target.at.child("schema");
            return self.contents(&schema(&body.target), &from, media_types, to);
        }
        let (mut contents, mut first) = (Map::new(), None);
        for media_type in &media_types.0 {
            let at = to.child(media_type.as_str()).child("schema");
            let schema = if let Some(first) = &first {
                json!({ "$ref": reference_to(first) })
            } else {
                let mut schemas = Vec::new();
                for (index, body) in bodies.iter().enumerate() {
                    let to = at.child("oneOf").child(index.to_string());
                    let from = body.target.at.child("schema");
                    schemas.push(self.once(&from, to, schema(&body.target)));
                }
                json!({ "oneOf": schemas })
            };
            first.get_or_insert(at);
            contents.insert(media_type.clone(), json!({ "schema": schema }));
        }
        contents
    }

    /// Returns the request body of one parameter.
    fn body(&mut self, parameter: &Node<'s>, consumes: &MediaTypes, to: &Pointer) -> Value {
        let schema = schema(parameter);
        let is_file = schema.get("type").is_some_and(|text| text == "file");
        let default = if is_file { "application/octet-stream" } else { "application/json" };
        self.place(&parameter.at, to.clone());
        let contents = self.contents(
            &schema,
            &parameter.at.child("schema"),
            &consumes.or(default),
            &to.child("content"),
        );
        let mut body = super::copy_fields(parameter.fields, |key| {
            key == "description" || super::is_extension(key)
        });
        body.insert("required".to_owned(), parameter.is_true("required").into());
        body.insert("content".to_owned(), Value::Object(contents));
        Value::Object(body)
    }

    /// Returns a reference to the request body of a shared parameter, which has the media types of the operation.
    pub(super) fn shared_body(&mut self, target: &Node<'s>, consumes: &MediaTypes) -> Value {
        let key = (List::RequestBodies, target.at.clone(), consumes.clone());
        if let Some(location) = self.shared.find(&key) {
            return json!({ "$ref": reference_to(location) });
        }
        let location = self.shared.add(key);
        let body = self.body(target, consumes, &location);
        self.shared.insert(&location, body);
        json!({ "$ref": reference_to(&location) })
    }

    fn report_several(&mut self, inputs: &Inputs<'s>, operation: &Node<'s>) {
        let count = inputs.bodies.len() + usize::from(!inputs.fields.is_empty());
        if count > 1 {
            let message = "the operation has several request bodies";
            let help = "each is an alternative with a media type of its own; declare one `body`, or one form";
            self.report(
                Code::SeveralRequestBodies,
                &operation.at.child("parameters"),
                message,
                help,
            );
        }
    }
}

/// Returns the schema of a body.
fn schema(parameter: &Node<'_>) -> Value {
    parameter.fields.get("schema").cloned().unwrap_or_else(|| json!({}))
}

/// Returns the media types of a body, which are not those of a form next to it.
fn body_types(consumes: &MediaTypes, inputs: &Inputs<'_>) -> MediaTypes {
    let mut types = consumes.clone();
    if !inputs.fields.is_empty() {
        types.0.retain(|text| !form::TYPES.iter().any(|form| is_essence(text, form)));
    }
    types.or("application/json")
}
