//! The document as a tree whose nodes know where they stand.

use std::collections::BTreeMap;
use std::ptr;

use serde_json::Value;

use crate::diagnostic::{Place, Pointer};
use crate::load::{Bundle, Origins, read_pointer};

/// As many references in a row are a circle.
const MAX_STEPS: usize = 32;

/// A document that is only read any more.
pub(super) struct Document<'d> {
    tree: &'d Value,
    origins: &'d Origins,
    /// The nodes that come from another place than the node above, by identity.
    mounts: BTreeMap<usize, &'d Place>,
}

/// A node of the document, and where it stands in the files.
#[derive(Clone, Debug)]
pub(super) struct Node<'d> {
    pub(super) value: &'d Value,
    pub(super) at: Place,
}

impl Node<'_> {
    /// What tells this node from all others.
    pub(super) fn identity(&self) -> usize {
        ptr::from_ref(self.value).addr()
    }

    /// The text of a member.
    pub(super) fn text(&self, key: &str) -> Option<String> {
        self.value.get(key)?.as_str().map(str::to_owned)
    }

    /// The value of a member, whatever it is; null is as good as absent.
    pub(super) fn data(&self, key: &str) -> Option<Value> {
        self.value.get(key).filter(|value| !value.is_null()).cloned()
    }
}

impl<'d> Document<'d> {
    pub(super) fn new(bundle: &'d Bundle) -> Self {
        let Bundle { tree, origins } = bundle;
        let mounts = origins.mounts().filter_map(|(pointer, place)| {
            let node = pointer.0.iter().try_fold(tree, |node, key| step(node, key))?;
            Some((ptr::from_ref(node).addr(), place))
        });
        Self { tree, origins, mounts: mounts.collect() }
    }

    /// The document itself.
    pub(super) fn root(&self) -> Node<'d> {
        Node { value: self.tree, at: self.origins.place(&Pointer::default()) }
    }

    /// A member of an object, or an item of a list; null is as good as absent.
    pub(super) fn child(&self, node: &Node<'d>, key: &str) -> Option<Node<'d>> {
        let value = step(node.value, key).filter(|value| !value.is_null())?;
        let at = match self.mounts.get(&ptr::from_ref(value).addr()) {
            Some(place) => (*place).clone(),
            None => node.at.child(key),
        };
        Some(Node { value, at })
    }

    /// The items of a list.
    pub(super) fn items(&self, node: &Node<'d>, key: &str) -> Vec<Node<'d>> {
        let Some(list) = self.child(node, key) else { return Vec::new() };
        let length = list.value.as_array().map_or(0, Vec::len);
        (0..length).filter_map(|index| self.child(&list, &index.to_string())).collect()
    }

    /// The members of an object, sorted by key.
    pub(super) fn entries(&self, node: &Node<'d>, key: &str) -> Vec<(&'d str, Node<'d>)> {
        self.child(node, key).map(|map| self.children(&map)).unwrap_or_default()
    }

    /// The members of this object, sorted by key.
    pub(super) fn children(&self, node: &Node<'d>) -> Vec<(&'d str, Node<'d>)> {
        let Some(children) = node.value.as_object() else { return Vec::new() };
        children.keys().filter_map(|key| Some((key.as_str(), self.child(node, key)?))).collect()
    }

    /// What a chain of references leads to; otherwise the one at which it ends.
    pub(super) fn follow(&self, node: Node<'d>) -> Result<Node<'d>, Node<'d>> {
        let mut node = node;
        for _ in 0..MAX_STEPS {
            let Some(text) = node.value.get("$ref").and_then(Value::as_str) else {
                return Ok(node);
            };
            match self.find(text) {
                Some(next) => node = next,
                None => return Err(node),
            }
        }
        Err(node)
    }

    /// What the text of a reference leads to.
    pub(super) fn find(&self, text: &str) -> Option<Node<'d>> {
        self.at(&read_pointer(text.strip_prefix('#')?))
    }

    /// The component with this name.
    pub(super) fn component(&self, section: &str, name: &str) -> Option<Node<'d>> {
        self.at(&["components", section, name])
    }

    fn at<K: AsRef<str>>(&self, keys: &[K]) -> Option<Node<'d>> {
        keys.iter().try_fold(self.root(), |node, key| self.child(&node, key.as_ref()))
    }
}

fn step<'d>(node: &'d Value, key: &str) -> Option<&'d Value> {
    match node {
        Value::Object(children) => children.get(key),
        Value::Array(items) => items.get(key.parse::<usize>().ok()?),
        _ => None,
    }
}
