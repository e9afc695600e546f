//! Lists and objects in parameter values.

use std::borrow::Cow;

use serde_json::Value;

use super::shape::Shape;
use crate::json::{View, written_entries, written_items};

/// The largest nesting depth of a parameter value.
const DEPTH: usize = 16;

/// The reason why a list or object in a value cannot be sent.
const NESTED: &str = "a list or an object in its value has no defined serialization";

/// Flattens a list or an object. Only if the style is `deep`, they can contain lists and objects.
pub(super) fn flattened<'a>(view: &'a View<'a>, deep: bool) -> Result<Shape<'a>, &'static str> {
    let mut properties = Vec::new();
    match Node::of(view) {
        Node::Null => return Ok(Shape::Absent),
        Node::Scalar(text) => return Ok(Shape::Scalar(text)),
        Node::List(items) if deep => list(items, &mut Vec::new(), &mut properties)?,
        Node::List(items) => {
            return items.into_iter().map(item).collect::<Result<_, _>>().map(Shape::List);
        }
        Node::Object(fields) => flatten(fields, deep, &mut Vec::new(), &mut properties)?,
    }
    Ok(Shape::Object(properties))
}

/// Flattens lists in a list: each becomes one string with the delimiters of the inner lists. No item of them contains one
/// of the `reserved` characters.
pub(super) fn lists<'a>(
    view: &'a View<'a>,
    delimiters: &str,
    reserved: &str,
) -> Result<Shape<'a>, &'static str> {
    let Node::List(items) = Node::of(view) else { return flattened(view, false) };
    let items = items.into_iter().map(|part| joined(part, delimiters, reserved));
    items.collect::<Result<_, _>>().map(Shape::List)
}

/// Joins the items of a list, which must not contain one of the `reserved` characters.
fn joined<'a>(
    part: Part<'a>,
    delimiters: &str,
    reserved: &str,
) -> Result<Cow<'a, str>, &'static str> {
    let items = match (part.node(), delimiters.get(..1)) {
        (Node::List(items), Some(delimiter)) => (items, delimiter),
        (Node::Scalar(text), _) if text.contains(|each| reserved.contains(each)) => {
            return Err("an item of it contains a separator");
        }
        _ => return item(part),
    };
    let (items, delimiter) = items;
    let inner = delimiters.get(1..).unwrap_or_default();
    let items = items.into_iter().map(|part| joined(part, inner, reserved));
    Ok(Cow::Owned(items.collect::<Result<Vec<_>, _>>()?.join(delimiter)))
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
    /// A value with its JSON
    Written(&'a str, &'a Value),
}

impl<'a> Node<'a> {
    fn of(view: &'a View<'a>) -> Self {
        match view {
            View::List(items) => Self::List(items.iter().map(Part::View).collect()),
            View::Object(fields) => {
                let sent = fields.iter().filter(|(_, value)| !matches!(value, View::Filled(_)));
                Self::Object(sent.map(|(key, value)| (*key, Part::View(value))).collect())
            }
            View::Json(value) => Self::of_json(value),
            View::Verbatim(text, value) => Self::written(text, value),
            View::Made(value) => Self::of_json(value),
            #[cfg(feature = "read-only")]
            View::ReadOnly(value) => Self::of(value),
            view => Self::of_scalar(Shape::of_scalar(view)),
        }
    }

    /// Returns a value whose numbers have all of their digits in its JSON.
    fn written(text: &'a str, value: &'a Value) -> Self {
        match value {
            Value::Array(items) => {
                let items = written_items(text).into_iter().zip(items);
                Self::List(items.map(|(text, value)| Part::Written(text, value)).collect())
            }
            Value::Object(fields) => {
                let strings = written_entries(text);
                let part = |(key, value): (&'a String, &'a Value)| match strings.get(key) {
                    Some(text) => (key.as_str(), Part::Written(text, value)),
                    None => (key.as_str(), Part::Json(value)),
                };
                Self::Object(fields.iter().map(part).collect())
            }
            Value::Number(_) => Self::Scalar(Cow::Borrowed(text)),
            value => Self::of_json(value),
        }
    }

    fn of_json(value: &'a Value) -> Self {
        match value {
            Value::Array(items) => Self::List(items.iter().map(Part::Json).collect()),
            Value::Object(fields) => Self::Object(
                fields.iter().map(|(key, value)| (key.as_str(), Part::Json(value))).collect(),
            ),
            value => Self::of_scalar(Shape::of_scalar_json(value)),
        }
    }

    fn of_scalar(shape: Option<Shape<'a>>) -> Self {
        match shape {
            Some(Shape::Scalar(text)) => Self::Scalar(text),
            _ => Self::Null,
        }
    }
}

impl<'a> Part<'a> {
    fn node(self) -> Node<'a> {
        match self {
            Self::View(view) => Node::of(view),
            Self::Json(value) => Node::of_json(value),
            Self::Written(text, value) => Node::written(text, value),
        }
    }
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
