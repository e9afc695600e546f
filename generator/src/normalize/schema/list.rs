//! Lists and tuples.

use serde_json::{Map, Value, json};

use super::super::walk::Walk;
use crate::diagnostic::Code;
use crate::load::NodePath;

/// A list has items of one schema; what stands before them is in `prefixItems`.
pub(super) fn repair(walk: &mut Walk<'_>, fields: &mut Map<String, Value>, at: &NodePath<'_>) {
    match fields.get("items") {
        Some(Value::Array(items)) if items.is_empty() => {
            fields.remove("items");
        }
        Some(Value::Array(_)) => {
            if let Some(items) = fields.remove("items") {
                fields.entry("prefixItems").or_insert(items);
            }
        }
        Some(Value::Bool(false)) => {
            fields.remove("items");
        }
        Some(Value::Null) => {
            fields.insert("items".to_owned(), json!({}));
        }
        _ => {}
    }
    let is_list = fields.get("type").and_then(Value::as_str) == Some("array");
    if is_list && !fields.contains_key("items") && !has_items(fields) {
        let message = "a list should say in `items` what it holds";
        walk.say(Code::MissingItems, at, message, "its items are taken as any value");
        fields.insert("items".to_owned(), json!({}));
    }
}

/// Whether something else says what the list holds.
fn has_items(fields: &Map<String, Value>) -> bool {
    ["prefixItems", "allOf", "oneOf", "anyOf"].iter().any(|key| fields.contains_key(*key))
}
