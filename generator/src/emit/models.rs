//! The part of the runtime that models without a client need: JSON, and neither requests nor responses.

use std::collections::BTreeSet;

use toml::{Table, Value};

/// The feature of the runtime for requests and responses.
const CLIENT: &str = "client";

/// Removes the features of the runtime that need requests, and the optional dependencies that no other feature enables.
pub(super) fn remove_client(runtime: &mut Table) {
    let mut enabled = BTreeSet::new();
    if let Some(Value::Table(features)) = runtime.get_mut("features") {
        let lists = |list: &Value, name| {
            list.as_array().into_iter().flatten().any(|each| each.as_str() == Some(name))
        };
        features.retain(|name, list| name != CLIENT && !lists(list, CLIENT));
        let all = features.values().filter_map(Value::as_array).flatten();
        enabled = all.filter_map(Value::as_str).map(str::to_owned).collect();
    }
    let is_used = |name: &str, value: &mut Value| {
        value.get("optional").is_none() || enabled.contains(&format!("dep:{name}"))
    };
    if let Some(Value::Table(dependencies)) = runtime.get_mut("dependencies") {
        dependencies.retain(is_used);
    }
    if let Some(Value::Table(targets)) = runtime.get_mut("target") {
        targets.retain(|_, target| match target.get_mut("dependencies") {
            Some(Value::Table(dependencies)) => {
                dependencies.retain(is_used);
                !dependencies.is_empty()
            }
            _ => false,
        });
        if targets.is_empty() {
            runtime.remove("target");
        }
    }
}
