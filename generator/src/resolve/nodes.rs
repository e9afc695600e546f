//! The nodes of a document, each with a number that identifies it.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::diagnostic::{Location, Pointer};
use crate::normalize::Document;
use crate::tree::{child, parse_fragment};

/// The length at which a chain of references is taken for a cycle.
const MAX_STEPS: usize = 32;

/// A node, by its position in [`Nodes`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct NodeId(usize);

/// A node of the document.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node<'d> {
    pub(super) id: NodeId,
    pub(super) value: &'d Value,
}

impl<'d> Node<'d> {
    /// Returns a field that is a string.
    pub(super) fn string(&self, key: &str) -> Option<&'d str> {
        self.value.get(key)?.as_str()
    }

    /// Returns a copy of a field that is a string.
    pub(super) fn text(&self, key: &str) -> Option<String> {
        self.string(key).map(str::to_owned)
    }

    /// Returns whether a field is `true`.
    pub(super) fn is_true(&self, key: &str) -> bool {
        self.value.get(key) == Some(&Value::Bool(true))
    }

    /// Returns the strings of a list.
    pub(super) fn strings(&self, key: &str) -> impl Iterator<Item = String> + use<'d> {
        let items = self.value.get(key).and_then(Value::as_array).into_iter().flatten();
        items.filter_map(Value::as_str).map(str::to_owned)
    }

    /// Returns a copy of a field of any type. `None` if it is null or absent.
    pub(super) fn data(&self, key: &str) -> Option<Value> {
        self.value.get(key).filter(|value| !value.is_null()).cloned()
    }
}

/// A step from a node to a child.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Step<'d> {
    Key(&'d str),
    Index(usize),
}

/// The position of a node.
#[derive(Clone, Copy, Debug)]
enum Position<'d> {
    /// The node comes from another location than its parent.
    Mounted(&'d Location),
    Child(NodeId, Step<'d>),
}

/// The nodes of a document that were visited.
pub(super) struct Nodes<'d> {
    root: &'d Value,
    positions: Vec<Position<'d>>,
    ids: BTreeMap<(NodeId, Step<'d>), NodeId>,
}

impl<'d> Nodes<'d> {
    pub(super) fn new(document: &'d Document) -> Self {
        let origins = document.origins();
        let positions = vec![Position::Mounted(origins.root())];
        let mut nodes = Self { root: document.tree(), positions, ids: BTreeMap::new() };
        for (pointer, location) in origins.mounts() {
            if let Some(node) = nodes.descendant(&pointer.0)
                && let Some(position) = nodes.positions.get_mut(node.id.0)
            {
                *position = Position::Mounted(location);
            }
        }
        nodes
    }

    /// Returns the root of the document.
    pub(super) fn root(&self) -> Node<'d> {
        Node { id: NodeId(0), value: self.root }
    }

    /// Returns an entry of an object or an item of a list. `None` if it is null or absent.
    pub(super) fn child(&mut self, parent: Node<'d>, key: &str) -> Option<Node<'d>> {
        let (step, value) = match parent.value {
            Value::Object(entries) => {
                let (key, value) = entries.get_key_value(key)?;
                (Step::Key(key), value)
            }
            node => (Step::Index(key.parse().ok()?), child(node, key)?),
        };
        self.visit(parent, step, value)
    }

    /// Returns the items of a list that is a field of a node.
    pub(super) fn items(&mut self, parent: Node<'d>, key: &str) -> Vec<Node<'d>> {
        let Some(list) = self.child(parent, key) else { return Vec::new() };
        let items = list.value.as_array().into_iter().flatten().enumerate();
        items.filter_map(|(index, item)| self.visit(list, Step::Index(index), item)).collect()
    }

    /// Returns the entries of an object that is a field of a node, sorted by key.
    pub(super) fn entries(&mut self, parent: Node<'d>, key: &str) -> Vec<(&'d str, Node<'d>)> {
        self.child(parent, key).map(|object| self.children(object)).unwrap_or_default()
    }

    /// Returns the entries of an object, sorted by key.
    pub(super) fn children(&mut self, object: Node<'d>) -> Vec<(&'d str, Node<'d>)> {
        let entries = object.value.as_object().into_iter().flatten();
        let entries = entries.filter_map(|(key, value)| {
            Some((key.as_str(), self.visit(object, Step::Key(key), value)?))
        });
        entries.collect()
    }

    /// Returns the node at the end of a chain of references, or the reference at which the chain breaks off.
    pub(super) fn follow(&mut self, node: Node<'d>) -> Result<Node<'d>, Node<'d>> {
        let mut node = node;
        for _ in 0..MAX_STEPS {
            let Some(text) = node.string("$ref") else { return Ok(node) };
            node = self.find(text).ok_or(node)?;
        }
        Err(node)
    }

    /// Returns the target of a reference.
    pub(super) fn find(&mut self, reference: &str) -> Option<Node<'d>> {
        self.descendant(&parse_fragment(reference.strip_prefix('#')?))
    }

    /// Returns a component.
    pub(super) fn component(&mut self, section: &str, name: &str) -> Option<Node<'d>> {
        self.descendant(&["components", section, name])
    }

    /// Returns the location of a node in the files.
    pub(super) fn location(&self, node: Node<'d>) -> Location {
        let mut keys = Vec::new();
        let mut id = node.id;
        let start = loop {
            match self.positions[id.0] {
                Position::Mounted(location) => break location,
                Position::Child(parent, step) => {
                    keys.push(match step {
                        Step::Key(key) => key.to_owned(),
                        Step::Index(index) => index.to_string(),
                    });
                    id = parent;
                }
            }
        };
        let all = start.pointer.0.iter().cloned().chain(keys.into_iter().rev());
        Location { file: start.file, pointer: Pointer(all.collect()) }
    }

    fn descendant<K: AsRef<str>>(&mut self, keys: &[K]) -> Option<Node<'d>> {
        keys.iter().try_fold(self.root(), |node, key| self.child(node, key.as_ref()))
    }

    fn visit(&mut self, parent: Node<'d>, step: Step<'d>, value: &'d Value) -> Option<Node<'d>> {
        if value.is_null() {
            return None;
        }
        let next = NodeId(self.positions.len());
        let id = *self.ids.entry((parent.id, step)).or_insert(next);
        if id == next {
            self.positions.push(Position::Child(parent.id, step));
        }
        Some(Node { id, value })
    }
}
