//! Types of other crates, which serde reads and writes.
//!
//! Neither this crate nor a generated one can implement [`ToJson`] and [`FromJson`] for them. Generated code therefore
//! names their position in the type of a field: `Foreign` for the type itself, `Vec<Foreign>` for a list of it. Such a
//! [`ForeignType`] reads the field; it is written with serde as a whole.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::marker::PhantomData;
use std::mem::take;

use jiter::Peek;
use serde::Serialize;
use serde::de::DeserializeOwned;

#[cfg(any(feature = "events", feature = "json-streams"))]
use super::Leniency;
use super::error::Cause;
use super::finite::has_infinite;
#[cfg(any(feature = "events", feature = "json-streams"))]
use super::interop::{Decoded, read_leniently};
use super::interop::{missing, read_document};
use super::view::NOT_FINITE;
use super::{FromJson, JsonError, Maybe, Null, Presence, Reader, Slot, ToJson, View};

/// A value of another crate, which is read and written with serde.
///
/// An operation whose documented errors have such a body returns it in this type.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Foreign<T = ()>(pub T);

impl<T: Serialize> ToJson for Foreign<T> {
    fn view(&self) -> View<'_> {
        View::made(&self.0)
    }
}

impl<T: Serialize + DeserializeOwned> FromJson for Foreign<T> {
    fn read(reader: &mut Reader<'_>) -> Result<Self, JsonError> {
        reader.foreign().map(Self)
    }
}

/// The position of a type of another crate in the type `T`.
pub trait ForeignType<T> {
    /// Reads the next value.
    ///
    /// # Errors
    ///
    /// Fails if the JSON is malformed or does not have the shape of `T`.
    fn read(reader: &mut Reader<'_>) -> Result<T, JsonError>;
}

impl<T: DeserializeOwned> ForeignType<T> for Foreign {
    fn read(reader: &mut Reader<'_>) -> Result<T, JsonError> {
        reader.foreign()
    }
}

impl<T, P: ForeignType<T>> ForeignType<Box<T>> for Box<P> {
    fn read(reader: &mut Reader<'_>) -> Result<Box<T>, JsonError> {
        P::read(reader).map(Box::new)
    }
}

impl<T, P: ForeignType<T>> ForeignType<Option<T>> for Option<P> {
    fn read(reader: &mut Reader<'_>) -> Result<Option<T>, JsonError> {
        if reader.null()? { Ok(None) } else { P::read(reader).map(Some) }
    }
}

impl<T, P: ForeignType<T>> ForeignType<Vec<T>> for Vec<P> {
    fn read(reader: &mut Reader<'_>) -> Result<Vec<T>, JsonError> {
        let mut items = Vec::new();
        reader.list(&mut |reader| {
            items.push(P::read(reader)?);
            Ok(())
        })?;
        Ok(items)
    }
}

impl<T, P: ForeignType<T>> ForeignType<BTreeMap<String, T>> for BTreeMap<String, P> {
    fn read(reader: &mut Reader<'_>) -> Result<BTreeMap<String, T>, JsonError> {
        let mut entries = BTreeMap::new();
        let mut slot = ForeignSlot::<Self, _>::new(&mut entries);
        reader.object(&[], &mut [], &mut slot)?;
        Ok(entries)
    }
}

/// The slot of a field with a type of another crate, at the position `P`.
#[derive(Debug)]
pub struct ForeignSlot<'a, P, S> {
    slot: &'a mut S,
    position: PhantomData<fn() -> P>,
}

impl<'a, P, S> ForeignSlot<'a, P, S> {
    /// Creates a slot from the variable of a field.
    pub fn new(slot: &'a mut S) -> Self {
        Self { slot, position: PhantomData }
    }
}

impl<T, P: ForeignType<T>> Slot for ForeignSlot<'_, P, Option<T>> {
    fn read(
        &mut self,
        _key: &mut Cow<'static, str>,
        reader: &mut Reader<'_>,
    ) -> Result<(), JsonError> {
        *self.slot = Some(P::read(reader)?);
        Ok(())
    }

    fn store_null(&mut self, presence: Presence) -> Null {
        *self.slot = None;
        if presence.is_optional() { Null::Absent } else { Null::Stored }
    }
}

impl<T, P: ForeignType<T>> Slot for ForeignSlot<'_, P, Maybe<T>> {
    fn read(
        &mut self,
        _key: &mut Cow<'static, str>,
        reader: &mut Reader<'_>,
    ) -> Result<(), JsonError> {
        *self.slot = Maybe::Value(P::read(reader)?);
        Ok(())
    }

    fn store_null(&mut self, _presence: Presence) -> Null {
        *self.slot = Maybe::Null;
        Null::Stored
    }
}

/// The entries of a map, or the properties without a field.
impl<T, P: ForeignType<T>> Slot for ForeignSlot<'_, BTreeMap<String, P>, BTreeMap<String, T>> {
    fn read(
        &mut self,
        key: &mut Cow<'static, str>,
        reader: &mut Reader<'_>,
    ) -> Result<(), JsonError> {
        reader.score.opaque = true;
        let value = P::read(reader)?;
        self.slot.insert(take(key).into_owned(), value);
        Ok(())
    }
}

