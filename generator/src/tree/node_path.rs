//! The path to a node while a tree is walked. Nothing is allocated until its location is needed.

use crate::diagnostic::{FileId, Location, Pointer};

/// A node, by the keys that lead to it.
#[derive(Clone, Copy, Debug)]
pub(crate) enum NodePath<'a> {
    /// The node at which the walk starts.
    Root(&'a Location),
    /// An entry of an object.
    Key(&'a Self, &'a str),
    /// An item of a list.
    Index(&'a Self, usize),
}

impl<'a> NodePath<'a> {
    /// Returns the path of an entry.
    pub(crate) fn key(&'a self, key: &'a str) -> Self {
        Self::Key(self, key)
    }

    /// Returns the path of an item.
    pub(crate) fn index(&'a self, index: usize) -> Self {
        Self::Index(self, index)
    }

    /// Returns the file that contains the node.
    pub(crate) fn file(&self) -> FileId {
        match self {
            Self::Root(start) => start.file,
            Self::Key(parent, _) | Self::Index(parent, _) => parent.file(),
        }
    }

    /// Returns the location of the node.
    pub(crate) fn location(&self) -> Location {
        let mut keys = Vec::new();
        let mut path = self;
        loop {
            path = match path {
                Self::Root(start) => {
                    keys.extend(start.pointer.0.iter().rev().cloned());
                    keys.reverse();
                    return Location { file: start.file, pointer: Pointer(keys) };
                }
                Self::Key(parent, key) => {
                    keys.push((*key).to_owned());
                    parent
                }
                Self::Index(parent, index) => {
                    keys.push(index.to_string());
                    parent
                }
            };
        }
    }
}
