//! Flattened parameter values, which the styles of `OpenAPI` can serialize.

use std::borrow::Cow;

use serde_json::Value;

use crate::json::View;

/// The largest nesting depth of a parameter value.
const DEPTH: usize = 16;

/// The reason why a list or object in a value cannot be sent.
const NESTED: &str = "a list or an object in its value has no defined serialization";

/// The value of a parameter.
#[derive(Debug)]
pub(super) enum Shape<'a> {
    /// No value
    Absent,
    /// A string, number or boolean
    Scalar(Cow<'a, str>),
    /// A list of scalars
    List(Vec<Cow<'a, str>>),
    /// Properties, each with its path in the object and its value
    Object(Vec<(Vec<Cow<'a, str>>, Cow<'a, str>)>),
}

impl<'a> Shape<'a> {
    /// Flattens a view. Only if the style is `deep`, lists and objects can contain lists and objects, which become
    /// properties with longer paths.
    pub(super) fn of(view: &'a View<'a>, deep: bool) -> Result<Self, &'static str> {
        view.check()?;
        let mut properties = Vec::new();
        match Node::of(view) {
            Node::Null => return Ok(Self::Absent),
            Node::Scalar(text) => return Ok(Self::Scalar(text)),
            Node::List(items) if deep => list(items, &mut Vec::new(), &mut properties)?,
            Node::List(items) => {
                return items.into_iter().map(item).collect::<Result<_, _>>().map(Self::List);
            }
            Node::Object(fields) => flatten(fields, deep, &mut Vec::new(), &mut properties)?,
        }
        Ok(Self::Object(properties))
    }
}

/// One level of a value, with unified representations.
enum Node<'a> {
    Null,
    Scalar(Cow<'a, str>),
    List(Vec<Part<'a>>),
    Object(Vec<(&'a str, Part<'a>)>),
}

/// A value in a list or an object.
#[derive(Clone, Copy)]
enum Part<'a> {
    View(&'a View<'a>),
    Json(&'a Value),
}

impl<'a> Node<'a> {
    fn of(view: &'a View<'a>) -> Self {
        match view {
            View::Null => Self::Null,
            // `Shape::of` has rejected it.
            #[cfg(feature = "foreign")]
            View::Invalid(_) => Self::Null,
            View::Bool(value) => Self::Scalar(Cow::Borrowed(word(*value))),
            View::I64(number) => Self::Scalar(Cow::Owned(number.to_string())),
            View::U64(number) => Self::Scalar(Cow::Owned(number.to_string())),
            View::F64(number) => Self::Scalar(Cow::Owned(number.to_string())),
            View::Str(text) => Self::Scalar(Cow::Borrowed(text)),
            View::List(items) => Self::List(items.iter().map(Part::View).collect()),
            View::Object(fields) => {
                Self::Object(fields.iter().map(|(key, value)| (*key, Part::View(value))).collect())
            }
            View::Json(value) | View::Verbatim(_, value) => Self::of_json(value),
            View::Made(value) => Self::of_json(value),
        }
    }

    fn of_json(value: &'a Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(value) => Self::Scalar(Cow::Borrowed(word(*value))),
            Value::Number(number) => Self::Scalar(Cow::Owned(number.to_string())),
            Value::String(text) => Self::Scalar(Cow::Borrowed(text)),
            Value::Array(items) => Self::List(items.iter().map(Part::Json).collect()),
            Value::Object(fields) => Self::Object(
                fields.iter().map(|(key, value)| (key.as_str(), Part::Json(value))).collect(),
            ),
        }
    }
}

impl<'a> Part<'a> {
    fn node(self) -> Node<'a> {
        match self {
            Self::View(view) => Node::of(view),
            Self::Json(value) => Node::of_json(value),
        }
    }
}

fn word(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}

fn item(part: Part<'_>) -> Result<Cow<'_, str>, &'static str> {
    match part.node() {
        Node::Null => Ok(Cow::Borrowed("null")),
        Node::Scalar(text) => Ok(text),
        Node::List(_) | Node::Object(_) => Err(NESTED),
    }
}

fn flatten<'a>(
    fields: Vec<(&'a str, Part<'a>)>,
    deep: bool,
    path: &mut Vec<Cow<'a, str>>,
    out: &mut Vec<(Vec<Cow<'a, str>>, Cow<'a, str>)>,
) -> Result<(), &'static str> {
    if path.len() > DEPTH {
        return Err("the value is too deep for a parameter");
    }
    for (key, part) in fields {
        path.push(Cow::Borrowed(key));
        match part.node() {
            Node::Null => {}
            Node::Scalar(text) => out.push((path.clone(), text)),
            Node::List(items) if deep => list(items, path, out)?,
            Node::Object(fields) if deep => flatten(fields, deep, path, out)?,
            Node::List(_) | Node::Object(_) => return Err(NESTED),
        }
        path.pop();
    }
    Ok(())
}

/// Flattens a list: a scalar has an empty name, other values have the name of their index.
fn list<'a>(
    items: Vec<Part<'a>>,
    path: &mut Vec<Cow<'a, str>>,
    out: &mut Vec<(Vec<Cow<'a, str>>, Cow<'a, str>)>,
) -> Result<(), &'static str> {
    if path.len() > DEPTH {
        return Err("the value is too deep for a parameter");
    }
    for (number, part) in items.into_iter().enumerate() {
        let node = part.node();
        let nested = matches!(node, Node::List(_) | Node::Object(_));
        path.push(if nested { Cow::Owned(number.to_string()) } else { Cow::Borrowed("") });
        match node {
            Node::Null => out.push((path.clone(), Cow::Borrowed("null"))),
            Node::Scalar(text) => out.push((path.clone(), text)),
            Node::List(items) => list(items, path, out)?,
            Node::Object(fields) => flatten(fields, true, path, out)?,
        }
        path.pop();
    }
    Ok(())
}
