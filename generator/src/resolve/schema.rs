//! Schemas.

use std::collections::BTreeSet;

use openapiv3::{AdditionalProperties, AnySchema, ArrayType, ObjectType, SchemaData, SchemaKind};
use serde_json::Value;

use super::document::Node;
use super::piece;
use super::root::Resolver;
use crate::diagnostic::{Code, Place};
use crate::load::Kind;
use crate::spec::{Additional, Discriminator, Docs, Limits, Property, Schema, SchemaId, Type};

impl<'d> Resolver<'d, '_> {
    /// The id of a schema, or of the one that it refers to; its body is read later.
    pub(super) fn schema(&mut self, node: Node<'d>) -> SchemaId {
        let at = node.at.clone();
        let Some(node) = self.follow(node) else {
            return self.schemas.push(empty(at));
        };
        if let Some(id) = self.schema_ids.get(&node.identity()) {
            return *id;
        }
        let id = self.schemas.push(empty(node.at.clone()));
        self.schema_ids.insert(node.identity(), id);
        self.waiting.push((id, node));
        id
    }

    /// Gives the schema of a component its name. One that only refers to another has none.
    pub(super) fn component(&mut self, name: &str, node: Node<'d>) {
        if node.value.get("$ref").is_none() {
            self.component_names.insert(node.identity(), name.to_owned());
        }
        self.schema(node);
    }

    /// Reads the bodies of all schemas that have got an id, and of those that these need.
    pub(super) fn read_schemas(&mut self) {
        while let Some((id, node)) = self.waiting.pop() {
            let schema = self.body_of(&node);
            self.schemas.set(id, schema);
        }
    }

    fn body_of(&mut self, node: &Node<'d>) -> Schema {
        let mut schema = empty(node.at.clone());
        schema.name = self.component_names.get(&node.identity()).cloned();
        let read = match piece::read::<openapiv3::Schema>(node, Kind::Schema) {
            Ok(read) => read,
            Err(reason) => {
                let message = format!("this schema cannot be understood: {reason}");
                self.findings.add_with_help(
                    Code::InvalidObject,
                    &node.at,
                    message,
                    "it is taken as any value",
                );
                return schema;
            }
        };
        let openapiv3::Schema { schema_data, schema_kind } = read;
        self.data(&mut schema, schema_data, node);
        self.kind(&mut schema, schema_kind, node);
        schema.limits = limits(node.value);
        schema.prefix_items = self.list(node, "prefixItems");
        let values = node.value.get("enum").and_then(Value::as_array);
        schema.nullable |= values.is_some_and(|values| values.iter().any(Value::is_null));
        schema.values =
            values.into_iter().flatten().filter(|value| !value.is_null()).cloned().collect();
        schema
    }

    fn data(&mut self, schema: &mut Schema, data: SchemaData, node: &Node<'d>) {
        let SchemaData {
            nullable,
            read_only,
            write_only,
            deprecated,
            external_docs: _,
            example: _,
            title,
            description,
            discriminator,
            default: _,
            extensions,
        } = data;
        schema.nullable = nullable;
        let (default, example) = (node.data("default"), node.data("example"));
        schema.docs =
            Docs { title, description, deprecated, read_only, write_only, default, example };
        schema.discriminator = discriminator.map(|discriminator| {
            let openapiv3::Discriminator { property_name, mapping, extensions: _ } = discriminator;
            let mapping =
                mapping.keys().filter_map(|value| Some((value.clone(), self.mapped(node, value)?)));
            let mut mapping: Vec<_> = mapping.collect();
            mapping.sort();
            Discriminator { property: property_name, mapping }
        });
        if let Some(Value::Array(types)) = extensions.get("x-sailwright-types") {
            schema.types = types.iter().filter_map(Value::as_str).filter_map(type_named).collect();
        }
    }

    /// What a value of a discriminator stands for: a reference, or the name of a component.
    fn mapped(&mut self, node: &Node<'d>, value: &str) -> Option<SchemaId> {
        let discriminator = self.document.child(node, "discriminator")?;
        let mapping = self.document.child(&discriminator, "mapping")?;
        let text = mapping.value.get(value)?.as_str()?;
        let at = mapping.at.child(value);
        let found = if text.starts_with('#') {
            self.document.find(text)
        } else {
            self.document.component("schemas", text)
        };
        if found.is_none() {
            self.findings.add_with_help(
                Code::UnresolvedReference,
                &at,
                format!("there is no schema `{text}`"),
                "this value of the discriminator is left out",
            );
        }
        found.map(|node| self.schema(node))
    }

    fn kind(&mut self, schema: &mut Schema, kind: SchemaKind, node: &Node<'d>) {
        match kind {
            SchemaKind::Type(openapiv3::Type::Object(ObjectType {
                properties: _,
                required,
                additional_properties,
                min_properties: _,
                max_properties: _,
            })) => {
                schema.types = vec![Type::Object];
                self.object(schema, required, additional_properties.as_ref(), node);
            }
            SchemaKind::Type(openapiv3::Type::Array(ArrayType {
                items: _,
                min_items: _,
                max_items: _,
                unique_items: _,
            })) => {
                schema.types = vec![Type::Array];
                schema.items = self.one(node, "items");
            }
            SchemaKind::Type(scalar) => {
                schema.types = scalar_type(&scalar).into_iter().collect();
                schema.format = node.text("format");
            }
            SchemaKind::OneOf { one_of: _ } => schema.one_of = self.list(node, "oneOf"),
            SchemaKind::AllOf { all_of: _ } => schema.all_of = self.list(node, "allOf"),
            SchemaKind::AnyOf { any_of: _ } => schema.any_of = self.list(node, "anyOf"),
            SchemaKind::Not { not: _ } => schema.never = excludes_everything(node.value),
            SchemaKind::Any(any) => self.any(schema, any, node),
        }
    }

    fn any(&mut self, schema: &mut Schema, any: AnySchema, node: &Node<'d>) {
        let AnySchema {
            typ,
            pattern: _,
            multiple_of: _,
            exclusive_minimum: _,
            exclusive_maximum: _,
            minimum: _,
            maximum: _,
            properties: _,
            required,
            additional_properties,
            min_properties: _,
            max_properties: _,
            items: _,
            min_items: _,
            max_items: _,
            unique_items: _,
            enumeration: _,
            format,
            min_length: _,
            max_length: _,
            one_of: _,
            all_of: _,
            any_of: _,
            not: _,
        } = any;
        if let Some(single) = typ.as_deref().and_then(type_named) {
            schema.types = vec![single];
        }
        schema.format = format;
        schema.never = excludes_everything(node.value);
        schema.items = self.one(node, "items");
        schema.one_of = self.list(node, "oneOf");
        schema.all_of = self.list(node, "allOf");
        schema.any_of = self.list(node, "anyOf");
        self.object(schema, required, additional_properties.as_ref(), node);
    }

    fn object(
        &mut self,
        schema: &mut Schema,
        required: Vec<String>,
        additional: Option<&AdditionalProperties>,
        node: &Node<'d>,
    ) {
        schema.required = BTreeSet::from_iter(required);
        let properties = self.document.entries(node, "properties").into_iter();
        schema.properties = properties
            .map(|(name, node)| Property { name: name.to_owned(), schema: self.schema(node) })
            .collect();
        schema.additional = match additional {
            None => Additional::Unsaid,
            Some(AdditionalProperties::Any(true)) => Additional::Any,
            Some(AdditionalProperties::Any(false)) => Additional::Forbidden,
            Some(AdditionalProperties::Schema(_)) => {
                match self.document.child(node, "additionalProperties") {
                    Some(node)
                        if node.value.as_object().is_some_and(|children| !children.is_empty()) =>
                    {
                        Additional::Of(self.schema(node))
                    }
                    _ => Additional::Any,
                }
            }
        };
    }

    fn one(&mut self, node: &Node<'d>, key: &str) -> Option<SchemaId> {
        self.document.child(node, key).map(|node| self.schema(node))
    }

    fn list(&mut self, node: &Node<'d>, key: &str) -> Vec<SchemaId> {
        self.document.items(node, key).into_iter().map(|node| self.schema(node)).collect()
    }
}

