//! The changes of an overlay: a node is merged with another one (`update`, `copy`), or removed.

use serde_json::Value;

use crate::diagnostic::{Location, Pointer};
use crate::tree::{Bundle, descendant_mut};

/// Merges an update into a node: objects entry by entry, lists by appending. All other nodes are replaced.
pub(super) fn update(bundle: &mut Bundle, pointer: &Pointer, update: &Value, at: &Location) {
    let Some(node) = descendant_mut(&mut bundle.tree, &pointer.0) else { return };
    match node {
        Value::Array(items) if !update.is_array() => {
            let added = pointer.child(items.len().to_string());
            items.push(update.clone());
            bundle.origins.mount(added, at.clone());
        }
        _ => {
            let mut added = Vec::new();
            merge(node, update, pointer, at, &mut added);
            for (pointer, location) in added {
                bundle.origins.mount(pointer, location);
            }
        }
    }
}

fn merge(
    node: &mut Value,
    update: &Value,
    pointer: &Pointer,
    at: &Location,
    added: &mut Vec<(Pointer, Location)>,
) {
    match (node, update) {
        (Value::Object(entries), Value::Object(updates)) => {
            for (key, update) in updates {
                let (pointer, at) = (pointer.child(key), at.child(key));
                if let Some(entry) = entries.get_mut(key) {
                    merge(entry, update, &pointer, &at, added);
                } else {
                    entries.insert(key.clone(), update.clone());
                    added.push((pointer, at));
                }
            }
        }
        (Value::Array(items), Value::Array(updates)) => {
            for (index, update) in updates.iter().enumerate() {
                added.push((pointer.child(items.len().to_string()), at.child(index.to_string())));
                items.push(update.clone());
            }
        }
        (node, update) => {
            *node = update.clone();
            added.push((pointer.clone(), at.clone()));
        }
    }
}

/// Removes a node from its object or list.
pub(super) fn remove(bundle: &mut Bundle, pointer: &Pointer) {
    let Some((key, above)) = pointer.0.split_last() else { return };
    let above = Pointer(above.to_vec());
    match descendant_mut(&mut bundle.tree, &above.0) {
        Some(Value::Object(entries)) => {
            entries.remove(key);
        }
        Some(Value::Array(items)) => {
            let Some(index) = key.parse().ok().filter(|index| *index < items.len()) else { return };
            items.remove(index);
            bundle.origins.close_gap(&above, index, items.len());
        }
        _ => {}
    }
}
