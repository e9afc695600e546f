//! What an action does to a node.

use serde_json::Value;

use super::Step;

/// Takes a node out of the object or list that it stands in.
pub(super) fn remove(tree: &mut Value, place: &[Step]) {
    let Some((last, way)) = place.split_last() else { return };
    match (find(tree, way), last) {
        (Some(Value::Object(members)), Step::Key(key)) => {
            members.remove(key);
        }
        (Some(Value::Array(items)), Step::Index(index)) if *index < items.len() => {
            items.remove(*index);
        }
        _ => {}
    }
}

/// Merges an update into a node; what is merged into a list is appended.
pub(super) fn update(tree: &mut Value, place: &[Step], update: &Value) {
    match find(tree, place) {
        Some(Value::Array(items)) if !update.is_array() => items.push(update.clone()),
        Some(node) => merge(node, update),
        None => {}
    }
}

fn find<'t>(tree: &'t mut Value, way: &[Step]) -> Option<&'t mut Value> {
    way.iter().try_fold(tree, |node, step| match step {
        Step::Key(key) => node.get_mut(key),
        Step::Index(index) => node.get_mut(index),
    })
}

fn merge(node: &mut Value, update: &Value) {
    match (node, update) {
        (Value::Object(members), Value::Object(update)) => {
            for (key, value) in update {
                merge(members.entry(key.clone()).or_insert(Value::Null), value);
            }
        }
        (Value::Array(items), Value::Array(more)) => items.extend(more.iter().cloned()),
        (node, update) => *node = update.clone(),
    }
}
