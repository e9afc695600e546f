//! Rules about values that types do not express: the types accept more than the document allows.

use serde_json::{Map, Value, json};

use super::super::walk::Walk;
use crate::diagnostic::Code;
use crate::load::NodePath;

/// The rules, and what follows from each for those who use the type.
const RULES: [(&str, &str); 6] = [
    ("not", "values that it excludes are accepted"),
    ("if", "members that only `then` and `else` describe are kept as unknown ones"),
    ("dependentSchemas", "members that only it describes are kept as unknown ones"),
    ("contains", "lists without such an item are accepted"),
    ("propertyNames", "members of any name are accepted"),
    ("unevaluatedItems", "items of any kind are accepted"),
];

/// Says which rules have no effect on the type.
pub(super) fn repair(walk: &mut Walk<'_>, fields: &mut Map<String, Value>, at: &NodePath<'_>) {
    unevaluated(walk, fields, at);
    for (key, consequence) in RULES {
        let says = fields.get(key).is_some_and(|rule| says_something(key, rule));
        if says {
            let message = format!("a type cannot express `{key}`");
            walk.say(Code::UnsupportedKeyword, &at.key(key), message, consequence);
        }
    }
}

/// What no other rule describes is what the properties do not, unless schemas are combined.
fn unevaluated(walk: &mut Walk<'_>, fields: &mut Map<String, Value>, at: &NodePath<'_>) {
    let key = "unevaluatedProperties";
    let Some(rule) = fields.remove(key) else { return };
    let combined = ["allOf", "oneOf", "anyOf", "if", "dependentSchemas"];
    if !combined.iter().any(|key| fields.contains_key(*key)) {
        fields.entry("additionalProperties").or_insert(rule);
    } else if rule.as_object().is_some_and(|rule| !rule.is_empty()) {
        let message = format!("a type cannot express `{key}` beside combined schemas");
        let help = "members that nothing else describes are kept as unknown ones";
        walk.say(Code::UnsupportedKeyword, &at.key(key), message, help);
    }
}

fn says_something(key: &str, rule: &Value) -> bool {
    match rule {
        // The keys of JSON are texts anyway.
        Value::Object(_) if key == "propertyNames" && *rule == json!({ "type": "string" }) => false,
        Value::Object(rule) => !rule.is_empty(),
        _ => false,
    }
}
