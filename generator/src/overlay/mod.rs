//! Applies the changes of OpenAPI Overlay 1.0 files to a document whose files are joined.

mod change;
mod path;

use serde_json::Value;

use self::path::Path;
use crate::diagnostic::{Code, Diagnostics, FileId, Location, Pointer};
use crate::load::Files;
use crate::tree::Bundle;

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

const FORM: &str =
    "write `overlay: 1.0.0`, `info`, and `actions` with `target` and `update` or `remove`";

fn actions<'a>(
    tree: &'a Value,
    at: &Location,
    diagnostics: &mut Diagnostics,
) -> Option<&'a Vec<Value>> {
    let version = tree.get("overlay").and_then(Value::as_str);
    if !version.is_some_and(|version| version.starts_with("1.")) {
        let message = "the file is not an overlay of version 1";
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
    let path = match Path::parse(text) {
        Ok(path) => path,
        Err(reason) => {
            let message = format!("`{text}` is not a supported JSONPath: {reason}");
            let help = "use `$.a.b`, `['a b']`, `[0]`, `[*]`, `..a` and `[?(@.a == 'b')]` only";
            diagnostics.push(Code::InvalidOverlay, &at.child("target"), message, help);
            return;
        }
    };
    let found = path.find(&bundle.tree);
    if found.is_empty() {
        let message = format!("`{text}` does not exist in the document");
        let help = "the action has no effect; correct or remove it";
        diagnostics.push(Code::UnmatchedOverlay, &at.child("target"), message, help);
    }
    match (action.get("remove"), action.get("update")) {
        (Some(Value::Bool(true)), _) => {
            // From the end, so that the pointers to the other nodes stay valid.
            for pointer in found.iter().rev() {
                change::remove(bundle, pointer);
            }
        }
        (_, Some(update)) => {
            check_references(update, &at.child("update"), diagnostics);
            for pointer in found {
                change::update(bundle, &pointer, update, &at.child("update"));
            }
        }
        _ => {
            let message = "the action has neither `update` nor `remove: true`";
            diagnostics.push(Code::InvalidOverlay, at, message, FORM);
        }
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
