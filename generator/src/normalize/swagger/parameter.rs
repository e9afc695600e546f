//! Parameters in the path, the query and headers.

use serde_json::{Map, Value};

use super::collection_format::Position;
use super::input::Inputs;
use super::{Converter, Node, copy_fields, is_extension};
use crate::diagnostic::Pointer;

/// The fields of a parameter that do not describe its value.
const OWN: [&str; 6] =
    ["name", "in", "description", "required", "allowEmptyValue", "collectionFormat"];

/// The fields that a parameter has in OpenAPI 3 only. In Swagger 2.0 they have no meaning.
const LATER: [&str; 5] = ["schema", "style", "explode", "allowReserved", "content"];

impl<'s> Converter<'s, '_, '_> {
    /// Returns the list of parameters of a path item or an operation, without bodies and forms.
    pub(super) fn parameters(&mut self, inputs: &Inputs<'s>, owner: &Pointer) -> Vec<Value> {
        let list = owner.child("parameters");
        let mut parameters = Vec::new();
        for input in &inputs.parameters {
            let to = list.child(parameters.len().to_string());
            parameters.push(if input.shared().is_some() {
                self.place(&input.entry.at, to);
                Value::Object(input.entry.fields.clone())
            } else {
                self.parameter(&input.target, &to)
            });
        }
        parameters
    }

    /// Returns one parameter.
    pub(super) fn parameter(&mut self, parameter: &Node<'s>, to: &Pointer) -> Value {
        let mut result = copy_fields(parameter.fields, |key| {
            ["name", "in", "description", "required", "allowEmptyValue"].contains(&key)
                || is_extension(key)
        });
        let position =
            match parameter.string("in").unwrap_or_default().to_ascii_lowercase().as_str() {
                "query" => Position::Query,
                _ => Position::Inline,
            };
        if let Some(format) = self.collection_format(parameter, position) {
            result.extend(format.style(position));
        }
        self.place(&parameter.at, to.clone());
        self.place(&parameter.at, to.child("schema"));
        result.insert("schema".to_owned(), Value::Object(value_schema(parameter.fields)));
        Value::Object(result)
    }

    /// Returns the documented header of a response.
    pub(super) fn header(&mut self, header: &Node<'s>, to: &Pointer) -> Value {
        let mut result =
            copy_fields(header.fields, |key| key == "description" || is_extension(key));
        if let Some(format) = self.collection_format(header, Position::Inline) {
            result.extend(format.style(Position::Inline));
        }
        self.place(&header.at, to.clone());
        self.place(&header.at, to.child("schema"));
        result.insert("schema".to_owned(), Value::Object(value_schema(header.fields)));
        Value::Object(result)
    }
}

/// Returns the schema of the value, whose keywords are fields of the parameter in Swagger 2.0.
pub(super) fn value_schema(fields: &Map<String, Value>) -> Map<String, Value> {
    copy_fields(fields, |key| !OWN.contains(&key) && !LATER.contains(&key))
}
