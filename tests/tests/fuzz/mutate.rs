//! Random damage to a document.

use serde_json::{Map, Value, json};

use crate::random::Random;

/// Deletes, replaces, moves or duplicates some nodes of a document.
pub fn mutate(document: &mut Value, random: &mut Random) {
    for _ in 0..=random.below(3) {
        let count = count(document);
        let source = random.below(count);
        let target = random.below(count);
        let donor = nth(document, &mut { source }).cloned().unwrap_or_default();
        let choice = random.below(5);
        let Some(node) = nth_mut(document, &mut { target }) else { continue };
        match choice {
            0 => *node = nonsense(random),
            1 => *node = donor,
            2 => remove(node, random),
            3 => double(node, random),
            _ => rename(node, random),
        }
    }
}

fn nonsense(random: &mut Random) -> Value {
    match random.below(10) {
        0 => Value::Null,
        1 => json!(-1),
        2 => json!(1.5e300),
        3 => json!(true),
        4 => json!(""),
        5 => json!([]),
        6 => json!({}),
        7 => json!({ "$ref": "#/components/schemas/Pet" }),
        8 => json!([null, {}, "x"]),
        _ => json!("\"); caNary_Code(); //"),
    }
}

/// Counts the nodes of a tree.
fn count(node: &Value) -> usize {
    1 + match node {
        Value::Array(items) => items.iter().map(count).sum(),
        Value::Object(fields) => fields.values().map(count).sum(),
        _ => 0,
    }
}

/// Returns the node after `left` others in depth-first order.
fn nth<'a>(node: &'a Value, left: &mut usize) -> Option<&'a Value> {
    if *left == 0 {
        return Some(node);
    }
    *left -= 1;
    match node {
        Value::Array(items) => items.iter().find_map(|item| nth(item, left)),
        Value::Object(fields) => fields.values().find_map(|field| nth(field, left)),
        _ => None,
    }
}

fn nth_mut<'a>(node: &'a mut Value, left: &mut usize) -> Option<&'a mut Value> {
    if *left == 0 {
        return Some(node);
    }
    *left -= 1;
    match node {
        Value::Array(items) => items.iter_mut().find_map(|item| nth_mut(item, left)),
        Value::Object(fields) => fields.values_mut().find_map(|field| nth_mut(field, left)),
        _ => None,
    }
}

fn some_key(fields: &Map<String, Value>, random: &mut Random) -> Option<String> {
    if fields.is_empty() {
        return None;
    }
    fields.keys().nth(random.below(fields.len())).cloned()
}

fn remove(node: &mut Value, random: &mut Random) {
    match node {
        Value::Array(items) if !items.is_empty() => {
            items.remove(random.below(items.len()));
        }
        Value::Object(fields) => {
            if let Some(key) = some_key(fields, random) {
                fields.remove(&key);
            }
        }
        _ => *node = Value::Null,
    }
}

fn double(node: &mut Value, random: &mut Random) {
    match node {
        Value::Array(items) if !items.is_empty() => {
            let item = items[random.below(items.len())].clone();
            items.push(item);
        }
        Value::Object(fields) => {
            if let Some(key) = some_key(fields, random) {
                let value = fields[&key].clone();
                fields.insert(format!("{key}_"), value);
            }
        }
        _ => *node = json!([node.clone(), node.clone()]),
    }
}

/// Renames an entry of an object to a reserved or unusual name.
fn rename(node: &mut Value, random: &mut Random) {
    let names = ["", "$ref", "type", "Self", "a/b", "../x", "caNary_Code", "x-y", "200", "é"];
    if let Value::Object(fields) = node
        && let Some(key) = some_key(fields, random)
        && let Some(value) = fields.remove(&key)
    {
        fields.insert(random.one_of(&names).to_owned(), value);
    }
}
