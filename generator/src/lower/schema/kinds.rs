//! Schemas that allow values of several kinds: `type: [string, integer]`.

use super::enumeration::kind;
use super::facts::Facts;
use super::origin::Step;
use super::table::blank;
use super::union::Alternative;
use super::{Form, Types};
use crate::spec::{Property, Schema, SchemaId, Type};

impl Types<'_> {
    /// One alternative for each kind, with the facets that are about it.
    pub(super) fn union_of_kinds(&mut self, id: SchemaId, facts: &Facts) -> Form {
        let mut kinds = facts.types.clone();
        if kinds.contains(&Type::Number) && facts.values.is_empty() {
            kinds.retain(|kind| *kind != Type::Integer);
        }
        let mut alternatives = Vec::new();
        for kind in kinds {
            let schema = self.of_kind(id, facts, kind);
            let made = self.table.make(schema);
            self.origins.add_inside(made, id, Step::Alternative(word(kind).to_owned()));
            let ty = self.shape(made).ty;
            let word = word(kind).to_owned();
            alternatives.push(Alternative { source: made, schema: made, ty, word });
        }
        self.collapse(id, alternatives, None)
    }

    fn of_kind(&self, id: SchemaId, facts: &Facts, of: Type) -> Schema {
        let mut schema = blank(self.schema(id).at.clone());
        schema.types = vec![of];
        let fits = |value: &&_| {
            let kind = kind(value);
            kind == Some(of) || (of == Type::Number && kind == Some(Type::Integer))
        };
        schema.values = facts.values.iter().filter(fits).cloned().collect();
        match of {
            Type::Object => {
                let property =
                    |(name, id): (&String, &SchemaId)| Property { name: name.clone(), schema: *id };
                schema.properties = facts.properties.iter().map(property).collect();
                schema.required.clone_from(&facts.required);
                schema.additional = facts.additional;
            }
            Type::Array => {
                schema.items = facts.items;
                schema.prefix_items.clone_from(&facts.prefix_items);
            }
            Type::String | Type::Integer | Type::Number => schema.format.clone_from(&facts.format),
            Type::Boolean => {}
        }
        schema
    }
}

fn word(kind: Type) -> &'static str {
    match kind {
        Type::Boolean => "Boolean",
        Type::Integer => "Integer",
        Type::Number => "Number",
        Type::String => "String",
        Type::Array => "List",
        Type::Object => "Object",
    }
}
