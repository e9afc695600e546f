//! The schemas of whole bodies and of the parts of forms.

use std::collections::BTreeMap;

use super::table::{is_composed, may_be_object};
use super::{MAX_DEPTH, Shape, TypeBuilder};
use crate::ir::{Docs, Ty};
use crate::spec::{Additional, SchemaId, Type};

/// A property of the object that describes a form.
pub(in crate::lower) struct FormProperty {
    pub(in crate::lower) key: String,
    pub(in crate::lower) schema: SchemaId,
    pub(in crate::lower) required: bool,
}

/// The form of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::lower) enum ValueForm {
    /// A string, number or boolean
    Scalar,
    /// A list of scalars
    List,
    /// An object of scalars
    Object,
    /// A list with lists or objects
    NestedList,
    /// An object with lists or objects
    NestedObject,
    /// Any of these
    Unknown,
}

impl TypeBuilder<'_> {
    /// Returns the properties of an object in the order of the document; those of alternatives are optional. `None` if
    /// the schema is no object.
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
        let mut positions = BTreeMap::new();
        self.order(id, &mut positions, 0);
        let mut properties: Vec<FormProperty> = properties.into_values().collect();
        properties.sort_by_key(|each| positions.get(&each.key).copied().unwrap_or(usize::MAX));
        Some(properties)
    }

    /// Collects the positions of the properties of a schema in the order of the document: those of its parts first, those
    /// of its alternatives last.
    fn order(&self, id: SchemaId, positions: &mut BTreeMap<String, usize>, depth: usize) {
        if depth > MAX_DEPTH {
            return;
        }
        let schema = self.table.get(id);
        schema.all_of.iter().for_each(|part| self.order(*part, positions, depth + 1));
        let mut own: Vec<_> = schema.properties.iter().collect();
        own.sort_by_key(|property| property.position);
        for property in own {
            let next = positions.len();
            positions.entry(property.name.clone()).or_insert(next);
        }
        let choices = schema.one_of.iter().chain(&schema.any_of);
        choices.for_each(|choice| self.order(*choice, positions, depth + 1));
    }

    /// Returns whether a value can be an object.
    pub(in crate::lower) fn may_be_object(&mut self, id: SchemaId) -> bool {
        let facts = self.facts(id);
        may_be_object(&facts.kinds())
            && facts.choices.iter().all(|choice| {
                choice.alternatives.iter().any(|id| may_be_object(&self.facts(*id).kinds()))
            })
    }

    /// Returns whether the document declares further properties of an object, with or without a schema.
    pub(in crate::lower) fn has_free_properties(&mut self, id: SchemaId) -> bool {
        matches!(self.facts(id).additional, Additional::Any | Additional::Of(_))
    }

    /// Returns the form of a value.
    pub(in crate::lower) fn value_form(&mut self, id: SchemaId) -> ValueForm {
        let facts = self.facts(id);
        let is_nested = |builder: &mut Self, id: SchemaId| {
            let kinds = builder.facts(id).kinds();
            kinds.contains(&Type::Object) || kinds.contains(&Type::Array)
        };
        match *facts.kinds().as_slice() {
            _ if !facts.choices.is_empty() => ValueForm::Unknown,
            [Type::Array] => match facts.items {
                Some(items) if is_nested(self, items) => ValueForm::NestedList,
                _ => ValueForm::List,
            },
            [Type::Object] => {
                if facts.properties.values().any(|id| is_nested(self, *id)) {
                    ValueForm::NestedObject
                } else {
                    ValueForm::Object
                }
            }
            [] => ValueForm::Unknown,
            ref kinds if kinds.contains(&Type::Object) || kinds.contains(&Type::Array) => {
                ValueForm::Unknown
            }
            _ => ValueForm::Scalar,
        }
    }

    /// Returns the media type of a value that is a file because of keywords of OpenAPI 3.1: it has no type, or it is a
    /// string with a media type or an encoding.
    pub(in crate::lower) fn file_type(&mut self, id: SchemaId) -> Option<Vec<String>> {
        if !self.rules.untyped_files {
            return None;
        }
        let facts = self.facts(id);
        let is_string = matches!(facts.types.as_slice(), [] | [Type::String]);
        let is_any =
            facts.kinds().is_empty() && facts.choices.is_empty() && facts.values.is_empty();
        match facts.content {
            Some(media_types) if is_string => Some(media_types),
            _ => is_any.then(Vec::new),
        }
    }

    /// Returns whether a value is a string in base64 (`format: byte`).
    pub(in crate::lower) fn is_base64(&mut self, id: SchemaId) -> bool {
        let facts = self.facts(id);
        facts.format.as_deref() == Some("byte")
            && matches!(facts.types.as_slice(), [] | [Type::String])
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
    pub(in crate::lower) fn is_number_or_boolean(&mut self, id: SchemaId) -> bool {
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

    /// Whether the values are lists.
    pub(in crate::lower) fn is_list(&mut self, id: SchemaId) -> bool {
        self.facts(id).kinds() == [Type::Array]
    }

    /// Returns the schemas of the first items of a list.
    pub(in crate::lower) fn prefix_items(&mut self, id: SchemaId) -> Vec<SchemaId> {
        self.facts(id).prefix_items
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
