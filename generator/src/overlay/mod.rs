//! Applies the changes of OpenAPI Overlay 1.0 and 1.1 files to a document whose files are joined.

mod change;
mod target;

use serde_json::Value;

use crate::diagnostic::{Code, Diagnostics, FileId, Location, Pointer};
use crate::load::Files;
use crate::tree::{Bundle, descendant};

/// Applies the actions of an overlay in their order.
pub fn apply(bundle: &mut Bundle, files: &Files, overlay: FileId, diagnostics: &mut Diagnostics) {
    files.report(overlay, diagnostics);
    let Some(file) = files.get(overlay) else { return };
    if diagnostics.has_errors() {
        return;
    }
    let at = Location { file: overlay, pointer: Pointer::default() };
    let Some(actions) = actions(&file.tree, &at, diagnostics) else { return };
    let at = at.child("actions");
    for (index, action) in actions.iter().enumerate() {
        apply_action(bundle, action, &at.child(index.to_string()), diagnostics);
    }
}

const FORM: &str = "write `overlay: 1.1.0`, `info`, and `actions` with `target` and `update`, `copy` or `remove: true`";

fn actions<'a>(
    tree: &'a Value,
    at: &Location,
    diagnostics: &mut Diagnostics,
) -> Option<&'a Vec<Value>> {
    let version = tree.get("overlay").and_then(Value::as_str);
    let is_known = |version: &str| {
        ["1.0", "1.1"].iter().any(|known| {
            version
                .strip_prefix(known)
                .is_some_and(|patch| patch.is_empty() || patch.starts_with('.'))
        })
    };
    if !version.is_some_and(is_known) {
        let message = "the file is not an overlay of version 1.0 or 1.1";
        diagnostics.push(Code::InvalidOverlay, &at.child("overlay"), message, FORM);
        return None;
    }
    let actions = tree.get("actions").and_then(Value::as_array);
    if actions.is_none() {
        let message = "the overlay has no list of `actions`";
        diagnostics.push(Code::InvalidOverlay, &at.child("actions"), message, FORM);
    }
    actions
}

fn apply_action(bundle: &mut Bundle, action: &Value, at: &Location, diagnostics: &mut Diagnostics) {
    let Some(text) = action.get("target").and_then(Value::as_str) else {
        let message = "the action has no `target`";
        diagnostics.push(Code::InvalidOverlay, at, message, FORM);
        return;
    };
    let Some(found) = target::find(&bundle.tree, text, &at.child("target"), diagnostics) else {
        return;
    };
    if found.is_empty() {
        report_unmatched(text, &at.child("target"), diagnostics);
    }
    let is_removed = action.get("remove") == Some(&Value::Bool(true));
    match (is_removed, action.get("update"), action.get("copy").and_then(Value::as_str)) {
        (true, ..) => {
            // From the end of each list, so that the pointers to the other nodes stay valid.
            let mut found = found;
            found.sort_by_cached_key(|pointer| {
                let keys = pointer.0.iter().map(|key| (key.parse::<usize>().ok(), key.clone()));
                keys.collect::<Vec<_>>()
            });
            for pointer in found.iter().rev() {
                change::remove(bundle, pointer);
            }
        }
        (false, Some(update), None) => {
            check_references(update, &at.child("update"), diagnostics);
            update_all(bundle, &found, update, &at.child("update"), at, diagnostics);
        }
        (false, None, Some(text)) => {
            let at_copy = at.child("copy");
            let Some(source) = source(bundle, text, &at_copy, diagnostics) else { return };
            let Some(node) = descendant(&bundle.tree, &source.0).cloned() else { return };
            let location = bundle.origins.location(&source);
            update_all(bundle, &found, &node, &location, &at_copy, diagnostics);
        }
        (false, Some(_), Some(_)) => {
            let message = "the action has both `update` and `copy`";
            diagnostics.push(Code::InvalidOverlay, at, message, "write two actions");
        }
        (false, None, None) => {
            let message = "the action has neither `update`, `copy` nor `remove: true`";
            diagnostics.push(Code::InvalidOverlay, at, message, FORM);
        }
    }
}

fn report_unmatched(text: &str, at: &Location, diagnostics: &mut Diagnostics) {
    let message = format!("`{text}` does not exist in the document");
    let help = "the action has no effect; correct or remove it";
    diagnostics.push(Code::UnmatchedOverlay, at, message, help);
}

/// Returns the only node that the path of a copy selects.
fn source(
    bundle: &Bundle,
    text: &str,
    at: &Location,
    diagnostics: &mut Diagnostics,
) -> Option<Pointer> {
    let mut found = target::find(&bundle.tree, text, at, diagnostics)?;
    if found.len() > 1 {
        let message =
            format!("`{text}` selects {} nodes, of which only one can be copied", found.len());
        let help = "write a path that selects one node";
        diagnostics.push(Code::InvalidOverlay, at, message, help);
        return None;
    }
    if found.is_empty() {
        report_unmatched(text, at, diagnostics);
    }
    found.pop()
}

/// Applies an update to all nodes that it can be merged with. `origin` is the location of the update, and `at` that of the
/// diagnostics.
fn update_all(
    bundle: &mut Bundle,
    found: &[Pointer],
    update: &Value,
    origin: &Location,
    at: &Location,
    diagnostics: &mut Diagnostics,
) {
    for pointer in found {
        let Some(node) = descendant(&bundle.tree, &pointer.0) else { continue };
        match (node, update) {
            (Value::Object(_), Value::Object(_)) | (Value::Array(_) | Value::Null, _) => {}
            (Value::Object(_), _) => {
                let message = "an object can only be updated with an object";
                let help = "write the properties to merge, or remove the object and add another one to its parent";
                diagnostics.push(Code::InvalidOverlay, at, message, help);
                return;
            }
            (_, Value::Object(_) | Value::Array(_)) => {
                let message = "a string, number or boolean can only be replaced by another one";
                let help = "remove the node and add another one to its parent";
                diagnostics.push(Code::InvalidOverlay, at, message, help);
                return;
            }
            _ => {}
        }
        change::update(bundle, pointer, update, origin);
    }
}

/// Reports references to files: the files are joined before overlays are applied.
fn check_references(node: &Value, at: &Location, diagnostics: &mut Diagnostics) {
    match node {
        Value::Object(entries) => {
            let text = entries.get("$ref").and_then(Value::as_str);
            if let Some(text) = text.filter(|text| !text.starts_with('#')) {
                let message = format!("the overlay refers to the file `{text}`");
                let help = "refer to a component of the document: `#/components/...`";
                diagnostics.push(Code::InvalidOverlay, &at.child("$ref"), message, help);
            }
            entries
                .iter()
                .for_each(|(key, value)| check_references(value, &at.child(key), diagnostics));
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                check_references(item, &at.child(index.to_string()), diagnostics);
            }
        }
        _ => {}
    }
}
