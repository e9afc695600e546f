//! Objects.

use serde_json::{Map, Value, json};

use super::super::walk::{Walk, name};
use crate::diagnostic::Code;
use crate::load::NodePath;

/// Brings what is said about members into the forms of 3.0.
pub(super) fn repair(walk: &mut Walk<'_>, fields: &mut Map<String, Value>, at: &NodePath<'_>) {
    required(walk, fields, at);
    patterns(fields);
    if let Some(Value::String(property)) = fields.get("discriminator").cloned() {
        let message = "a discriminator is an object since OpenAPI 3, not a text";
        let help = "it is read as the `propertyName` of one";
        walk.say(Code::SwaggerKeyword, &at.key("discriminator"), message, help);
        fields.insert("discriminator".to_owned(), json!({ "propertyName": property }));
    }
}

/// `required` lists members of the object; a flag in the member itself is an old habit.
fn required(walk: &mut Walk<'_>, fields: &mut Map<String, Value>, at: &NodePath<'_>) {
    let node_path = at.key("required");
    match fields.get_mut("required") {
        None => {}
        Some(Value::Array(names)) => names.retain(Value::is_string),
        Some(Value::String(_)) => {
            walk.say(
                Code::BooleanRequired,
                &node_path,
                "`required` is a list of members, not a text",
                "it is read as a list of one",
            );
            let name = fields.remove("required");
            fields.insert("required".to_owned(), Value::Array(name.into_iter().collect()));
        }
        Some(Value::Bool(_)) => {
            let message = "`required` is a list in the object, not a flag in its member";
            let help = "it is ignored: the member is optional unless the object lists it";
            walk.say(Code::BooleanRequired, &node_path, message, help);
            fields.remove("required");
        }
        Some(Value::Null) => {
            fields.remove("required");
        }
        Some(other) => {
            let message = format!("`required` is a list of members, not {}", name(other));
            walk.say(Code::BooleanRequired, &node_path, message, "it is ignored");
            fields.remove("required");
        }
    }
}

/// Members by the pattern of their name are members beside the properties.
fn patterns(fields: &mut Map<String, Value>) {
    let Some(Value::Object(patterns)) = fields.remove("patternProperties") else { return };
    let said = fields.get("additionalProperties").is_some_and(|other| *other != Value::Bool(false));
    if said || patterns.is_empty() {
        return;
    }
    let mut schemas = patterns.into_iter().map(|(_, schema)| schema);
    let schema = match (schemas.next(), schemas.next()) {
        (Some(only), None) => only,
        _ => Value::Bool(true),
    };
    fields.insert("additionalProperties".to_owned(), schema);
}
