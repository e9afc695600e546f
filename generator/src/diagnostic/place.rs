//! Where something stands in the documents.

use std::borrow::Borrow;
use std::fmt;

/// A file of the source, by its position in the list of files that were read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// A JSON pointer: the keys from the root of a file to a node, not escaped.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pointer(pub Vec<String>);

impl Pointer {
    /// The pointer to a part of this node.
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

/// A node of the documents; line and column are found only when it is printed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file that it stands in.
    pub file: FileId,
    /// The way to it from the root of that file.
    pub pointer: Pointer,
}

impl Place {
    /// The root of the first file.
    #[must_use]
    pub fn root() -> Self {
        Self { file: FileId(0), pointer: Pointer::default() }
    }

    /// The place of a part of this node.
    #[must_use]
    pub fn child(&self, key: impl Into<String>) -> Self {
        Self { file: self.file, pointer: self.pointer.child(key) }
    }

    /// Whether this node is a part of the other one.
    #[must_use]
    pub fn is_inside(&self, other: &Self) -> bool {
        self.file == other.file && self.pointer.0.starts_with(&other.pointer.0)
    }
}

/// A place in a text, both counted from 1; columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

impl Position {
    /// Where a text starts.
    pub const START: Self = Self { line: 1, column: 1 };

    /// Where a text goes on behind this one.
    #[must_use]
    pub fn after(text: &str) -> Self {
        let last = text.rsplit('\n').next().unwrap_or_default();
        Self { line: text.matches('\n').count() + 1, column: last.chars().count() + 1 }
    }
}
