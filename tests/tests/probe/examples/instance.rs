//! Values that are made from schemas, for unions of which a document has no examples.

use sailwright::diagnostic::Pointer;
use serde_json::{Map, Value, json};

use super::choice::{get, target};

/// The most levels of a value.
const DEPTH: usize = 5;

/// The properties that a value has.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// The required ones.
    Required,
    /// All of them.
    All,
}

/// Returns a value of the schema at a pointer. It need not be valid.
pub fn instance(tree: &Value, at: &Pointer, extent: Extent, depth: usize) -> Value {
    let at = target(tree, at);
    let Some(node) = get(tree, &at) else { return Value::Null };
    if let Some(value) = node.get("const").or_else(|| node["enum"].get(0)) {
        return value.clone();
    }
    if depth > DEPTH {
        return Value::Null;
    }
    let mut object = properties(tree, &at, node, extent, depth);
    let all = node["allOf"].as_array().map_or(0, Vec::len);
    let parts = (0..all).map(|index| at.child("allOf").child(index.to_string()));
    let first = ["oneOf", "anyOf"].into_iter().find(|key| node.get(key).is_some());
    let first = first.map(|key| at.child(key).child("0"));
    for part in parts.chain(first) {
        match instance(tree, &part, extent, depth) {
            Value::Object(entries) => object.extend(entries),
            value if object.is_empty() && !value.is_null() => return value,
            _ => {}
        }
    }
    if !object.is_empty() {
        return Value::Object(object);
    }
    match kind(node) {
        "array" if extent == Extent::All || node["minItems"].as_u64() > Some(0) => {
            json!([instance(tree, &at.child("items"), extent, depth + 1)])
        }
        "array" => json!([]),
        "string" => string(node),
        "integer" => node.get("minimum").cloned().unwrap_or_else(|| 1.into()),
        "number" => json!(1.5),
        "boolean" => true.into(),
        _ => json!({}),
    }
}

fn properties(
    tree: &Value,
    at: &Pointer,
    node: &Value,
    extent: Extent,
    depth: usize,
) -> Map<String, Value> {
    let required = |key: &String| {
        node["required"].as_array().is_some_and(|keys| keys.iter().any(|other| other == key))
    };
    let keys = node["properties"].as_object().into_iter().flatten().map(|(key, _)| key);
    keys.filter(|key| extent == Extent::All || required(key))
        .map(|key| {
            let property = at.child("properties").child(key.as_str());
            (key.clone(), instance(tree, &property, extent, depth + 1))
        })
        .filter(|(key, value)| required(key) || !value.is_null())
        .collect()
}

/// Returns the first type of a schema.
fn kind(node: &Value) -> &str {
    node["type"].as_str().or_else(|| node["type"][0].as_str()).unwrap_or_default()
}

fn string(node: &Value) -> Value {
    let text = match node["format"].as_str() {
        Some("date-time") => "2024-05-31T12:00:00Z",
        Some("date") => "2024-05-31",
        Some("uuid") => "123e4567-e89b-12d3-a456-426614174000",
        Some("uri" | "url") => "https://example.com",
        Some("email") => "a@example.com",
        _ => {
            return node
                .get("example")
                .filter(|example| example.is_string())
                .cloned()
                .unwrap_or_else(|| "text".into());
        }
    };
    text.into()
}
