//! Schemas: what values look like.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::diagnostic::Place;

/// A schema of the document, by its position in [`Schemas`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SchemaId(pub u32);

/// All schemas of a document; they refer to each other by id, so cycles need no care.
#[derive(Clone, Debug, Default)]
pub struct Schemas(Vec<Schema>);

/// What values look like: the facets that the document states, all of which apply together.
#[derive(Clone, Debug)]
pub struct Schema {
    /// Where it stands in the document.
    pub at: Place,
    /// The name under which it is a component; inline schemas have none.
    pub name: Option<String>,
    /// What it says to people.
    pub docs: Docs,
    /// The types that a value may have, without null; empty when the document does not say.
    pub types: Vec<Type>,
    /// Whether null is a value.
    pub nullable: bool,
    /// The format, as written.
    pub format: Format,
    /// The only values that are allowed (`enum`, `const`), without null; empty when any is.
    pub values: Vec<Value>,
    /// The members of an object, sorted by name.
    pub properties: Vec<Property>,
    /// The members that must be there; may name members that are not among `properties`.
    pub required: BTreeSet<String>,
    /// The other members of an object.
    pub additional: Additional,
    /// The items of a list.
    pub items: Option<SchemaId>,
    /// The first items of a list, one by one (`prefixItems`).
    pub prefix_items: Vec<SchemaId>,
    /// All of these apply as well. A reference with siblings is such a list with one item.
    pub all_of: Vec<SchemaId>,
    /// Exactly one of these applies.
    pub one_of: Vec<SchemaId>,
    /// At least one of these applies.
    pub any_of: Vec<SchemaId>,
    /// The member that tells which alternative a value is.
    pub discriminator: Option<Discriminator>,
    /// The limits that only the documentation mentions.
    pub limits: Limits,
    /// `false` as a schema, or a contradiction: no value fits.
    pub never: bool,
}

/// What a schema says to people.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Docs {
    /// A short name.
    pub title: Option<String>,
    /// What it means; Markdown.
    pub description: Option<String>,
    /// Whether it should not be used any more.
    pub deprecated: bool,
    /// Only in answers.
    pub read_only: bool,
    /// Only in requests.
    pub write_only: bool,
    /// The value that the server assumes.
    pub default: Option<Value>,
    /// An example value.
    pub example: Option<Value>,
}

/// The types of JSON, without null.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Type {
    /// `true` or `false`
    Boolean,
    /// A whole number
    Integer,
    /// Any number
    Number,
    /// A text
    String,
    /// A list
    Array,
    /// An object
    Object,
}

/// A format as written (`int32`, `date-time`, anything), or none.
pub type Format = Option<String>;

/// A member of an object.
#[derive(Clone, Debug)]
pub struct Property {
    /// Its key.
    pub name: String,
    /// Its value.
    pub schema: SchemaId,
}

/// What an object may hold beside its `properties`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Additional {
    /// The document does not say: the server may add members at any time.
    Unsaid,
    /// `additionalProperties: true` (or `{}`): members of any value are part of the contract.
    Any,
    /// `additionalProperties: false`
    Forbidden,
    /// Members whose value has a schema.
    Of(SchemaId),
}

/// The member that tells which alternative a value is.
#[derive(Clone, Debug)]
pub struct Discriminator {
    /// The key of the member.
    pub property: String,
    /// Its values, and what they stand for; sorted by value. Empty: the names of the components are the values.
    pub mapping: Vec<(String, SchemaId)>,
}

/// Limits that the types of Rust do not express.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Limits {
    /// The smallest value.
    pub minimum: Option<String>,
    /// The largest value.
    pub maximum: Option<String>,
    /// Whether `minimum` itself is excluded.
    pub exclusive_minimum: bool,
    /// Whether `maximum` itself is excluded.
    pub exclusive_maximum: bool,
    /// Values are multiples of this.
    pub multiple_of: Option<String>,
    /// The smallest length, in characters, items or members.
    pub min_length: Option<u64>,
    /// The largest length, in characters, items or members.
    pub max_length: Option<u64>,
    /// The regular expression that a text matches.
    pub pattern: Option<String>,
    /// Whether all items differ.
    pub unique_items: bool,
}

impl Schemas {
    /// Adds a schema.
    ///
    /// # Panics
    ///
    /// Never in practice: a document of four thousand million schemas does not fit into memory.
    pub fn push(&mut self, schema: Schema) -> SchemaId {
        let id = SchemaId(u32::try_from(self.0.len()).expect("fewer than 2^32 schemas"));
        self.0.push(schema);
        id
    }

    /// The schema with this id.
    #[must_use]
    pub fn get(&self, id: SchemaId) -> &Schema {
        &self.0[id.0 as usize]
    }

    /// Replaces a schema whose id was given before its body was known.
    pub fn set(&mut self, id: SchemaId, schema: Schema) {
        self.0[id.0 as usize] = schema;
    }

    /// All schemas with their ids.
    pub fn iter(&self) -> impl Iterator<Item = (SchemaId, &Schema)> {
        (0..).map(SchemaId).zip(&self.0)
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
