//! Overlays (OpenAPI Overlay 1.0): repairs of a document that stand beside it.

mod change;

use serde_json::Value;
use serde_json_path::{JsonPath, NormalizedPath, PathElement};

use crate::diagnostic::{Code, Findings, Place};

/// Carries out the actions of an overlay, in its order. `at` is the root of the overlay's file.
pub(crate) fn apply(tree: &mut Value, overlay: &Value, at: &Place, findings: &mut Findings) {
    let version = overlay.get("overlay").and_then(Value::as_str);
    if !version.is_some_and(|version| version.starts_with("1.")) {
        let help = "the file starts with `overlay: 1.0.0`";
        findings.add_with_help(Code::InvalidOverlay, at, "this is not an overlay of version 1", help);
        return;
    }
    let at = at.child("actions");
    let Some(actions) = overlay.get("actions").and_then(Value::as_array) else {
        findings.add(Code::InvalidOverlay, &at, "an overlay has a list of `actions`");
        return;
    };
    for (index, action) in actions.iter().enumerate() {
        act(tree, action, &at.child(index.to_string()), findings);
    }
}

fn act(tree: &mut Value, action: &Value, at: &Place, findings: &mut Findings) {
    let Some(target) = action.get("target").and_then(Value::as_str) else {
        findings.add(Code::InvalidOverlay, at, "an action has a `target`, a JSONPath");
        return;
    };
    let path = match JsonPath::parse(target) {
        Ok(path) => path,
        Err(error) => {
            let message = format!("the target is no JSONPath: {error}");
            findings.add(Code::InvalidOverlay, &at.child("target"), message);
            return;
        }
    };
    let found: Vec<Vec<Step>> =
        path.query_located(tree).iter().map(|node| steps(node.location())).collect();
    if found.is_empty() {
        findings.add_with_help(
            Code::UnmatchedOverlay,
            &at.child("target"),
            format!("nothing in the document is at `{target}`"),
            "the document may have been mended: remove the action, or correct its target",
        );
    }
    let remove = action.get("remove").and_then(Value::as_bool) == Some(true);
    // From the last to the first, so that removing an item does not move those still to come.
    for place in found.iter().rev() {
        if remove {
            change::remove(tree, place);
        } else if let Some(update) = action.get("update") {
            change::update(tree, place, update);
        }
    }
    if !remove && action.get("update").is_none() {
        findings.add(Code::InvalidOverlay, at, "an action has an `update`, or `remove: true`");
    }
}

/// A step down a tree.
#[derive(Clone, Debug)]
enum Step {
    Key(String),
    Index(usize),
}

fn steps(path: &NormalizedPath<'_>) -> Vec<Step> {
    let step = |element: &PathElement<'_>| match element {
        PathElement::Name(name) => Step::Key((*name).to_owned()),
        PathElement::Index(index) => Step::Index(*index),
    };
    path.iter().map(step).collect()
}
