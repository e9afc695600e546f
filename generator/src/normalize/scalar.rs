//! Strings, booleans and numbers that are written as another type.

use serde_json::{Number, Value};

use super::report::{Decision, Reporter, type_name};
use crate::diagnostic::Code;
use crate::tree::{FieldType, NodePath};

/// Converts a scalar, or a list of strings, to the expected type.
pub(super) fn normalize(
    reporter: &mut Reporter<'_>,
    value: &mut Value,
    expected: FieldType,
    at: &NodePath<'_>,
) -> Decision {
    match expected {
        FieldType::String => string(reporter, value, at),
        FieldType::Boolean => boolean(reporter, value, at),
        FieldType::Number => number(reporter, value, at),
        FieldType::Count => count(reporter, value, at),
        FieldType::Strings => strings(reporter, value, at),
        FieldType::Mapping => mapping(reporter, value, at),
        _ => Decision::Keep,
    }
}

/// Converts a number or boolean to the string without quotes. The string of a float can differ from the one in the file.
fn string(reporter: &mut Reporter<'_>, value: &mut Value, at: &NodePath<'_>) -> Decision {
    match value {
        Value::String(_) => return Decision::Keep,
        Value::Number(_) | Value::Bool(_) => {}
        _ => return reporter.wrong_type(value, "a string", at),
    }
    let text = value.to_string();
    if value.is_f64() {
        let message = format!("expected a string, found a number; treated as `{text}`");
        reporter.report(Code::WrongType, at, message, "write the value in quotes");
    }
    *value = Value::String(text);
    Decision::Keep
}

fn boolean(reporter: &mut Reporter<'_>, value: &mut Value, at: &NodePath<'_>) -> Decision {
    let meant = match value {
        Value::Bool(_) => return Decision::Keep,
        Value::String(text) => text.trim().to_ascii_lowercase().parse::<bool>().ok(),
        _ => None,
    };
    let Some(meant) = meant else { return reporter.wrong_type(value, "a boolean", at) };
    let message = format!("expected a boolean, found {}", type_name(value));
    reporter.report(
        Code::WrongType,
        at,
        message,
        format!("treated as {meant}; write the value without quotes"),
    );
    *value = Value::Bool(meant);
    Decision::Keep
}

fn number(reporter: &mut Reporter<'_>, value: &mut Value, at: &NodePath<'_>) -> Decision {
    if value.is_number() {
        return Decision::Keep;
    }
    let Some(meant) = value.as_str().and_then(|text| text.trim().parse::<Number>().ok()) else {
        return reporter.wrong_type(value, "a number", at);
    };
    let message = format!("expected a number, found {}", type_name(value));
    reporter.report(
        Code::WrongType,
        at,
        message,
        format!("treated as {meant}; write the value without quotes"),
    );
    *value = Value::Number(meant);
    Decision::Keep
}

fn count(reporter: &mut Reporter<'_>, value: &mut Value, at: &NodePath<'_>) -> Decision {
    if value.is_u64() {
        return Decision::Keep;
    }
    if number(reporter, value, at) == Decision::Drop {
        return Decision::Drop;
    }
    if !value.is_u64() {
        let integer = value.as_f64().filter(|number| number.fract() == 0.0);
        let Some(integer) = integer.and_then(|number| format!("{number:.0}").parse::<u64>().ok())
        else {
            reporter.report(
                Code::WrongType,
                at,
                "expected a non-negative integer",
                "the field is skipped",
            );
            return Decision::Drop;
        };
        *value = integer.into();
    }
    Decision::Keep
}

fn strings(reporter: &mut Reporter<'_>, value: &mut Value, at: &NodePath<'_>) -> Decision {
    if value.is_string() {
        reporter.report(
            Code::WrongType,
            at,
            "expected a list of strings, found a string",
            "treated as a list with one item",
        );
        *value = Value::Array(vec![value.take()]);
    }
    let Value::Array(items) = value else {
        return reporter.wrong_type(value, "a list of strings", at);
    };
    for (index, item) in items.iter_mut().enumerate() {
        let at = at.index(index);
        if let Some(name) = item.get("name").filter(|name| name.is_string()) {
            reporter.report(
                Code::WrongType,
                &at,
                "expected a string, found an object",
                "the `name` of the object is used",
            );
            *item = name.clone();
        } else if !item.is_null() && string(reporter, item, &at) == Decision::Drop {
            *item = Value::Null;
        }
    }
    items.retain(|item| !item.is_null());
    Decision::Keep
}

fn mapping(reporter: &mut Reporter<'_>, value: &mut Value, at: &NodePath<'_>) -> Decision {
    let Value::Object(entries) = value else { return reporter.wrong_type(value, "an object", at) };
    entries.retain(|key, value| {
        !value.is_null() && string(reporter, value, &at.key(key)) == Decision::Keep
    });
    Decision::Keep
}
