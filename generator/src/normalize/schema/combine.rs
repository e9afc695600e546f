//! References with siblings, and schemas made of others.

use serde_json::{Map, Value, json};

use super::super::walk::{Walk, name};
use crate::diagnostic::Code;
use crate::load::NodePath;

/// A reference with siblings is one of the schemas that all apply. Returns whether there is
/// anything beside the reference.
pub(super) fn reference(
    walk: &mut Walk<'_>,
    fields: &mut Map<String, Value>,
    at: &NodePath<'_>,
) -> bool {
    match fields.get("$ref") {
        None => return true,
        Some(Value::String(_)) => {}
        Some(other) => {
            let message = format!("a reference is a text, not {}", name(other));
            walk.say(Code::WrongType, &at.key("$ref"), message, "it is left out");
            fields.remove("$ref");
            return true;
        }
    }
    fields.retain(|key, value| key == "$ref" || !(value.is_null() || key.starts_with("x-")));
    if fields.len() == 1 {
        return false;
    }
    let Some(text) = fields.remove("$ref") else { return true };
    let mut all = vec![json!({ "$ref": text })];
    if let Some(Value::Array(others)) = fields.remove("allOf") {
        all.extend(others);
    }
    fields.insert("allOf".to_owned(), Value::Array(all));
    true
}

/// Brings the lists of schemas into shape; null as an alternative is no schema of its own.
pub(super) fn repair(walk: &mut Walk<'_>, fields: &mut Map<String, Value>, at: &NodePath<'_>) {
    for key in ["allOf", "oneOf", "anyOf"] {
        let Some(list) = fields.get_mut(key) else { continue };
        if let Value::Object(_) = list {
            let message = format!("`{key}` is a list, not an object");
            walk.say(Code::WrongType, &at.key(key), message, "it is read as a list of one");
            *list = Value::Array(vec![list.take()]);
        }
        let Value::Array(items) = list else { continue };
        let mut nullable = false;
        if key != "allOf" {
            for item in items.iter_mut().filter(|item| is_null_schema(item)) {
                *item = Value::Null;
                nullable = true;
            }
            // No value is of an alternative that allows none.
            if items.iter().any(|item| !item.is_null() && *item != Value::Bool(false)) {
                items.iter_mut().filter(|item| **item == Value::Bool(false)).for_each(|item| {
                    *item = Value::Null;
                });
            }
        }
        if items.iter().all(Value::is_null) {
            fields.remove(key);
        }
        if nullable {
            fields.insert("nullable".to_owned(), true.into());
        }
    }
}

/// Whether null is the only value that fits.
fn is_null_schema(schema: &Value) -> bool {
    let only = |key: &str, value: &Value| schema.get(key) == Some(value);
    only("type", &json!("null"))
        || only("type", &json!(["null"]))
        || only("enum", &json!([null]))
        || (schema.get("const") == Some(&Value::Null))
}
