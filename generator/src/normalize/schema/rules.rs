//! Keywords that types cannot express: the types accept more values than the document allows.

use serde_json::map::Entry;
use serde_json::{Map, Value, json};

use crate::diagnostic::Code;
use crate::normalize::report::Reporter;
use crate::tree::NodePath;

/// The keywords, and the effect of ignoring each.
const KEYWORDS: [(&str, &str); 6] = [
    ("not", "the values that `not` excludes are accepted"),
    ("if", "properties that only `then` and `else` describe are kept as unknown properties"),
    (
        "dependentSchemas",
        "properties that only `dependentSchemas` describes are kept as unknown properties",
    ),
    ("contains", "lists without a matching item are accepted"),
    ("propertyNames", "properties of any name are accepted"),
    ("unevaluatedItems", "items of any type are accepted"),
];

/// Reports the keywords that have no effect on the type.
pub(super) fn normalize(
    reporter: &mut Reporter<'_>,
    fields: &mut Map<String, Value>,
    at: &NodePath<'_>,
) {
    unevaluated_properties(reporter, fields, at);
    for (key, effect) in KEYWORDS {
        if fields.get(key).is_some_and(|rule| has_effect(key, rule)) {
            let message = format!("a type cannot express `{key}`");
            reporter.report(Code::UnsupportedKeyword, &at.key(key), message, effect);
        }
    }
}

/// Treats `unevaluatedProperties` as `additionalProperties`, which is correct unless schemas are combined.
fn unevaluated_properties(
    reporter: &mut Reporter<'_>,
    fields: &mut Map<String, Value>,
    at: &NodePath<'_>,
) {
    let key = "unevaluatedProperties";
    let Some(rule) = fields.remove(key) else { return };
    let combined = ["allOf", "oneOf", "anyOf", "if", "dependentSchemas"];
    if !combined.iter().any(|key| fields.contains_key(*key)) {
        if let Entry::Vacant(entry) = fields.entry("additionalProperties") {
            reporter.moved(&at.key(key), &at.key("additionalProperties"));
            entry.insert(rule);
        }
    } else if rule.as_object().is_some_and(|rule| !rule.is_empty()) {
        let message = format!("a type cannot express `{key}` of combined schemas");
        let help = "properties that no schema describes are kept as unknown properties";
        reporter.report(Code::UnsupportedKeyword, &at.key(key), message, help);
    }
}

fn has_effect(key: &str, rule: &Value) -> bool {
    match rule {
        // The keys of a JSON object are always strings.
        Value::Object(_) if key == "propertyNames" && *rule == json!({ "type": "string" }) => false,
        Value::Object(rule) => !rule.is_empty(),
        _ => false,
    }
}
