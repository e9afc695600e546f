//! The items of lists and tuples.

use serde_json::map::Entry;
use serde_json::{Map, Value, json};

use crate::diagnostic::Code;
use crate::normalize::report::Reporter;
use crate::tree::NodePath;

/// Leaves one schema in `items`, and moves the schemas of a tuple to `prefixItems`.
pub(super) fn normalize(
    reporter: &mut Reporter<'_>,
    fields: &mut Map<String, Value>,
    at: &NodePath<'_>,
) {
    match fields.get("items") {
        Some(Value::Array(items)) if items.is_empty() => {
            fields.remove("items");
        }
        Some(Value::Array(_)) => {
            if let Some(items) = fields.remove("items")
                && let Entry::Vacant(entry) = fields.entry("prefixItems")
            {
                reporter.moved(&at.key("items"), &at.key("prefixItems"));
                entry.insert(items);
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
    if is_list && !fields.contains_key("items") && !is_described(fields) {
        let message = "a schema of type `array` must declare `items`";
        reporter.report(Code::MissingItems, at, message, "items of any type are accepted");
        fields.insert("items".to_owned(), json!({}));
    }
}

/// Returns whether another field describes the items.
fn is_described(fields: &Map<String, Value>) -> bool {
    ["prefixItems", "allOf", "oneOf", "anyOf"].iter().any(|key| fields.contains_key(*key))
}
