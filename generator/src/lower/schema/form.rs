//! The schemas of whole bodies and of the parts of forms.

use std::collections::BTreeMap;

use super::table::{is_composed, may_be_object};
use super::{Shape, TypeBuilder};
use crate::ir::{Docs, Ty};
use crate::spec::{SchemaId, Type};

/// A property of the object that describes a form.
pub(in crate::lower) struct FormProperty {
    pub(in crate::lower) key: String,
    pub(in crate::lower) schema: SchemaId,
    pub(in crate::lower) required: bool,
}

impl TypeBuilder<'_> {
    /// Returns the properties of an object, sorted by key; those of alternatives are optional. `None` if the schema is no
    /// object.
    pub(in crate::lower) fn properties(&mut self, id: SchemaId) -> Option<Vec<FormProperty>> {
        let facts = self.facts(id);
        if !may_be_object(&facts.kinds()) {
            return None;
        }
        let mut properties = BTreeMap::new();
        for (key, schema) in facts.properties {
            let required = facts.required.contains(&key);
            properties.insert(key.clone(), FormProperty { key, schema, required });
        }
        for id in facts.choices.iter().flat_map(|choice| &choice.alternatives) {
            for (key, schema) in self.facts(*id).properties {
                properties.entry(key.clone()).or_insert(FormProperty {
                    key,
                    schema,
                    required: false,
                });
            }
        }
        Some(properties.into_values().collect())
    }

    /// Whether the values are bytes: strings with the format `binary`.
    pub(in crate::lower) fn is_binary(&mut self, id: SchemaId) -> bool {
        let binary = |format: Option<&str>, types: &[Type]| {
            format == Some("binary") && matches!(types, [] | [Type::String])
        };
        let schema = self.schema(id);
        if !is_composed(schema) {
            return binary(schema.format.as_deref(), &schema.types);
        }
        let facts = self.facts(id);
        binary(facts.format.as_deref(), &facts.types)
    }

    /// Whether the type of a schema is `String`.
    pub(in crate::lower) fn is_string(&mut self, id: SchemaId) -> bool {
        self.shape(id).ty == Ty::String
    }

    /// Whether all values are strings, whatever the type is.
    pub(in crate::lower) fn is_read_from_string(&mut self, id: SchemaId) -> bool {
        self.facts(id).kinds() == [Type::String]
    }

    /// Whether the type of a schema is a number or a boolean.
    pub(in crate::lower) fn is_scalar(&mut self, id: SchemaId) -> bool {
        let schema = self.schema(id);
        let is_simple = !is_composed(schema) && schema.values.is_empty();
        let is_scalar = |of: &Type| matches!(of, Type::Integer | Type::Number | Type::Boolean);
        is_simple
            && matches!(schema.types.as_slice(), [of] if is_scalar(of))
            && !matches!(self.shape(id).ty, Ty::External(_) | Ty::Named(_))
    }

    /// Returns the items of a list; `None` if the schema is no list.
    pub(in crate::lower) fn items(&mut self, id: SchemaId) -> Option<SchemaId> {
        let facts = self.facts(id);
        if facts.kinds() == [Type::Array] { facts.items } else { None }
    }

    /// Returns the type of a whole body.
    pub(in crate::lower) fn whole(&mut self, id: SchemaId) -> Ty {
        let Shape { ty, nullable } = self.shape(id);
        if nullable && ty != Ty::Json { Ty::Nullable(Box::new(ty)) } else { ty }
    }

    /// Returns the documentation of a schema where it is used.
    pub(in crate::lower) fn docs(&self, id: SchemaId) -> Docs {
        self.usage(id).docs
    }
}