/// A field that can be omitted.
pub trait OptionalField {
    /// Returns the tree that serde makes from the value; `None` if the field is omitted.
    fn made(&self) -> Option<View<'static>>;

    /// Returns whether the field is omitted.
    fn is_omitted(&self) -> bool;
}

impl<T: Serialize> OptionalField for Option<T> {
    fn made(&self) -> Option<View<'static>> {
        self.as_ref().map(View::made)
    }

    fn is_omitted(&self) -> bool {
        self.is_none()
    }
}

impl<T: Serialize> OptionalField for Maybe<T> {
    fn made(&self) -> Option<View<'static>> {
        match self {
            Self::Absent => None,
            Self::Null => Some(View::Null),
            Self::Value(value) => Some(View::made(value)),
        }
    }

    fn is_omitted(&self) -> bool {
        self.is_absent()
    }
}

/// The place of a field with a type of another crate in a list of values, until [`View::with_foreign`] sets its tree.
#[derive(Clone, Copy, Debug)]
pub struct ForeignField {
    /// Whether the field has no value.
    pub is_omitted: bool,
}

impl ToJson for ForeignField {
    fn view(&self) -> View<'_> {
        View::Null
    }

    fn is_absent(&self) -> bool {
        self.is_omitted
    }
}

impl<'a> View<'a> {
    /// Returns the tree that serde makes from a value.
    pub fn made<T: Serialize + ?Sized>(value: &T) -> View<'static> {
        if has_infinite(value) {
            return View::Invalid(NOT_FINITE);
        }
        match serde_json::to_value(value) {
            Ok(tree) => View::Made(Box::new(tree)),
            Err(_) => View::Invalid("serde cannot write a value of its type as JSON"),
        }
    }

    /// Replaces the value of a field in an object, unless the field has no value.
    #[must_use]
    pub fn with_foreign(mut self, key: &'static str, value: Option<View<'a>>) -> Self {
        if let (Self::Object(entries), Some(value)) = (&mut self, value) {
            match entries.iter_mut().find(|entry| entry.0 == key) {
                Some(entry) => {
                    #[cfg(feature = "read-only")]
                    if let Self::ReadOnly(marked) = &mut entry.1 {
                        **marked = value;
                        return self;
                    }
                    let is_filled = matches!(entry.1, Self::Filled(_)) && value.is_blank();
                    entry.1 = if is_filled { Self::Filled(Box::new(value)) } else { value };
                }
                // The field could not be read.
                None if value.is_blank() => {}
                None => entries.push((key, value)),
            }
        }
        self
    }

    /// Adds the entries of a map at the end of an object, if `P` is the position in the map.
    #[must_use]
    pub fn with_foreign_entries<P: ForeignType<BTreeMap<String, T>>, T: Serialize>(
        mut self,
        map: &'a BTreeMap<String, T>,
    ) -> Self {
        if let Self::Object(entries) = &mut self {
            entries.extend(map.iter().map(|(key, value)| (key.as_str(), View::made(value))));
        }
        self
    }
}

impl Reader<'_> {
    /// Reads a value with serde.
    ///
    /// # Errors
    ///
    /// Fails if the JSON is malformed or the type rejects it.
    pub fn foreign<T: DeserializeOwned>(&mut self) -> Result<T, JsonError> {
        if self.is_blank() {
            return Err(self.mismatch("a value", Peek::Null));
        }
        // Serde does not report which properties the type describes.
        self.score.opaque |= self.peek()? == Peek::Object;
        let (offset, json) = self.raw()?;
        serde_json::from_slice(json).map_err(|error| {
            let message = error.to_string();
            let reason =
                message.rsplit_once(" at line ").map_or(message.as_str(), |(reason, _)| reason);
            JsonError::new(Cause::Foreign(reason.to_owned()), offset)
        })
    }
}

/// Reads a value with a type of another crate from a JSON document.
///
/// # Errors
///
/// Fails if the document is not JSON, does not have the shape of `T`, or continues after the value.
pub fn foreign_from_slice<P: ForeignType<T>, T>(body: &[u8]) -> Result<T, JsonError> {
    let mut value = None;
    read_document(body, &mut ForeignSlot::<P, _>::new(&mut value))?;
    value.ok_or_else(|| missing(body))
}

/// Does the same as [`foreign_from_slice`], and reads parts of the document leniently.
#[cfg(any(feature = "events", feature = "json-streams"))]
pub(crate) fn decode_foreign<P: ForeignType<T>, T>(body: &[u8], parts: Leniency) -> Decoded<T> {
    let mut value = None;
    let problems = read_leniently(body, parts, &mut ForeignSlot::<P, _>::new(&mut value))?;
    value.map(|value| (value, problems)).ok_or_else(|| missing(body))
}
