//! Renames that no item of a document uses.

use std::collections::{BTreeMap, BTreeSet};

use super::candidates;
use super::types::property_keys;
use crate::config::{NameRules, Renames};
use crate::ir::{Candidates, Ir, NameCandidates};

/// Returns the sections and keys of the renames that no item of the documents has.
#[must_use]
pub(crate) fn unused_renames<'a>(
    renames: &'a Renames,
    irs: &[&Ir],
) -> Vec<(&'static str, &'a str)> {
    let Renames { types, properties, operations, tags, rules: _ } = renames;
    if [types, properties, operations, tags].into_iter().all(BTreeMap::is_empty) {
        return Vec::new();
    }
    let documents: Vec<(&Ir, Candidates)> =
        irs.iter().map(|ir| (*ir, candidates(ir, &NameRules::default()))).collect();
    let types = documents.iter().flat_map(|(_, candidates)| &candidates.types);
    let type_keys: BTreeSet<&str> = types.map(key).collect();
    let property_keys: BTreeSet<String> =
        documents.iter().flat_map(|(ir, candidates)| property_keys(ir, candidates)).collect();
    let operations = documents.iter().flat_map(|(_, candidates)| &candidates.operations);
    let operation_keys: BTreeSet<&str> = operations.map(key).collect();
    let tag_keys: BTreeSet<&str> =
        irs.iter().flat_map(|ir| &ir.tags).map(|tag| tag.name.as_str()).collect();
    let unused_entries =
        |section, entries: &'a BTreeMap<String, String>, is_known: &dyn Fn(&str) -> bool| {
            let keys = entries.keys().map(String::as_str).filter(|key| !is_known(key));
            keys.map(|key| (section, key)).collect::<Vec<_>>()
        };
    [
        unused_entries("types", &renames.types, &|key| type_keys.contains(key)),
        unused_entries("properties", &renames.properties, &|key| property_keys.contains(key)),
        unused_entries("operations", &renames.operations, &|key| operation_keys.contains(key)),
        unused_entries("tags", &renames.tags, &|key| tag_keys.contains(key)),
    ]
    .concat()
}

fn key(candidates: &NameCandidates) -> &str {
    &candidates.key
}
