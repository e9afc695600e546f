//! Reduction of a document with a fault.

use serde_json::Value;

/// Maximum number of smaller documents that are tried.
const TRIES: usize = 400;

/// Removes the parts of a document that do not contribute to its fault, which `has_fault` detects.
pub fn shrunk(document: &Value, has_fault: &mut dyn FnMut(&Value) -> bool) -> Value {
    let mut small = document.clone();
    let mut at = 0;
    for _ in 0..TRIES {
        let mut smaller = small.clone();
        if !remove(&mut smaller, &mut { at }) {
            break;
        }
        if has_fault(&smaller) {
            small = smaller;
        } else {
            at += 1;
        }
    }
    small
}

/// Removes the part after `left` others in depth-first order. Returns false if there are fewer.
fn remove(node: &mut Value, left: &mut usize) -> bool {
    match node {
        Value::Array(items) => {
            for index in 0..items.len() {
                if *left == 0 {
                    items.remove(index);
                    return true;
                }
                *left -= 1;
                if remove(&mut items[index], left) {
                    return true;
                }
            }
            false
        }
        Value::Object(fields) => {
            let keys: Vec<String> = fields.keys().cloned().collect();
            for key in keys {
                if *left == 0 {
                    return fields.remove(&key).is_some();
                }
                *left -= 1;
                if fields.get_mut(&key).is_some_and(|field| remove(field, left)) {
                    return true;
                }
            }
            false
        }
        _ => false,
    }
}

#[test]
fn parts_that_do_not_cause_the_fault_are_removed() {
    let document =
        serde_json::json!({ "a": [1, { "x": 2, "y": "bad" }, 3], "b": { "c": 4 }, "d": [5] });
    let small = shrunk(&document, &mut |smaller| smaller.to_string().contains("bad"));
    assert_eq!(small, serde_json::json!({ "a": [{ "y": "bad" }] }));
}
