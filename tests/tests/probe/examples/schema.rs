//! Converts the schemas of a document to JSON Schema, independently of the generator.

use std::collections::BTreeMap;

use jsonschema::{Draft, Validator};
use serde_json::{Map, Value, json};

/// The direction of a body: `readOnly` properties are not required when sent, `writeOnly` ones not when received.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    Sent,
    Received,
}

/// Keywords that are equal in JSON Schema.
const KEPT: &[&str] = &[
    "type",
    "enum",
    "const",
    "multipleOf",
    "maximum",
    "minimum",
    "maxLength",
    "minLength",
    "pattern",
    "maxItems",
    "minItems",
    "uniqueItems",
    "maxProperties",
    "minProperties",
];

/// Keywords that contain schemas.
const MAPS: &[&str] = &["properties", "patternProperties", "dependentSchemas"];
const LISTS: &[&str] = &["allOf", "oneOf", "anyOf", "prefixItems"];
const ONES: &[&str] =
    &["items", "additionalProperties", "not", "contains", "propertyNames", "if", "then", "else"];

/// Keywords that describe the keys of properties.
const KEYS: &[&str] =
    &["properties", "patternProperties", "additionalProperties", "allOf", "oneOf", "anyOf"];

/// The ranges of the integer formats.
const RANGES: &[(&str, i64, i64)] =
    &[("int32", -(1 << 31), (1 << 31) - 1), ("int64", i64::MIN, i64::MAX)];

/// Converts the schemas of a document to JSON Schema.
pub struct Schemas<'a> {
    tree: &'a Value,
    direction: Direction,
    /// Whether `oneOf` is read as `anyOf`.
    is_one_any: bool,
    /// Whether only the keys of properties are examined.
    has_only_keys: bool,
    /// Converted targets of references, by reference.
    defined: BTreeMap<String, Value>,
}

impl<'a> Schemas<'a> {
    pub fn new(tree: &'a Value, direction: Direction) -> Self {
        Self { tree, direction, is_one_any: false, has_only_keys: false, defined: BTreeMap::new() }
    }

    /// Returns a validator for a schema.
    pub fn validator(self, schema: &Value) -> Result<Validator, String> {
        self.build(schema, &json!({}))
    }

    /// Returns a validator that accepts values of which several alternatives of `oneOf` are valid.
    pub fn any_validator(mut self, schema: &Value) -> Result<Validator, String> {
        self.is_one_any = true;
        self.build(schema, &json!({}))
    }

    /// Returns a validator that rejects only properties that the schema does not describe, whatever their values are.
    pub fn key_validator(mut self, schema: &Value) -> Result<Validator, String> {
        (self.is_one_any, self.has_only_keys) = (true, true);
        self.build(schema, &json!({ "unevaluatedProperties": false }))
    }

    fn build(mut self, schema: &Value, keywords: &Value) -> Result<Validator, String> {
        let schema = self.schema(schema);
        let names: Vec<&String> = self.defined.keys().collect();
        let number = |reference: &str| names.iter().position(|name| *name == reference);
        let mut root = keywords.clone();
        root["allOf"] = json!([schema]);
        let defined: Map<String, Value> = (0..)
            .map(|number: usize| number.to_string())
            .zip(self.defined.values().cloned())
            .collect();
        root["$defs"] = Value::Object(defined);
        point(&mut root, &|reference| number(reference).map(|number| format!("#/$defs/{number}")));
        let options = jsonschema::options().with_draft(Draft::Draft202012);
        options.should_validate_formats(false).build(&root).map_err(|error| error.to_string())
    }

    fn schema(&mut self, node: &Value) -> Value {
        let Value::Object(fields) = node else {
            return if node.is_boolean() { node.clone() } else { json!({}) };
        };
        let mut out = Map::new();
        if let Some(reference) = fields.get("$ref").and_then(Value::as_str) {
            self.define(reference);
            out.insert("$ref".to_owned(), reference.into());
            if self.is_3_0() {
                return Value::Object(out);
            }
        }
        for (key, value) in fields {
            if self.has_only_keys && !KEYS.contains(&key.as_str()) {
                continue;
            }
            let value = match key.as_str() {
                key if KEPT.contains(&key) => value.clone(),
                "additionalProperties" if self.has_only_keys => (*value != false).into(),
                key if MAPS.contains(&key) => self.map(value),
                key if LISTS.contains(&key) => self.list(value),
                key if ONES.contains(&key) => self.schema(value),
                "required" => self.required(value, fields),
                "exclusiveMinimum" | "exclusiveMaximum" => exclusive(key, value, fields, &mut out),
                _ => Value::Null,
            };
            if !value.is_null() {
                out.insert(key.clone(), value);
            }
        }
        if !self.has_only_keys {
            limits(fields, &mut out);
        }
        if let Some(list) = out.remove("oneOf") {
            let key = if self.is_one_any { "anyOf" } else { "oneOf" };
            also(&mut out, json!({ key: list }));
        }
        let nullable = self.is_3_0() && fields.get("nullable") == Some(&Value::Bool(true));
        match nullable {
            // Next to another alternative, it is meant to allow null, although it allows any value.
            true if out.is_empty() && !self.has_only_keys => json!({ "type": "null" }),
            true => json!({ "anyOf": [{ "type": "null" }, out] }),
            false => Value::Object(out),
        }
    }

