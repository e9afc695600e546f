//! What a schema says once everything in its `allOf` is applied.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::spec::{Additional, Discriminator, Format, SchemaId, Type};

/// A schema without `allOf`: one set of facets.
#[derive(Clone, Debug)]
pub(super) struct Facts {
    pub(super) types: Vec<Type>,
    pub(super) nullable: bool,
    pub(super) format: Format,
    pub(super) values: Vec<Value>,
    pub(super) properties: BTreeMap<String, SchemaId>,
    pub(super) required: BTreeSet<String>,
    pub(super) additional: Additional,
    pub(super) items: Option<SchemaId>,
    pub(super) prefix_items: Vec<SchemaId>,
    pub(super) choices: Vec<Choice>,
    pub(super) textual: bool,
    pub(super) never: bool,
}

/// Alternatives, one of which applies.
#[derive(Clone, Debug)]
pub(super) struct Choice {
    pub(super) variants: Vec<SchemaId>,
    pub(super) discriminator: Option<Discriminator>,
}

impl Default for Facts {
    fn default() -> Self {
        Self {
            types: Vec::new(),
            nullable: false,
            format: None,
            values: Vec::new(),
            properties: BTreeMap::new(),
            required: BTreeSet::new(),
            additional: Additional::Unsaid,
            items: None,
            prefix_items: Vec::new(),
            choices: Vec::new(),
            textual: false,
            never: false,
        }
    }
}

impl Facts {
    /// Whether it is an object with members of its own.
    pub(super) fn has_properties(&self) -> bool {
        !self.properties.is_empty() || !self.required.is_empty()
    }

    /// The types that the facets tell of, when the document does not name them.
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
        } else if self.textual {
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
