//! Parameter values, flattened: what the styles of `OpenAPI` can write.

use std::borrow::Cow;

use serde_json::Value;

use crate::runtime::json::View;

/// How deep the parts of a parameter may lie in one another.
const DEPTH: usize = 16;

/// The value of a parameter.
#[derive(Debug)]
pub(super) enum Shape<'a> {
    /// There is none
    Absent,
    /// A text, number or boolean
    Scalar(Cow<'a, str>),
    /// A list of those
    List(Vec<Cow<'a, str>>),
    /// Properties, each with a way into the object and a value
    Object(Vec<(Vec<Cow<'a, str>>, Cow<'a, str>)>),
}

impl<'a> Shape<'a> {
    /// Flattens a view; a list or object inside of another becomes properties with longer ways.
    pub(super) fn of(view: &View<'a>) -> Result<Self, &'static str> {
        match view {
            View::Null | View::Json(Value::Null) => Ok(Self::Absent),
            View::List(items) => items.iter().map(item).collect::<Result<_, _>>().map(Self::List),
            View::Json(Value::Array(items)) => items
                .iter()
                .map(|value| item(&View::Json(value)))
                .collect::<Result<_, _>>()
                .map(Self::List),
            View::Object(_) | View::Json(Value::Object(_)) => {
                let mut properties = Vec::new();
                flatten(view, &mut Vec::new(), &mut properties)?;
                Ok(Self::Object(properties))
            }
            _ => item(view).map(Self::Scalar),
        }
    }
}

fn item<'a>(view: &View<'a>) -> Result<Cow<'a, str>, &'static str> {
    scalar(view).ok_or("a list of lists or objects cannot be written as a parameter")
}

fn scalar<'a>(view: &View<'a>) -> Option<Cow<'a, str>> {
    Some(match view {
        View::Null | View::Json(Value::Null) => Cow::Borrowed("null"),
        View::Bool(true) | View::Json(Value::Bool(true)) => Cow::Borrowed("true"),
        View::Bool(false) | View::Json(Value::Bool(false)) => Cow::Borrowed("false"),
        View::I64(number) => Cow::Owned(number.to_string()),
        View::U64(number) => Cow::Owned(number.to_string()),
        View::F64(number) => Cow::Owned(number.to_string()),
        View::Str(text) => Cow::Borrowed(*text),
        View::Json(Value::String(text)) => Cow::Borrowed(text.as_str()),
        View::Json(Value::Number(number)) => Cow::Owned(number.to_string()),
        View::List(_) | View::Object(_) | View::Json(Value::Array(_) | Value::Object(_)) => {
            return None;
        }
    })
}

fn flatten<'a>(
    view: &View<'a>,
    way: &mut Vec<Cow<'a, str>>,
    out: &mut Vec<(Vec<Cow<'a, str>>, Cow<'a, str>)>,
) -> Result<(), &'static str> {
    if way.len() > DEPTH {
        return Err("the value is too deep for a parameter");
    }
    match view {
        View::Null | View::Json(Value::Null) => {}
        View::Object(members) => {
            for (key, value) in members {
                way.push(Cow::Borrowed(*key));
                flatten(value, way, out)?;
                way.pop();
            }
        }
        View::Json(Value::Object(members)) => {
            for (key, value) in members {
                way.push(Cow::Borrowed(key.as_str()));
                flatten(&View::Json(value), way, out)?;
                way.pop();
            }
        }
        View::List(items) => {
            for value in items {
                out.push((way.clone(), item(value)?));
            }
        }
        View::Json(Value::Array(items)) => {
            for value in items {
                out.push((way.clone(), item(&View::Json(value))?));
            }
        }
        _ => out.push((way.clone(), item(view)?)),
    }
    Ok(())
}
