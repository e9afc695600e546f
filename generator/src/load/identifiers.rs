//! The identifiers that schemas declare: `$anchor`, `$dynamicAnchor` and `$id`.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::diagnostic::Location;
use crate::tree::NodePath;

/// The identifiers in a file, each with the keys that lead to its schema.
#[derive(Debug, Default)]
pub(super) struct Identifiers {
    anchors: BTreeMap<String, Vec<String>>,
    ids: BTreeMap<String, Vec<String>>,
    /// The number of schemas with each dynamic anchor.
    dynamic_anchors: BTreeMap<String, usize>,
}

impl Identifiers {
    /// Collects the identifiers of a tree. If several schemas have the same one, the first is used.
    pub(super) fn of(tree: &Value) -> Self {
        let mut identifiers = Self::default();
        identifiers.collect(tree, &NodePath::Root(&Location::root()));
        identifiers
    }

    /// Returns the schema with an anchor.
    pub(super) fn anchor(&self, name: &str) -> Option<&[String]> {
        self.anchors.get(name).map(Vec::as_slice)
    }

    /// Returns whether several schemas have the same dynamic anchor.
    pub(super) fn is_ambiguous(&self, name: &str) -> bool {
        self.dynamic_anchors.get(name).is_some_and(|count| *count > 1)
    }

    /// Returns the schema with an `$id`, or the only schema whose `$id` ends with a relative one.
    pub(super) fn id(&self, text: &str) -> Option<&[String]> {
        if text.is_empty() {
            return None;
        }
        if let Some(keys) = self.ids.get(text) {
            return Some(keys);
        }
        let ends_with = |id: &str| id.strip_suffix(text).is_some_and(|base| base.ends_with('/'));
        let mut similar = self.ids.iter().filter(|(id, _)| ends_with(id));
        match (similar.next(), similar.next()) {
            (Some((_, keys)), None) => Some(keys),
            _ => None,
        }
    }

    fn collect(&mut self, node: &Value, path: &NodePath<'_>) {
        match node {
            Value::Object(entries) => {
                let text = |key: &str| entries.get(key).and_then(Value::as_str);
                let keys = || path.location().pointer.0;
                for name in [text("$anchor"), text("$dynamicAnchor")].into_iter().flatten() {
                    self.anchors.entry(name.to_owned()).or_insert_with(keys);
                }
                if let Some(name) = text("$dynamicAnchor") {
                    *self.dynamic_anchors.entry(name.to_owned()).or_default() += 1;
                }
                if let Some(id) = text("$id") {
                    let id = id.trim_end_matches('#').to_owned();
                    self.ids.entry(id).or_insert_with(keys);
                }
                for (key, entry) in entries.iter().filter(|(_, entry)| has_children(entry)) {
                    self.collect(entry, &path.key(key));
                }
            }
            Value::Array(items) => {
                let items = items.iter().enumerate().filter(|(_, item)| has_children(item));
                for (index, item) in items {
                    self.collect(item, &path.index(index));
                }
            }
            _ => {}
        }
    }
}

fn has_children(node: &Value) -> bool {
    node.is_object() || node.is_array()
}
