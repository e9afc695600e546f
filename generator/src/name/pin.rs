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
    /// The keys of pins that fit nothing in any of the documents.
    #[must_use]
    pub fn unused(&self, apis: &[&Api]) -> Vec<&str> {
        let types = || apis.iter().flat_map(|api| &api.types);
        let type_keys: BTreeSet<&str> = types().filter_map(|def| first(&def.wishes)).collect();
        let member_keys: BTreeSet<String> = types().flat_map(super::types::member_keys).collect();
        let operations = apis.iter().flat_map(|api| &api.operations);
        let operation_keys: BTreeSet<&str> =
            operations.filter_map(|op| first(&op.wishes)).collect();
        let tag_keys: BTreeSet<&str> =
            apis.iter().flat_map(|api| &api.tags).map(|tag| tag.name.as_str()).collect();
        let mut unused: Vec<&str> = Vec::new();
        unused.extend(self.types.keys().map(String::as_str).filter(|key| !type_keys.contains(key)));
        unused.extend(
            self.members.keys().filter(|key| !member_keys.contains(*key)).map(String::as_str),
        );
        unused.extend(
            self.operations.keys().map(String::as_str).filter(|key| !operation_keys.contains(key)),
        );
        unused.extend(self.tags.keys().map(String::as_str).filter(|key| !tag_keys.contains(key)));
        unused
    }
}

fn first(wishes: &[String]) -> Option<&str> {
    wishes.first().map(String::as_str)
}
