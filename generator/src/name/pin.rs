//! Names that the configuration fixes.

use std::collections::{BTreeMap, BTreeSet};

use crate::api::Api;

/// Names that are given before all others; each key is a name of the document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pins {
    /// Types, by the name of the component or the first wish of an inline type.
    pub types: BTreeMap<String, String>,
    /// Fields and variants, by `Type.key` or `Type.value`.
    pub members: BTreeMap<String, String>,
    /// Operations, by `operationId`.
    pub operations: BTreeMap<String, String>,
    /// Tags.
    pub tags: BTreeMap<String, String>,
}

impl Pins {
    /// The pins that fit nothing in any of the documents: what they are about, and their keys.
    #[must_use]
    pub fn unused<'a>(&'a self, apis: &[&Api]) -> Vec<(&'static str, &'a str)> {
        if *self == Self::default() {
            return Vec::new();
        }
        let types = || apis.iter().flat_map(|api| &api.types);
        let type_keys: BTreeSet<&str> = types().filter_map(|def| first(&def.wishes)).collect();
        let member_keys: BTreeSet<String> = types().flat_map(super::types::member_keys).collect();
        let operations = apis.iter().flat_map(|api| &api.operations);
        let operation_keys: BTreeSet<&str> =
            operations.filter_map(|op| first(&op.wishes)).collect();
        let tag_keys: BTreeSet<&str> =
            apis.iter().flat_map(|api| &api.tags).map(|tag| tag.name.as_str()).collect();
        let vain =
            |section, pins: &'a BTreeMap<String, String>, is_known: &dyn Fn(&str) -> bool| {
                let keys = pins.keys().map(String::as_str).filter(|key| !is_known(key));
                keys.map(|key| (section, key)).collect::<Vec<_>>()
            };
        [
            vain("types", &self.types, &|key| type_keys.contains(key)),
            vain("members", &self.members, &|key| member_keys.contains(key)),
            vain("operations", &self.operations, &|key| operation_keys.contains(key)),
            vain("tags", &self.tags, &|key| tag_keys.contains(key)),
        ]
        .concat()
    }
}

fn first(wishes: &[String]) -> Option<&str> {
    wishes.first().map(String::as_str)
}
