//! `Cargo.toml`: the package, a feature for each tag, and the dependencies of the runtime.
//!
//! No key is text of a document: the keys are fixed, identifiers, or from the configuration or the manifest of the runtime.

use std::collections::{BTreeMap, BTreeSet};

use sailwright_runtime::source::MANIFEST;
use toml::{Table, Value};

use super::package::package;
use super::{Crate, DocumentModule, Home, models, overview};
use crate::config::Runtime;
use crate::ir::RuntimePart;
use crate::name;

/// The crate of the runtime.
const RUNTIME: &str = "sailwright-runtime";

/// Returns the text of `Cargo.toml`.
pub(super) fn text(settings: &Crate, documents: &[DocumentModule<'_>]) -> String {
    let mut runtime: Table = MANIFEST.parse().unwrap_or_default();
    if settings.config.package.types_only {
        models::remove_client(&mut runtime);
    }
    select_dependencies(&mut runtime, &settings.runtime_parts);
    let mut manifest = Table::new();
    manifest.insert("package".to_owned(), Value::Table(package(settings, documents)));
    manifest.insert("features".to_owned(), Value::Table(features(settings, documents, &runtime)));
    match settings.config.package.runtime {
        Runtime::Crate => {
            let mut dependency =
                Table::from_iter([("version".to_owned(), Value::from(env!("CARGO_PKG_VERSION")))]);
            // A package with a build script has no features for those of the runtime.
            if matches!(settings.home, Home::Root) {
                dependency.insert("default-features".to_owned(), Value::from(false));
                let of_models = settings.runtime_parts.iter().filter(|part| part.is_of_models());
                let of_models: Vec<Value> = of_models.map(|part| part.feature().into()).collect();
                if !of_models.is_empty() {
                    dependency.insert("features".to_owned(), Value::Array(of_models));
                }
            }
            let table = Table::from_iter([(RUNTIME.to_owned(), Value::Table(dependency))]);
            manifest.insert("dependencies".to_owned(), Value::Table(table));
        }
        Runtime::Embedded => {
            for key in ["dependencies", "target"] {
                if let Some(Value::Table(table)) = runtime.get(key) {
                    manifest.insert(key.to_owned(), Value::Table(table.clone()));
                }
            }
        }
    }
    if settings.config.package.workspace {
        let inherited = Table::from_iter([("workspace".to_owned(), Value::from(true))]);
        manifest.insert("lints".to_owned(), Value::Table(inherited));
    }
    if let Some((_, feature)) = overview::quickstart(settings, documents) {
        manifest.extend(quickstart(feature));
    }
    let dependencies = settings.config.dependencies.clone().into_iter().collect();
    let more = Table::from_iter([("dependencies".to_owned(), Value::Table(dependencies))]);
    merge(&mut manifest, &more);
    merge(&mut manifest, &settings.config.package.manifest);
    written(&manifest)
}

/// Moves the dependencies of the parts that are needed to the feature `client`, and removes those that only other parts need.
fn select_dependencies(runtime: &mut Table, parts: &BTreeSet<RuntimePart>) {
    let Some(Value::Table(features)) = runtime.get_mut("features") else { return };
    let mut removed = Vec::new();
    for part in RuntimePart::ALL {
        let list = features.get(part.feature()).and_then(Value::as_array).cloned();
        for dependency in list.unwrap_or_default() {
            let Some(name) = dependency.as_str().and_then(|text| text.strip_prefix("dep:")) else {
                continue;
            };
            match features.get_mut("client").and_then(Value::as_array_mut) {
                Some(client) if parts.contains(&part) => {
                    if !client.contains(&dependency) {
                        client.push(dependency);
                    }
                }
                _ => removed.push(name.to_owned()),
            }
        }
    }
    let client = features.get("client").and_then(Value::as_array).cloned().unwrap_or_default();
    let is_needed = |name: &str| client.contains(&Value::from(format!("dep:{name}")));
    removed.retain(|name| !is_needed(name));
    let remove = |table: &mut Table| {
        if let Some(Value::Table(dependencies)) = table.get_mut("dependencies") {
            dependencies.retain(|name, _| !removed.iter().any(|each| each == name));
        }
    };
    remove(runtime);
    if let Some(Value::Table(targets)) = runtime.get_mut("target") {
        targets.iter_mut().filter_map(|(_, target)| target.as_table_mut()).for_each(remove);
    }
}

/// Returns the tables of `examples/quickstart.rs`.
fn quickstart(feature: String) -> Table {
    let example = Table::from_iter([
        ("name".to_owned(), Value::from("quickstart")),
        ("required-features".to_owned(), Value::from(vec![feature])),
    ]);
    let tokio = Table::from_iter([
        ("version".to_owned(), Value::from("1")),
        ("features".to_owned(), Value::from(vec!["macros", "rt-multi-thread"])),
    ]);
    let dependencies = Table::from_iter([("tokio".to_owned(), Value::Table(tokio))]);
    Table::from_iter([
        ("example".to_owned(), Value::Array(vec![Value::Table(example)])),
        ("dev-dependencies".to_owned(), Value::Table(dependencies)),
    ])
}

/// Merges tables into a manifest: values of tables with the same key are merged, other values replaced.
fn merge(manifest: &mut Table, more: &Table) {
    for (key, value) in more {
        match (manifest.get_mut(key), value) {
            (Some(Value::Table(table)), Value::Table(more)) => merge(table, more),
            _ => drop(manifest.insert(key.clone(), value.clone())),
        }
    }
}

/// Returns the text of a manifest: the tables that cargo users expect first, dependencies on one line each.
fn written(manifest: &Table) -> String {
    const ORDER: [&str; 7] =
        ["package", "lib", "example", "features", "dependencies", "dev-dependencies", "target"];
    let rank = |key: &str| ORDER.iter().position(|first| *first == key).unwrap_or(ORDER.len());
    let mut keys: Vec<&String> = manifest.keys().collect();
    keys.sort_by_key(|key| (rank(key), key.as_str()));
    let mut text = String::new();
    for key in keys {
        section(&mut text, key, &manifest[key]);
    }
    text
}

/// Writes a table with its heading. Tables of the targets and of the metadata contain tables themselves.
fn section(text: &mut String, heading: &str, value: &Value) {
    if let Value::Array(tables) = value
        && tables.iter().all(Value::is_table)
    {
        for table in tables {
            section(text, &format!("[{heading}]"), table);
        }
        return;
    }
    let Value::Table(table) = value else {
        text.extend([heading, " = ", &inline(value), "\n"]);
        return;
    };
    let is_nested = |value: &Value| matches!(value, Value::Table(_)) && !is_inherited(value);
    let last = heading.rsplit('.').next().unwrap_or_default();
    let is_list = last.ends_with("dependencies") || heading == "features";
    let is_parent = !is_list && heading != "lints" && table.values().any(is_nested);
    let (tables, values): (Vec<_>, Vec<_>) =
        table.iter().partition(|(_, value)| is_parent && is_nested(value));
    if !values.is_empty() || tables.is_empty() {
        if !text.is_empty() {
            text.push('\n');
        }
        text.extend(["[", heading, "]\n"]);
        for (key, value) in sorted(&values, heading) {
            match value {
                value if is_inherited(value) => text.extend([key, ".workspace = true\n"]),
                value if is_list => text.extend([&bare(key), " = ", &dependency(value), "\n"]),
                value => text.extend([&bare(key), " = ", &inline(value), "\n"]),
            }
        }
    }
    for (key, value) in tables {
        section(text, &format!("{heading}.{}", bare(key)), value);
    }
}

/// Returns the keys of a package in the order of cargo, `default` before all other features, and others as they are.
fn sorted<'a>(values: &[(&'a String, &'a Value)], heading: &str) -> Vec<(&'a String, &'a Value)> {
    const PACKAGE: [&str; 4] = ["name", "version", "description", "default"];
    let mut values = values.to_vec();
    if matches!(heading, "package" | "features") {
        let rank = |key: &str| PACKAGE.iter().position(|first| *first == key).unwrap_or(4);
        values.sort_by_key(|(key, _)| rank(key));
    }
    values
}

