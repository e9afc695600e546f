//! Renames of the configuration.

use std::collections::BTreeMap;

/// The names that the configuration gives; each key is a name of the document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Renames {
    /// Types, by the component or the shortest candidate of an inline type.
    pub types: BTreeMap<String, String>,
    /// Fields and variants, by `Type.key` or `Type.value`.
    pub properties: BTreeMap<String, String>,
    /// Operations, by `operationId`.
    pub operations: BTreeMap<String, String>,
    /// Tags.
    pub tags: BTreeMap<String, String>,
}
