//! Documents from lists: each hostile string replaces every string of a document, and each list of hostile names replaces
//! every name.

use std::collections::BTreeMap;
use std::fs;

use serde_json::{Map, Value, json};

use crate::folder;

/// Returns a document for each hostile string, with its name.
pub fn strings() -> Vec<(String, Value)> {
    let template: Value = read("every-string.yaml");
    let strings: BTreeMap<String, String> = read("strings.yaml");
    let documents = strings.into_iter().map(|(title, text)| {
        let mut document = template.clone();
        put_text(&mut document, &text);
        (format!("string-{title}"), document)
    });
    documents.collect()
}

/// Returns a document for each list of hostile names, with its name.
pub fn names() -> Vec<(String, Value)> {
    let lists = name_lists().into_iter();
    lists.map(|(title, names)| (format!("names-{title}"), with_names(&names))).collect()
}

/// Returns the lists of hostile names, by title.
pub fn name_lists() -> BTreeMap<String, Vec<String>> {
    read("names.yaml")
}

fn read<T: serde::de::DeserializeOwned>(file: &str) -> T {
    let path = folder().join("lists").join(file);
    let text = fs::read_to_string(&path).expect("a readable list");
    serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{file}: {error}"))
}

fn put_text(node: &mut Value, text: &str) {
    match node {
        Value::String(place) if place == "TEXT" => text.clone_into(place),
        Value::Array(items) => items.iter_mut().for_each(|item| put_text(item, text)),
        Value::Object(fields) => fields.values_mut().for_each(|field| put_text(field, text)),
        _ => {}
    }
}

/// Returns a document whose tags, operations, parameters, properties, enum values and schemas have these names.
pub fn with_names(names: &[String]) -> Value {
    let mut paths = Map::new();
    for (number, name) in names.iter().enumerate() {
        paths.insert(format!("/p{number}/{{id}}"), json!({ "post": operation(name) }));
    }
    paths.insert("/every".to_owned(), json!({ "put": every_operation(names) }));
    let mut schemas = Map::new();
    for (number, name) in names.iter().enumerate() {
        schemas.insert(name.clone(), schema(number));
    }
    let alternatives: Vec<_> =
        names.iter().map(|name| reference(name)).chain([reference("EveryValue")]).collect();
    let fields: Map<_, _> =
        names.iter().map(|name| (name.clone(), json!({"type": "string"}))).collect();
    let required: Vec<_> = names.iter().step_by(2).collect();
    schemas.insert("EveryAlternative".to_owned(), json!({ "oneOf": alternatives }));
    schemas.insert("EveryValue".to_owned(), json!({ "type": "string", "enum": names }));
    schemas.insert(
        "EveryProperty".to_owned(),
        json!({ "type": "object", "required": required, "properties": fields }),
    );
    json!({
        "openapi": "3.0.3",
        "info": { "title": "T", "version": "1" },
        "tags": names.iter().map(|name| json!({ "name": name })).collect::<Vec<_>>(),
        "paths": paths,
        "components": { "schemas": schemas },
    })
}

fn operation(name: &str) -> Value {
    let list = json!({ "type": "array", "items": reference(name) });
    json!({
        "tags": [name],
        "operationId": name,
        "parameters": [
            { "name": "id", "in": "path", "required": true, "schema": { "type": "string" } },
        ],
        "requestBody": content(&reference(name)),
        "responses": {
            "200": content(&list),
            "400": content(&reference(name)),
            "404": content(&reference("EveryProperty")),
        },
    })
}

fn every_operation(names: &[String]) -> Value {
    let parameters: Vec<_> = names
        .iter()
        .enumerate()
        .map(|(number, name)| {
            let required = number % 2 == 1;
            json!({ "name": name, "in": "query", "required": required, "schema": { "type": "string" } })
        })
        .collect();
    json!({
        "tags": ["every"],
        "operationId": "putEvery",
        "parameters": parameters,
        "requestBody": content(&reference("EveryProperty")),
        "responses": { "200": content(&reference("EveryAlternative")) },
    })
}

fn content(schema: &Value) -> Value {
    json!({ "description": "OK", "content": { "application/json": { "schema": schema } } })
}

fn schema(number: usize) -> Value {
    match number % 3 {
        0 => json!({
            "type": "object",
            "properties": {
                "a": { "type": "string" },
                "inner": { "type": "object", "properties": { "b": { "type": "integer" } } },
            },
        }),
        1 => json!({ "type": "string", "enum": ["a", "b"] }),
        _ => json!({
            "type": "object",
            "required": ["next"],
            "properties": { "next": reference("EveryValue") },
        }),
    }
}

fn reference(name: &str) -> Value {
    let name = name.replace('~', "~0").replace('/', "~1").replace('%', "%25");
    json!({ "$ref": format!("#/components/schemas/{name}") })
}
