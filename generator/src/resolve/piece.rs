//! Reads one object of the document as its type of `openapiv3`.

use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use super::document::Node;
use crate::load::{Kind, Shape, member};

/// Reads an object. What is below it and is an object of its own stays out: in its place stands an
/// empty reference.
///
/// # Errors
///
/// What the object lacks, in the words of the reader.
pub(super) fn read<T: DeserializeOwned>(node: &Node<'_>, kind: Kind) -> Result<T, String> {
    serde_json::from_value(outline(node.value, Shape::One(kind))).map_err(|error| error.to_string())
}

fn outline(value: &Value, shape: Shape) -> Value {
    match (shape, value) {
        (Shape::One(kind), Value::Object(members)) => {
            let members =
                members.iter().filter(|(key, value)| !value.is_null() && !is_apart(kind, key));
            Value::Object(
                members
                    .map(|(key, value)| (key.clone(), below(value, member(kind, key))))
                    .collect(),
            )
        }
        (Shape::Map(kind), Value::Object(members)) => {
            let members = members.iter().filter(|(_, value)| !value.is_null());
            members
                .map(|(key, value)| (key.clone(), below(value, Shape::One(kind))))
                .collect::<Map<_, _>>()
                .into()
        }
        (Shape::List(kind), Value::Array(items)) => {
            let items = items.iter().filter(|item| !item.is_null());
            items.map(|item| below(item, Shape::One(kind))).collect()
        }
        _ => value.clone(),
    }
}

fn below(value: &Value, shape: Shape) -> Value {
    match (shape, value) {
        (Shape::One(kind), Value::Object(_)) if kind.section().is_some() => json!({ "$ref": "" }),
        _ => outline(value, shape),
    }
}

/// Members that are not read with the object: those that `openapiv3` cannot hold as references are
/// read where they are needed, as are values in which it would lose digits.
fn is_apart(kind: Kind, key: &str) -> bool {
    let foreign = key.starts_with("x-") && !key.starts_with("x-sailwright-");
    match kind {
        _ if foreign || key == "externalDocs" => true,
        Kind::PathItem => matches!(member(kind, key), Shape::One(Kind::Operation)),
        Kind::Operation => matches!(key, "callbacks" | "security"),
        Kind::Schema => key == "enum",
        Kind::Document => matches!(key, "paths" | "webhooks" | "components"),
        _ => false,
    }
}
