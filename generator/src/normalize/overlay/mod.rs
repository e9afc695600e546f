//! Repairs of a document that stand in a file of their own: OpenAPI Overlay 1.0.

mod apply;
mod path;

use serde_json::Value;

use self::path::Path;
use crate::diagnostic::{Code, FileId, Findings, Place, Pointer};
use crate::load::{Bundle, Files};

/// Applies the actions of an overlay, in their order, to the joined document.
pub fn apply_overlay(bundle: &mut Bundle, files: &Files, id: FileId, findings: &mut Findings) {
    files.report(id, findings);
    let Some(file) = files.get(id) else { return };
    if findings.has_errors() {
        return;
    }
    let at = Place { file: id, pointer: Pointer::default() };
    let Some(actions) = actions(&file.tree, &at, findings) else { return };
    let at = at.child("actions");
    for (index, action) in actions.iter().enumerate() {
        apply_action(bundle, action, &at.child(index.to_string()), findings);
    }
}

const FORM: &str =
    "an overlay is `overlay: 1.0.0`, `info`, and `actions` with `target` and `update`";

fn actions<'a>(tree: &'a Value, at: &Place, findings: &mut Findings) -> Option<&'a Vec<Value>> {
    let version = tree.get("overlay").and_then(Value::as_str);
    if !version.is_some_and(|version| version.starts_with("1.")) {
        let message = "this is not an overlay: it does not start with `overlay: 1.0.0`";
        findings.add_with_help(Code::InvalidOverlay, &at.child("overlay"), message, FORM);
        return None;
    }
    let actions = tree.get("actions").and_then(Value::as_array);
    if actions.is_none() {
        let message = "an overlay has a list of `actions`";
        findings.add_with_help(Code::InvalidOverlay, &at.child("actions"), message, FORM);
    }
    actions
}

fn apply_action(bundle: &mut Bundle, action: &Value, at: &Place, findings: &mut Findings) {
    let Some(text) = action.get("target").and_then(Value::as_str) else {
        let message = "an action has a `target`, which is a JSONPath";
        findings.add_with_help(Code::InvalidOverlay, at, message, FORM);
        return;
    };
    let path = match Path::read(text) {
        Ok(path) => path,
        Err(reason) => {
            let message = format!("`{text}` is not a JSONPath that is understood: {reason}");
            let help =
                "understood are `$.a.b`, `['a b']`, `[0]`, `[*]`, `..a` and `[?(@.a == 'b')]`";
            findings.add_with_help(Code::InvalidOverlay, &at.child("target"), message, help);
            return;
        }
    };
    let found = path.find(&bundle.tree);
    if found.is_empty() {
        let message = format!("`{text}` is not in the document");
        findings.add_with_help(
            Code::UnmatchedOverlay,
            &at.child("target"),
            message,
            "the action does nothing",
        );
    }
    match (action.get("remove"), action.get("update")) {
        (Some(Value::Bool(true)), _) => {
            // From the end, so that the places of the others stay what they are.
            for pointer in found.iter().rev() {
                apply::remove(bundle, pointer);
            }
        }
        (_, Some(update)) => {
            check_references(update, &at.child("update"), findings);
            for pointer in found {
                apply::update(bundle, &pointer, update, &at.child("update"));
            }
        }
        _ => {
            let message = "an action has an `update` or `remove: true`";
            findings.add_with_help(Code::InvalidOverlay, at, message, FORM);
        }
    }
}

/// What an overlay refers to stands in the document: the files are joined already.
fn check_references(node: &Value, at: &Place, findings: &mut Findings) {
    match node {
        Value::Object(fields) => {
            let text = fields.get("$ref").and_then(Value::as_str);
            if let Some(text) = text.filter(|text| !text.starts_with('#')) {
                let message = format!("an overlay cannot refer to `{text}`");
                let help = "refer to a component of the document: `#/components/...`";
                findings.add_with_help(Code::InvalidOverlay, &at.child("$ref"), message, help);
            }
            fields
                .iter()
                .for_each(|(key, value)| check_references(value, &at.child(key), findings));
        }
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                check_references(item, &at.child(index.to_string()), findings);
            }
        }
        _ => {}
    }
}
