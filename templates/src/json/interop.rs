//! Whole documents, and the connection to serde.

use std::borrow::Cow;

use serde::de::{Deserialize, Deserializer, Error};
use serde::ser::{Serialize, Serializer};
use serde_json::Value;

#[cfg(all(feature = "client", feature = "unions"))]
use super::Alternative;
use super::error::Cause;
use super::reader::mark;
use super::{FromJson, JsonError, Reader, Slot, ToJson};
#[cfg(feature = "client")]
use super::{Leniency, Problem};

/// Reads a value from a JSON document.
///
/// # Errors
///
/// Fails if the document is not JSON, does not have the shape of `T`, or continues after the value.
pub fn from_slice<T: FromJson>(body: &[u8]) -> Result<T, JsonError> {
    let mut value = None;
    read_document(body, &mut value)?;
    value.ok_or_else(|| missing(body))
}

/// Reads the value of a JSON document into a slot. This is the part of reading that is the same for all types.
///
/// # Errors
///
/// Fails as [`from_slice`] does.
pub fn read_document(body: &[u8], value: &mut dyn Slot) -> Result<(), JsonError> {
    let mut reader = Reader::new(body);
    let read = value.read(&mut Cow::Borrowed("$"), &mut reader);
    read.and_then(|()| reader.finish()).map_err(|error| error.after(mark(body)))
}

/// A value, and the parts of its document that lenient decoding replaced or omitted.
#[cfg(feature = "client")]
pub(crate) type Decoded<T> = Result<(T, Vec<Problem>), JsonError>;

/// Reads the value of a JSON document into a slot, and parts of it leniently. Returns the parts that were replaced or
/// omitted.
///
/// # Errors
///
/// Fails as [`from_slice`] does.
#[cfg(feature = "client")]
pub(crate) fn read_leniently(
    body: &[u8],
    parts: Leniency,
    value: &mut dyn Slot,
) -> Result<Vec<Problem>, JsonError> {
    let mut reader = Reader::lenient(body, parts);
    let read = value.read(&mut Cow::Borrowed("$"), &mut reader);
    read.and_then(|()| reader.finish()).map_err(|error| error.after(mark(body)))?;
    Ok(reader.into_problems())
}

/// Does the same as [`read_leniently`], and returns the value.
#[cfg(any(feature = "events", feature = "json-streams"))]
pub(crate) fn decode<T: FromJson>(body: &[u8], parts: Leniency) -> Decoded<T> {
    let mut value = None;
    let problems = read_leniently(body, parts, &mut value)?;
    value.map(|value| (value, problems)).ok_or_else(|| missing(body))
}

/// Returns the error that a document has no value.
pub(super) fn missing(body: &[u8]) -> JsonError {
    JsonError::new(Cause::Missing("a value"), body.len())
}

/// Reads a JSON document as the alternative that it fits best.
///
/// # Errors
///
/// Fails with the error of the first alternative if the document fits none, or continues after the value.
#[cfg(all(feature = "client", feature = "unions"))]
pub fn read_union<T: 'static>(
    body: &[u8],
    parts: Leniency,
    alternatives: &[Alternative<T>],
) -> Decoded<T> {
    let mut reader = Reader::lenient(body, parts);
    let value = match (reader.union(alternatives), alternatives.first()) {
        (Some(value), _) => value,
        (None, Some(first)) => first(&mut reader)?,
        (None, None) => return Err(missing(&[])),
    };
    reader.finish()?;
    Ok((value, reader.into_problems()))
}

/// Reads a value from a JSON tree.
///
/// # Errors
///
/// Fails if the tree does not have the shape of `T`.
pub fn from_value<T: FromJson>(tree: &Value) -> Result<T, JsonError> {
    from_slice(&to_vec(tree))
}

/// Writes a value as a JSON document.
#[must_use]
pub fn to_vec(value: &dyn ToJson) -> Vec<u8> {
    let mut json = Vec::with_capacity(128);
    value.view().write(&mut json);
    json
}

/// Does the same as [`to_vec`]. Returns the reason if JSON cannot express the value, such as a number that is not finite.
#[cfg(feature = "client")]
pub(crate) fn to_checked_vec(value: &dyn ToJson) -> Result<Vec<u8>, &'static str> {
    let view = value.view();
    view.check()?;
    let mut json = Vec::with_capacity(128);
    view.write(&mut json);
    Ok(json)
}

/// Converts a value to a JSON tree.
#[must_use]
pub fn to_value(value: &dyn ToJson) -> Value {
    serde_json::to_value(value.view()).unwrap_or_default()
}

/// Implements `serde::Serialize` for all types.
///
/// # Errors
///
/// Fails if the serializer does.
// Inlined, it would be copied into the implementation of each type.
#[inline(never)]
pub fn serialize<S: Serializer>(value: &dyn ToJson, serializer: S) -> Result<S::Ok, S::Error> {
    value.view().serialize(serializer)
}

/// Implements `serde::Deserialize` for all types.
///
/// # Errors
///
/// Fails if the deserializer does, or if its value does not have the shape of `T`.
// Not inlined for the same reason as `serialize`.
#[inline(never)]
pub fn deserialize<'de, T: FromJson, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    from_value(&Value::deserialize(deserializer)?).map_err(D::Error::custom)
}
