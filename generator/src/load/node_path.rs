//! The way to a node while a tree is walked: costs nothing until somebody asks for it.

use crate::diagnostic::{FileId, Place, Pointer};

/// A node on the way down a tree.
#[derive(Clone, Copy, Debug)]
pub(crate) enum NodePath<'a> {
    /// Where the walk starts.
    Root(&'a Place),
    /// A member of an object.
    Key(&'a Self, &'a str),
    /// An item of a list.
    Index(&'a Self, usize),
}

impl<'a> NodePath<'a> {
    /// The spot of a member.
    pub(crate) fn key(&'a self, key: &'a str) -> Self {
        Self::Key(self, key)
    }

    /// The spot of an item.
    pub(crate) fn index(&'a self, index: usize) -> Self {
        Self::Index(self, index)
    }

    /// The file that it stands in.
    pub(crate) fn file(&self) -> FileId {
        match self {
            Self::Root(start) => start.file,
            Self::Key(parent, _) | Self::Index(parent, _) => parent.file(),
        }
    }

    /// The place, spelled out.
    pub(crate) fn place(&self) -> Place {
        let mut keys = Vec::new();
        let mut node_path = self;
        loop {
            node_path = match node_path {
                Self::Root(start) => {
                    keys.extend(start.pointer.0.iter().rev().cloned());
                    keys.reverse();
                    return Place { file: start.file, pointer: Pointer(keys) };
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
