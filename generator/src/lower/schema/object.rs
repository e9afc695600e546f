//! Objects with properties.

use std::collections::{BTreeMap, BTreeSet};

use super::facts::Facts;
use super::{Shape, State, TypeBuilder};
use crate::ir::{Docs, Field, Presence, Struct, Ty};
use crate::lower::docs;
use crate::lower::title::title;
use crate::spec::SchemaId;

/// The content of a struct.
pub(super) struct Object {
    pub(super) body: Struct,
    pub(super) read_only: BTreeSet<String>,
    pub(super) write_only: BTreeSet<String>,
}

impl TypeBuilder<'_> {
    /// Returns the fields of an object. A required property without a schema is any JSON value.
    pub(super) fn object(&mut self, facts: Facts) -> Object {
        let Facts { properties, required, additional, .. } = facts;
        let mut fields: BTreeMap<String, Field> = BTreeMap::new();
        let (mut read_only, mut write_only) = (BTreeSet::new(), BTreeSet::new());
        for (key, id) in properties {
            let Shape { ty, nullable } = self.shape(id);
            let usage = self.property_usage(&key, id);
            if usage.read_only {
                read_only.insert(key.clone());
            }
            if usage.write_only {
                write_only.insert(key.clone());
            }
            // A JSON value can be null itself.
            let required = required.contains(&key);
            let presence = presence(required, nullable && !(required && ty == Ty::Json));
            fields.insert(key.clone(), field(key, usage.docs, ty, presence));
        }
        for key in required {
            fields
                .entry(key.clone())
                .or_insert_with(|| field(key, Docs::default(), Ty::Json, Presence::Required));
        }
        let additional = self.additional(additional);
        Object {
            body: Struct { fields: fields.into_values().collect(), additional },
            read_only,
            write_only,
        }
    }

    /// Returns the use of a schema by a property, without a text that only repeats the key.
    fn property_usage(&self, key: &str, id: SchemaId) -> SchemaUse {
        let mut usage = self.usage(id);
        usage.docs.text = usage.docs.text.filter(|text| !docs::reads_like(text, key));
        usage
    }

    /// Returns whether a schema has a type with a name.
    fn makes_type(&self, id: SchemaId) -> bool {
        match self.states.get(&id) {
            Some(State::Done(Shape { ty: Ty::Named(ty), .. })) => {
                self.drafts[ty.0].def.at == self.schema(id).at
            }
            _ => false,
        }
    }

    /// Returns the description of a schema, or of an inline part of its `allOf`.
    pub(super) fn description(&self, id: SchemaId) -> Option<String> {
        let schema = self.schema(id);
        let of = |id: &SchemaId| {
            let part = self.schema(*id);
            part.docs.description.clone().filter(|_| part.name.is_none())
        };
        let own = schema.docs.description.clone();
        own.or_else(|| schema.all_of.iter().rev().find_map(of))
    }

    /// Returns the facts about a schema where it is used.
    pub(in crate::lower) fn usage(&self, id: SchemaId) -> SchemaUse {
        let schema = self.schema(id);
        let mut usage = SchemaUse {
            docs: docs::of_schema(schema),
            read_only: schema.docs.read_only,
            write_only: schema.docs.write_only,
        };
        let description = self.description(id);
        if schema.name.is_some() {
            if self.makes_type(id) {
                let text = usage.docs.text.as_deref().and_then(docs::first_paragraph);
                usage.docs = Docs { text, ..Docs::default() };
            }
        } else if let Some(target) = self.alias(id) {
            let target = self.usage(target);
            usage.docs.text = description.or(target.docs.text).or(usage.docs.text);
            usage.read_only |= target.read_only;
            usage.write_only |= target.write_only;
        } else if description.is_some() {
            usage.docs.text = description;
        } else if self.makes_type(id) && title(schema).is_some() {
            // The title is the name of the type.
            usage.docs.text = None;
        }
        usage
    }
}

/// The facts about a schema where it is used.
pub(in crate::lower) struct SchemaUse {
    pub(in crate::lower) docs: Docs,
    pub(in crate::lower) read_only: bool,
    pub(in crate::lower) write_only: bool,
}

/// Returns a field without the facts that depend on the directions of its type.
fn field(key: String, docs: Docs, ty: Ty, presence: Presence) -> Field {
    Field { key, docs, ty, presence, read_only: false, required_in_requests: false }
}

fn presence(required: bool, nullable: bool) -> Presence {
    match (required, nullable) {
        (true, false) => Presence::Required,
        (true, true) => Presence::Nullable,
        (false, false) => Presence::Optional,
        (false, true) => Presence::OptionalNullable,
    }
}
