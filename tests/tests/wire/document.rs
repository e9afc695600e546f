//! The documents in `spec/`, read just far enough to know their operations and examples.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

/// A part of a document and the file that it stands in.
#[derive(Clone, Debug)]
pub struct Node {
    file: PathBuf,
    /// The part itself.
    pub value: Value,
}

impl Node {
    /// The content of a file.
    pub fn open(file: PathBuf) -> Self {
        let text =
            fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let value = serde_yaml::from_str(&text)
            .unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        Self { file, value }
    }

    /// A member of this object. A `$ref` in its place is followed; what stands beside the `$ref` wins
    /// over what it leads to.
    pub fn get(&self, key: &str) -> Option<Self> {
        Some(self.with(self.value.get(key)?.clone()).resolved())
    }

    /// The items of a list member, each with its `$ref` followed; none if there is no such member.
    pub fn list(&self, key: &str) -> Vec<Self> {
        let items = self.value.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
        items.into_iter().map(|item| self.with(item).resolved()).collect()
    }

    /// The members of an object member by key, each with its `$ref` followed.
    pub fn fields(&self, key: &str) -> Vec<(String, Self)> {
        let fields = self.value.get(key).and_then(Value::as_object).cloned().unwrap_or_default();
        fields.into_iter().map(|(key, field)| (key, self.with(field).resolved())).collect()
    }

    /// The text of a member.
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

/// All operations of a version by `operationId`, sorted.
pub fn operations(folder: &str) -> Vec<(String, Node)> {
    let mut found = mentioning(folder, "");
    found.sort_by(|one, other| one.0.cmp(&other.0));
    found
}

/// One operation of a version.
pub fn operation(folder: &str, id: &str) -> Node {
    let found = mentioning(folder, id).into_iter().find(|(other, _)| other == id);
    found.unwrap_or_else(|| panic!("{folder} has no operation `{id}`")).1
}

/// The operations in those files of paths that mention a word; the others need not be parsed.
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

/// The folder of the workspace.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace")
}
