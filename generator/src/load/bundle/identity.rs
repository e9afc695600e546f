//! The names that schemas give themselves: `$anchor`, `$dynamicAnchor` and `$id`.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::diagnostic::Place;
use crate::load::NodePath;

/// The way to a node of a file.
type Way = Vec<String>;

/// The names in a file.
#[derive(Debug, Default)]
pub(in crate::load) struct Identities {
    anchors: BTreeMap<String, Way>,
    /// How many schemas have the same dynamic anchor.
    dynamic: BTreeMap<String, usize>,
    ids: BTreeMap<String, Way>,
}

impl Identities {
    /// Finds the names in a tree; of several that are equal the first is meant.
    pub(in crate::load) fn of(tree: &Value) -> Self {
        let mut identities = Self::default();
        identities.look(tree, &NodePath::Root(&Place::root()));
        identities
    }

    /// The schema with an anchor.
    pub(in crate::load) fn anchor(&self, name: &str) -> Option<&Way> {
        self.anchors.get(name)
    }

    /// Whether a dynamic anchor stands for different schemas, depending on the way to it.
    pub(super) fn is_ambiguous(&self, name: &str) -> bool {
        self.dynamic.get(name).is_some_and(|count| *count > 1)
    }

    /// The schema with an `$id`, or the only one whose `$id` ends in a relative one.
    pub(in crate::load) fn id(&self, text: &str) -> Option<&Way> {
        if text.is_empty() {
            return None;
        }
        let behind_slash = |id: &str| id.strip_suffix(text).is_some_and(|base| base.ends_with('/'));
        self.ids.get(text).or_else(|| {
            let mut alike = self.ids.iter().filter(|(id, _)| behind_slash(id));
            match (alike.next(), alike.next()) {
                (Some((_, way)), None) => Some(way),
                _ => None,
            }
        })
    }

    fn look(&mut self, node: &Value, at: &NodePath<'_>) {
        match node {
            Value::Object(fields) => {
                let text = |key: &str| fields.get(key).and_then(Value::as_str);
                let way = || at.place().pointer.0;
                for name in [text("$anchor"), text("$dynamicAnchor")].into_iter().flatten() {
                    self.anchors.entry(name.to_owned()).or_insert_with(way);
                }
                if let Some(name) = text("$dynamicAnchor") {
                    *self.dynamic.entry(name.to_owned()).or_default() += 1;
                }
                if let Some(id) = text("$id") {
                    let id = id.trim_end_matches('#').to_owned();
                    self.ids.entry(id).or_insert_with(way);
                }
                for (key, field_shape) in
                    fields.iter().filter(|(_, field_shape)| is_inner(field_shape))
                {
                    self.look(field_shape, &at.key(key));
                }
            }
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate().filter(|(_, item)| is_inner(item)) {
                    self.look(item, &at.index(index));
                }
            }
            _ => {}
        }
    }
}

fn is_inner(node: &Value) -> bool {
    node.is_object() || node.is_array()
}
