//! Schemas.

mod combine;
mod limits;
mod list;
mod object;
mod rules;
mod types;
mod values;

use serde_json::{Map, Value, json};

use super::document::missing;
use super::walk::{Decision, Walk, name};
use crate::diagnostic::Code;
use crate::load::{Kind, NodePath};

/// Makes a schema one of OpenAPI 3.0.
pub(super) fn repair(walk: &mut Walk<'_>, value: &mut Value, at: &NodePath<'_>) -> Decision {
    let fields = match value {
        Value::Object(fields) => fields,
        // `additionalProperties` may be a flag in every version.
        Value::Bool(_) if matches!(at, NodePath::Key(_, "additionalProperties")) => {
            return Decision::Keep;
        }
        Value::Bool(allowed) => {
            *value = if *allowed { json!({}) } else { json!({ "not": {} }) };
            return Decision::Keep;
        }
        _ => {
            let message = format!("a schema is an object, not {}", name(value));
            walk.say(Code::WrongType, at, message, "it is taken as any value");
            *value = json!({});
            return Decision::Keep;
        }
    };
    if !combine::reference(walk, fields, at) {
        return Decision::Keep;
    }
    types::repair(walk, fields, at);
    values::repair(walk, fields, at);
    limits::repair(fields);
    list::repair(walk, fields, at);
    object::repair(walk, fields, at);
    rules::repair(walk, fields, at);
    combine::repair(walk, fields, at);
    walk.fields(fields, Kind::Schema, at);
    Decision::Keep
}

/// A discriminator without a property says nothing.
pub(super) fn discriminator(
    walk: &mut Walk<'_>,
    fields: &mut Map<String, Value>,
    at: &NodePath<'_>,
) -> Decision {
    if fields.contains_key("propertyName") {
        return Decision::Keep;
    }
    missing(walk, "propertyName", "the discriminator is left out", at);
    Decision::Drop
}
