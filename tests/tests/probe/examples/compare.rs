//! Comparison of JSON values.

use serde_json::Value;

/// Returns the first difference between two values. Numbers are compared by value.
pub fn difference(before: &Value, after: &Value) -> Option<String> {
    match (before, after) {
        (Value::Object(old), Value::Object(new)) => {
            let lost = old.keys().find(|key| !new.contains_key(*key));
            let added = new.keys().find(|key| !old.contains_key(*key));
            let inner = || {
                old.iter().find_map(|(key, value)| {
                    Some(format!(".{key}{}", difference(value, &new[key])?))
                })
            };
            lost.map(|key| format!(".{key} is lost"))
                .or_else(|| added.map(|key| format!(".{key} is added")))
                .or_else(inner)
        }
        (Value::Array(old), Value::Array(new)) if old.len() == new.len() => old
            .iter()
            .zip(new)
            .enumerate()
            .find_map(|(index, (old, new))| Some(format!("[{index}]{}", difference(old, new)?))),
        (Value::Number(old), Value::Number(new)) if old.as_f64() == new.as_f64() => None,
        (old, new) if old == new => None,
        (old, new) => Some(format!(": {} became {}", short(old), short(new))),
    }
}

fn short(value: &Value) -> String {
    value.to_string().chars().take(60).collect()
}
