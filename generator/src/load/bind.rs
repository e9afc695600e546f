//! Generic schemas of JSON Schema: the `$defs` of a schema with a `$ref` bind the `$dynamicRef`s of its target.
//!
//! Such a schema is replaced by a copy of its target in which the references are bound. A binding that acts through
//! several `$ref`s or files is not supported.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::identifiers::Identifiers;
use super::reference::{Fragment, Reference, Target, reference_text};
use crate::diagnostic::{Location, Pointer};
use crate::tree::{NodePath, count_nodes, descendant, descendant_mut, reference_to};

/// The number of nodes that may be copied. Only a malicious document needs more.
const MAX_COPIED: usize = 100_000;

/// Binds the references of a file.
pub(super) fn bind(tree: &mut Value) {
    let mut schemas = Vec::new();
    collect(tree, &NodePath::Root(&Location::root()), &mut schemas);
    if schemas.is_empty() {
        return;
    }
    let identifiers = Identifiers::of(tree);
    let mut left = MAX_COPIED;
    for keys in schemas {
        if let Some(bound) = bound(tree, &keys, &identifiers, &mut left)
            && let Some(schema) = descendant_mut(tree, &keys)
        {
            *schema = bound;
        }
    }
}

/// Collects the schemas that bind a reference.
fn collect(node: &Value, path: &NodePath<'_>, schemas: &mut Vec<Vec<String>>) {
    match node {
        Value::Object(entries) => {
            entries.iter().for_each(|(key, entry)| collect(entry, &path.key(key), schemas));
        }
        Value::Array(items) => {
            items
                .iter()
                .enumerate()
                .for_each(|(index, item)| collect(item, &path.index(index), schemas));
        }
        _ => {}
    }
    if reference_text(node).is_some() && !anchors(node).is_empty() {
        schemas.push(path.location().pointer.0);
    }
}

/// Returns the dynamic anchors among the definitions of a schema, each with the key of its definition.
fn anchors(schema: &Value) -> BTreeMap<&str, &str> {
    let definitions = schema.get("$defs").and_then(Value::as_object);
    let definitions = definitions.into_iter().flatten();
    let anchors = definitions
        .filter_map(|(key, schema)| Some((schema.get("$dynamicAnchor")?.as_str()?, key.as_str())));
    anchors.collect()
}

/// Returns the schema that replaces one that binds references. `None` if its target contains none of them.
fn bound(
    tree: &Value,
    keys: &[String],
    identifiers: &Identifiers,
    left: &mut usize,
) -> Option<Value> {
    let schema = descendant(tree, keys)?;
    let target = target(tree, reference_text(schema)?, identifiers)?;
    *left = left.checked_sub(count_nodes(target))?;
    let definitions = Pointer(keys.to_vec()).child("$defs");
    let bindings: BTreeMap<String, Value> = anchors(schema)
        .into_iter()
        .map(|(name, key)| (format!("#{name}"), reference_to(&definitions.child(key)).into()))
        .collect();
    let mut copy = target.clone();
    if replace(&mut copy, &bindings) == 0 {
        return None;
    }
    let fields = copy.as_object_mut()?;
    for key in ["$id", "$anchor", "$dynamicAnchor", "title"] {
        fields.remove(key);
    }
    let mut all = fields.remove("$defs").and_then(into_map).unwrap_or_default();
    for (key, value) in schema.as_object()?.iter().filter(|(key, _)| *key != "$ref") {
        fields.insert(key.clone(), value.clone());
    }
    let own = fields.remove("$defs").and_then(into_map).unwrap_or_default();
    all.retain(|_, definition| definition.get("$dynamicAnchor").is_none());
    all.extend(own.into_iter().map(|(key, mut definition)| {
        definition.as_object_mut().and_then(|fields| fields.remove("$dynamicAnchor"));
        (key, definition)
    }));
    fields.insert("$defs".to_owned(), Value::Object(all));
    Some(copy)
}

/// Replaces the references that are bound. Returns their number.
fn replace(node: &mut Value, bindings: &BTreeMap<String, Value>) -> usize {
    match node {
        Value::Object(entries) => {
            let text = entries.get("$dynamicRef").and_then(Value::as_str);
            let bound = text.and_then(|text| bindings.get(text)).cloned();
            let count = usize::from(bound.is_some());
            if let Some(reference) = bound {
                entries.remove("$dynamicRef");
                entries.insert("$ref".to_owned(), reference);
            }
            count + entries.values_mut().map(|entry| replace(entry, bindings)).sum::<usize>()
        }
        Value::Array(items) => items.iter_mut().map(|item| replace(item, bindings)).sum(),
        _ => 0,
    }
}

/// Returns the node that a reference leads to in the same file.
fn target<'t>(tree: &'t Value, text: &str, identifiers: &Identifiers) -> Option<&'t Value> {
    if let Some(keys) = identifiers.id(text) {
        return descendant(tree, keys);
    }
    match Reference::parse(text) {
        Reference { file: Target::SameFile, fragment: Fragment::Pointer(keys) } => {
            descendant(tree, &keys)
        }
        Reference { file: Target::SameFile, fragment: Fragment::Anchor(name) } => {
            descendant(tree, identifiers.anchor(&name)?)
        }
        _ => None,
    }
}

fn into_map(value: Value) -> Option<Map<String, Value>> {
    if let Value::Object(entries) = value { Some(entries) } else { None }
}
