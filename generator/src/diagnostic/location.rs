//! Locations of nodes in documents, and positions in files.

use std::borrow::Borrow;
use std::fmt;

/// An index into the list of files that were read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
pub struct FileId(pub u32);

/// A JSON pointer: the keys from the root of a file to a node, not escaped.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
pub struct Pointer(pub Vec<String>);

impl Pointer {
    /// Returns the pointer to a child of this node.
    #[must_use]
    pub fn child(&self, key: impl Into<String>) -> Self {
        let mut keys = Vec::with_capacity(self.0.len() + 1);
        keys.extend_from_slice(&self.0);
        keys.push(key.into());
        Self(keys)
    }
}

impl Borrow<[String]> for Pointer {
    fn borrow(&self) -> &[String] {
        &self.0
    }
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0
            .iter()
            .try_for_each(|key| write!(f, "/{}", key.replace('~', "~0").replace('/', "~1")))
    }
}

/// The location of a node. Line and column are looked up only when a diagnostic is rendered.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
pub struct Location {
    /// The file that contains the node.
    pub file: FileId,
    /// The pointer from the root of that file to the node.
    pub pointer: Pointer,
}

impl Location {
    /// Returns the root of the first file.
    #[must_use]
    pub fn root() -> Self {
        Self { file: FileId(0), pointer: Pointer::default() }
    }

    /// Returns the location of a node that is in no file, such as a generated file.
    #[must_use]
    pub fn nowhere() -> Self {
        Self { file: FileId(u32::MAX), pointer: Pointer::default() }
    }

    /// Returns the location of a child of this node.
    #[must_use]
    pub fn child(&self, key: impl Into<String>) -> Self {
        Self { file: self.file, pointer: self.pointer.child(key) }
    }

    /// Returns whether this node is the other node or a descendant of it.
    #[must_use]
    pub fn is_inside(&self, other: &Self) -> bool {
        self.file == other.file && self.pointer.0.starts_with(&other.pointer.0)
    }
}

/// A line and a column in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The line, counted from 1.
    pub line: usize,
    /// The column in characters, counted from 1.
    pub column: usize,
}

impl Position {
    /// The first character of a text.
    pub const START: Self = Self { line: 1, column: 1 };

    /// Returns the position of the character that follows a text.
    #[must_use]
    pub fn after(text: &str) -> Self {
        let last = text.rsplit('\n').next().unwrap_or_default();
        Self { line: text.matches('\n').count() + 1, column: last.chars().count() + 1 }
    }
}
