//! Corrections of a document so that other generators accept it. Each loses a part of the document, so the table lists those
//! that were required.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

/// A correction of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Correction {
    /// `type: date-time` and `required: true` in a schema are corrected.
    Types,
    /// Path parameters are exactly those in the path.
    PathParameters,
    /// Operations without `operationId` get one.
    OperationIds,
    /// All defaults are removed.
    Defaults,
    /// Each body has one media type with a schema, and it is JSON or bytes.
    MediaTypes,
    /// Only the success responses with the most frequent body remain, and likewise the error responses.
    Bodies,
    /// Enums are removed if they have values that are not strings, or that differ only in case and punctuation.
    Enums,
    /// Components have no title.
    Titles,
    /// Lists in queries are sent item by item.
    Lists,
}

impl Correction {
    /// Returns the name in the table.
    pub fn name(self) -> &'static str {
        match self {
            Self::Types => "bad types corrected",
            Self::PathParameters => "path parameters as in the path",
            Self::OperationIds => "operation ids added",
            Self::Defaults => "no defaults",
            Self::MediaTypes => "one media type a body, JSON or bytes",
            Self::Bodies => "one body for success and one for errors",
            Self::Enums => "difficult enums removed",
            Self::Titles => "no titles",
            Self::Lists => "lists in queries item by item",
        }
    }

    /// Applies the correction to a document.
    pub fn apply(self, document: &mut Value) {
        match self {
            Self::Types => everywhere(document, &mut |node| types(node)),
            // Server variables keep their default, which is required.
            Self::Defaults => {
                for part in ["paths", "components"] {
                    if let Some(part) = document.get_mut(part) {
                        // An object with the key `default` is a property or a response.
                        everywhere(part, &mut |node| {
                            node.retain(|key, value| key != "default" || value.is_object());
                        });
                    }
                }
            }
            Self::MediaTypes => everywhere(document, &mut |node| media_types(node)),
            Self::Enums => everywhere(document, &mut |node| enums(node)),
            Self::Lists => everywhere(document, &mut |node| {
                let is_list = node.get("schema").is_some_and(|schema| schema["type"] == "array");
                if is_list && node.get("in").is_some_and(|place| place == "query") {
                    node.remove("style");
                    node.remove("explode");
                }
            }),
            Self::Titles => {
                for schema in fields(document.pointer_mut("/components/schemas")) {
                    schema.1.as_object_mut().map(|schema| schema.remove("title"));
                }
            }
            Self::PathParameters => operations(document, path_parameters),
            Self::OperationIds => operations(document, |at, operation, _| {
                operation.entry("operationId").or_insert_with(|| json!(at.replace('/', " ")));
            }),
            Self::Bodies => operations(document, |_, operation, whole| {
                bodies(operation, whole);
            }),
        }
    }
}

/// Calls `change` for each object of a document, before the objects inside it.
fn everywhere(node: &mut Value, change: &mut dyn FnMut(&mut Map<String, Value>)) {
    match node {
        Value::Array(items) => items.iter_mut().for_each(|item| everywhere(item, change)),
        Value::Object(object) => {
            change(object);
            object.values_mut().for_each(|value| everywhere(value, change));
        }
        _ => {}
    }
}

/// Calls `change` for each operation with `get/path`, the operation, and the unchanged document.
fn operations(document: &mut Value, change: fn(&str, &mut Map<String, Value>, &Value)) {
    let whole = document.clone();
    for (path, item) in fields(document.get_mut("paths")) {
        let shared = item.get("parameters").cloned();
        for (method, operation) in fields(Some(item)) {
            let Value::Object(operation) = operation else { continue };
            if method == "parameters" {
                continue;
            }
            let own = operation.entry("parameters").or_insert(json!([]));
            if let (Value::Array(own), Some(Value::Array(shared))) = (own, &shared) {
                own.extend(shared.iter().cloned());
            }
            change(&format!("{method}{path}"), operation, &whole);
        }
        item.as_object_mut().map(|item| item.remove("parameters"));
    }
}

fn fields(node: Option<&mut Value>) -> impl Iterator<Item = (&String, &mut Value)> {
    node.and_then(Value::as_object_mut).into_iter().flatten()
}

