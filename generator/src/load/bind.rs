//! Generic schemas of JSON Schema: `$defs` beside a `$ref` say what the `$dynamicRef`s of its target mean.
//!
//! A schema like that becomes what its target says, with the references bound. What is bound further away, over
//! several `$ref`s or files, is left alone.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::bundle::{Identities, size};
use super::reference::{Fragment, Reference, Target, pointer_text, reference_text};
use crate::diagnostic::Pointer;

/// How many nodes may be copied; a document that needs more is not meant well.
const MAX_COPIED: usize = 100_000;

/// Binds the references of a file.
pub(super) fn bind(tree: &mut Value) {
    let mut ways = Vec::new();
    find(tree, &mut Vec::new(), &mut ways);
    if ways.is_empty() {
        return;
    }
    let identities = Identities::of(tree);
    let mut left = MAX_COPIED;
    for way in ways {
        if let Some(bound) = bound(tree, &way, &identities, &mut left)
            && let Some(place) = node_mut(tree, &way)
        {
            *place = bound;
        }
    }
}

/// Finds the schemas that bind something.
fn find(node: &Value, way: &mut Vec<String>, ways: &mut Vec<Vec<String>>) {
    let mut below = |key: String, node: &Value| {
        way.push(key);
        find(node, way, ways);
        way.pop();
    };
    match node {
        Value::Object(fields) => fields.iter().for_each(|(key, node)| below(key.clone(), node)),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, node)| below(index.to_string(), node));
        }
        _ => {}
    }
    if reference_text(node).is_some() && !anchors(node).is_empty() {
        ways.push(way.clone());
    }
}

/// The dynamic anchors among the definitions of a schema, and the keys of those.
fn anchors<'t>(schema: &'t Value) -> BTreeMap<&'t str, &'t str> {
    let definitions = schema.get("$defs").and_then(Value::as_object);
    let definitions = definitions.into_iter().flatten();
    let anchor = |(key, schema): (&'t String, &'t Value)| {
        Some((schema.get("$dynamicAnchor")?.as_str()?, key.as_str()))
    };
    definitions.filter_map(anchor).collect()
}

/// What a schema that binds something says; none where its target has no use for that.
fn bound(tree: &Value, way: &[String], identities: &Identities, left: &mut usize) -> Option<Value> {
    let schema = node(tree, way)?;
    let target = target(tree, reference_text(schema)?, identities)?;
    let size = size(target);
    *left = left.checked_sub(size)?;
    let definitions = Pointer(way.to_vec()).child("$defs");
    let names = anchors(schema).into_iter();
    let sources: BTreeMap<String, Value> = names
        .map(|(name, key)| (format!("#{name}"), pointer_text(&definitions.child(key)).into()))
        .collect();
    let mut copy = target.clone();
    if put(&mut copy, &sources) == 0 {
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

/// Replaces the references that are bound, and tells how many there were.
fn put(node: &mut Value, sources: &BTreeMap<String, Value>) -> usize {
    match node {
        Value::Object(fields) => {
            let text = fields.get("$dynamicRef").and_then(Value::as_str);
            let found = text.and_then(|text| sources.get(text)).cloned();
            let here = usize::from(found.is_some());
            if let Some(text) = found {
                fields.remove("$dynamicRef");
                fields.insert("$ref".to_owned(), text);
            }
            here + fields.values_mut().map(|node| put(node, sources)).sum::<usize>()
        }
        Value::Array(items) => items.iter_mut().map(|node| put(node, sources)).sum(),
        _ => 0,
    }
}

/// What a reference leads to in the same file.
fn target<'t>(tree: &'t Value, text: &str, identities: &Identities) -> Option<&'t Value> {
    if let Some(way) = identities.id(text) {
        return node(tree, way);
    }
    match Reference::read(text) {
        Reference { file: Target::Here, fragment: Fragment::Pointer(way) } => node(tree, &way),
        Reference { file: Target::Here, fragment: Fragment::Anchor(name) } => {
            node(tree, identities.anchor(&name)?)
        }
        _ => None,
    }
}

fn node<'t>(tree: &'t Value, way: &[String]) -> Option<&'t Value> {
    way.iter().try_fold(tree, |node, key| match node {
        Value::Array(items) => items.get(key.parse::<usize>().ok()?),
        node => node.get(key),
    })
}

fn node_mut<'t>(tree: &'t mut Value, way: &[String]) -> Option<&'t mut Value> {
    way.iter().try_fold(tree, |node, key| match node {
        Value::Array(items) => items.get_mut(key.parse::<usize>().ok()?),
        node => node.get_mut(key),
    })
}

fn into_map(value: Value) -> Option<Map<String, Value>> {
    if let Value::Object(fields) = value { Some(fields) } else { None }
}
