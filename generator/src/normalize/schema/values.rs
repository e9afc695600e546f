//! The fields `enum`, `const`, `default` and `examples`.

use serde_json::map::Entry;
use serde_json::{Map, Number, Value};

use super::value_labels;
use crate::diagnostic::Code;
use crate::normalize::report::{Reporter, type_name};
use crate::tree::NodePath;

/// Converts the values in a schema to OpenAPI 3.0.
pub(super) fn normalize(
    reporter: &mut Reporter<'_>,
    fields: &mut Map<String, Value>,
    at: &NodePath<'_>,
) {
    if let Some(value) = fields.remove("const")
        && let Entry::Vacant(entry) = fields.entry("enum")
    {
        reporter.moved(&at.key("const"), &at.key("enum").index(0));
        entry.insert(Value::Array(vec![value]));
    }
    value_labels::normalize(reporter, fields, at);
    if let Some(values) = fields.remove("enum")
        && let Some(values) = enumeration(reporter, fields, values, &at.key("enum"))
    {
        fields.insert("enum".to_owned(), values);
    }
    check_default(reporter, fields, at);
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

/// Returns the enum values, each converted to the type of the schema.
fn enumeration(
    reporter: &mut Reporter<'_>,
    fields: &Map<String, Value>,
    values: Value,
    at: &NodePath<'_>,
) -> Option<Value> {
    let values = match values {
        Value::Array(values) => values,
        Value::Null => return None,
        Value::Object(_) => {
            reporter.wrong_type(&values, "a list", at);
            return None;
        }
        single => {
            let message = format!("expected a list, found {}", type_name(&single));
            reporter.report(Code::WrongType, at, message, "treated as a list with one item");
            vec![single]
        }
    };
    let Some(kind) = fields.get("type").and_then(Value::as_str) else {
        return Some(values.into()).filter(|values| values != &Value::Array(Vec::new()));
    };
    let mut matching = Vec::with_capacity(values.len());
    for (index, value) in values.into_iter().enumerate() {
        if value.is_null() || matches(&value, kind) {
            matching.push(value);
            continue;
        }
        let message = format!("the enum value {value} is not of type `{kind}`");
        match converted(&value, kind) {
            Some(value) => {
                reporter.report(
                    Code::InvalidEnumValue,
                    &at.index(index),
                    message,
                    format!("treated as {value}"),
                );
                matching.push(value);
            }
            None => reporter.report(
                Code::InvalidEnumValue,
                &at.index(index),
                message,
                "the enum value is skipped",
            ),
        }
    }
    (!matching.is_empty()).then_some(Value::Array(matching))
}

/// Reports a default of another type, which has no effect.
fn check_default(reporter: &mut Reporter<'_>, fields: &Map<String, Value>, at: &NodePath<'_>) {
    let (Some(value), Some(kind)) =
        (fields.get("default"), fields.get("type").and_then(Value::as_str))
    else {
        return;
    };
    let format = fields.get("format").and_then(Value::as_str);
    let is_date = match (value, format) {
        (Value::String(text), Some("date-time" | "date")) => looks_like_date(text),
        _ => true,
    };
    if value.is_null() || (matches(value, kind) && is_date) {
        return;
    }
    let value = shortened(value);
    let message = match format.filter(|_| !is_date) {
        Some(format) => format!("the default {value} does not match the format `{format}`"),
        None => format!("the default {value} is not of type `{kind}`"),
    };
    reporter.report(
        Code::InvalidDefault,
        &at.key("default"),
        message,
        "used in the documentation only",
    );
}

fn matches(value: &Value, kind: &str) -> bool {
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

fn shortened(value: &Value) -> String {
    let text = value.to_string();
    if text.chars().count() <= 60 {
        text
    } else {
        text.chars().take(57).chain("...".chars()).collect()
    }
}
