//! Makes a document smaller that has a fault.

use serde_json::Value;

/// How often a smaller document is tried.
const TRIES: usize = 400;

/// The document without what the fault does not need: `still` tells whether it is there.
pub fn shrunk(document: &Value, still: &mut dyn FnMut(&Value) -> bool) -> Value {
    let mut small = document.clone();
    let mut at = 0;
    for _ in 0..TRIES {
        let mut smaller = small.clone();
        if !remove(&mut smaller, &mut { at }) {
            break;
        }
        if still(&smaller) {
            small = smaller;
        } else {
            at += 1;
        }
    }
    small
}

/// Removes the part that a walk in order reaches after `left` others; false when there are fewer.
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
fn what_a_fault_does_not_need_is_removed() {
    let document =
        serde_json::json!({ "a": [1, { "x": 2, "y": "bad" }, 3], "b": { "c": 4 }, "d": [5] });
    let small = shrunk(&document, &mut |smaller| smaller.to_string().contains("bad"));
    assert_eq!(small, serde_json::json!({ "a": [{ "y": "bad" }] }));
}
