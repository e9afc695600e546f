//! Schemas.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::nodes::Node;
use super::resolver::Resolver;
use crate::diagnostic::{Code, Location};
use crate::spec::{
    Additional, Discriminator, Docs, Limits, Property, Schema, SchemaId, Type, ValueLabel,
    value_text,
};

impl<'d> Resolver<'d, '_> {
    /// Returns the ID of a schema, or of the schema that it refers to. The schema is read later.
    pub(super) fn schema(&mut self, reference: Node<'d>) -> SchemaId {
        let Some(node) = self.follow(reference) else {
            let location = self.nodes.location(reference);
            return self.schemas.push(any_value(location));
        };
        if let Some(id) = self.schema_ids.get(&node.id) {
            return *id;
        }
        let id = self.schemas.push(any_value(self.nodes.location(node)));
        self.schema_ids.insert(node.id, id);
        self.pending.push((id, node));
        id
    }

    /// Names the schema of a component. A component that is a reference has no name.
    pub(super) fn component(&mut self, name: &str, node: Node<'d>) {
        if node.value.get("$ref").is_none() {
            self.component_names.insert(node.id, name.to_owned());
        }
        self.schema(node);
    }

    /// Reads all schemas that have an ID, and the schemas that they refer to.
    pub(super) fn read_schemas(&mut self) {
        while let Some((id, node)) = self.pending.pop() {
            let schema = self.read_schema(node);
            self.schemas.set(id, schema);
        }
    }

    fn read_schema(&mut self, node: Node<'d>) -> Schema {
        let at = self.nodes.location(node);
        let enumeration = node.value.get("enum").and_then(Value::as_array);
        let values = enumeration.into_iter().flatten();
        let has_null = values.clone().any(Value::is_null);
        Schema {
            name: self.component_names.get(&node.id).cloned(),
            docs: docs(node),
            types: types(node),
            nullable: node.is_true("nullable") || has_null,
            format: node.text("format"),
            values: values.filter(|value| !value.is_null()).cloned().collect(),
            value_labels: value_labels(node),
            discriminator: self.discriminator(node),
            limits: limits(node),
            never: excludes_all_values(node),
            items: self.subschema(node, "items"),
            one_of: self.subschemas(node, "oneOf"),
            all_of: self.subschemas(node, "allOf"),
            any_of: self.subschemas(node, "anyOf"),
            required: node.strings("required").collect(),
            properties: self.properties(node, &at),
            additional: self.additional(node),
            prefix_items: self.subschemas(node, "prefixItems"),
            media_type: node.text("contentMediaType"),
            is_encoded: node.value.get("contentEncoding").is_some(),
            at,
        }
    }

    fn discriminator(&mut self, node: Node<'d>) -> Option<Discriminator> {
        let node = self.nodes.child(node, "discriminator")?;
        let property = node.text("propertyName")?;
        let mapping = self.nodes.entries(node, "mapping").into_iter();
        let mapping = mapping
            .filter_map(|(value, target)| Some((value.to_owned(), self.mapped_schema(target)?)));
        let mapping = mapping.collect();
        let default = self.nodes.child(node, "defaultMapping");
        let default = default.and_then(|target| self.mapped_schema(target));
        let has_names = !node.is_true("x-sailwright-only-mapping");
        Some(Discriminator { property, mapping, has_names, default })
    }

    /// Returns the schema of a discriminator value, which is a reference or the name of a component.
    fn mapped_schema(&mut self, node: Node<'d>) -> Option<SchemaId> {
        let text = node.value.as_str()?;
        let schema = if text.starts_with('#') {
            self.nodes.find(text)
        } else {
            self.nodes.component("schemas", text)
        };
        if schema.is_none() {
            self.diagnostics.push(
                Code::UnresolvedReference,
                &self.nodes.location(node),
                format!("the schema `{text}` does not exist"),
                "the discriminator value is skipped",
            );
        }
        schema.map(|schema| self.schema(schema))
    }

    fn properties(&mut self, node: Node<'d>, at: &Location) -> Vec<Property> {
        let declared: Vec<String> = node.strings("x-sailwright-order").collect();
        let order = if declared.is_empty() { self.orders.of(at) } else { &declared };
        let order = order.iter().enumerate();
        let order: BTreeMap<&str, usize> = order.map(|(at, name)| (name.as_str(), at)).collect();
        let properties = self.nodes.entries(node, "properties").into_iter().enumerate();
        let properties = properties.map(|(index, (name, node))| Property {
            name: name.to_owned(),
            schema: self.schema(node),
            position: if order.is_empty() {
                index
            } else {
                order.get(name).copied().unwrap_or(usize::MAX)
            },
        });
        properties.collect()
    }

    fn additional(&mut self, node: Node<'d>) -> Additional {
        let Some(node) = self.nodes.child(node, "additionalProperties") else {
            return Additional::Unsaid;
        };
        match node.value {
            Value::Bool(false) => Additional::Forbidden,
            Value::Object(fields) if !fields.is_empty() => Additional::Of(self.schema(node)),
            _ => Additional::Any,
        }
    }

    fn subschema(&mut self, node: Node<'d>, key: &str) -> Option<SchemaId> {
        self.nodes.child(node, key).map(|node| self.schema(node))
    }

    fn subschemas(&mut self, node: Node<'d>, key: &str) -> Vec<SchemaId> {
        self.nodes.items(node, key).into_iter().map(|node| self.schema(node)).collect()
    }
}