/// A schema that says nothing: any value.
fn empty(at: Place) -> Schema {
    Schema {
        at,
        name: None,
        docs: Docs::default(),
        types: Vec::new(),
        nullable: false,
        format: None,
        values: Vec::new(),
        properties: Vec::new(),
        required: BTreeSet::new(),
        additional: Additional::Unsaid,
        items: None,
        prefix_items: Vec::new(),
        all_of: Vec::new(),
        one_of: Vec::new(),
        any_of: Vec::new(),
        discriminator: None,
        limits: Limits::default(),
        never: false,
    }
}

/// The type of a scalar; format, limits and values are read as they are written.
fn scalar_type(scalar: &openapiv3::Type) -> Option<Type> {
    match scalar {
        openapiv3::Type::String(_) => Some(Type::String),
        openapiv3::Type::Number(_) => Some(Type::Number),
        openapiv3::Type::Integer(_) => Some(Type::Integer),
        openapiv3::Type::Boolean(_) => Some(Type::Boolean),
        openapiv3::Type::Object(_) | openapiv3::Type::Array(_) => None,
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

/// The limits as they are written: a number of `openapiv3` may have lost digits.
fn limits(schema: &Value) -> Limits {
    let number =
        |key: &str| schema.get(key).filter(|value| value.is_number()).map(Value::to_string);
    let flag = |key: &str| schema.get(key) == Some(&Value::Bool(true));
    let count = |keys: [&str; 3]| keys.iter().find_map(|key| schema.get(*key)?.as_u64());
    Limits {
        minimum: number("minimum"),
        maximum: number("maximum"),
        exclusive_minimum: flag("exclusiveMinimum"),
        exclusive_maximum: flag("exclusiveMaximum"),
        multiple_of: number("multipleOf"),
        min_length: count(["minLength", "minItems", "minProperties"]),
        max_length: count(["maxLength", "maxItems", "maxProperties"]),
        pattern: schema.get("pattern").and_then(Value::as_str).map(str::to_owned),
        unique_items: flag("uniqueItems"),
    }
}

/// Whether the schema excludes what any value is.
fn excludes_everything(schema: &Value) -> bool {
    schema.get("not").and_then(Value::as_object).is_some_and(serde_json::Map::is_empty)
}
