//! The properties of objects.

use serde_json::{Map, Value, json};

use crate::diagnostic::Code;
use crate::normalize::report::{Reporter, type_name};
use crate::tree::NodePath;

/// Converts the fields that describe properties to OpenAPI 3.0.
pub(super) fn normalize(
    reporter: &mut Reporter<'_>,
    fields: &mut Map<String, Value>,
    at: &NodePath<'_>,
) {
    required(reporter, fields, at);
    pattern_properties(reporter, fields, at);
    if let Some(Value::String(property)) = fields.get("discriminator").cloned() {
        let message = "a discriminator is an object since OpenAPI 3, found a string";
        let help = "treated as `propertyName`";
        reporter.report(Code::SwaggerKeyword, &at.key("discriminator"), message, help);
        fields.insert("discriminator".to_owned(), json!({ "propertyName": property }));
    }
}

/// Leaves a list of property names in `required`. A boolean in the property was allowed by early versions of JSON Schema.
fn required(reporter: &mut Reporter<'_>, fields: &mut Map<String, Value>, at: &NodePath<'_>) {
    let at = at.key("required");
    match fields.get_mut("required") {
        None => {}
        Some(Value::Array(names)) => names.retain(Value::is_string),
        Some(Value::String(_)) => {
            reporter.report(
                Code::BooleanRequired,
                &at,
                "`required` must be a list of property names, found a string",
                "treated as a list with one item",
            );
            let name = fields.remove("required");
            fields.insert("required".to_owned(), Value::Array(name.into_iter().collect()));
        }
        Some(Value::Bool(_)) => {
            let message =
                "`required` must be a list in the object schema, found a boolean in the property";
            let help = "ignored; add the property to the `required` list of the object";
            reporter.report(Code::BooleanRequired, &at, message, help);
            fields.remove("required");
        }
        Some(Value::Null) => {
            fields.remove("required");
        }
        Some(other) => {
            let message =
                format!("`required` must be a list of property names, found {}", type_name(other));
            reporter.report(Code::BooleanRequired, &at, message, "ignored");
            fields.remove("required");
        }
    }
}

/// Replaces `patternProperties` by `additionalProperties`.
fn pattern_properties(
    reporter: &mut Reporter<'_>,
    fields: &mut Map<String, Value>,
    at: &NodePath<'_>,
) {
    let Some(Value::Object(patterns)) = fields.remove("patternProperties") else { return };
    let is_declared =
        fields.get("additionalProperties").is_some_and(|other| *other != Value::Bool(false));
    if is_declared || patterns.is_empty() {
        return;
    }
    let mut schemas = patterns.into_iter();
    let schema = match (schemas.next(), schemas.next()) {
        (Some((pattern, only)), None) => {
            let from = at.key("patternProperties");
            reporter.moved(&from.key(&pattern), &at.key("additionalProperties"));
            only
        }
        _ => Value::Bool(true),
    };
    fields.insert("additionalProperties".to_owned(), schema);
}
