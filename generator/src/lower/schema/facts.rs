//! The constraints of a schema and of its `allOf`.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::spec::{Additional, Discriminator, Format, SchemaId, Type, ValueLabel};

/// The constraints of a schema and of all parts of its `allOf`.
#[derive(Clone, Debug)]
pub(super) struct Facts {
    pub(super) types: Vec<Type>,
    pub(super) nullable: bool,
    pub(super) format: Format,
    pub(super) values: Vec<Value>,
    pub(super) value_labels: BTreeMap<String, ValueLabel>,
    pub(super) properties: BTreeMap<String, SchemaId>,
    pub(super) required: BTreeSet<String>,
    pub(super) additional: Additional,
    pub(super) items: Option<SchemaId>,
    pub(super) prefix_items: Vec<SchemaId>,
    /// The media types of a string with `contentMediaType` or `contentEncoding`.
    pub(super) content: Option<Vec<String>>,
    pub(super) choices: Vec<Choice>,
    pub(super) has_pattern: bool,
    pub(super) never: bool,
}

/// A list of alternatives (`oneOf`, `anyOf`).
#[derive(Clone, Debug)]
pub(super) struct Choice {
    pub(super) alternatives: Vec<SchemaId>,
    pub(super) discriminator: Option<Discriminator>,
}

impl Default for Facts {
    fn default() -> Self {
        Self {
            types: Vec::new(),
            nullable: false,
            format: None,
            values: Vec::new(),
            value_labels: BTreeMap::new(),
            properties: BTreeMap::new(),
            required: BTreeSet::new(),
            additional: Additional::Unsaid,
            items: None,
            prefix_items: Vec::new(),
            content: None,
            choices: Vec::new(),
            has_pattern: false,
            never: false,
        }
    }
}

impl Facts {
    /// Returns whether the constraints describe properties.
    pub(super) fn has_properties(&self) -> bool {
        !self.properties.is_empty() || !self.required.is_empty()
    }

    /// Returns the types, or if the document does not declare any, those that the other constraints imply.
    pub(super) fn kinds(&self) -> Vec<Type> {
        if !self.types.is_empty() {
            return self.types.clone();
        }
        let by_format = self.format.as_deref().and_then(type_of_format);
        let object = !self.properties.is_empty()
            || !matches!(self.additional, Additional::Unsaid)
            || (!self.required.is_empty() && by_format.is_none());
        if object {
            vec![Type::Object]
        } else if self.items.is_some() || !self.prefix_items.is_empty() {
            vec![Type::Array]
        } else if let Some(kind) = by_format {
            vec![kind]
        } else if self.has_pattern {
            vec![Type::String]
        } else {
            Vec::new()
        }
    }
}

fn type_of_format(format: &str) -> Option<Type> {
    match format {
        "date-time" | "date" | "time" | "duration" | "email" | "hostname" | "ipv4" | "ipv6"
        | "uri" | "url" | "uuid" | "byte" | "binary" | "password" | "regex" => Some(Type::String),
        "int32" | "int64" => Some(Type::Integer),
        "float" | "double" => Some(Type::Number),
        _ => None,
    }
}
