//! The tree that is written.

use serde::ser::{Serialize, Serializer};
use serde_json::Value;

/// A JSON value that borrows from a model: what is written, and what parameters are made of.
#[derive(Clone, Debug)]
pub enum View<'a> {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A whole number
    I64(i64),
    /// A whole number that is not negative
    U64(u64),
    /// Any other number; one that is not finite is written as null
    F64(f64),
    /// A text
    Str(&'a str),
    /// A list
    List(Vec<View<'a>>),
    /// An object, in the order of writing
    Object(Vec<(&'a str, View<'a>)>),
    /// JSON of any shape
    Json(&'a Value),
    /// JSON that was made of a value of another crate
    Made(Box<Value>),
}

/// The values of a list.
pub(super) trait Items<'a> {
    /// The value of an item that is there.
    fn item(&self, index: usize) -> View<'a>;
}

impl<'a> View<'a> {
    /// The list with so many items.
    pub(super) fn list(length: usize, items: &dyn Items<'a>) -> Self {
        Self::List((0..length).map(|index| items.item(index)).collect())
    }
}

impl Serialize for View<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::I64(value) => serializer.serialize_i64(*value),
            Self::U64(value) => serializer.serialize_u64(*value),
            Self::F64(value) if value.is_finite() => serializer.serialize_f64(*value),
            Self::Null | Self::F64(_) => serializer.serialize_unit(),
            Self::Str(value) => serializer.serialize_str(value),
            Self::List(items) => serializer.collect_seq(items),
            Self::Object(fields) => {
                serializer.collect_map(fields.iter().map(|(key, value)| (key, value)))
            }
            Self::Json(value) => value.serialize(serializer),
            Self::Made(value) => value.serialize(serializer),
        }
    }
}
