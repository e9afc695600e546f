//! Names that the configuration fixes.

use std::collections::{BTreeMap, BTreeSet};

use crate::ir::Ir;

/// Names that are given before all others; each key is a name of the document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pins {
    /// Types, by the name of the component or the first wish of an inline type.
    pub types: BTreeMap<String, String>,
    /// Fields and variants, by `Type.key` or `Type.value`.
    pub properties: BTreeMap<String, String>,
    /// Operations, by `operationId`.
    pub operations: BTreeMap<String, String>,
    /// Tags.
    pub tags: BTreeMap<String, String>,
}

impl Pins {
    /// The pins that fit nothing in any of the documents: what they are about, and their keys.
    #[must_use]
    pub fn unused<'a>(&'a self, irs: &[&Ir]) -> Vec<(&'static str, &'a str)> {
        if *self == Self::default() {
            return Vec::new();
        }
        let types = || irs.iter().flat_map(|ir| &ir.types);
        let type_keys: BTreeSet<&str> = types().filter_map(|def| first(&def.candidates)).collect();
        let property_keys: BTreeSet<String> =
            types().flat_map(super::types::property_keys).collect();
        let operations = irs.iter().flat_map(|ir| &ir.operations);
        let operation_keys: BTreeSet<&str> =
            operations.filter_map(|op| first(&op.candidates)).collect();
        let tag_keys: BTreeSet<&str> =
            irs.iter().flat_map(|ir| &ir.tags).map(|tag| tag.name.as_str()).collect();
        let unused_entries =
            |section, pins: &'a BTreeMap<String, String>, is_known: &dyn Fn(&str) -> bool| {
                let keys = pins.keys().map(String::as_str).filter(|key| !is_known(key));
                keys.map(|key| (section, key)).collect::<Vec<_>>()
            };
        [
            unused_entries("types", &self.types, &|key| type_keys.contains(key)),
            unused_entries("properties", &self.properties, &|key| property_keys.contains(key)),
            unused_entries("operations", &self.operations, &|key| operation_keys.contains(key)),
            unused_entries("tags", &self.tags, &|key| tag_keys.contains(key)),
        ]
        .concat()
    }
}

fn first(candidates: &[String]) -> Option<&str> {
    candidates.first().map(String::as_str)
}
