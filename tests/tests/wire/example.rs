//! Responses from the examples in the documents.

use sailwright_test_server::ScriptedResponse;
use serde_json::{Map, Value, json};

use crate::document::Node;

/// The source of the values in a response.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// The example of the media type, else of the schema, else of its properties.
    Documented,
    /// The properties only, so that each of them has a value even if the example of the object omits it. Lists of objects have
    /// a second item with `Nulls`.
    Complete,
    /// Like `Complete`, but null wherever the document allows it.
    Nulls,
}

/// Returns the documented response for a status code. If `None`, the success response.
pub fn response(operation: &Node, status: Option<u16>, detail: Detail) -> ScriptedResponse {
    let responses = operation.fields("responses");
    let found = responses.into_iter().find(|(documented, _)| match status {
        Some(status) => *documented == status.to_string(),
        None => documented.starts_with('2'),
    });
    let (documented, response) = found.expect("a documented status");
    let contents = response.fields("content");
    let [(media_type, content)] = contents.as_slice() else { panic!("one media type") };
    let body = match media_type.as_str() {
        "application/json" => body(content, detail).to_string().into_bytes(),
        _ => archive(),
    };
    let status = documented.parse().expect("a number");
    ScriptedResponse::new(status).header("content-type", media_type.as_str()).send(body)
}

fn body(content: &Node, detail: Detail) -> Value {
    let schema = content.get("schema").expect("a schema");
    if detail == Detail::Documented {
        let example = content.value.get("example").cloned();
        let first = content.fields("examples").into_iter().next();
        let first = first.and_then(|(_, example)| example.value.get("value").cloned());
        if let Some(example) = example.or(first) {
            assert!(fits(&schema, &example), "an example that breaks its schema: {example}");
            return example;
        }
    }
    value(&schema, "body", detail)
}

/// Returns bytes that are not text in any encoding.
fn archive() -> Vec<u8> {
    b"PK\x03\x04".iter().copied().chain(0..=255).collect()
}

/// Returns a value of a schema. Invented strings contain the name, so that they differ.
fn value(schema: &Node, name: &str, detail: Detail) -> Value {
    let composed = ["properties", "additionalProperties", "allOf"]
        .iter()
        .any(|key| schema.value.get(key).is_some())
        || schema.get("items").is_some_and(|items| items.value.get("properties").is_some());
    if detail == Detail::Nulls && nullable(schema) {
        return Value::Null;
    }
    if detail == Detail::Documented || !composed {
        // Some documented examples do not fit their own schema, for instance an object for a list.
        if let Some(example) = schema.value.get("example").filter(|it| fits(schema, it)) {
            return example.clone();
        }
    }
    if let Some(first) = [schema.list("oneOf"), schema.list("anyOf")].concat().first() {
        return value(first, name, detail);
    }
    if let Some(values) = schema.value.get("enum").and_then(Value::as_array) {
        return values.first().expect("a value").clone();
    }
    match schema.text("type") {
        Some("string") => invented_string(schema.text("format"), name),
        Some("boolean") => json!(true),
        Some("integer") => json!(7),
        Some("number") => json!(0.25),
        Some("array") => list(&schema.get("items").expect("items"), name, detail),
        _ => object(schema, detail),
    }
}

fn list(items: &Node, name: &str, detail: Detail) -> Value {
    let mut list = vec![value(items, name, detail)];
    if detail == Detail::Complete && list[0].is_object() {
        list.push(value(items, name, Detail::Nulls));
    }
    Value::Array(list)
}

fn object(schema: &Node, detail: Detail) -> Value {
    let mut fields = Map::new();
    for part in schema.list("allOf") {
        if let Value::Object(more) = value(&part, "", detail) {
            fields.extend(more);
        } else {
            return value(&part, "", detail);
        }
    }
    for (key, property) in schema.fields("properties") {
        let value = value(&property, &key, detail);
        fields.insert(key, value);
    }
    if let Some(additional) = schema.get("additionalProperties") {
        fields.insert("one key".to_owned(), value(&additional, "one", detail));
        fields.insert("another/key".to_owned(), value(&additional, "another", detail));
    }
    if fields.is_empty() {
        return json!({ "free": { "form": [1, "two", 0.5, null, true] } });
    }
    Value::Object(fields)
}

fn invented_string(format: Option<&str>, name: &str) -> Value {
    match format {
        Some("date-time") => json!("2021-09-08T16:11:05.348Z"),
        _ => json!(format!("some {name}, \"quoted\" / ü \u{1F600}")),
    }
}

/// Returns whether an example is valid for its schema.
fn fits(schema: &Node, example: &Value) -> bool {
    if example.is_null() {
        return nullable(schema);
    }
    let kind = match schema.text("type") {
        Some("string") => example.is_string(),
        Some("boolean") => example.is_boolean(),
        Some("integer") => example.is_i64(),
        Some("number") => example.is_number(),
        Some("array") => example.is_array(),
        Some("object") => example.is_object(),
        _ => true,
    };
    let alternatives = [schema.list("oneOf"), schema.list("anyOf")].concat();
    kind && (alternatives.is_empty()
        || alternatives.iter().any(|alternative| fits(alternative, example)))
        && schema.list("allOf").iter().all(|part| fits(part, example))
        && schema
            .fields("properties")
            .iter()
            .all(|(key, property)| example.get(key).is_none_or(|field| fits(property, field)))
        && example
            .as_array()
            .into_iter()
            .flatten()
            .all(|item| schema.get("items").is_none_or(|items| fits(&items, item)))
}

/// Returns whether a schema, or an alternative of it, allows null.
fn nullable(schema: &Node) -> bool {
    schema.value.get("nullable") == Some(&json!(true))
        || ["allOf", "oneOf", "anyOf"].iter().any(|key| schema.list(key).iter().any(nullable))
}