    fn is_3_0(&self) -> bool {
        !self.tree["openapi"].as_str().is_some_and(|version| version.starts_with("3.1"))
    }

    fn define(&mut self, reference: &str) {
        if !self.defined.contains_key(reference) {
            self.defined.insert(reference.to_owned(), Value::Bool(true));
            let schema = self.schema(follow(self.tree, reference));
            self.defined.insert(reference.to_owned(), schema);
        }
    }

    fn map(&mut self, node: &Value) -> Value {
        let fields = node.as_object().into_iter().flatten();
        let mut part = |schema| if self.has_only_keys { true.into() } else { self.schema(schema) };
        fields.map(|(key, schema)| (key.clone(), part(schema))).collect()
    }

    fn list(&mut self, node: &Value) -> Value {
        node.as_array().into_iter().flatten().map(|schema| self.schema(schema)).collect()
    }

    /// Returns the required properties, without those of the opposite direction.
    fn required(&self, node: &Value, fields: &Map<String, Value>) -> Value {
        let word = if self.direction == Direction::Sent { "readOnly" } else { "writeOnly" };
        let other_way = |name: &Value| {
            let property = name.as_str().and_then(|name| fields.get("properties")?.get(name));
            let reference = property.and_then(|property| property.get("$ref")?.as_str());
            let property = reference.map(|reference| follow(self.tree, reference)).or(property);
            property.is_some_and(|property| property[word] == true)
        };
        match node {
            Value::Array(names) => names.iter().filter(|name| !other_way(name)).cloned().collect(),
            _ => Value::Null,
        }
    }
}

/// Returns an exclusive limit. In 3.0, the keyword is a boolean that makes `minimum` or `maximum` exclusive.
fn exclusive(
    key: &str,
    value: &Value,
    fields: &Map<String, Value>,
    out: &mut Map<String, Value>,
) -> Value {
    let inclusive = if key == "exclusiveMinimum" { "minimum" } else { "maximum" };
    match value {
        Value::Bool(true) => {
            out.remove(inclusive);
            fields.get(inclusive).cloned().unwrap_or_default()
        }
        Value::Bool(false) => Value::Null,
        value => value.clone(),
    }
}

/// Returns the target of a reference. Null if it does not exist.
pub fn follow<'t>(tree: &'t Value, reference: &str) -> &'t Value {
    let pointer = reference.strip_prefix('#').unwrap_or("/nowhere");
    let decoded = percent(pointer);
    tree.pointer(&decoded).or_else(|| tree.pointer(pointer)).unwrap_or(&Value::Null)
}

pub fn percent(text: &str) -> String {
    text.replace("%7B", "{").replace("%7D", "}").replace("%20", " ").replace("%25", "%")
}

/// Adds the range of the format of an integer.
fn limits(fields: &Map<String, Value>, out: &mut Map<String, Value>) {
    let format = fields.get("format").and_then(Value::as_str);
    let range = RANGES.iter().find(|(name, _, _)| Some(*name) == format);
    if let (Some((_, least, most)), Some("integer")) =
        (range, fields.get("type").and_then(Value::as_str))
    {
        also(out, json!({ "minimum": least, "maximum": most }));
    }
}

/// Adds a schema that must be valid, too.
fn also(out: &mut Map<String, Value>, schema: Value) {
    match out.get_mut("allOf").and_then(Value::as_array_mut) {
        Some(list) => list.push(schema),
        None => drop(out.insert("allOf".to_owned(), json!([schema]))),
    }
}

/// Replaces each reference by a new location.
fn point(node: &mut Value, place: &dyn Fn(&str) -> Option<String>) {
    match node {
        Value::Array(items) => items.iter_mut().for_each(|item| point(item, place)),
        Value::Object(fields) => {
            if let Some(target) = fields.get("$ref").and_then(Value::as_str).and_then(place) {
                fields.insert("$ref".to_owned(), target.into());
            }
            fields
                .iter_mut()
                .filter(|(key, _)| *key != "enum" && *key != "const")
                .for_each(|(_, field)| point(field, place));
        }
        _ => {}
    }
}
