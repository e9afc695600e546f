//! Texts, flags and numbers that were written as something else.

use serde_json::{Number, Value};

use super::walk::{Decision, Walk, name};
use crate::diagnostic::Code;
use crate::load::{NodePath, Shape};

/// Brings a scalar, or a list of texts, into its shape.
pub(super) fn repair(
    walk: &mut Walk<'_>,
    value: &mut Value,
    shape: Shape,
    at: &NodePath<'_>,
) -> Decision {
    match shape {
        Shape::Text => text(walk, value, at),
        Shape::Flag => flag(walk, value, at),
        Shape::Number => number(walk, value, at),
        Shape::Count => count(walk, value, at),
        Shape::Strings => strings(walk, value, at),
        Shape::Mapping => mapping(walk, value, at),
        _ => Decision::Keep,
    }
}

/// Unquoted numbers and flags mean their text; of a number with a point it may not be the same.
fn text(walk: &mut Walk<'_>, value: &mut Value, at: &NodePath<'_>) -> Decision {
    match value {
        Value::String(_) => return Decision::Keep,
        Value::Number(_) | Value::Bool(_) => {}
        _ => return walk.wrong(value, "a text", at),
    }
    let text = value.to_string();
    if value.is_f64() {
        let message = format!("this should be a text, not a number; it is read as `{text}`");
        walk.say(Code::WrongType, at, message, "put it in quotes");
    }
    *value = Value::String(text);
    Decision::Keep
}

fn flag(walk: &mut Walk<'_>, value: &mut Value, at: &NodePath<'_>) -> Decision {
    let meant = match value {
        Value::Bool(_) => return Decision::Keep,
        Value::String(text) => text.trim().to_ascii_lowercase().parse::<bool>().ok(),
        _ => None,
    };
    let Some(meant) = meant else { return walk.wrong(value, "true or false", at) };
    let message = format!("this should be true or false, not {}", name(value));
    walk.say(
        Code::WrongType,
        at,
        message,
        format!("it is read as {meant}; write it without quotes"),
    );
    *value = Value::Bool(meant);
    Decision::Keep
}

fn number(walk: &mut Walk<'_>, value: &mut Value, at: &NodePath<'_>) -> Decision {
    if value.is_number() {
        return Decision::Keep;
    }
    let Some(meant) = value.as_str().and_then(|text| text.trim().parse::<Number>().ok()) else {
        return walk.wrong(value, "a number", at);
    };
    let message = format!("this should be a number, not {}", name(value));
    walk.say(
        Code::WrongType,
        at,
        message,
        format!("it is read as {meant}; write it without quotes"),
    );
    *value = Value::Number(meant);
    Decision::Keep
}

fn count(walk: &mut Walk<'_>, value: &mut Value, at: &NodePath<'_>) -> Decision {
    if value.is_u64() {
        return Decision::Keep;
    }
    if number(walk, value, at) == Decision::Drop {
        return Decision::Drop;
    }
    if !value.is_u64() {
        let whole = value.as_f64().filter(|number| number.fract() == 0.0);
        let Some(whole) = whole.and_then(|number| format!("{number:.0}").parse::<u64>().ok())
        else {
            walk.say(
                Code::WrongType,
                at,
                "this should be a whole number that is not negative",
                "it is left out",
            );
            return Decision::Drop;
        };
        *value = whole.into();
    }
    Decision::Keep
}

fn strings(walk: &mut Walk<'_>, value: &mut Value, at: &NodePath<'_>) -> Decision {
    if value.is_string() {
        walk.say(
            Code::WrongType,
            at,
            "this should be a list of texts, not a text",
            "it is read as a list of one",
        );
        *value = Value::Array(vec![value.take()]);
    }
    let Value::Array(items) = value else { return walk.wrong(value, "a list of texts", at) };
    for (index, item) in items.iter_mut().enumerate() {
        let at = at.index(index);
        if let Some(name) = item.get("name").filter(|name| name.is_string()) {
            walk.say(
                Code::WrongType,
                &at,
                "this should be a text, not an object",
                "its `name` is taken",
            );
            *item = name.clone();
        } else if !item.is_null() && text(walk, item, &at) == Decision::Drop {
            *item = Value::Null;
        }
    }
    items.retain(|item| !item.is_null());
    Decision::Keep
}

fn mapping(walk: &mut Walk<'_>, value: &mut Value, at: &NodePath<'_>) -> Decision {
    let Value::Object(fields) = value else { return walk.wrong(value, "an object", at) };
    fields
        .retain(|key, value| !value.is_null() && text(walk, value, &at.key(key)) == Decision::Keep);
    Decision::Keep
}
