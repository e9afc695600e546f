//! Whole texts, and the way to and from serde.

use serde::de::{Deserialize, Deserializer, Error};
use serde::ser::{Serialize, Serializer};
use serde_json::Value;

use super::fault::Problem;
use super::{Decode, Fault, Part, Reader, Slot, ToJson};

/// Reads a value from a JSON text.
///
/// # Errors
///
/// Fails when the text is not JSON, does not have the shape of `T`, or goes on behind the value.
pub fn from_slice<T: Decode>(body: &[u8]) -> Result<T, Fault> {
    let mut value = Part::default();
    read_whole(body, &mut value)?;
    match value.into_inner() {
        Some(value) => Ok(value),
        None => Err(Fault::new(Problem::Missing, body.len())),
    }
}

/// What is the same for all types: reads a JSON text into a blank place.
pub(crate) fn read_whole(body: &[u8], place: &mut dyn Slot) -> Result<(), Fault> {
    let mut reader = Reader::new(body);
    place.fill(&mut reader)?;
    reader.finish()
}

/// Reads a value from a JSON tree.
///
/// # Errors
///
/// Fails when the tree does not have the shape of `T`.
pub fn from_value<T: Decode>(tree: &Value) -> Result<T, Fault> {
    from_slice(&to_vec(tree))
}

/// Writes a value as a JSON text.
#[must_use]
pub fn to_vec(value: &dyn ToJson) -> Vec<u8> {
    // A view has only texts as keys and no impl of its own that fails.
    serde_json::to_vec(&value.view()).unwrap_or_default()
}

/// Makes a JSON tree of a value.
#[must_use]
pub fn to_value(value: &dyn ToJson) -> Value {
    serde_json::to_value(value.view()).unwrap_or_default()
}

/// What `serde::Serialize` does for all types.
///
/// # Errors
///
/// Fails when the serializer does.
// Not inlined, because the traits of serde have a copy of this for each type.
#[inline(never)]
pub fn serialize<S: Serializer>(value: &dyn ToJson, serializer: S) -> Result<S::Ok, S::Error> {
    value.view().serialize(serializer)
}

/// What `serde::Deserialize` does for all types.
///
/// # Errors
///
/// Fails when the deserializer does, or when its value does not have the shape of `T`.
// Not inlined, like the above.
#[inline(never)]
pub fn deserialize<'de, T: Decode, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    from_value(&Value::deserialize(deserializer)?).map_err(D::Error::custom)
}
