//! Discriminators, which are names of properties in Swagger 2.0. The values are the names of the definitions that extend the
//! definition with `allOf`, at any depth, and the name of the definition itself.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::Node;
use crate::diagnostic::Pointer;
use crate::tree::{parse_fragment, reference_to};

/// The extension that replaces the name of a definition as a value.
const VALUE: &str = "x-ms-discriminator-value";

/// Returns the definitions, with discriminators in the form of OpenAPI 3.
pub(super) fn definitions(definitions: &Node<'_>) -> Value {
    let children = children(definitions.fields);
    let mut schemas = definitions.fields.clone();
    for (name, schema) in &mut schemas {
        let Some(fields) = schema.as_object_mut() else { continue };
        hoist(fields);
        let Some(property) = fields.get("discriminator").and_then(Value::as_str) else {
            continue;
        };
        let mut discriminator = json!({ "propertyName": property });
        let extending = extending(name, &children);
        if extending.len() > 1 {
            discriminator["mapping"] = mapping(&extending, definitions.fields);
        }
        fields.insert("discriminator".to_owned(), discriminator);
    }
    Value::Object(schemas)
}

/// Moves the discriminator of an inline part of `allOf` to the definition.
fn hoist(fields: &mut Map<String, Value>) {
    if fields.contains_key("discriminator") {
        return;
    }
    let parts = fields.get_mut("allOf").and_then(Value::as_array_mut).into_iter().flatten();
    let mut names = parts.filter_map(|part| part.as_object_mut()?.remove("discriminator"));
    if let Some(name) = names.next() {
        fields.insert("discriminator".to_owned(), name);
    }
}

/// Returns the schema of each discriminator value.
fn mapping(names: &BTreeSet<&str>, definitions: &Map<String, Value>) -> Value {
    let mut mapping = Map::new();
    for name in names {
        let value = definitions.get(*name).and_then(|schema| schema.get(VALUE)?.as_str());
        let list = Pointer(vec!["components".to_owned(), "schemas".to_owned()]);
        mapping
            .entry(value.unwrap_or(name))
            .or_insert_with(|| reference_to(&list.child(*name)).into());
    }
    Value::Object(mapping)
}

/// Returns the definitions that contain each definition in their `allOf`.
fn children(definitions: &Map<String, Value>) -> BTreeMap<String, Vec<&str>> {
    let mut children: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for (name, schema) in definitions {
        let parts = schema.get("allOf").and_then(Value::as_array).into_iter().flatten();
        for text in parts.filter_map(|part| part.get("$ref")?.as_str()?.strip_prefix('#')) {
            if let [list, parent] = parse_fragment(text).as_slice()
                && list == "definitions"
            {
                children.entry(parent.clone()).or_default().push(name);
            }
        }
    }
    children
}

/// Returns a definition and those that extend it, at any depth.
fn extending<'d>(name: &'d str, children: &BTreeMap<String, Vec<&'d str>>) -> BTreeSet<&'d str> {
    let (mut found, mut open) = (BTreeSet::from([name]), vec![name]);
    while let Some(name) = open.pop() {
        let more = children.get(name).into_iter().flatten().copied();
        open.extend(more.filter(|child| found.insert(child)));
    }
    found
}
