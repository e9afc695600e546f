//! Parameters in the path, the query and headers.

use serde_json::{Map, Value};

use super::collection_format::Position;
use super::input::Inputs;
use super::{Converter, Node, copy_fields, is_extension};
use crate::diagnostic::{Code, Pointer};

/// The extension of parameters whose values are percent-encoded already.
const SKIP_URL_ENCODING: &str = "x-ms-skip-url-encoding";

impl<'s> Converter<'s, '_, '_> {
    /// Returns the list of parameters of a path item or an operation, without bodies and forms.
    pub(super) fn parameters(&mut self, inputs: &Inputs<'s>, owner: &Pointer) -> Vec<Value> {
        let list = owner.child("parameters");
        let mut parameters = Vec::new();
        for input in &inputs.parameters {
            let to = list.child(parameters.len().to_string());
            parameters.push(if input.is_shared() {
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
        if parameter.is_in("cookie") {
            self.report_later(&parameter.at.child("in"), "`in: cookie`");
        }
        let is_named = parameter.is_in("query") || parameter.is_in("cookie");
        let position = if is_named { Position::Query } else { Position::Inline };
        self.value(parameter, position, to, &mut result);
        self.skip_url_encoding(parameter, &mut result);
        Value::Object(result)
    }

    /// Sends the reserved characters of a value in the query that is encoded already.
    fn skip_url_encoding(&mut self, parameter: &Node<'s>, result: &mut Map<String, Value>) {
        if !parameter.is_true(SKIP_URL_ENCODING) || self.of_host.contains(&parameter.at) {
            return;
        }
        if parameter.is_in("query") {
            result.insert("allowReserved".to_owned(), true.into());
            return;
        }
        let message = format!("`{SKIP_URL_ENCODING}` is supported in the query only");
        let help = "the value is percent-encoded; pass it without percent-encoding";
        let at = parameter.at.child(SKIP_URL_ENCODING);
        self.report(Code::UnsupportedExtension, &at, message, help);
    }

    /// Returns the documented header of a response.
    pub(super) fn header(&mut self, header: &Node<'s>, to: &Pointer) -> Value {
        let mut result =
            copy_fields(header.fields, |key| key == "description" || is_extension(key));
        self.value(header, Position::Inline, to, &mut result);
        Value::Object(result)
    }

    /// Adds the schema and the serialization of a parameter or header.
    fn value(
        &mut self,
        node: &Node<'s>,
        position: Position,
        to: &Pointer,
        result: &mut Map<String, Value>,
    ) {
        let schema = self.value_schema(node);
        if let Some(lists) = self.collection_format(node, &schema, position) {
            result.extend(lists.style(position));
        }
        self.place(&node.at, to.clone());
        let from = if node.fields.get("type").is_none() && node.object("schema").is_some() {
            node.at.child("schema")
        } else {
            node.at.clone()
        };
        self.place(&from, to.child("schema"));
        result.insert("schema".to_owned(), Value::Object(schema));
    }
}
