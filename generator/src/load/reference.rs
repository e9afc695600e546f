//! The two parts of a `$ref`: a file, and a node of the file.

use std::path::{Component, Path, PathBuf};

use serde_json::Value;

use crate::tree::{parse_fragment, percent_decoded};

/// A parsed `$ref`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reference {
    /// The file.
    pub(super) file: Target,
    /// The node in the file.
    pub(super) fragment: Fragment,
}

/// The file of a `$ref`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// The file that contains the `$ref`.
    SameFile,
    /// Another file, by the reference without its fragment.
    Other(String),
}

/// The node of a `$ref`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fragment {
    /// The keys of a JSON pointer.
    Pointer(Vec<String>),
    /// The `$anchor` of a schema.
    Anchor(String),
}

impl Reference {
    /// Parses a `$ref`.
    pub(super) fn parse(text: &str) -> Self {
        let (file, fragment) = text.split_once('#').unwrap_or((text, ""));
        let file = match file {
            "" => Target::SameFile,
            file => Target::Other(file.to_owned()),
        };
        let fragment = if fragment.is_empty() || fragment.starts_with('/') {
            Fragment::Pointer(parse_fragment(fragment))
        } else {
            Fragment::Anchor(percent_decoded(fragment))
        };
        Self { file, fragment }
    }
}

/// Returns the `$ref` of a node. A schema property of that name is not a string, and not a reference.
pub(super) fn reference_text(node: &Value) -> Option<&str> {
    node.as_object()?.get("$ref")?.as_str()
}

/// Returns a path that is relative to a file as one that is relative to the folder of the source.
pub(super) fn relative_to(file: &Path, path: &Path) -> PathBuf {
    joined(file.parent().unwrap_or(Path::new("")).to_owned(), path)
}

/// Returns a path without `.` and `..`, as far as that is possible without the disk.
pub(super) fn normalized(path: &Path) -> PathBuf {
    joined(PathBuf::new(), path)
}

fn joined(folder: PathBuf, path: &Path) -> PathBuf {
    let mut result = folder;
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir
                if matches!(result.components().next_back(), Some(Component::Normal(_))) =>
            {
                result.pop();
            }
            part => result.push(part),
        }
    }
    result
}

/// Returns whether a reference is a URI, or is relative to the scheme of one.
pub(super) fn has_scheme(text: &str) -> bool {
    text.starts_with("//")
        || text.split_once(':').is_some_and(|(scheme, _)| {
            scheme.starts_with(|first: char| first.is_ascii_alphabetic())
                && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
        })
}
