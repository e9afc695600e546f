//! The texts of `$ref`: a file, and a place in it.

use std::path::{Component, Path, PathBuf};

use percent_encoding::percent_decode_str;
use serde_json::Value;

use crate::diagnostic::Pointer;

/// What a `$ref` says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Reference {
    /// The file that it names.
    pub(super) file: Target,
    /// The place in that file.
    pub(super) fragment: Fragment,
}

/// The file that a `$ref` names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Target {
    /// The file that it stands in.
    Here,
    /// Another one, by a path from the file that it stands in.
    File(PathBuf),
    /// Something that is not a file.
    Remote,
}

/// The place in a file that a `$ref` names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fragment {
    /// A way down the tree.
    Pointer(Vec<String>),
    /// The schema with this `$anchor`.
    Anchor(String),
}

impl Reference {
    /// Reads the text of a `$ref`.
    pub(super) fn read(text: &str) -> Self {
        let (file, fragment) = text.split_once('#').unwrap_or((text, ""));
        let file = match file {
            "" => Target::Here,
            file if has_scheme(file) => Target::Remote,
            file => Target::File(PathBuf::from(decode(file))),
        };
        let fragment = if fragment.is_empty() || fragment.starts_with('/') {
            Fragment::Pointer(read_pointer(fragment))
        } else {
            Fragment::Anchor(decode(fragment))
        };
        Self { file, fragment }
    }
}

/// The keys of a pointer as it stands behind the `#` of a `$ref`.
pub(crate) fn read_pointer(text: &str) -> Vec<String> {
    let unescaped = |key: String| {
        if key.contains('~') { key.replace("~1", "/").replace("~0", "~") } else { key }
    };
    text.split('/').skip(1).map(|key| unescaped(decode(key))).collect()
}

/// The text of a `$ref` to a node of the same document.
pub(crate) fn pointer_text(pointer: &Pointer) -> String {
    format!("#{}", pointer.to_string().replace('%', "%25"))
}

/// The text of a `$ref`, when a node is one; a property may be called so too, but is no text.
pub(super) fn reference_text(node: &Value) -> Option<&str> {
    node.as_object()?.get("$ref")?.as_str()
}

/// The path of a file that is named relative to another file, without `.` and `..` as that one is.
pub(super) fn relative_to(file: &Path, path: &Path) -> PathBuf {
    onto(file.parent().unwrap_or(Path::new("")).to_owned(), path)
}

/// The path without `.` and `..` where that is possible without looking at the disk.
pub(super) fn normal(path: &Path) -> PathBuf {
    onto(PathBuf::new(), path)
}

fn onto(folder: PathBuf, path: &Path) -> PathBuf {
    let mut normal = folder;
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir
                if matches!(normal.components().next_back(), Some(Component::Normal(_))) =>
            {
                normal.pop();
            }
            part => normal.push(part),
        }
    }
    normal
}

fn has_scheme(text: &str) -> bool {
    text.starts_with("//")
        || text.split_once(':').is_some_and(|(scheme, _)| {
            scheme.starts_with(|first: char| first.is_ascii_alphabetic())
                && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
        })
}

fn decode(text: &str) -> String {
    if !text.contains('%') {
        return text.to_owned();
    }
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}
