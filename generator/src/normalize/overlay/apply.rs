//! Changes a document as an overlay says.

use serde_json::Value;

use crate::diagnostic::{Place, Pointer};
use crate::load::Bundle;

/// Merges an update into a node: objects member by member, lists by adding to them, all else by
/// taking its place.
pub(super) fn update(bundle: &mut Bundle, pointer: &Pointer, update: &Value, at: &Place) {
    let Some(node) = node(&mut bundle.tree, pointer) else { return };
    match node {
        Value::Array(items) if !update.is_array() => {
            let added = pointer.child(items.len().to_string());
            items.push(update.clone());
            bundle.origins.mount(added, at.clone());
        }
        _ => {
            let mut added = Vec::new();
            merge(node, update, pointer, at, &mut added);
            for (pointer, place) in added {
                bundle.origins.mount(pointer, place);
            }
        }
    }
}

fn merge(
    node: &mut Value,
    update: &Value,
    pointer: &Pointer,
    at: &Place,
    added: &mut Vec<(Pointer, Place)>,
) {
    match (node, update) {
        (Value::Object(fields), Value::Object(updates)) => {
            for (key, update) in updates {
                let (pointer, at) = (pointer.child(key), at.child(key));
                if let Some(field_shape) = fields.get_mut(key) {
                    merge(field_shape, update, &pointer, &at, added);
                } else {
                    fields.insert(key.clone(), update.clone());
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

/// Takes a node out of the object or list that it stands in.
pub(super) fn remove(bundle: &mut Bundle, pointer: &Pointer) {
    let Some((key, above)) = pointer.0.split_last() else { return };
    let above = Pointer(above.to_vec());
    match node(&mut bundle.tree, &above) {
        Some(Value::Object(fields)) => {
            fields.remove(key);
        }
        Some(Value::Array(items)) => {
            let Some(index) = key.parse().ok().filter(|index| *index < items.len()) else { return };
            items.remove(index);
            bundle.origins.close_gap(&above, index, items.len());
        }
        _ => {}
    }
}

fn node<'t>(tree: &'t mut Value, pointer: &Pointer) -> Option<&'t mut Value> {
    pointer.0.iter().try_fold(tree, |node, key| match node {
        Value::Object(fields) => fields.get_mut(key),
        Value::Array(items) => items.get_mut(key.parse::<usize>().ok()?),
        _ => None,
    })
}