/// Returns a dependency on one line: a string if it has a version only.
fn dependency(value: &Value) -> String {
    match value.as_table().and_then(|table| table.get("version").filter(|_| table.len() == 1)) {
        Some(version) => inline(version),
        None => inline(value),
    }
}

/// Returns whether a value is inherited from the workspace.
fn is_inherited(value: &Value) -> bool {
    value
        .as_table()
        .is_some_and(|table| table.len() == 1 && table.get("workspace") == Some(&true.into()))
}

/// Returns a key, in quotes if cargo requires them.
fn bare(key: &str) -> String {
    let is_bare = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    if key.chars().all(is_bare) { key.to_owned() } else { Value::from(key).to_string() }
}

/// Returns the features: one for each tag and each module, which are on by default unless the document is optional, one for the types of each document
/// with operations, and those of the runtime.
fn features(settings: &Crate, documents: &[DocumentModule<'_>], runtime: &Table) -> Table {
    let mut all: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut default = BTreeSet::new();
    for document in documents {
        let tags: Vec<String> = document.features().into_iter().collect();
        match document.module() {
            Some(ident) => {
                let name = name::feature(Some(ident), None);
                if !document.optional {
                    default.insert(name.clone());
                }
                all.insert(name, tags.clone());
            }
            None if document.optional => {}
            None => default.extend(tags.clone()),
        }
        if !tags.is_empty() {
            all.extend(document.types_feature().map(|feature| (feature, Vec::new())));
        }
        all.extend(tags.into_iter().map(|tag| (tag, vec!["client".to_owned()])));
    }
    for (name, value) in runtime.get("features").and_then(Value::as_table).into_iter().flatten() {
        let list = value.as_array().into_iter().flatten();
        let list: Vec<String> = list.filter_map(Value::as_str).map(str::to_owned).collect();
        match (name.as_str(), settings.config.package.runtime) {
            ("source" | "default" | "full", _) => {}
            (part, _) if RuntimePart::of_feature(part).is_some() => {}
            ("client", Runtime::Crate) => {
                let parts = settings.runtime_parts.iter().filter(|part| !part.is_of_models());
                let names = parts.map(|part| part.feature());
                let list = std::iter::once("client").chain(names);
                all.insert(name.clone(), list.map(|name| format!("{RUNTIME}/{name}")).collect());
            }
            (_, Runtime::Embedded) => drop(all.insert(name.clone(), list)),
            (_, Runtime::Crate) => {
                let own = list.into_iter().filter(|feature| feature == "client");
                drop(all.insert(name.clone(), own.chain([format!("{RUNTIME}/{name}")]).collect()));
            }
        }
    }
    let strings = |list: Vec<String>| Value::Array(list.into_iter().map(Value::String).collect());
    if !settings.config.package.types_only {
        default.insert("client".to_owned());
        let of_runtime = runtime.get("features").and_then(|features| features.get("default"));
        let of_runtime = of_runtime.and_then(Value::as_array).into_iter().flatten();
        let of_runtime =
            of_runtime.filter_map(Value::as_str).filter(|name| all.contains_key(*name));
        default.extend(of_runtime.map(str::to_owned));
    }
    let default = ("default".to_owned(), strings(default.into_iter().collect()));
    all.into_iter().map(|(name, list)| (name, strings(list))).chain([default]).collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_part_alone_has_its_dependencies() {
        for part in RuntimePart::ALL {
            let mut runtime: Table = MANIFEST.parse().expect("a manifest");
            select_dependencies(&mut runtime, &BTreeSet::from([part]));
            let targets = runtime["target"].as_table().expect("targets");
            let tables = std::iter::once(&runtime["dependencies"])
                .chain(targets.values().map(|target| &target["dependencies"]));
            let known: BTreeSet<String> = tables
                .flat_map(|table| table.as_table().expect("a table").keys().cloned())
                .collect();
            let client = runtime["features"]["client"].as_array().expect("a list");
            let enabled = client.iter().filter_map(|each| each.as_str()?.strip_prefix("dep:"));
            let missing: Vec<&str> = enabled.filter(|name| !known.contains(*name)).collect();
            assert_eq!(missing, Vec::<&str>::new(), "{}", part.feature());
        }
    }
}
