//! `[names]`: names that the configuration gives.

use std::collections::BTreeMap;

use super::name_rules::NameRules;
use super::rust::identifier;
use super::table::{Mistake, Value};

/// Renames. Each key is a name in the document, each value an identifier.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Renames {
    /// The names of types, by the name of the component or the first candidate of an inline type.
    pub types: BTreeMap<String, String>,
    /// The names of fields and variants, by `Type.property` or `Type.value`.
    pub properties: BTreeMap<String, String>,
    /// The names of operations, by `operationId`.
    pub operations: BTreeMap<String, String>,
    /// The names of tags.
    pub tags: BTreeMap<String, String>,
    /// The rules for all other names.
    pub rules: NameRules,
}

impl Renames {
    pub(super) fn read(value: &Value<'_>) -> Result<Self, Mistake> {
        let tables = ["types", "properties", "operations", "tags"];
        let table = value.section("[names]", &[&tables[..], &NameRules::KEYS].concat())?;
        Ok(Self {
            types: table.entries("types", identifier)?,
            properties: table.entries("properties", identifier)?,
            operations: table.entries("operations", identifier)?,
            tags: table.entries("tags", identifier)?,
            rules: NameRules::read(&table)?,
        })
    }
}
