//! `Cargo.toml`: the package, a feature for each tag, and the dependencies of the runtime.
//!
//! No key is text of a document: the keys are fixed, identifiers, or from the configuration or the manifest of the runtime.

use std::collections::{BTreeMap, BTreeSet};

use toml::{Table, Value};

use super::{Crate, DocumentModule};
use crate::name;

/// The manifest of the runtime.
const RUNTIME: &str = include_str!("../../../templates/Cargo.toml");
/// The manifest of the workspace of the runtime, which has the versions of the dependencies.
const WORKSPACE: &str = include_str!("../../../Cargo.toml");

/// Returns the text of `Cargo.toml`.
pub(super) fn text(settings: &Crate, documents: &[DocumentModule<'_>]) -> String {
    let runtime: Table = RUNTIME.parse().unwrap_or_default();
    let workspace: Table = WORKSPACE.parse().unwrap_or_default();
    let mut text = "[package]\n".to_owned();
    text.push_str(&package(settings, &workspace));
    text.push_str("\n[features]\n");
    text.push_str(&features(documents, runtime.get("features").and_then(Value::as_table)));
    for (target, list) in dependencies(&runtime) {
        let mut list: BTreeMap<String, Value> = list
            .iter()
            .map(|(name, value)| (name.clone(), resolved(name, value, &workspace)))
            .collect();
        if target.is_empty() {
            list.extend(settings.config.dependencies.clone());
        }
        let head = if target.is_empty() {
            "dependencies".to_owned()
        } else {
            format!("target.{}.dependencies", Value::String(target))
        };
        text.extend(["\n[", &head, "]\n"]);
        for (name, value) in list {
            text.extend([&name, " = ", &inline(&value), "\n"]);
        }
    }
    if settings.config.package.workspace {
        text.push_str("\n[lints]\nworkspace = true\n");
    }
    text
}

fn package(settings: &Crate, workspace: &Table) -> String {
    let shared = |key: &str| {
        let package = workspace.get("workspace").and_then(|table| table.get("package"));
        package
            .and_then(|table| table.get(key))
            .and_then(Value::as_str)
            .unwrap_or_default()
            .to_owned()
    };
    let description = settings
        .config
        .package
        .description
        .clone()
        .unwrap_or_else(|| "A client for an HTTP API".to_owned());
    let mut lines =
        vec![("name", settings.name.clone()), ("version", settings.config.package.version.clone())];
    lines.push(("description", description));
    let shared_keys = ["edition", "rust-version"];
    if !settings.config.package.workspace {
        lines.extend(shared_keys.map(|key| (key, shared(key))));
    }
    let mut text = String::new();
    for (key, value) in lines {
        text.extend([key, " = ", &Value::String(value).to_string(), "\n"]);
    }
    if settings.config.package.workspace {
        for key in shared_keys.into_iter().chain(["license"]) {
            text.extend([key, ".workspace = true\n"]);
        }
    }
    text
}

/// Returns the features: one for each tag and each module, which are on by default, and those of the runtime.
fn features(documents: &[DocumentModule<'_>], runtime: Option<&Table>) -> String {
    let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut default = BTreeSet::new();
    for document in documents {
        let tags: Vec<String> = document.features().into_iter().collect();
        match document.module() {
            Some(ident) => {
                let name = name::feature(Some(ident), None);
                default.insert(name.clone());
                all.insert(name, tags.clone());
            }
            None => default.extend(tags.clone()),
        }
        all.extend(tags.into_iter().map(|tag| (tag, Vec::new())));
    }
    let runtime = runtime.into_iter().flatten().map(|(name, value)| {
        let list = value.as_array().into_iter().flatten();
        (name.clone(), list.filter_map(Value::as_str).map(str::to_owned).collect())
    });
    all.extend(runtime);
    let default: Vec<String> =
        default.into_iter().chain(all.remove("default").unwrap_or_default()).collect();
    let line = |name: &str, list: Vec<String>| {
        let list: Vec<Value> = list.into_iter().map(Value::String).collect();
        format!("{name} = {}\n", inline(&Value::Array(list)))
    };
    let rest: String = all.into_iter().map(|(name, list)| line(&name, list)).collect();
    format!("{}{rest}", line("default", default))
}

/// Returns the tables of dependencies by target; the target of the table for all is empty.
fn dependencies(manifest: &Table) -> BTreeMap<String, Table> {
    let mut tables = BTreeMap::new();
    let table = |value: &Table| value.get("dependencies").and_then(Value::as_table).cloned();
    tables.insert(String::new(), table(manifest).unwrap_or_default());
    for (target, value) in manifest.get("target").and_then(Value::as_table).into_iter().flatten() {
        if let Some(list) = value.as_table().and_then(table) {
            tables.insert(target.clone(), list);
        }
    }
    tables
}

/// Returns a dependency with the version of the workspace.
fn resolved(name: &str, value: &Value, workspace: &Table) -> Value {
    let Some(own) = value.as_table().filter(|table| table.contains_key("workspace")) else {
        return value.clone();
    };
    let shared = workspace.get("workspace").and_then(|table| table.get("dependencies"));
    let mut merged = match shared.and_then(|table| table.get(name)) {
        Some(Value::Table(table)) => table.clone(),
        Some(version) => Table::from_iter([("version".to_owned(), version.clone())]),
        None => Table::new(),
    };
    for (key, value) in own.iter().filter(|(key, _)| *key != "workspace") {
        match (merged.get_mut(key), value) {
            (Some(Value::Array(list)), Value::Array(more)) => list.extend(more.clone()),
            _ => drop(merged.insert(key.clone(), value.clone())),
        }
    }
    match merged.get("version") {
        Some(version) if merged.len() == 1 => version.clone(),
        _ => Value::Table(merged),
    }
}

/// Returns a value on one line, with `version` first; a long list on several.
fn inline(value: &Value) -> String {
    match value {
        Value::Table(table) => {
            let mut keys: Vec<&String> = table.keys().collect();
            keys.sort_by_key(|key| (*key != "version", key.as_str()));
            let fields: Vec<String> = keys
                .into_iter()
                .filter_map(|key| Some(format!("{key} = {}", inline(table.get(key)?))))
                .collect();
            format!("{{ {} }}", fields.join(", "))
        }
        Value::Array(list) if list.len() > 4 => {
            let items: Vec<String> = list.iter().map(inline).collect();
            format!("[\n    {},\n]", items.join(",\n    "))
        }
        Value::Array(list) => {
            format!("[{}]", list.iter().map(inline).collect::<Vec<_>>().join(", "))
        }
        value => value.to_string(),
    }
}
