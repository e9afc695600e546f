//! Lists and tuples.

use serde_json::{Map, Value, json};

use super::super::walk::Walk;
use crate::diagnostic::Code;
use crate::load::Spot;

/// A list has items of one schema; what stands before them is in `prefixItems`.
pub(super) fn repair(walk: &mut Walk<'_>, members: &mut Map<String, Value>, at: &Spot<'_>) {
    match members.get("items") {
        Some(Value::Array(items)) if items.is_empty() => {
            members.remove("items");
        }
        Some(Value::Array(_)) => {
            if let Some(items) = members.remove("items") {
                members.entry("prefixItems").or_insert(items);
            }
        }
        Some(Value::Bool(false)) => {
            members.remove("items");
        }
        Some(Value::Null) => {
            members.insert("items".to_owned(), json!({}));
        }
        _ => {}
    }
    let is_list = members.get("type").and_then(Value::as_str) == Some("array");
    if is_list && !members.contains_key("items") && !has_items(members) {
        let message = "a list should say in `items` what it holds";
        walk.say(Code::MissingItems, at, message, "its items are taken as any value");
        members.insert("items".to_owned(), json!({}));
    }
}

/// Whether something else says what the list holds.
fn has_items(members: &Map<String, Value>) -> bool {
    ["prefixItems", "allOf", "oneOf", "anyOf"].iter().any(|key| members.contains_key(*key))
}
