//! The tree that is written.

use serde::ser::{Serialize, Serializer};
use serde_json::Value;

/// The reason why NaN and infinity cannot be sent.
#[cfg(any(feature = "client", feature = "foreign"))]
pub(super) const NOT_FINITE: &str = "it contains a number that is not finite";

/// A JSON value that borrows from a model. Bodies and parameters of requests are made from it.
#[derive(Clone, Debug)]
pub enum View<'a> {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// An integer
    I64(i64),
    /// An unsigned integer
    U64(u64),
    /// Any other number; one that is not finite is written as null
    F64(f64),
    /// A string
    Str(&'a str),
    /// A list
    List(Vec<View<'a>>),
    /// An object, with its entries in the order of writing
    Object(Vec<(&'a str, View<'a>)>),
    /// JSON of any shape
    Json(&'a Value),
    /// JSON whose numbers have more digits than a tree keeps: the JSON as it was sent, and the tree
    Verbatim(&'a str, &'a Value),
    /// JSON that was made from a value of another crate
    Made(Box<Value>),
    /// The empty value of a required property that could not be read. Requests do not contain it, but serde writes it, so
    /// that the object can be read again
    Filled(Box<View<'a>>),
    /// The value of a read-only property
    #[cfg(feature = "read-only")]
    ReadOnly(Box<View<'a>>),
    /// A value of another crate that JSON cannot express, for this reason; it is written as null
    #[cfg(feature = "foreign")]
    Invalid(&'static str),
}

impl<'a> View<'a> {
    /// Returns a list. The iterator is not generic, because `collect` would be compiled for each type.
    pub(super) fn list(items: &mut dyn Iterator<Item = View<'a>>) -> Self {
        Self::List(items.collect())
    }

    /// Returns the reason if JSON cannot express the value, such as a number that is not finite.
    #[cfg(feature = "client")]
    pub(crate) fn check(&self) -> Result<(), &'static str> {
        match self {
            Self::F64(number) if !number.is_finite() => Err(NOT_FINITE),
            Self::List(items) => items.iter().try_for_each(Self::check),
            Self::Object(entries) => entries.iter().try_for_each(|(_, value)| value.check()),
            #[cfg(feature = "foreign")]
            Self::Invalid(reason) => Err(reason),
            #[cfg(feature = "read-only")]
            Self::ReadOnly(value) => value.check(),
            _ => Ok(()),
        }
    }

    /// Returns whether this is the empty value of a type.
    pub(super) fn is_blank(&self) -> bool {
        match self {
            Self::Null | Self::Bool(false) | Self::I64(0) | Self::U64(0) | Self::Filled(_) => true,
            Self::F64(number) => *number == 0.0,
            Self::Str(string) => string.is_empty(),
            Self::List(items) => items.is_empty(),
            Self::Object(entries) => {
                entries.iter().all(|(_, value)| matches!(value, Self::Filled(_)))
            }
            Self::Json(value) => value.is_null(),
            Self::Made(value) => match &**value {
                Value::Array(items) => items.is_empty(),
                Value::Object(entries) => entries.is_empty(),
                value => value.is_null(),
            },
            #[cfg(feature = "read-only")]
            Self::ReadOnly(value) => value.is_blank(),
            _ => false,
        }
    }

    /// Returns an object.
    pub(super) fn entries(entries: &mut dyn Iterator<Item = (&'a str, View<'a>)>) -> Self {
        Self::Object(entries.collect())
    }
}

impl Serialize for View<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::I64(value) => serializer.serialize_i64(*value),
            Self::U64(value) => serializer.serialize_u64(*value),
            Self::F64(value) if value.is_finite() => serializer.serialize_f64(*value),
            Self::Str(value) => serializer.serialize_str(value),
            Self::List(items) => serializer.collect_seq(items),
            Self::Object(entries) => {
                serializer.collect_map(entries.iter().map(|(key, value)| (key, value)))
            }
            Self::Json(value) | Self::Verbatim(_, value) => value.serialize(serializer),
            Self::Made(value) => value.serialize(serializer),
            Self::Filled(value) => Self::serialize(value, serializer),
            #[cfg(feature = "read-only")]
            Self::ReadOnly(value) => value.serialize(serializer),
            _ => serializer.serialize_unit(),
        }
    }
}
