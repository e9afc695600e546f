//! The documents of a folder, and their operations, counted without the generator.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_yaml::Value;

const METHODS: &[&str] = &["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// An operation in a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Operation {
    /// HTTP method in lower case.
    pub method: String,
    /// The path template of the root document.
    pub path: String,
    /// File of the operation.
    pub file: PathBuf,
    /// JSON pointer in that file.
    pub pointer: Vec<String>,
}

/// Returns the root documents below a folder, sorted.
pub fn roots(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else if is_root(&path) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn is_root(path: &Path) -> bool {
    let kind = path.extension().and_then(|kind| kind.to_str()).unwrap_or_default();
    if !["yaml", "yml", "json"].contains(&kind) {
        return false;
    }
    let Ok(text) = fs::read_to_string(path) else { return false };
    match kind {
        "json" => {
            let has = |key| text.contains(key);
            has("\"openapi\"")
                && ["\"paths\"", "\"webhooks\"", "\"components\""].into_iter().any(has)
        }
        _ => text
            .lines()
            .any(|line| line.starts_with("openapi:") || line.starts_with("\"openapi\":")),
    }
}

/// Returns all operations of a document.
///
/// # Errors
///
/// Returns a message if the document, or a file that its paths refer to, cannot be read.
pub fn operations(root: &Path) -> Result<Vec<Operation>, String> {
    let mut files = Files::default();
    let document = files.read(root)?;
    let mut found = Vec::new();
    let Some(paths) = document.get("paths").and_then(Value::as_mapping) else { return Ok(found) };
    for (path, item) in paths {
        let Some(path) = path.as_str().filter(|path| !path.starts_with("x-")) else { continue };
        let pointer = vec!["paths".to_owned(), path.to_owned()];
        let (file, pointer, item) = files.follow(root.to_path_buf(), pointer, item.clone())?;
        for method in METHODS {
            if item.get(method).is_some_and(Value::is_mapping) {
                let pointer = pointer.iter().cloned().chain([(*method).to_owned()]).collect();
                let (method, path) = ((*method).to_owned(), path.to_owned());
                found.push(Operation { method, path, file: file.clone(), pointer });
            }
        }
    }
    Ok(found)
}

#[derive(Default)]
struct Files {
    read: BTreeMap<PathBuf, Value>,
}

impl Files {
    fn read(&mut self, path: &Path) -> Result<Value, String> {
        if let Some(value) = self.read.get(path) {
            return Ok(value.clone());
        }
        let text = fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
        let text = String::from_utf8_lossy(&text);
        let wrong = |error: String| format!("{}: {error}", path.display());
        let value = if path.extension().is_some_and(|kind| kind == "json") {
            let tree: serde_json::Value =
                serde_json::from_str(&text).map_err(|error| wrong(error.to_string()))?;
            serde_yaml::to_value(tree).map_err(|error| wrong(error.to_string()))?
        } else {
            let mut value: Value =
                serde_yaml::from_str(&text).map_err(|error| wrong(error.to_string()))?;
            value.apply_merge().map_err(|error| wrong(error.to_string()))?;
            value
        };
        self.read.insert(path.to_path_buf(), value.clone());
        Ok(value)
    }

    /// Follows the references of a path item, at most ten.
    fn follow(
        &mut self,
        mut file: PathBuf,
        mut pointer: Vec<String>,
        mut item: Value,
    ) -> Result<(PathBuf, Vec<String>, Value), String> {
        for _ in 0..10 {
            let Some(target) = item.get("$ref").and_then(Value::as_str) else { break };
            let (path, fragment) = target.split_once('#').unwrap_or((target, ""));
            if !path.is_empty() {
                file = file.parent().unwrap_or(Path::new("")).join(path);
            }
            pointer = fragment.split('/').skip(1).map(unescaped).collect();
            let document = self.read(&file)?;
            let step = |node: &Value, key: &String| node.get(key.as_str()).cloned();
            item = pointer
                .iter()
                .try_fold(document, |node, key| step(&node, key))
                .ok_or_else(|| format!("{target} does not exist"))?;
        }
        Ok((file, pointer, item))
    }
}

fn unescaped(key: &str) -> String {
    key.replace("~1", "/").replace("~0", "~").replace("%7B", "{").replace("%7D", "}")
}
