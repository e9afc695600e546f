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
    /// Flattens a view; an object inside of another becomes properties with longer ways. Only where all is `deep`, lists
    /// may hold lists and objects.
    pub(super) fn of(view: &'a View<'a>, deep: bool) -> Result<Self, &'static str> {
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

/// A value one level deep, whatever it was made of.
enum Node<'a> {
    Null,
    Scalar(Cow<'a, str>),
    List(Vec<Part<'a>>),
    Object(Vec<(&'a str, Part<'a>)>),
}

/// A part of a value.
#[derive(Clone, Copy)]
enum Part<'a> {
    View(&'a View<'a>),
    Json(&'a Value),
}

impl<'a> Node<'a> {
    fn of(view: &'a View<'a>) -> Self {
        match view {
            View::Null => Self::Null,
            View::Bool(value) => Self::Scalar(Cow::Borrowed(word(*value))),
            View::I64(number) => Self::Scalar(Cow::Owned(number.to_string())),
            View::U64(number) => Self::Scalar(Cow::Owned(number.to_string())),
            View::F64(number) => Self::Scalar(Cow::Owned(number.to_string())),
            View::Str(text) => Self::Scalar(Cow::Borrowed(text)),
            View::List(items) => Self::List(items.iter().map(Part::View).collect()),
            View::Object(fields) => {
                Self::Object(fields.iter().map(|(key, value)| (*key, Part::View(value))).collect())
            }
            View::Json(value) => Self::of_json(value),
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
        Node::List(_) | Node::Object(_) => {
            Err("a list of lists or objects cannot be written as a parameter")
        }
    }
}

fn flatten<'a>(
    fields: Vec<(&'a str, Part<'a>)>,
    deep: bool,
    way: &mut Vec<Cow<'a, str>>,
    out: &mut Vec<(Vec<Cow<'a, str>>, Cow<'a, str>)>,
) -> Result<(), &'static str> {
    if way.len() > DEPTH {
        return Err("the value is too deep for a parameter");
    }
    for (key, part) in fields {
        way.push(Cow::Borrowed(key));
        match part.node() {
            Node::Null => {}
            Node::Scalar(text) => out.push((way.clone(), text)),
            Node::List(items) if deep => list(items, way, out)?,
            Node::List(items) => {
                for part in items {
                    out.push((way.clone(), item(part)?));
                }
            }
            Node::Object(fields) => flatten(fields, deep, way, out)?,
        }
        way.pop();
    }
    Ok(())
}

/// Flattens a list: scalars have no name in it, all else has its number.
fn list<'a>(
    items: Vec<Part<'a>>,
    way: &mut Vec<Cow<'a, str>>,
    out: &mut Vec<(Vec<Cow<'a, str>>, Cow<'a, str>)>,
) -> Result<(), &'static str> {
    if way.len() > DEPTH {
        return Err("the value is too deep for a parameter");
    }
    for (number, part) in items.into_iter().enumerate() {
        let node = part.node();
        let nested = matches!(node, Node::List(_) | Node::Object(_));
        way.push(if nested { Cow::Owned(number.to_string()) } else { Cow::Borrowed("") });
        match node {
            Node::Null => out.push((way.clone(), Cow::Borrowed("null"))),
            Node::Scalar(text) => out.push((way.clone(), text)),
            Node::List(items) => list(items, way, out)?,
            Node::Object(fields) => flatten(fields, true, way, out)?,
        }
        way.pop();
    }
    Ok(())
}
