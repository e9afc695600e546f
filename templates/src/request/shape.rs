//! Flattened parameter values, which the styles of `OpenAPI` can serialize.

use std::borrow::Cow;

use serde_json::Value;

#[cfg(feature = "structured-parameters")]
use super::structure;
use crate::json::View;

/// The reason why a list or object cannot be sent.
#[cfg(not(feature = "structured-parameters"))]
const STRUCTURED: &str = "it is a list or an object, and no parameter of the API document is one";

/// The value of a parameter.
#[derive(Debug)]
pub(super) enum Shape<'a> {
    /// No value
    Absent,
    /// A string, number or boolean
    Scalar(Cow<'a, str>),
    /// A list of scalars
    #[cfg(feature = "structured-parameters")]
    List(Vec<Cow<'a, str>>),
    /// Properties, each with its path in the object and its value
    #[cfg(feature = "structured-parameters")]
    Object(Vec<(Vec<Cow<'a, str>>, Cow<'a, str>)>),
}

impl<'a> Shape<'a> {
    /// Flattens a view. Only if the style is `deep`, lists and objects can contain lists and objects, which become
    /// properties with longer paths.
    pub(super) fn of(view: &'a View<'a>, deep: bool) -> Result<Self, &'static str> {
        view.check()?;
        match Self::of_scalar(view) {
            Some(shape) => Ok(shape),
            #[cfg(feature = "structured-parameters")]
            None => structure::flattened(view, deep),
            #[cfg(not(feature = "structured-parameters"))]
            None => Err(STRUCTURED),
        }
    }

    /// Returns the shape of a value that is neither a list nor an object.
    pub(super) fn of_scalar(view: &'a View<'a>) -> Option<Self> {
        Some(Self::Scalar(match view {
            // Requests do not contain a filled value.
            View::Null | View::Filled(_) => return Some(Self::Absent),
            View::Bool(value) => Cow::Borrowed(word(*value)),
            View::I64(number) => Cow::Owned(number.to_string()),
            View::U64(number) => Cow::Owned(number.to_string()),
            View::F64(number) => Cow::Owned(number.to_string()),
            View::List(_)
            | View::Object(_)
            | View::Verbatim(_, Value::Array(_) | Value::Object(_)) => return None,
            // `Verbatim` is a number with all of its digits.
            View::Str(text) | View::Verbatim(text, _) => Cow::Borrowed(text),
            View::Json(value) => return Self::of_scalar_json(value),
            View::Made(value) => return Self::of_scalar_json(value),
            // `Shape::of` has rejected it.
            #[cfg(feature = "foreign")]
            View::Invalid(_) => Cow::Borrowed(""),
            // Only structured values have read-only properties.
            #[cfg(feature = "read-only")]
            View::ReadOnly(value) => return Self::of_scalar(value),
        }))
    }

    /// Returns the shape of a JSON value that is neither a list nor an object.
    pub(super) fn of_scalar_json(value: &'a Value) -> Option<Self> {
        Some(Self::Scalar(match value {
            Value::Null => return Some(Self::Absent),
            Value::Bool(value) => Cow::Borrowed(word(*value)),
            Value::Number(number) => Cow::Owned(number.to_string()),
            Value::String(text) => Cow::Borrowed(text),
            Value::Array(_) | Value::Object(_) => return None,
        }))
    }
}

fn word(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}
