//! Operations.

use serde_json::{Map, Value};

use super::input::{Inputs, body_inputs};
use super::{Converter, Node, copy_fields};
use crate::diagnostic::{Code, Pointer};

/// The fields that OpenAPI 3 has in another form.
const CONVERTED: [&str; 6] =
    ["consumes", "produces", "parameters", "responses", "schemes", "requestBody"];

impl<'s> Converter<'s, '_, '_> {
    /// Returns an operation. `path` are the inputs of its path item.
    pub(super) fn operation(
        &mut self,
        operation: &Node<'s>,
        path: &Inputs<'s>,
        to: &Pointer,
    ) -> Value {
        self.report_extensions(operation);
        let mut result = copy_fields(operation.fields, |key| !CONVERTED.contains(&key));
        let own = self.inputs(operation);
        let parameters = self.parameters(&own, to);
        if !parameters.is_empty() {
            result.insert("parameters".to_owned(), Value::Array(parameters));
        }
        let inputs = body_inputs(own, path);
        if inputs.has_body() {
            let own = self.media_types(operation, "consumes");
            let consumes = own.unwrap_or_else(|| self.consumes.clone());
            let body = self.request_body(&inputs, &consumes, operation, &to.child("requestBody"));
            result.insert("requestBody".to_owned(), body);
        }
        self.later_body(operation, inputs.has_body(), to, &mut result);
        let own = self.media_types(operation, "produces");
        let produces = own.unwrap_or_else(|| self.produces.clone());
        if let Some(responses) = operation.object("responses") {
            let responses = self.responses(&responses, &produces, &to.child("responses"));
            result.insert("responses".to_owned(), responses);
        }
        if let Some(server) = self.operation_server(operation) {
            self.place(&operation.at.child("schemes"), to.child("servers").child("0"));
            result.insert("servers".to_owned(), Value::Array(vec![server]));
        }
        Value::Object(result)
    }

    /// Reads a body in the form of OpenAPI 3, unless the operation has one in the form of Swagger 2.0.
    fn later_body(
        &mut self,
        operation: &Node<'s>,
        has_body: bool,
        to: &Pointer,
        result: &mut Map<String, Value>,
    ) {
        let Some(body) = operation.object("requestBody") else { return };
        if has_body {
            let message = "`requestBody` is not allowed in Swagger 2.0";
            let help = "ignored; the parameters declare the body";
            self.report(Code::LaterKeyword, &body.at, message, help);
            return;
        }
        self.report_later(&body.at, "`requestBody`");
        self.place(&body.at, to.child("requestBody"));
        result.insert("requestBody".to_owned(), Value::Object(body.fields.clone()));
    }
}
