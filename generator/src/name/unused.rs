//! Renames that no item of a document uses.

use std::collections::{BTreeMap, BTreeSet};

use super::candidates;
use super::rename::Renames;
use super::types::property_keys;
use crate::ir::{Candidates, Ir};

impl Renames {
    /// Returns the sections and keys of the names that no item of the documents has.
    #[must_use]
    pub fn unused<'a>(&'a self, irs: &[&Ir]) -> Vec<(&'static str, &'a str)> {
        if *self == Self::default() {
            return Vec::new();
        }
        let documents: Vec<(&Ir, Candidates)> =
            irs.iter().map(|ir| (*ir, candidates(ir))).collect();
        let types = documents.iter().flat_map(|(_, candidates)| &candidates.types);
        let type_keys: BTreeSet<&str> = types.filter_map(|names| first(names)).collect();
        let property_keys: BTreeSet<String> =
            documents.iter().flat_map(|(ir, candidates)| property_keys(ir, candidates)).collect();
        let operations = documents.iter().flat_map(|(_, candidates)| &candidates.operations);
        let operation_keys: BTreeSet<&str> = operations.filter_map(|names| first(names)).collect();
        let tag_keys: BTreeSet<&str> =
            irs.iter().flat_map(|ir| &ir.tags).map(|tag| tag.name.as_str()).collect();
        let unused_entries =
            |section, renames: &'a BTreeMap<String, String>, is_known: &dyn Fn(&str) -> bool| {
                let keys = renames.keys().map(String::as_str).filter(|key| !is_known(key));
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
