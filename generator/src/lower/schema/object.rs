//! Objects with known members.

use std::collections::{BTreeMap, BTreeSet};

use super::facts::Facts;
use super::origin::title;
use super::{Shape, State, Types};
use crate::ir::{Docs, Field, Presence, Struct, Ty};
use crate::lower::docs;
use crate::spec::SchemaId;

/// The body of a struct.
pub(super) struct Object {
    pub(super) body: Struct,
    pub(super) read_only: BTreeSet<String>,
    pub(super) write_only: BTreeSet<String>,
}

impl Types<'_> {
    /// The members of an object. A member that is required without being described holds any JSON.
    pub(super) fn object(&mut self, facts: Facts) -> Object {
        let Facts { properties, required, additional, .. } = facts;
        let mut fields: BTreeMap<String, Field> = BTreeMap::new();
        let (mut read_only, mut write_only) = (BTreeSet::new(), BTreeSet::new());
        for (key, id) in properties {
            let Shape { ty, nullable } = self.shape(id);
            let said = self.said_of_property(&key, id);
            if said.read_only {
                read_only.insert(key.clone());
            }
            if said.write_only {
                write_only.insert(key.clone());
            }
            // A member that is JSON of any shape can say null by itself.
            let required = required.contains(&key);
            let presence = presence(required, nullable && !(required && ty == Ty::Json));
            let field = Field { key: key.clone(), docs: said.docs, ty, presence };
            fields.insert(key, field);
        }
        for key in required {
            fields.entry(key.clone()).or_insert_with(|| Field {
                key,
                docs: Docs::default(),
                ty: Ty::Json,
                presence: Presence::Required,
            });
        }
        let extra = self.extra(additional);
        Object {
            body: Struct { fields: fields.into_values().collect(), extra },
            read_only,
            write_only,
        }
    }

    /// What is said about a member, unless it only repeats its key.
    fn said_of_property(&self, key: &str, id: SchemaId) -> Said {
        let mut said = self.said(id);
        said.docs.text = said.docs.text.filter(|text| !docs::reads_like(text, key));
        said
    }

    /// Whether a schema has a type of its own.
    fn makes_type(&self, id: SchemaId) -> bool {
        match self.states.get(&id) {
            Some(State::Done(Shape { ty: Ty::Named(ty), .. })) => {
                self.drafts[ty.0].def.at == self.schema(id).at
            }
            _ => false,
        }
    }

    /// The description of a schema, or of a nameless part of it that may be there for nothing else.
    pub(super) fn description(&self, id: SchemaId) -> Option<String> {
        let schema = self.schema(id);
        let of = |id: &SchemaId| {
            let part = self.schema(*id);
            part.docs.description.clone().filter(|_| part.name.is_none())
        };
        let own = schema.docs.description.clone();
        own.or_else(|| schema.all_of.iter().rev().find_map(of))
    }

    /// What is said about a schema at the place where it is used.
    pub(in crate::lower) fn said(&self, id: SchemaId) -> Said {
        let schema = self.schema(id);
        let mut said = Said {
            docs: docs::of_schema(schema),
            read_only: schema.docs.read_only,
            write_only: schema.docs.write_only,
        };
        let description = self.description(id);
        if schema.name.is_some() {
            if self.makes_type(id) {
                let text = said.docs.text.as_deref().and_then(docs::first_paragraph);
                said.docs = Docs { text, ..Docs::default() };
            }
        } else if let Some(target) = self.alias(id) {
            let target = self.said(target);
            said.docs.text = description.or(target.docs.text).or(said.docs.text);
            said.read_only |= target.read_only;
            said.write_only |= target.write_only;
        } else if description.is_some() {
            said.docs.text = description;
        } else if self.makes_type(id) && title(schema).is_some() {
            // The type is called by the title already.
            said.docs.text = None;
        }
        said
    }
}

/// What is said about a schema at the place where it is used.
pub(in crate::lower) struct Said {
    pub(in crate::lower) docs: Docs,
    pub(in crate::lower) read_only: bool,
    pub(in crate::lower) write_only: bool,
}

fn presence(required: bool, nullable: bool) -> Presence {
    match (required, nullable) {
        (true, false) => Presence::Required,
        (true, true) => Presence::Nullable,
        (false, false) => Presence::Optional,
        (false, true) => Presence::OptionalNullable,
    }
}
