//! Joins the files of a document to one tree in which each reference leads to a node of the same tree.

mod copy;
mod destination;
mod equal;
mod extending;
mod lookup;
mod named;
mod names;
mod part;

use std::cell::OnceCell;
use std::path::Path;

use serde_json::{Map, Value};

use self::copy::Copier;
use self::destination::destinations;
use self::lookup::Lookup;
use self::part::part_number;
use super::files::Files;
use super::reference::reference_text;
use crate::diagnostic::{Code, Diagnostics, Location, Pointer};
use crate::tree::{Bundle, Layout, reference_to};

/// Joins the files that the references of `root` lead to. Returns `None` if the root file cannot be used.
pub(super) fn join(files: &Files, root: &Path, diagnostics: &mut Diagnostics) -> Option<Bundle> {
    let root = match files.find(root) {
        Ok(id) => id,
        Err(reason) => {
            let (message, help) = (reason.to_string(), "check the path");
            diagnostics.push(Code::UnreadableFile, &Location::root(), message, help);
            return None;
        }
    };
    files.report(root, diagnostics);
    let tree = &files.get(root)?.tree;
    if diagnostics.has_errors() {
        return None;
    }
    let identifiers: Vec<_> = files.iter().map(|_| OnceCell::new()).collect();
    let layout = Layout::of(tree);
    let lookup = Lookup { files, root, layout, identifiers: &identifiers };
    let mut copier = Copier::new(lookup, diagnostics);
    name_parts(&mut copier, tree, layout);
    let mut tree = copier.document(tree);
    let mut nodes = Vec::new();
    while let Some(part) = copier.parts.get(nodes.len()) {
        let (kind, location, node) = (part.kind, part.location.clone(), part.node);
        let number = nodes.len();
        nodes.push(copier.part(kind, &location, node, number));
        copier.add_extending(number);
    }
    let Copier { parts, mut origins, part_mounts, .. } = copier;
    let destinations = destinations(&parts, &nodes, &tree, files, layout);
    for (destination, (copy, mounts)) in destinations.iter().zip(nodes.into_iter().zip(part_mounts))
    {
        if destination.is_first {
            insert(&mut tree, &destination.pointer, copy);
            for (pointer, location) in mounts {
                let keys = destination.pointer.0.iter().cloned().chain(pointer.0);
                origins.mount(Pointer(keys.collect()), location);
            }
        }
    }
    let references: Vec<_> =
        destinations.iter().map(|destination| reference_to(&destination.pointer)).collect();
    replace_temporary_references(&mut tree, &references);
    Some(Bundle { tree, origins, orders: files.property_orders() })
}

/// Names each part that a component of the root document refers to after this component.
fn name_parts<'f>(copier: &mut Copier<'f, '_>, tree: &'f Value, layout: Layout) {
    for (kind, list) in layout.lists() {
        let list = list.iter().try_fold(tree, |node, key| node.get(key));
        let Some(Value::Object(entries)) = list else { continue };
        for (key, entry) in entries {
            let Some(text) = reference_text(entry) else { continue };
            if entry.as_object().is_none_or(|entry| entry.len() > 1) {
                continue;
            }
            copier.name_part(kind, key, text);
        }
    }
}

/// Inserts a node, and the objects on the path to it that do not exist.
fn insert(tree: &mut Value, pointer: &Pointer, copy: Value) {
    let mut node = tree;
    for key in &pointer.0 {
        if !node.is_object() {
            *node = Value::Object(Map::new());
        }
        let Value::Object(entries) = node else { return };
        node = entries.entry(key).or_insert(Value::Null);
    }
    *node = copy;
}

fn replace_temporary_references(node: &mut Value, references: &[String]) {
    match node {
        Value::String(text) => {
            if let Some(reference) = part_number(text).and_then(|number| references.get(number)) {
                text.clone_from(reference);
            }
        }
        Value::Array(items) => {
            for item in items {
                replace_temporary_references(item, references);
            }
        }
        Value::Object(entries) => {
            let is_temporary = |key: &String| part_number(key).is_some();
            if entries.keys().any(is_temporary) {
                // The key of a security requirement.
                let renamed = |(key, value): (String, Value)| {
                    let reference = part_number(&key).and_then(|number| references.get(number));
                    (reference.cloned().unwrap_or(key), value)
                };
                *entries = std::mem::take(entries).into_iter().map(renamed).collect();
            }
            for entry in entries.values_mut() {
                replace_temporary_references(entry, references);
            }
        }
        _ => {}
    }
}
