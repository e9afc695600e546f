//! References with siblings, and the lists `allOf`, `oneOf` and `anyOf`.

use serde_json::{Map, Value, json};

use crate::diagnostic::Code;
use crate::normalize::report::{Reporter, type_name};
use crate::tree::NodePath;

/// Moves a reference with siblings to `allOf`. Returns whether the schema is more than a reference.
pub(super) fn reference(
    reporter: &mut Reporter<'_>,
    fields: &mut Map<String, Value>,
    at: &NodePath<'_>,
) -> bool {
    match fields.get("$ref") {
        None => return true,
        Some(Value::String(_)) => {}
        Some(other) => {
            let message = format!("`$ref` must be a string, found {}", type_name(other));
            reporter.report(Code::WrongType, &at.key("$ref"), message, "the field is skipped");
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
    let list = at.key("allOf");
    if let Some(Value::Array(others)) = fields.remove("allOf") {
        for index in (0..others.len()).rev() {
            reporter.moved(&list.index(index), &list.index(index + 1));
        }
        all.extend(others);
    }
    reporter.added(at, &list.index(0));
    fields.insert("allOf".to_owned(), Value::Array(all));
    true
}

/// Normalizes the lists of schemas. An alternative for null becomes `nullable`.
pub(super) fn normalize(
    reporter: &mut Reporter<'_>,
    fields: &mut Map<String, Value>,
    at: &NodePath<'_>,
) {
    for key in ["allOf", "oneOf", "anyOf"] {
        let Some(list) = fields.get_mut(key) else { continue };
        if let Value::Object(_) = list {
            let message = format!("`{key}` must be a list, found an object");
            reporter.report(
                Code::WrongType,
                &at.key(key),
                message,
                "treated as a list with one item",
            );
            *list = Value::Array(vec![list.take()]);
            reporter.added(&at.key(key), &at.key(key).index(0));
        }
        let Value::Array(items) = list else { continue };
        let mut nullable = false;
        if key != "allOf" {
            for item in items.iter_mut().filter(|item| is_null_schema(item)) {
                *item = Value::Null;
                nullable = true;
            }
            // No value matches the alternative `false`.
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

/// Returns whether null is the only value of a schema.
fn is_null_schema(schema: &Value) -> bool {
    let only = |key: &str, value: &Value| schema.get(key) == Some(value);
    only("type", &json!("null"))
        || only("type", &json!(["null"]))
        || only("enum", &json!([null]))
        || (schema.get("const") == Some(&Value::Null))
}
