//! The value of a schema that has a default, or only one enum value.

use serde_json::Value;

use super::TypeBuilder;
use super::enumeration::kind;
use crate::spec::{SchemaId, Type};

impl TypeBuilder<'_> {
    /// Returns the default of a schema, or its only enum value. `None` unless this is a string, number or boolean of the
    /// declared type and one of the enum values.
    pub(in crate::lower) fn constant(&mut self, id: SchemaId) -> Option<Value> {
        let target = self.alias(id);
        let own = |id: SchemaId| self.schema(id).docs.default.clone();
        let default = own(id).or_else(|| target.and_then(own));
        let facts = self.facts(id);
        if !facts.choices.is_empty() {
            return None;
        }
        let only = match facts.values.as_slice() {
            [only] => Some(only.clone()),
            _ => None,
        };
        let is_value = |value: &Value| facts.values.is_empty() || facts.values.contains(value);
        let value = default.filter(is_value).or(only)?;
        let kind = kind(&value)?;
        let fits = match *facts.types.as_slice() {
            [Type::Number] => matches!(kind, Type::Integer | Type::Number),
            [declared] => declared == kind,
            _ => false,
        };
        (fits && !matches!(kind, Type::Array | Type::Object)).then_some(value)
    }
}
