//! `enum`, `const`, `default` and examples.

use serde_json::{Map, Number, Value};

use super::super::walk::{Walk, name};
use crate::diagnostic::Code;
use crate::load::NodePath;

/// Brings the values that a schema names into the forms of 3.0.
pub(super) fn repair(walk: &mut Walk<'_>, fields: &mut Map<String, Value>, at: &NodePath<'_>) {
    if let Some(value) = fields.remove("const") {
        fields.entry("enum").or_insert_with(|| Value::Array(vec![value]));
    }
    if let Some(values) = fields.remove("enum")
        && let Some(values) = enumeration(walk, fields, values, &at.key("enum"))
    {
        fields.insert("enum".to_owned(), values);
    }
    default(walk, fields, at);
    let first = match fields.remove("examples") {
        Some(Value::Array(examples)) => examples.into_iter().next(),
        Some(Value::Object(examples)) => {
            examples.into_iter().next().map(|(_, mut example)| match example.get_mut("value") {
                Some(value) => value.take(),
                None => example,
            })
        }
        _ => None,
    };
    if let Some(first) = first {
        fields.entry("example").or_insert(first);
    }
}

/// The allowed values; those that are only written in another type are brought into that of the
/// schema.
fn enumeration(
    walk: &mut Walk<'_>,
    fields: &Map<String, Value>,
    values: Value,
    at: &NodePath<'_>,
) -> Option<Value> {
    let values = match values {
        Value::Array(values) => values,
        Value::Null => return None,
        Value::Object(_) => {
            walk.wrong(&values, "a list", at);
            return None;
        }
        single => {
            let message = format!("this should be a list, not {}", name(&single));
            walk.say(Code::WrongType, at, message, "it is read as a list of one");
            vec![single]
        }
    };
    let Some(kind) = fields.get("type").and_then(Value::as_str) else {
        return Some(values.into()).filter(|values| values != &Value::Array(Vec::new()));
    };
    let mut fitting = Vec::with_capacity(values.len());
    for (index, value) in values.into_iter().enumerate() {
        if value.is_null() || fits(&value, kind) {
            fitting.push(value);
            continue;
        }
        let message = format!("{value} does not fit `type: {kind}`");
        match converted(&value, kind) {
            Some(value) => {
                walk.say(
                    Code::InvalidEnumValue,
                    &at.index(index),
                    message,
                    format!("it is read as {value}"),
                );
                fitting.push(value);
            }
            None => {
                walk.say(Code::InvalidEnumValue, &at.index(index), message, "the value is left out")
            }
        }
    }
    (!fitting.is_empty()).then_some(Value::Array(fitting))
}

/// A default of another type is a text for people and nothing else.
fn default(walk: &mut Walk<'_>, fields: &Map<String, Value>, at: &NodePath<'_>) {
    let (Some(value), Some(kind)) =
        (fields.get("default"), fields.get("type").and_then(Value::as_str))
    else {
        return;
    };
    let format = fields.get("format").and_then(Value::as_str);
    let dated = match (value, format) {
        (Value::String(text), Some("date-time" | "date")) => looks_like_date(text),
        _ => true,
    };
    if value.is_null() || (fits(value, kind) && dated) {
        return;
    }
    let expected = format.filter(|_| !dated).map_or(kind, |format| format);
    let message = format!("the default {} is not of type {expected}", short(value));
    walk.say(
        Code::InvalidDefault,
        &at.key("default"),
        message,
        "it is only mentioned in the documentation",
    );
}

fn fits(value: &Value, kind: &str) -> bool {
    match kind {
        "boolean" => value.is_boolean(),
        "integer" => {
            value.is_i64() || value.is_u64() || value.as_f64().is_some_and(|n| n.fract() == 0.0)
        }
        "number" => value.is_number(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        _ => true,
    }
}

fn converted(value: &Value, kind: &str) -> Option<Value> {
    match (kind, value) {
        ("string", Value::Number(_) | Value::Bool(_)) => Some(value.to_string().into()),
        ("integer", Value::String(text)) => text.trim().parse::<i64>().ok().map(Value::from),
        ("number", Value::String(text)) => text.trim().parse::<Number>().ok().map(Value::Number),
        ("boolean", Value::String(text)) => text.trim().parse::<bool>().ok().map(Value::Bool),
        _ => None,
    }
}

fn looks_like_date(text: &str) -> bool {
    let mut parts = text.splitn(3, '-');
    let mut digits = |count| {
        parts
            .next()
            .is_some_and(|part| part.len() == count && part.bytes().all(|b| b.is_ascii_digit()))
    };
    digits(4) && digits(2)
}

fn short(value: &Value) -> String {
    let text = value.to_string();
    if text.chars().count() <= 60 {
        text
    } else {
        text.chars().take(57).chain("...".chars()).collect()
    }
}
