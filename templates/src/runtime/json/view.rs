//! The tree that is written.

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
    /// Any other number
    F64(f64),
    /// A text
    Str(&'a str),
    /// A list
    List(Vec<View<'a>>),
    /// An object, in the order of writing
    Object(Vec<(&'a str, View<'a>)>),
    /// JSON of any shape
    Json(&'a Value),
}