/// Returns a schema without keywords, which accepts any value.
fn any_value(at: Location) -> Schema {
    Schema {
        at,
        name: None,
        docs: Docs::default(),
        types: Vec::new(),
        nullable: false,
        format: None,
        values: Vec::new(),
        value_labels: BTreeMap::new(),
        properties: Vec::new(),
        required: BTreeSet::new(),
        additional: Additional::Unsaid,
        items: None,
        prefix_items: Vec::new(),
        media_type: None,
        is_encoded: false,
        all_of: Vec::new(),
        one_of: Vec::new(),
        any_of: Vec::new(),
        discriminator: None,
        limits: Limits::default(),
        never: false,
    }
}

fn docs(node: Node<'_>) -> Docs {
    Docs {
        title: node.text("title"),
        description: node.text("description"),
        deprecated: node.is_true("deprecated"),
        read_only: node.is_true("readOnly"),
        write_only: node.is_true("writeOnly"),
        default: node.data("default"),
        example: node.data("example"),
    }
}

/// Returns the names and descriptions of enum values, which are in an extension.
fn value_labels(node: Node<'_>) -> BTreeMap<String, ValueLabel> {
    let labels = node.value.get("x-sailwright-values").and_then(Value::as_array);
    let label = |label: &Value| {
        let string = |key: &str| label.get(key)?.as_str().map(str::to_owned);
        let value = value_text(label.get("value")?);
        let (name, description) = (string("name"), string("description"));
        let deprecated = label.get("deprecated") == Some(&Value::Bool(true));
        Some((value, ValueLabel { name, description, deprecated }))
    };
    labels.into_iter().flatten().filter_map(label).collect()
}

/// Returns the types of a schema. Several types are in an extension, because OpenAPI 3.0 allows only one.
fn types(node: Node<'_>) -> Vec<Type> {
    match node.string("type").and_then(type_named) {
        Some(single) => vec![single],
        None => node.strings("x-sailwright-types").filter_map(|name| type_named(&name)).collect(),
    }
}

fn type_named(name: &str) -> Option<Type> {
    Some(match name {
        "boolean" => Type::Boolean,
        "integer" => Type::Integer,
        "number" => Type::Number,
        "string" => Type::String,
        "array" => Type::Array,
        "object" => Type::Object,
        _ => return None,
    })
}

/// Returns the limits with all digits that the document has.
fn limits(node: Node<'_>) -> Limits {
    let number =
        |key: &str| node.value.get(key).filter(|value| value.is_number()).map(Value::to_string);
    let count = |keys: [&str; 3]| keys.iter().find_map(|key| node.value.get(*key)?.as_u64());
    Limits {
        minimum: number("minimum"),
        maximum: number("maximum"),
        exclusive_minimum: node.is_true("exclusiveMinimum"),
        exclusive_maximum: node.is_true("exclusiveMaximum"),
        multiple_of: number("multipleOf"),
        min_length: count(["minLength", "minItems", "minProperties"]),
        max_length: count(["maxLength", "maxItems", "maxProperties"]),
        pattern: node.text("pattern"),
        unique_items: node.is_true("uniqueItems"),
    }
}

/// Returns whether the schema excludes the schema that accepts any value.
fn excludes_all_values(node: Node<'_>) -> bool {
    node.value.get("not").and_then(Value::as_object).is_some_and(Map::is_empty)
}
