//! Schemas.

mod combine;
mod constants;
mod limits;
mod list;
mod object;
mod rules;
mod types;
mod value_labels;
mod values;

use serde_json::{Map, Value, json};

use super::report::{Decision, Reporter, type_name};
use crate::diagnostic::Code;
use crate::tree::NodePath;

/// Converts a schema to OpenAPI 3.0. Returns the fields that are still to be normalized, if there are any.
pub(super) fn normalize<'v>(
    reporter: &mut Reporter<'_>,
    value: &'v mut Value,
    at: &NodePath<'_>,
) -> Option<&'v mut Map<String, Value>> {
    match value {
        Value::Object(_) => {}
        // `additionalProperties` is a schema or a boolean in every version.
        Value::Bool(_) if matches!(at, NodePath::Key(_, "additionalProperties")) => return None,
        Value::Bool(allowed) => {
            *value = if *allowed { json!({}) } else { json!({ "not": {} }) };
            return None;
        }
        _ => {
            let message = format!("a schema must be an object, found {}", type_name(value));
            reporter.report(Code::WrongType, at, message, "accepted as any value");
            *value = json!({});
            return None;
        }
    }
    let fields = value.as_object_mut()?;
    if !combine::reference(reporter, fields, at) {
        return None;
    }
    constants::normalize(fields);
    types::normalize(reporter, fields, at);
    values::normalize(reporter, fields, at);
    limits::normalize(fields);
    list::normalize(reporter, fields, at);
    object::normalize(reporter, fields, at);
    rules::normalize(reporter, fields, at);
    combine::normalize(reporter, fields, at);
    Some(fields)
}

/// Drops a discriminator without a property.
pub(super) fn discriminator(
    reporter: &mut Reporter<'_>,
    fields: &mut Map<String, Value>,
    at: &NodePath<'_>,
) -> Decision {
    if fields.contains_key("propertyName") {
        return Decision::Keep;
    }
    reporter.missing("propertyName", "the discriminator is skipped", at);
    Decision::Drop
}
