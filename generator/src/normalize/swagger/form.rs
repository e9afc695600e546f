//! Forms, from the parameters in `formData`.

use serde_json::{Map, Value, json};

use super::collection_format::{CollectionFormat, Position};
use super::content::MediaTypes;
use super::input::Input;
use super::{Converter, Node};
use crate::diagnostic::{Code, Pointer};

const URLENCODED: &str = "application/x-www-form-urlencoded";
const MULTIPART: &str = "multipart/form-data";

/// The extension with the properties of a schema in the order of the document.
const ORDER: &str = "x-sailwright-order";

/// The media types of forms.
pub(super) const TYPES: [&str; 2] = [URLENCODED, MULTIPART];

/// Returns whether a form must be sent.
pub(super) fn is_required(fields: &[Input<'_>]) -> bool {
    fields.iter().any(|field| field.target.is_true("required"))
}

/// Returns whether a field is a file, or a list of files.
fn is_file(field: &Node<'_>) -> bool {
    let is_file = |fields: &Map<String, Value>| fields.get("type").is_some_and(|ty| ty == "file");
    let lists = ["items", "schema"].map(|key| field.fields.get(key).and_then(Value::as_object));
    is_file(field.fields) || lists.into_iter().flatten().any(is_file)
}

impl<'s> Converter<'s, '_, '_> {
    /// Returns a form and its media type, which is never JSON.
    pub(super) fn form(
        &mut self,
        fields: &[Input<'s>],
        consumes: &MediaTypes,
        to: &Pointer,
    ) -> (String, Value) {
        let media_type = self.form_type(fields, consumes);
        let at = to.child(media_type);
        if let Some(first) = fields.first() {
            self.reporter.origins.copy_node(&self.origins, &first.target.at, at.clone());
        }
        let (mut properties, mut required, mut encodings) = (Map::new(), Vec::new(), Map::new());
        let mut order = Vec::new();
        for Input { target, .. } in fields {
            let Some(name) = self.field_name(target, &properties) else { continue };
            let mut schema = self.value_schema(target);
            if let Some(lists) = self.collection_format(target, &schema, Position::Query)
                && (media_type == URLENCODED
                    || lists.outer != CollectionFormat::Multi
                    || lists.has_inner())
            {
                let style = lists.style(Position::Query).into_iter().collect();
                encodings.insert(name.clone(), Value::Object(style));
            }
            if let Some(description) = target.fields.get("description") {
                schema.insert("description".to_owned(), description.clone());
            }
            if target.is_true("required") {
                required.push(Value::from(name.clone()));
            }
            order.push(Value::from(name.clone()));
            let to = at.child("schema").child("properties").child(name.as_str());
            let schema = self.once(&target.at, to, Value::Object(schema));
            properties.insert(name, schema);
        }
        let mut schema = json!({ "type": "object", "properties": properties, ORDER: order });
        if let (Some(schema), false) = (schema.as_object_mut(), required.is_empty()) {
            schema.insert("required".to_owned(), Value::Array(required));
        }
        (media_type.to_owned(), json!({ "schema": schema, "encoding": encodings }))
    }

    /// Returns the name of a field. `None` if it has none, or if another field has the same name.
    fn field_name(&mut self, field: &Node<'s>, known: &Map<String, Value>) -> Option<String> {
        let Some(name) = field.string("name").filter(|name| !name.is_empty()) else {
            let message = "the required field `name` is missing";
            let help = "the field of the form is skipped";
            self.report(Code::MissingRequiredField, &field.at, message, help);
            return None;
        };
        if known.contains_key(name) {
            let message = format!("the parameter `{name}` is declared twice");
            let help = "the first declaration is used";
            self.report(Code::DuplicateParameter, &field.at, message, help);
            return None;
        }
        Some(name.to_owned())
    }

    /// Returns the media type: `multipart/form-data` if the form has a file or may be nothing else.
    fn form_type(&mut self, fields: &[Input<'s>], consumes: &MediaTypes) -> &'static str {
        let file = fields.iter().find(|field| is_file(&field.target));
        let (urlencoded, multipart) = (consumes.has(URLENCODED), consumes.has(MULTIPART));
        match file {
            Some(file) if urlencoded && !multipart => {
                let message = format!("a file cannot be sent in `{URLENCODED}`");
                let help = format!("sent in `{MULTIPART}`; correct `consumes`");
                self.report(Code::FileInUrlencodedForm, &file.target.at, message, help);
                MULTIPART
            }
            Some(_) => MULTIPART,
            None if multipart && !urlencoded => MULTIPART,
            None => URLENCODED,
        }
    }
}
