//! Questions about schemas that stand at the border of a message.

use std::collections::BTreeMap;

use super::table::{is_composed, may_be_object};
use super::{Shape, Types};
use crate::ir::Ty;
use crate::spec::{SchemaId, Type};

/// A member of the object that a form is.
pub(in crate::lower) struct Property {
    pub(in crate::lower) key: String,
    pub(in crate::lower) schema: SchemaId,
    pub(in crate::lower) required: bool,
}

impl Types<'_> {
    /// The members of an object, sorted by key; those of alternatives are optional. Nothing when
    /// the schema is not an object.
    pub(in crate::lower) fn fields(&mut self, id: SchemaId) -> Option<Vec<Property>> {
        let facts = self.facts(id);
        if !may_be_object(&facts.kinds()) {
            return None;
        }
        let mut fields = BTreeMap::new();
        for (key, schema) in facts.properties {
            let required = facts.required.contains(&key);
            fields.insert(key.clone(), Property { key, schema, required });
        }
        for variant in facts.choices.iter().flat_map(|choice| &choice.variants) {
            for (key, schema) in self.facts(*variant).properties {
                fields.entry(key.clone()).or_insert(Property { key, schema, required: false });
            }
        }
        Some(fields.into_values().collect())
    }

    /// Whether values are bytes: a text with the format `binary`.
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

    /// Whether values are plain texts.
    pub(in crate::lower) fn is_plain_text(&mut self, id: SchemaId) -> bool {
        self.shape(id).ty == Ty::String
    }

    /// The items of a list; nothing when the schema is not a list.
    pub(in crate::lower) fn items(&mut self, id: SchemaId) -> Option<SchemaId> {
        let facts = self.facts(id);
        if facts.kinds() == [Type::Array] { facts.items } else { None }
    }

    /// The type of a whole message.
    pub(in crate::lower) fn whole(&mut self, id: SchemaId) -> Ty {
        let Shape { ty, nullable } = self.shape(id);
        if nullable && ty != Ty::Json { Ty::Nullable(Box::new(ty)) } else { ty }
    }

    /// The documentation of a schema where it is used.
    pub(in crate::lower) fn docs(&self, id: SchemaId) -> crate::ir::Docs {
        self.said(id).docs
    }
}