/// Returns a node, or the target of its reference.
fn resolved<'a>(node: &'a Value, whole: &'a Value) -> &'a Value {
    let target = node["$ref"].as_str().and_then(|text| whole.pointer(text.trim_start_matches('#')));
    target.unwrap_or(node)
}

fn types(node: &mut Map<String, Value>) {
    const KNOWN: [&str; 7] = ["string", "integer", "number", "boolean", "array", "object", "null"];
    // The key is an object in a map of properties with the name `type` or `required`.
    let kind = node.get("type").and_then(Value::as_str);
    let is_schema = !node.contains_key("scheme") && !node.contains_key("flows");
    if is_schema && !node.contains_key("in") {
        if kind.is_some_and(|kind| kind.starts_with("date") && !KNOWN.contains(&kind)) {
            node.insert("type".to_owned(), json!("string"));
        }
        if node.contains_key("type") && node.get("required").is_some_and(Value::is_boolean) {
            node.remove("required");
        }
    }
}

fn path_parameters(at: &str, operation: &mut Map<String, Value>, whole: &Value) {
    let named: Vec<String> =
        at.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0.to_owned())).collect();
    let Some(Value::Array(parameters)) = operation.get_mut("parameters") else { return };
    let mut seen = BTreeSet::new();
    parameters.retain(|parameter| {
        let parameter = resolved(parameter, whole);
        let (place, name) = (parameter["in"].to_string(), parameter["name"].to_string());
        let in_path = parameter["in"] == "path";
        let fits = named.iter().any(|other| parameter["name"] == other.as_str());
        (!in_path || fits) && (in_path || !fits) && seen.insert((place, name))
    });
    for name in named {
        let there = parameters.iter().any(|parameter| {
            let parameter = resolved(parameter, whole);
            parameter["in"] == "path" && parameter["name"] == name.as_str()
        });
        if !there {
            let schema = json!({ "type": "string" });
            parameters
                .push(json!({ "in": "path", "name": name, "required": true, "schema": schema }));
        }
    }
}

fn media_types(node: &mut Map<String, Value>) {
    let is_response = node.contains_key("description") && !node.contains_key("required");
    let Some(Value::Object(content)) = node.get_mut("content") else { return };
    content.retain(|_, body| body.get("schema").is_some());
    let first = content.iter().next().map(|(name, body)| (name.clone(), body.clone()));
    content.clear();
    let Some((name, body)) = first else {
        node.remove("content");
        return;
    };
    if name.contains("json") {
        content.insert("application/json".to_owned(), body);
    } else if is_response {
        content.insert(name, body);
    } else {
        let bytes = json!({ "schema": { "type": "string", "format": "binary" } });
        content.insert("application/octet-stream".to_owned(), bytes);
    }
}

fn bodies(operation: &mut Map<String, Value>, whole: &Value) {
    let Some(Value::Object(responses)) = operation.get_mut("responses") else { return };
    let is_error = |status: &str| !status.starts_with(['1', '2', '3']);
    let body =
        |response: &Value| resolved(response, whole)["content"]["application/json"].to_string();
    for errors in [false, true] {
        let mut frequency: BTreeMap<String, usize> = BTreeMap::new();
        for (_, response) in responses.iter().filter(|(status, _)| is_error(status) == errors) {
            *frequency.entry(body(response)).or_default() += 1;
        }
        let most = frequency.into_iter().max_by_key(|(_, count)| *count).map(|(body, _)| body);
        responses
            .retain(|status, response| is_error(status) != errors || Some(body(response)) == most);
    }
}

fn enums(node: &mut Map<String, Value>) {
    let Some(Value::Array(values)) = node.get("enum") else { return };
    let mut seen = BTreeSet::new();
    let plain = |text: &str| -> String {
        let letters = text.chars().filter(char::is_ascii_alphanumeric);
        letters.map(|c| c.to_ascii_lowercase()).collect()
    };
    let easy =
        values.iter().all(|value| value.as_str().is_some_and(|text| seen.insert(plain(text))));
    if !easy {
        node.remove("enum");
    }
}
