//! Schemas, which describe values.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::diagnostic::Location;

/// The ID of a schema: its position in [`Schemas`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
pub struct SchemaId(pub u32);

/// All schemas of a document. They refer to each other by ID, so that schemas can be recursive.
#[derive(Clone, Debug, Default, serde::Serialize)]
pub struct Schemas(Vec<Schema>);

/// A schema. All of its keywords apply together.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Schema {
    /// The location in the document.
    pub at: Location,
    /// The name of the component. `None` if the schema is an inline schema.
    pub name: Option<String>,
    /// The documentation.
    pub docs: Docs,
    /// The types of a value, without null. If empty, a value of any type is allowed.
    pub types: Vec<Type>,
    /// Whether null is allowed.
    pub nullable: bool,
    /// The format, as in the document.
    pub format: Format,
    /// The enum values, without null. If empty, any value is allowed.
    pub values: Vec<Value>,
    /// The names and descriptions of enum values, by [`value_text`].
    pub value_labels: BTreeMap<String, ValueLabel>,
    /// The properties of an object, sorted by name.
    pub properties: Vec<Property>,
    /// The names of the required properties, which need not be in `properties`.
    pub required: BTreeSet<String>,
    /// The properties of an object that are not in `properties`.
    pub additional: Additional,
    /// The schema of the items of a list.
    pub items: Option<SchemaId>,
    /// The schemas of the first items of a list (`prefixItems`).
    pub prefix_items: Vec<SchemaId>,
    /// The media type of a string (`contentMediaType`).
    pub media_type: Option<String>,
    /// Whether a string has an encoding such as base64 (`contentEncoding`).
    pub is_encoded: bool,
    /// The schemas that all apply. A reference with siblings is such a list.
    pub all_of: Vec<SchemaId>,
    /// The schemas of which exactly one applies.
    pub one_of: Vec<SchemaId>,
    /// The schemas of which at least one applies.
    pub any_of: Vec<SchemaId>,
    /// The discriminator of the alternatives.
    pub discriminator: Option<Discriminator>,
    /// The limits of values, which are used in the documentation only.
    pub limits: Limits,
    /// Whether no value is allowed: the schema is `false`, or contradicts itself.
    pub never: bool,
}

/// The name and description of an enum value.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct ValueLabel {
    /// The name.
    pub name: Option<String>,
    /// The description, in Markdown.
    pub description: Option<String>,
    /// Whether the value is deprecated.
    pub deprecated: bool,
}

/// Returns the text of an enum value: a string itself, or another value as JSON.
#[must_use]
pub fn value_text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// The documentation of a schema or parameter.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct Docs {
    /// The title.
    pub title: Option<String>,
    /// The description, in Markdown.
    pub description: Option<String>,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// Whether the value is in responses only.
    pub read_only: bool,
    /// Whether the value is in requests only.
    pub write_only: bool,
    /// The value that the server uses if there is none.
    pub default: Option<Value>,
    /// An example value.
    pub example: Option<Value>,
}

/// The JSON types, without null.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
pub enum Type {
    /// `true` or `false`
    Boolean,
    /// An integer
    Integer,
    /// Any number
    Number,
    /// A string
    String,
    /// A list
    Array,
    /// An object
    Object,
}

/// A format (`int32`, `date-time` or any other string). `None` if the schema has no format.
pub type Format = Option<String>;

/// A property of an object.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Property {
    /// The name.
    pub name: String,
    /// The schema of the value.
    pub schema: SchemaId,
    /// The position among the properties of the schema, in the order of the file.
    pub position: usize,
}

/// The properties of an object in addition to `properties`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
pub enum Additional {
    /// `additionalProperties` is absent: the server can add properties at any time.
    Unsaid,
    /// `additionalProperties: true` or `{}`: properties with any value are part of the API.
    Any,
    /// `additionalProperties: false`
    Forbidden,
    /// Properties whose values have a schema.
    Of(SchemaId),
}

/// A property whose value selects the alternative.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Discriminator {
    /// The name of the property.
    pub property: String,
    /// The discriminator values, sorted, with their schemas.
    pub mapping: Vec<(String, SchemaId)>,
    /// Whether the names of the components are values too.
    pub has_names: bool,
    /// The schema of a value whose property is absent, or selects no other schema (`defaultMapping`).
    pub default: Option<SchemaId>,
}

impl Discriminator {
    /// Iterates over the schemas that the discriminator names.
    pub fn targets(&self) -> impl Iterator<Item = SchemaId> {
        self.mapping.iter().map(|(_, id)| *id).chain(self.default)
    }
}

/// Limits that Rust types do not express.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct Limits {
    /// The smallest value, as in the document.
    pub minimum: Option<String>,
    /// The largest value, as in the document.
    pub maximum: Option<String>,
    /// Whether `minimum` is excluded.
    pub exclusive_minimum: bool,
    /// Whether `maximum` is excluded.
    pub exclusive_maximum: bool,
    /// The number of which all values are multiples.
    pub multiple_of: Option<String>,
    /// The smallest length, in characters, items or properties.
    pub min_length: Option<u64>,
    /// The largest length, in characters, items or properties.
    pub max_length: Option<u64>,
    /// The regular expression that a string matches.
    pub pattern: Option<String>,
    /// Whether all items are different.
    pub unique_items: bool,
}

impl Schemas {
    /// Adds a schema.
    ///
    /// # Panics
    ///
    /// Panics if there are more than 2^32 schemas, which do not fit into memory.
    pub fn push(&mut self, schema: Schema) -> SchemaId {
        let id = SchemaId(u32::try_from(self.0.len()).expect("fewer than 2^32 schemas"));
        self.0.push(schema);
        id
    }

    /// Returns the schema with this ID.
    #[must_use]
    pub fn get(&self, id: SchemaId) -> &Schema {
        &self.0[id.0 as usize]
    }

    /// Replaces a schema that was added before it was read.
    pub fn set(&mut self, id: SchemaId, schema: Schema) {
        self.0[id.0 as usize] = schema;
    }

    /// Iterates over all schemas with their IDs.
    pub fn iter(&self) -> impl Iterator<Item = (SchemaId, &Schema)> {
        (0..).map(SchemaId).zip(&self.0)
    }

    /// Returns the number of schemas.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Returns whether there are no schemas.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
