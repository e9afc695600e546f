//! What all operations and types share: JSON, requests, answers and errors.

pub mod json;

pub use json::{
    Date, DateTime, Fault, FromJson, Maybe, Reader, ToJson, Unknown, UnknownInteger, UnknownValue,
    Value, View,
};
#[allow(unused_imports, reason = "a document may need none of some of them")]
pub(crate) use json::{integer_enum, model, newtype, string_enum, union};
