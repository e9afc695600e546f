//! A minimal reader of the documents in `spec`, for their operations and examples.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::Version;

/// A node of a document, with its file.
#[derive(Clone, Debug)]
pub struct Node {
    file: PathBuf,
    /// Value of the node.
    pub value: Value,
}

impl Node {
    /// Reads a file.
    pub fn open(file: PathBuf) -> Self {
        let text =
            fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let value = serde_yaml::from_str(&text)
            .unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        Self { file, value }
    }

    /// Returns an entry of this object. A `$ref` is replaced by its target, and siblings of the `$ref` override the target.
    pub fn get(&self, key: &str) -> Option<Self> {
        Some(self.with(self.value.get(key)?.clone()).resolved())
    }

    /// Returns the items of a list in this object, with references resolved. Empty if there is no such entry.
    pub fn list(&self, key: &str) -> Vec<Self> {
        let items = self.value.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
        items.into_iter().map(|item| self.with(item).resolved()).collect()
    }

    /// Returns the entries of an object in this object, with references resolved. Empty if there is no such entry.
    pub fn fields(&self, key: &str) -> Vec<(String, Self)> {
        let fields = self.value.get(key).and_then(Value::as_object).cloned().unwrap_or_default();
        fields.into_iter().map(|(key, field)| (key, self.with(field).resolved())).collect()
    }

    /// Returns a string in this object.
    pub fn text(&self, key: &str) -> Option<&str> {
        self.value.get(key)?.as_str()
    }

    fn with(&self, value: Value) -> Self {
        Self { file: self.file.clone(), value }
    }

    fn resolved(self) -> Self {
        let Some(reference) = self.text("$ref") else { return self };
        let mut target = Self::open(self.file.with_file_name("").join(reference)).resolved();
        if let (Some(fields), Some(siblings)) =
            (target.value.as_object_mut(), self.value.as_object())
        {
            let siblings = siblings.iter().filter(|(key, _)| *key != "$ref");
            fields.extend(siblings.map(|(key, value)| (key.clone(), value.clone())));
        }
        target
    }
}

/// Returns all operations of a version by `operationId`, sorted.
pub fn operations(folder: &str) -> Vec<(String, Node)> {
    let mut found = mentioning(folder, "");
    found.sort_by(|one, other| one.0.cmp(&other.0));
    found
}

/// Returns one operation of a version, by its `operationId` without the suffix of the version.
pub fn operation(version: &Version, id: &str) -> Node {
    let (folder, id) = (version.folder, &format!("{id}{}", version.suffix));
    let found = mentioning(folder, id).into_iter().find(|(other, _)| other == id);
    found.unwrap_or_else(|| panic!("{folder} has no operation `{id}`")).1
}

/// Returns the operations of the path files that contain a word. The other files are not parsed.
fn mentioning(folder: &str, word: &str) -> Vec<(String, Node)> {
    let paths = root().join("spec").join(folder).join("paths");
    let mut found = Vec::new();
    for entry in fs::read_dir(paths).expect("a folder of paths") {
        let file = entry.expect("a readable folder").path();
        if !fs::read_to_string(&file).expect("a readable file").contains(word) {
            continue;
        }
        let path = Node::open(file);
        for method in ["get", "put", "post", "patch", "delete", "head", "options", "trace"] {
            if let Some(operation) = path.get(method) {
                let id = operation.text("operationId").expect("an operationId").to_owned();
                found.push((id, operation));
            }
        }
    }
    found
}

/// Returns the root folder of the repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace")
}
