//! References to the nodes that moved.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::diagnostic::Pointer;
use crate::tree::{parse_fragment, reference_to};

/// Changes a reference to a node that moved.
pub(super) fn rewrite(fields: &mut Map<String, Value>, moved: &BTreeMap<Pointer, Pointer>) {
    if let Some(value) = fields.get_mut("$ref") {
        rewrite_text(value, moved);
    }
}

/// Changes a string that is a reference to a node that moved.
pub(super) fn rewrite_text(value: &mut Value, moved: &BTreeMap<Pointer, Pointer>) {
    if let Value::String(text) = value
        && let Some(new) = rewritten(text, moved)
    {
        *text = new;
    }
}

/// Returns the new reference to a node of which an ancestor moved, or the node itself.
fn rewritten(text: &str, moved: &BTreeMap<Pointer, Pointer>) -> Option<String> {
    let keys = parse_fragment(text.strip_prefix('#')?);
    let found = (1..=keys.len()).rev().find_map(|length| {
        let new = moved.get(keys.get(..length)?)?;
        Some((new, keys.get(length..)?))
    });
    let (new, rest) = found?;
    Some(reference_to(&Pointer(new.0.iter().chain(rest).cloned().collect())))
}
