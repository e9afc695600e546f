//! A part of another file that becomes a component, or a piece of one.

use std::path::Path;

use serde_json::Value;

use super::names::Candidate;
use crate::diagnostic::Location;
use crate::load::files::Files;
use crate::tree::{Layout, ObjectKind};

/// A part of another file.
#[derive(Debug)]
pub(super) struct Part<'f> {
    pub(super) kind: ObjectKind,
    /// The location in its file.
    pub(super) location: Location,
    /// The node at the location.
    pub(super) node: &'f Value,
    /// The key of the component of the root document that is only a reference to this part.
    pub(super) key: Option<String>,
}

impl Part<'_> {
    pub(super) fn candidate<'s>(&'s self, files: &'s Files, layout: Layout) -> Candidate<'s> {
        Candidate {
            list: layout.list(self.kind).unwrap_or_default(),
            fixed: self.key.as_deref(),
            path: files.get(self.location.file).map_or(Path::new(""), |file| &file.path),
            pointer: &self.location.pointer,
        }
    }
}

/// The start of the references to parts, until the parts have names.
const PREFIX: &str = "sailwright-part:";

/// Returns the reference to a part that has no name yet.
pub(super) fn temporary_reference(number: usize) -> String {
    format!("{PREFIX}{number}")
}

/// Returns the number of the part that a temporary reference leads to.
pub(super) fn part_number(text: &str) -> Option<usize> {
    text.strip_prefix(PREFIX)?.parse().ok()
}
