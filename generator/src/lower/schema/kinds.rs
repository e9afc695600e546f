//! Schemas with several types: `type: [string, integer]`.

use super::enumeration::kind;
use super::facts::Facts;
use super::table::blank;
use super::union::Alternative;
use super::{Lowered, TypeBuilder};
use crate::ir::{AlternativeLabel, Step, ValueKind};
use crate::spec::{Property, Schema, SchemaId, Type};

impl TypeBuilder<'_> {
    /// Returns a union with an alternative for each type, with the constraints for that type.
    pub(super) fn union_of_kinds(&mut self, id: SchemaId, facts: &Facts) -> Lowered {
        let mut kinds = facts.types.clone();
        if kinds.contains(&Type::Number) && facts.values.is_empty() {
            kinds.retain(|kind| *kind != Type::Integer);
        }
        let mut alternatives = Vec::new();
        for kind in kinds {
            let schema = self.of_kind(id, facts, kind);
            let made = self.table.make(schema);
            let label = AlternativeLabel::Kind(ValueKind::from(kind));
            self.origins.add_inside(made, id, Some(Step::Alternative(label.clone())));
            let ty = self.shape(made).ty;
            alternatives.push(Alternative { source: made, schema: made, ty, label });
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
        schema.value_labels.clone_from(&facts.value_labels);
        schema.values = facts.values.iter().filter(fits).cloned().collect();
        match of {
            Type::Object => {
                let property = |(name, id): (&String, &SchemaId)| Property {
                    name: name.clone(),
                    schema: *id,
                    position: 0,
                };
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
