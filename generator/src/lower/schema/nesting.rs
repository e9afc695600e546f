//! Arrays and objects in the values of a schema, for which the styles of parameters define no serialization.

use super::TypeBuilder;
use crate::spec::{Additional, SchemaId, Type};

/// The most alternatives that are nested in each other.
const MAX_DEPTH: usize = 8;

/// The arrays and objects in the values of a schema.
pub(in crate::lower) enum Nesting {
    /// A scalar, an array of scalars, or an object with scalars
    None,
    /// An object whose optional properties with these names are arrays or objects
    Properties(Vec<String>),
    /// An array whose items are arrays or objects, or an object that requires such a property
    Always,
}

impl TypeBuilder<'_> {
    /// Returns the arrays and objects in the values of a schema. Values of any type count as scalars.
    pub(in crate::lower) fn nesting(&mut self, id: SchemaId) -> Nesting {
        self.nesting_within(id, MAX_DEPTH)
    }

    /// Returns whether all values are strings, numbers and booleans.
    pub(in crate::lower) fn is_scalar(&mut self, id: SchemaId) -> bool {
        let kinds = self.facts(id).kinds();
        !kinds.is_empty() && kinds.iter().all(|kind| !is_compound(*kind))
    }

    fn nesting_within(&mut self, id: SchemaId, depth: usize) -> Nesting {
        let facts = self.facts(id);
        if facts.kinds() == [Type::Array] {
            let is_nested = facts.items.is_some_and(|items| self.is_compound(items, depth));
            return if is_nested { Nesting::Always } else { Nesting::None };
        }
        if facts.kinds() == [Type::Object] {
            let additional = match facts.additional {
                Additional::Of(schema) => self.is_compound(schema, depth),
                _ => false,
            };
            if additional && facts.properties.is_empty() {
                return Nesting::Always;
            }
            let mut properties = Vec::new();
            for (name, schema) in facts.properties {
                if self.is_compound(schema, depth) {
                    if facts.required.contains(&name) {
                        return Nesting::Always;
                    }
                    properties.push(name);
                }
            }
            return if properties.is_empty() {
                Nesting::None
            } else {
                Nesting::Properties(properties)
            };
        }
        let alternatives = facts.choices.into_iter().flat_map(|choice| choice.alternatives);
        let alternatives: Vec<SchemaId> = alternatives.collect();
        let all = !alternatives.is_empty()
            && depth > 0
            && alternatives
                .into_iter()
                .all(|id| matches!(self.nesting_within(id, depth - 1), Nesting::Always));
        if all { Nesting::Always } else { Nesting::None }
    }

    /// Returns whether all values are arrays and objects.
    fn is_compound(&mut self, id: SchemaId, depth: usize) -> bool {
        let facts = self.facts(id);
        let kinds = facts.kinds();
        if !kinds.is_empty() {
            return kinds.into_iter().all(is_compound);
        }
        let alternatives = facts.choices.into_iter().flat_map(|choice| choice.alternatives);
        let alternatives: Vec<SchemaId> = alternatives.collect();
        !alternatives.is_empty()
            && depth > 0
            && alternatives.into_iter().all(|id| self.is_compound(id, depth - 1))
    }
}

fn is_compound(kind: Type) -> bool {
    matches!(kind, Type::Array | Type::Object)
}
