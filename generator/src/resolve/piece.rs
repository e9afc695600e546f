//! Reads one object of the document as its type of `openapiv3`.

use std::iter;

use serde::de::value::{BorrowedStrDeserializer, MapDeserializer, SeqDeserializer};
use serde::de::{DeserializeOwned, Deserializer, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;
use serde_json::{Error, Value};

use super::document::Node;
use crate::load::{Kind, Shape, field_shape};

/// Reads an object. What is below it and is an object of its own stays out: in its place stands an
/// empty reference, and in that of several an empty map or list.
///
/// # Errors
///
/// What the object lacks, in the words of the reader.
pub(super) fn read<T: DeserializeOwned>(node: &Node<'_>, kind: Kind) -> Result<T, String> {
    let outline = Outline::Of(node.value, Shape::One(kind));
    T::deserialize(outline).map_err(|error| error.to_string())
}

/// What is read of a node: it is never made, only looked at.
#[derive(Clone, Copy)]
enum Outline<'de> {
    Of(&'de Value, Shape),
    /// An object that is read by itself.
    Reference,
}

impl<'de> Outline<'de> {
    fn below(value: &'de Value, shape: Shape) -> Self {
        match (shape, value) {
            (Shape::One(kind), Value::Object(_)) if kind.section().is_some() => Self::Reference,
            _ => Self::Of(value, shape),
        }
    }
}

impl<'de> Deserializer<'de> for Outline<'de> {
    type Error = Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        let Self::Of(value, shape) = self else {
            let children = iter::once(("$ref", ""));
            return visitor.visit_map(MapDeserializer::new(children));
        };
        let read = |key: &'de String, value, shape| {
            (BorrowedStrDeserializer::new(key), Self::below(value, shape))
        };
        match (shape, value) {
            (Shape::One(kind), Value::Object(children)) => {
                let children = children.iter().filter(|(key, value)| is_read(kind, key, value));
                let children =
                    children.map(|(key, value)| read(key, value, field_shape(kind, key)));
                visitor.visit_map(MapDeserializer::new(children))
            }
            (Shape::Map(kind), Value::Object(children)) => {
                let children = children.iter().filter(|(_, value)| !value.is_null());
                let children = children.filter(|_| kind.section().is_none());
                let children = children.map(|(key, value)| read(key, value, Shape::One(kind)));
                visitor.visit_map(MapDeserializer::new(children))
            }
            (Shape::List(kind), Value::Array(items)) => {
                let items = items.iter().filter(|item| !item.is_null());
                let items = items.filter(|_| kind.section().is_none());
                let items = items.map(|item| Self::below(item, Shape::One(kind)));
                visitor.visit_seq(SeqDeserializer::new(items))
            }
            _ => value.deserialize_any(visitor),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Error> {
        visitor.visit_unit()
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Error> {
        match self {
            Self::Of(value, _) => value.deserialize_enum(name, variants, visitor),
            Self::Reference => self.deserialize_any(visitor),
        }
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct identifier
    }
}

impl<'de> IntoDeserializer<'de, Error> for Outline<'de> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

/// Whether a member is read with the object. Those that `openapiv3` cannot hold as references are
/// read where they are needed, as are values: it would lose digits of some, and copies all of them.
fn is_read(kind: Kind, key: &str, value: &Value) -> bool {
    let foreign = key.starts_with("x-") && !key.starts_with("x-sailwright-");
    let apart = match kind {
        Kind::PathItem => matches!(field_shape(kind, key), Shape::One(Kind::Operation)),
        Kind::Operation => matches!(key, "callbacks" | "security"),
        Kind::Schema => matches!(key, "enum" | "default" | "example"),
        Kind::Parameter | Kind::MediaType => key == "example",
        Kind::Document => matches!(key, "paths" | "webhooks" | "components"),
        _ => false,
    };
    !(apart || foreign || key == "externalDocs" || value.is_null())
}
